"""The monitoring phase. Its names are data: today's are scan and engage, and others will come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.cards import CANNOT_TELL, Doubt, Fact
from answerable.extraction.readers import doubts
from answerable.extraction.readers.glance import holding
from answerable.extraction.readers.labels import PHASE, labelled
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.patterns import later

PHASES = ("scan", "engage")
_NAMES = "|".join(PHASES)
_EITHER = later(rf"(?i)\b(?:{_NAMES})\b")
_ABOUT = later(
    r"(?i)\b(?:monitor\w*|phase|status|regime|moved?|remain\w*|stay(?:s|ed)?|placed|escalat\w*|return\w*|process)\b"
)
_NAMED = later(
    rf"(?i)(?:[‘'“\"](?P<quoted>{_NAMES})[’'”\"]|\b(?P<plain>{_NAMES})\s+(?:phase|status|level|stage|process)|"
    rf"\bknown\s+as\s+(?P<known>{_NAMES})\b|\b(?:phase|status|level|stage)\s+(?:of|is|was|remains?|at|:)\s*(?:at\s+|in\s+)?(?P<after>{_NAMES})\b"
    rf"|\b(?:in|into|at|on|remains?|stays?)\s+(?P<proper>(?:{'|'.join(name.capitalize() for name in PHASES)}))\b)"
)
_STAGE = later(rf"(?i)\b(?:phase|status|level|stage|process)\s*[,(–—-]\s*[‘'“\"]?(?P<name>{_NAMES})\b")
"""The name behind what it is: "its enhanced monitoring stage, Engage"."""
_EXPLAINED = later(
    rf"(?i)\b(?:consists?\s+of|comprises)\b|\b(?:all|every)\s+(?:police\s+)?forces?\b.*\bby\s+default\b"
    rf"|\b(?:two|three)\s+(?:stages|phases|levels)\b|\b(?:{_NAMES})\s+(?:and|or)\s+(?:{_NAMES})\b"
    rf"|\bwe\s+move\s+(?:police\s+)?forces\s+into\b"
)
"""How monitoring works, said of every force."""
_SENTENCE = later(r"\S.*?(?:[.!?](?=\s)|$)")
_REMOVED = later(
    r"(?i)\b(?:remov(?:e|ed|ing)|releas(?:e|ed|ing))\b[^.]{0,60}?\bfrom\s+(?:the\s+)?[‘'“\"]?engage\b"
)
_DEFAULT = later(
    r"(?i)\b(?:routine|default)\b[^.]{0,40}\b(?P<to>scan)\b|\b(?P<other>scan)\b[^.]{0,40}\bby\s+default\b"
)
_LEFT = later(
    r"(?i)\b(?:remov\w+|release[sd]?|emerge[sd]?|out|no\s+longer)\b[^.]{0,60}\b(?:from|of|in)\b[^.]{0,30}$"
)
_MOVED = later(
    rf"(?i)\bfrom\b[^.]{{0,40}}?\b(?:{_NAMES})\b[^.]{{0,80}}?\b(?:in)?to\b[^.]{{0,40}}?\b(?P<to>{_NAMES})\b"
)
_RETURNED = later(
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
    if any(_REMOVED.search(line.raw) for line in holding(lines, "engage")):
        for line in lines:
            if default := _DEFAULT.search(line.raw):
                span = line.span(*default.span("to" if default["to"] else "other"))
                return Fact(span.text.lower(), span.places), []
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
    explained = [said.span() for said in _SENTENCE.finditer(line.raw) if _EXPLAINED.search(said[0])]
    found = []
    for match in sorted(
        [*_NAMED.finditer(line.raw), *_STAGE.finditer(line.raw)], key=lambda one: one.start()
    ):
        if any(first <= match.start() < last for first, last in explained):
            continue
        if _LEFT.search(line.raw[max(0, match.start() - 90) : match.start()]):
            continue
        group = next(name for name, value in match.groupdict().items() if value)
        found.append((match[group].lower(), line.span(*match.span(group))))
    return found
