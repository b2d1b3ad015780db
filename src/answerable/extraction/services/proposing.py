"""Writing down what a reader proposes: when a file is read first, and when it is read again with other columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from itertools import groupby
from typing import Any

from answerable.documents.cards import Place, Text
from answerable.extraction.cards import INSPECTION_TYPES, LogEntry, ReadColumn
from answerable.extraction.cards import Reading as Read
from answerable.extraction.models import ActionRead, Candidate, ColumnsTold, DoubtNoted, GradeRead, Reading
from answerable.extraction.queries import fingerprint_of
from answerable.extraction.readers.json_form import to_json
from answerable.extraction.readers.sheet_columns import Told
from answerable.people import queries as people
from answerable.people.cards import Actor


def values_of(read: Read, text: Text) -> dict[str, Any]:
    """What a reading row says of itself, as the reader proposes it."""
    return {
        "kind": read.kind,
        "reader": read.reader,
        "facts": to_json(read, text=text),
        "title": (read.title.value or "")[:300],
        "force_name": (read.force.value or "")[:300],
        "published_on": _day(read.published.value),
        "published_source": "read from the document" if read.published.value else "",
        "types": {name: read.types[name].value if name in read.types else None for name in INSPECTION_TYPES},
        "force_quoted": read.force_quoted.value,
        "monitoring_phase": (read.monitoring_phase.value or "")[:60],
        "summary": read.summary.value or "",
        "force_response": read.force_response.value or "",
        "statement": read.pcc_statement.value or "",
        "scrutiny_on": _day(read.scrutiny_on.value),
        "questions": [question.text for question in read.questions],
    }


def propose(reading: Reading, read: Read) -> None:
    """Within the verb that read it: the candidates, grades, actions and doubts of a reading that has none."""
    by_id = _propose_candidates(reading, read)
    for order, grade in enumerate(read.grades, start=1):
        GradeRead.objects.create(
            reading=reading,
            order=order,
            question=grade.question[:300],
            grade=grade.grade,
            place=asdict(grade.place),
        )
    _propose_actions(reading, read, by_id)
    _note_doubts(reading, read, by_id)
    _doubt_force(reading)


def _propose_candidates(reading: Reading, read: Read) -> dict[str, Candidate]:
    by_id: dict[str, Candidate] = {}
    for number, found in enumerate(read.findings, start=1):
        by_id[found.id] = Candidate.objects.create(
            reading=reading,
            number=number,
            order=number,
            kind=found.kind,
            ref=(found.ref or "")[:60],
            text=found.text,
            parent=by_id.get(found.parent or ""),
            question=(found.question or "")[:300],
            called=(found.called or "")[:100],
            status=(found.status or "")[:200],
            addressee=(found.addressee or "")[:200],
            due_text=(found.due_text or "")[:200],
            due=found.due or "",
            log=[_logged(entry) for entry in found.log],
            accelerated=found.accelerated,
            places=[asdict(place) for place in found.places],
            also=[asdict(place) for place in found.also],
        )
    return by_id


def _note_doubts(reading: Reading, read: Read, by_id: dict[str, Candidate]) -> None:
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
            owner=(action.owner or "")[:200],
            due_text=(action.due_text or "")[:200],
            due=action.due or "",
            status=(action.status or "")[:200],
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


def told_of(columns: Sequence[ReadColumn], roles: Mapping[str, str]) -> list[Told]:
    """What was told of each set of headings in a file; `roles` maps heading keys to what they mean."""
    sections = (list(held) for _, held in groupby(columns, key=lambda column: (column.table, column.row)))
    sets = dict.fromkeys(frozenset(column.key for column in section) for section in sections)
    return [
        Told({key: role for key, role in roles.items() if key in keys}, keys)
        for keys in sets
        if keys & set(roles)
    ]


def keep_told(told: Iterable[Told], *, area: str, by: Actor, now: datetime) -> None:
    """Within the verb that was told it: keep what headings mean, for the next file of the area that has the same ones."""
    for one in told:
        headings = sorted(one.headings or ())
        ColumnsTold.objects.update_or_create(
            area=area,
            fingerprint=fingerprint_of(headings),
            defaults={"headings": headings, "roles": dict(one.roles), "told_by": by.name, "told_at": now},
        )
