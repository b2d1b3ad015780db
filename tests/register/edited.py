"""Lists that are taken away and edited as a person would: in another program’s workbook with the same cells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from answerable.documents.formats.grids import read_cells
from answerable.register import queries
from answerable.register.cards import COLUMNS, FindingCard
from answerable.register.writers.workbook import write_list

KEYS = [column.key for column in COLUMNS]
HEADINGS = {column.key: column.heading for column in COLUMNS}


def taken_away(*references: str) -> bytes:
    """The workbook of these findings, or of every one."""
    found = queries.findings_named(references) if references else {}
    cards = [found[one] for one in references] or list(
        queries.every_finding(queries.Wanted(decision="", kinds=()), today=date(2024, 8, 20))
    )
    return workbook_of(cards)


def workbook_of(cards: list[FindingCard]) -> bytes:
    """The workbook of these cards."""
    out = BytesIO()
    write_list(out, cards, taken_on="20 August 2024", asked="Findings")
    return out.getvalue()


def rows_of(content: bytes, *, name: str = "list.xlsx") -> list[dict[str, Any]]:
    """The rows of a list by column, as they would be read: text."""
    sheet = read_cells(content, name=name)[0]
    first = min(sheet.rows)
    at = {words: column for column, words in sheet.rows[first].items()}
    return [
        {key: cells.get(at[HEADINGS[key]], "") for key in KEYS}
        for row, cells in sorted(sheet.rows.items())
        if row != first
    ]


def typed(
    rows: list[Mapping[str, Any]], *, keys: list[str] | None = None, headings: Mapping[str, str] = {}
) -> bytes:
    """A workbook with these rows, as another program would write it: days as days, everything else as text."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    sheet, day = book.add_worksheet("Findings"), book.add_format({"num_format": "dd/mm/yyyy"})
    shown = keys or KEYS
    sheet.write_row(0, 0, [headings.get(key, HEADINGS.get(key, key)) for key in shown])
    for at, row in enumerate(rows, start=1):
        for column, key in enumerate(shown):
            value = row.get(key, "")
            if isinstance(value, date | datetime):
                sheet.write_datetime(at, column, value, day)
            elif value != "":
                sheet.write(at, column, value)
    book.close()
    return out.getvalue()


def edited(content: bytes, changes: Mapping[int, Mapping[str, Any]], **more: Any) -> bytes:
    """The list with some cells changed: number of the row, from 0 without the headings, to column and new words."""
    rows = rows_of(content)
    return typed([{**row, **changes.get(number, {})} for number, row in enumerate(rows)], **more)
