"""One page of a PDF while it is being read: its lines, what is ruled on it, and marks given to the lines beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from answerable.documents.formats.pdf_boxes import Box

_BELOW = re.compile(r"[gjpqyQ,;()\[\]|@/]")
_DESCENT = 0.2
_SPELT = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_LIGATURE = re.compile(f"[{''.join(_SPELT)}]")
POINTER = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡§]{1,3})(?:,\s?\d{1,3})*[\])]?\s*")
_UNIT = re.compile(r"\b[ckm]?m$|\bCO$")
# In letter sizes: how far on a line may be taken up again, and a gap that is a blank.
_NEXT, _BLANK, _SMALLER = 0.6, 0.12, 0.85
LEFT_OUT = "\ue8ff"
"""Stands in a line for a letter that is not taken, so that letters can still be counted."""


@dataclass(slots=True)
class PageLine:
    """A piece of a line. `box` is left, top, right, bottom in points from the page's top left corner.

    `foot` is where its letters stand: `box` ends lower where one of them reaches below that. `lead` counts the letters
    it begins with that are a raised figure, as a footnote does.
    """

    text: str
    box: Box
    size: float
    bold: bool
    ticks: tuple[bool | None, ...] = ()
    bullet: bool = False
    place: tuple[int, int, int] | None = None
    foot: float = 0.0
    lead: int = 0

    def __post_init__(self) -> None:
        if not self.text.isascii():
            self.text = _LIGATURE.sub(lambda found: _SPELT[found[0]], self.text.replace(LEFT_OUT, "").strip())
        self.foot = self.box[3] - (_DESCENT * self.size if _BELOW.search(self.text) else 0.0)

    @property
    def left(self) -> float:
        """Distance from the page's left edge."""
        return self.box[0]

    @property
    def height(self) -> float:
        """How high the line stands."""
        return self.box[3] - self.box[1]


@dataclass(slots=True)
class Grid:
    """One ruled table: its outline and the places of its rules, from left and from the top."""

    left: float
    top: float
    right: float
    bottom: float
    rows: list[float]
    columns: list[float]
    open_above: bool = False
    open_below: bool = False


@dataclass(slots=True)
class PageContent:
    """One page: its lines in the order they were written, and what is ruled on it.

    rows and columns are level rules (y, left, right) and upright ones (x, top, bottom); cell_edges tells how far right
    the text of a (table, column) could go. `number` is its place in the file, from 1, where pages are in another order;
    `grids` are its tables, once they were asked for.
    `without_ink` counts lines that are drawn with nothing; `recognised` says that they are all its text;
    `tangled` counts how often a line goes on above or below itself.
    """

    width: float
    height: float
    lines: list[PageLine]
    rows: list[tuple[float, float, float]] = field(default_factory=list)
    columns: list[tuple[float, float, float]] = field(default_factory=list)
    cell_edges: dict[tuple[int, int], float] = field(default_factory=dict)
    number: int | None = None
    grids: list[Grid] | None = None
    without_ink: int = 0
    recognised: bool = False
    tangled: int = 0

    def add(self, line: PageLine) -> None:
        """Add the line written next; one that goes on where the last one ends, past a raised figure, is joined to it."""
        before = self.lines[-1] if self.lines else None
        if before is not None and _on_level(before, line) and not self._ruled(before, line):
            raised = _raised(before, line)
            gap = line.box[0] - before.box[2]
            before.box = (
                before.box[0],
                min(before.box[1], line.box[1]),
                line.box[2],
                max(before.box[3], line.box[3]),
            )
            if not raised:
                words = line.text[line.lead :]
                before.text += (" " if gap > _BLANK * line.size or words[0] == " " else "") + words.strip()
                before.bold = before.bold and line.bold
            return
        if 0 < line.lead < len(line.text):
            # A footnote begins here: its figure is no part of its first word.
            line.text = f"{line.text[: line.lead]} {line.text[line.lead :].lstrip()}"
        if line.text:
            self.lines.append(line)

    def _ruled(self, before: PageLine, line: PageLine) -> bool:
        middle = (line.box[1] + line.box[3]) / 2
        return any(
            before.box[2] - 1 <= x <= line.box[0] + 1 and top <= middle <= bottom
            for x, top, bottom in self.columns
        )


def _on_level(before: PageLine, line: PageLine) -> bool:
    """Whether a line stands just right of the one before it and no lower or higher than a raised figure does."""
    return (
        -1 <= line.box[0] - before.box[2] <= _NEXT * before.size
        and abs(line.foot - before.foot) < 0.6 * before.size
        and line.box[1] < before.box[3]
        and before.box[1] < line.box[3]
    )


def _raised(before: PageLine, line: PageLine) -> bool:
    """Whether a line is nothing but the small raised figure that points to a footnote."""
    return (
        line.size < _SMALLER * before.size
        and line.box[3] < before.foot - 1
        and POINTER.fullmatch(line.text) is not None
        and not points_to_none(before.text)
    )


def points_to_none(before: str) -> bool:
    """Whether a raised figure after these words belongs to them: a unit's power, a chemist's number."""
    return _UNIT.search(before) is not None


def put_box(content: PageContent, box: Box, ticked: bool | None) -> None:
    """Give a tick box to the line that begins just right of it, or failing that to one that ends just left of it."""
    level = _level_with(content, box)
    after = [line for line in level if -3 <= line.box[0] - box[2] <= 40]
    before = [line for line in level if -3 <= box[0] - line.box[2] <= 40]
    if after:
        min(after, key=lambda line: line.box[0]).ticks += (ticked,)
    elif before:
        max(before, key=lambda line: line.box[2]).ticks += (ticked,)


def put_bullet(content: PageContent, box: Box) -> None:
    """Give a drawn bullet to the line that begins right of it."""
    after = [line for line in _level_with(content, box) if 1 <= line.box[0] - box[2] <= 30]
    if after:
        min(after, key=lambda line: line.box[0]).bullet = True


def _level_with(content: PageContent, box: Box) -> list[PageLine]:
    middle = (box[1] + box[3]) / 2
    return [line for line in content.lines if line.box[1] - 3 <= middle <= line.box[3] + 3]
