"""What committee papers, minutes and plans share: how a reading of them is put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.documents.cards import Place, Text
from answerable.extraction.cards import Doubt, Fact, ReadGrade, Reading
from answerable.extraction.readers import closing_doubts, counts, doubts, reconcile
from answerable.extraction.readers.drafts import Draft, PlannedAction, candidates, read_actions
from answerable.extraction.readers.forces import force_named, force_or_short_name
from answerable.extraction.readers.grades_in_sentences import printed_grades
from answerable.extraction.readers.grades_in_text import table_grades
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.phase import monitoring_phase
from answerable.extraction.readers.published import published_or_said
from answerable.extraction.readers.subjects import subject_of
from answerable.extraction.readers.tracker import listing_doubts
from answerable.extraction.readers.tracker_rows import Tracked, entries_in, tracked


@dataclass(frozen=True, slots=True)
class Held:
    """What a reader found in a paper's text, outside its tables."""

    drafts: Sequence[Draft] = ()
    actions: Sequence[PlannedAction] = ()
    doubts: Sequence[Doubt] = ()


def paper_reading(text: Text, lines: Sequence[Line], held: Held, *, kind: str, reader: str) -> Reading:
    """A reading of a paper: findings of its text and of its tables, each once, with the usual doubts."""
    rows = _rows(lines)
    title, force = _subject(lines, held.drafts), _force(lines, held.drafts)
    issued, raised = published_or_said(lines, title=title.value or "")
    drafts, repeats = reconcile.without_repeats(_in_order([*held.drafts, *rows.drafts]))
    found = candidates(drafts)
    grades = _grades(lines)
    phase, phase_doubts = monitoring_phase(lines)
    return Reading(
        kind=kind,
        reader=reader,
        title=title,
        force=force,
        published=issued,
        monitoring_phase=phase,
        grades=tuple(grades),
        findings=found,
        actions=read_actions([*held.actions, *rows.actions], drafts),
        doubts=(
            *raised, *phase_doubts, *held.doubts, *repeats, *listing_doubts(rows),
            *([] if found else [doubts.nothing_certain()]),
            *closing_doubts.earlier_doubts(found), *counts.count_doubts(lines, found),
            *counts.grade_count_doubts(lines, len(grades)), *closing_doubts.file_doubts(text, lines),
        ),
    )  # fmt: skip


def _subject(lines: Sequence[Line], drafts: Sequence[Draft]) -> Fact:
    """What stands over the first finding; what stands below it heads something else."""
    first = min((_at(draft.span.place) for draft in drafts), default=None)
    return subject_of([line for line in lines if first is None or _at(line.place) < first])


def _force(lines: Sequence[Line], drafts: Sequence[Draft]) -> Fact:
    """The one force that the findings themselves name; else the one the paper names."""
    named = force_named([draft.line for draft in drafts if draft.line is not None])
    return named if named.value else force_or_short_name(lines)


def _grades(lines: Sequence[Line]) -> list[ReadGrade]:
    """Grades of tables by their rows, and what lines outside tables say."""
    in_tables = [
        ReadGrade(line.text, graded.grade, line.span().place) for line, graded in table_grades(lines)
    ]
    said = printed_grades([line for line in lines if line.block.cell is None])
    known = {(grade.question.lower(), grade.grade) for grade in in_tables}
    return in_tables + [grade for grade in said if (grade.question.lower(), grade.grade) not in known]


def _rows(lines: Sequence[Line]) -> Tracked:
    """What tables of findings hold; a table of actions alone, with no column of findings, is the committee's own."""
    entries = entries_in(lines)
    return tracked(entries) if any(entry.findings for entry in entries) else Tracked()


def _in_order(drafts: Sequence[Draft]) -> list[Draft]:
    return sorted(drafts, key=lambda draft: _at(draft.span.place))


def _at(place: Place) -> tuple[int, int]:
    return place.block, place.start
