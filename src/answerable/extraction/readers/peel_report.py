"""PEEL reports as a saved web page or a PDF: grades by section, and findings in boxes under the area they belong to.

Three styles are met: 2018/19 (a question, its grade on the next line, areas for improvement as a list), 2021/22 (a
judgment sentence under each area, one box for each finding), and 2023–25 (the same, with the statement as a heading).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from answerable.documents.cards import Text
from answerable.extraction.cards import CANNOT_TELL, Doubt, Fact, ReadGrade, Reading
from answerable.extraction.readers import closing_doubts, counts, doubts, reconcile
from answerable.extraction.readers.drafts import candidates
from answerable.extraction.readers.finding_boxes import FindingBoxes
from answerable.extraction.readers.forces import commonest_force, names_in
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.grades_in_text import (
    Graded,
    area_of,
    column_grades,
    grade_first,
    graded_heading,
    judgment,
    lone_grade,
    table_grades,
)
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.phase import monitoring_phase
from answerable.extraction.readers.published import published
from answerable.extraction.readers.words import label_of
from answerable.rules.areas import area_key

_PEEL = re.compile(r"(?i)\bPEEL\b|\bpolice effectiveness,? efficiency and legitimacy\b")
_TITLE = re.compile(
    r"(?i)\bPEEL\b.*\b20\d\d\b|\b20\d\d\b.*\bPEEL\b|\binspection of\b.*\b(?:police|constabulary)\b"
)
_OF_FORCE = re.compile(r"(?i)\binspection of\b")
_QUESTION = re.compile(r"(?i)(?:how|to what extent)\b.*\b(?:force|constabulary|service)\b.*\?")
_LANDMARKS = re.compile(
    r"(?i)(?:overall summary|our judge?ments?|hm inspector[’']s (?:observations|summary)"
    r"|main findings|about (?:us|the data|our data)"
    r"|terms (?:in|used in) this report|questions for (?:effectiveness|efficiency|legitimacy)|reducing crime assessment"
    r"|providing a service to (?:the )?victims of crime|innovative practice|summary of inspection findings)"
)
_UPDATED = re.compile(r"(?i)(?:page\s+)?last\s+(?:updated|modified|reviewed)\b.*")
_SUMMARY = re.compile(r"(?i)(?:overall\s+)?summary|hm inspector[’']s (?:observations|summary)")
_BETWEEN = re.compile(
    r"(?i)(?:page\s+)?last\s+(?:updated|modified|reviewed)\b.*|published\b.*|\d{1,2}\.?|read\s+more.*|graded?|judge?ment"
)
_REACH = 3
"""How many lines may stand between an area's heading and its grade."""


def fit(text: Text) -> tuple[float, str]:
    """What speaks for a PEEL report: its name at the top, grades under areas, boxes, and the usual headings."""
    lines = body_lines(text)
    named = any(_PEEL.search(line.raw) for line in lines[:40] if line.words <= 25)
    boxed = sum(1 for line in lines if (label := label_of(line)) and label.alone and line.number is None)
    graded = sum(1 for at, line in enumerate(lines) if _area_grade(lines, at) or judgment(line))
    known = sum(bool(_LANDMARKS.fullmatch(line.text)) for line in lines)
    score = 0.3 * named + 0.2 * bool(boxed) + 0.25 * bool(graded) + 0.15 * bool(known) + 0.1 * (graded >= 3)
    reason = f"PEEL named at the top: {'yes' if named else 'no'}; headed boxes: {boxed}; areas with a grade: {graded}"
    return (min(score, 1.0) if named else min(score, 0.25)), reason


def read(text: Text) -> Reading:
    """Title, force, date, grades and findings of the report."""
    lines = body_lines(text)
    title, force = _title(lines), _force(lines)
    issued, raised = published(lines, title=title.value or "")
    boxes, grades, grade_doubts = _walk(lines, force=force.value)
    drafts, repeats = reconcile.without_repeats(boxes.drafts)
    found = candidates(drafts)
    phase, phase_doubts = monitoring_phase(lines)
    if issued.value is None and not raised:
        raised = _updated_doubts(lines)
    return Reading(
        kind="inspection_report",
        reader="peel_report",
        title=title,
        force=force,
        published=issued,
        monitoring_phase=phase,
        summary=_summary(lines),
        grades=tuple(grades),
        findings=found,
        doubts=(
            *raised, *phase_doubts, *(doubts.may_be_finding(line.text, line.place) for line in boxes.passed_over),
            *grade_doubts, *repeats, *closing_doubts.earlier_doubts(found),
            *counts.grade_count_doubts(lines, len(grades)), *counts.count_doubts(lines, found),
            *closing_doubts.file_doubts(text, lines),
        ),
    )  # fmt: skip


def _title(lines: Sequence[Line]) -> Fact:
    """The main heading that names PEEL and a year, else the first short line that does."""
    top = lines[:60]
    for chosen in ([line for line in top if line.block.level == 1], top):
        for line in chosen:
            if (
                line.words <= 25
                and line.number is None
                and _TITLE.search(line.raw)
                and not line.raw.endswith(".")
            ):
                span = line.span()
                return Fact(span.text, span.places)
    return CANNOT_TELL


