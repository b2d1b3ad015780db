"""Tables by what their columns hold: findings, answers and actions, references, areas, grades, states, due days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from answerable.extraction.readers.column_words import column_named
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.remembered import remembered
from answerable.extraction.readers.words import ASKS

_ROLES = {
    "answer": re.compile(
        r"(?i).*\b(?:response|actions?|owner|who|lead|by\s+when|due|dates?|deadline|progress|status|update|comments?|rag|explanation)\b.*"
    ),
    "reference": re.compile(r"(?i)(?:(?:ref(?:erence)?|no|number|item|id)\.?(?:\s+(?:no|number)\.?)?|#)"),
    "grade": re.compile(r"(?i)(?:\w+\s+)?(?:grades?|judge?ments?|ratings?|gradings?)(?:\s+\w+)?"),
    "kind": re.compile(r"(?i)(?:type|kind|category)(?:\s+of\s+finding)?"),
    "finding": re.compile(
        r"(?i)(?:(?:hmicfrs|hmic|inspection|report)\s+)?(?:(?:recommendations?|areas?\s+for\s+improvement|afis?|causes?\s+of\s+concern|findings?)"
        r"(?:\s*(?:/|&|and|or|,)\s*)?)+(?:\s*\([^)]*\))?"
    ),
    "area": re.compile(r"(?i)(?:graded\s+)?(?:area|question|theme|pillar|category)s?(?:\s+of\s+policing)?"),
}
_NUMBER_ALONE = re.compile(r"[A-Za-z]{0,4}\s?\d{1,3}(?:\.\d{1,2})?[a-z]?")
_LONGEST_HEAD, _LONGEST_LABEL = 25, 8
"""Words a head of a column may have, and of a table of two columns, which may pair labels with values."""
Roles = dict[int, dict[int, str]]


def column_roles(lines: Sequence[Line]) -> Roles:
    """For each table whose first row names its columns: column number to role. Layout tables are left out."""
    heads: dict[int, dict[int, str]] = {}
    for line in lines:
        cell = line.block.cell
        if cell is not None and cell.row == 0:
            row = heads.setdefault(cell.table, {})
            row[cell.column] = f"{row.get(cell.column, '')} {line.text}".strip()
    return {table: roles for table, row in heads.items() if (roles := _roles(row))}


def _roles(row: dict[int, str]) -> dict[int, str]:
    longest = max(len(words.split()) for words in row.values())
    if len(row) < 2 or longest > _LONGEST_HEAD or (len(row) == 2 and longest > _LONGEST_LABEL):
        return {}  # a label and its value side by side, not the heads of columns
    found = {
        column: next(
            (
                role
                for role in ("finding", "reference", "grade", "kind", "area", "answer")
                if _ROLES[role].fullmatch(words)
            ),
            "",
        )
        for column, words in row.items()
    }
    named = [role for role in found.values() if role]
    return found if len(named) >= 2 or ("finding" in named and len(row) >= 2) or named == ["answer"] else {}


def role_of(line: Line, roles: Roles) -> str | None:
    """What the line's column holds; "" for an unnamed column, "head" for the head row, None outside such tables."""
    cell = line.block.cell
    if cell is None or cell.table not in roles:
        return None
    return "head" if cell.row == 0 else roles[cell.table].get(cell.column, "")


def is_head_of(head: Line, line: Line) -> bool:
    """Whether one line stands in the head row of the other's column."""
    above, cell = head.block.cell, line.block.cell
    if above is None or cell is None:
        return False
    return above.row == 0 and (above.table, above.column) == (cell.table, cell.column)


def row_of(line: Line) -> tuple[int, int] | None:
    """Which table and row a line stands in."""
    cell = line.block.cell
    return (cell.table, cell.row) if cell else None


@dataclass
class Row:
    """One row of a table: its lines by column."""

    table: int
    number: int
    cells: dict[int, list[Line]] = field(default_factory=dict)

    def words(self, column: int) -> str:
        """All a cell says."""
        return " ".join(line.text for line in self.cells.get(column, ()))


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """The rows of every table, in reading order; an empty cell is not there. Not to be changed: families share them."""
    global _last
    held = _last
    if held is None or held[0] is not lines:
        found = _rows(lines)
        if not isinstance(lines, tuple):
            return found
        held = _last = (lines, found)
    return held[1]


_last: tuple[Sequence[Line], list[Row]] | None = None
"""The lines asked for last and their rows."""


def _rows(lines: Sequence[Line]) -> list[Row]:
    found: list[Row] = []
    at: dict[tuple[int, int], Row] = {}
    for line in lines:
        cell = line.block.cell
        if cell is None or not line.text:
            continue
        row = at.get((cell.table, cell.row))
        if row is None:
            row = at[cell.table, cell.row] = Row(cell.table, cell.row)
            found.append(row)
        row.cells.setdefault(cell.column, []).append(line)
    return found


@remembered
def tracked_columns(row: Row) -> dict[int, str] | None:
    """Column number to role, if the row is the head of a list of findings or of actions; a role goes to one column."""
    if len(row.cells) < 2:
        return None
    found: dict[int, str] = {}
    for column in sorted(row.cells):
        role = _named(row, column)
        if role is not None and (role not in found.values() or role in {"comment", "action", "finding"}):
            found[column] = role
    roles = set(found.values())
    listed = "finding" in roles or ("action" in roles and roles & {"owner", "due", "status"})
    return found if listed and len(found) >= 2 and 2 * len(found) >= len(row.cells) else None


def tell_numbers_apart(columns: dict[int, str], heads: dict[int, str], rows: Sequence[Row]) -> None:
    """A column headed "AFI" that holds nothing but numbers: the words stand in the next, and are of the kind it names."""
    for column in [column for column, role in columns.items() if role == "finding"]:
        below = [row.words(column) for row in rows[1:] if column in row.cells]
        beside = column + 1
        if not below or not all(_NUMBER_ALONE.fullmatch(words) for words in below):
            continue
        said = [row.words(beside) for row in rows[1:] if beside in row.cells]
        if columns.get(beside, "finding") in {"finding", "comment", "area"} and any(
            ASKS.match(words) for words in said
        ):
            columns[column], columns[beside] = "reference", "finding"
            heads[beside] = heads[column]


def _named(row: Row, column: int) -> str | None:
    cell = row.cells[column]
    named = column_named(row.words(column))
    if named is None and (len(cell) > 1 or len(cell[0].parts) > 1):
        return column_named(_unbroken(cell))
    return named


def _unbroken(lines: Sequence[Line]) -> str:
    """The words of a cell whose column was so narrow that it broke a word: "Recommend" over "ation"."""
    pieces = []
    for line in lines:
        starts = [at for at, _ in line.parts]
        ends = [*(at - 1 for at in starts[1:]), len(line.raw)]
        pieces += [line.raw[start:end] for start, end in zip(starts, ends, strict=True)]
    return "".join(pieces)
