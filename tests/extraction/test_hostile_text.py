"""Text made to keep a pattern busy: ten times as much of it may take about ten times as long, not a hundred."""

from __future__ import annotations

import time

import pytest

from answerable.documents.cards import Block, Text
from answerable.extraction.readers import read

_REPEATED = (
    "Northmoor ", "The force should ", "A and B ", "within the ", "Aa Police, ", ". ", "cause of concern ", "PEEL 2021 ",
    "HMICFRS published ", "graded 'good' on a and on ", "from engage status ", "(", "“", "one two three areas ", "- ",
)  # fmt: skip


@pytest.mark.parametrize("words", _REPEATED)
def test_one_endless_line_is_read_in_the_end(words: str) -> None:
    read(Text((Block(0, words * 50),), "txt"))
    began = time.process_time()
    read(Text((Block(0, words * (20_000 // len(words))),), "txt"))
    assert time.process_time() - began < 5
