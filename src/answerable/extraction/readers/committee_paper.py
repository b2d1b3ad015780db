"""Reports to committees, panels and boards: numbered paragraphs, lists of findings after a sentence, tables, appendices.

Also as text that lost every line break. What the report recommends to the committee is the committee's own.
"""

from __future__ import annotations

import re

from answerable.documents.cards import Text
from answerable.extraction.cards import Reading
from answerable.extraction.readers.announced import AnnouncedFindings
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.papers import Held, paper_reading
from answerable.extraction.readers.run_on import unrolled

_SIGNS = (
    re.compile(
        r"(?i)\breport\s+(?:to|of|by|from)\b(?=.{0,80}(?:committee|panel|board|authority|constable|commissioner|officer)|\s*:)"
    ),
    re.compile(
        r"(?i)\bpurpose\s+of\s+(?:this\s+|the\s+)?report\b|^(?:\d+\.?\s+)?(?:purpose|executive\s+summary|introduction|background)\s*:?$"
    ),
    re.compile(r"(?i)\bagenda\s+item\b|\bagenda\s+no\b|\bitem\s+(?:no\.?\s*)?\d+\b"),
    re.compile(
        r"(?i)\brecommendations?\s*:?\s+(?:that(?!\s+(?:we|are|were|is|was|have|has|would|will|could|can|relate|apply)\b)|to\s+note|the\s+committee|members)\b|\b(?:members|committee|panel|board)\s+(?:is|are)\s+"
        r"(?:asked|requested|invited|recommended)\s+to\b|^(?:that\s+)?the\s+(?:committee|panel|board|authority)\s+notes?\b"
        r"|\bthat\s+the\s+(?:committee|panel|board|authority)\s+notes?\b"
    ),
    re.compile(
        r"(?i)\b(?:meeting\s+(?:date|to\s+be\s+held)|date\s+of\s+meeting|meeting\s*:)|\b(?:committee|panel|board|authority)\b\W{1,4}\d{1,2}\s+\w+\s+20\d\d"
    ),
    re.compile(
        r"(?i)^(?:\d+\.?\s+)?(?:financial|legal|equality|risk|resource|human\s+resource)s?\s+implications|^background\s+papers"
    ),
    re.compile(r"(?i)^(?:[\w\s&,’'-]{0,70}\b)?(?:committee|panel|authority|board)$"),
)
_TOP = 25
_TOP_LETTERS = 1500


def fit(text: Text) -> tuple[float, str]:
    """What a report to a committee says of itself at its head."""
    lines = body_lines(text)
    top = [line.raw[:_TOP_LETTERS] for line in lines[:_TOP]]
    seen = sum(any(sign.search(words) for words in top) for sign in _SIGNS)
    score = {0: 0.0, 1: 0.1, 2: 0.62, 3: 0.76}.get(seen, 0.84)
    return score, f"signs of a report to a committee: {seen}"


def read(text: Text) -> Reading:
    """Its subject, the inspected report's day, and the findings it lists or holds in tables."""
    lines = tuple(unrolled(body_lines(text)))
    listed = AnnouncedFindings()
    listed.read([line for line in lines if line.block.cell is None])
    held = Held(listed.drafts, doubts=listed.doubts)
    return paper_reading(text, lines, held, kind="committee_report", reader="committee_paper")
