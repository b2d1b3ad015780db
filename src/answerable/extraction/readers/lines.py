"""Lines: the stretches of text a reader reasons about, cut from blocks without losing their places.

A line is a paragraph, a heading, a list item or a cell paragraph. `raw` has every white-space character replaced by
one blank, so that offsets into it are offsets into the block; `text` is folded for reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answerable.documents.cards import Block, Place, Text
from answerable.extraction.readers.remembered import kept

_MARK = re.compile(
    r"\s*(?P<mark>[•·●▪◦‣○■\uf0b7\uf0a7\u2043*–—-]|o(?=\s{2})|l(?=\s{1,3}[‘“'\"])|\(?\d{1,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,2}\.?"
    r"|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])\s+(?=\S)"
)
_RUN_ON = re.compile(
    r"(?<=[:.] )(?=[ACR])(?=(?:CoC|AFI|Cause of [Cc]oncern|Area for [Ii]mprovement|Recommendation) ?\d{1,2}\s*[:–-]\s)"
)
_BULLET = re.compile(r"[•·●▪◦‣○■\uf0b7\uf0a7\u2043*–—ol-]")
_ODD_SPACE = re.compile(r"[^\S ]")
_LONGEST_WORD = 16
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z])")
_LONGEST = 4_000
"""Letters in a line. A longer paragraph is cut after a sentence: no pattern is asked of a megabyte at once."""
_WRAP = 50
"""A line of plain text at least this long, followed by one that begins small, was wrapped and not ended."""


def fold(words: str) -> str:
    """`words` with every run of white space made one blank."""
    return " ".join(words.split())


def rejoined(words: str) -> Iterator[str]:
    """`words` with two made one, for each two: a column too narrow for a word breaks it ("Recommendatio n")."""
    pieces = words.split()
    for at in range(1, len(pieces)):
        if len(pieces[at - 1] + pieces[at]) <= _LONGEST_WORD:
            yield " ".join([*pieces[: at - 1], pieces[at - 1] + pieces[at], *pieces[at + 1 :]])


@dataclass(frozen=True, slots=True)
class Span:
    """Folded text and the places it stands at, in order."""

    text: str
    places: tuple[Place, ...]

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.places[0]


@dataclass(frozen=True)
class Line:
    """One stretch of text. `parts` pairs offsets into `raw` with the places they come from; `number` as printed."""

    raw: str
    parts: tuple[tuple[int, Place], ...]
    block: Block
    number: str | None = None

    @kept
    def text(self) -> str:
        """Folded."""
        return fold(self.raw)

    @kept
    def low(self) -> str:
        """Folded, in small letters."""
        return self.text.lower()

    @property
    def place(self) -> Place:
        """Where the line begins."""
        return self.parts[0][1]

    @property
    def printed(self) -> str:
        """With its number or bullet, as a reader sees it."""
        return f"{self.number} {self.text}" if self.number else self.text

    @kept
    def bulleted(self) -> bool:
        """Whether a bullet, rather than a number or letter, stands before it."""
        return self.number is not None and bool(_BULLET.fullmatch(self.number))

    @kept
    def counted(self) -> int | None:
        """The whole number that stands before it: 5 for "5." and "(5)", else None."""
        found = re.fullmatch(r"\(?(\d{1,3})[.)]?", self.number or "")
        return int(found[1]) if found else None

    @kept
    def words(self) -> int:
        """How many words it has."""
        return len(self.raw.split())

    @kept
    def marked(self) -> bool:
        """Whether the source itself makes it stand out as a heading: style, weight or capitals."""
        return (
            self.block.kind == "heading"
            or self.block.level is not None
            or self.block.bold
            or self.raw.isupper()
        )

    @kept
    def heading_like(self) -> bool:
        """Short, and not ended as a sentence or clause is. Many sources mark nothing, so look is not asked."""
        return self.words <= 16 and not self.raw.rstrip().endswith((".", ";", ",", "!"))

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The stretch [start, end) of `raw`, trimmed, with its places."""
        stop = len(self.raw) if end is None else end
        piece = self.raw[start:stop]
        start += len(piece) - len(piece.lstrip())
        stop -= len(piece) - len(piece.rstrip())
        return Span(fold(self.raw[start:stop]), tuple(self._places(start, stop)))

    def piece(self, start: int, end: int) -> Line:
        """The stretch [start, end) of `raw` as a line of its own; a number or bullet before the whole is not kept."""
        words = self.raw[start:end]
        first = start + len(words) - len(words.lstrip())
        last = first + len(words.strip())
        parts: list[tuple[int, Place]] = []
        for at, place in self.parts:
            begin, stop = max(first, at), min(last, at + place.end - place.start)
            if begin < stop:
                parts.append(
                    (
                        begin - first,
                        replace(place, start=place.start + begin - at, end=place.start + stop - at),
                    )
                )
        return Line(self.raw[first:last], tuple(parts) or self.parts[:1], self.block)

    def _places(self, start: int, stop: int) -> Iterator[Place]:
        for at, place in self.parts:
            first, last = max(start, at), min(stop, at + place.end - place.start)
            if first < last or (first == last == start == stop):
                # Written out because `dataclasses.replace` takes as long as all the rest of this method.
                yield Place(place.block, place.start + first - at, place.start + last - at, place.page)


