"""Questions every family asks of the same lines in turn: answered once, and not at all where a word rules it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

from answerable.extraction.readers.lines import Line

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def remembered(question: Callable[[Asked], Answer]) -> Callable[[Asked], Answer]:
    """A question about one thing that never changes, a line or a row: its answer is kept with the thing.

    The answer is shared by all who ask, so it must not be changed by them.
    """
    name = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def answer(asked: Asked) -> Answer:
        kept = asked.__dict__
        if name not in kept:
            kept[name] = question(asked)
        found: Answer = kept[name]
        return found

    return answer


def holding(lines: Sequence[Line], *words: str) -> Sequence[Line]:
    """Those lines that hold one of these words or marks, given in small letters: the only ones worth a slower look."""
    whole = _small_letters(lines)
    told = [word for word in words if word in whole]
    if not told:
        return ()
    return [line for line in lines if any(word in line.low for word in told)]


def _small_letters(lines: Sequence[Line]) -> str:
    global _last
    held = _last
    if held is None or held[0] is not lines:
        whole = "\n".join(line.low for line in lines)
        if not isinstance(lines, tuple):
            return whole
        held = _last = (lines, whole)
    return held[1]


_last: tuple[Sequence[Line], str] | None = None
"""The lines asked for last and all they say: every family asks for the same ones. Only what cannot change is kept."""
