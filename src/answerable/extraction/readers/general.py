"""A cautious reader for every other layout. It would rather return nothing than guess, and says what it left out.

It takes a value only where the document labels it or says it in so many words. A finding is taken only under a heading of
its own kind, or in a list the inspectorate is said to ask for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.documents.cards import Text
from answerable.extraction.cards import Doubt, Reading
from answerable.extraction.readers import closing_doubts, counts, doubts, reconcile, tables
from answerable.extraction.readers.answered_findings import answered_findings
from answerable.extraction.readers.document_kinds import kind_of
from answerable.extraction.readers.drafts import Draft, candidates
from answerable.extraction.readers.finding_boxes import boxes_in
from answerable.extraction.readers.finding_lists import FindingList
from answerable.extraction.readers.forces import commonest_force, inspected_force
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.grades_in_sentences import printed_grades
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.phase import monitoring_phase
from answerable.extraction.readers.pipe_rows import piped_findings
from answerable.extraction.readers.published import published_or_said
from answerable.extraction.readers.titles import title_of
from answerable.extraction.readers.told_in_news import recommended
from answerable.extraction.readers.words import ASKS

_FIT = 0.35
_INSPECTORATE = re.compile(r"(?i)\b(?:hmic(?:frs)?|inspectorate|inspectors?)\b")

_ANSWERED = re.compile(
    r"(?i)(?:actions?\s+taken|what\s+we\s+(?:have\s+done|are\s+doing)|our\s+response)\s*:?"
)
_FEWEST_ANSWERS = 2


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
    grades = printed_grades(lines)
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
    found = recommended(lines) or _in_tables(lines) or piped_findings(lines)
    if not found and sum(bool(_ANSWERED.fullmatch(line.text)) for line in lines) >= _FEWEST_ANSWERS:
        found = answered_findings(lines, force=force).drafts
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


def _in_tables(lines: Sequence[Line]) -> list[Draft]:
    """Findings from tables that have a column headed as one of findings."""
    roles = tables.column_roles(lines)
    wanted = {table for table, columns in roles.items() if "finding" in columns.values()}
    listed = FindingList()
    listed.read([line for line in lines if line.block.cell and line.block.cell.table in wanted])
    return listed.drafts
