"""What the inspectorate's reports on one subject share: their marks, grades by question, one way to read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from answerable.documents.cards import Place, Text
from answerable.extraction.cards import CANNOT_TELL, Doubt, Fact, ReadGrade, Reading
from answerable.extraction.readers import closing_doubts, counts, doubts, reconcile
from answerable.extraction.readers.asked_findings import AskedFindings
from answerable.extraction.readers.document_kinds import kind_of
from answerable.extraction.readers.drafts import Draft, candidates
from answerable.extraction.readers.forces import commonest_force, names_in
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.grades_in_text import area_of, graded_heading, lone_grade, table_grades
from answerable.extraction.readers.likeness import likeness, plain_words
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.phase import monitoring_phase
from answerable.extraction.readers.published import instead_of_a_date, published
from answerable.extraction.readers.titles import own_heading, stands_in
from answerable.extraction.readers.words import EXPLAINS, PIPED_HEADS

_TOP = 12
_EARLY = 300
"""Lines in which a paper shows whose it is."""
_OTHERS = (
    "pcc_response", "response_index", "foi", "committee_minutes", "committee_report", "tracker", "action_plan",
    "register_entry",
)  # fmt: skip
_MARKS = (
    re.compile(r"(?im)^published\s*(?:on\b|:|\d)"),
    re.compile(
        r"(?im)^(?:contents|print this document|foreword|publication types\b.*"
        r"|(?:police forces|fire and rescue services):.*)$"
    ),
    re.compile(r"(?i)\bISBN\b|©\s*(?:HMIC|Crown)|crown copyright"),
    re.compile(
        r"\b(?:[Oo]ur inspection|[Ww]e (?:last )?inspected|[Ww]e found"
        r"|[Tt]his report (?:describes|sets out|gives|says what we)|[Tt]his inspection|[Ww]e recommend)\b"
    ),
    re.compile(
        r"(?i)\b(?:joint|unannounced)\s+(?:\w+\s+)?inspection\b.{0,60}\bby\b.{0,80}\b(?:HM|HMIC|HMICFRS|HMIP|Inspectorates?)\b"
        r"|^(?:HM|H(?:er|is) Majesty[’']s) (?:Fire Service )?Inspectorate\b[^.]{0,60}:"
    ),
    re.compile(
        r"(?im)^(?:section\s+\d\.?\s+\w.{3,70}|(?:summary|list)\s+of\s+(?:our\s+|the\s+)?recommendations)$"
    ),
)
_OWN_PAGE = re.compile(r"(?i)contents|print this document|publication types\s*:.*")
# "The police response to stalking" is a subject of the inspectorate's own, not an answer to it.
_RESPONDS = re.compile(
    r"(?i)(?<!police )(?<!policing )(?<!force )(?<!forces )(?<!justice )(?<!agency )(?<!service )"
    r"\b(?:response|comments?|statement)\s+(?:to|from|by|on)\b"
    r"|(?:commissioner|pf?cc|mayor|constable|authority)[’']s\s+(?:response|comments?)\b"
    r"|\b(?:says|tells?|told|calls?\s+for|announce\w*)\b"
)
_NEWS = re.compile(r"(?i)^(?:get the (?:report|letter|press release)|notes to editors)\b")
_THEMATIC = re.compile(r"(?i)\bthematic\b")
_IN_PLACE = re.compile(
    r"\b(?:in|of)\s+(?P<place>[A-Z][\w’-]+(?:\s+(?:(?:and|&)\s+)?[A-Z][\w’-]+){0,3})(?=\s*$|\s+(?:by|on)\b|\s*[,(\d])"
)
_SAME_NUMBER = 0.45
"""Likeness at which two findings of one kind and one number are the same, printed twice."""


def own_marks(lines: Sequence[Line]) -> int:
    """How many marks of the inspectorate's own papers a document bears; -1 for an answer to one or news of one."""
    top = [line for line in lines[:_TOP] if line.words <= 30]
    if any(PIPED_HEADS.search(line.raw) for line in lines):
        return -1
    own_page = any(_OWN_PAGE.fullmatch(line.text) for line in top)
    if any(_RESPONDS.search(line.raw) and line.heading_like for line in top[:3]):
        return -1
    if not own_page and any(_NEWS.match(line.raw) for line in top):
        return -1
    early = lines[:_EARLY]
    if kind_of(early) in _OTHERS or sum(1 for line in early if EXPLAINS.match(line.raw)) >= 3:
        return -1
    whole = "\n".join(line.raw for line in early)
    return sum(bool(mark.search(whole)) for mark in _MARKS)


def titled(lines: Sequence[Line], pattern: re.Pattern[str]) -> bool:
    """Whether a heading among the first lines matches."""
    return any(
        pattern.search(line.raw)
        for line in lines[:_TOP]
        if line.words <= 45 and not line.raw.endswith(".") and line.number is None
    )


