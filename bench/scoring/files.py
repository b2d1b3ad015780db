"""Files that have their truth beside them, read and scored."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from answerable.documents.formats import read_blocks
from answerable.extraction.cards import Reading
from answerable.extraction.readers import read
from answerable.extraction.readers.json_form import to_json

from .compare import Score, compare
from .truth import truth_beside


@dataclass(frozen=True, slots=True)
class Scored:
    """One file: who read it, in how many seconds, and what it is worth."""

    path: Path
    reader: str
    seconds: float
    score: Score


def score_file(path: Path) -> Scored | None:
    """The score of one file, or None where no truth stands beside it. A reader that raises has missed everything."""
    right = truth_beside(path)
    if right is None:
        return None
    began = time.perf_counter()
    broke = None
    try:
        reading = read(read_blocks(path))
    except Exception as error:
        broke, reading = error, Reading(kind="unknown", reader="none")
    seconds = time.perf_counter() - began
    score = compare(to_json(reading), right)
    if broke is not None:
        score.tally["crash"] += 1
        score.misses.insert(0, f"crash: {type(broke).__name__}: {broke}")
    return Scored(path, reading.reader, seconds, score)


def files_in(folders: Iterable[Path], *, only: str = "") -> list[Path]:
    """Every file under some folders whose path holds a word, in order."""
    found = (path for folder in folders for path in folder.rglob("*"))
    return sorted(path for path in found if path.is_file() and only.casefold() in str(path).casefold())


def weaknesses(scored: Scored) -> dict[str, int]:
    """What is not as it should be, and how often: {"finding recommendation missed": 2}."""
    return {what: count for what, count in sorted(scored.score.tally.items()) if _is_weak(what) and count}


def _is_weak(what: str) -> bool:
    return what not in {
        "documents without findings",
        "findings where there are none",
        "values invented",
    } and (not what.endswith(" right"))
