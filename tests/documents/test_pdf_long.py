"""Reading a long PDF takes no more room than its text: one page is open at a time, and what is kept grows with it."""

from __future__ import annotations

import tracemalloc

import pypdfium2.raw as pdfium
import pytest

from answerable.documents.formats import read_blocks
from tests.documents.making import printed

PAGE = "== Investigating crime\n\nThe force should keep its plans for district {page} up to date. " * 3


def long_pdf(pages: int) -> bytes:
    """So many pages, each with words of its own."""
    return printed("\n#pagebreak()\n".join(PAGE.format(page=page) for page in range(1, pages + 1)))


def test_one_page_is_open_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    open_now = {"page": 0, "text": 0}
    most = dict(open_now)

    def counted(kind: str, by: int, call):
        def counting(*arguments):
            open_now[kind] += by
            most[kind] = max(most[kind], open_now[kind])
            return call(*arguments)

        return counting

    for name, kind, by in (
        ("FPDF_LoadPage", "page", 1),
        ("FPDF_ClosePage", "page", -1),
        ("FPDFText_LoadPage", "text", 1),
        ("FPDFText_ClosePage", "text", -1),
    ):
        monkeypatch.setattr(pdfium, name, counted(kind, by, getattr(pdfium, name)))
    assert read_blocks(long_pdf(30)).pages == 30
    assert (most, open_now) == ({"page": 1, "text": 1}, {"page": 0, "text": 0})


def test_memory_grows_no_faster_than_the_text() -> None:
    few, many = (_room(long_pdf(pages)) for pages in (100, 300))
    assert many < 3.3 * few


def _room(data: bytes) -> int:
    read_blocks(data)
    tracemalloc.start()
    read_blocks(data)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most
