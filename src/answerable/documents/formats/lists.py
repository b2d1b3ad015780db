"""Automatic list numbers as Word counts them, for .docx and .doc alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from answerable.documents.formats.marks import as_bullet
from answerable.documents.formats.numbers import counted


@dataclass
class Level:
    """One level of a list: where it starts, how it counts (`numbers.counted`) and what is printed ("%1.%2")."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    restart_after: int | None = None
    style: str | None = None
    legal: bool = False


@dataclass
class Pattern:
    """A list pattern with its nine levels, and where its counters stand."""

    levels: dict[int, Level] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)
    style_link: str | None = None


class Numbering:
    """The lists of a document, counting on as paragraphs go by.

    Lists made from one pattern share its counters, as they do in Word, unless one of them says it starts again.
    patterns    pattern id → pattern
    lists       list id → pattern id
    overrides   (list id, level) → (number to start again from, level of its own), either of them None
    """

    def __init__(self) -> None:
        self.patterns: dict[str | None, Pattern] = {}
        self.lists: dict[str | None, str | None] = {}
        self.overrides: dict[tuple[str | None, int], tuple[int | None, Level | None]] = {}
        self._started: set[tuple[str | None, int]] = set()

    def next(
        self,
        list_id: str | None,
        level: int | None,
        *,
        style_id: str | None = None,
        list_of_style: Callable[[str], str | None] = lambda style: None,
    ) -> str | None:
        """The number or bullet of the next paragraph of list `list_id`; None when it is in no list.

        `level` counts from 0; when None, the level that the list ties to the paragraph's style is meant.
        """
        pattern = self._pattern_of(list_id, list_of_style)
        if pattern is None:
            return None
        if level is None:
            level = next((at for at, one in pattern.levels.items() if one.style and one.style == style_id), 0)
        level = min(max(level, 0), 8)
        self._count(pattern, list_id, level)
        return self._printed(pattern, list_id, level)

    def _pattern_of(self, list_id: str | None, list_of_style: Callable[[str], str | None]) -> Pattern | None:
        if list_id in (None, "0"):
            return None
        pattern = self.patterns.get(self.lists.get(list_id))
        if pattern is not None and pattern.style_link and not pattern.levels:
            return self.patterns.get(self.lists.get(list_of_style(pattern.style_link)))
        return pattern

    def _count(self, pattern: Pattern, list_id: str | None, level: int) -> None:
        start = self.overrides.get((list_id, level), (None, None))[0]
        if start is not None and (list_id, level) not in self._started:
            self._started.add((list_id, level))
            pattern.counters[level] = start
        elif level in pattern.counters:
            pattern.counters[level] += 1
        else:
            pattern.counters[level] = self._level(pattern, list_id, level).start
        for deeper in [at for at in pattern.counters if at > level]:
            after = self._level(pattern, list_id, deeper).restart_after
            if after is None or (after != 0 and level < after):
                del pattern.counters[deeper]

    def _level(self, pattern: Pattern, list_id: str | None, level: int) -> Level:
        return self.overrides.get((list_id, level), (None, None))[1] or pattern.levels.get(level) or Level()

    def _printed(self, pattern: Pattern, list_id: str | None, level: int) -> str | None:
        look = self._level(pattern, list_id, level)
        if look.kind == "bullet":
            return as_bullet(look.text) or None

        def figure(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            one = self._level(pattern, list_id, at)
            number = pattern.counters.get(at, one.start)
            return counted(number, "decimal" if look.legal else one.kind)

        return re.sub(r"%([1-9])", figure, look.text).strip() or None
