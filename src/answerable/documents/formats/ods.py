"""OpenDocument spreadsheets (.ods): each cell as it is shown, with its sheet, row and column.

Days are given in words, and only where the cell shows a day. Nothing is calculated; comments, charts, pictures and what
was kept of other files are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from answerable.documents.cards import CannotRead, Text
from answerable.documents.formats import limits
from answerable.documents.formats.odt_styles import OFFICE, STYLE, TABLE, TEXT, whole
from answerable.documents.formats.sheet_numbers import day_words
from answerable.documents.formats.sheets import Workbook

if TYPE_CHECKING:
    from lxml.etree import _Element

_MANIFEST = "META-INF/manifest.xml"
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
_HIDDEN = ("collapse", "filter")
_FAR_COLUMN = 16_384


def read(data: bytes) -> Text:
    """The blocks of a workbook. Raises `CannotRead`: "damaged", "unsafe", "encrypted", "too_long"."""
    workbook = Workbook()
    fill(data, workbook)
    return workbook.text("ods")


def fill(data: bytes, workbook: Workbook) -> None:
    """Give every cell of an .ods file to `workbook`."""
    archive = limits.Archive(data)
    if _MANIFEST in archive.names and b"encryption-data" in archive.read(_MANIFEST):
        raise CannotRead("encrypted", limits.LOCKED)
    walk = _Walk(workbook)
    for element in archive.stream_xml("content.xml", ends=("style", "table-column", "table-row", "table")):
        walk.take(element)


class _Walk:
    """Takes styles, columns and rows as they end, and knows which sheet they stand in."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._hidden_styles: set[str] = set()
        self._sheet: _Element | None = None
        self._shown = False
        self._row = self._column = 0
        self._hidden: list[tuple[int, int]] = []
        self._cells = 0

    def take(self, element: _Element) -> None:
        """One element that has ended."""
        if element.tag == f"{STYLE}style":
            properties = element.find(f"{STYLE}table-properties")
            if properties is not None and properties.get(f"{TABLE}display") == "false":
                self._hidden_styles.add(element.get(f"{STYLE}name") or "")
            return
        sheet = element if element.tag == f"{TABLE}table" else _sheet_of(element)
        if sheet is None or str(getattr(sheet.getparent(), "tag", "")) != f"{OFFICE}spreadsheet":
            return
        if sheet is not self._sheet:
            self._open(sheet)
        if element.tag == f"{TABLE}table-column":
            self._take_column(element)
        elif element.tag == f"{TABLE}table-row":
            self._take_row(element)

    def _open(self, sheet: _Element) -> None:
        self._sheet, self._row, self._column, self._hidden = sheet, 0, 0, []
        name = sheet.get(f"{TABLE}name") or ""
        self._shown = sheet.get(f"{TABLE}style-name") not in self._hidden_styles
        if self._shown:
            self.workbook.open_sheet(name)
        # What is kept of another file's sheet is named by its address.
        elif "#$" not in name:
            self.workbook.leave_out_sheet(name)

    def _take_column(self, element: _Element) -> None:
        times = _times(element, "columns")
        if element.get(f"{TABLE}visibility") in _HIDDEN:
            self._hidden.append((self._column, self._column + times - 1))
        self._column += times

    def _take_row(self, element: _Element) -> None:
        times = _times(element, "rows")
        found = list(_cells_of(element)) if self._shown else []
        # A row said to come a million times over is nearly always empty; one that is not is counted before it is made.
        self._cells += len(found) * times
        limits.check_length(0, self._cells)
        hidden_row = element.get(f"{TABLE}visibility") in _HIDDEN
        for row in range(self._row, self._row + times) if found else ():
            for column, words, (rows, columns) in found:
                if hidden_row or any(first <= column <= last for first, last in self._hidden):
                    self.workbook.leave_out(row, column, words, by_row=hidden_row)
                    continue
                if rows > 1 or columns > 1:
                    self.workbook.merge(row, column, rows=rows, columns=columns)
                self.workbook.add(row, column, words)
        self._row += times


def _sheet_of(element: _Element) -> _Element | None:
    return next(iter(element.iterancestors(f"{TABLE}table")), None)


def _cells_of(row: _Element) -> Iterator[tuple[int, str, tuple[int, int]]]:
    """The cells of a row that hold something: column, words, and how far they reach."""
    column = 0
    for cell in row.iterchildren(*_CELLS):
        times = _times(cell, "columns")
        words = _shown(cell) if cell.tag == _CELLS[0] else ""
        if words.strip():
            span = (
                whole(cell.get(f"{TABLE}number-rows-spanned")) or 1,
                whole(cell.get(f"{TABLE}number-columns-spanned")) or 1,
            )
            for at in range(column, min(column + times, _FAR_COLUMN + 1)):
                yield at, words, span
        column += times


def _times(element: _Element, what: str) -> int:
    return whole(element.get(f"{TABLE}number-{what}-repeated")) or 1


def _shown(cell: _Element) -> str:
    words = "\n".join(_words(paragraph) for paragraph in cell.iterchildren(f"{TEXT}p"))
    if cell.get(f"{OFFICE}value-type") == "date":
        return _day(cell.get(f"{OFFICE}date-value") or "", words)
    return words


def _words(paragraph: _Element) -> str:
    """The text of one paragraph: blanks, tabs and line breaks are elements of their own; comments are left out."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == f"{TEXT}s":
            parts.append(" " * min(whole(child.get(f"{TEXT}c")) or 1, 100))
        elif child.tag == f"{TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{TEXT}line-break":
            parts.append("\n")
        elif child.tag != f"{OFFICE}annotation":
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _day(stored: str, printed: str) -> str:
    """A date in words, with the parts that the cell shows; as it is printed where the two do not go together."""
    try:
        on = date.fromisoformat(stored[:10])
    except ValueError:
        return printed
    plain = re.sub(
        r"\d{1,2}:\d{2}.*|\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\b",
        "",
        printed.casefold(),
    )
    parts = re.findall(r"\d+|[a-z]{3,}", plain)
    if len(parts) >= 3:
        return day_words(on)
    if len(parts) != 2:
        return printed
    first, second = parts
    year = {str(on.year), f"{on.year % 100:02}"}
    if second in year and (first.isalpha() or first in {str(on.month), f"{on.month:02}"}):
        return f"{on:%B %Y}"
    return printed