def lines_of(text: Text) -> tuple[Line, ...]:
    """Every line of the document that is not blank, in reading order. Asking again for the same text costs nothing."""
    global _last
    held = _last
    if held is None or held[0] is not text:
        found = [line for block in text.blocks for line in _cut(block, text.format)]
        held = _last = (text, tuple(_joined(found)) if text.pages else tuple(found))
    return held[1]


_last: tuple[Text, tuple[Line, ...]] | None = None
"""The text asked for last and its lines: every family asks for the same one in turn."""


def _cut(block: Block, source: str) -> Iterator[Line]:
    if len(block.text) <= _LONGEST and "\n" not in block.text and not _may_run_on(block.text):
        if (line := _line(block, 0, len(block.text), first=True)) is not None:
            yield line
        return
    start = 0
    for end in [*_breaks(block.text, source), len(block.text)]:
        for at in [*_cuts(block.text, start, end), end]:
            line = _line(block, start, at, first=start == 0)
            if line is not None:
                yield line
            start = at


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where a stretch that is too long is cut: after a sentence, else at a blank, else anywhere."""
    while end - start > _LONGEST:
        window = text[start + _LONGEST // 2 : start + _LONGEST]
        ends = [found.end() for found in _SENTENCE_END.finditer(window)]
        within = ends[-1] if ends else window.rfind(" ") + 1
        start += _LONGEST // 2 + within if within else _LONGEST
        yield start


def _breaks(text: str, source: str) -> list[int]:
    """Where one line ends and another begins: at line breaks that are no wraps, and before a label that was run on."""
    breaks = set(_at_line_breaks(text, source)) if "\n" in text else set()
    if _may_run_on(text):
        breaks.update(found.start() for found in _RUN_ON.finditer(text))
    return sorted(breaks)


def _may_run_on(text: str) -> bool:
    """A quick look before the thorough one: no other label is ever run on."""
    return (
        "CoC" in text
        or "AFI" in text
        or "Cause of " in text
        or "Area for " in text
        or "Recommendation" in text
    )


def _at_line_breaks(text: str, source: str) -> Iterator[int]:
    start = 0
    for found in re.finditer(r"\n\s*", text):
        before, after = text[start : found.start()].rstrip(), text[found.end() : found.end() + _WRAP]
        wrapped = source == "pdf" or (len(before) >= _WRAP and after[:1].islower())
        if not wrapped or _MARK.match(after):
            yield found.end()
            start = found.end()


def _line(block: Block, start: int, end: int, *, first: bool) -> Line | None:
    raw = block.text[start:end]
    if not raw.isprintable() and _ODD_SPACE.search(raw):
        raw = _ODD_SPACE.sub(" ", raw)
    number = block.number if first else None
    if number is None and (found := _MARK.match(raw)):
        number, raw, start = found["mark"], raw[found.end() :], start + found.end()
    lead = len(raw) - len(raw.lstrip())
    body = raw.strip()
    if not body and not block.boxes:
        return None
    place = Place(block.index, start + lead, start + lead + len(body), block.page)
    return Line(body, ((0, place),), block, number)


def _joined(lines: list[Line]) -> Iterator[Line]:
    """Lines, with one that a page break cut in two made whole again."""
    held: Line | None = None
    for line in lines:
        if held is not None and _runs_on(held, line):
            held = joined(held, line)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def joined(before: Line, after: Line) -> Line:
    """Two lines as one, with the places of both."""
    parts = tuple((len(before.raw) + 1 + at, place) for at, place in after.parts)
    return Line(f"{before.raw} {after.raw}", before.parts + parts, before.block, before.number)


def whole_span(lines: Sequence[Line]) -> Span:
    """Several lines as one text, each after the first with the bullet or number printed before it."""
    first, *rest = lines
    words = [first.text, *(line.printed for line in rest)]
    return Span(" ".join(words), tuple(place for line in lines for place in line.span().places))


def _runs_on(before: Line, after: Line) -> bool:
    """Whether a line goes on in the next: it does not end, and what follows begins small on this page or the next.

    A block without its box comes from a file that marks its paragraphs: it ends where the file says so.
    """
    page = before.parts[-1][1].page
    return (
        page is not None
        and after.number is None
        and after.raw[:1].islower()
        and before.block.box is not None
        and after.place.page in (page, page + 1)
        and (after.place.page != page or before.block.cell == after.block.cell)
        and not after.block.boxes
        and not before.raw.endswith((".", ":", ";", "?", "!", "”"))
        and (before.block.kind != "heading" or after.place.page == page)
    )
