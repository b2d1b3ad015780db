"""How far right the text around a line of a PDF page could have gone: to the edge of its cell, column or page.

Columns are told by what stands beside a line and not by the page as a whole, because a page may be set in one column at
its head and in two below, or have a box at its side.
"""

from __future__ import annotations

from collections.abc import Callable

from answerable.documents.formats.pdf_page import Grid, PageContent, PageLine
from answerable.documents.formats.pdf_tables import grids_of

_SAME = 3.0
_LEAST = 0.55
"""Text is at least this share of a page wide, unless something stands beside it."""
_RIGHT = 0.3
"""A line that begins further right than this share of a page may stand in a column of its own."""
_APART = 40.0
"""What stands beside two lines of one column may be set in by this much in one place."""

Edge = Callable[[PageLine], float]


def right_edges(page: PageContent, known: dict[int, float]) -> Edge:
    """For a line of this page, the furthest that its text could have gone.

    `known` holds the edges of the columns of the page before and is brought up to date: on the last page of a text in
    columns, nothing may stand beside the first one.
    """
    cells = dict(page.cell_edges)
    free: list[PageLine] = []
    for line in page.lines:
        if line.place is None:
            free.append(line)
        else:
            column = (line.place[0], line.place[2])
            cells[column] = max(cells.get(column, 0.0), line.box[2])
    whole = max([page.width * _LEAST, *(line.box[2] for line in free)])
    aside = [grid for grid in grids_of(page) if grid.left > page.width * _RIGHT]
    narrow: dict[int, float] = {}
    if aside or any(line.left > page.width * _RIGHT for line in free):
        narrow = _narrow(free, [_as_line(grid) for grid in aside], page)
    if not narrow and known and all(line.box[2] <= known.get(_column(line), 0.0) + _SAME for line in free):
        narrow = {id(line): known[_column(line)] for line in free}
    else:
        known.clear()
        known.update((_column(line), narrow[id(line)]) for line in free if id(line) in narrow)

    def edge(line: PageLine) -> float:
        if line.place is not None:
            return cells[line.place[0], line.place[2]]
        return narrow.get(id(line), whole)

    return edge


def _as_line(grid: Grid) -> PageLine:
    return PageLine("", (grid.left, grid.top, grid.right, grid.bottom), 0.0, bold=False)


def _column(line: PageLine) -> int:
    return round(line.left / _SAME)


def _narrow(lines: list[PageLine], aside: list[PageLine], page: PageContent) -> dict[int, float]:
    """The edges of those lines that have text beside them, and of those that go on below such lines in their column."""
    beside = _beside([*lines, *aside])[: len(lines)]
    pairs = list(zip(lines, beside, strict=True))
    edges: dict[int, float] = {}
    limit: float | None = None
    for at, (line, (left, right)) in enumerate(pairs):
        if right is not None or (left and line.left > page.width * _RIGHT):
            limit = max(other.box[2] for other, near in pairs if _alike(line, right, other, near[1]))
        elif limit is None or line.box[2] > limit + _SAME or not _below(lines[at - 1], line):
            limit = None
            continue
        edges[id(line)] = limit
    return edges


def _alike(line: PageLine, right: float | None, other: PageLine, near: float | None) -> bool:
    """Whether two lines stand in one column: they begin alike, and so does what stands to the right of them."""
    if abs(_column(line) - _column(other)) > 1 or (right is None) != (near is None):
        return False
    return right is None or near is None or abs(right - near) < _APART


def _below(before: PageLine, line: PageLine) -> bool:
    """Whether a line stands just under the one before it, in the same column."""
    return abs(before.left - line.left) <= 12 * _SAME and 0 < line.foot - before.foot < 3 * line.size


def _beside(lines: list[PageLine]) -> list[tuple[bool, float | None]]:
    """For each line whether text stands level with it on its left, and where that on its right begins, if any."""
    order = sorted(range(len(lines)), key=lambda at: lines[at].box[1])
    found: list[tuple[bool, float | None]] = [(False, None)] * len(lines)
    for index, at in enumerate(order):
        line = lines[at]
        for other_at in order[index + 1 :]:
            other = lines[other_at]
            if other.box[1] > line.box[3] - 1:
                break
            one, two = (at, other_at) if line.left < other.left else (other_at, at)
            if lines[one].box[2] < lines[two].left:
                near = found[one][1]
                start = lines[two].left
                found[one] = (found[one][0], start if near is None else min(near, start))
                found[two] = (True, found[two][1])
    return found
