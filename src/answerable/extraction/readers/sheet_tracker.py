"""Trackers kept in spreadsheets: columns known by their headings, rows that are findings, and what the force does.

Several sheets, titles above the header, grouping rows, merged cells and rows of several reports are read; keys and lists
of choices are not. A column that may mean several things is asked about, and read once a person has told what it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from answerable.documents.cards import SPREADSHEETS, Text
from answerable.extraction.cards import CANNOT_TELL, Candidate, Doubt, Fact, ReadColumn, Reading
from answerable.extraction.readers import closing_doubts, doubts, sheet_doubts
from answerable.extraction.readers.column_words import ROLES, heading_key
from answerable.extraction.readers.dates import date_in
from answerable.extraction.readers.drafts import candidates, read_actions
from answerable.extraction.readers.flat_rows import named_report
from answerable.extraction.readers.forces import force_or_short_name
from answerable.extraction.readers.lines import Line, lines_of, whole_span
from answerable.extraction.readers.published import date_doubts, published_or_said
from answerable.extraction.readers.sheet_columns import (
    Column,
    Grid,
    Section,
    Told,
    columns_under,
    grids,
    words_of,
)
from answerable.extraction.readers.sheet_findings import Found, findings_of
from answerable.extraction.readers.sheet_rows import Sheets, sheets_of
from answerable.extraction.readers.sheet_values import day_typed, kind_typed
from answerable.extraction.readers.subjects import report_above, title_and_day
from answerable.extraction.readers.titles import title_of

_NEAR_TOP = 15
"""Rows from the top in which headings are looked for when none are known."""


def fit(text: Text, columns: Sequence[Told] = ()) -> tuple[float, str]:
    """Every spreadsheet: where no row of headings names a column of findings, what its columns are is asked."""
    if text.format not in SPREADSHEETS:
        return 0.0, "not a spreadsheet"
    sheets = sheets_of(text, columns)
    if not sheets.sections:
        return 0.9, "a spreadsheet, but no row of headings names a column of findings"
    findings = sum(bool(row.entry.findings) for row in sheets.rows)
    return 0.95, f"a spreadsheet with rows of findings: {findings}"


def read(text: Text, columns: Sequence[Told] = ()) -> Reading:
    """Findings with their status, due day and parent; the force's actions; and what each column was taken for."""
    sheets = sheets_of(text, columns)
    if not sheets.sections:
        return _unknown(text)
    found = findings_of(sheets)
    title, issued, raised = _report(sheets, text)
    force, force_doubts = _force(sheets, text)
    kept = candidates(found.drafts)
    return Reading(
        kind="tracker",
        reader="sheet_tracker",
        title=title,
        force=force,
        published=issued,
        findings=kept,
        actions=read_actions(found.actions, found.drafts),
        columns=tuple(_read_columns(sheets, text)),
        doubts=(
            *raised, *force_doubts, *_column_doubts(sheets, text), *_row_doubts(sheets, found, kept),
            *closing_doubts.earlier_doubts(kept), *closing_doubts.file_doubts(text, lines_of(text)),
        ),
    )  # fmt: skip


def _report(sheets: Sheets, text: Text) -> tuple[Fact, Fact, list[Doubt]]:
    """The one report the rows come from; where there are several, only the tracker's own heading, and a doubt."""
    named: dict[str, list[Line]] = {}
    for row in sheets.rows:
        if lines := row.cells.get("report") or ([row.report] if row.report else None):
            title, _ = title_and_day(lines[0]) if len(lines) == 1 else (whole_span(lines), None)
            named.setdefault(title.text, lines)
    if len(named) > 1:
        first = next(iter(named.values()))[0]
        own = title_of(sheets.tops)
        return own, CANNOT_TELL, [doubts.several_reports(first.place, titles=list(named))]
    if not named:
        own_report = named_report(sheets.tops)
        if own_report is None:
            title_fact = report_above(sheets.tops) or title_of(sheets.tops)
            issued, raised = _published(sheets, None, title=title_fact.value or "")
            return title_fact, issued, raised
        named = {own_report.text: [own_report]}
    lines = next(iter(named.values()))
    span, day = title_and_day(lines[0]) if len(lines) == 1 else (whole_span(lines), None)
    issued, raised = _published(sheets, day, title=span.text)
    return Fact(span.text, span.places), issued, raised


def _published(sheets: Sheets, line: Line | None, *, title: str) -> tuple[Fact, list[Doubt]]:
    """The day of the one report: from its column, else from the row that names it, else from the words above."""
    cells = {row.words("published"): row.cells["published"] for row in sheets.rows if row.words("published")}
    if len(cells) == 1:
        line = next(iter(cells.values()))[0]
    elif cells:
        return CANNOT_TELL, []
    if line is None:
        return published_or_said(sheets.tops, title=title)
    dated = date_in(line.raw)
    if dated is None:
        return CANNOT_TELL, []
    span = line.span(dated.start, dated.end)
    fact = Fact(dated.on, span.places) if isinstance(dated.on, date) else CANNOT_TELL
    return fact, date_doubts(fact, dated, span.place, title=title, words=span.text)


