"""Correcting the grades a reader saw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from answerable.extraction.models import DoubtNoted, GradeRead, Reading
from answerable.extraction.services.changing import CHANGED, open_reading
from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.rules.grades import Grade
from answerable.rules.refusals import Refused

SETTLED = ("grades_disagree", "grade_counts_differ")
"""Doubts that are settled by a person who has gone through the grades."""


@dataclass(frozen=True, slots=True)
class GradeWords:
    """A grade as a person gives it. `of` is the place in the list (from 1) of the grade that it corrects, or None."""

    question: str
    grade: str
    of: int | None = None


def correct_grades(
    by: Actor, *, reading_id: int, grades: list[GradeWords], version: int | None, now: datetime
) -> None:
    """Put these grades in place of those that were read; each that corrects one keeps its place in the source."""
    reading = open_reading(by, reading_id)
    for one in grades:
        if not one.question.strip() or one.grade not in set(Grade):
            raise Refused("Give an area and a grade for each.", why="incomplete")
    with recorded(by, verb="correct_grades", subject=f"reading:{reading_id}", now=now) as entry:
        expected = reading.version if version is None else version
        if not Reading.objects.filter(pk=reading_id, version=expected).update(version=F("version") + 1):
            raise Refused(CHANGED, why="changed")
        was = list(reading.grades.order_by("order"))
        places = {number: row.place for number, row in enumerate(was, start=1)}
        entry.note(before=[[row.question, row.grade] for row in was])
        reading.grades.all().delete()
        GradeRead.objects.bulk_create(
            GradeRead(
                reading=reading,
                order=order,
                question=" ".join(one.question.split())[:300],
                grade=one.grade,
                place=places.get(one.of or 0),
            )
            for order, one in enumerate(grades, start=1)
        )
        DoubtNoted.objects.filter(reading=reading, code__in=SETTLED, settled_at=None).update(
            settled_at=now, settled_by=by.name, settlement="grades corrected"
        )
        entry.note(after=[[one.question, one.grade] for one in grades])
