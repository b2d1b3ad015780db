"""A spreadsheet as its cells and nothing else: what a list that was taken away holds when it is brought back.

Reading for findings cleans words, cuts bullets apart and leaves hidden rows out; here every cell of every sheet that is
shown is given as it stands, because a person filters and hides while they edit and means the whole list.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from answerable.documents.cards import SPREADSHEETS, CannotRead, Sheet
from answerable.documents.formats import kinds, limits
from answerable.documents.formats.sheets import Workbook, check_place

NOT_A_SHEET = "The selected file must be an Excel (.xlsx), OpenDocument (.ods) or CSV spreadsheet."
SECONDS = 30
"""A list is read while the person waits."""


class Grid(Workbook):
    """Collects cells as they stand, those of hidden rows and columns too."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets: list[Sheet] = []
        self._characters = self._cells = 0

    def open_sheet(self, name: str) -> None:
        """The cells that follow stand in a sheet of this name."""
        super().open_sheet(name)
        self._sheets.append(Sheet(self._names[-1], {}))

    def add(self, row: int, column: int, words: str) -> None:
        """The words of one cell of the open sheet."""
        if not words.strip():
            return
        check_place(row, column)
        self._cells += 1
        self._characters += len(words)
        limits.check_length(self._characters, self._cells)
        self._sheets[-1].rows.setdefault(row, {})[column] = words

    def leave_out(self, row: int, column: int, words: str, *, by_row: bool) -> None:
        """A hidden cell is a cell."""
        self.add(row, column, words)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """What was collected."""
        return tuple(self._sheets)


def read_cells(data: bytes, *, name: str = "") -> tuple[Sheet, ...]:
    """The sheets of a spreadsheet, in this very process. Raises `CannotRead`, and nothing else."""
    limits.check_size(len(data))
    kind = kinds.kind_of(data, name=name)
    if kind not in SPREADSHEETS:
        raise CannotRead("wrong_type", NOT_A_SHEET)
    grid = Grid()
    try:
        import_module(f"answerable.documents.formats.{kind}").fill(data, grid)
    except (CannotRead, MemoryError):
        raise
    except Exception as error:
        raise CannotRead("damaged", limits.DAMAGED) from error
    return grid.sheets


def read_cells_apart(path: Path, *, name: str) -> tuple[Sheet, ...]:
    """The same in a process of its own, with limits on time and memory; see `isolation`."""
    from answerable.documents.formats.isolation import run_limited

    module = "answerable.documents.formats.grid_child"
    answer = run_limited(module, path, args=[name], wall_seconds=SECONDS)
    return tuple(Sheet.from_json(one) for one in answer)
