"""What other chapters may see of a document: blocks of text, each with its place and its look.

The unit of text is the Unicode code point; `start` and `end` are offsets into `Block.text`, end exclusive.
Everything here is plain Python so that a file can be read with no database.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

BlockKind = Literal["heading", "paragraph", "item", "cell"]
SPREADSHEETS = ("xlsx", "ods", "csv")
"""Formats in which every block stands in a cell that a person finds by its name."""


class CannotRead(Exception):
    """A file that cannot be read. `str(error)` is one plain sentence for the person who brought it.

    `code` is one of: missing, empty, too_large, wrong_type, encrypted, damaged, too_long, unsafe, took_too_long.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of text in the source: block number from 0, characters [start, end), page from 1 or None."""

    block: int
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class TickBox:
    """A tick box standing just before character `at` of its block. `ticked` is None when its state is lost."""

    at: int
    ticked: bool | None


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block stands in a table: table number in the document, row and column, all from 0.

    In a workbook each sheet is a table, and rows and columns are those of the sheet itself, so (row 3, column 1) is B4.
    `rows` and `columns` say how many the cell covers, where it was merged with its neighbours.
    """

    table: int
    row: int
    column: int
    header: bool = False
    rows: int = 1
    columns: int = 1

    @property
    def name(self) -> str:
        """As a spreadsheet calls it: "B4"."""
        letters, number = "", self.column + 1
        while number:
            number, letter = divmod(number - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table-cell paragraph, in reading order.

    text    verbatim, without the automatic list number or bullet that stands before it; inner line breaks are "\\n"
    kind    heading | paragraph | item (a list item) | cell (a paragraph inside a table cell)
    page    from 1 where the source has pages, else None
    level   heading level from 1, for headings the file itself marks (or, in a PDF, that its sizes show); else None
    depth   list depth from 0 for items; else None
    number  the printed list number or bullet, resolved ("5.", "1.2", "(a)", "•"), for items; else None.
            A cell can carry a number too: list paragraphs inside a table keep kind "cell" and have `number` set.
    cell    place in a table, when the block stands in one
    boxes   tick boxes, in order
    style   the name of the source's own style or class, when it has one ("List Bullet", "h2.box"); never shown
    bold    whether the whole text is bold
    size    font size in points where the source tells, else None
    box     (left, top, right, bottom) on the page in points from its top left corner, for PDF; else None
    from_picture  whether its words were read by machine off a picture of the page, and may be mistaken
    """

    index: int
    text: str
    kind: BlockKind = "paragraph"
    page: int | None = None
    level: int | None = None
    depth: int | None = None
    number: str | None = None
    cell: Cell | None = None
    boxes: tuple[TickBox, ...] = ()
    style: str | None = None
    bold: bool = False
    size: float | None = None
    box: tuple[float, float, float, float] | None = None
    from_picture: bool = False

    def to_json(self) -> dict[str, Any]:
        """A JSON-ready dict, leaving out what has its default."""
        # By identity: a depth of 0 equals False and must not be left out with it.
        data = {
            key: value
            for key, value in asdict(self).items()
            if value is not None and value is not False and value != ()
        }
        if self.cell is not None:
            data["cell"] = {
                key: value
                for key, value in data["cell"].items()
                if value != 1 or key not in {"rows", "columns"}
            }
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Block:
        """The block that `to_json` wrote."""
        fields = dict(data)
        fields.setdefault("text", "")
        fields.setdefault("index", 0)
        if fields.get("cell"):
            fields["cell"] = Cell(**fields["cell"])
        fields["boxes"] = tuple(TickBox(**box) for box in fields.get("boxes", ()))
        if fields.get("box"):
            fields["box"] = tuple(fields["box"])
        return cls(**fields)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a spreadsheet as its cells stand: row and column, from 0, to words. Empty cells are not there."""

    name: str
    rows: dict[int, dict[int, str]]

    def to_json(self) -> dict[str, Any]:
        """A JSON-ready dict."""
        return {"name": self.name, "rows": [[row, list(cells.items())] for row, cells in self.rows.items()]}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Sheet:
        """The sheet that `to_json` wrote."""
        return cls(data["name"], {row: dict(cells) for row, cells in data["rows"]})


@dataclass(frozen=True, slots=True)
class Text:
    """The whole of one document as blocks.

    format     txt | html | docx | doc | odt | pdf | xlsx | ods | csv
    pages      number of pages where the source has them, else None
    meta       what the file says of itself: title, language, author, created (all str), never trusted
    warnings   (code, sentence) pairs from reading the bytes: "no_text" for scanned pages, "ocr" …
    sheets     the names of a workbook's sheets by table number; () for everything else
    """

    blocks: tuple[Block, ...]
    format: str
    pages: int | None = None
    meta: dict[str, str] = field(default_factory=dict)
    warnings: tuple[tuple[str, str], ...] = ()
    sheets: tuple[str, ...] = ()

    def cell_words(self, place: Place) -> str:
        """ "sheet ‘Tracker’, cell B4" for a place in a spreadsheet; "" for every other place."""
        if self.format not in SPREADSHEETS or not 0 <= place.block < len(self.blocks):
            return ""
        cell = self.blocks[place.block].cell
        if cell is None:
            return ""
        sheet = f"sheet ‘{self.sheets[cell.table]}’, " if cell.table < len(self.sheets) else ""
        return f"{sheet}cell {cell.name}"

    def to_json(self) -> dict[str, Any]:
        """A JSON-ready dict."""
        return {
            "format": self.format,
            "pages": self.pages,
            "meta": self.meta,
            "warnings": [list(pair) for pair in self.warnings],
            **({"sheets": list(self.sheets)} if self.sheets else {}),
            "blocks": [block.to_json() for block in self.blocks],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Text:
        """The text that `to_json` wrote."""
        return cls(
            blocks=tuple(Block.from_json(block) for block in data["blocks"]),
            format=data["format"],
            pages=data.get("pages"),
            meta=dict(data.get("meta", {})),
            warnings=tuple((code, sentence) for code, sentence in data.get("warnings", [])),
            sheets=tuple(data.get("sheets", ())),
        )
