"""Reading what arrived, in a separate process, and ending a review."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone
from django_tasks import task

from answerable.documents import queries as documents
from answerable.documents.cards import CannotRead, Place, Text
from answerable.documents.services import Waiting, claim_import, end_import, keep_document, note_step
from answerable.extraction.cards import INSPECTION_TYPES, LogEntry
from answerable.extraction.cards import Reading as Read
from answerable.extraction.models import ActionRead, Candidate, DoubtNoted, GradeRead, Reading
from answerable.extraction.readers.json_form import to_json
from answerable.extraction.readers.process import read_file
from answerable.journal.services import recorded
from answerable.people import queries as people
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


def read_import(by: Actor, *, import_id: int, clock: Callable[[], datetime]) -> int | None:
    """Read a waiting import in its own process; the id of the reading, or None when the file was refused.

    The outcome is stated on the import either way. `clock` gives the moment, because reading takes a while.
    """
    require(by, Action.ADD_DOCUMENT, area=documents.import_named(import_id).area)
    waiting = claim_import(import_id)
    if waiting is None:
        return None
    try:
        text, read = _read(waiting)
    except CannotRead as problem:
        with recorded(
            by, verb="refuse_document", subject=f"document:{waiting.sha256[:12]}", now=clock()
        ) as entry:
            end_import(import_id, state="refused", now=clock(), code=problem.code, sentence=str(problem))
            entry.note(code=problem.code, sentence=str(problem), name=waiting.name)
        return None
    return _keep(by, waiting, text, read, clock())


def _read(waiting: Waiting) -> tuple[Text, Read]:
    """The file's text and reading, from a child process that has its own copy of the bytes."""
    with tempfile.TemporaryDirectory(prefix="answerable-import-") as folder:
        path = Path(folder) / waiting.name
        waiting.copy_to(path)
        return read_file(path, on_progress=lambda step: note_step(waiting.import_id, step))


def _keep(by: Actor, row: Waiting, text: Text, read: Read, now: datetime) -> int:
    with recorded(by, verb="read_document", subject=f"document:{row.sha256[:12]}", now=now) as entry:
        document = keep_document(row.import_id, text=text, now=now)
        known = Reading.objects.filter(document_id=document.document_id, area=row.area).exclude(
            state=Reading.State.SET_ASIDE
        )
        if existing := known.first():
            entry.note(already_read=existing.pk)
            return existing.pk
        reading = Reading.objects.create(
            document_id=document.document_id,
            area=row.area,
            kind=read.kind,
            reader=read.reader,
            facts=to_json(read, text=text),
            title=read.title.value or "",
            force_name=read.force.value or "",
            published_on=_day(read.published.value),
            published_source="read from the document" if read.published.value else "",
            types={name: read.types[name].value if name in read.types else None for name in INSPECTION_TYPES},
            force_quoted=read.force_quoted.value,
            monitoring_phase=read.monitoring_phase.value or "",
            summary=read.summary.value or "",
            force_response=read.force_response.value or "",
            statement=read.pcc_statement.value or "",
            scrutiny_on=_day(read.scrutiny_on.value),
            questions=[question.text for question in read.questions],
            read_at=now,
        )
        _propose(reading, read)
        _doubt_force(reading)
        entry.note(
            reader=read.reader, kind=read.kind, findings=len(read.findings), grades=len(read.grades),
            doubts=len(read.doubts), area=row.area,
        )  # fmt: skip
    return reading.pk


def _propose(reading: Reading, read: Read) -> None:
    by_id: dict[str, Candidate] = {}
    for number, found in enumerate(read.findings, start=1):
        by_id[found.id] = Candidate.objects.create(
            reading=reading,
            number=number,
            order=number,
            kind=found.kind,
            ref=found.ref or "",
            text=found.text,
            parent=by_id.get(found.parent or ""),
            question=found.question or "",
            called=found.called or "",
            status=found.status or "",
            addressee=found.addressee or "",
            due_text=found.due_text or "",
            due=found.due or "",
            log=[_logged(entry) for entry in found.log],
            accelerated=found.accelerated,
            places=[asdict(place) for place in found.places],
            also=[asdict(place) for place in found.also],
        )
    for order, grade in enumerate(read.grades, start=1):
        GradeRead.objects.create(
            reading=reading,
            order=order,
            question=grade.question,
            grade=grade.grade,
            place=asdict(grade.place),
        )
    _propose_actions(reading, read, by_id)
    # Two doubts at one place are one decision: the list that stops at 12, and the item that lost its number.
    at_place = {
        doubt.place: by_id[doubt.about] for doubt in read.doubts if doubt.place and doubt.about in by_id
    }
    for order, doubt in enumerate(read.doubts, start=1):
        beside = at_place.get(doubt.place) if doubt.place and doubt.decide and not doubt.about else None
        DoubtNoted.objects.create(
            reading=reading,
            order=order,
            code=doubt.code,
            message=doubt.message,
            place=_place(doubt.place),
            candidate=by_id.get(doubt.about or "", beside),
            about=doubt.about or "",
            decide=doubt.decide,
        )


def _propose_actions(reading: Reading, read: Read, by_id: dict[str, Candidate]) -> None:
    for order, action in enumerate(read.actions, start=1):
        row = ActionRead.objects.create(
            reading=reading,
            order=order,
            text=action.text,
            owner=action.owner or "",
            due_text=action.due_text or "",
            due=action.due or "",
            status=action.status or "",
            places=[asdict(place) for place in action.places],
        )
        row.candidates.set([by_id[one] for one in action.findings])


def _logged(entry: LogEntry) -> dict[str, Any]:
    return {
        **asdict(entry),
        "places": [asdict(place) for place in entry.places],
        "on": entry.on.isoformat() if entry.on else None,
    }


def _doubt_force(reading: Reading) -> None:
    """A report that names another force we know than the one it was brought for is a thing for a person to decide."""
    forces = people.bodies(kind="force")
    ours = [one for one in forces if one.area_slug == reading.area]
    named = [one for one in forces if one.name.casefold() in reading.force_name.casefold()]
    if named and ours and not any(one.area_slug == reading.area for one in named):
        DoubtNoted.objects.create(
            reading=reading,
            order=reading.doubts.count() + 1,
            code="other_force",
            message=f"The document is about {reading.force_name}, and it was brought for {ours[0].name}.",
            about="force",
            decide=True,
        )


def _place(place: Place | None) -> dict[str, int | None] | None:
    return asdict(place) if place else None


def _day(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


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
