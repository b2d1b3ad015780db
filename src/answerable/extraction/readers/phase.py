"""The monitoring phase. Its names are data: today's are scan and engage, and others will come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.cards import CANNOT_TELL, Doubt, Fact
from answerable.extraction.readers import doubts
from answerable.extraction.readers.labels import PHASE, labelled
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.remembered import holding

PHASES = ("scan", "engage")
_NAMES = "|".join(PHASES)
_EITHER = re.compile(rf"(?i)\b(?:{_NAMES})\b")
_ABOUT = re.compile(
    r"(?i)\b(?:monitor\w*|phase|status|regime|moved?|remain\w*|placed|escalat\w*|return\w*|process)\b"
)
_NAMED = re.compile(
    rf"(?i)(?:[‘'“\"](?P<quoted>{_NAMES})[’'”\"]|\b(?P<plain>{_NAMES})\s+(?:phase|status|level|stage|process)|"
    rf"\bknown\s+as\s+(?P<known>{_NAMES})\b|\b(?:phase|status|level|stage)\s+(?:of|is|was|remains?|at|:)\s*(?:at\s+|in\s+)?(?P<after>{_NAMES})\b"
    rf"|\b(?:in|into|at|on|remains?)\s+(?P<proper>(?:{'|'.join(name.capitalize() for name in PHASES)}))\b)"
)
_LEFT = re.compile(
    r"(?i)\b(?:remov\w+|release[sd]?|emerge[sd]?|out|no\s+longer)\b[^.]{0,60}\b(?:from|of|in)\b[^.]{0,30}$"
)
_MOVED = re.compile(
    rf"(?i)\bfrom\b[^.]{{0,40}}?\b(?:{_NAMES})\b[^.]{{0,80}}?\b(?:in)?to\b[^.]{{0,40}}?\b(?P<to>{_NAMES})\b"
)
_RETURNED = re.compile(
    rf"(?i)\breturn(?:s|ed|ing)?\b[^.]{{0,60}}?\bto\s+(?:our|the|its)\s+(?:default|routine|standard)\b[^.]{{0,60}}?\b(?P<to>{_NAMES})\b"
)
"""What is said to be decided now, whatever phase is named as past."""


def monitoring_phase(lines: Sequence[Line]) -> tuple[Fact, list[Doubt]]:
    """The phase the document says the force is in, and a doubt when it names more than one."""
    found = labelled(lines, PHASE)
    if found and (match := re.search(rf"(?i)\b({_NAMES})\b", found[1].text)):
        return Fact(match[1].lower(), found[1].places), []
    for line in holding(lines, "return"):
        if returned := _RETURNED.search(line.raw):
            return Fact(returned["to"].lower(), line.span(*returned.span("to")).places), []
    named: list[tuple[str, Span]] = []
    for line in holding(lines, *PHASES):
        if _EITHER.search(line.raw) and _ABOUT.search(line.raw):
            named += _named(line)
    names = list(dict.fromkeys(name for name, _ in named))
    if len(names) == 1:
        return Fact(names[0], named[0][1].places), []
    return CANNOT_TELL, [doubts.phase_unclear(names, named[0][1].place)] if names else []


def _named(line: Line) -> list[tuple[str, Span]]:
    if moved := _MOVED.search(line.raw):
        return [(moved["to"].lower(), line.span(*moved.span("to")))]
    found = []
    for match in _NAMED.finditer(line.raw):
        if _LEFT.search(line.raw[max(0, match.start() - 90) : match.start()]):
            continue
        group = next(name for name, value in match.groupdict().items() if value)
        found.append((match[group].lower(), line.span(*match.span(group))))
    return found
