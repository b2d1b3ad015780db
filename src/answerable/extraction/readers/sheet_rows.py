"""Rows of a spreadsheet tracker made entries: one for each finding, with what stands above it or was merged with it.

Grouping rows name the report, the area, the kind or the cause of concern of the rows beneath them. A blank under a
report, a force or a cause of concern means the same as above; elsewhere a blank is a blank, unless cells were merged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from answerable.documents.cards import Text
from answerable.extraction.readers.column_words import plain_role
from answerable.extraction.readers.dates import years_in
from answerable.extraction.readers.kinds_in_words import kind_in_reference, kinds_named
from answerable.extraction.readers.lines import Line, lines_of
from answerable.extraction.readers.sheet_columns import Grid, Section, Told, grids, sections_of
from answerable.extraction.readers.tracker_rows import Entry
from answerable.extraction.readers.words import ASKS, label_of

_ASIDE = re.compile(
    r"(?i)(?:keys?|legend|(?:key\s*(?:&|and)\s*)?definitions?|guidance|instructions?|lists?|drop\s?-?downs?|lookups?"
    r"|(?:data\s+)?validation|read\s?me|notes?|glossary|version(?:\s+(?:control|history))?|change\s?log|contents|cover"
    r"|key\s+and\s+\w+|(?:colour|rag)\s+key)"
)
_SUMS = re.compile(
    r"(?i)(?:summary|dashboard|totals?|charts?|graphs?|pivot.*|performance|overview|stats|statistics)"
)
_NO_FINDING = re.compile(r"(?i)\b(?:innovative|promising|good|notable|best)\s+practice\b|\bstrengths?\b")
_REPORT = re.compile(
    r"(?i)\b(?:peel|inspection|report|review|thematic|revisit|published|publication|super-?complaint)\b"
)
_SAME_AS_ABOVE = ("report", "published", "force", "cause")
_TOTAL = re.compile(r"(?i)(?:grand\s+|sub-?)?totals?\b.*")
_LONGEST_GROUP = 40
_CONCERN = "cause_of_concern"
_SHORT_GROUP = 10
"""Words of a grouping row that stands in the column of findings, where a finding might stand as well."""


@dataclass(slots=True)
class Row:
    """One row with a finding, an action, or a cause of concern of its own.

    cells   its lines by role, with what was filled in from above
    group   the grouping row that names its cause of concern, area or report, whichever stand above it
    """

    entry: Entry
    table: int
    number: int
    cells: dict[str, list[Line]] = field(default_factory=dict)
    area: Line | None = None
    report: Line | None = None
    concern: Line | None = None

    def words(self, role: str) -> str:
        """What the cell of this role says; "" where it says nothing."""
        return " ".join(line.printed for line in self.cells.get(role, ()))


@dataclass(slots=True)
class Sheets:
    """What the readers see of a workbook: its sections, their rows, what stands over them, and rows left out."""

    sections: list[Section] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    tops: list[Line] = field(default_factory=list)
    practices: list[Line] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)


def sheets_of(text: Text, told: Sequence[Told] = ()) -> Sheets:
    """The tracker in a workbook or a table as text."""
    lines = lines_of(text)
    found = Sheets()
    cut = {
        table: (grid, sections_of(table, grid, told=told))
        for table, grid in grids(lines).items()
        if not _ASIDE.fullmatch(_name(text, table))
    }
    kept = {table: one for table, one in cut.items() if any(_holds_findings(part) for part in one[1])}
    if any(not _SUMS.fullmatch(_name(text, table)) for table in kept):
        kept = {table: one for table, one in kept.items() if not _SUMS.fullmatch(_name(text, table))}
    for grid, sections in kept.values():
        found.sections += sections
        found.tops += [
            line for row in grid if row < sections[0].header for cell in grid[row].values() for line in cell
        ]
        for section in sections:
            _read_section(section, grid, found)
    return found


def _name(text: Text, table: int) -> str:
    return text.sheets[table] if table < len(text.sheets) else ""


def _holds_findings(section: Section) -> bool:
    """Or may hold them, once a person has said what a column means."""
    return any(
        column.role in {"finding", "cause"} or "finding" in column.could_be for column in section.columns
    )


def _read_section(section: Section, grid: Grid, found: Sheets) -> None:
    roles = {column.number: column.role for column in section.columns if column.role}
    heads = {column.number: column.heading for column in section.columns}
    above = _Above()
    for number in grid:
        if not section.header < number < section.end:
            continue
        cells = {column: list(lines) for column, lines in grid[number].items()}
        group = _group(cells, roles)
        if group is not None:
            above.begin(group)
            if above.concern is group:
                found.rows.append(
                    Row(Entry(findings=[("Cause of concern", [group])]), section.table, number, concern=group)
                )
            continue
        by_role = above.filled(
            {roles[column]: lines for column, lines in cells.items() if column in roles}, number
        )
        if practice := _practice(by_role):
            found.practices.append(practice)
            continue
        entry = _entry(by_role, cells, roles, heads, above)
        if entry.findings or entry.cells.get("action"):
            found.rows.append(
                Row(entry, section.table, number, by_role, above.area, above.report, above.concern)
            )


@dataclass(slots=True)
class _Above:
    """What holds for the rows beneath: grouping rows, cells merged downwards, and blanks that mean the same as above."""

    area: Line | None = None
    report: Line | None = None
    concern: Line | None = None
    kind: Line | None = None
    last: dict[str, list[Line]] = field(default_factory=dict)
    merged: dict[str, tuple[int, list[Line]]] = field(default_factory=dict)

    def begin(self, group: Line) -> None:
        """A grouping row: a cause of concern, a kind, a report or an area. Each ends what stood beneath the last."""
        label = label_of(group)
        self.concern = None
        if label and label.kind == "cause_of_concern" and not label.alone and not label.plural:
            self.concern, self.kind = group, None
        elif kinds_named(group.text) and len(group.text.split()) <= 8:
            self.kind, self.area = group, None
        elif _REPORT.search(group.text) or years_in(group.text):
            self.report, self.area, self.kind, self.last = group, None, None, {}
        else:
            self.area = group

    def filled(self, cells: Mapping[str, list[Line]], row: int) -> dict[str, list[Line]]:
        """The cells of a row with what comes from above."""
        found = dict(cells)
        for role, (until, lines) in self.merged.items():
            if row < until and role not in {"finding", "reference", "action", "comment"}:
                found.setdefault(role, lines)
        for role, lines in cells.items():
            cell = lines[0].block.cell
            if cell and cell.rows > 1:
                self.merged[role] = (cell.row + cell.rows, lines)
        for role in _SAME_AS_ABOVE:
            if role in cells:
                self.last[role] = cells[role]
            elif role in self.last and (role != "cause" or "finding" in cells):
                found.setdefault(role, self.last[role])
        return found


def _group(cells: Mapping[int, list[Line]], roles: Mapping[int, str]) -> Line | None:
    """The words of a row that only names what stands beneath it; None for a row of values."""
    if len(cells) != 1 or len(roles) < 2:
        return None
    column, lines = next(iter(cells.items()))
    line, cell = lines[0], lines[0].block.cell
    label = label_of(line)
    if label and label.kind == "cause_of_concern" and not label.alone and roles.get(column) != "finding":
        return line
    wide = cell is not None and cell.columns > 1
    if len(lines) > 1 or line.words > _LONGEST_GROUP or ASKS.match(line.raw) or _TOTAL.fullmatch(line.raw):
        return None
    if wide:
        return line
    role = roles.get(column)
    names = role not in {"action", "comment"} and not line.raw.endswith(".")
    return line if names and (role != "finding" or line.words <= _SHORT_GROUP) else None


def _practice(cells: Mapping[str, list[Line]]) -> Line | None:
    """A row that the tracker itself says is praise, which needs no answer."""
    kind = cells.get("kind")
    return kind[0] if kind and _NO_FINDING.search(kind[0].text) else None


def _entry(
    by_role: Mapping[str, list[Line]],
    cells: Mapping[int, list[Line]],
    roles: Mapping[int, str],
    heads: Mapping[int, str],
    above: _Above,
) -> Entry:
    """The row as rows of every tracker are: see `tracker_rows`."""
    entry = Entry(section=above.kind, order=tuple(plain_role(roles[column]) for column in sorted(roles)))
    for role, lines in by_role.items():
        if role not in {"finding", "cause", "rag", "revised_due"}:
            entry.cells[role] = list(lines)
    for role, instead in (("rag", "status"), ("revised_due", "due")):
        if role in by_role and instead not in entry.cells:
            entry.cells[instead] = list(by_role[role])
    for column in sorted(cells):
        if roles.get(column) == "finding" and not _TOTAL.fullmatch(cells[column][0].raw):
            entry.findings.append((heads[column], cells[column]))
    if (
        entry.findings
        and "cause" in by_role
        and kind_in_reference(entry.words("reference") or "") == _CONCERN
    ):
        # The row's reference is that of the cause of concern beside the recommendation.
        del entry.cells["reference"]
    if not entry.findings:
        # A row of its own for a further action: its owner, day and status are the action's, wherever they stand.
        entry.order = ("action", *(role for role in entry.order if role != "action"))
    if not entry.findings and "cause" in by_role and _is_own(by_role["cause"], cells):
        entry.findings.append(("Cause of concern", list(by_role["cause"])))
    return entry


def _is_own(lines: Sequence[Line], cells: Mapping[int, list[Line]]) -> bool:
    return any(lines[0] in held for held in cells.values())
