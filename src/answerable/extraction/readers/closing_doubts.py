"""Doubts any reader may raise at the end, from the findings, the lines and what reading the bytes said."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.documents.cards import Text
from answerable.extraction.cards import Candidate, Doubt
from answerable.extraction.readers import doubts
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.patterns import later

_EARLIER = later(
    r"(?i)\b(?:identified|raised|reported|found|given|made|issued|highlighted|set\s+out)?\s*"
    r"(?:in|from|since|at|during|of)\s+(?:the|its|our|their)?\s*(?P<year>20\d\d)(?:\s*/\s*\d\d)?\b"
    r"(?=[^.]{0,40}\b(?:inspection|report|peel|visit|assessment)|\s*[.,;]?$)"
)
_CUT = later(
    r"(?:\S+\s+){4}(?:the|an?|of|to|and|or|with|for|by|in|on|at|from|that|which|its?|their|our|should|has|have|had|is|are|was|were"
    r"|one|two|three|four|five|six|seven|eight|nine|ten)$"
)
"""A text that ends in a word that wants another after it."""
_SENTENCE = 6
_BROKEN = later(r"(?<![\wÀ-ÿ])[\wÀ-ÿ]*(?:â€.|Ã.|Â[^\w\s]|\ufffd|(?<=\w)¿|¿(?=\s))[\w]*")


def earlier_doubts(findings: Sequence[Candidate]) -> list[Doubt]:
    """Findings that speak of an earlier inspection by its year."""
    return [
        doubts.points_to_earlier(finding.text, int(match["year"]), finding.places[0], about=finding.id)
        for finding in findings
        if (match := _EARLIER.search(finding.text))
    ]


def file_doubts(text: Text, lines: Sequence[Line]) -> list[Doubt]:
    """Scanned pages, guessed character sets, wrongly decoded letters."""
    found = []
    for code, sentence in text.warnings:
        if code == "ocr":
            # Said once for the whole reading, with what it concerns: see `pictures`.
            continue
        scanned = code.startswith("no_text")
        found.append(doubts.no_text_pages(sentence) if scanned else doubts.from_the_file(code, sentence))
    for line in lines:
        if not line.raw.isascii() and (match := _BROKEN.search(line.raw)):
            start = max(0, match.start() - 20)
            span = line.span(start, match.end())
            found.append(doubts.mixed_encodings(span.text, span.place))
            break
    if lines and (cut := _CUT.search(lines[-1].raw)) and lines[-1].words >= _SENTENCE:
        span = lines[-1].span(cut.start())
        found.append(doubts.text_breaks_off(span.text, span.place))
    return found


def answer_doubts(findings: Sequence[Candidate], *, explained: bool, owned: bool) -> list[Doubt]:
    """What the statutory gate would have stopped: findings with no explanation, no owner, no date."""
    if not findings:
        return []
    found = [] if explained else [doubts.no_explanation(len(findings))]
    return found if owned else [*found, doubts.no_owner_or_date(len(findings))]
