"""What one cell of a tracker comes to: a day, a kind of finding; or the sentence that says why it comes to none.

For a tracker that is read and for a list that was sent out, edited and brought back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.extraction.readers.dates import day_or_month_in
from answerable.extraction.readers.kinds_in_words import kind_in_words

_FIGURES = re.compile(r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b")


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell's value, or None; `error` says in words what is wrong with it, "" where nothing is."""

    value: str | None
    error: str = ""


def day_typed(words: str) -> Typed:
    """A day "2024-10-31" or a month "2024-10". Words that name none are no error; figures that are no day are one."""
    if found := day_or_month_in(words):
        return Typed(found)
    if wrong := _FIGURES.search(words):
        return Typed(None, f"“{wrong[0]}” is not a day")
    return Typed(None)


def kind_typed(words: str) -> Typed:
    """A kind of finding; an empty cell names none and is no error."""
    kind = kind_in_words(words)
    if kind is None and words.strip():
        return Typed(None, f"“{words.strip()[:60]}” is not a kind of finding")
    return Typed(kind)
