"""Documents printed in Welsh and English: the English lines, and the English half of lines that say a thing twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answerable.extraction.readers.glance import holding
from answerable.extraction.readers.lines import Line, joined

_WELSH_WORDS = (
    r"ymateb\w*|comisiynydd|heddlu|cwnstabliaeth|adroddiad\w*|dyddiad\w*|meysydd|maes|gwella|wella|argymhell\w*|dylai"
    r"|arolyg\w*|sylwadau|trosedd\w*|troseddu|gwasanaeth\w*|dioddefwyr|mae|ddylai|hwn|wedi|gan|chwefror|ionawr|mawrth|ebrill"
    r"|mehefin|gorffennaf|awst|hydref|tachwedd|rhagfyr|cyhoedd\w*"
)
_WELSH = re.compile(rf"(?i)\b(?:{_WELSH_WORDS})\b")
_BEGINNINGS = tuple(word.removesuffix(r"\w*") for word in _WELSH_WORDS.split("|"))
_ENGLISH = re.compile(r"(?i)\b(?:the|and|of|for|to|police|constabulary|force|commissioner)\b")
_HALVES = re.compile(r"\s+[/|]\s+")
_LABEL = re.compile(r"^(?P<label>[^:]{2,40}:)\s+(?P<value>\S.*)$")
_FEWEST = 3
"""Lines with words of Welsh that make a document one of two languages."""


def english(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines as they are; of a document in two languages the English ones, and the English half of the others."""
    lines = tuple(lines)
    if sum(bool(_WELSH.search(line.raw)) for line in holding(lines, *_BEGINNINGS)) < _FEWEST:
        return lines
    halves = [_english_half(line) for line in lines]
    return tuple(line for line in halves if not _is_welsh(line.raw))


def _english_half(line: Line) -> Line:
    """ "Dyddiad cyhoeddi / Date published: 6 Chwefror 2025 / 6 February 2025" is "Date published: 6 February 2025"."""
    cut = _HALVES.search(line.raw)
    if cut is None or not _WELSH.search(line.raw[: cut.start()]):
        return line
    half = replace(line.piece(cut.end(), len(line.raw)), number=line.number)
    labelled = _LABEL.match(half.raw)
    again = _HALVES.search(half.raw, labelled.start("value")) if labelled else None
    if labelled and again and _WELSH.search(half.raw[labelled.start("value") : again.start()]):
        return joined(half.piece(0, labelled.end("label")), half.piece(again.end(), len(half.raw)))
    return half


def _is_welsh(words: str) -> bool:
    found = 0 if _ENGLISH.search(words) else len(_WELSH.findall(words))
    return found >= 2 or found * 3 >= len(words.split()) > 0
