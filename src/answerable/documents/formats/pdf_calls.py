"""The calls to PDFium that are made once for every line of text, bound so that nothing is converted on the way.

The same functions called through pypdfium2 take twice as long, most of it in wrapping pointers. Handles and addresses are
plain whole numbers here.
"""

from __future__ import annotations

import ctypes
from ctypes import c_double, c_int, c_uint, c_void_p
from typing import Any

import pypdfium2.raw as pdfium


def _bound(function: Any, result: Any, *arguments: Any) -> Any:
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, c_void_p).value or 0)


count_rects = _bound(pdfium.FPDFText_CountRects, c_int, c_void_p, c_int, c_int)
get_rect = _bound(pdfium.FPDFText_GetRect, c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)
get_char_box = _bound(
    pdfium.FPDFText_GetCharBox, c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p
)
get_font_info = _bound(pdfium.FPDFText_GetFontInfo, c_int, c_void_p, c_int, c_void_p, c_int, c_void_p)
get_font_size = _bound(pdfium.FPDFText_GetFontSize, c_double, c_void_p, c_int)
get_fill = _bound(
    pdfium.FPDFText_GetFillColor, c_int, c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p
)
get_object = _bound(pdfium.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
get_type = _bound(pdfium.FPDFPageObj_GetType, c_int, c_void_p)


def number_of(handle: Any) -> int:
    """The address that a handle of pypdfium2 stands for."""
    return ctypes.cast(handle, c_void_p).value or 0


class Numbers:
    """Room for a few numbers that PDFium writes: `at` are their addresses, `read[:]` gives them."""

    __slots__ = ("at", "read")

    def __init__(self, kind: type[c_double] | type[c_uint], count: int) -> None:
        self.read = (kind * count)()
        start = ctypes.addressof(self.read)
        self.at = tuple(start + ctypes.sizeof(kind) * number for number in range(count))
