"""Lines of text on a PDF page, with where they stand, how large they are, and the boxes drawn beside them.

Everything is asked of PDFium once a line, never once a letter: a letter's box costs as much as reading ten of them.
"""

from __future__ import annotations

import ctypes
import re
from itertools import pairwise
from math import pi
from typing import Any

import pypdfium2.raw as pdfium

from answerable.documents.formats.marks import split_mark
from answerable.documents.formats.pdf_boxes import Box, around, from_top, high, steps
from answerable.documents.formats.pdf_drawings import Drawings, Turn, read_drawings, turn_of
from answerable.documents.formats.pdf_letters import is_broken_up, runs
from answerable.documents.formats.pdf_looks import Looks
from answerable.documents.formats.pdf_page import (
    LEFT_OUT,
    POINTER,
    PageContent,
    PageLine,
    points_to_none,
    put_box,
    put_bullet,
)
from answerable.documents.formats.pdf_unseen import SMALLEST, Unseen, is_without_ink

# A gap wider than this many times the letter size does not stand between two words of one sentence.
_GAP = 1.6
# PDFium writes a hyphen at the end of a line as one of these two, soft or hard, and then no line break.
_BROKEN = "\x02\ufffe"
_PRINTED = re.compile(rf"[^\n{_BROKEN}]+[{_BROKEN}]?")
# In letter sizes: how high a figure that points to a footnote is at most, and how far it is raised at least.
_SMALL, _RAISED = 0.6, 0.15
# Lines of fewer letters are asked whether they are set sideways: a line of many is not as narrow as it is high.
_SHORT = 5
_ASLANT = 0.1
# In letter sizes: a piece of a line that is higher may be set sideways.
_TALL = 1.6
_OVER = 8.0
_NO_LETTERS = " " + LEFT_OUT
# A stamp or a page number may stand beside the words that a scanner recognised.
_MOSTLY = 3
# From so many lines on that hold pieces from above and below each other, the page's lines are put together anew.
_TANGLED = 3


