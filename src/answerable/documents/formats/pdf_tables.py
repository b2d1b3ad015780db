"""Tables that are ruled on a PDF page: which row and column a line of text stands in, told from the rules around it."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.documents.formats.gather import Gatherer
from answerable.documents.formats.pdf_lines import PageContent, PageLine

_NEAR = 3.0
# No word processor leaves more than this between words and the rule of their cell.
_PADDING = 12.0


@dataclass
class Grid:
    """One ruled table: its outline and the places of its rules, from left and from the top."""

    left: float
    top: float
    right: float
    bottom: float
    rows: list[float]
    columns: list[float]
    open_above: bool = False
    open_below: bool = False


@dataclass
class Running:
    """The table that reached the foot of the last page: its number, its last row, and where its columns are."""

    table: int
    row: int
    columns: list[float]
    open_below: bool


def place_lines(page: PageContent, gatherer: Gatherer, running: Running | None) -> Running | None:
    """Tell every line that stands inside a ruled table its table, row and column, counting from 0.

    A table at the head of the page goes on with the one that ran off the page before (`running`) when its columns stand
    in the same places. Gives back the table that runs off this page, if one does.
    """
    last: Running | None = None
    for index, grid in enumerate(_grids(page) if len(page.columns) > 1 else []):
        inside = [line for line in page.lines if line.place is None and _holds(grid, line)]
        if not inside:
            continue
        goes_on = index == 0 and running is not None and grid.top < page.height * 0.2 and _same(grid, running)
        if goes_on and running is not None:
            table, first = running.table, running.row + (0 if running.open_below and grid.open_above else 1)
        else:
            table, first = gatherer.new_table(), 0
        row = first
        for line in inside:
            middle = (line.box[1] + line.box[3]) / 2
            row = first + max(sum(1 for y in grid.rows if y < middle) - 1, 0)
            column = sum(1 for x in grid.columns if x < line.box[0] + 2) - 1
            line.place = (table, row, max(column, 0))
        for column, edge in enumerate(grid.columns[1:]):
            page.cell_edges[table, column] = edge - _PADDING
        reaches = grid.bottom > page.height * 0.8
        last = Running(table, row, grid.columns, grid.open_below) if reaches else None
    return last


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


def _grids(page: PageContent) -> list[Grid]:
    """Tables of the page from top to bottom: groups of upright rules that touch the same level ones."""
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
