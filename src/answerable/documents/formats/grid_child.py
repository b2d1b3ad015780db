"""The child process that reads one spreadsheet's cells: `python -m answerable.documents.formats.grid_child`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from answerable.documents.formats import limits
from answerable.documents.formats.grids import read_cells
from answerable.documents.formats.isolation import serve


def work(path: Path, args: Sequence[str], tell: Callable[[str], None]) -> Any:
    """The file's sheets as JSON. `args` holds the name it was brought under."""
    return [sheet.to_json() for sheet in read_cells(limits.read_file(path), name=args[0])]


if __name__ == "__main__":
    serve(work)
