"""Finding the list in a spreadsheet: the sheet, its columns by their headings, and its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from answerable.documents.cards import Cell, Sheet
from answerable.extraction.readers.column_words import ALIASES, heading_key
from answerable.register.cards.lists import COLUMNS, MOST_ROWS, NAMED, EditedRow, EditedSheet, folded
from answerable.rules.refusals import Refused

_OURS = {heading_key(column.heading): column.key for column in COLUMNS}
_MEANT = {"finding": "text", "area": "question", "addressee": "addressee", "due": "due_on"}
"""What trackers call a column of ours, where the sheet has none under our own heading."""
_HEADINGS_WITHIN = 30
_AGAIN = "Take the list away from the findings page again and edit that."


def edited_sheet(sheets: Iterable[Sheet]) -> EditedSheet:
    """The one sheet that holds the list. Raises Refused with a sentence fit for the person who brought it."""
    found = [
        (sheet, row, columns)
        for sheet in sheets
        for row, columns in [_headed(sheet)]
        if {"reference", "version"} <= set(columns)
    ]
    if not found:
        raise Refused(
            f"No sheet of this file has the columns ‘Reference’ and ‘Version code’, so it is not a list that was taken "
            f"away from here. {_AGAIN}",
            why="incomplete",
        )
    if len(found) > 1:
        names = " and ".join(f"‘{sheet.name}’" for sheet, _, _ in found[:2])
        raise Refused(f"The sheets {names} both hold a list. Keep one of them.", why="incomplete")
    sheet, at, columns = found[0]
    rows = tuple(
        EditedRow(row, held)
        for row, cells in sorted(sheet.rows.items())
        if row > at and (held := _held(cells, columns))
    )
    if len(rows) > MOST_ROWS:
        raise Refused(f"The list has {len(rows):,} rows; at most {MOST_ROWS:,} can be brought back at once.")
    taken = set(columns.values())
    unknown = tuple(
        f"‘{folded(words)[:60]}’ ({Cell(0, at, column).name})"
        for column, words in sorted(sheet.rows[at].items())
        if column not in taken
    )
    return EditedSheet(sheet.name, columns, rows, unknown)


def _headed(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """The row of headings and what stands where; (0, {}) for a sheet that is no such list."""
    for row in sorted(sheet.rows)[:_HEADINGS_WITHIN]:
        keys = {column: heading_key(folded(words)) for column, words in sorted(sheet.rows[row].items())}
        if {"reference", "version code"} <= set(keys.values()):
            return row, _columns(sheet.name, row, keys)
    return 0, {}


def _columns(name: str, row: int, keys: Mapping[int, str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for column, key in keys.items():
        if (ours := _OURS.get(key)) is None:
            continue
        if ours in columns:
            places = " and ".join(Cell(0, row, at).name for at in (columns[ours], column))
            raise Refused(
                f"{name}, {places}: two columns are called ‘{NAMED[ours].heading}’. Keep one of them.",
                why="incomplete",
            )
        columns[ours] = column
    for role, ours in _MEANT.items():
        like = [column for column, key in keys.items() if key not in _OURS and ALIASES.get(key) == role]
        if ours not in columns and len(like) == 1:
            columns[ours] = like[0]
    return columns


def _held(cells: Mapping[int, str], columns: Mapping[str, int]) -> dict[str, str]:
    words = {key: folded(cells.get(column, "")) for key, column in columns.items()}
    return {key: held for key, held in words.items() if held}


def told_twice(rows: Sequence[EditedRow]) -> dict[str, list[int]]:
    """The rows of every reference that stands in more than one."""
    where: dict[str, list[int]] = {}
    for row in rows:
        if reference := row.cells.get("reference", ""):
            where.setdefault(reference, []).append(row.row)
    return {reference: found for reference, found in where.items() if len(found) > 1}
