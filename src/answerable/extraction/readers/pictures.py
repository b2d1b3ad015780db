"""Values that were read by machine off a picture of a page: each is marked, and one doubt asks to have them checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from answerable.documents.cards import Place, Text
from answerable.extraction.cards import Fact, Reading
from answerable.extraction.readers import doubts

_FACTS = (
    "title", "force", "published", "force_quoted", "monitoring_phase", "summary", "force_response", "pcc_statement",
    "scrutiny_on",
)  # fmt: skip


def marked(reading: Reading, text: Text) -> Reading:
    """The reading with the names of the values that come from pictures; unchanged where the file has none."""
    said = next((sentence for code, sentence in text.warnings if code == "ocr"), None)
    if said is None:
        return reading
    pictures = {block.index for block in text.blocks if block.from_picture}
    found = [
        (name, places[0]) for name, places in _values(reading) if any(p.block in pictures for p in places)
    ]
    doubt = doubts.read_from_picture(said, len(found), found[0][1] if found else None)
    return replace(reading, from_picture=tuple(name for name, _ in found), doubts=(*reading.doubts, doubt))


def _values(reading: Reading) -> Iterator[tuple[str, Sequence[Place]]]:
    """Every value with its places: facts by name, grades by their number from 1, findings by id."""
    for name in _FACTS:
        fact: Fact = getattr(reading, name)
        if fact.places:
            yield name, fact.places
    for name, fact in reading.types.items():
        if fact.places:
            yield name, fact.places
    for number, grade in enumerate(reading.grades, 1):
        yield f"grade {number}", (grade.place,)
    for finding in reading.findings:
        yield finding.id, finding.places
