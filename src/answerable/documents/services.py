"""Taking a file in. Reading it is the next chapter's work."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from answerable.documents.cards import CannotRead, Text
from answerable.documents.formats.kinds import refuse_at_sight
from answerable.documents.formats.limits import MAX_BYTES, MEGABYTE
from answerable.documents.models import Document, DocumentText, Import
from answerable.documents.queries import DocumentCard, ImportCard, document_card, import_card
from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused

STOPPED_AFTER = timedelta(minutes=5)
"""No file is read for longer than its limits allow, so whatever began before that has stopped."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An import whose bytes wait in the file store under `stored_as`."""

    import_id: int
    name: str
    sha256: str
    area: str
    stored_as: str

    def copy_to(self, path: Path) -> None:
        """Write the waiting bytes to `path`."""
        with default_storage.open(self.stored_as) as source, path.open("wb") as copy:
            for chunk in source.chunks():
                copy.write(chunk)


def receive_document(
    by: Actor, *, name: str, content: bytes, area: str, now: datetime, source_address: str = ""
) -> ImportCard:
    """Keep the bytes until they are read, and answer with the import to watch.

    Raises CannotRead (empty, too_large, wrong_type) before anything is stored.
    """
    require(by, Action.ADD_DOCUMENT, area=area)
    name = PurePath(name.replace("\\", "/")).name[:255] or "document"
    if not content:
        raise CannotRead("empty", "The file is empty.")
    if len(content) > MAX_BYTES:
        raise CannotRead("too_large", f"The file is too large; the limit is {MAX_BYTES // MEGABYTE}MB.")
    # What is inside is told by the process that reads it: nothing a stranger made is opened in this one.
    refuse_at_sight(content)
    sha256 = hashlib.sha256(content).hexdigest()
    with recorded(by, verb="receive_document", subject=f"document:{sha256[:12]}", now=now) as entry:
        stored_as = default_storage.save(f"incoming/{sha256}", ContentFile(content))
        row = Import.objects.create(
            name=name,
            sha256=sha256,
            size=len(content),
            area=area,
            source_address=source_address,
            stored_as=stored_as,
            brought_by=by.name,
            brought_by_id_number=by.user_id,
            started_at=now,
        )
        entry.note(name=name, sha256=sha256, size=len(content), area=area, source=source_address)
    return import_card(row)


def retry_import(by: Actor, *, import_id: int, now: datetime) -> ImportCard:
    """Put an import back to wait whose reading stopped half-way, as when the worker was killed. Its bytes still wait.

    Raises Refused "changed" when it has ended, or began too lately to be called stopped.
    """
    card = import_card(Import.objects.get(pk=import_id))
    require(by, Action.ADD_DOCUMENT, area=card.area)
    with recorded(by, verb="retry_import", subject=f"import:{import_id}", now=now) as entry:
        stopped = Import.objects.filter(pk=import_id, ended_at=None, started_at__lte=now - STOPPED_AFTER)
        if not stopped.update(state=Import.State.WAITING, step="", started_at=now):
            raise Refused("This file is being read, or has been.", why="changed")
        entry.note(name=card.name, area=card.area, was=card.state)
    return import_card(Import.objects.get(pk=import_id))


def claim_import(import_id: int) -> Waiting | None:
    """Within the verb that reads it: take a waiting import for oneself; None when somebody else has it already."""
    claimed = Import.objects.filter(pk=import_id, state=Import.State.WAITING).update(
        state=Import.State.READING, step="Reading the file"
    )
    if not claimed:
        return None
    row = Import.objects.get(pk=import_id)
    return Waiting(row.pk, row.name, row.sha256, row.area, row.stored_as)


def note_step(import_id: int, step: str) -> None:
    """Within the verb that reads it: say how far it is, for whoever watches."""
    Import.objects.filter(pk=import_id).update(step=step[:120])


def keep_document(import_id: int, *, text: Text, now: datetime) -> DocumentCard:
    """Within the verb that read it: turn an import's waiting bytes into a document with its text.

    Not a verb of its own: it must be called inside a recorded transaction.
    """
    row = Import.objects.select_for_update().get(pk=import_id)
    document, made = Document.objects.get_or_create(
        sha256=row.sha256,
        defaults={
            "name": row.name,
            "format": text.format,
            "size": row.size,
            "pages": text.pages,
            "stored_as": f"documents/{row.sha256[:2]}/{row.sha256}",
            "source_address": row.source_address,
            "brought_by": row.brought_by,
            "added_at": now,
        },
    )
    if made:
        DocumentText.objects.create(document=document, blocks=text.to_json())
        if not default_storage.exists(document.stored_as):
            with default_storage.open(row.stored_as) as file:
                default_storage.save(document.stored_as, file)
    end_import(import_id, state=Import.State.READ, now=now, document=document)
    return document_card(document)


def end_import(
    import_id: int,
    *,
    state: str,
    now: datetime,
    document: Document | None = None,
    code: str = "",
    sentence: str = "",
) -> None:
    """Within the verb that read or refused it: state the outcome and let go of the waiting bytes after the commit."""
    row = Import.objects.get(pk=import_id)
    waiting = row.stored_as
    Import.objects.filter(pk=import_id).update(
        state=state, step="", ended_at=now, document=document, code=code, sentence=sentence, stored_as=""
    )
    if waiting:
        transaction.on_commit(lambda: default_storage.delete(waiting))
