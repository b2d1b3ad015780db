"""Reads a file in a process of its own and gives back what was found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from answerable.documents.cards import Text
from answerable.documents.formats.isolation import run_limited
from answerable.extraction.cards import Reading
from answerable.extraction.readers.json_form import from_json

_CHILD = "answerable.extraction.readers.child"


def read_file(
    path: Path | str, *, name: str = "", on_progress: Callable[[str], None] | None = None
) -> tuple[Text, Reading]:
    """The text of a file and the best reader's reading of it, made apart and within limits.

    `name` is the name the file was brought under; `on_progress` is told each sentence of progress as it comes.
    Raises `CannotRead` with one plain sentence for every file that is refused, damaged or takes too long.
    """
    answer = run_limited(_CHILD, path, args=[name] if name else [], on_progress=on_progress)
    return Text.from_json(answer["text"]), from_json(answer["reading"])
