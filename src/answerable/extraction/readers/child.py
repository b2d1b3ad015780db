"""The child process that reads one file: `python -m answerable.extraction.readers.child`, started by `process`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from answerable.documents.formats import ocr, read_blocks
from answerable.documents.formats.isolation import serve
from answerable.extraction.readers import read
from answerable.extraction.readers.json_form import to_json
from answerable.extraction.readers.sheet_columns import told_from_json


def work(path: Path, args: Sequence[str], tell: Callable[[str], None]) -> Any:
    """{"text": …, "reading": …}. `args`: the name the file was brought under, and what was told of columns."""
    name = args[0] if args else path.name
    text = read_blocks(
        path, name=name, on_page=lambda page, pages: tell(f"Reading page {page:,} of {pages:,}")
    )
    tell("Looking for grades and findings")
    columns = told_from_json(args[1]) if len(args) > 1 else ()
    return {"text": text.to_json(), "reading": to_json(read(text, columns=columns))}


if __name__ == "__main__":
    serve(work, before=ocr.start_helper)
