"""Two versions of some words, with only what differs marked."""

from __future__ import annotations

from difflib import SequenceMatcher

from django.utils.safestring import SafeString

from answerable.look.markup import element, hidden_words, join

_MOST = 2_000
"""Words up to which two texts are compared word by word; longer ones are shown one after the other."""


def difference(one: str, other: str, *, first: str, second: str) -> SafeString:
    """The words of both, those only in the first struck out and those only in the second underlined."""
    before, after = one.split(), other.split()
    if len(before) + len(after) > _MOST:
        return join([_gone(before, first), _new(after, second)], between=" ")
    parts: list[object] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        if what == "equal":
            parts.append(" ".join(before[start:end]))
            continue
        if end > start:
            parts.append(_gone(before[start:end], first))
        if other_end > other_start:
            parts.append(_new(after[other_start:other_end], second))
    return join(parts, between=" ")


def _gone(words: list[str], whose: str) -> SafeString:
    return element("del", {"class": "ans-diff-del"}, hidden_words(f"{whose}: "), " ".join(words))


def _new(words: list[str], whose: str) -> SafeString:
    return element("ins", {"class": "ans-diff-ins"}, hidden_words(f"{whose}: "), " ".join(words))
