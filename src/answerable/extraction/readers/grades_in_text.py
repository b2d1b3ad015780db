"""Grades where documents print them: after an area's name, alone on a line, in a table or in a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from answerable.extraction.readers.dates import years_in
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.remembered import remembered
from answerable.rules.areas import area_key
from answerable.rules.grades import grade_from_words

GRADE_WORDS = (
    r"(?:outstanding|good|adequate|requir(?:es?|ing|ed)\s+improvement|inadequate|ungraded|not\s+graded)"
)
_BRACKETED = re.compile(
    rf"(?i)^(?P<area>.{{3,140}}?)\s*[(\[]\s*(?:(?:overall\s+)?(?:grade|graded|judge?ment|judged)\s*(?:as|:|–|-)?\s*)?"
    rf"(?P<grade>{GRADE_WORDS})\s*[)\]]\s*:?$"
)
_DASHED = re.compile(
    rf"(?i)^(?P<area>.{{3,140}}?)\s*(?:\s[–—-]\s|:)\s*(?:(?:grade|graded|judge?ment|judged)\s*(?:as|:)?\s*)?[‘“'\"]?"
    rf"(?P<grade>{GRADE_WORDS})[’”'\"]?\.?$"
)
_ALONE = re.compile(
    rf"(?i)^(?:(?:overall\s+)?(?:hmicfrs\s+)?(?:grade|graded|judge?ment|judged|rating|grading)\s*(?:as|:|–|-)?\s*)?"
    rf"[(\[‘“'\"]?(?P<grade>{GRADE_WORDS})[)\]’”'\"]?\.?$"
)
_BADGE = re.compile(rf"(?i)^(?P<area>.{{3,140}}?)\s+(?P<grade>{GRADE_WORDS})$")
_QUESTION = re.compile(
    rf"(?i)^(?P<area>(?:how|to\s+what\s+extent)\b.{{3,160}}\?)\s*(?P<grade>{GRADE_WORDS})$"
)
_LABEL_WORDS = re.compile(
    r"(?i)(?:(?:overall\s+)?(?:grades?|graded|judge?ments?|judged|ratings?|gradings?)|status)"
)


_ASIDE = re.compile(r"(?i)last\s+updated\b.*|published\b.*|\d{1,2}\.?|(?:overall\s+)?(?:judge?ment|grade)")
_THIS_ONE = re.compile(r"(?i)\b(?:this\s+(?:inspection|year|time)|current|latest)\b")
_EARLIER = re.compile(r"(?i)\b(?:previous(?:ly)?|last|earlier|before|20[01]\d|key|could|may)\b")
"""What stands over a list that tells the grades of another inspection, or what grades there are."""
_LONGEST_AREA = 24


@dataclass(frozen=True, slots=True)
class Graded:
    """An area's name with its grade (a key of rules.grades), found in one line; `area` None when the grade is alone."""

    grade: str
    grade_span: Span
    area: Span | None


def _graded(line: Line, found: re.Match[str]) -> Graded | None:
    grade = grade_from_words(found["grade"])
    if grade is None:
        return None
    area = line.span(*found.span("area")) if "area" in found.re.groupindex else None
    return Graded(str(grade), line.span(*found.span("grade")), area)


@remembered
def speaks_of_grade(line: Line) -> bool:
    """Whether any word of a grade is in the line: a quick look before the thorough one."""
    low = line.low
    return (
        "good" in low or "adequate" in low or "improvement" in low or "graded" in low or "outstanding" in low
    )


@remembered
def graded_heading(line: Line) -> Graded | None:
    """ "Investigating crime (Adequate)" or "Investigating crime – adequate" as a heading, else None."""
    if line.words > 24 or not speaks_of_grade(line) or line.raw.rstrip().endswith((";", ",")):
        return None
    found = _BRACKETED.match(line.raw)
    if found is None and (found := _DASHED.match(line.raw)) and _LABEL_WORDS.fullmatch(found["area"].strip()):
        return None
    found = found or _joined_on(line)
    return _graded(line, found) if found else None


