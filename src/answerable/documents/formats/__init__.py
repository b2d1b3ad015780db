"""From bytes to blocks: what a file says, in reading order, each piece with its place and its look.

Nine kinds of file are read, one module each: .txt, .csv, .html, .docx, .doc, .odt, .xlsx, .ods and .pdf. What a file is
called is never enough: `kinds` looks at the bytes. `limits` says how big a file may be, `marks` knows printed bullets,
numbers and tick boxes, `gather` collects blocks, `sheets` what workbooks share, `isolation` runs a reader in a process
of its own. Libraries are imported by the format that needs them, when it needs them, so that reading a small Word file
starts quickly.

Nothing here imports Django, opens the network or writes a file.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from answerable.documents.cards import CannotRead, Text
from answerable.documents.formats import kinds, limits


def read_blocks(
    path_or_bytes: Path | str | bytes, *, name: str = "", on_page: Callable[[int, int], None] | None = None
) -> Text:
    """The text of a file, given as a path or as its bytes, in this very process.

    `name` is the name the file was brought under; it only settles doubts between plain text, a table as text and a
    web page.
    `on_page` is told, every few pages of a PDF, the page that is being read and how many there are.
    Raises `CannotRead` for every file that is refused or damaged, and nothing else: a library that stumbles over
    a broken file has found damage, whatever it calls it.
    """
    data = path_or_bytes if isinstance(path_or_bytes, bytes) else limits.read_file(Path(path_or_bytes))
    limits.check_size(len(data))
    kind = kinds.kind_of(data, name=name or _own_name(path_or_bytes))
    module = import_module(f"answerable.documents.formats.{kind}")
    try:
        text = module.read(data, on_page=on_page) if kind == "pdf" else module.read(data)
    except (CannotRead, MemoryError):
        raise
    except Exception as error:
        raise CannotRead("damaged", limits.DAMAGED) from error
    assert isinstance(text, Text)
    return text


def read_apart(path: Path | str, *, name: str = "", on_progress: Callable[[str], None] | None = None) -> Text:
    """The text of a file, read in a process of its own with limits on time and memory; see `isolation`."""
    from answerable.documents.formats.isolation import run_limited

    args = [name or Path(path).name]
    return Text.from_json(
        run_limited("answerable.documents.formats.child", path, args=args, on_progress=on_progress)
    )


def _own_name(path_or_bytes: Path | str | bytes) -> str:
    return "" if isinstance(path_or_bytes, bytes) else Path(path_or_bytes).name
