"""What is true of every reading, whatever the file was."""

from __future__ import annotations

from collections.abc import Iterator

from answerable.documents.cards import Place, Text
from answerable.extraction.cards import Reading


def check(text: Text, reading: Reading) -> None:
    """Blocks are numbered in order and hold something; every place lies inside the text it points into."""
    assert [block.index for block in text.blocks] == list(range(len(text.blocks)))
    assert all(block.text.strip() or block.boxes for block in text.blocks)
    assert all(0 <= box.at <= len(block.text) for block in text.blocks for box in block.boxes)
    for place in _places(reading):
        assert 0 <= place.start <= place.end <= len(text.blocks[place.block].text), place
    for found in reading.findings:
        said = " ".join(text.blocks[one.block].text[one.start : one.end] for one in found.places)
        assert "".join(found.text.split()) == "".join(said.split()), found


def _places(reading: Reading) -> Iterator[Place]:
    for found in reading.findings:
        yield from found.places
        yield from found.also
    yield from (grade.place for grade in reading.grades)
    yield from (doubt.place for doubt in reading.doubts if doubt.place is not None)
