"""Grades at the name of an area: after a dash or in brackets, beside it in a table, or as a heading over it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from answerable.extraction.cards import ReadGrade
from answerable.extraction.readers.grades_in_text import area_of, graded_areas, lone_grade, table_grades
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.words import label_of

_FEWEST_ROWS = 2
"""The one grade of two words, which a badge breaks in two lines, perhaps misspelt."""
_PILLAR_REPORT = re.compile(
    r"(?i)PEEL:?\s+(?:police\s+)?(?:effectiveness|efficiency|legitimacy|leadership)(?:\s+20\d\d)?"
)
_NO_NAME = re.compile(
    r"(?i)\bquestion\s+\d|\b(?:grades?|status|is|are|was|were|recommendation|rating|should)\b"
)


def headed_grades(lines: Sequence[Line]) -> list[ReadGrade]:
    """Grades after a dash or in brackets, else beside areas in a table, else over areas as their heading."""
    found = [
        ReadGrade(area.text, grade, area.place)
        for line in lines
        if line.words <= 24
        for area, grade in graded_areas(line)
        if not _NO_NAME.search(re.sub(r"^.*\?$", "", area.text))
    ]
    return found or _in_rows(lines) or _under_reports(lines) or _grade_first(lines)


def _under_reports(lines: Sequence[Line]) -> list[ReadGrade]:
    """A grade alone beneath the name of a report on one pillar: "PEEL: Police leadership 2016", "Not graded"."""
    return [
        ReadGrade(line.text, graded.grade, line.span().place)
        for line, after in pairwise(lines)
        if _PILLAR_REPORT.fullmatch(line.text) and (graded := lone_grade(after))
    ]


def _in_rows(lines: Sequence[Line]) -> list[ReadGrade]:
    """Tables of an area and its grade; one row alone may be anything."""
    found = [ReadGrade(name.text, graded.grade, name.span().place) for name, graded in table_grades(lines)]
    return found if len(found) >= _FEWEST_ROWS else []


def _grade_first(lines: Sequence[Line]) -> list[ReadGrade]:
    """A grade alone on a line, then the areas that got it; believed where several grades and known areas are met.

    The heading of a finding under a grade shows that the grade belongs to what stands above it.
    """
    found: list[ReadGrade] = []
    grade: str | None = None
    heads = 0
    broken = {at for at, (line, after) in enumerate(pairwise(lines)) if _in_two(line, after)}
    for at, line in enumerate(lines):
        if at - 1 in broken:
            continue
        if grade is not None and label_of(line):
            return []
        if at in broken:
            grade, heads = "requires_improvement", heads + 1
        elif alone := lone_grade(line):
            grade, heads = alone.grade, heads + 1
        elif (
            grade is not None
            and line.heading_like
            and line.words <= 14
            and not line.raw.endswith((":", "?"))
            and not label_of(line)
        ):
            found.append(ReadGrade(line.text, grade, line.span().place))
        else:
            grade = None
    known = sum(1 for line in lines if area_of(line))
    return found if heads >= 2 and known >= 2 and 2 * known >= len(found) else []


def _in_two(line: Line, after: Line) -> bool:
    """Whether a grade is broken over two lines, spelt as it may be: "Requirs", "Improvement"."""
    return bool(
        re.fullmatch(r"(?i)requir\w{0,3}", line.text) and re.fullmatch(r"(?i)improvement", after.text)
    )
