"""The child process that reads one file and answers with its blocks: `python -m answerable.documents.formats.child`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from answerable.documents.formats import ocr, read_blocks
from answerable.documents.formats.isolation import serve


def work(path: Path, args: Sequence[str], tell: Callable[[str], None]) -> Any:
    """The file's `Text` as JSON. `args` holds the name it was brought under, if any."""
    name = args[0] if args else path.name
    return read_blocks(
        path, name=name, on_page=lambda page, pages: tell(f"Reading page {page:,} of {pages:,}")
    ).to_json()


if __name__ == "__main__":
    serve(work, before=ocr.start_helper)
