"""How alike two wordings of a finding are, whatever their stops, capitals and lead-ins."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

SAME = 0.8
"""At or above this two wordings are taken for one finding; tried on pairs printed twice in real forms."""


def plain_words(words: str) -> tuple[str, ...]:
    """Lower-case words without punctuation; "antisocial" and "anti-social" come out alike."""
    joined = words.lower().replace("’", "").replace("'", "").replace("-", "")
    return tuple(re.findall(r"[a-z0-9]+", joined))


def likeness(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """From 0 to 1 for two findings in plain words; 1 when one is the other behind a lead-in."""
    short, long = sorted((first, second), key=len)
    if len(short) >= 4 and long[-len(short) :] == short and len(long) - len(short) <= 12:
        return 1.0
    shared = len(set(short) & set(long))
    if not short or shared / max(len(set(long)), 1) < SAME / 2:
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def same_words(first: tuple[str, ...], second: tuple[str, ...], *, lead: str) -> bool:
    """Whether two wordings differ only in punctuation and in the lead-in (`lead`) printed before one of them."""
    short, long = sorted((first, second), key=len)
    if long == short:
        return True
    before = long[: len(long) - len(short)]
    return long[-len(short) :] == short and set(before) <= set(plain_words(lead))
