"""The child process that reads one file: `python -m answerable.extraction.readers.child`, started by `process`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from answerable.documents.formats import ocr, read_blocks
from answerable.documents.formats.isolation import serve
from answerable.extraction.readers import read
from answerable.extraction.readers.json_form import to_json


def work(path: Path, args: Sequence[str], tell: Callable[[str], None]) -> Any:
    """{"text": …, "reading": …}. `args` holds the name the file was brought under, if any."""
    name = args[0] if args else path.name
    text = read_blocks(
        path, name=name, on_page=lambda page, pages: tell(f"Reading page {page:,} of {pages:,}")
    )
    tell("Looking for grades and findings")
    return {"text": text.to_json(), "reading": to_json(read(text))}


if __name__ == "__main__":
    serve(work, before=ocr.start_helper)
