"""Tables as text (.csv): each cell with its row and column, parted by commas, semicolons, tabs or upright lines.

What parts the cells is what cuts most rows alike. Quoted cells may hold line breaks; text that begins like a formula
stays text. A file is read as a table when it is named .csv or .tsv and its rows have two cells or more, or when every one
of its rows has the same three tabs-parted cells or more, as rows copied from a spreadsheet have.
"""

from __future__ import annotations

from answerable.documents.cards import Text
from answerable.documents.formats import charsets, limits
from answerable.documents.formats.delimiters import SAID, delimiter_of, rows_of
from answerable.documents.formats.gather import plain_lines
from answerable.documents.formats.sheets import Workbook
from answerable.documents.formats.txt import GUESSED

UNBALANCED = (
    "quotes_unbalanced",
    "A quotation mark in this file is opened and not closed, so cells after it may have run together; check them.",
)


def read(data: bytes) -> Text:
    """The blocks of a .csv file. Raises `CannotRead` "too_long" only."""
    workbook = Workbook()
    guessed, balanced = fill(data, workbook)
    text = workbook.text("csv")
    warnings = (*((GUESSED,) if guessed else ()), *(() if balanced else (UNBALANCED,)))
    return Text(blocks=text.blocks, format="csv", warnings=warnings)


def fill(data: bytes, workbook: Workbook) -> tuple[bool, bool]:
    """Give every cell of a .csv file to `workbook`; whether its characters were guessed, and its quotes balanced."""
    content, guessed = charsets.decode(data)
    limits.check_length(len(content))
    content = plain_lines(content)
    delimiter = delimiter_of(content) or ","
    if said := SAID.match(content):
        content = content[said.end() :]
    workbook.open_sheet("csv")
    rows, balanced = rows_of(content, delimiter)
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            workbook.add(number, column, words)
    return guessed, balanced
