"""Walks a report section by section: the grade of each area, wherever it is printed, and the boxes that stand under it.

A grade is printed in a table or list, in or beneath an area's heading, or, where no badge is left, in a judgment
sentence. The same grade printed again adds a place; another grade for the same area is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answerable.extraction.cards import Doubt, ReadGrade
from answerable.extraction.readers import doubts
from answerable.extraction.readers.finding_boxes import FindingBoxes
from answerable.extraction.readers.grades_in_text import (
    area_of,
    column_grades,
    grade_first,
    graded_heading,
    listed_grades,
    lone_grade,
    stands_in_key,
    table_grades,
)
from answerable.extraction.readers.judgments import (
    Judgment,
    items_under,
    judged_list,
    judgments_in,
    named_area,
    same_area,
    speaks_of,
)
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.remembered import remembered
from answerable.extraction.readers.words import label_of
from answerable.rules.areas import area_key

QUESTION = re.compile(
    r"(?i)(?:overview\s*[–—-]\s*)?(?P<asked>(?:how|to what extent)\b.*\b(?:force|constabulary|service|brigade|frs)\b.*\?)"
)
_BETWEEN = re.compile(
    r"(?i)(?:page\s+)?last\s+(?:updated|modified|reviewed)\b.*|published\b.*|\d{1,2}\.?|read\s+more.*|graded?"
    r"|(?:overall\s+)?judge?ment|overall\s+grade"
)
_FORMAL = re.compile(r"(?i)\b(?:the\s+)?extent\s+to\s+which\b|\bthe\s+(?:way|efficiency|effectiveness)\b")
_REACH = 3
"""How many lines may stand between an area's heading and its grade."""
_SENTENCE, _TABLE, _HEADING = range(3)
"""Which printing names the area: a heading before a table, a table before a sentence."""


def walk(lines: Sequence[Line], *, force: str | None) -> tuple[FindingBoxes, list[ReadGrade], list[Doubt]]:
    """Boxes, grades and what is to be doubted about them, in the order of the document."""
    return _Walk(lines, force=force).through()


def area_grades(lines: Sequence[Line]) -> Sequence[ReadGrade | None]:
    """For each line the grade printed in it, or alone just beneath it, where it is the heading of an area."""
    global _last
    held = _last
    if held is None or held[0] is not lines:
        found = tuple(_area_grade(lines, at) for at in range(len(lines)))
        if not isinstance(lines, tuple):
            return found
        held = _last = (lines, found)
    return held[1]


_last: tuple[Sequence[Line], Sequence[ReadGrade | None]] | None = None
"""The lines asked for last and their grades: what tells a family is also read by it."""


def _area_grade(lines: Sequence[Line], at: int) -> ReadGrade | None:
    line = lines[at]
    if line.number is not None and not line.marked and not QUESTION.fullmatch(line.text):
        return None
    graded = graded_heading(line)
    if (
        graded is not None
        and graded.area is not None
        and (area_key(graded.area.text) or line.marked)
        and not label_of(line)
    ):
        return ReadGrade(graded.area.text, graded.grade, graded.area.place)
    if not _may_be_area(line):
        return None
    for next_at, following in enumerate(lines[at + 1 : at + 1 + _REACH], at + 1):
        if alone := lone_grade(following):
            if stands_in_key(lines, next_at):
                return None
            return replace(named(line), grade=alone.grade)
        if not _BETWEEN.fullmatch(following.text):
            return None
    return None


def named(line: Line) -> ReadGrade:
    """A heading as the area of a grade still to be found, without what introduces it ("Overview – ")."""
    asked = QUESTION.fullmatch(line.raw)
    span = line.span(*asked.span("asked")) if asked else line.span()
    return ReadGrade(span.text.rstrip(":"), "", span.place)


@remembered
def heads_area(line: Line) -> bool:
    """Whether a line is the heading of an area we know or one of the framework's questions."""
    if QUESTION.fullmatch(line.text):
        return line.words <= 40
    return line.number is None and line.heading_like and area_of(line) is not None


@remembered
def _may_be_area(line: Line) -> bool:
    """Whether a line could head an area: an area we know, a question of the framework, or a heading by its look."""
    if line.words > 40 or label_of(line) or lone_grade(line) or _BETWEEN.fullmatch(line.text):
        return False
    if area_of(line) or QUESTION.fullmatch(line.text):
        return True
    return line.heading_like and not line.raw.endswith((":", "?")) and line.words <= 14


def _opens_chapter(line: Line) -> bool:
    return line.block.kind == "heading" and (line.block.level or 9) <= 2


