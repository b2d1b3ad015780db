"""Tick boxes and the words beside them. A box whose state is lost is None, never False."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from answerable.documents.cards import Place
from answerable.extraction.readers.lines import Line

_PRINTED = re.compile(
    r"(?P<ticked>[☑☒✓✔✗✘\uf0fe\uf0fd\uf052\uf054]|\[\s*[xX✓]\s*\]|\(\s*[xX✓]\s*\))|(?P<empty>[☐□\uf0a8\uf06f\uf0a3]|\[\s{0,3}\])"
    r"|(?P<lost>FORMCHECKBOX)"
)
_TYPES = {
    "force_specific": re.compile(
        r"(?i)\b(?:specific|local|single\s+force|force[\s-]level|individual\s+force)\b"
    ),
    "national": re.compile(r"(?i)\bnational\b"),
    "follow_up": re.compile(r"(?i)\b(?:follow[\s-]*up|re-?visit|re-?inspection)\b"),
    "thematic": re.compile(r"(?i)\bthematic\b"),
    "partner": re.compile(r"(?i)\b(?:partners?(?:hip)?|joint)\b"),
}
_ANSWERS = {"yes": re.compile(r"(?i)\byes\b"), "no": re.compile(r"(?i)\bno\b")}


@dataclass(frozen=True, slots=True)
class Choice:
    """Words that may be ticked. `boxed` says whether a box was seen at all; `ticked` is None when it cannot be told."""

    words: str
    place: Place
    boxed: bool
    ticked: bool | None


def choices(lines: Sequence[Line]) -> tuple[Choice, ...]:
    """Boxes and words paired in order: a box belongs to the words after it, unless words come first throughout."""
    tokens = [token for line in lines for token in _tokens(line)]
    boxes = [at for at, (words, _, _) in enumerate(tokens) if words is None]
    after = bool(boxes) and tokens[-1][0] is None and tokens[0][0] is not None
    found = []
    for at, (words, place, _) in enumerate(tokens):
        if words is not None:
            beside = at + 1 if after else at - 1
            boxed = 0 <= beside < len(tokens) and tokens[beside][0] is None
            found.append(Choice(words, place, boxed, tokens[beside][2] if boxed else None))
    return tuple(found)


def inspection_types(found: Sequence[Choice]) -> dict[str, Choice]:
    """Which of the five types each choice is; the first of a kind counts."""
    return _sorted(found, _TYPES)


def yes_or_no(found: Sequence[Choice]) -> tuple[bool | None, tuple[Place, ...]]:
    """The answer two boxes give; None when neither, both, or an unreadable box is all there is."""
    answers = _sorted(found, _ANSWERS)
    yes, no = answers.get("yes"), answers.get("no")
    places = tuple(choice.place for choice in (yes, no) if choice)
    if (yes and yes.ticked) is True and not (no and no.ticked):
        return True, places
    if (no and no.ticked) is True and not (yes and yes.ticked):
        return False, places
    return None, places


def _sorted(found: Sequence[Choice], meanings: dict[str, re.Pattern[str]]) -> dict[str, Choice]:
    sorted_: dict[str, Choice] = {}
    for choice in found:
        for name, pattern in meanings.items():
            if pattern.search(choice.words):
                sorted_.setdefault(name, choice)
                break
    return sorted_


def _tokens(line: Line) -> Iterator[tuple[str | None, Place, bool | None]]:
    """Words (str) and boxes (None) of a line in order, each with its place and a box's state."""
    marks: list[tuple[int, int, bool | None]] = []
    offset = line.place.start
    for box in line.block.boxes:
        if line.place.start - 3 <= box.at <= line.place.end:
            at = max(0, box.at - offset)
            marks.append((at, at, box.ticked))
    for match in _PRINTED.finditer(line.raw):
        state = None if match["lost"] else bool(match["ticked"])
        near = any(abs(match.start() - at) <= 2 for at, _, _ in marks)
        marks = [
            (match.start(), match.end(), s) if near and abs(match.start() - a) <= 2 else (a, e, s)
            for a, e, s in marks
        ]
        if not near:
            marks.append((match.start(), match.end(), state))
    start = 0
    for at, end, state in sorted(marks, key=lambda mark: mark[:2]):
        yield from _piece(line, start, at)
        # A box may stand after the last word, where there is nothing to point at but the line.
        yield None, next(iter(line.span(at, max(end, at + 1)).places), line.place), state
        start = end
    yield from _piece(line, start, len(line.raw))


def _piece(line: Line, start: int, end: int) -> Iterator[tuple[str | None, Place, bool | None]]:
    if line.raw[start:end].strip(" :"):
        span = line.span(start, end)
        yield span.text, span.place, None