def graded_areas(line: Line) -> list[tuple[Span, str]]:
    """The areas a line grades, each with its grade; "A, B and C - adequate" grades three."""
    graded = graded_heading(line)
    if graded is None or graded.area is None:
        return []
    words = graded.area.text
    if "," not in words or area_key(words):
        return [(graded.area, graded.grade)]
    found = []
    start = 0
    for piece in re.split(r",\s*(?:and\s+)?", words):
        for name in [piece] if area_key(piece) or not words.endswith(piece) else piece.split(" and "):
            at = line.raw.find(name, start)
            start = at + len(name)
            found.append((line.span(at, start), graded.grade))
    return found


_AREAS_FIRST = re.compile(
    rf"(?i)\bin\s+(?:the\s+)?areas?\s+of\s+(?P<areas>[^.;:]{{3,120}}?),?\s+(?:it|they|we|hmicfrs|the\s+inspectorate|inspectors)\s+"
    rf"(?:has\s+|have\s+)?(?:graded|judged|rated)\b[^.;:]{{0,60}}?[‘“'\"](?P<grade>{GRADE_WORDS})[’”'\"]"
)


_AREAS_LISTED = re.compile(
    rf"(?i)[‘“'\"](?P<grade>{GRADE_WORDS})[’”'\"]\s+(?:in|for|across)\s+(?:all\s+)?(?:(?:\w+\s+)?areas?|one|two|three|four)\s*[:–-]\s*"
    r"(?P<areas>[^.;:]{3,120})"
)


def areas_in_sentence(line: Line) -> list[tuple[Span, str]]:
    """ "In the areas of A, B and C it graded the service as ‘Good’", "‘Good’ in both areas: A and B": their grades."""
    found = _AREAS_FIRST.search(line.raw) or _AREAS_LISTED.search(line.raw)
    grade = grade_from_words(found["grade"]) if found else None
    if found is None or grade is None:
        return []
    pairs = []
    start = found.start("areas")
    for name in re.split(r",\s*(?:and\s+)?|\s+and\s+", found["areas"]):
        at = line.raw.find(name, start)
        start = at + len(name)
        pairs.append((line.span(at, start), str(grade)))
    return pairs


def _joined_on(line: Line) -> re.Match[str] | None:
    """ "Investigating crime Adequate": a badge that ran into its heading, believed only after an area we know."""
    if found := _QUESTION.match(line.raw):
        return found
    found = _BADGE.match(line.raw)
    return found if found and area_key(found["area"]) else None


@remembered
def lone_grade(line: Line) -> Graded | None:
    """A line that holds a grade and nothing else ("Good", "Grade: requires improvement"), or None."""
    found = _ALONE.match(line.raw) if line.words <= 6 and speaks_of_grade(line) else None
    return _graded(line, found) if found else None


def table_grades(lines: Sequence[Line]) -> list[tuple[Line, Graded]]:
    """Rows of tables that pair a name with a grade: (the name's line, the grade), in order.

    A row counts when it holds one grade and, before or after it, one short text that is neither grade nor label. Where
    it holds the grades of several inspections, the newest one's counts, if the head of the table says which that is.
    """
    newest = _newest_columns(lines)
    rows: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        cell = line.block.cell
        if cell is not None and not cell.header:
            rows.setdefault((cell.table, cell.row), []).append(line)
    found = []
    for row in rows.values():
        grades = [(line, grade) for line in row if (grade := lone_grade(line))]
        if len(grades) > 1:
            grades = [(line, grade) for line, grade in grades if _column_of(line) in newest]
        names = [line for line in row if not lone_grade(line) and not _LABEL_WORDS.fullmatch(line.text)]
        if len(grades) == 1 and names and names[0].words <= 24:
            found.append((names[0], grades[0][1]))
    return found


def _column_of(line: Line) -> tuple[int, int]:
    cell = line.block.cell
    return (cell.table, cell.column) if cell else (-1, -1)


def _newest_columns(lines: Sequence[Line]) -> set[tuple[int, int]]:
    """Of each table whose head row names inspections, (table, column) of this inspection's or of the latest year's."""
    heads: dict[int, list[tuple[int, int]]] = {}
    for line in lines:
        cell = line.block.cell
        if cell is None or cell.row > 0:
            continue
        years = years_in(line.text)
        if years or _THIS_ONE.search(line.text):
            rank = 9999 if _THIS_ONE.search(line.text) else max(years)
            heads.setdefault(cell.table, []).append((rank, cell.column))
    return {(table, max(columns)[1]) for table, columns in heads.items()}


