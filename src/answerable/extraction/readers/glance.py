"""A glance at a whole document before its lines are looked at closely: most of what families look for is not there."""

from __future__ import annotations

from collections.abc import Sequence

from answerable.extraction.readers.lines import Line


def holding(lines: Sequence[Line], *words: str) -> Sequence[Line]:
    """Those lines that hold one of these words or marks, given in small letters: the only ones worth a slower look."""
    if isinstance(lines, tuple):
        whole = _small_letters(lines)
        words = tuple(word for word in words if word in whole)
    if len(words) < 2:
        return [line for line in lines if words[0] in line.low] if words else ()
    return [line for line in lines if any(word in line.low for word in words)]


def _small_letters(lines: tuple[Line, ...]) -> str:
    global _last
    held = _last
    if held is None or held[0] is not lines:
        held = _last = (lines, "\n".join(line.low for line in lines))
    return held[1]


_last: tuple[tuple[Line, ...], str] | None = None
"""The lines asked for last and all they say: every family asks for the same ones."""
