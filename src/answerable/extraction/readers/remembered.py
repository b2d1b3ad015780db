"""Questions that every family asks of the same line or row in turn: answered once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Generic, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


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
