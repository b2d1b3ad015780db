"""A cautious reader for every other layout. It would rather return nothing than guess, and says what it left out.

It takes a value only where the document labels it or says it in so many words. A finding is taken only under a heading of
its own kind, in a quotation introduced as the cause of concern, or in a list the inspectorate is said to ask for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.documents.cards import Text
from answerable.extraction.cards import Doubt, ReadGrade, Reading
from answerable.extraction.readers import closing_doubts, counts, doubts, reconcile, tables
from answerable.extraction.readers.document_kinds import kind_of
from answerable.extraction.readers.drafts import Draft, candidates, item_span
from answerable.extraction.readers.finding_boxes import boxes_in
from answerable.extraction.readers.finding_lists import FindingList
from answerable.extraction.readers.forces import commonest_force, inspected_force
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.grades_in_text import (
    GRADE_WORDS,
    area_of,
    areas_before_grade,
    graded_areas,
    lone_grade,
)
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.phase import monitoring_phase
from answerable.extraction.readers.published import published_or_said
from answerable.extraction.readers.titles import title_of
from answerable.extraction.readers.words import ASKS, lead_in
from answerable.rules.grades import grade_from_words

_FIT = 0.35
_INSPECTORATE = re.compile(r"(?i)\b(?:hmic(?:frs)?|inspectorate|inspectors?)\b")
_QUOTED_CONCERN = re.compile(
    r"(?i)\bcauses? of concern\b.*\b(?:read|was|said|says|stated|states|follows)\s*:$"
)
_INSPECTORS_ASK = re.compile(
    r"(?i)\b(?:hmic(?:frs)?|(?:the )?inspectorate|inspectors)\s+(?:also\s+)?(?:says?|said"
    r"|recommend(?:s|ed)?|ask(?:s|ed)?)\b.*\bshould\b.*:$"
)
_IN_WORDS = re.compile(
    rf"(?i)[‘“'\"](?P<grade>{GRADE_WORDS})[’”'\"]\s+(?P<joint>on|for|at)\s+(?P<areas>[^,.;‘“]{{3,120}}?)(?=\s*,?\s+and\s+[‘“'\"]|[,.;]|$)"
)


def fit(text: Text) -> tuple[float, str]:
    """Always a little: it reads what no family claims."""
    return _FIT, "reads any document, and only what is plainly labelled"


def read(text: Text) -> Reading:
    """What is certain."""
    lines = body_lines(text)
    kind = kind_of(lines)
    title = title_of(lines)
    issued, raised = published_or_said(lines, title=title.value or "")
    force = inspected_force(lines)
    force = force if force.value else commonest_force(lines)
    drafts, finding_doubts = _findings(lines, kind=kind, force=force.value)
    found = candidates(drafts)
    grades = grades_said(lines)
    phase, phase_doubts = monitoring_phase(lines)
    if not found:
        finding_doubts.append(doubts.nothing_certain())
    return Reading(
        kind=kind,
        reader="general",
        title=title,
        force=force,
        published=issued,
        monitoring_phase=phase,
        grades=tuple(grades),
        findings=found,
        doubts=(
            *raised, *phase_doubts, *finding_doubts, *closing_doubts.earlier_doubts(found),
            *counts.count_doubts(lines, found), *counts.grade_count_doubts(lines, len(grades)),
            *closing_doubts.file_doubts(text, lines),
        ),
    )  # fmt: skip


def _findings(lines: Sequence[Line], *, kind: str, force: str | None) -> tuple[list[Draft], list[Doubt]]:
    found = _quoted_concerns(lines, force=force) or _asked_in_news(lines)
    found = found or _in_tables(lines)
    if not found and any(_INSPECTORATE.search(line.raw) for line in lines):
        found = [draft for draft in boxes_in(lines, force=force).drafts if _is_the_inspectors(draft, kind)]
    kept, raised = reconcile.without_repeats(
        [draft for draft in found if draft.parent is None or draft.parent in found]
    )
    return kept, raised


def _is_the_inspectors(draft: Draft, kind: str) -> bool:
    """A committee's or the force's own recommendation is none of the inspectors'; theirs say who should do what."""
    own = kind in {"committee_minutes", "committee_report"}
    if draft.kind == "recommendation":
        return bool(ASKS.match(draft.text)) and not own
    return (
        draft.parent is not None
        or bool(ASKS.match(draft.text))
        or (draft.line is not None and draft.line.number is not None)
    )