class _Walk:
    def __init__(self, lines: Sequence[Line], *, force: str | None) -> None:
        self.lines, self.printed = lines, area_grades(lines)
        self.boxes = FindingBoxes(force=force)
        self.grades = _Grades()
        listed, in_lists = grade_first(lines)
        summaries = [*table_grades(lines), *column_grades(lines), *listed_grades(lines), *listed]
        self.passed = {line.place for line, _ in summaries} | {lines[at].place for at in in_lists}
        for line, graded in summaries:
            self.grades.add(ReadGrade(line.text, graded.grade, line.span().place), rank=_TABLE)

    def through(self) -> tuple[FindingBoxes, list[ReadGrade], list[Doubt]]:
        for at, line in enumerate(self.lines):
            if line.place not in self.passed:
                self._take(at, line)
        return self.boxes, self.grades.found, self.grades.doubts

    def _take(self, at: int, line: Line) -> None:
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if (graded := self.printed[at]) is not None:
            self.grades.add(graded, rank=_HEADING)
            self._enter(graded)
        elif heads_area(line):
            self._enter(named(line))
        elif self._judged(at, line):
            return
        elif not self.boxes.take(line, following) and _opens_chapter(line):
            self._enter(None)

    def _enter(self, area: ReadGrade | None) -> None:
        self.boxes.leave()
        self.boxes.question = area.question if area else None
        self.grades.heading = area

    def _judged(self, at: int, line: Line) -> bool:
        """Take the judgments of a line; True when it says nothing else."""
        if self.boxes.awaits or line.number is not None:
            return False
        judged = judgments_in(line)
        grade = judged_list(line) if self.grades.heading is None else None
        for one in judged:
            self.grades.judge(one, listed=grade is not None)
        items = items_under(self.lines, at) if grade else []
        for item in items:
            words = re.sub(r"(?:[;,]\s*(?:and)?|\.)\s*$", "", item.raw)
            span = item.span(0, len(words))
            self.grades.add(ReadGrade(span.text, grade or "", span.place), rank=_SENTENCE)
        self.passed |= {item.place for item in items}
        return bool(items) or any(one.whole for one in judged)


class _Grades:
    """Grades met so far, one for each area."""

    def __init__(self) -> None:
        self.found: list[ReadGrade] = []
        self.doubts: list[Doubt] = []
        self.heading: ReadGrade | None = None
        self._ranks: list[int] = []

    def add(self, new: ReadGrade, *, rank: int) -> None:
        """A grade of an area; a printing of higher rank gives the name, the others only places.

        Of two headings the question in full ("How effective is …?") names it, rather than its pillar ("Effectiveness").
        """
        at = self._at(new.question, rank=rank)
        if at is None:
            self.found.append(new)
            self._ranks.append(rank)
            return
        old = self.found[at]
        if old.grade != new.grade:
            self.doubts.append(doubts.grades_disagree(new.question, old.grade, new.grade, new.place))
        asks_in_full = new.question.endswith("?") and " " not in old.question
        if rank > self._ranks[at] or (rank == self._ranks[at] and asks_in_full):
            self._ranks[at] = rank
            self.found[at] = ReadGrade(new.question, old.grade, new.place, (old.place, *old.also))
        else:
            self.found[at] = replace(old, also=(*old.also, new.place))

    def _at(self, question: str, *, rank: int) -> int | None:
        wanted = _key(question)
        for at, old in enumerate(self.found):
            if _key(old.question) == wanted:
                return at
            if _SENTENCE in (rank, self._ranks[at]) and same_area(question, old.question):
                return at
        return None

    def judge(self, judged: Judgment, *, listed: bool) -> None:
        """A judgment: the grade of the area it stands under, or, under none, of an area it formally names."""
        heading = self.heading
        if heading is not None and speaks_of(judged.about.text, heading.question):
            at = self._at(heading.question, rank=_HEADING)
            if at is None or self._ranks[at] == _SENTENCE:
                self.add(replace(heading, grade=judged.grade), rank=_HEADING)
            else:
                again = ReadGrade(heading.question, judged.grade, judged.grade_span.place)
                self.add(again, rank=_SENTENCE)
        elif heading is None and (listed or self._formal(judged)):
            self.add(ReadGrade(judged.about.text, judged.grade, judged.about.place), rank=_SENTENCE)

    def _formal(self, judged: Judgment) -> bool:
        known = area_key(judged.about.text) or _FORMAL.match(judged.about.text)
        return judged.whole and bool(known or judged.several)


def _key(question: str) -> str:
    return named_area(question) or " ".join(re.findall(r"[a-z]+", question.lower()))
