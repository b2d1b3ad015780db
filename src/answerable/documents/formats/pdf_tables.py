"""Tables that are ruled on a PDF page: which row and column a line of text stands in, told from the rules around it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from answerable.documents.formats.gather import Gatherer
from answerable.documents.formats.pdf_page import Grid, PageContent, PageLine

_NEAR = 3.0
# No word processor leaves more than this between words and the rule of their cell.
_PADDING = 12.0
# The shares of a page's height where running heads end and feet begin.
_HEAD, _FOOT = 0.14, 0.86


@dataclass
class Running:
    """The table that reached the foot of the last page: its number, last row, columns and first row."""

    table: int
    row: int
    columns: list[float]
    open_below: bool
    head: list[tuple[int, str]]


class Tables:
    """Places the lines of one page after another in the tables ruled there.

    `headed` holds the numbers of tables whose first row is printed again on a later page; it is read only once.
    """

    def __init__(self, gatherer: Gatherer) -> None:
        self._gatherer = gatherer
        self._running: Running | None = None
        self.headed: set[int] = set()

    def place(self, page: PageContent) -> None:
        """Tell every line that stands inside a ruled table its table, row and column, counting from 0.

        A table at the head of the page goes on with the one that ran off the page before when its columns stand in the
        same places.
        """
        running, self._running = self._running, None
        for index, grid in enumerate(grids_of(page)):
            inside = [line for line in page.lines if line.place is None and _holds(grid, line)]
            if not inside:
                continue
            goes_on = (
                index == 0 and running is not None and grid.top < page.height * 0.2 and _same(grid, running)
            )
            self._place(page, grid, inside, running if goes_on else None)

    def _place(self, page: PageContent, grid: Grid, inside: list[PageLine], before: Running | None) -> None:
        rows = _rows(grid, inside)
        again = (
            before is not None
            and len(rows) > 1
            and len(before.head) > 1
            and _words(rows[0][1]) == before.head
        )
        if before is not None and again:
            self.headed.add(before.table)
            gone = {id(line) for _, line in rows.pop(0)[1]}
            page.lines = [line for line in page.lines if id(line) not in gone]
        table = before.table if before else self._gatherer.new_table()
        skipped = rows[0][0] if before else 0
        first = before.row + 1 if before else 0
        if before is not None and _goes_on_in(
            rows[0][1], open_cut=before.open_below and grid.open_above, again=again
        ):
            first -= 1
        row = first
        for at, lines in rows:
            row = first + at - skipped
            for column, line in lines:
                line.place = (table, row, column)
        for column, edge in enumerate(grid.columns[1:]):
            page.cell_edges[table, column] = edge - _PADDING
        below = any(line.place is None and line.box[1] > grid.bottom for line in page.lines)
        if grid.bottom > page.height * 0.8 and not below:
            head = before.head if before else _words(rows[0][1])
            self._running = Running(table, row, grid.columns, grid.open_below, head)


def _may_go_on(page: PageContent, grid: Grid, inside: list[PageLine], before: Running) -> bool:
    """Whether a page's first table can be the rest of the one that ran off the page before.

    A box that is closed on both pages is two boxes, unless the second begins in the middle of a sentence.
    """
    if not _same(grid, before) or grid.top > page.height * 0.2:
        return False
    if any(line.place is None and line.box[3] < grid.top for line in page.lines):
        return False
    cut = before.open_below and grid.open_above
    return len(grid.columns) > 2 or cut or inside[0].text[0].islower()


def in_long_table(page: PageContent, line: PageLine) -> bool:
    """Whether a line stands in a table that is more than a ruled running head or foot."""
    return any(
        _holds(grid, line) and grid.top < page.height * _FOOT and grid.bottom > page.height * _HEAD
        for grid in grids_of(page)
    )


def _rows(grid: Grid, inside: list[PageLine]) -> list[tuple[int, list[tuple[int, PageLine]]]]:
    """The lines by the row of the grid they stand in, from the top, each with its column."""
    rows: dict[int, list[tuple[int, PageLine]]] = {}
    for line in inside:
        middle = (line.box[1] + line.box[3]) / 2
        row = max(bisect_left(grid.rows, middle) - 1, 0)
        column = max(bisect_left(grid.columns, line.box[0] + 2) - 1, 0)
        rows.setdefault(row, []).append((column, line))
    return sorted(rows.items(), key=lambda row: row[0])


def _words(row: list[tuple[int, PageLine]]) -> list[tuple[int, str]]:
    return sorted((column, line.text) for column, line in row)


def _goes_on_in(row: list[tuple[int, PageLine]], *, open_cut: bool, again: bool) -> bool:
    """Whether a page's first row is the rest of the row that the page before cut: no rule parts them, or it begins small.

    A row whose first cell is empty and that begins in the middle of a sentence is no row of its own.
    """
    if open_cut and not again:
        return True
    return min(column for column, _ in row) > 0 and row[0][1].text[0].islower()


def _holds(grid: Grid, line: PageLine) -> bool:
    start = (line.box[0] + min(line.box[2], line.box[0] + 20)) / 2
    return (
        grid.left - _NEAR <= start <= grid.right + _NEAR
        and grid.top <= (line.box[1] + line.box[3]) / 2 <= grid.bottom
    )


def _same(grid: Grid, running: Running) -> bool:
    return len(grid.columns) == len(running.columns) and all(
        abs(one - other) < _NEAR for one, other in zip(grid.columns, running.columns, strict=True)
    )


def grids_of(page: PageContent) -> list[Grid]:
    """Tables of the page from top to bottom: groups of upright rules that touch the same level ones."""
    if page.grids is None:
        page.grids = _grids(page) if len(page.columns) > 1 else []
    return page.grids


def _grids(page: PageContent) -> list[Grid]:
    grids: list[Grid] = []
    for x, top, bottom in sorted(page.columns, key=lambda rule: rule[1]):
        for grid in grids:
            if top <= grid.bottom + _NEAR and bottom >= grid.top - _NEAR:
                grid.top, grid.bottom = min(grid.top, top), max(grid.bottom, bottom)
                grid.left, grid.right = min(grid.left, x), max(grid.right, x)
                grid.columns.append(x)
                break
        else:
            grids.append(Grid(x, top, x, bottom, [], [x]))
    whole = []
    for grid in grids:
        rows = [
            y
            for y, left, right in page.rows
            if grid.top - _NEAR <= y <= grid.bottom + _NEAR and right > grid.left and left < grid.right
        ]
        # A cell that is cut by the end of the page has no rule there.
        grid.open_above = not any(abs(y - grid.top) < _NEAR for y in rows)
        grid.open_below = not any(abs(y - grid.bottom) < _NEAR for y in rows)
        grid.rows, grid.columns = _apart([*rows, grid.top, grid.bottom]), _apart(grid.columns)
        if len(grid.columns) > 1 and grid.right - grid.left > 30 and (rows or _runs_through(grid, page)):
            whole.append(grid)
    return whole


def _runs_through(grid: Grid, page: PageContent) -> bool:
    """A cell that goes on from the page before and to the page after has no level rule at all."""
    return grid.bottom - grid.top > page.height * 0.6


def _apart(places: list[float]) -> list[float]:
    """Places in order, those that all but coincide counted once."""
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > _NEAR:
            out.append(place)
    return out
