"""Tables that came out as text with upright strokes: a row on a line, or each cell on a line of its own.

"7 | By 27 March, forces should … | We accept this. |". What is asked stands in the cell after its number; the other cells
are answers and owners, and say nothing about the finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answerable.extraction.readers.drafts import Draft
from answerable.extraction.readers.kinds_in_words import kind_in_words
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.words import ASKS

_CELL = re.compile(r"[^|]+")
_NUMBER = re.compile(r"(?:(?:rec(?:ommendation)?|afi)\.?\s*)?(?P<ref>\d{1,2}[a-z]?)[.)]?", re.I)
_HEAD = re.compile(
    r"(?i)(?:(?:hmic\w*|national|the|full)\s+)*(?:recom+endations?|areas?\s+for\s+improvement|afis?)"
)
_TIMED = re.compile(
    r"(?i)(?:by|before)\s+(?:the\s+end\s+of\s+)?\d|within\s+\w+\s+(?:days|weeks|months|years?)\b"
    r"|immediately\b"
)
_FEWEST = 6
"""Words that a finding has at least."""


def piped_findings(lines: Sequence[Line]) -> list[Draft]:
    """The numbered findings of the tables with strokes that have a column headed as one of findings."""
    found: list[Draft] = []
    kind: str | None = None
    ref: str | None = None
    for line, span in _cells(lines):
        if _HEAD.fullmatch(span.text):
            kind, ref = kind_in_words(re.sub("(?i)recomm?end", "recommend", span.text)), None
        elif number := _NUMBER.fullmatch(span.text):
            ref = number["ref"]
        else:
            asks = ASKS.match(span.text) or _TIMED.match(span.text)
            if kind and ref and asks and len(span.text.split()) >= _FEWEST:
                found.append(Draft(kind, span, ref, line=line))
            ref = None
    return found


def _cells(lines: Sequence[Line]) -> Iterator[tuple[Line, Span]]:
    for line in lines:
        if "|" in line.raw:
            for cell in _CELL.finditer(line.raw):
                span = line.span(*cell.span())
                if span.text and span.text.strip("-: "):
                    yield line, span
