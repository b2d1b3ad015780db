"""Reading what arrived, in a separate process, and ending a review."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.utils import timezone
from django_tasks import task

from answerable.documents import queries as documents
from answerable.documents.cards import CannotRead, Text
from answerable.documents.services import Waiting, claim_import, end_import, keep_document, note_step
from answerable.extraction.cards import Reading as Read
from answerable.extraction.models import Reading
from answerable.extraction.queries import columns_told
from answerable.extraction.readers.process import read_file
from answerable.extraction.readers.sheet_columns import Told
from answerable.extraction.services.proposing import keep_told, propose, told_of, values_of
from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.people.queries import system_actor
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused


@task()
def read_import_task(import_id: int) -> int | None:
    """`read_import` in the background, by a program on behalf of whoever brought the file."""
    brought_by = documents.import_named(import_id).brought_by
    by = replace(system_actor("worker"), name=f"worker, for {brought_by}")
    return read_import(by, import_id=import_id, clock=timezone.now)


def read_import(
    by: Actor, *, import_id: int, clock: Callable[[], datetime], told: Told | None = None
) -> int | None:
    """Read a waiting import in its own process; the id of the reading, or None when the file was refused.

    The outcome is stated on the import either way. `clock` gives the moment, because reading takes a while. `told` is
    what whoever brings it says of a spreadsheet's columns; it is kept for the next file with the same headings.
    """
    require(by, Action.ADD_DOCUMENT, area=documents.import_named(import_id).area)
    waiting = claim_import(import_id)
    if waiting is None:
        return None
    try:
        text, read = _read(waiting, told)
    except CannotRead as problem:
        with recorded(
            by, verb="refuse_document", subject=f"document:{waiting.sha256[:12]}", now=clock()
        ) as entry:
            end_import(import_id, state="refused", now=clock(), code=problem.code, sentence=str(problem))
            entry.note(code=problem.code, sentence=str(problem), name=waiting.name)
        return None
    return _keep(by, waiting, text, read, told=told, now=clock())


def _read(waiting: Waiting, told: Told | None) -> tuple[Text, Read]:
    """The file's text and reading, from a child process that has its own copy of the bytes."""
    with tempfile.TemporaryDirectory(prefix="answerable-import-") as folder:
        path = Path(folder) / waiting.name
        waiting.copy_to(path)
        columns = (*columns_told(waiting.area), *((told,) if told else ()))
        return read_file(path, columns=columns, on_progress=lambda step: note_step(waiting.import_id, step))


def _keep(by: Actor, row: Waiting, text: Text, read: Read, *, told: Told | None, now: datetime) -> int:
    with recorded(by, verb="read_document", subject=f"document:{row.sha256[:12]}", now=now) as entry:
        document = keep_document(row.import_id, text=text, now=now)
        known = Reading.objects.filter(document_id=document.document_id, area=row.area).exclude(
            state=Reading.State.SET_ASIDE
        )
        if existing := known.first():
            entry.note(already_read=existing.pk)
            return existing.pk
        reading = Reading.objects.create(
            document_id=document.document_id, area=row.area, read_at=now, **values_of(read, text)
        )
        propose(reading, read)
        if told is not None:
            keep_told(told_of(read.columns, told.roles), area=row.area, by=by, now=now)
        entry.note(
            reader=read.reader, kind=read.kind, findings=len(read.findings), grades=len(read.grades),
            doubts=len(read.doubts), area=row.area,
        )  # fmt: skip
    return reading.pk


def freeze_reading(reading_id: int, *, now: datetime) -> None:
    """Within the verb that puts it in the register: no more review. Not a verb of its own."""
    changed = Reading.objects.filter(pk=reading_id, state=Reading.State.OPEN).update(
        state=Reading.State.REGISTERED, ended_at=now
    )
    if not changed:
        raise Refused("Somebody else has already ended this review.", why="changed")


def set_aside_reading(by: Actor, *, reading_id: int, reason: str, now: datetime) -> None:
    """End a review without putting anything in the register; the document is kept and may be read again."""
    row = Reading.objects.get(pk=reading_id)
    require(by, Action.REVIEW, area=row.area)
    if not reason.strip():
        raise Refused("Say why this report is set aside.", why="incomplete")
    with recorded(by, verb="set_aside_reading", subject=f"reading:{reading_id}", now=now) as entry:
        changed = Reading.objects.filter(pk=reading_id, state=Reading.State.OPEN).update(
            state=Reading.State.SET_ASIDE, ended_at=now
        )
        if not changed:
            raise Refused("This review has already ended.", why="changed")
        entry.note(reason=reason)