def _force(lines: Sequence[Line]) -> Fact:
    for line in lines[:60]:
        if _OF_FORCE.search(line.raw) and (names := names_in(line)):
            words, _, end = names[-1]
            words = re.sub(r"^(?:[Aa]n )?[Ii]nspection of ", "", words)
            span = line.span(end - len(words), end)
            return Fact(span.text, span.places)
    return commonest_force(lines)


def _updated_doubts(lines: Sequence[Line]) -> list[Doubt]:
    updated = next((line for line in lines if _UPDATED.fullmatch(line.text) and line.words <= 6), None)
    return [doubts.updated_not_published(updated.text, updated.place)] if updated else []


def _area_grade(lines: Sequence[Line], at: int) -> ReadGrade | None:
    """The grade printed in, or on its own line just beneath, the heading of an area at line `at`."""
    line = lines[at]
    if line.number is not None and not line.marked:
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
    for following in lines[at + 1 : at + 1 + _REACH]:
        if alone := lone_grade(following):
            return ReadGrade(line.text, alone.grade, line.span().place)
        if not _BETWEEN.fullmatch(following.text):
            return None
    return None


def _may_be_area(line: Line) -> bool:
    """Whether a line could head an area: an area we know, a question of the framework, or a heading by its look."""
    if line.words > 30 or label_of(line) or lone_grade(line) or _BETWEEN.fullmatch(line.text):
        return False
    if area_of(line) or _QUESTION.fullmatch(line.text):
        return True
    return line.heading_like and not line.raw.endswith((":", "?")) and line.words <= 14


def _walk(lines: Sequence[Line], *, force: str | None) -> tuple[FindingBoxes, list[ReadGrade], list[Doubt]]:
    """Grades and boxes, each box under the area whose heading stands above it."""
    boxes = FindingBoxes(force=force)
    grades = _Grades()
    listed, in_lists = grade_first(lines)
    summaries = [*table_grades(lines), *column_grades(lines), *listed]
    in_tables = {line.place for line, _ in summaries} | {lines[at].place for at in in_lists}
    for line, graded in summaries:
        grades.add(ReadGrade(line.text, graded.grade, line.span().place), summary=True)
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if line.place in in_tables:
            continue
        if (graded_here := _area_grade(lines, at)) is not None:
            grades.add(graded_here)
            boxes.leave()
            boxes.question = graded_here.question
        elif _heads_area(line):
            boxes.leave()
            boxes.question = line.text.rstrip(":")
            grades.heading = line
        elif (judged := judgment(line)) is not None:
            grades.judge(judged, question=boxes.question)
        elif (
            not boxes.take(line, following) and line.block.kind == "heading" and (line.block.level or 9) <= 2
        ):
            boxes.leave()
            boxes.question = None
    return boxes, grades.found, grades.doubts


def _heads_area(line: Line) -> bool:
    return (
        line.number is None
        and line.heading_like
        and (area_of(line) is not None or bool(_QUESTION.fullmatch(line.text)))
    )


class _Grades:
    """Grades met so far, one for each area; a section's own heading gives the name, a summary table only adds places."""

    def __init__(self) -> None:
        self.found: list[ReadGrade] = []
        self.doubts: list[Doubt] = []
        self.heading: Line | None = None
        self._summaries: set[str] = set()

    def add(self, new: ReadGrade, *, summary: bool = False) -> None:
        key = _key(new.question)
        at = next((at for at, old in enumerate(self.found) if _key(old.question) == key), None)
        if at is None:
            self.found.append(new)
            if summary:
                self._summaries.add(key)
            return
        old = self.found[at]
        if old.grade != new.grade:
            self.doubts.append(doubts.grades_disagree(new.question, old.grade, new.grade, new.place))
        if key in self._summaries and not summary:
            self._summaries.discard(key)
            self.found[at] = ReadGrade(new.question, old.grade, new.place, (old.place, *old.also))
        else:
            self.found[at] = ReadGrade(old.question, old.grade, old.place, (*old.also, new.place))

    def judge(self, graded: Graded, *, question: str | None) -> None:
        """A judgment sentence: the grade of the area it stands under, or, under none, of the area it names."""
        if graded.area is None or (question and _QUESTION.fullmatch(question)):
            return
        if question is None:
            if area_key(graded.area.text):
                self.add(ReadGrade(graded.area.text, graded.grade, graded.area.place))
            return
        if any(_key(old.question) == _key(question) for old in self.found):
            if area_key(graded.area.text) in (None, area_key(question)):
                self.add(ReadGrade(question, graded.grade, graded.grade_span.place))
        elif self.heading and self.heading.text.rstrip(":") == question:
            self.add(ReadGrade(question, graded.grade, self.heading.span().place))


def _key(question: str) -> str:
    return area_key(question) or " ".join(re.findall(r"[a-z]+", question.lower()))


def _summary(lines: Sequence[Line]) -> Fact:
    """What stands under the first summary heading that has text of its own, up to the next heading."""
    for start, line in enumerate(lines):
        if line.number is not None or not _SUMMARY.fullmatch(line.text):
            continue
        taken = list(takewhile(_is_prose, lines[start + 1 :]))
        if taken:
            places = tuple(place for own in taken for place in own.span().places)
            return Fact("\n".join(own.printed for own in taken), places)
    return CANNOT_TELL


def _is_prose(line: Line) -> bool:
    heads = label_of(line) or _LANDMARKS.fullmatch(line.text) or _heads_area(line)
    return line.block.kind != "heading" and not heads
