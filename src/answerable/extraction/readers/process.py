"""Reads a file in a process of its own and gives back what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.documents.cards import Text
from answerable.documents.formats.isolation import run_limited
from answerable.extraction.cards import Reading
from answerable.extraction.readers.json_form import from_json

if TYPE_CHECKING:
    from answerable.extraction.readers.sheet_columns import Told

_CHILD = "answerable.extraction.readers.child"


def read_file(
    path: Path | str,
    *,
    name: str = "",
    columns: Sequence[Told] = (),
    on_progress: Callable[[str], None] | None = None,
) -> tuple[Text, Reading]:
    """The text of a file and the best reader's reading of it, made apart and within limits.

    `name` is the name the file was brought under; `columns` is what was told of the columns of spreadsheets;
    `on_progress` is told each sentence of progress as it comes.
    Raises `CannotRead` with one plain sentence for every file that is refused, damaged or takes too long.
    """
    args = [name or Path(path).name]
    if columns:
        from answerable.extraction.readers.sheet_columns import told_to_json

        args.append(told_to_json(columns))
    answer = run_limited(_CHILD, path, args=args, on_progress=on_progress)
    return Text.from_json(answer["text"]), from_json(answer["reading"])
