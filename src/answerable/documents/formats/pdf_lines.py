"""Lines of text on a PDF page, with where they stand, how large they are, and the boxes drawn beside them.

Everything is asked of PDFium once a line, never once a letter: a letter's box costs as much as reading ten of them.
"""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from answerable.documents.formats.marks import split_mark

Box = tuple[float, float, float, float]

_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
# A gap wider than this many times the letter size does not stand between two words of one sentence.
_GAP = 1.6
_TEXT, _PATH, _FORM = 1, 2, 5


@dataclass(slots=True)
class PageLine:
    """A piece of a line. `box` is left, top, right, bottom in points from the page's top left corner."""

    text: str
    box: Box
    size: float
    bold: bool
    ticks: list[bool | None] = field(default_factory=list)
    place: tuple[int, int, int] | None = None

    @property
    def left(self) -> float:
        """Distance from the page's left edge."""
        return self.box[0]

    @property
    def height(self) -> float:
        """How high the line stands."""
        return self.box[3] - self.box[1]


@dataclass(slots=True)
class PageContent:
    """One page: its lines in the order they were written, and what is ruled on it.

    rows and columns are level rules (y, left, right) and upright ones (x, top, bottom); cell_edges tells how far right
    the text of a (table, column) could go.
    """

    width: float
    height: float
    lines: list[PageLine]
    rows: list[tuple[float, float, float]] = field(default_factory=list)
    columns: list[tuple[float, float, float]] = field(default_factory=list)
    cell_edges: dict[tuple[int, int], float] = field(default_factory=dict)


