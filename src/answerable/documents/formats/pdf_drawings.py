"""What is drawn on a PDF page besides letters: rules of tables, small squares to tick, and bullets."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from answerable.documents.formats import pdf_calls
from answerable.documents.formats.pdf_boxes import Box

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_LINE_TO = 0
# In points: how large a drawn tick box, a drawn bullet and a thin rule may be.
_SQUARE = (5.0, 18.0)
_BULLET = (1.5, 4.9)
_THIN = 2.5
_MOST_SEGMENTS = 200


@dataclass(slots=True)
class Square:
    """A drawn tick box. What is drawn in it tells its state: a slanted line ticks it; anything else leaves doubt."""

    box: Box
    state: bool | None = False

    def holds(self, box: Box) -> bool:
        """Whether `box` lies inside, give or take the width of a stroke."""
        mine = self.box
        return (
            mine[0] - 2 <= box[0]
            and mine[1] - 2 <= box[1]
            and box[2] <= mine[2] + 2
            and box[3] <= mine[3] + 2
        )


@dataclass(slots=True)
class Drawings:
    """rows: level rules (y, left, right); columns: upright ones (x, top, bottom); all from the page's top left corner."""

    rows: list[tuple[float, float, float]] = field(default_factory=list)
    columns: list[tuple[float, float, float]] = field(default_factory=list)
    squares: list[Square] = field(default_factory=list)
    bullets: list[Box] = field(default_factory=list)
    pictures: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page is turned before it is shown, in quarters clockwise, and where its corner lies; sizes are as shown."""

    quarters: int
    left: float
    low: float
    width: float
    height: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page is shown, from the lower left corner."""
        x, y = x - self.left, y - self.low
        if self.quarters == 1:
            return y, self.height - x
        if self.quarters == 2:
            return self.width - x, self.height - y
        if self.quarters == 3:
            return self.width - y, x
        return x, y

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """Where a direction on the page points when it is shown."""
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self.quarters]

    def box(self, box: Box) -> Box:
        """Where a box of the page is shown: left, lower edge, right, upper edge."""
        one, other = self.point(box[0], box[1]), self.point(box[2], box[3])
        return (min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def turn_of(page: Any, width: float, height: float) -> Turn | None:
    """How an open page is turned or moved; None for nearly every page, which is not."""
    quarters = pdfium.FPDFPage_GetRotation(page)
    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, bounds)
    if not quarters and abs(bounds.left) < 1 and abs(bounds.bottom) < 1:
        return None
    return Turn(quarters, bounds.left, bounds.bottom, width, height)


def read_drawings(page: Any, height: float, turn: Turn | None = None) -> Drawings:
    """Everything of interest that is drawn on an open page of this height."""
    edges = tuple(ctypes.c_float() for _ in range(4))
    bounds = tuple(ctypes.byref(edge) for edge in edges)
    found = Drawings()
    small: list[tuple[Box, Any]] = []
    number = pdf_calls.number_of(page)
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        kind = pdf_calls.get_type(pdf_calls.get_object(number, index))
        if kind == _TEXT:
            continue
        thing = pdfium.FPDFPage_GetObject(page, index)
        if kind != _PATH or not pdfium.FPDFPageObj_GetBounds(thing, *bounds):
            found.pictures |= kind in (_IMAGE, _FORM)
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        if turn is not None:
            left, bottom, right, top = turn.box((left, bottom, right, top))
        box = (left, height - top, right, height - bottom)
        if not _add_rule(found, box) and right - left <= _SQUARE[1] and top - bottom <= _SQUARE[1]:
            small.append((box, thing))
    _sort_small(found, small)
    return found


def _add_rule(found: Drawings, box: Box) -> bool:
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    if high < _THIN and wide > 12:
        found.rows.append(((top + bottom) / 2, left, right))
    elif wide < _THIN and high > 8:
        found.columns.append(((left + right) / 2, top, bottom))
    elif wide > 60 and high > 10:
        found.rows += [(top, left, right), (bottom, left, right)]
        found.columns += [(left, top, bottom), (right, top, bottom)]
    else:
        return False
    return True


def _sort_small(found: Drawings, small: list[tuple[Box, Any]]) -> None:
    """Squares first, then what is drawn inside them; a small round thing outside them is a bullet."""
    rest: list[tuple[Box, bool]] = []
    for box, thing in small:
        slanted = _is_slanted(thing)
        if not slanted and _is_square(box, _SQUARE):
            _add_square(found.squares, box)
        else:
            rest.append((box, slanted))
    for box, slanted in rest:
        around = next((square for square in found.squares if square.holds(box)), None)
        if around is None:
            if not slanted and _is_square(box, _BULLET):
                found.bullets.append(box)
        elif slanted:
            around.state = True
        elif not around.state:
            around.state = None


def _add_square(squares: list[Square], box: Box) -> None:
    """Squares about one middle are border and field of one box; one much smaller than the other leaves doubt."""
    for square in squares:
        known = square.box
        if abs(known[0] + known[2] - box[0] - box[2]) < 3 and abs(known[1] + known[3] - box[1] - box[3]) < 3:
            small, large = sorted((known[2] - known[0], box[2] - box[0]))
            if small < 0.75 * large and square.state is False:
                square.state = None
            if box[2] - box[0] > known[2] - known[0]:
                square.box = box
            return
    squares.append(Square(box))


def _is_square(box: Box, sizes: tuple[float, float]) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    return sizes[0] <= wide <= sizes[1] and 0.8 < wide / max(high, 0.01) < 1.25


def _is_slanted(path: Any) -> bool:
    """Whether a path has a straight line that is neither level nor upright: a stroke of a cross or a tick."""
    count = min(pdfium.FPDFPath_CountSegments(path), _MOST_SEGMENTS)
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[bool, float, float]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((pdfium.FPDFPathSegment_GetType(segment) == _LINE_TO, x.value, y.value))
    if len(points) < 2:
        return False
    span = max(
        max(p[1] for p in points) - min(p[1] for p in points),
        max(p[2] for p in points) - min(p[2] for p in points),
    )
    return any(
        line and abs(x1 - x0) > 0.15 * span and abs(y1 - y0) > 0.15 * span
        for (_, x0, y0), (line, x1, y1) in pairwise(points)
    )
