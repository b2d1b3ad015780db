"""What workbooks have in common: sheets of cells, what is hidden in them, and how large they may be.

A cell is one block, or one for each bullet in it. Hidden sheets, rows and columns are left out and the reader is told.
Cells are taken as they come, never by the size a file claims, so a sheet said to reach to XFD1048576 costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from answerable.documents.cards import Block, CannotRead, Cell, Text
from answerable.documents.formats import limits
from answerable.documents.formats.gather import Gatherer

_ROWS = 1_048_576
_COLUMNS = 16_384
_NAME = 120


@dataclass(slots=True)
class Hidden:
    """The rows and columns of one sheet that hold something and are hidden."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)


class Workbook:
    """Collects the cells of a workbook, sheet by sheet, and gives them back as a text."""

    def __init__(self) -> None:
        self._gatherer = Gatherer()
        self._names: list[str] = []
        self._hidden_sheets: list[str] = []
        self._hidden: dict[int, Hidden] = {}
        self._spans: dict[tuple[int, int], tuple[int, int]] = {}
        self._warnings: list[tuple[str, str]] = []

    def open_sheet(self, name: str) -> None:
        """The cells that follow stand in a sheet of this name."""
        self._names.append(" ".join(name.split())[:_NAME] or f"Sheet {len(self._names) + 1}")
        self._spans = {}

    def leave_out_sheet(self, name: str) -> None:
        """A hidden sheet: none of its cells is read."""
        self._hidden_sheets.append(" ".join(name.split())[:_NAME])

    def merge(self, row: int, column: int, *, rows: int, columns: int) -> None:
        """The cell at (row, column) covers so many rows and columns of the open sheet."""
        self._spans[(row, column)] = (rows, columns)

    def add(self, row: int, column: int, words: str) -> None:
        """The words of one cell of the open sheet; rows and columns from 0."""
        if not words.strip():
            return
        check_place(row, column)
        rows, columns = self._spans.get((row, column), (1, 1))
        cell = Cell(len(self._names) - 1, row, column, rows=rows, columns=columns)
        self._gatherer.add(words, Block(index=0, text="", kind="cell", cell=cell))

    def leave_out(self, row: int, column: int, words: str, *, by_row: bool) -> None:
        """A cell of the open sheet that holds `words` in a hidden row or column."""
        hidden = self._hidden.setdefault(len(self._names) - 1, Hidden())
        if by_row:
            hidden.rows.add(row)
        else:
            hidden.columns.add(column)

    def warn(self, code: str, sentence: str) -> None:
        """Something else to be said about the file."""
        self._warnings.append((code, sentence))

    def text(self, source: str, *, meta: dict[str, str] | None = None) -> Text:
        """All of it. `source` is the format."""
        return Text(
            blocks=tuple(self._gatherer.blocks),
            format=source,
            meta=meta or {},
            warnings=(*self._warnings, *self._hidden_words()),
            sheets=tuple(self._names),
        )

    def _hidden_words(self) -> list[tuple[str, str]]:
        found = [("hidden_sheets", _sheets_words(self._hidden_sheets))] if self._hidden_sheets else []
        cells = ((self._names[number], hidden) for number, hidden in self._hidden.items())
        return found + [("hidden_cells", _cells_words(name, hidden)) for name, hidden in cells]


def _sheets_words(names: Sequence[str]) -> str:
    listed = _listed([f"‘{name}’" for name in names])
    if len(names) == 1:
        said, they, them = f"The sheet {listed} is hidden and was left out.", "it belongs", "it"
    else:
        said, they, them = f"The sheets {listed} are hidden and were left out.", "they belong", "them"
    return f"{said} If {they} to the tracker, show {them} and bring the file in again."


def _cells_words(name: str, hidden: Hidden) -> str:
    counts = ((len(hidden.rows), "row"), (len(hidden.columns), "column"))
    parts = [f"{count} hidden {word}{'' if count == 1 else 's'}" for count, word in counts if count]
    were = "was" if sum(count for count, _ in counts) == 1 else "were"
    return (
        f"Sheet ‘{name}’ has {' and '.join(parts)} with words in, which {were} left out. A filter hides rows too: "
        "if they belong to the tracker, show them all and bring the file in again."
    )


def check_place(row: int, column: int) -> None:
    """Refuse a cell beyond the edge of every spreadsheet program."""
    if not (0 <= row < _ROWS and 0 <= column < _COLUMNS):
        raise CannotRead("damaged", limits.DAMAGED)


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


HIDDEN = (
    ("hidden_sheets", _sheets_words(["Old"])),
    ("hidden_cells", _cells_words("Tracker", Hidden(rows={1, 2}, columns={3}))),
)
"""The warnings about hidden things, as an example of each."""
