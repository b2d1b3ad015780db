"""Patterns that are made when they are first asked: most documents need few, and making all takes longer than reading.

For what only `read` of one family asks; what every `fit` asks is made in any case.
"""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split", "pattern", "groupindex")


class Later:
    """A pattern still to be made; from its first use on it answers as the pattern itself."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        made = re.compile(self._words)
        self.__dict__.update((asked, getattr(made, asked)) for asked in _ASKED)
        return self.__dict__[name]


def later(words: str) -> re.Pattern[str]:
    """The pattern of these words, made at its first use."""
    return cast("re.Pattern[str]", Later(words))
