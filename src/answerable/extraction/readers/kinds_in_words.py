"""The kind of finding that a few words in a cell or a label name: "AFI", "Cause of concern", "Rec 4"."""

from __future__ import annotations

import re

from answerable.extraction.readers.lines import rejoined

_KINDS = (
    (
        "cause_of_concern",
        re.compile(r"(?i)\b(?:accelerated\s+)?(?:(?:causes?|areas?)\s+(?:of|for)\s+concern|a?cocs?|cfcs?)\b"),
    ),
    ("area_for_improvement", re.compile(r"(?i)\b(?:areas?\s+(?:for|of)\s+improvement|afis?)\b")),
    ("recommendation", re.compile(r"(?i)\brec(?:omm?endation|omm|s)?s?\b")),
)
_REFERENCE = re.compile(r"(?i)(?:^|[^a-z])(?P<kind>a?coc|cfc|afi|rec(?:ommendation)?|r(?=\d))[\s._/-]*\d")
_NAMED_FIRST = re.compile(r"(?i)(?:a?coc|cfc|afi|rec(?:ommendation)?)\b")
_BY_REFERENCE = {
    "cfc": "cause_of_concern",
    "coc": "cause_of_concern",
    "acoc": "cause_of_concern",
    "afi": "area_for_improvement",
}


def kinds_named(words: str) -> list[str]:
    """The kinds of finding some words name, the gravest first."""
    return [kind for kind, pattern in _KINDS if pattern.search(words)]


def kind_in_words(words: str) -> str | None:
    """The one kind these few words name; None where they name none, several, or are a sentence."""
    if len(words) > 80:
        return None
    named = kinds_named(words) or next(filter(None, map(kinds_named, rejoined(words))), [])
    if (
        named[:1] == ["cause_of_concern"]
        and named[1:] == ["recommendation"]
        and re.search(r"(?i)\brec\w*\s+(?:under|from|to|of|for|linked)\b|[-–:(]\s*rec", words)
    ):
        # "Recommendation under a cause of concern", "Cause of concern – recommendation".
        return "recommendation"
    return named[0] if len(named) == 1 else None


def kind_in_reference(words: str) -> str | None:
    """The kind a printed reference gives away: "AFI 3", "PEEL21-CoC-1"; None where it does not."""
    found = [match["kind"].lower() for match in _REFERENCE.finditer(words)]
    if found:
        return _BY_REFERENCE.get(found[-1], "recommendation")
    return kinds_named(words)[0] if _NAMED_FIRST.match(words) else None


def is_accelerated(words: str) -> bool:
    """Whether a kind is printed as one that was raised before its report."""
    return re.search(r"(?i)\baccelerated\b|\bacoc\b", words) is not None
