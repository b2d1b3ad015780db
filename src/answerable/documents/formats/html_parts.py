"""Lists and tables of a web page while they are open: which number comes next, which column a cell stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from answerable.documents.cards import Cell

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLE_TYPES = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?(lower-alpha|upper-alpha|lower-roman|upper-roman|lower-latin|none)"
)
_STYLE_NAMES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}


@dataclass
class OpenList:
    """A list that is open: its kind of number and the number its next item will bear."""

    kind: str | None
    next: int
    step: int = 1


@dataclass
class OpenTable:
    """A table that is open, and the columns still covered by cells that span rows from above."""

    number: int
    row: int = -1
    column: int = 0
    covered: dict[int, int] = field(default_factory=dict)
    cell: Cell | None = None


def open_list(element: HtmlElement, tag: str) -> OpenList:
    """A list opens: how it counts and where it starts."""
    if tag != "ol":
        return OpenList(None, 1)
    style = _STYLE_TYPES.search(element.get("style") or "")
    kind = element.get("type") or (_STYLE_NAMES.get(style[1], "1") if style else "1")
    backwards = element.get("reversed") is not None
    first = sum(1 for child in element if child.tag == "li") if backwards else 1
    return OpenList(_TYPES.get(kind, "decimal"), whole(element.get("start"), first), -1 if backwards else 1)


def open_row(table: OpenTable) -> None:
    """A row opens."""
    table.row += 1
    table.column = 0
    table.covered = {column: rows - 1 for column, rows in table.covered.items() if rows > 1}


def open_cell(table: OpenTable, element: HtmlElement, tag: str) -> None:
    """A cell opens, in the first column that no cell from above covers."""
    table.row = max(table.row, 0)
    while table.column in table.covered:
        table.column += 1
    parent = element.getparent()
    header = tag == "th" or (
        parent is not None and parent.getparent() is not None and parent.getparent().tag == "thead"
    )
    table.cell = Cell(table.number, table.row, table.column, header)
    width = min(max(whole(element.get("colspan"), 1), 1), 1000)
    rows = min(max(whole(element.get("rowspan"), 1), 1), 1000)
    if rows > 1:
        # One more than the rows still to come, because each new row takes one away before it is looked at.
        table.covered.update({table.column + step: rows for step in range(width)})
    table.column += width


def whole(value: str | None, default: int) -> int:
    """A whole number written in an attribute, or `default`."""
    match = re.fullmatch(r"\s*([+-]?\d{1,6})\s*", value or "")
    return int(match[1]) if match else default
