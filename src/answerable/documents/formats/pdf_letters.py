"""Pages on which PDFium takes level lines for upright ones, and so breaks the line after every letter.

It decides by how much of a page's width and height has letters on it: a narrow table of many rows looks upright to it.
Only there is every letter asked for its place, and lines are put together from that.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from answerable.documents.formats.pdf_boxes import Box
from answerable.documents.formats.pdf_drawings import Turn

_FEWEST = 20
# In letter sizes: a gap that is a blank, one that parts two cells, and how far letters of one line stand up or down.
_BLANK, _GAP, _LEVEL = 0.12, 1.6, 0.35
_MOST = 60_000


@dataclass(slots=True)
class Run:
    """Letters of one line with no wide gap between them. `at` is the number of its first letter; Boxes are PDF fashion.

    `last` is the room that its last letter takes up, which is wider than what is drawn of it.
    """

    text: str
    at: int
    base: float
    box: Box
    last: Box
    size: float


def is_broken_up(pieces: list[str]) -> bool:
    """Whether most of these lines are single letters."""
    single = sum(1 for piece in pieces if len(piece.strip()) == 1)
    return single >= _FEWEST and single * 2 > len(pieces)


def runs(page: Any, count: int, turn: Turn | None, parted: Callable[[Box, Box], bool]) -> Iterator[Run]:
    """The lines of an open text page of `count` letters, each put together from its letters, in the order written.

    `parted` tells whether a rule stands between two boxes.
    """
    run: Run | None = None
    for letter in _letters(page, count, turn):
        if run is not None and _goes_on(run, letter) and not parted(run.last, letter.box):
            wide = letter.last[0] - run.last[2] > _BLANK * letter.size
            run.text += (" " if wide else "") + letter.text
            run.box = _both(run.box, letter.box)
            run.last = letter.last
            continue
        if run is not None:
            yield run
        run = Run(letter.text, letter.at, letter.base, letter.box, letter.last, letter.size)
    if run is not None:
        yield run


def _goes_on(run: Run, letter: Run) -> bool:
    gap = letter.last[0] - run.last[2]
    return abs(letter.base - run.base) < _LEVEL * letter.size and -letter.size < gap < _GAP * letter.size


def _letters(page: Any, count: int, turn: Turn | None) -> Iterator[Run]:
    """Every letter of the page that can be seen, as a run of its own; those set sideways are left out."""
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    box_at = tuple(ctypes.byref(one) for one in (left, right, low, high))
    x, y = ctypes.c_double(), ctypes.c_double()
    origin_at = (ctypes.byref(x), ctypes.byref(y))
    matrix, loose = pdfium.FS_MATRIX(), pdfium.FS_RECTF()
    for at in range(min(count, _MOST)):
        text = chr(pdfium.FPDFText_GetUnicode(page, at))
        if text.isspace() or not text.isprintable():
            continue
        pdfium.FPDFText_GetMatrix(page, at, matrix)
        along = (matrix.a, matrix.b) if turn is None else turn.direction(matrix.a, matrix.b)
        if along[0] <= abs(along[1]):
            continue
        pdfium.FPDFText_GetCharBox(page, at, *box_at)
        pdfium.FPDFText_GetCharOrigin(page, at, *origin_at)
        box = (left.value, low.value, right.value, high.value)
        base = y.value
        if turn is not None:
            box, base = turn.box(box), turn.point(x.value, y.value)[1]
        size = max(pdfium.FPDFText_GetFontSize(page, at), box[3] - box[1], 1.0)
        pdfium.FPDFText_GetLooseCharBox(page, at, loose)
        whole = (loose.left, loose.bottom, loose.right, loose.top)
        yield Run(text, at, base, box, whole if turn is None else turn.box(whole), size)


def _both(one: Box, other: Box) -> Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))
