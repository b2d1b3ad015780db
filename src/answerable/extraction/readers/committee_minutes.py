"""Minutes and agenda items of committees, panels and authorities.

Most hold no finding: what members note, ask for and resolve is theirs. Findings are taken from a list of what is still
red or amber, from a numbered area for improvement that is discussed, and from one quoted as such.
"""

from __future__ import annotations

import re

from answerable.documents.cards import Text
from answerable.extraction.cards import Reading
from answerable.extraction.readers.announced import AnnouncedFindings
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.glance import holding
from answerable.extraction.readers.papers import Held, paper_reading

_SIGNS = (
    re.compile(r"(?i)minutes\s*:?"),
    re.compile(r"(?i)agenda\s+item"),
    re.compile(r"(?i)agendas,\s+meetings\s+and\s+minutes.*|agenda\s+and\s+(?:draft\s+)?minutes"),
    re.compile(r"(?:UNANIMOUSLY\s+)?(?:RESOLVED|RESOVLED|Resolved|DECISION|Decision)\b.*"),
    re.compile(r"(?i)supporting\s+documents\s*:?"),
    re.compile(
        r"(?i)(?:the\s+|a\s+)?(?:members|(?:sub[\s-]?)?committee|panel|board|authority|cabinet)\s+(?:agreed|noted|considered|received"
        r"|discussed|was|were|resolved|asked)\b.*"
    ),
    re.compile(
        r"(?i)(?:an?|one|some|several|the)\s+(?:(?:panel|committee|board)\s+)?members?\s+(?:asked|queried|noted|commented|said|felt)\b.*"
    ),
    re.compile(
        r"(?i).{3,80}\btold\s+(?:the\s+)?(?:members|committee|panel|board)\b.*|.{0,160}\ba\s+member\s+asked\b.*"
    ),
    re.compile(r"(?i)key\s+points\s+(?:raised|made|noted|discussed).*|witnesses\s*:?"),
    re.compile(r"(?i)(?:joint\s+)?report\s+of\s+the\s+[\w\s,’']{3,60}\.?"),
    re.compile(
        r"(?i)minutes\s+of\s+(?:the|a)\b.*|.*\bminutes\s+of\s+(?:the|a)\s+(?:meeting|.*committee)\b.*"
    ),
)
_SIGN_WORDS = (
    "minutes", "agenda", "resol", "resov", "decision", "supporting", "member", "committee", "panel", "board", "authority",
    "cabinet", "key points", "witness", "report of",
)  # fmt: skip
"""Every sign has one of these; so for the headings of papers below."""
_PAPER = re.compile(
    r"(?i)(?:\d+\.?\s+)?(?:purpose(?:\s+of\s+(?:the\s+)?report)?|executive\s+summary|financial\s+implications|background\s+papers"
    r"|contact\s+officer.*|contact\s+for\s+further.*|report\s+to\s+.*|recommendations?)"
)
_PAPER_WORDS = ("purpose", "summary", "implications", "papers", "contact", "report to", "recommendation")


def fit(text: Text) -> tuple[float, str]:
    """The words minutes are kept in, and none of the headings of a report to the committee."""
    lines = body_lines(text)
    speaking = holding(lines, *_SIGN_WORDS)
    seen = sum(any(sign.fullmatch(line.text) for line in speaking) for sign in _SIGNS)
    paper = sum(1 for line in holding(lines, *_PAPER_WORDS) if _PAPER.fullmatch(line.text))
    score = {0: 0.0, 1: 0.2, 2: 0.66}.get(seen, 0.78)
    return (
        min(score, 0.3) if paper > 1 else score
    ), f"signs of minutes: {seen}; headings of a report: {paper}"


def read(text: Text) -> Reading:
    """The item's heading, and what findings its minutes name."""
    lines = body_lines(text)
    listed = AnnouncedFindings()
    listed.read([line for line in lines if line.block.cell is None])
    held = Held(listed.drafts, doubts=listed.doubts)
    return paper_reading(text, lines, held, kind="committee_minutes", reader="committee_minutes")
