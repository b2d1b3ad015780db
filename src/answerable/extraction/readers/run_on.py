"""Text that lost its line breaks: numbered paragraphs and lists run together are cut apart where each begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from answerable.extraction.readers.announced import announced_kind
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.words import ASKS, label_of

_PARAGRAPH = re.compile(
    r"(?<=\s)(?=\d{1,2}\.\d{1,2}\.?\s+[A-Z“‘])|(?<=[.:?!] )(?=\d{1,2}\.?\s+[A-Z]{3,}\b)"
    r"|(?<=\s)(?=RECOMMENDATIONS?\s+(?:That|The|Members|To)\b)"
)
_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})?\.?)\s+(?=\S)")
_PROSE = re.compile(
    r"(?<=[.] )(?=(?:We|It|These|This\s+(?:report|paper)|Progress|An?\s+update|Members"
    r"|The\s+(?:force|service|constabulary)\s+(?:has|have|is|was|will))\b)"
)
_RUN_ON_WORDS = 100


def unrolled(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with paragraphs and lists that were run together on one line cut apart again."""
    for line in lines:
        if line.words < _RUN_ON_WORDS:
            yield from _listed_inline(line)
            continue
        cuts = [0, *(match.start() for match in _PARAGRAPH.finditer(line.raw)), len(line.raw)]
        for start, end in pairwise(cuts):
            number = _NUMBER.match(line.raw, start) if start else None
            piece = line.piece(number.end() if number else start, end)
            if piece.raw:
                yield from _listed_inline(replace(piece, number=number["number"]) if number else piece)


def _listed_inline(line: Line) -> Iterator[Line]:
    """ "…a few areas for improvement: The force should … The force should …": the lead-in, then each item."""
    for colon in re.finditer(r":\s+(?=[A-Z])", line.raw):
        lead = replace(line.piece(0, colon.start() + 1), number=line.number)
        if announced_kind(lead) is None or not ASKS.match(line.raw, colon.end()) or label_of(line):
            continue
        yield lead
        prose = _PROSE.search(line.raw, colon.end())
        stop = prose.start() if prose else len(line.raw)
        starts = [
            match.start()
            for match in re.finditer(r"(?<=\s)(?=[A-Z])", line.raw[:stop])
            if match.start() >= colon.end()
            and ASKS.match(line.raw, match.start())
            and not _inside(line.raw, match.start())
        ]
        for start, end in zip(starts, [*starts[1:], stop], strict=True):
            yield line.piece(start, end)
        if prose:
            yield line.piece(stop, len(line.raw))
        return
    yield line


def _inside(words: str, at: int) -> bool:
    """Whether what begins here stands within a sentence: after "the", or as the end of a longer name."""
    before = words[max(0, at - 40) : at].split()[-1:]
    return bool(before) and (
        before[0].lower() in {"the", "all", "that", "and", "of", "its", "how", "which"} or before[0].istitle()
    )
