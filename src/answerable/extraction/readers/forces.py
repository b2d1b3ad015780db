"""Which force a document is about: by its labels, else by the name the document uses most, else it cannot be told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from answerable.extraction.cards import CANNOT_TELL, Fact
from answerable.extraction.readers.lines import Line, fold
from answerable.extraction.readers.words import FORCE_NAME

_NAME = re.compile(FORCE_NAME)
_INSPECTED = re.compile(
    rf"\b(?:report|inspection|assessment)\s+(?:on|of|into)\s+(?:the\s+)?(?P<names>{FORCE_NAME})\b"
)
# Without commas of its own: a name that may hold them would make a list of names ambiguous, and slow beyond measure.
_ONE = r"\b[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3}?\s+(?:Police|Constabulary)\b(?!\s+(?:[Ss]tations?|and\s+Crime)\b)"
_SEVERAL = re.compile(rf"{_ONE}(?:,\s+{_ONE}){{0,5}},?\s+and\s+{_ONE}")
_LEADING = re.compile(
    r"^(?:(?:Immediately,|The|An?|Whilst|While|When|As|If|That|Although|Also|Overall|Today|Since|Because"
    r"|Initial|Effectiveness of|Efficiency of"
    r"|Legitimacy of|Is|Was|In|At|For|Of|By|To|From|And|Both|All|Visit|See|About|Response"
    r"|Chief Constable of|How|(?:An? )?[Ii]nspection of|(?:PEEL )?[Aa]ssessment of|HMIC(?:FRS)? judges)\s+)+"
)
_NOBODY = re.compile(
    r"(?i)^(?:the\s+)?(?:police|hm\s.*|h\.m\.\s.*|initial|final|updated?|current|latest|local|other|neighbouring"
    r"|neighbourhood|national police|college of police|hmicfrs|her majesty.*"
    r"|his majesty.*|uk|british|local police"
    r"|(?:[\w/]+\s+)?peel|independent(?:\s+office.*)?|.*\binspectors?\b.*|.*\bpolicing.*|need.*"
    r"|.*inspectorate.*|.*\bcommissioner\b.*|(?:.*\s)?acting|chief constable"
    r"|.*\bof)(?:\s+(?:police|constabulary|service))?$"
)


_BEFORE_NAME = re.compile(r"^.*(?:,\s+|\b(?<!City )(?<!Isle )of\s+(?:the\s+)?)(?=[A-Z])")
_NAVIGATION = re.compile(
    r"(?i)(?:looking\s+for|visit\s+the|.*\bvisit\s+the\s.{0,60}\bwebsite|you\s+are\s+here|leave\s+(?:this\s+)?site|skip\s+to)\b"
)


def names_in(line: Line) -> list[tuple[str, int, int]]:
    """Force names in a line with their offsets in `raw`, leading small words taken off."""
    found = []
    for match in _NAME.finditer(line.raw):
        start, words = match.start(), match[0]
        if lead := _LEADING.match(words):
            start, words = start + lead.end(), words[lead.end() :]
        before = None if _NOBODY.match(fold(words)) else _BEFORE_NAME.match(words)
        if before:
            start, words = start + before.end(), words[before.end() :]
        words = fold(words)
        if len(words.split()) > 1 and not _NOBODY.match(words) and not line.raw.isupper():
            found.append((words, start, match.end()))
    return found


def named_force(words: str, lines: Sequence[Line]) -> Fact:
    """The force `words` (a label's value, perhaps in capitals) names, at the first place that prints it so."""
    wanted = fold(words).casefold()
    for line in lines:
        at = fold(line.raw).casefold().find(wanted) if line.raw else -1
        if at >= 0 and not line.raw.isupper():
            pattern = r"\s+".join(map(re.escape, fold(words).split()))
            if found := re.search(pattern, line.raw, re.I):
                span = line.span(*found.span())
                return Fact(span.text, span.places)
    return CANNOT_TELL


_HELPS = re.compile(
    r"(?i)\b(?:led\s+by|peer\s+reviews?\s+(?:by|from)|help\s+(?:from|of)|visit(?:s|ed)?\s+to)\b[^.]{0,60}$"
)
"""Before the name of a force that only lends a hand."""


def commonest_force(lines: Sequence[Line]) -> Fact:
    """The one force the document names, or the one it names at least twice as often as any other."""
    counts: Counter[str] = Counter()
    first: dict[str, Fact] = {}
    for line in lines:
        if _NAVIGATION.match(line.raw):
            continue
        for words, start, end in names_in(line):
            if _HELPS.search(line.raw[:start]):
                continue
            counts[words] += 1
            first.setdefault(words, Fact(words, line.span(start, end).places))
    stems: Counter[str] = Counter()
    for words, often in counts.items():
        stems[_stem(words)] += often
    for joint in [stem for stem in stems if " and " in stem and set(stem.split(" and ")) & set(stems)]:
        del stems[joint]  # "Northmoor and Southvale Police" on a page of Northmoor Police's
    best = stems.most_common(2)
    if not best or (len(best) == 2 and best[0][1] < 2 * best[1][1]):
        return CANNOT_TELL
    named = {words: often for words, often in counts.items() if _stem(words) == best[0][0]}
    return first[max(named, key=lambda words: named[words])]


def _stem(words: str) -> str:
    """ "Norfolk" of "Norfolk Police" and "Norfolk Constabulary", which are one force under two names."""
    return re.sub(r"(?i)\s+(?:police(?:\s+(?:service|force))?|constabulary)$", "", words).casefold()


def force_named(lines: Sequence[Line]) -> Fact:
    """The force these few lines name, if they name one and no other."""
    found = [(words, line, start, end) for line in lines for words, start, end in names_in(line)]
    if len({words for words, *_ in found}) != 1:
        return CANNOT_TELL
    words, line, start, end = found[0]
    return Fact(words, line.span(start, end).places)


def inspected_force(lines: Sequence[Line]) -> Fact:
    """The force, or the forces named in one breath, that a report or inspection is said to be on or of."""
    for line in lines:
        for found in _INSPECTED.finditer(line.raw):
            lead = _BEFORE_NAME.match(found["names"]) if " of " in found["names"] else None
            lead = lead or _LEADING.match(found["names"])
            span = line.span(found.start("names") + (lead.end() if lead else 0), found.end("names"))
            if _NOBODY.match(span.text):
                continue
            return Fact(span.text, span.places)
    for line in lines:
        several = _SEVERAL.search(line.raw)
        if several and not _HELPS.search(line.raw[: several.start()]):
            span = line.span(*several.span())
            return Fact(span.text, span.places)
    return CANNOT_TELL


_ASKED_OF = re.compile(
    rf"(?:(?i:hmic(?:frs)?|inspection)\s+)?(?i:recommendations?(?:\s+(?:for|to))?)\s*[:–-]?\s+(?P<force>{FORCE_NAME})"
)
"""A page of several recommendations is headed by the force they are made to."""
_HEAD = 12
_ABBREVIATED = {"CoLP": "City of London Police"}
_SHORT = re.compile(r"\b(?:CoLP|(?!HMICFRS\b)[A-Z]{1,6}FRS)\b")


def force_or_short_name(lines: Sequence[Line]) -> Fact:
    """The force a document is on; else the one short name it uses: "CoLP" written out, "BFRS" as it is."""
    for named in (inspected_force(lines), commonest_force(lines)):
        if named.value:
            return named
    if any(names_in(line) for line in lines):
        return CANNOT_TELL
    found = [(line, match) for line in lines for match in _SHORT.finditer(line.raw)]
    if len({match[0] for _, match in found}) != 1:
        return CANNOT_TELL
    line, match = found[0]
    return Fact(_ABBREVIATED.get(match[0], match[0]), line.span(*match.span()).places)


def force_asked(lines: Sequence[Line]) -> Fact | None:
    """The force that a page of several recommendations is headed by: "Recommendations: Northmoor Police"."""
    for line in lines[:_HEAD]:
        if found := _ASKED_OF.fullmatch(line.raw):
            span = line.span(*found.span("force"))
            return Fact(span.text, span.places)
    return None
