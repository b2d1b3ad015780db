"""A file that holds its text more than once, word for word: two copies put together, or pages that were scanned twice.

Only the first copy is read. Where something stands again in another copy is kept as a further place of each finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answerable.documents.cards import Block, Place, Text
from answerable.extraction.cards import Doubt, Reading
from answerable.extraction.readers import doubts
from answerable.extraction.readers.lines import fold

_FEWEST_BLOCKS = 5
_FEWEST_WORDS = 30
"""A shorter stretch that comes again may be a form's own furniture."""
_LONGEST_NUMBER = 60
_PAGE_NUMBER = re.compile(r"(?i)(?:page\s*)?\d+(?:\s*(?:of|/)\s*\d+)?")


@dataclass(frozen=True, slots=True)
class Copies:
    """Blocks left out because they say again what an earlier block says: pairs of the kept one and the copy."""

    pairs: tuple[tuple[Block, Block], ...] = ()

    def noted(self, reading: Reading) -> Reading:
        """The reading with the copies' places and one doubt; unchanged where there are none."""
        if not self.pairs:
            return reading
        again: dict[int, list[Block]] = {}
        for kept, copy in self.pairs:
            if kept.text == copy.text:
                again.setdefault(kept.index, []).append(copy)
        findings = tuple(
            replace(finding, also=(*finding.also, *_places((*finding.places, *finding.also), again)))
            for finding in reading.findings
        )
        return replace(reading, findings=findings, doubts=(*reading.doubts, self._doubt()))

    def _doubt(self) -> Doubt:
        first = self.pairs[0][1]
        return doubts.held_twice(Place(first.index, 0, len(first.text), first.page))


def _places(places: Sequence[Place], again: dict[int, list[Block]]) -> Iterator[Place]:
    for place in places:
        for copy in again.get(place.block, ()):
            yield Place(copy.index, place.start, place.end, copy.page)


def once(text: Text) -> tuple[Text, Copies]:
    """The text without what is in it again word for word, and what that was."""
    pairs = _doubled_pages(text) if text.pages else _whole_copies(text)
    if not pairs:
        return text, Copies()
    out = {copy.index for _, copy in pairs}
    return replace(text, blocks=tuple(block for block in text.blocks if block.index not in out)), Copies(
        tuple(pairs)
    )


def _doubled_pages(text: Text) -> list[tuple[Block, Block]]:
    pages: dict[int, list[Block]] = {}
    for block in text.blocks:
        short = len(block.text) <= _LONGEST_NUMBER
        if block.page is not None and not (short and _PAGE_NUMBER.fullmatch(fold(block.text))):
            pages.setdefault(block.page, []).append(block)
    read: dict[int, dict[str, Block]] = {}
    where: dict[str, set[int]] = {}
    found: list[tuple[Block, Block]] = []
    long = False
    for page, blocks in pages.items():
        words = [fold(block.text) for block in blocks]
        pairs = _copied(blocks, words, read, where)
        long = long or (bool(pairs) and _long_enough(blocks, blocks=1))
        found += pairs
        if not pairs:
            read[page] = dict(zip(reversed(words), reversed(blocks), strict=True))
            for said in read[page]:
                where.setdefault(said, set()).add(page)
    return found if long else []


def _copied(
    blocks: Sequence[Block],
    printed: Sequence[str],
    read: dict[int, dict[str, Block]],
    where: dict[str, set[int]],
) -> list[tuple[Block, Block]]:
    """Each block of a page with the one it says again, all on one earlier page; none if the page is not a copy.

    `printed` are the words of each; `read` holds the blocks of the pages before by their words, `where` the pages that
    have some words. At its edges a copy may hold only the part of a paragraph that stands on this page.
    """
    inner = printed[1:-1] or printed
    shared = where.get(inner[0], set())
    for words in inner[1:]:
        if not shared:
            return []
        shared = shared & where.get(words, set())
    if not shared:
        return []
    page = min(shared)
    near = [block for other in (page - 1, page) for block in read.get(other, {}).values()]
    found = []
    for block, words in zip(blocks, printed, strict=True):
        kept = read[page].get(words) or next((one for one in near if words in fold(one.text)), None)
        if kept is None:
            return []
        found.append((kept, block))
    return found


def _whole_copies(text: Text) -> list[tuple[Block, Block]]:
    """All that follows the first copy, if it is that copy again to the last word, once or several times."""
    blocks = [block for block in text.blocks if block.text.strip()]
    words = [fold(block.text) for block in blocks]
    for at in range(_FEWEST_BLOCKS, len(words) // 2 + 1):
        if words[at] != words[0] or len(words) % at:
            continue
        if all(word == words[by % at] for by, word in enumerate(words)) and _long_enough(blocks[:at]):
            return [(blocks[by % at], blocks[by]) for by in range(at, len(words))]
    return []


def _long_enough(found: Sequence[Block], *, blocks: int = _FEWEST_BLOCKS) -> bool:
    return len(found) >= blocks and sum(len(block.text.split()) for block in found) >= _FEWEST_WORDS
