"""Pages of a PDF that are pictures: turned into dots, read by `ocr`, and given back as lines with their places."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium

from answerable.documents.formats import ocr
from answerable.documents.formats.pdf_page import PageContent, PageLine

_GREY = 1
_WHITE = 0xFFFFFFFF
_MOST_DOTS = 16_000_000
_POINTS = 72
# A line's box is about this share of its letter size; sizes this near to the page's usual one are the usual one.
_BOX_OF_SIZE = 0.92
_LIKE_USUAL = (0.7, 1.35)
_MOST_NAMED = 20
_NOT_INSTALLED = " Tesseract, which reads words off pictures, is not installed here."


def read_pictures(document: Any, pages: list[PageContent], recogniser: ocr.Recogniser) -> None:
    """Give every page without lines those that can be read off its picture."""
    for index, content in enumerate(pages):
        if content.lines:
            continue
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            continue
        try:
            _read(page, content, recogniser)
        finally:
            pdfium.FPDF_ClosePage(page)


def _read(page: Any, content: PageContent, recogniser: ocr.Recogniser) -> None:
    if pdfium.FPDFPage_CountObjects(page) < 1 or content.width < 1 or content.height < 1:
        return
    scale = min(ocr.DPI / _POINTS, (_MOST_DOTS / (content.width * content.height)) ** 0.5)
    width, height = max(int(content.width * scale), 1), max(int(content.height * scale), 1)
    seen = recogniser.lines(width, height, _grey(page, width, height))
    if seen:
        content.recognised = True
        content.lines = _lines(seen, scale)


def _grey(page: Any, width: int, height: int) -> bytes:
    """One byte for each dot of the page, row by row."""
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, _GREY, None, 0)
    if not bitmap:
        return b"\xff" * (width * height)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        flags = pdfium.FPDF_GRAYSCALE | pdfium.FPDF_ANNOT
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        rows = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return rows if stride == width else b"".join(rows[at : at + width] for at in range(0, len(rows), stride))


def _lines(seen: list[ocr.Seen], scale: float) -> list[PageLine]:
    """The lines in points, all but headings in the page's usual size: a line's own box is higher with a "p" in it."""
    sizes = [(line.bottom - line.top) / scale / _BOX_OF_SIZE for line in seen]
    usual = round(median(sizes), 1)
    return [
        PageLine(
            line.text,
            (line.left / scale, line.top / scale, line.right / scale, line.bottom / scale),
            usual if _LIKE_USUAL[0] < size / usual < _LIKE_USUAL[1] else round(size),
            bold=False,
        )
        for line, size in zip(seen, sizes, strict=True)
    ]


def warnings_of(pages: Sequence[PageContent], *, could_read: bool) -> tuple[tuple[str, str], ...]:
    """What is to be said of pages that are pictures: those that were read off them, and those that stayed silent."""
    read = [number for number, page in enumerate(pages, 1) if page.recognised]
    silent = [number for number, page in enumerate(pages, 1) if not page.lines]
    found: list[tuple[str, str]] = []
    if read:
        of_them = "a picture of it" if len(read) == 1 else "pictures of them"
        found.append(
            ("ocr", f"{_named(read)} read by machine from {of_them}, where letters can be mistaken.")
        )
    if silent:
        found.append(("no_text", _silence(silent, len(pages)) + ("" if could_read else _NOT_INSTALLED)))
    return tuple(found)


def _silence(silent: list[int], count: int) -> str:
    if len(silent) == count:
        return "No page of this PDF has text in it: it is probably a scan. Ask for the original file."
    if len(silent) == 1:
        return f"Page {silent[0]} has no text in it: it may be a scan or a picture."
    return f"Pages {_ranges(silent)} have no text in them: they may be scans or pictures."


def _named(pages: list[int]) -> str:
    return f"Page {pages[0]} was" if len(pages) == 1 else f"Pages {_ranges(pages)} were"


def _ranges(pages: list[int]) -> str:
    """ "1, 3–5 and 9"."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]
    if len(words) > _MOST_NAMED:
        words = [*words[:_MOST_NAMED], "others"]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" and {words[-1]}"