def _force(sheets: Sheets, text: Text) -> tuple[Fact, list[Doubt]]:
    cells = {row.words("force"): row.cells["force"] for row in sheets.rows if row.words("force")}
    if len(cells) == 1:
        span = whole_span(next(iter(cells.values())))
        return Fact(span.text, span.places), []
    if cells:
        return CANNOT_TELL, [sheet_doubts.several_forces(list(cells), next(iter(cells.values()))[0].place)]
    top = force_or_short_name(sheets.tops)
    return (top if top.value else force_or_short_name(lines_of(text))), []


def _unknown(text: Text) -> Reading:
    """A spreadsheet whose headings nobody knows: its widest rows near the top, for a person to say what they mean."""
    lines = lines_of(text)
    columns: list[ReadColumn] = []
    above: list[Line] = []
    for table, grid in grids(lines).items():
        top = list(grid)[:_NEAR_TOP]
        header = max(top, key=lambda row: (len(grid[row]), -row))
        if len(grid[header]) >= 2 and len(grid) >= 2:
            columns += _columns_of(Section(table, header, max(grid) + 1, columns_under(grid, header)), grid)
            above += [line for row in top if row < header for cell in grid[row].values() for line in cell]
    return Reading(
        kind="unknown",
        reader="sheet_tracker",
        title=title_of(above),
        force=force_or_short_name(above),
        columns=tuple(columns),
        doubts=(
            doubts.nothing_certain(),
            *closing_doubts.file_doubts(text, lines),
            *([sheet_doubts.findings_column_unknown(columns[0].place)] if columns else []),
        ),
    )


def _read_columns(sheets: Sheets, text: Text) -> list[ReadColumn]:
    """Every column of every section, as it was taken."""
    cells = grids(lines_of(text))
    return [one for section in sheets.sections for one in _columns_of(section, cells[section.table])]


def _columns_of(section: Section, grid: Grid) -> list[ReadColumn]:
    return [
        ReadColumn(
            table=section.table,
            row=section.header,
            heading=column.heading,
            key=heading_key(column.heading),
            role=column.role,
            place=grid[section.header][column.number][0].span().place,
            could_be=column.could_be,
            told=column.told,
            values=column.values,
        )
        for column in section.columns
    ]


def _column_doubts(sheets: Sheets, text: Text) -> list[Doubt]:
    """Each heading that may mean several things is asked about once; those nobody knows are named together."""
    cells = grids(lines_of(text))
    found: list[Doubt] = []
    asked: set[str] = set()
    unread: dict[str, Line] = {}
    for section, column in _unread(sheets.sections):
        line = cells[section.table][section.header][column.number][0]
        if not column.could_be:
            unread.setdefault(column.heading, line)
        elif heading_key(column.heading) not in asked:
            asked.add(heading_key(column.heading))
            meanings = [ROLES[role].words for role in column.could_be]
            found.append(sheet_doubts.column_unclear(column.heading, meanings, line.place))
    if unread:
        found.append(sheet_doubts.columns_not_read(list(unread), next(iter(unread.values())).place))
    return found


def _unread(sections: Sequence[Section]) -> list[tuple[Section, Column]]:
    return [
        (section, column)
        for section in sections
        for column in section.columns
        if column.role is None and not column.told and column.values
    ]


def _row_doubts(sheets: Sheets, found: Found, kept: Sequence[Candidate]) -> list[Doubt]:
    """Kinds that no row gives, parents that are not there, cells that come to nothing, and praise that was left out."""
    raised: list[Doubt] = []
    if found.unnamed:
        raised.append(doubts.kind_not_given(len(found.unnamed), found.unnamed[0].span.place))
    ids = {draft.span.place: candidate.id for draft, candidate in zip(found.drafts, kept, strict=True)}
    for draft, reference, place in found.orphans:
        raised.append(sheet_doubts.parent_not_found(reference, place, about=ids[draft.span.place]))
    for row in sheets.rows:
        for role, typed in (("kind", kind_typed), ("due", day_typed), ("published", day_typed)):
            lines = row.entry.cells.get(role)
            if lines and (error := typed(words_of(lines)).error):
                cell = lines[0].block.cell
                raised.append(sheet_doubts.cell_unclear(cell.name if cell else "", error, lines[0].place))
    if sheets.practices:
        raised.append(sheet_doubts.practice_left_out(len(sheets.practices), sheets.practices[0].place))
    if not kept:
        raised.append(doubts.nothing_certain())
    return raised
