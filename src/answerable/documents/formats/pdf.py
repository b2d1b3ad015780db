"""PDF: lines found by their place on the page, put together into paragraphs, headings, items and table cells.

A PDF says where letters stand and little else. Headings are told by size, tables by their rules, lists by their printed
marks, tick boxes by form fields, box characters or small drawn squares. Running heads and page numbers are left out.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from answerable.documents.cards import Block, CannotRead, Cell, Text
from answerable.documents.formats import limits, ocr, pdf_notes, pdf_outline, pdf_pictures, pdf_tags
from answerable.documents.formats.gather import Gatherer, Line, plain_lines
from answerable.documents.formats.pdf_copies import in_order
from answerable.documents.formats.pdf_forms import Forms
from answerable.documents.formats.pdf_layout import (
    Paragraph,
    joined,
    paragraphs_of,
    vocabulary_of,
)
from answerable.documents.formats.pdf_lines import LineReader
from answerable.documents.formats.pdf_page import PageContent
from answerable.documents.formats.pdf_tables import Tables

LOCKED = "This PDF is locked with a password. Save a copy without the password and try again."
_PASSWORD = 4
# Rules and drawn boxes are looked for on pages with no more things on them than this: past it they are a drawing.
_MOST_THINGS = 2_000
_TELL_EVERY = 10
# How many times the usual size a heading has, at least: a little when it is bold, clearly when it is not.
_BOLD_HEADING, _PLAIN_HEADING = 1.05, 1.17

_LONGEST_HEADING = 250

OnPage = Callable[[int, int], None]


def read(data: bytes, *, on_page: OnPage | None = None) -> Text:
    """The blocks of a PDF; `on_page` hears now and then which page is read, and of how many.

    Raises `CannotRead`: "encrypted", "damaged", "too_long".
    """
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() == _PASSWORD:
            raise CannotRead("encrypted", LOCKED)
        raise CannotRead("damaged", limits.DAMAGED)
    try:
        return _text(document, data, on_page or (lambda page, pages: None))
    finally:
        pdfium.FPDF_CloseDocument(document)


def _text(document: Any, data: bytes, on_page: OnPage) -> Text:
    count = pdfium.FPDF_GetPageCount(document)
    limits.check_pages(count)
    if count < 1:
        raise CannotRead("damaged", limits.DAMAGED)
    doubted: tuple[tuple[str, str], ...] = ()
    try:
        if tagged := pdf_tags.gather(document, data):
            return Text(blocks=tuple(tagged.blocks), format="pdf", pages=count, meta=_meta(document))
    except pdf_tags.Untrusted:
        doubted = (pdf_tags.DOUBTED,)
    pages = _read_pages(document, count, on_page)
    recogniser = None
    if not all(page.lines for page in pages):
        recogniser = ocr.recogniser()
        if recogniser:
            pdf_pictures.read_pictures(document, pages, recogniser)
    return Text(
        blocks=_blocks(document, pages),
        format="pdf",
        pages=count,
        meta=_meta(document),
        warnings=doubted + pdf_pictures.warnings_of(pages, could_read=recogniser is not None),
    )


def _read_pages(document: Any, count: int, on_page: OnPage) -> list[PageContent]:
    """What stands on each page, one page open at a time."""
    with Forms(document) as forms:
        pages = []
        reader = LineReader()
        for index in range(count):
            if index % _TELL_EVERY == 0:
                on_page(index + 1, count)
            pages.append(_page(document, index, forms, reader))
    return pages


def _blocks(document: Any, pages: list[PageContent]) -> tuple[Block, ...]:
    """The pages as paragraphs, headings, lists and tables, in reading order, what was read off a picture marked."""
    pictures = frozenset(number for number, page in enumerate(pages, 1) if page.recognised)
    pages = in_order(pages)
    gatherer = Gatherer()
    notes = pdf_notes.set_apart(pages)
    tables = Tables(gatherer)
    for page in pages:
        tables.place(page)
    paragraphs = paragraphs_of([*pages, *notes])
    sheet = _Sheet(
        _heading_levels(pages), pdf_outline.read_outline(document), vocabulary_of(pages), tables.headed
    )
    for paragraph in paragraphs:
        _add(gatherer, paragraph, sheet)
    blocks = tuple(gatherer.blocks)
    if pictures:
        blocks = tuple(replace(block, from_picture=block.page in pictures) for block in blocks)
    return blocks


def _page(document: Any, index: int, forms: Forms, reader: LineReader) -> PageContent:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return PageContent(0, 0, [])
    try:
        drawings = pdfium.FPDFPage_CountObjects(page) <= _MOST_THINGS
        content = reader.read(page, drawings=drawings)
        forms.put_boxes(page, content)
        return content
    finally:
        pdfium.FPDF_ClosePage(page)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What holds for a whole document: heading levels by size and weight, its outline, its words, tables with a head."""

    levels: dict[tuple[float, bool], int]
    outline: pdf_outline.Outline
    vocabulary: Counter[str]
    headed: set[int]


