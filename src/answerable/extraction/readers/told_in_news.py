"""What the inspectorate is said to ask for in news: "HMICFRS says that the force should:" and its bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.readers.drafts import Draft, item_span
from answerable.extraction.readers.lines import Line, Span

INSPECTORS = (
    r"(?:hmic(?:frs)?|(?:the\s+)?(?:police\s+)?inspectorate|(?:the\s+)?inspectors?|(?:his"
    r"|her)\s+majesty[’']s\s+inspectorate[\w\s,&]*?(?:\(hmic(?:frs)?\))?)"
)
_ASK = re.compile(
    rf"(?i)\b{INSPECTORS}\s+(?:has\s+|have\s+)?(?:also\s+)?(?:says?|said|recommend(?:s|ed)?|asks?"
    rf"|asked)\b(?:[^.]*\bshould\b[^.]*|(?<=recommended)[^.]*\bto)\s*:$"
)
_GIVEN = re.compile(
    r"(?i)\b(?:given|issued|identified|raised|made|imposed|handed)\b[^.]{0,80}\bcauses?\s+(?:of|for)\s+concern\b"
    r"|\bcauses?\s+(?:of|for)\s+concern\b[^.]{0,60}\b(?:to|against|after|because)\b"
)
_REASON = re.compile(
    r"(?i)\bcauses?\s+(?:of|for)\s+concern\b[^.]{0,60}?\b(?:after\s+(?:inspectors\s+|it\s+|hmicfrs\s+)?(?:found"
    r"|saying|finding|discovered)(?:\s+that)?|because|that)\s+(?P<concern>[^.]{20,400}?)\.?$"
)
_FOUND = re.compile(
    rf"(?i)\b{INSPECTORS}\s*(?:\(HMIC(?:FRS)?\)\s*)?(?:also\s+|has\s+|have\s+)?(?:said|says|found|warned"
    rf"|concluded)\s+(?:that\s+)?(?P<concern>[^.:]{{20,400}}?)(?:\.|$)"
)


def recommended(lines: Sequence[Line]) -> list[Draft]:
    """The bullets after "HMICFRS says that the force should:", under the cause of concern told before them."""
    found: list[Draft] = []
    asking = False
    for at, line in enumerate(lines):
        if line.number is None:
            asking = bool(_ASK.search(line.raw))
            if asking and not found and (concern := _concern_before(lines[:at])):
                found.append(concern)
        elif asking:
            ref = line.number.strip("().") if not line.bulleted else None
            parent = found[0] if found and found[0].kind == "cause_of_concern" else None
            found.append(Draft("recommendation", item_span(line), ref, parent, line=line))
    return found if any(draft.kind == "recommendation" for draft in found) else []


def _concern_before(lines: Sequence[Line]) -> Draft | None:
    """A cause of concern in reported speech: its reason in the same sentence, else what inspectors said they found."""
    given = next((at for at, line in enumerate(lines) if _GIVEN.search(line.raw)), None)
    if given is None:
        return None
    for at in range(given, max(-1, given - 4), -1):
        line = lines[at]
        found = _REASON.search(line.raw) if at == given else None
        found = found or (_FOUND.search(line.raw) if at != given else None)
        if found:
            span = _plain(line, *found.span("concern"))
            return Draft("cause_of_concern", span, line=line)
    return None


def _plain(line: Line, start: int, end: int) -> Span:
    words = line.raw[start:end]
    if words[:1] in '“"' and words.rstrip(".")[-1:] in '”"':
        return line.span(start + 1, start + len(words.rstrip(".")) - 1)
    return line.span(start, end)
