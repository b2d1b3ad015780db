"""What is asked of PDFium about a stretch of letters: where it stands, how large and heavy it is, and in what colour."""

from __future__ import annotations

import ctypes
import re
from ctypes import c_double, c_uint
from typing import Any

import pypdfium2.raw as pdfium

from answerable.documents.formats import pdf_calls
from answerable.documents.formats.pdf_boxes import Box
from answerable.documents.formats.pdf_calls import Numbers

_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_UNIT_FONT = 2.0
_SLANT = 0.1
_WHITE = 250


class Looks:
    """Asks about the letters of one open text page after another; fonts are remembered all through a file."""

    def __init__(self) -> None:
        self._page = 0
        self._handle: Any = None
        self._rect = Numbers(c_double, 4)
        self._ink = Numbers(c_uint, 4)
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._name_at, self._flags_at = ctypes.addressof(self._name), ctypes.addressof(self._flags)
        self._known: dict[tuple[bytes, float], tuple[float, bool]] = {}

    def begin(self, page: Any) -> None:
        """From here on this text page is meant."""
        self._handle, self._page = page, pdf_calls.number_of(page)

    def rects(self, first: int, length: int) -> list[Box]:
        """Left, lower edge, right, upper edge of each run of letters, PDF fashion (from the bottom)."""
        page, read, at = self._page, self._rect.read, self._rect.at
        found = []
        for index in range(pdf_calls.count_rects(page, first, length)):
            pdf_calls.get_rect(page, index, *at)
            left, high, right, low = read
            found.append((left, low, right, high))
        return found

    def left_of(self, at: int) -> float:
        """Where a letter begins, from the page's left edge."""
        pdf_calls.get_char_box(self._page, at, *self._rect.at)
        return self._rect.read[0]

    def look(self, at: int) -> tuple[float, bool]:
        """Size in points as seen on the page, and weight, of one letter."""
        pdf_calls.get_font_info(self._page, at, self._name_at, 128, self._flags_at)
        key = (self._name.value, pdf_calls.get_font_size(self._page, at))
        known = self._known.get(key)
        if known is not None:
            return known
        name, size = key
        pdfium.FPDFText_GetMatrix(self._handle, at, self._matrix)
        matrix = self._matrix
        shown = round(size * ((matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5 or 1.0), 1)
        look = (shown, _BOLD.search(name) is not None)
        # Fonts of size 1 are stretched by each place that uses them; other sizes mean the same all through a file.
        if size > _UNIT_FONT:
            self._known[key] = look
        return look

    def is_bold(self, at: int) -> bool:
        """Whether a letter's font is a heavy one by its name."""
        pdf_calls.get_font_info(self._page, at, self._name_at, 128, self._flags_at)
        return _BOLD.search(self._name.value) is not None

    def is_slanted(self, at: int) -> bool:
        """Whether a letter does not stand upright: words set sideways, or across a page as its watermark."""
        pdfium.FPDFText_GetMatrix(self._handle, at, self._matrix)
        return bool(abs(self._matrix.b) > _SLANT * abs(self._matrix.a))

    def is_white(self, at: int) -> bool:
        """Whether a letter is white or lets all through."""
        if not pdf_calls.get_fill(self._page, at, *self._ink.at):
            return False
        red, green, blue, strength = self._ink.read
        return (red >= _WHITE and green >= _WHITE and blue >= _WHITE) or not strength
