"""A child process that reads every file of a folder, one after the other, under the limits of one."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from answerable.documents.cards import CannotRead
from answerable.documents.formats import read_blocks
from answerable.documents.formats.isolation import serve
from answerable.extraction.readers import read
from answerable.extraction.readers.json_form import to_json


def work(path: Path, args: Sequence[str], tell: Callable[[str], None]) -> Any:
    """For each file its name, the seconds it took, and its text and reading, or the code it was refused with."""
    return [one(file) for file in sorted(path.iterdir())]


def one(file: Path) -> dict[str, Any]:
    """What becomes of one file. Whatever is raised but a refusal fails the whole, by name."""
    began = time.process_time()
    try:
        text = read_blocks(file, name=file.name)
        outcome = {"text": text.to_json(), "reading": to_json(read(text))}
    except CannotRead as refused:
        outcome = {"refused": refused.code}
    except Exception as error:
        raise CannotRead("unsafe", f"{file.name}: {error!r}") from error
    return outcome | {"name": file.name, "seconds": time.process_time() - began}


if __name__ == "__main__":
    serve(work)
