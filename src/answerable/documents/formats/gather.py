"""Collecting blocks: tick-box characters, printed marks and stray control characters are dealt with once, here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from answerable.documents.cards import Block, TickBox
from answerable.documents.formats import limits, marks

# Characters no printed text holds, lone surrogates (they cannot be written as UTF-8), the byte order mark, and those that
# only tell a printer where a word may be broken or which way it runs.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
    r"\xad\u200b\u200e\u200f\u2060\u202a-\u202e]"
)
_LINE_WITH_MARK = re.compile(r"\n(?=[ \t]*(?:[•·●▪\uf0b7\uf0a7]|\d{1,2}[.)][ \t]))")
_SPACES = " \t\r\n\u00a0\u2002\u2003\u3000\x0b\x0c\x85\u2028\u2029"


@dataclass
class Line:
    """The text of one paragraph while it is being put together: pieces, and tick boxes by where they fall."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[TickBox] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> None:
        """Append text, cleaned."""
        text = plain_lines(text)
        self.pieces.append(text)
        self.length += len(text)

    def add_box(self, ticked: bool | None) -> None:
        """Append a tick box."""
        self.boxes.append(TickBox(self.length, ticked))

    @property
    def text(self) -> str:
        """What has been gathered so far."""
        return "".join(self.pieces)


def plain_lines(text: str) -> str:
    """The text with "\\n" as its only line break and nothing in it that cannot be printed."""
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class Gatherer:
    """Takes paragraphs in reading order and gives back finished blocks, numbered from 0."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.characters = 0
        self._tables = 0

    def new_table(self) -> int:
        """The number of the next table of the document, from 0."""
        self._tables += 1
        return self._tables - 1

    def add(self, line: Line | str, look: Block | None = None) -> None:
        """Add a paragraph that looks like `look`: its text is cleaned, boxes found, printed marks taken off.

        A `look` that already has the next number and these very words is the block, where nothing has to be done to them.
        Nothing is added when neither text nor box is left. A paragraph whose inner lines each begin with a bullet
        or number becomes one block a line.
        """
        look = look or Block(index=0, text="")
        words, known = (plain_lines(line), []) if isinstance(line, str) else (line.text, line.boxes)
        text, boxes = _find_boxes(words, known)
        if look.kind == "heading" or "\n" not in text:
            self._finish(text, boxes, look)
            return
        start = 0
        for number, match in enumerate([*_LINE_WITH_MARK.finditer(text), None]):
            end = match.start() if match else len(text)
            inside = [
                replace(box, at=box.at - start)
                for box in boxes
                if start <= box.at < end or (not match and box.at == end)
            ]
            self._finish(
                text[start:end], inside, look if number == 0 else replace(look, number=None, depth=None)
            )
            start = end + 1

    def _finish(self, text: str, boxes: list[TickBox], look: Block) -> None:
        number, kind, depth = look.number, look.kind, look.depth
        text, boxes = _trim(text, boxes)
        if number is None and kind != "heading":
            number, text, boxes = _without_mark(text, boxes)
        if not text and not boxes:
            return
        if number is not None and kind == "paragraph":
            kind = "item"
        if kind == "item" and depth is None:
            depth = 0
        self.characters += len(text)
        limits.check_length(self.characters, len(self.blocks) + 1)
        if (
            text == look.text
            and not boxes
            and look.index == len(self.blocks)
            and (kind, depth, number) == (look.kind, look.depth, look.number)
        ):
            self.blocks.append(look)
            return
        self.blocks.append(
            # Written out because `dataclasses.replace` takes as long as all the rest of this method.
            Block(
                len(self.blocks),
                text,
                kind,
                look.page,
                look.level,
                depth,
                number,
                look.cell,
                tuple(boxes),
                look.style,
                look.bold,
                look.size,
                look.box,
            )
        )


def _without_mark(text: str, boxes: list[TickBox]) -> tuple[str | None, str, list[TickBox]]:
    """A bullet or number that is typed before the words, the words, and their boxes where they now stand."""
    number, rest = marks.split_mark(text)
    if number is None:
        return None, text, boxes
    return number, *_trim(rest, [replace(box, at=box.at - len(text) + len(rest)) for box in boxes])


def _find_boxes(text: str, boxes: list[TickBox]) -> tuple[str, list[TickBox]]:
    """Take box characters out of the text and remember them, keeping the places of the boxes already known."""
    if not marks.may_hold_box(text):
        return text, boxes
    out: list[str] = []
    found: list[TickBox] = []
    known = sorted(boxes, key=lambda box: box.at)
    end = shift = 0
    for match in marks.BOX.finditer(text):
        while known and known[0].at <= match.start():
            found.append(replace(known[0], at=known.pop(0).at - shift))
        out.append(text[end : match.start()])
        end = match.end()
        found.append(TickBox(match.start() - shift, _state(match)))
        shift += len(match[0])
    found += [replace(box, at=max(box.at - shift, 0)) for box in known]
    return "".join([*out, text[end:]]), found


def _state(match: re.Match[str]) -> bool | None:
    if match["lost"]:
        return None
    return bool(match["ticked"] or (match["typed"] or "").strip())


def _trim(text: str, boxes: list[TickBox]) -> tuple[str, list[TickBox]]:
    """Without blanks at either end; places of boxes move with the text and never leave it.

    The blanks between a box and the word it stands for go with the box, so `at` is the word's first letter.
    """
    trimmed = text.strip(_SPACES)
    if not boxes:
        return trimmed, boxes
    left = len(text) - len(text.lstrip(_SPACES))
    text = trimmed
    moved = []
    for box in boxes:
        at = min(max(box.at - left, 0), len(text))
        while at < len(text) and text[at] in _SPACES:
            at += 1
        moved.append(replace(box, at=at))
    return text, moved