def column_grades(lines: Sequence[Line]) -> list[tuple[Line, Graded]]:
    """Tables whose head row is grades and whose cells are areas: (the area's line, its column's grade), in order."""
    heads: dict[int, dict[int, Graded]] = {}
    others: set[int] = set()
    for line in lines:
        cell = line.block.cell
        if cell is not None and cell.row == 0:
            if graded := lone_grade(line):
                heads.setdefault(cell.table, {})[cell.column] = graded
            else:
                others.add(cell.table)
    found = []
    for line in lines:
        cell = line.block.cell
        if cell is None or cell.row == 0 or cell.table in others or len(heads.get(cell.table, {})) < 3:
            continue
        if (graded := heads[cell.table].get(cell.column)) and line.words <= 24:
            found.append((line, graded))
    return found


def listed_grades(lines: Sequence[Line]) -> list[tuple[Line, Graded]]:
    """A list whose every item is a known area and its grade, "• Preventing crime – Good": (the area, its grade)."""
    found: list[tuple[Line, Graded]] = []
    run: list[tuple[Line, Graded]] = []
    before: Line | None = None
    for line in (*lines, None):
        graded = graded_heading(line) if line is not None and line.bulleted else None
        if line is not None and graded is not None and graded.area is not None and area_key(graded.area.text):
            at = line.raw.find(graded.area.text)
            run.append((line.piece(at, at + len(graded.area.text)), graded))
            continue
        if (
            len(run) > 1
            and (line is None or not line.bulleted)
            and not (before and _EARLIER.search(before.raw))
        ):
            found += run
        run, before = [], line
    return found


def grade_first(lines: Sequence[Line]) -> tuple[list[tuple[Line, Graded]], set[int]]:
    """Lists of a grade and then the areas that got it: the pairs, and the numbers of all lines of such lists.

    A list is a run of lines that are grades or known areas, begins with a grade and has two or more. Where two grades
    stand together (the head of a table, flattened) nothing can be told, and the run gives no pairs.
    """
    pairs: list[tuple[Line, Graded]] = []
    taken: set[int] = set()
    run: list[int] = []
    for at in range(len(lines) + 1):
        if (
            at < len(lines)
            and lines[at].words <= _LONGEST_AREA
            and (lone_grade(lines[at]) or area_of(lines[at]))
        ):
            run.append(at)
            continue
        found = None if run and _belongs_above(lines, run) else _pairs([lines[number] for number in run])
        if found is not None:
            pairs += found
            taken.update(run)
        run = []
    return pairs, taken


def _belongs_above(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Whether a run's first grade is that of a heading above it, or its last line a grade: no list of grades first."""
    above = next(
        (lines[at] for at in range(run[0] - 1, -1, -1) if not _ASIDE.fullmatch(lines[at].text)), None
    )
    headed = above is not None and (area_of(above) is not None or above.raw.endswith("?"))
    return headed or lone_grade(lines[run[-1]]) is not None


def stands_in_key(lines: Sequence[Line], at: int) -> bool:
    """Whether the grade at line `at` is one of three or more in a row: a key, given to nothing."""
    first = last = at
    while first > 0 and lone_grade(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and lone_grade(lines[last + 1]):
        last += 1
    return last - first >= 2


def _pairs(run: Sequence[Line]) -> list[tuple[Line, Graded]] | None:
    grades = [lone_grade(line) for line in run]
    if sum(grade is not None for grade in grades) < 2 or grades[0] is None or all(grades):
        return None
    if any(one is not None and other is not None for one, other in pairwise(grades)):
        return []
    pairs: list[tuple[Line, Graded]] = []
    grade = grades[0]
    for line, own in zip(run, grades, strict=True):
        if own is None:
            pairs.append((line, grade))
        grade = own or grade
    return pairs


@remembered
def area_of(line: Line) -> str | None:
    """The key of the area a whole line names, or None."""
    return area_key(line.text.rstrip(":")) if line.words <= _LONGEST_AREA else None