def paper_reading(text: Text, *, reader: str, asked: AskedFindings, national: bool = False) -> Reading:
    """The whole of one report. `asked` reads its lists; in a `national` one a force named in passing is not its own."""
    lines = body_lines(text)
    title = own_heading(lines)
    issued, raised = published(lines, title=title.value or "")
    if issued.value is None and not raised:
        raised = instead_of_a_date(lines)
    force = force_of(lines, title, national=national)
    asked.force = force.value
    asked.read([line for line in lines if not stands_in(line, title)])
    kept, repeats = reconcile.without_repeats(_once_by_number(asked.drafts))
    _give_questions(kept, _graded_parts(lines))
    grades = question_grades(lines)
    found = candidates(kept)
    phase, phase_doubts = monitoring_phase(lines)
    maybe = [doubts.may_be_finding(line.text, line.place) for line in asked.maybe]
    passed = [doubts.history_passed_over(line.text, line.place) for line in asked.passed[:1]]
    return Reading(
        kind="inspection_report",
        reader=reader,
        title=title,
        force=force,
        published=issued,
        types={"thematic": Fact(True, title.places)} if _THEMATIC.search(str(title.value)) else {},
        monitoring_phase=phase,
        grades=tuple(grades),
        findings=found,
        doubts=(
            *raised, *phase_doubts, *repeats, *passed, *maybe, *([] if found else [doubts.nothing_certain()]),
            *closing_doubts.earlier_doubts(found), *counts.count_doubts(lines, found),
            *_grade_doubts(lines, grades), *closing_doubts.file_doubts(text, lines),
        ),
    )  # fmt: skip


def _grade_doubts(lines: Sequence[Line], grades: Sequence[ReadGrade]) -> list[Doubt]:
    return counts.grade_count_doubts(lines, len(grades))


def force_of(lines: Sequence[Line], title: Fact, *, national: bool) -> Fact:
    """The force the title names; failing that, and unless the report is a national one, the force named most."""
    for line in lines[:_TOP]:
        if stands_in(line, title) and (names := names_in(line)):
            words, start, end = names[0]
            words = re.sub(r"^(?:.*\b(?:of|into|by|in|at)\s+)(?=[A-Z])", "", words)
            span = line.span(end - len(words), end) if end - len(words) >= start else line.span(start, end)
            return Fact(span.text, span.places)
    if national:
        return CANNOT_TELL
    places = (_IN_PLACE.search(line.raw) for line in lines[:_TOP] if stands_in(line, title))
    place = next((found["place"] for found in places if found), None)
    return (_force_in(lines, place) if place else None) or commonest_force(lines)


def _force_in(lines: Sequence[Line], place: str) -> Fact | None:
    """The force called after the place in the title: "Northmoor Police" where that is "Custody suites in Northmoor"."""
    pattern = re.compile(
        rf"\b{re.escape(place)}\s+(?:[Pp]olice(?!\s+(?:custody|stations?|and\s+Crime)\b)|Constabulary)\b"
    )
    for line in lines:
        if found := pattern.search(line.raw):
            span = line.span(*found.span())
            return Fact(span.text, span.places)
    return None


def question_grades(lines: Sequence[Line]) -> list[ReadGrade]:
    """Grades in a table, in a heading, or on the line after the question or area they are given for."""
    found: dict[str, ReadGrade] = {}
    for line, graded in table_grades(lines):
        _note(found, ReadGrade(line.text, graded.grade, line.span().place))
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if line.block.cell is not None or (line.number is not None and not line.marked):
            continue
        heading = graded_heading(line)
        if (
            heading is not None
            and heading.area is not None
            and (area_of_words(heading.area.text) or line.marked)
        ):
            _note(found, ReadGrade(heading.area.text, heading.grade, heading.area.place))
        elif following is not None and (alone := lone_grade(following)) and _is_graded(line):
            _note(found, ReadGrade(line.text, alone.grade, line.span().place))
    return list(found.values())


def _graded_parts(lines: Sequence[Line]) -> list[tuple[Place, Span | None]]:
    """Where each part begins that is headed by a question with its grade beneath, and where such a part ends."""
    parts: list[tuple[Place, Span | None]] = []
    level = None
    for line, following in pairwise(lines):
        if line.block.kind != "heading" or line.block.cell is not None:
            continue
        if lone_grade(following) and following.block.cell is None:
            parts.append((line.place, line.span()))
            level = line.block.level
        elif parts and (line.block.level or 0) <= (level or 0):
            parts.append((line.place, None))
    return parts


def _give_questions(drafts: Sequence[Draft], parts: Sequence[tuple[Place, Span | None]]) -> None:
    """Each finding of a graded part is a finding of its question."""
    for draft in drafts:
        at = draft.span.place.block, draft.span.place.start
        above = [span for place, span in parts if (place.block, place.start) < at]
        if above and above[-1] is not None and draft.question is None:
            draft.question = above[-1].text


def area_of_words(words: str) -> bool:
    """Whether the words are a question of the inspectorate's, or name a force-wide area."""
    return words.rstrip().endswith("?") or bool(re.match(r"(?i)(?:how|to what extent)\b", words))


def _is_graded(line: Line) -> bool:
    return (line.raw.endswith("?") and line.words <= 30) or area_of(line) is not None


def _note(found: dict[str, ReadGrade], new: ReadGrade) -> None:
    key = " ".join(plain_words(new.question))
    old = found.get(key)
    found[key] = ReadGrade(old.question, old.grade, old.place, (*old.also, new.place)) if old else new


def _once_by_number(drafts: Sequence[Draft]) -> list[Draft]:
    """Numbered findings that a list at the front or in an annex prints again, each kept once with its further places."""
    kept: list[Draft] = []
    again_of: dict[int, Draft] = {}
    for draft in drafts:
        # What stands under a finding printed again belongs to the one that is kept.
        draft.parent = again_of.get(id(draft.parent), draft.parent)
        first = next((old for old in kept if _same_number(old, draft)), None)
        if first is None:
            kept.append(draft)
        else:
            again_of[id(draft)] = first
            first.also.extend(draft.span.places)
    return kept


def _same_number(old: Draft, new: Draft) -> bool:
    if (
        old.kind != new.kind
        or not old.ref
        or old.ref != new.ref
        or (old.parent is None) != (new.parent is None)
    ):
        return False
    return likeness(plain_words(old.text), plain_words(new.text)) >= _SAME_NUMBER
