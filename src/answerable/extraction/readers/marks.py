"""Which stretches of the source stand for which value: what the review and `answerable read --html` both mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answerable.documents.cards import Place
from answerable.extraction.cards import Reading

FINDING = "finding"
AGAIN = "again"
VALUE = "value"


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of one block, characters [start, end).

    sort    finding | again (the same finding printed again) | value (a fact, a grade, a question, an action)
    label   what stands on the badge: the number of a candidate, or what the value is ("Title", "Grade: good")
    about   the anchor of what it leads to, without "#"
    anchor  the id of the stretch itself, on the first stretch of a first place only
    doubt   whether a person must still decide about it
    """

    start: int
    end: int
    sort: str
    label: str
    about: str = ""
    anchor: str = ""
    doubt: bool = False


Marks = dict[int, list[Mark]]
"""By block number."""

_FACTS = {
    "title": "Title",
    "force": "Force",
    "published": "Published",
    "monitoring_phase": "Monitoring phase",
    "force_quoted": "Force quoted",
    "summary": "Summary",
    "force_response": "Force’s response",
    "pcc_statement": "Commissioner’s statement",
    "scrutiny_on": "Scrutiny meeting",
}


def marks_of(reading: Reading) -> Marks:
    """Every value of a reading, where it stands. Findings come first and so keep the words that others share."""
    decide = {doubt.about for doubt in reading.doubts if doubt.decide and doubt.about}
    marks: Marks = {}
    for finding in reading.findings:
        add_finding(
            marks, finding.id.removeprefix("f"), finding.places, finding.also, doubt=finding.id in decide
        )
    for grade in reading.grades:
        add_value(marks, f"Grade: {grade.grade.replace('_', ' ')}", (grade.place, *grade.also))
    for number, question in enumerate(reading.questions, start=1):
        add_value(marks, f"Question {question.ref or number}", (question.place,))
    for action in reading.actions:
        add_value(marks, f"Action {action.id.removeprefix('a')}", action.places)
    for name, words in _FACTS.items():
        add_value(marks, words, getattr(reading, name).places)
    for name, fact in reading.types.items():
        add_value(marks, f"Type: {name.replace('_', ' ')}", fact.places)
    return marks


def add_finding(
    marks: Marks, number: str, places: Sequence[Place], also: Sequence[Place], *, doubt: bool
) -> None:
    """Mark a finding where it stands and where it is printed again."""
    for sort, stretch, anchor in ((FINDING, places, "place"), (AGAIN, also, "again")):
        for order, place in enumerate(stretch):
            own = f"{anchor}-{number}" if order == 0 else ""
            mark = Mark(place.start, place.end, sort, number, f"found-{number}", own, doubt)
            marks.setdefault(place.block, []).append(mark)


def add_value(marks: Marks, label: str, places: Iterable[Place]) -> None:
    """Mark a value that is no finding."""
    for place in places:
        marks.setdefault(place.block, []).append(Mark(place.start, place.end, VALUE, label))


def stretches(length: int, marks: Sequence[Mark]) -> list[tuple[int, int, Mark | None]]:
    """A block of `length` characters cut into stretches [start, end) with the mark of each, in order, nothing lost.

    Where marks overlap a finding goes before a value, and the one that begins earlier keeps the words.
    """
    free = [(0, length)]
    found: list[tuple[int, int, Mark | None]] = []
    for mark in sorted(marks, key=lambda one: (one.sort == VALUE, one.start, -one.end)):
        left: list[tuple[int, int]] = []
        for start, end in free:
            low, high = max(start, mark.start), min(end, mark.end)
            if low >= high:
                left.append((start, end))
                continue
            found.append((low, high, mark))
            left += [piece for piece in ((start, low), (high, end)) if piece[0] < piece[1]]
        free = left
    found += [(start, end, None) for start, end in free]
    return sorted(found, key=lambda one: one[0])