class LineReader:
    """Reads pages of one document; buffers and fonts are kept from page to page."""

    def __init__(self) -> None:
        self._left, self._top, self._right, self._bottom = (ctypes.c_double() for _ in range(4))
        self._rect = tuple(ctypes.byref(one) for one in (self._left, self._top, self._right, self._bottom))
        self._char = tuple(ctypes.byref(one) for one in (self._left, self._right, self._bottom, self._top))
        self._edges = tuple(ctypes.c_float() for _ in range(4))
        self._bounds = tuple(ctypes.byref(one) for one in self._edges)
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_at = ctypes.byref(self._matrix)
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._flags_at = ctypes.byref(self._flags)
        self._fonts: dict[bytes, bool] = {}

    def read(self, page: Any, *, drawings: bool) -> PageContent:
        """The lines of an open page; ruled lines and drawn boxes only when `drawings` are asked for."""
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        content = PageContent(width, height, [])
        squares: list[tuple[Box, bool]] = []
        if drawings:
            squares = self._drawn(page, content)
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            return content
        try:
            self._lines(text_page, content)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
        for box, ticked in squares:
            put_box(content, box, ticked)
        return content

    def _lines(self, page: Any, content: PageContent) -> None:
        count = pdfium.FPDFText_CountChars(page)
        if count <= 0:
            return
        buffer = ctypes.create_string_buffer((count + 1) * 2)
        written = pdfium.FPDFText_GetText(page, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        text = buffer.raw[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")
        # PDFium writes a hyphen at the end of a line as one of these two, whether it was soft or hard.
        text = text.replace("\x02", "-").replace("\ufffe", "-")
        # Some letters are two units of text, some are none: then PDFium must be asked for indexes.
        exact = len(text) == count
        start = 0
        for piece in text.split("\n"):
            words = piece.rstrip("\r")
            if words and not words.isspace():
                first = start + len(words) - len(words.lstrip())
                length = len(words.strip())
                at = first if exact else pdfium.FPDFText_GetCharIndexFromTextIndex(page, first)
                self._line(page, words.strip(), at, length, content)
            start += len(piece) + 1

    def _line(self, page: Any, text: str, first: int, length: int, content: PageContent) -> None:
        rects = self._rects(page, first, length)
        if not rects:
            return
        size, bold = self._look(page, first)
        bold = bold and self._is_bold(page, first + length - 1)
        cuts = len(rects) > 1 and [
            (one[2] + other[0]) / 2
            for one, other in pairwise(rects)
            if other[0] - one[2] > _GAP * size or _ruled_between(content, one, other)
        ]
        if cuts:
            self._cut_line(page, text, first, cuts, content)
            return
        content.lines.append(PageLine(text, _from_top(_around(rects), content.height), size, bold))

    def _cut_line(self, page: Any, text: str, first: int, cuts: list[float], content: PageContent) -> None:
        """A line with gaps is several pieces: table cells, or a mark and its words, which stay together."""
        edges = [0, *(self._letter_at(page, first, len(text), cut) for cut in cuts), len(text)]
        pieces = [(a, b) for a, b in pairwise(edges) if text[a:b].strip()]
        joined: list[tuple[int, int]] = []
        for a, b in pieces:
            if joined and split_mark(text[joined[-1][0] : joined[-1][1]].strip() + " x")[1] == "x":
                joined[-1] = (joined[-1][0], b)
            else:
                joined.append((a, b))
        for a, b in joined:
            words = text[a:b].strip()
            at = first + a + len(text[a:b]) - len(text[a:b].lstrip())
            rects = self._rects(page, at, len(words))
            if rects:
                size, bold = self._look(page, at)
                bold = bold and self._is_bold(page, at + len(words) - 1)
                content.lines.append(PageLine(words, _from_top(_around(rects), content.height), size, bold))

    def _letter_at(self, page: Any, first: int, length: int, cut: float) -> int:
        """The first letter of the line that stands to the right of `cut`, found by halving."""
        low, high = 0, length
        while low < high:
            middle = (low + high) // 2
            pdfium.FPDFText_GetCharBox(page, first + middle, *self._char)
            if self._left.value < cut:
                low = middle + 1
            else:
                high = middle
        return low

    def _rects(self, page: Any, first: int, length: int) -> list[Box]:
        """Left, lower edge, right, upper edge of each run of letters, PDF fashion (from the bottom)."""
        rects = []
        for index in range(pdfium.FPDFText_CountRects(page, first, length)):
            pdfium.FPDFText_GetRect(page, index, *self._rect)
            rects.append((self._left.value, self._bottom.value, self._right.value, self._top.value))
        return rects

    def _look(self, page: Any, at: int) -> tuple[float, bool]:
        size = pdfium.FPDFText_GetFontSize(page, at)
        if pdfium.FPDFText_GetMatrix(page, at, self._matrix_at):
            matrix = self._matrix
            size *= (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5 or 1.0
        return round(size, 1), self._is_bold(page, at)

    def _is_bold(self, page: Any, at: int) -> bool:
        pdfium.FPDFText_GetFontInfo(page, at, self._name, 128, self._flags_at)
        name = self._name.value
        known = self._fonts.get(name)
        if known is None:
            known = self._fonts[name] = _BOLD.search(name) is not None
        return known

    def _drawn(self, page: Any, content: PageContent) -> list[tuple[Box, bool]]:
        """Ruled lines into `content`; small squares as tick boxes, ticked when something is drawn inside them."""
        boxes: list[Box] = []
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            thing = pdfium.FPDFPage_GetObject(page, index)
            if pdfium.FPDFPageObj_GetType(thing) == _PATH and pdfium.FPDFPageObj_GetBounds(thing, *self._bounds):
                left, bottom, right, top = (edge.value for edge in self._edges)
                boxes.append((left, content.height - top, right, content.height - bottom))
        squares: list[tuple[Box, bool]] = []
        for left, top, right, bottom in boxes:
            wide, high = right - left, bottom - top
            if high < 2.5 and wide > 12:
                content.rows.append(((top + bottom) / 2, left, right))
            elif wide < 2.5 and high > 8:
                content.columns.append(((left + right) / 2, top, bottom))
            elif 5 <= wide <= 18 and 0.8 < wide / high < 1.25:
                _add_square(squares, (left, top, right, bottom))
            elif wide > 60 and high > 10:
                content.rows += [(top, left, right), (bottom, left, right)]
                content.columns += [(left, top, bottom), (right, top, bottom)]
            else:
                _tick_inside(squares, (left, top, right, bottom))
        return squares


def _add_square(squares: list[tuple[Box, bool]], box: Box) -> None:
    """A square on top of the last one is the cross in it."""
    for index, (known, _) in enumerate(squares):
        if all(abs(a - b) < 2.5 for a, b in zip(known, box, strict=True)):
            squares[index] = (known, True)
            return
    squares.append((box, False))


def _tick_inside(squares: list[tuple[Box, bool]], box: Box) -> None:
    for index, (known, _) in enumerate(squares):
        if known[0] - 1 <= box[0] and known[1] - 1 <= box[1] and box[2] <= known[2] + 1 and box[3] <= known[3] + 1:
            squares[index] = (known, True)


def put_box(content: PageContent, box: Box, ticked: bool | None) -> None:
    """Give a tick box to the line that begins just right of it, or failing that to one that ends just left of it."""
    middle = (box[1] + box[3]) / 2
    level = [line for line in content.lines if line.box[1] - 3 <= middle <= line.box[3] + 3]
    after = [line for line in level if -3 <= line.box[0] - box[2] <= 40]
    before = [line for line in level if -3 <= box[0] - line.box[2] <= 40]
    if after:
        min(after, key=lambda line: line.box[0]).ticks.append(ticked)
    elif before:
        max(before, key=lambda line: line.box[2]).ticks.append(ticked)


def _ruled_between(content: PageContent, one: Box, other: Box) -> bool:
    if not content.columns or other[0] < one[2]:
        return False
    middle = content.height - (one[1] + one[3]) / 2
    return any(one[2] - 1 <= x <= other[0] + 1 and top <= middle <= bottom for x, top, bottom in content.columns)


def _around(rects: list[Box]) -> Box:
    if len(rects) == 1:
        return rects[0]
    left, low, right, high = zip(*rects, strict=True)
    return (min(left), min(low), max(right), max(high))


def _from_top(box: Box, height: float) -> Box:
    return (box[0], height - box[3], box[2], height - box[1])
