"""A list of findings that is taken away as a spreadsheet, edited, and brought back: its columns, rows and differences.

A row names its finding by the reference, and carries a version code: the version, and a short fingerprint of the
reference, of each cell that may be changed and of those that may not, as they were when the list was taken away. With it
a cell that was edited is told from one that was not, and an edit made here meanwhile from one made in the sheet.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from answerable.documents.cards import Cell
from answerable.documents.formats.gather import plain_lines
from answerable.register.cards.findings import FindingCard

MOST_ROWS = 5_000
"""Findings in one list that is taken away as a spreadsheet or brought back."""
CLEAR = "CLEAR"
"""What is written in a cell to empty it. A blank cell means “leave it as it is”."""
WHOSE = {"inspectors": "Inspectors", "force": "The force"}
_DIGITS = "abcdefghijkmnpqrstuvwxyz23456789"
_PIECE = 5


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list. `most` characters; 0 for as many as a cell holds. `clears`: whether it may be emptied."""

    key: str
    heading: str
    width: int
    may_change: bool = False
    most: int = 0
    clears: bool = False


COLUMNS = (
    Column("reference", "Reference", 34),
    Column("version", "Version code", 14),
    Column("kind", "Kind", 20),
    Column("text", "Words of the finding", 70, may_change=True, most=30_000),
    Column("name", "Short name", 40, may_change=True, most=200),
    Column("number", "Printed number", 12, may_change=True, most=60, clears=True),
    Column("question", "Area", 30, may_change=True, most=300, clears=True),
    Column("addressee", "Addressee", 24, may_change=True, most=200, clears=True),
    Column("due_on", "Due date", 18, may_change=True, clears=True),
    Column("due_by", "Whose date", 14, may_change=True, clears=True),
    Column("inspection", "Inspection", 30),
    Column("position", "Force says", 20),
    Column("decision", "Inspectors decided", 18),
)
NAMED = {column.key: column for column in COLUMNS}
CHANGEABLE = tuple(column.key for column in COLUMNS if column.may_change)
CONTEXT = ("kind", "inspection", "position", "decision")


def folded(words: str) -> str:
    """Words as they are compared: one blank for every stretch of white space, nothing that cannot be printed."""
    return " ".join(plain_lines(words).split())


def cells_of(finding: FindingCard) -> dict[str, str]:
    """What a finding's cells hold, by column; a day as "2024-10-31"."""
    plain = {
        **{key: str(getattr(finding, key) or "") for key in CHANGEABLE},
        "due_by": WHOSE.get(finding.due_by, ""),
        "reference": finding.reference,
        "kind": finding.kind.words,
        "inspection": finding.inspection_title,
        "position": finding.position.words,
        "decision": finding.decision.words,
    }
    return {key: folded(words) for key, words in plain.items()}


@dataclass(frozen=True, slots=True)
class Code:
    """A version code taken apart: the version, and a fingerprint for the reference, the context and each other cell."""

    version: int
    pieces: Mapping[str, str]

    _SHAPE = re.compile(rf"(\d{{1,9}})-([{_DIGITS}]{{{_PIECE * (len(CHANGEABLE) + 2)}}})")

    @classmethod
    def read(cls, words: str) -> Code | None:
        """The code in a cell; None where it is none."""
        found = cls._SHAPE.fullmatch(words.strip())
        if found is None:
            return None
        names = ("reference", "context", *CHANGEABLE)
        pieces = (found[2][at * _PIECE : (at + 1) * _PIECE] for at in range(len(names)))
        return cls(int(found[1]), dict(zip(names, pieces, strict=True)))

    @classmethod
    def of(cls, version: int, cells: Mapping[str, str]) -> Code:
        """The code of a row with these cells."""
        pieces = {name: _piece(name, cells[name]) for name in ("reference", *CHANGEABLE)}
        return cls(version, {**pieces, "context": context_piece(cells)})

    def holds(self, key: str, words: str) -> bool:
        """Whether this cell held these words when the list was taken away."""
        return self.pieces[key] == _piece(key, words)

    def __str__(self) -> str:
        return (
            f"{self.version}-{''.join(self.pieces[name] for name in ('reference', 'context', *CHANGEABLE))}"
        )


def context_piece(cells: Mapping[str, str]) -> str:
    """The fingerprint of the cells that cannot be changed."""
    return _piece("context", "\n".join(cells.get(key, "") for key in CONTEXT))


def _piece(name: str, words: str) -> str:
    number = int.from_bytes(hashlib.sha256(f"{name}\n{words}".encode("utf-8", "replace")).digest()[:8])
    return "".join(_DIGITS[number >> (5 * at) & 31] for at in range(_PIECE))


@dataclass(frozen=True, slots=True)
class EditedRow:
    """One row as it was brought back: its row in the sheet, from 0, and its cells’ words by column; none is blank."""

    row: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EditedSheet:
    """The sheet that holds the list: where each column stands, from 0, its rows, and headings that mean nothing here."""

    name: str
    columns: Mapping[str, int]
    rows: tuple[EditedRow, ...] = ()
    unknown: tuple[str, ...] = ()

    def place(self, row: int, key: str) -> str:
        """ "Findings, D7"; "Findings, row 7" where the sheet has no such column."""
        if key not in self.columns:
            return f"{self.name}, row {row + 1}"
        return f"{self.name}, {Cell(0, row, self.columns[key]).name}"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that changes, in words: what the register says now and would say. `value` is as `cells_of` has it."""

    key: str
    place: str
    before: str
    after: str
    value: str

    @property
    def heading(self) -> str:
        """What the cell holds."""
        return NAMED[self.key].heading


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in one cell, as a sentence."""

    key: str
    place: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One row against the register as it is now.

    changes    what applying it would change
    wrong      what keeps it from being applied
    since      headings of the cells that were changed here after the list was taken away: then it is a conflict
    blank      places of cells that are blank, where the register holds words: they stay as they are
    version    of the finding now; 0 where there is none
    """

    row: int
    reference: str
    name: str = ""
    version: int = 0
    changes: tuple[Change, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    since: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """wrong | same | conflict | good"""
        if self.wrong:
            return "wrong"
        if not self.changes:
            return "same"
        return "conflict" if self.since else "good"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that was not applied, and why."""

    row: int
    reference: str
    why: str


@dataclass(frozen=True, slots=True)
class EditCard:
    """A list that was brought back. `state` is open | applied | set_aside; `changed` counts findings once applied."""

    edit_id: int
    name: str
    brought_by: str
    brought_by_id: int | None
    brought_at: datetime
    sheet: EditedSheet
    unchanged: int
    blank: tuple[str, ...]
    state: str
    reason: str = ""
    ended_at: datetime | None = None
    skipped: tuple[Skipped, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectionCard:
    """What one edited list changed of one finding; `before` and `after` by the name of the field."""

    reference: str
    name: str
    at: datetime
    by_name: str
    by_role: str
    reason: str
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)

    @property
    def headings(self) -> tuple[str, ...]:
        """What was changed, as the columns of the list call it."""
        return tuple(column.heading for column in COLUMNS if column.key in self.after)
