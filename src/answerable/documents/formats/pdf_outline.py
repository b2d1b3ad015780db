"""The outline of a PDF, which readers show beside the pages: it names headings that may look like any other line."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_MOST = 5_000
_DEEPEST = 6
_MOST_LETTERS = 1_000

Outline = dict[tuple[int, str], int]
"""Page from 1 and the folded words in small letters, to the level from 1."""


def read_outline(document: Any) -> Outline:
    """The headings that the outline of an open document leads to; empty where it has none."""
    found: Outline = {}
    buffer = ctypes.create_string_buffer(_MOST_LETTERS)
    seen = 0
    # Nothing is followed twice, and never more than so many: an outline can be knotted.
    open_ones = [(pdfium.FPDFBookmark_GetFirstChild(document, None), 1)]
    while open_ones and seen < _MOST:
        mark, level = open_ones.pop()
        if not mark:
            continue
        seen += 1
        open_ones.append((pdfium.FPDFBookmark_GetNextSibling(document, mark), level))
        if level < _DEEPEST:
            open_ones.append((pdfium.FPDFBookmark_GetFirstChild(document, mark), level + 1))
        target = pdfium.FPDFBookmark_GetDest(document, mark)
        page = pdfium.FPDFDest_GetDestPageIndex(document, target) if target else -1
        length = pdfium.FPDFBookmark_GetTitle(mark, buffer, len(buffer))
        if page >= 0 and 2 < length <= len(buffer):
            found.setdefault((page + 1, fold(buffer.raw[: length - 2].decode("utf-16-le", "replace"))), level)
    return found


def fold(words: str) -> str:
    """Words as they are compared: white space and capitals do not count."""
    return " ".join(words.lower().split())
