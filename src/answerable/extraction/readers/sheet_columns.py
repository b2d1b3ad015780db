"""What the columns of a spreadsheet mean: told from their headings, checked against their values, asked where unsure.

A *grid* is one table as rows of cells, each cell the lines in it; a *role* is what a column holds. What a person tells
of a column is kept by its heading (`heading_key`) and, told of one table, by all its headings, for the next such file.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from answerable.extraction.readers.column_words import IGNORE, ROLES, heading_key, meanings
from answerable.extraction.readers.dates import date_in, day_or_month_in
from answerable.extraction.readers.kinds_in_words import kind_in_words
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.words import ASKS

Grid = dict[int, dict[int, tuple[Line, ...]]]

_HEADER_WITHIN = 40
"""Rows from the top in which the first header row is looked for."""
_LONGEST_HEADING = 90
_LONGEST_ARGUMENT = 100_000  # bytes: a command line takes 128 KB in one argument
_SAMPLE = 60  # values of a column that are looked at to see what it holds
_DATES = frozenset({"due", "revised_due", "closed", "published", "updated"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column under its heading.

    number    in its table, from 0
    role      a key of `column_words.ROLES`, or None: it is not read
    could_be  what else it may hold; asked where not empty
    told      whether a person said so
    values    the first three values under it
    """

    number: int
    heading: str
    role: str | None
    could_be: tuple[str, ...] = ()
    told: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one table under one header row: rows [header + 1, end); `columns` in order."""

    table: int
    header: int
    end: int
    columns: tuple[Column, ...]

    def column(self, role: str) -> Column | None:
        """The column that holds `role`, if there is one."""
        return next((column for column in self.columns if column.role == role), None)


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said some headings mean: heading keys to roles, or to `column_words.IGNORE`.

    headings  the keys of all headings of the table it was said of; None where it was said of any table
    """

    roles: Mapping[str, str]
    headings: frozenset[str] | None = None


def told_to_json(told: Sequence[Told]) -> str:
    """What was told, for another process; the latest words first to be kept, as an argument can only be so long."""
    kept: list[str] = []
    for one in reversed(told):
        headings = sorted(one.headings) if one.headings is not None else None
        kept.insert(0, json.dumps({"roles": dict(one.roles), "headings": headings}, ensure_ascii=False))
        if sum(len(piece.encode()) for piece in kept) > _LONGEST_ARGUMENT:
            kept.pop(0)
            break
    return f"[{','.join(kept)}]"


def told_from_json(words: str) -> tuple[Told, ...]:
    """What `told_to_json` wrote."""
    return tuple(
        Told(one["roles"], frozenset(one["headings"]) if one["headings"] is not None else None)
        for one in json.loads(words)
    )


def grids(lines: Sequence[Line]) -> dict[int, Grid]:
    """The document's tables by number, each as rows of cells. Asking again for the same lines costs nothing."""
    global _last
    held = _last
    if held is None or held[0] is not lines:
        held = _last = (lines, _grids(lines))
    return held[1]


_last: tuple[Sequence[Line], dict[int, Grid]] | None = None
"""The lines asked for last and their tables, which are not to be changed."""


def _grids(lines: Iterable[Line]) -> dict[int, Grid]:
    found: dict[int, dict[int, dict[int, list[Line]]]] = {}
    for line in lines:
        if cell := line.block.cell:
            found.setdefault(cell.table, {}).setdefault(cell.row, {}).setdefault(cell.column, []).append(line)
    return {
        table: {
            row: {column: tuple(held) for column, held in sorted(cells.items())}
            for row, cells in sorted(rows.items())
        }
        for table, rows in found.items()
    }


def words_of(cell: Sequence[Line]) -> str:
    """A cell as one stretch of words, numbers and bullets included."""
    return " ".join(line.printed for line in cell)


def sections_of(table: int, grid: Grid, *, told: Sequence[Told] = ()) -> tuple[Section, ...]:
    """The table cut at its header rows; none where no row names the columns of a tracker."""
    rows = list(grid)
    starts = [row for row in rows if _names_columns(grid[row], _told_of(grid[row], told))]
    if not starts or starts[0] not in rows[:_HEADER_WITHIN]:
        return ()
    ends = [*starts[1:], rows[-1] + 1]
    return tuple(
        Section(table, start, end, _columns(grid, start, end, _told_of(grid[start], told)))
        for start, end in zip(starts, ends, strict=True)
    )


def headings_of(row: Mapping[int, Sequence[Line]]) -> frozenset[str]:
    """The keys of a row's headings."""
    return frozenset(heading_key(words_of(cell)) for cell in row.values())


def _told_of(row: Mapping[int, Sequence[Line]], told: Sequence[Told]) -> dict[str, str]:
    """What was told of any table or of one with exactly these headings; the later word counts."""
    if not told:
        return {}
    keys = headings_of(row)
    roles: dict[str, str] = {}
    for one in told:
        if one.headings is None or one.headings == keys:
            roles |= one.roles
    return roles


def _names_columns(row: Mapping[int, Sequence[Line]], told: Mapping[str, str]) -> bool:
    """Whether a row is a header: short names, of a finding and something else, or of four things a tracker holds."""
    names = [words_of(cell) for cell in row.values()]
    if len(names) < 2 or any(len(name) > _LONGEST_HEADING for name in names):
        return False
    roles = {role for name in names for role in _by_heading(name, told)}
    named = _named(row, told)
    return 2 * named >= len(names) and (("finding" in roles and named >= 2) or named >= 4)


