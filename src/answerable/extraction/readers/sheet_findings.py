"""Findings of the rows of a spreadsheet tracker: parents, logs, and rows that say one finding again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from answerable.documents.cards import Place
from answerable.extraction.cards import LogEntry
from answerable.extraction.readers.dates import date_in
from answerable.extraction.readers.drafts import Draft, PlannedAction
from answerable.extraction.readers.kinds_in_words import is_accelerated, kind_in_reference
from answerable.extraction.readers.lines import Line, whole_span
from answerable.extraction.readers.sheet_rows import Row, Sheets
from answerable.extraction.readers.tracker_rows import tracked
from answerable.extraction.readers.words import label_of


@dataclass(slots=True)
class Found:
    """Drafts with parents before their children, actions, and what is doubtful about them.

    `orphans` pairs a draft with the reference of a cause of concern that is not in the tracker, and its place.
    """

    drafts: list[Draft] = field(default_factory=list)
    actions: list[PlannedAction] = field(default_factory=list)
    unnamed: list[Draft] = field(default_factory=list)
    orphans: list[tuple[Draft, str, Place]] = field(default_factory=list)


def findings_of(sheets: Sheets) -> Found:
    """Every finding once, with what its rows say of it."""
    listed = tracked([row.entry for row in sheets.rows])
    rows = {(row.table, row.number): row for row in sheets.rows}
    by_row = [(draft, row) for draft in listed.drafts if (row := _row_of(draft.line, rows)) is not None]
    found = Found(actions=listed.actions, unnamed=listed.unnamed)
    same: dict[tuple[str, ...], Draft] = {}
    kept_for: dict[int, Draft] = {}
    concerns: dict[tuple[str, str], Draft] = {}
    for draft, row in by_row:
        _complete(draft, row)
        key = (_report_of(row), draft.kind, draft.ref or "", draft.text.casefold())
        first = same.setdefault(key, draft)
        kept_for[id(draft)] = first
        if first is not draft:
            first.also += list(draft.span.places)
            first.log += draft.log
            continue
        found.drafts.append(draft)
    for draft, row in by_row:
        if kept_for[id(draft)] is draft:
            _set_parent(draft, row, by_row, found, concerns)
    for action in found.actions:
        answered = [kept_for.get(id(draft), draft) for draft in action.answers]
        action.answers = tuple({id(draft): draft for draft in answered}.values())
    kept = {id(draft) for draft in found.drafts}
    found.unnamed = [draft for draft in found.unnamed if id(draft) in kept]
    found.drafts = _parents_first(found.drafts)
    return found


def _row_of(line: Line | None, rows: dict[tuple[int, int], Row]) -> Row | None:
    cell = line.block.cell if line else None
    return rows.get((cell.table, cell.row)) if cell else None


def _report_of(row: Row) -> str:
    return row.words("report") or (row.report.text if row.report else "")


def _complete(draft: Draft, row: Row) -> None:
    """What the row says besides the words: its area, whether it was accelerated, and how it has stood."""
    if draft.question is None and row.area is not None:
        draft.question = row.area.text
    draft.accelerated = draft.accelerated or is_accelerated(row.words("kind"))
    draft.log = tuple(_log(row, draft.status))


def _log(row: Row, status: str | None) -> list[LogEntry]:
    """The update with its day, then the day it was closed."""
    found: list[LogEntry] = []
    if comment := row.cells.get("comment"):
        span = whole_span(comment)
        dated = date_in(row.words("updated"))
        found.append(LogEntry(span.places, dated.on if dated else None, status, span.text))
    if closed := row.cells.get("closed"):
        dated = date_in(row.words("closed"))
        if dated and dated.on:
            found.append(LogEntry(whole_span(closed).places, dated.on, status))
    return found


def _set_parent(
    draft: Draft,
    row: Row,
    by_row: Sequence[tuple[Draft, Row]],
    found: Found,
    concerns: dict[tuple[str, str], Draft],
) -> None:
    """The cause of concern a recommendation stands under: by its reference, its column, or the grouping row above."""
    if draft.kind != "recommendation":
        return
    if cause := row.cells.get("cause"):
        draft.parent = _concern_in_words(cause, row, found, concerns, before=draft)
        return
    if lines := row.cells.get("parent"):
        wanted = _plain(row.words("parent"))
        draft.parent = next((one for one, other in by_row if _is_concern(one, other, wanted, row)), None)
        if draft.parent is None:
            found.orphans.append((draft, row.words("parent"), lines[0].place))
    elif row.concern is not None:
        draft.parent = next(
            (one for one, other in by_row if other.concern is row.concern and _is_coc(one)), draft.parent
        )


def _is_coc(draft: Draft) -> bool:
    return draft.kind == "cause_of_concern"


def _is_concern(draft: Draft, row: Row, wanted: str, child: Row) -> bool:
    """Whether a draft is the cause of concern with this reference, in the child's report."""
    if not _is_coc(draft) or _report_of(row) != _report_of(child):
        return False
    return wanted in {_plain(draft.ref or ""), _plain(row.words("reference"))}


def _plain(reference: str) -> str:
    return "".join(reference.casefold().split()).strip(".:")


def _concern_in_words(
    lines: Sequence[Line], row: Row, found: Found, concerns: dict[tuple[str, str], Draft], *, before: Draft
) -> Draft:
    """The cause of concern that its own column gives in words, made once for all the rows that give it."""
    key = (_report_of(row), " ".join(line.text for line in lines).casefold())
    known = concerns.get(key) or next(
        (one for one in found.drafts if _is_coc(one) and one.text.casefold() == key[1]), None
    )
    if known is None:
        label = label_of(lines[0])
        span = (
            lines[0].span(label.rest) if label and not label.alone and len(lines) == 1 else whole_span(lines)
        )
        known = Draft(
            "cause_of_concern",
            span,
            label.ref if label and label.ref else _its_reference(row),
            line=lines[0],
            question=before.question,
        )
        at = next(at for at, draft in enumerate(found.drafts) if draft is before)
        found.drafts.insert(at, known)
    elif lines[0].place not in (*known.span.places, *known.also):
        known.also += [place for line in lines for place in line.span().places]
    concerns[key] = known
    return known


def _its_reference(row: Row) -> str | None:
    """The row's reference, where it is that of the cause of concern."""
    reference = row.words("reference")
    return reference if kind_in_reference(reference) == "cause_of_concern" else None


def _parents_first(drafts: Sequence[Draft]) -> list[Draft]:
    """In the tracker's order, but a cause of concern that stands below one of its recommendations comes before it."""
    placed: dict[int, Draft] = {}
    for draft in drafts:
        if draft.parent is not None:
            placed.setdefault(id(draft.parent), draft.parent)
        placed.setdefault(id(draft), draft)
    return list(placed.values())
