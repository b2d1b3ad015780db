"""Questions every family asks of the same lines in turn: answered once, and not at all where a word rules it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Generic, Protocol, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Said(Protocol):
    """A line, as far as it is asked for words here."""

    @property
    def low(self) -> str:
        """Its words in small letters."""


Words = TypeVar("Words", bound=Said)


class kept(Generic[Answer]):  # noqa: N801
    """A property worked out once. As `functools.cached_property`, but without a lock, which would take as long again."""

    def __init__(self, question: Callable[[Any], Answer]) -> None:
        self.question, self.name, self.__doc__ = question, question.__name__, question.__doc__

    def __get__(self, owner: Any, kind: type | None = None) -> Answer:
        found = owner.__dict__[self.name] = self.question(owner)
        return found


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


def holding(lines: Sequence[Words], *words: str) -> Sequence[Words]:
    """Those lines that hold one of these words or marks, given in small letters: the only ones worth a slower look."""
    if isinstance(lines, tuple):
        whole = _small_letters(lines)
        words = tuple(word for word in words if word in whole)
    if len(words) < 2:
        return [line for line in lines if words[0] in line.low] if words else ()
    return [line for line in lines if any(word in line.low for word in words)]


def _small_letters(lines: tuple[Said, ...]) -> str:
    global _last
    held = _last
    if held is None or held[0] is not lines:
        held = _last = (lines, "\n".join(line.low for line in lines))
    return held[1]


_last: tuple[tuple[Said, ...], str] | None = None
"""The lines asked for last and all they say: every family asks for the same ones."""
