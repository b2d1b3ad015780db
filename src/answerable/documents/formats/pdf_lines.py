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
from answerable.documents.formats.pdf_drawings import Box, Drawings, read_drawings

_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
# A gap wider than this many times the letter size does not stand between two words of one sentence.
_GAP = 1.6
_UNIT_FONT = 2.0


@dataclass(slots=True)
class PageLine:
    """A piece of a line. `box` is left, top, right, bottom in points from the page's top left corner."""

    text: str
    box: Box
    size: float
    bold: bool
    ticks: tuple[bool | None, ...] = ()
    bullet: bool = False
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
    the text of a (table, column) could go. `number` is its place in the file, from 1, where pages are in another order.
    """

    width: float
    height: float
    lines: list[PageLine]
    rows: list[tuple[float, float, float]] = field(default_factory=list)
    columns: list[tuple[float, float, float]] = field(default_factory=list)
    cell_edges: dict[tuple[int, int], float] = field(default_factory=dict)
    number: int | None = None


class LineReader:
    """Reads pages of one document; buffers and fonts are kept from page to page."""

    def __init__(self) -> None:
        self._left, self._top, self._right, self._bottom = (ctypes.c_double() for _ in range(4))
        self._rect = tuple(ctypes.byref(one) for one in (self._left, self._top, self._right, self._bottom))
        self._char = tuple(ctypes.byref(one) for one in (self._left, self._right, self._bottom, self._top))
        self._matrix = pdfium.FS_MATRIX()
        self._matrix_at = ctypes.byref(self._matrix)
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._flags_at = ctypes.byref(self._flags)
        self._looks: dict[tuple[bytes, float], tuple[float, bool]] = {}

    def read(self, page: Any, *, drawings: bool) -> PageContent:
        """The lines of an open page; ruled lines and drawn boxes only when `drawings` are asked for."""
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        content = PageContent(width, height, [])
        drawn = read_drawings(page, height) if drawings else Drawings()
        content.rows, content.columns = drawn.rows, drawn.columns
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            return content
        try:
            self._lines(text_page, content)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
        for square in drawn.squares:
            put_box(content, square.box, square.state)
        for bullet in drawn.bullets:
            _put_bullet(content, bullet)
        return content

    def _lines(self, page: Any, content: PageContent) -> None:
        count = pdfium.FPDFText_CountChars(page)
        if count <= 0:
            return
        buffer = ctypes.create_string_buffer((count + 1) * 2)
        written = pdfium.FPDFText_GetText(
            page, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        )
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
        # A quotation mark at the start may be borrowed from another font: the middle tells the line's size.
        size, bold = self._look(page, first + _middle(text))
        cuts = len(rects) > 1 and [
            index
            for index, (one, other) in enumerate(pairwise(rects), 1)
            if other[0] - one[2] > _GAP * size or (content.columns and _ruled_between(content, one, other))
        ]
        if cuts:
            self._cut_line(page, text, first, rects, cuts, content)
            return
        bold = bold and self._is_bold(page, first) and self._is_bold(page, first + length - 1)
        content.lines.append(PageLine(text, _from_top(_around(rects), content.height), size, bold))

    def _cut_line(
        self, page: Any, text: str, first: int, rects: list[Box], cuts: list[int], content: PageContent
    ) -> None:
        """A line with gaps is several pieces: table cells, or a mark and its words, which stay together."""
        letters = [0, *(self._letter_at(page, first, len(text), rects[cut]) for cut in cuts), len(text)]
        pieces: list[tuple[int, int, list[Box]]] = []
        for (start, end), (low, high) in zip(
            pairwise(letters), pairwise([0, *cuts, len(rects)]), strict=True
        ):
            if pieces and split_mark(text[pieces[-1][0] : pieces[-1][1]].strip() + " x")[1] == "x":
                begin, _, boxes = pieces.pop()
                pieces.append((begin, end, boxes + rects[low:high]))
            elif text[start:end].strip():
                pieces.append((start, end, rects[low:high]))
        for start, end, boxes in pieces:
            words = text[start:end].strip()
            at = first + start + len(text[start:end]) - len(text[start:end].lstrip())
            size, bold = self._look(page, at)
            bold = bold and self._is_bold(page, at + len(words) - 1)
            content.lines.append(PageLine(words, _from_top(_around(boxes), content.height), size, bold))

    def _letter_at(self, page: Any, first: int, length: int, rect: Box) -> int:
        """Where in the line the run of letters begins that stands in `rect`, found by halving.

        PDFium can be asked which letter stands at a point, but it looks at every letter of the page to tell.
        """
        left = rect[0]
        low, high = 0, length
        while low < high:
            middle = (low + high) // 2
            pdfium.FPDFText_GetCharBox(page, first + middle, *self._char)
            if self._left.value < left - 0.1:
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
        """Size in points as seen on the page, and weight, of one letter."""
        key = (self._font(page, at), pdfium.FPDFText_GetFontSize(page, at))
        known = self._looks.get(key)
        if known is not None:
            return known
        name, size = key
        pdfium.FPDFText_GetMatrix(page, at, self._matrix_at)
        matrix = self._matrix
        shown = round(size * ((matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5 or 1.0), 1)
        look = (shown, _BOLD.search(name) is not None)
        # Fonts of size 1 are stretched by each place that uses them; other sizes mean the same all through a file.
        if size > _UNIT_FONT:
            self._looks[key] = look
        return look

    def _is_bold(self, page: Any, at: int) -> bool:
        return _BOLD.search(self._font(page, at)) is not None

    def _font(self, page: Any, at: int) -> bytes:
        pdfium.FPDFText_GetFontInfo(page, at, self._name, 128, self._flags_at)
        return self._name.value


def _middle(text: str) -> int:
    """A letter about half-way: not a space, because PDFium makes spaces up and gives them a size of 1."""
    half = len(text) // 2
    while text[half] == " ":
        half += 1
    return half


def put_box(content: PageContent, box: Box, ticked: bool | None) -> None:
    """Give a tick box to the line that begins just right of it, or failing that to one that ends just left of it."""
    level = _level_with(content, box)
    after = [line for line in level if -3 <= line.box[0] - box[2] <= 40]
    before = [line for line in level if -3 <= box[0] - line.box[2] <= 40]
    if after:
        min(after, key=lambda line: line.box[0]).ticks += (ticked,)
    elif before:
        max(before, key=lambda line: line.box[2]).ticks += (ticked,)


def _put_bullet(content: PageContent, box: Box) -> None:
    after = [line for line in _level_with(content, box) if 1 <= line.box[0] - box[2] <= 30]
    if after:
        min(after, key=lambda line: line.box[0]).bullet = True


def _level_with(content: PageContent, box: Box) -> list[PageLine]:
    middle = (box[1] + box[3]) / 2
    return [line for line in content.lines if line.box[1] - 3 <= middle <= line.box[3] + 3]


def _ruled_between(content: PageContent, one: Box, other: Box) -> bool:
    if not content.columns or other[0] < one[2]:
        return False
    middle = content.height - (one[1] + one[3]) / 2
    return any(
        one[2] - 1 <= x <= other[0] + 1 and top <= middle <= bottom for x, top, bottom in content.columns
    )


def _around(rects: list[Box]) -> Box:
    if len(rects) == 1:
        return rects[0]
    left, low, right, high = zip(*rects, strict=True)
    return (min(left), min(low), max(right), max(high))


def _from_top(box: Box, height: float) -> Box:
    return (box[0], height - box[3], box[2], height - box[1])