def _add(gatherer: Gatherer, paragraph: Paragraph, sheet: _Sheet) -> None:
    first = paragraph.first
    text = plain_lines(joined(paragraph, sheet.vocabulary))
    bold = all(one.bold for one in paragraph.lines)
    level = _level(paragraph, text, bold, sheet)
    line: Line | str = text
    if first.ticks:
        line = Line()
        for ticked in first.ticks:
            line.add_box(ticked)
        line.add(text)
    kind = "cell" if first.place else "heading" if level else "paragraph"
    gatherer.add(
        line,
        Block(
            index=len(gatherer.blocks),
            text=text,
            kind=kind,  # type: ignore[arg-type]
            page=paragraph.page,
            level=level,
            cell=_cell(first.place, sheet.headed) if first.place else None,
            number="•" if first.bullet else None,
            bold=bold,
            size=first.size,
            box=(
                round(min([one.box[0] for one in paragraph.lines]), 1),
                round(first.box[1], 1),
                round(max([one.box[2] for one in paragraph.lines]), 1),
                round(max(first.box[3], paragraph.last.box[3]), 1),
            ),
        ),
    )


def _level(paragraph: Paragraph, text: str, bold: bool, sheet: _Sheet) -> int | None:
    """The level of a paragraph that is a heading, by the outline or by its size."""
    first = paragraph.first
    if first.place or first.bullet or first.ticks or len(paragraph.lines) > 4 or len(text) > _LONGEST_HEADING:
        return None
    named = sheet.outline.get((paragraph.page, pdf_outline.fold(text))) if sheet.outline else None
    return named or (None if text[-1:] in ".;," else sheet.levels.get((first.size, bold)))


def _cell(place: tuple[int, int, int], headed: set[int]) -> Cell:
    return Cell(*place, header=place[1] == 0 and place[0] in headed)


def _heading_levels(pages: list[PageContent]) -> dict[tuple[float, bool], int]:
    """Sizes (bold or not) that are headings: larger than the size most letters have. The largest is level 1."""
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            letters[line.size] += len(line.text)
    if not letters:
        return {}
    body = letters.most_common(1)[0][0]
    total = sum(letters.values())
    larger = sorted(
        (size for size, count in letters.items() if size >= body * _BOLD_HEADING and count < total / 4),
        reverse=True,
    )
    levels: dict[tuple[float, bool], int] = {}
    level = 0
    previous = 0.0
    for size in larger:
        if not previous or previous - size > 0.6:
            level, previous = min(level + 1, 6), size
        levels[size, True] = level
        if size >= body * _PLAIN_HEADING:
            levels[size, False] = level
    return levels


def _meta(document: Any) -> dict[str, str]:
    found = {}
    buffer = ctypes.create_string_buffer(2048)
    for tag, name in ((b"Title", "title"), (b"Author", "author"), (b"CreationDate", "created")):
        length = pdfium.FPDF_GetMetaText(document, tag, buffer, len(buffer))
        text = buffer.raw[: max(min(length, len(buffer)) - 2, 0)].decode("utf-16-le", "replace").strip()
        if text:
            found[name] = text
    return found
