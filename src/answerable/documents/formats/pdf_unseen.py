"""Letters that are on a page but that nobody sees: drawn with nothing, in white on white, or too small to read.

Scanners lay the words they recognised, drawn with nothing, over the picture of a page: where a page has no other words,
those are its text.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from answerable.documents.formats.pdf_boxes import Box

_PATH, _IMAGE, _SHADING = 2, 3, 4
_NO_INK = 3
_WHITE = 250
SMALLEST = 2.0
"""Letters of less than this many points are not meant to be read."""


class Unseen:
    """Tells, for one open page, whether white letters are seen."""

    def __init__(self) -> None:
        self._page: Any = None
        self._grounds: list[Box] | None = None

    def begin(self, page: Any) -> None:
        """From here on this page is meant."""
        self._page, self._grounds = page, None

    def hides(self, box: Box) -> bool:
        """Whether nothing coloured lies behind white letters in `box` (PDF fashion)."""
        if self._grounds is None:
            self._grounds = _grounds(self._page)
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return not any(
            ground[0] <= x <= ground[2] and ground[1] <= y <= ground[3] for ground in self._grounds
        )


def is_without_ink(letters: Any, at: int) -> bool:
    """Whether a letter is drawn with nothing."""
    thing = pdfium.FPDFText_GetTextObject(letters, at)
    return bool(thing) and pdfium.FPDFTextObj_GetTextRenderMode(thing) == _NO_INK


def _grounds(page: Any) -> list[Box]:
    """Where something coloured is painted: filled shapes that are not white, and pictures."""
    edges = tuple(ctypes.c_float() for _ in range(4))
    found: list[Box] = []
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind in (_IMAGE, _SHADING) or (kind == _PATH and _is_coloured(thing)):
            pdfium.FPDFPageObj_GetBounds(thing, *edges)
            left, low, right, high = (edge.value for edge in edges)
            found.append((left, low, right, high))
    return found


def _is_coloured(path: Any) -> bool:
    ink = tuple(ctypes.c_uint() for _ in range(4))
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroke)
    pdfium.FPDFPageObj_GetFillColor(path, *ink)
    return mode.value != 0 and ink[3].value > 0 and min(one.value for one in ink[:3]) < _WHITE
