"""Text made to keep a pattern busy: a pattern that tries every way through it would never come to an end."""

from __future__ import annotations

import pytest

from answerable.documents.cards import Block, Text
from answerable.extraction.readers import read

_REPEATED = (
    "Northmoor ", "The force should ", "A and B ", "within the ", "Aa Police, ", ". ", "cause of concern ", "PEEL 2021 ",
    "HMICFRS published ", "graded 'good' on a and on ", "from engage status ", "(", "“", "one two three areas ", "- ",
)  # fmt: skip


@pytest.mark.parametrize("words", _REPEATED)
def test_one_endless_line_is_read_in_the_end(words: str) -> None:
    reading = read(Text((Block(0, words * (20_000 // len(words))),), "txt"))
    assert reading.findings == ()