def _named(row: Mapping[int, Sequence[Line]], told: Mapping[str, str]) -> int:
    return sum(bool(_by_heading(words_of(cell), told)) for cell in row.values())


def _by_heading(heading: str, told: Mapping[str, str]) -> tuple[str, ...]:
    """What a column so headed may hold, likeliest first; () for a heading we do not know."""
    key = heading_key(heading)
    if key in told:
        return (told[key],)
    return meanings(heading)


def columns_under(grid: Grid, header: int) -> tuple[Column, ...]:
    """The columns of a row of headings that names no findings, each with what it would be taken for."""
    return _columns(grid, header, max(grid) + 1, {})


def _columns(grid: Grid, header: int, end: int, told: Mapping[str, str]) -> tuple[Column, ...]:
    found = [
        _column(number, words_of(cell), _values(grid, number, header, end), told)
        for number, cell in grid[header].items()
    ]
    return tuple(_without_rivals(found))


def _values(grid: Grid, number: int, header: int, end: int) -> list[str]:
    rows = [row for row in grid if header < row < end and number in grid[row]]
    return [words_of(grid[row][number]) for row in rows[:_SAMPLE]]


def _column(number: int, heading: str, values: Sequence[str], told: Mapping[str, str]) -> Column:
    shown = tuple(values[:3])
    key = heading_key(heading)
    if key in told:
        role = None if told[key] == IGNORE else told[key]
        return Column(number, heading, role, told=True, values=shown)
    options = tuple(role for role in _by_heading(heading, told) if may_hold(role, values))
    if not options and values and _holds_kinds(values):
        options = ("kind",)
    if len(options) == 1:
        return Column(number, heading, options[0], values=shown)
    if not options and (named := _by_heading(heading, told)):
        # The heading says one thing and the values another: nothing is taken from it until a person says so.
        return Column(number, heading, None, could_be=named if values else (), values=shown)
    settled = _settled_by_values(options, values)
    if settled:
        return Column(number, heading, settled, values=shown)
    return Column(number, heading, None, could_be=options, values=shown)


def may_hold(role: str, values: Sequence[str]) -> bool:
    """Whether the values under a heading can be what the heading says. An empty column may be anything."""
    if not values:
        return True
    if role == "kind":
        return _holds_kinds(values)
    if role in _DATES:
        # Due dates are often words ("ongoing", "within three months"); only long text is none.
        return (
            _median_length(values) <= 60 if role in {"due", "revised_due"} else _share_of_dates(values) > 0.3
        )
    if role in {"status", "rag", "level", "reference", "grade"}:
        return _median_length(values) <= 40
    return True


def _settled_by_values(options: Sequence[str], values: Sequence[str]) -> str | None:
    """Of several meanings the one that only these values have."""
    if "kind" in options and values and _holds_kinds(values):
        return "kind"
    if "rag" in options and values and all(_COLOURS.fullmatch(value) for value in values):
        return "rag"
    if "finding" in options and (_median_length(values) > 60 or _ask(values)):
        return "finding"
    return None


def _ask(values: Sequence[str]) -> bool:
    """Whether most values say what somebody should do, as findings do and updates do not."""
    return bool(values) and 2 * sum(bool(ASKS.match(value)) for value in values) > len(values)


_COLOURS = re.compile(
    r"(?i)(?:dark |light )?(?:red|amber|green|blue|white|grey|gray|black|yellow|purple|brown)\W*"
)


def _holds_kinds(values: Sequence[str]) -> bool:
    told = sum(kind_in_words(value) is not None for value in values)
    return 2 * told >= len(values)


def _share_of_dates(values: Sequence[str]) -> float:
    dated = sum(date_in(value) is not None or day_or_month_in(value) is not None for value in values)
    return dated / len(values)


def _median_length(values: Sequence[str]) -> int:
    return sorted(len(value) for value in values)[len(values) // 2] if values else 0


def _without_rivals(columns: Sequence[Column]) -> list[Column]:
    """Of two columns for one thing the first keeps it, unless a person told otherwise; longer text is the finding."""
    taken: dict[str, Column] = {}
    for column in columns:
        if column.role is None:
            continue
        rival = taken.get(column.role)
        if rival is None or (column.told and not rival.told) or _is_fuller(column, rival):
            taken[column.role] = column
    counts = Counter(column.role for column in columns)
    return [
        column
        if column.role is None or taken[column.role] is column
        else _beaten(column, ask=counts[column.role] > 1)
        for column in columns
    ]


def _is_fuller(column: Column, rival: Column) -> bool:
    """A heading "Recommendation" may stand over numbers beside the column of words."""
    return (
        column.role == "finding"
        and not rival.told
        and _median_length(column.values) > 2 * _median_length(rival.values)
    )


def _beaten(column: Column, *, ask: bool) -> Column:
    role = column.role or ""
    may_matter = ask and ROLES[role].asked and bool(column.values)
    return Column(
        column.number, column.heading, None, (role,) if may_matter else (), column.told, column.values
    )
