"""Grades that stand at the name of an area: after a dash or in brackets, or as the heading of the areas that got them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.cards import ReadGrade
from answerable.extraction.readers.grades_in_text import area_of, graded_areas, lone_grade
from answerable.extraction.readers.lines import Line

_NO_NAME = re.compile(r"(?i)\b(?:grades?|status|is|are|was|were|recommendation|rating|should)\b")


def headed_grades(lines: Sequence[Line]) -> list[ReadGrade]:
    """Grades after a dash or in brackets, else areas under a grade as heading."""
    found = [
        ReadGrade(area.text, grade, area.place)
        for line in lines
        if line.words <= 24
        for area, grade in graded_areas(line)
        if not _NO_NAME.search(re.sub(r"^.*\?$", "", area.text))
    ]
    return found or _grade_first(lines)


def _grade_first(lines: Sequence[Line]) -> list[ReadGrade]:
    """A grade alone on a line, then the areas that got it; believed where several grades and known areas are met."""
    found: list[ReadGrade] = []
    grade: str | None = None
    heads = 0
    for line in lines:
        if alone := lone_grade(line):
            grade, heads = alone.grade, heads + 1
        elif (
            grade is not None and line.heading_like and line.words <= 14 and not line.raw.endswith((":", "?"))
        ):
            found.append(ReadGrade(line.text, grade, line.span().place))
        else:
            grade = None
    known = sum(1 for line in lines if area_of(line))
    return found if heads >= 2 and known >= 2 else []
