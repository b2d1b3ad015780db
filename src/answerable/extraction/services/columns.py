"""Saying what the columns of a spreadsheet mean, for the one in review and the next with the same headings."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.db.models import F

from answerable.documents import queries as documents
from answerable.documents.cards import SPREADSHEETS
from answerable.extraction.models import Reading
from answerable.extraction.queries import columns_of, columns_told, decisions_made
from answerable.extraction.readers.column_words import IGNORE, ROLES
from answerable.extraction.readers.process import read_file
from answerable.extraction.services.changing import CHANGED, open_reading
from answerable.extraction.services.proposing import keep_told, propose, told_of, values_of
from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.rules.refusals import Refused

_CONFIRMED = (
    "title",
    "published_on",
    "published_source",
    "types",
    "force_quoted",
    "monitoring_phase",
    "summary",
)
"""What stays as a person confirmed it when the rest is read again."""


def tell_columns(
    by: Actor,
    *,
    reading_id: int,
    roles: Mapping[str, str],
    version: int | None,
    now: datetime,
    despite_decisions: bool = False,
) -> int:
    """Say what columns mean, read the file again with that, and keep it for the area; the number of findings.

    `roles` maps heading keys to keys of `column_words.ROLES`, or to IGNORE. Decisions already made about candidates are
    lost, and refused unless `despite_decisions`. Raises Refused, and CannotRead when the file can no longer be read.
    """
    reading = open_reading(by, reading_id)
    document = documents.document(reading.document_id)
    _check(reading, document.format, roles, despite_decisions=despite_decisions)
    held = [column for card in columns_of(reading_id) for column in card.columns]
    told = told_of(held, roles)
    with tempfile.TemporaryDirectory(prefix="answerable-columns-") as folder:
        path = Path(folder) / f"sheet.{document.format}"
        path.write_bytes(documents.original_bytes(document.document_id))
        text, read = read_file(path, name=document.name, columns=(*columns_told(reading.area), *told))
    with recorded(by, verb="tell_columns", subject=f"reading:{reading_id}", now=now) as entry:
        values = values_of(read, text)
        if reading.confirmed_at is not None:
            values = {name: value for name, value in values.items() if name not in _CONFIRMED}
        changed = Reading.objects.filter(
            pk=reading_id, state=Reading.State.OPEN, version=version or reading.version
        ).update(version=F("version") + 1, **values)
        if not changed:
            raise Refused(CHANGED, why="changed")
        reading.refresh_from_db()
        lost = _clear(reading)
        propose(reading, read)
        keep_told(told, area=reading.area, by=by, now=now)
        entry.note(roles=dict(roles), findings=len(read.findings), decisions_lost=lost)
    return len(read.findings)


def _check(reading: Reading, source: str, roles: Mapping[str, str], *, despite_decisions: bool) -> None:
    if source not in SPREADSHEETS:
        raise Refused("Only a spreadsheet has columns to say the meaning of.")
    if unknown := sorted(set(roles.values()) - set(ROLES) - {IGNORE}):
        raise Refused(f"A column cannot hold “{unknown[0]}”.", why="incomplete")
    if not {"finding", "cause"} & set(roles.values()):
        raise Refused("Say which column holds the words of the findings.", why="incomplete")
    decided = decisions_made(reading.pk)
    if decided and not despite_decisions:
        number = "One decision" if decided == 1 else f"{decided} decisions"
        raise Refused(f"{number} about the findings would be lost: say that you want that.", why="incomplete")


def _clear(reading: Reading) -> int:
    """Take away what the earlier reading proposed; how many decisions went with it."""
    lost = decisions_made(reading.pk)
    reading.doubts.all().delete()
    reading.actions.all().delete()
    reading.grades.all().delete()
    reading.candidates.update(parent=None, merged_into=None)
    reading.candidates.all().delete()
    return lost