class LineReader:
    """Reads pages of one document; buffers and fonts are kept from page to page."""

    def __init__(self) -> None:
        self._looks = Looks()
        self._unseen = Unseen()

    def read(self, page: Any, *, drawings: bool) -> PageContent:
        """The lines of an open page; ruled lines and drawn boxes only when `drawings` are asked for."""
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        content = PageContent(width, height, [])
        turn = turn_of(page, width, height)
        drawn = read_drawings(page, height, turn) if drawings else Drawings()
        content.rows, content.columns = drawn.rows, drawn.columns
        self._unseen.begin(page)
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            return content
        self._looks.begin(text_page)
        try:
            self._lines(text_page, content, turn, pictures=drawn.pictures)
        finally:
            pdfium.FPDFText_ClosePage(text_page)
        for square in drawn.squares:
            put_box(content, square.box, square.state)
        for bullet in drawn.bullets:
            put_bullet(content, bullet)
        return content

    def _lines(self, page: Any, content: PageContent, turn: Turn | None, *, pictures: bool) -> None:
        count = pdfium.FPDFText_CountChars(page)
        if count <= 0:
            return
        text = _text_of(page, count)
        if turn is not None or is_broken_up(text.split("\n")):
            self._letters(page, count, content, turn)
            return
        # Some letters are two units of text, some are none: then PDFium must be asked for indexes.
        exact = len(text) == count
        for found in _PRINTED.finditer(text):
            words = found[0].strip()
            if words:
                first = found.start() + len(found[0]) - len(found[0].lstrip())
                at = first if exact else pdfium.FPDFText_GetCharIndexFromTextIndex(page, first)
                if words[-1] in _BROKEN:
                    words = words[:-1] + "-"
                if not pictures or not self._drops(page, at, content):
                    self._line(page, words, at, content)
        if content.tangled >= _TANGLED:
            content.lines = []
            self._letters(page, count, content, turn)
            return
        if content.without_ink > _MOSTLY * len(content.lines):
            # The words a scanner recognised, laid over its picture, are what this page says.
            content.without_ink, content.recognised, content.lines = 0, True, []
            self._lines(page, content, turn, pictures=False)

    def _drops(self, page: Any, at: int, content: PageContent) -> bool:
        """Whether a line on a page with pictures is drawn with nothing; such lines are counted."""
        dropped = is_without_ink(page, at)
        content.without_ink += dropped
        return dropped

    def _line(self, page: Any, text: str, first: int, content: PageContent) -> None:
        rects = self._looks.rects(first, len(text))
        if not rects:
            return
        if len(rects) > 1:
            content.tangled += steps(rects)
        # A quotation mark at the start may be borrowed from another font: the middle tells the line's size.
        middle = first + _middle(text)
        size, bold = self._looks.look(middle)
        if size < SMALLEST or (self._looks.is_white(middle) and self._unseen.hides(rects[0])):
            return
        if len(rects) > 1 and max(high(rect) for rect in rects) > _TALL * size:
            text, rects = self._upright(page, text, first)
            if not rects:
                return
            size, bold = self._looks.look(first + _middle(text))
        if (len(text) < _SHORT or high(rects[0]) > 2 * size) and self._looks.is_slanted(middle):
            return
        lead = 0
        if len(rects) > 1:
            text, lead = self._without_raised(page, text, first, rects, size)
            cuts = [
                index
                for index, (one, other) in enumerate(pairwise(rects), 1)
                if other[0] - one[2] > _GAP * size
                or (content.columns and _ruled_between(content, one, other))
            ]
            if cuts:
                self._cut_line(page, text, first, rects, cuts, content)
                return
        bold = bold and self._looks.is_bold(first) and self._looks.is_bold(first + len(text) - 1)
        content.add(PageLine(text, from_top(around(rects), content.height), size, bold, lead=lead))

    def _upright(self, page: Any, text: str, first: int) -> tuple[str, list[Box]]:
        """A line without the words set sideways or aslant that PDFium took into it."""
        letters = list(text)
        for at in range(len(text)):
            turn = pdfium.FPDFText_GetCharAngle(page, first + at) % (2 * pi)
            if not text[at].isspace() and _ASLANT < turn < 2 * pi - _ASLANT:
                letters[at] = LEFT_OUT
        upright = "".join(letters)
        kept = [
            rect
            for found in re.finditer(rf"[^{LEFT_OUT}\s](?:[^{LEFT_OUT}]*[^{LEFT_OUT}\s])?", upright)
            for rect in self._looks.rects(first + found.start(), found.end() - found.start())
        ]
        return upright, kept

    def _without_raised(
        self, page: Any, text: str, first: int, rects: list[Box], size: float
    ) -> tuple[str, int]:
        """The line with a stand-in for each letter of a figure that points to a footnote; and how many it begins with."""
        low = min(rect[1] for rect in rects)
        lead = 0
        for index, rect in enumerate(rects):
            if high(rect) >= _SMALL * size or rect[1] - low <= _RAISED * size:
                continue
            after = rects[index + 1] if rect is not rects[-1] else None
            start = self._letter_at(page, first, len(text), rect)
            end = self._letter_at(page, first, len(text), after) if after else len(text)
            if POINTER.fullmatch(text[start:end]) is None or points_to_none(text[:start]):
                continue
            if start == 0:
                lead = len(text[:end].rstrip())
            else:
                text = text[:start] + LEFT_OUT * (end - start) + text[end:]
        return text, lead

    def _letters(self, page: Any, count: int, content: PageContent, turn: Turn | None) -> None:
        """The lines of a page that PDFium has broken up into letters, or that lies on its side."""
        for run in runs(page, count, turn, lambda one, other: _ruled_between(content, one, other)):
            size, bold = self._looks.look(run.at)
            if size < SMALLEST or (self._looks.is_white(run.at) and self._unseen.hides(run.box)):
                continue
            content.lines.append(PageLine(run.text, from_top(run.box, content.height), size, bold))

    def _cut_line(
        self, page: Any, text: str, first: int, rects: list[Box], cuts: list[int], content: PageContent
    ) -> None:
        """A line with gaps is several pieces: table cells, or a mark and its words, which stay together."""
        letters = [0, *(self._letter_at(page, first, len(text), rects[cut]) for cut in cuts), len(text)]
        pieces: list[tuple[int, int, list[Box]]] = []
        for (start, end), (one, other) in zip(
            pairwise(letters), pairwise([0, *cuts, len(rects)]), strict=True
        ):
            if pieces and split_mark(text[pieces[-1][0] : pieces[-1][1]].strip() + " x")[1] == "x":
                begin, _, boxes = pieces.pop()
                pieces.append((begin, end, boxes + rects[one:other]))
            elif text[start:end].strip():
                pieces.append((start, end, rects[one:other]))
        for start, end, boxes in pieces:
            words = text[start:end].strip()
            at = first + start + len(text[start:end]) - len(text[start:end].lstrip())
            size, bold = self._looks.look(at)
            bold = bold and self._looks.is_bold(at + len(words) - 1)
            content.lines.append(PageLine(words, from_top(around(boxes), content.height), size, bold))

    def _letter_at(self, page: Any, first: int, length: int, rect: Box) -> int:
        """Where in the line the run of letters begins that stands in `rect`, found by halving.

        PDFium can be asked which letter stands at a point, but it looks at every letter of the page to tell.
        """
        left = rect[0]
        low, high = 0, length
        while low < high:
            middle = (low + high) // 2
            if self._looks.left_of(first + middle) < left - 0.1:
                low = middle + 1
            else:
                high = middle
        return low


def _text_of(page: Any, count: int) -> str:
    buffer = ctypes.create_string_buffer((count + 1) * 2)
    written = pdfium.FPDFText_GetText(page, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    return buffer.raw[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")


def _middle(text: str) -> int:
    """A letter about half-way: not a space, because PDFium makes spaces up and gives them a size of 1."""
    half = len(text) // 2
    while text[half] in _NO_LETTERS:
        half = (half + 1) % len(text)
    return half


def _ruled_between(content: PageContent, one: Box, other: Box) -> bool:
    if not content.columns or other[0] < one[2]:
        return False
    middle = content.height - (one[1] + one[3]) / 2
    # A word too long for its cell runs over the rule.
    return any(
        max(one[0], one[2] - _OVER) <= x <= other[0] + 1 and top <= middle <= bottom
        for x, top, bottom in content.columns
    )
