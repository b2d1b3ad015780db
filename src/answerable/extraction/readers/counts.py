"""Numbers of findings and grades the text itself speaks of, held against what was read."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.extraction.cards import Candidate, Doubt
from answerable.extraction.readers import doubts
from answerable.extraction.readers.glance import holding
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.patterns import later

_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_LETTERS = (
    {word: number for number, word in enumerate(_WORDS, 1)}
    | _TENS
    | {f"{ten}-{_WORDS[one]}": _TENS[ten] + one + 1 for ten in _TENS for one in range(9)}
)
_ONES = "|".join(sorted(_WORDS[:9], key=len, reverse=True))
_ANY = rf"\d{{1,3}}|(?:{'|'.join(_TENS)})-(?:{_ONES})|{'|'.join(sorted((*_WORDS, *_TENS), key=len, reverse=True))}"
_NUMBER = rf"(?<!of the )(?<!Of the )(?P<number>{_ANY})"
_ABOUT = later(r"(?i)\bconcern|\bimprovement|\bafis?\b|\brecommendation")
_NAMES = ("concern", "improvement", "afi", "recommendation")
_SAID = {
    "cause_of_concern": later(rf"(?i)\b{_NUMBER}\s+[“‘\"]?(?:\w+\s+)?causes?\s+(?:of|for)\s+concern\b"),
    "area_for_improvement": later(
        rf"(?i)\b{_NUMBER}\s+(?:\w+\s+)?(?:areas?\s+(?:for|of|requiring|needing)\s+improvement|afis?\b)"
    ),
    "recommendation": later(
        rf"(?i)\b{_NUMBER}\s+(?:of\s+(?:these|the|its|their)\s+)?"
        r"(?:national\s+|formal\s+|further\s+|new\s+)?recommendations?\b"
        r"|^recommendations\s+\((?P<bracketed>\d{1,3})\)$"
    ),
}
_PLURAL = later(r"(?i)\b(?:areas|causes|afis|recommendations)\b")
"""One of many is a number in a list, as in "2 Recommendation The force should …"."""
_GRADED = later(
    rf"(?i)\b(?:{_NUMBER}\s+(?:graded\s+(?:judge?ments?|areas)|areas\s+(?:which\s+|that\s+)?(?:were|are|was)\s+graded|core\s+questions)"
    rf"|graded\s+judge?ments\s+in\s+(?P<other>{_ANY})\b"
    rf"|in\s+(?P<of_all>{_ANY})\s+areas\.\s+We\s+(?:have\s+)?ma[dk]e\s+the\s+following\s+graded"
    rf"|graded\b[^.]{{0,80}}\b(?:across|in\s+a\s+total\s+of)\s+(?P<across>{_ANY})\s+(?:\w+\s+)?areas\b)"
)


def number_of(words: str) -> int:
    """12 for "12" and "twelve"."""
    return int(words) if words.isdigit() else _LETTERS[words.lower()]


def count_doubts(lines: Sequence[Line], findings: Sequence[Candidate]) -> list[Doubt]:
    """One doubt for each kind whose largest count in the text is more than was read."""
    found = []
    lines = [line for line in holding(lines, *_NAMES) if _ABOUT.search(line.raw)]
    for kind, pattern in _SAID.items():
        said = [
            (number, line)
            for line in lines
            for match in pattern.finditer(line.raw)
            if (number := number_of(next(filter(None, match.groups())))) == 1 or _PLURAL.search(match[0])
        ]
        read = sum(candidate.kind == kind for candidate in findings)
        most = max(said, key=lambda pair: pair[0], default=None)
        if most is not None and most[0] > read:
            found.append(doubts.counts_differ(most[0], read, kind, most[1].place))
    return found


def grade_count_doubts(lines: Sequence[Line], grades: int) -> list[Doubt]:
    """A doubt when the text counts more or fewer graded areas than were read."""
    for line in lines:
        if ("graded" in line.raw or "core question" in line.raw) and (match := _GRADED.search(line.raw)):
            said = number_of(next(words for words in match.groups() if words))
            return [] if said == grades else [doubts.grade_counts_differ(said, grades, line.place)]
    return []
