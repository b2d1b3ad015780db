"""Tables that are ruled on a PDF page: which row and column a line of text stands in, told from the rules around it."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.documents.formats.gather import Gatherer
from answerable.documents.formats.pdf_lines import PageContent

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


def place_lines(page: PageContent, gatherer: Gatherer) -> None:
    """Tell every line that stands inside a ruled table its table, row and column, counting from 0."""
    if len(page.columns) < 2:
        return
    for grid in _grids(page):
        inside = [
            line
            for line in page.lines
            if line.place is None
            and grid.left - _NEAR
            <= (line.box[0] + min(line.box[2], line.box[0] + 20)) / 2
            <= grid.right + _NEAR
            and grid.top <= (line.box[1] + line.box[3]) / 2 <= grid.bottom
        ]
        if not inside:
            continue
        table = gatherer.new_table()
        for line in inside:
            middle = (line.box[1] + line.box[3]) / 2
            row = sum(1 for y in grid.rows if y < middle) - 1
            column = sum(1 for x in grid.columns if x < line.box[0] + 2) - 1
            line.place = (table, max(row, 0), max(column, 0))
        for column, edge in enumerate(grid.columns[1:]):
            page.cell_edges[table, column] = edge - _PADDING


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
