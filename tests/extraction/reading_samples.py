"""Where the hand-made samples and the corpus are, and short ways to read them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from answerable.documents.formats import read_blocks
from answerable.extraction.cards import Candidate, Reading
from answerable.extraction.readers import read

SAMPLES = Path(__file__).parents[1] / "samples"
_ROOT = Path(__file__).parents[2]
_BESIDE = [_ROOT / "../shared/corpus", _ROOT / "../../shared/corpus"]
CORPUS = Path(
    os.environ.get("ANSWERABLE_CORPUS") or next((at for at in _BESIDE if at.is_dir()), _BESIDE[0])
).resolve()

needs_corpus = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus of real documents is not on this machine"
)


def reading_of(words: str, *, name: str = "sample.txt") -> Reading:
    """What the readers make of some plain text."""
    return read(read_blocks(words.encode(), name=name))


def sample(path: str) -> Reading:
    """What the readers make of a file under tests/samples."""
    return read(read_blocks(SAMPLES / path))


def outline(findings: tuple[Candidate, ...]) -> list[tuple[str, str | None, str]]:
    """Kind in three letters, reference and text of each finding; those under a cause of concern are indented."""
    short = {"cause_of_concern": "CoC", "recommendation": "Rec", "area_for_improvement": "AFI"}
    return [(("  " if f.parent else "") + short[f.kind], f.ref, f.text) for f in findings]


def codes(reading: Reading) -> list[str]:
    """The codes of its doubts, in order."""
    return [doubt.code for doubt in reading.doubts]