def _quoted_concerns(lines: Sequence[Line], *, force: str | None) -> list[Draft]:
    """A cause of concern quoted after "It read:", with its recommendations, up to the closing quotation mark."""
    found: list[Draft] = []
    for at, line in enumerate(lines[:-1]):
        opening = lines[at + 1]
        if not _QUOTED_CONCERN.search(line.raw) or not opening.raw.startswith(("“", '"')):
            continue
        end = len(opening.raw) - (1 if opening.raw.endswith(("”", '"')) else 0)
        concern = Draft("cause_of_concern", opening.span(1, end), line=opening)
        found.append(concern)
        if end == len(opening.raw):
            found += _quoted_items(lines[at + 2 :], concern, force=force)
    return found


def _quoted_items(lines: Sequence[Line], concern: Draft, *, force: str | None) -> list[Draft]:
    found: list[Draft] = []
    lead = ""
    for line in lines[:20]:
        split = lead_in(line, force=force) if line.raw.endswith(":") else None
        if split:
            lead = split[1]
        elif line.number is None or not lead:
            break
        else:
            found.append(Draft("recommendation", item_span(line), None, concern, line=line, lead=lead))
        if line.raw.endswith(("”", '."')):
            break
    return found


def _asked_in_news(lines: Sequence[Line]) -> list[Draft]:
    """The bullets after "HMICFRS says that the force should:"."""
    found: list[Draft] = []
    asking = False
    for line in lines:
        if line.number is None:
            asking = bool(_INSPECTORS_ASK.search(line.raw))
        elif asking:
            ref = line.number.strip("().") if not line.bulleted else None
            found.append(Draft("recommendation", item_span(line), ref, line=line))
    return found


def _in_tables(lines: Sequence[Line]) -> list[Draft]:
    """Findings from tables that have a column headed as one of findings."""
    roles = tables.column_roles(lines)
    wanted = {table for table, columns in roles.items() if "finding" in columns.values()}
    listed = FindingList()
    listed.read([line for line in lines if line.block.cell and line.block.cell.table in wanted])
    return listed.drafts


def grades_said(lines: Sequence[Line]) -> list[ReadGrade]:
    """Grades after a dash or in brackets, under a grade as heading, or quoted in a sentence that says "graded"."""
    found = [
        ReadGrade(area.text, grade, area.place)
        for line in lines
        for area, grade in graded_areas(line)
        if _plain_name(area.text) and len(area.text.split()) <= 14
    ]
    found = found or _grade_first(lines)
    for line in lines:
        if re.search(r"(?i)\b(?:graded|judged)\b", line.raw):
            found += _in_sentences(line)
            found += [ReadGrade(area.text, grade, area.place) for area, grade in areas_before_grade(line)]
    return found


def _plain_name(words: str) -> bool:
    return not re.search(r"(?i)\b(?:grades?|status|is|are|was|were|recommendation|rating|should)\b", words)


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


def _in_sentences(line: Line) -> list[ReadGrade]:
    found: list[ReadGrade] = []
    for match in _IN_WORDS.finditer(line.raw):
        grade = grade_from_words(match["grade"])
        start = match.start("areas")
        for piece in re.split(rf"\s+and\s+{match['joint']}\s+", match["areas"]):
            at = line.raw.find(piece, start)
            start = at + len(piece)
            span = line.span(at, start)
            if grade is not None and _plain_name(span.text):
                found.append(ReadGrade(span.text, str(grade), span.place))
    return found
