"""What the inspectorate is said to ask for in news: "HMICFRS says that the force should:" and its bullets.

The cause of concern told before the list is taken with it; without a list one is taken only where it is quoted.
"""

from __future__ import annotations

from collections.abc import Sequence

from answerable.extraction.readers.drafts import Draft, item_span
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.patterns import later
from answerable.extraction.readers.words import SUBJECT, WHEN

INSPECTORS = (
    r"(?:hmic(?:frs)?|(?:the\s+)?(?:police\s+)?inspectorate|(?:the\s+)?inspectors?|(?:his"
    r"|her)\s+majesty[’']s\s+inspectorate[\w\s,&]*?(?:\(hmic(?:frs)?\))?)"
)
_ASK = later(
    rf"(?i)\b{INSPECTORS}\s+(?:has\s+|have\s+)?(?:also\s+)?(?:says?|said|recommend(?:s|ed)?|asks?"
    rf"|asked)\b(?:[^.]*\bshould\b[^.]*|(?<=recommended)[^.]*\bto)\s*:$"
)
_THEN = later(
    r"(?i)^(?:so,?\s+)?(?:(?:it|they|inspectors?)\s+(?:has\s+|have\s+)?(?:also\s+)?(?:said|says?|recommend(?:s|ed)?)\s+(?:that,?\s+)?)?"
    rf"{WHEN}(?:it|they|{SUBJECT})\s+(?:jointly\s+)?(?:should|must)\b[^.:]{{0,40}}:$"
)
"""A list of what is asked, where the cause of concern has been told just before: "So within three "
"months, they should:"."""
_WITH = later(
    r"(?i)\bcauses?\s+(?:of|for)\s+concern\b[^.]{0,60}?\b(?:stated|states|said|says|found|identified|was|is)\s+(?:that\s+)?"
    r"(?P<concern>[^.:]{20,400}?),?\s+with\s+(?:the\s+)?(?:following\s+)?(?:\w+\s+)?recommendations?\b[^.:]{0,40}:$"
)
"""A cause of concern and what leads in its recommendations in one sentence."""
_QUOTED = later(
    r"[“\"](?P<concern>[^.”\"]{15,300}\b(?:is|are|remains?)\s+(?:a|an\s+accelerated)\s+cause\s+(?:of|for)\s+concern\b[^.”\"]{0,80}\.)"
)
_GIVEN = later(
    r"(?i)\b(?:given|issued|identified|raised|made|imposed|handed|served)\b[^.]{0,80}\bcauses?\s+(?:of|for)\s+concern\b"
    r"|\bcauses?\s+(?:of|for)\s+concern\b[^.]{0,60}\b(?:to|against|after|because|for\s+the\s+inspectorate)\b"
)
_ACCELERATED = later(r"(?i)\baccelerated\s+cause")
_REASON = later(
    r"(?i)\bcauses?\s+(?:of|for)\s+concern\b[^.]{0,60}?\b(?:after\s+(?:inspectors\s+|it\s+|hmicfrs\s+)?(?:found"
    r"|saying|finding|discovered)(?:\s+that)?|because|that)\s+(?P<concern>[^.]{20,400}?)\.?$"
)
_FOUND = later(
    rf"(?i)(?:\b{INSPECTORS}|^they)\s*(?:\(HMIC(?:FRS)?\)\s*|,\s*HMIC(?:FRS)?,\s*)?(?:also\s+|has\s+|have\s+)?(?:said|says?|found|warned"
    r"|concluded)\s+(?:on\s+[a-z]+day\s+)?(?:that\s+)?(?P<concern>[^.:]{20,400}?)(?:\.|$)"
)
_NEAR = 6
"""Lines back from a list in which the cause of concern it belongs to is told."""


def recommended(lines: Sequence[Line]) -> list[Draft]:
    """The bullets after "HMICFRS says that the force should:", under the cause of concern told before them."""
    found: list[Draft] = []
    asking = False
    concern: Draft | None = None
    for at, line in enumerate(lines):
        if line.number is None:
            told = _told_with(line) or _concern_before(lines, at)
            asking = told is not None or bool(_ASK.search(line.raw))
            if told and (concern is None or told.text != concern.text):
                concern = told
                found.append(told)
        elif asking:
            ref = line.number.strip("().") if not line.bulleted else None
            found.append(Draft("recommendation", item_span(line), ref, concern, line=line))
    asked = [draft for draft in found if draft.kind == "recommendation"]
    return [draft for draft in found if draft in asked or _leads(draft, asked)] or _quoted(lines)


def _leads(concern: Draft, asked: Sequence[Draft]) -> bool:
    return any(draft.parent is concern for draft in asked)


def _quoted(lines: Sequence[Line]) -> list[Draft]:
    """A report's own sentence in quotation marks that says what is a cause of concern."""
    quotes = [(line, quote) for line in lines for quote in _QUOTED.finditer(line.raw)]
    return [
        Draft("cause_of_concern", line.span(*quote.span("concern")), line=line) for line, quote in quotes[:1]
    ]


def _told_with(line: Line) -> Draft | None:
    found = _WITH.search(line.raw)
    return Draft("cause_of_concern", line.span(*found.span("concern")), line=line) if found else None


def _concern_before(lines: Sequence[Line], at: int) -> Draft | None:
    """The cause of concern in reported speech to which the list after line `at` belongs.

    Its reason stands in the same sentence, else inspectors are said to have found it a little before or after.
    """
    asks = _ASK.search(lines[at].raw)
    if not (asks or _THEN.search(lines[at].raw)):
        return None
    first = 0 if asks else max(0, at - _NEAR)
    given = next((number for number in range(first, at) if _GIVEN.search(lines[number].raw)), None)
    if given is None:
        return None
    back = range(given, max(-1, given - 4), -1)
    for number in (*back, *range(given + 1, at)):
        line = lines[number]
        found = _REASON.search(line.raw) if number == given else _FOUND.search(line.raw)
        if found:
            span = _plain(line, *found.span("concern"))
            accelerated = bool(_ACCELERATED.search(lines[given].raw))
            return Draft("cause_of_concern", span, accelerated=accelerated, line=line)
    return None


def _plain(line: Line, start: int, end: int) -> Span:
    words = line.raw[start:end]
    if words[:1] in '“"' and words.rstrip(".")[-1:] in '”"':
        return line.span(start + 1, start + len(words.rstrip(".")) - 1)
    return line.span(start, end)
