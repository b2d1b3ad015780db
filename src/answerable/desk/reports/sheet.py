"""The report beside the candidates: its blocks as HTML, what was read from them marked and numbered.

Everything from the document is escaped; nothing in it is ever markup of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString

from answerable.documents.cards import SPREADSHEETS, Block, Place, Text
from answerable.extraction.queries import ReadingCard
from answerable.extraction.readers.marks import VALUE, Mark, Marks, add_finding, add_value, stretches
from answerable.look.markup import element, hidden_words, join
from answerable.rules.grades import Grade

WHOLE = 200
"""Blocks up to which a document is shown in one piece."""
PIECE = 120
"""Blocks of one piece of a longer document that has no pages."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the document that is shown at once: blocks [start, end), with its name (“page 22 of 48”)."""

    number: int
    start: int
    end: int
    name: str = ""
    short: str = ""


def pieces_of(text: Text) -> list[Piece]:
    """The document in the pieces it is shown in: whole, by page, or in runs of blocks that begin at headings."""
    blocks = text.blocks
    if len(blocks) <= WHOLE:
        return [Piece(1, 0, len(blocks))]
    if any(block.page for block in blocks):
        return _by_page(blocks, text.pages)
    if text.format in SPREADSHEETS:
        return _by_rows(text)
    starts = [0]
    for block in blocks:
        size = block.index - starts[-1]
        if size >= PIECE and (block.kind == "heading" or size >= PIECE + 60):
            starts.append(block.index)
    ends = [*starts[1:], len(blocks)]
    return [
        Piece(number, start, end, f"part {number} of {len(starts)}", f"part {number}")
        for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1)
    ]


def _by_page(blocks: Sequence[Block], pages: int | None) -> list[Piece]:
    found: list[Piece] = []
    of = f" of {pages}" if pages else ""
    for page, group in groupby(blocks, key=lambda block: block.page):
        members = list(group)
        name = f"page {page}" if page else "unnumbered page"
        found.append(Piece(len(found) + 1, members[0].index, members[-1].index + 1, f"{name}{of}", name))
    return found


def _by_rows(text: Text) -> list[Piece]:
    """Runs of whole rows, each of one sheet, with the rows and the sheet they are of."""
    found: list[Piece] = []
    rows = [list(row) for _, row in groupby(text.blocks, key=_row_of)]
    start = 0
    for at, row in enumerate(rows):
        size = row[-1].index + 1 - rows[start][0].index
        if at + 1 < len(rows) and size < PIECE and _row_of(rows[at + 1][0])[0] == _row_of(row[0])[0]:
            continue
        first, last = rows[start][0], row[-1]
        table, top = _row_of(first)
        sheet = f"sheet ‘{text.sheets[table]}’, " if table < len(text.sheets) else ""
        name = f"{sheet}rows {top + 1} to {_row_of(last)[1] + 1}"
        found.append(Piece(len(found) + 1, first.index, last.index + 1, name, name))
        start = at + 1
    return found


def _row_of(block: Block) -> tuple[int, int]:
    return (block.cell.table, block.cell.row) if block.cell else (0, 0)


def piece_with(pieces: Sequence[Piece], place: Place | None) -> Piece:
    """The piece a place stands in; the first one for no place."""
    block = place.block if place else 0
    return next((piece for piece in pieces if piece.start <= block < piece.end), pieces[0])


def places_of(text: Text, words: str) -> tuple[Place, ...]:
    """Where these words stand in the document, if one block holds them word for word; white space does not count."""
    parts = words.split()
    if not parts:
        return ()
    wanted = re.compile(r"\s+".join(re.escape(part) for part in parts))
    for block in text.blocks:
        if found := wanted.search(block.text):
            return (Place(block.index, found.start(), found.end(), block.page),)
    return ()


def marks_of(reading: ReadingCard) -> Marks:
    """What is marked: candidates that are kept, where they are printed again, the grades, and the force's actions."""
    marks: Marks = {}
    for candidate in reading.kept:
        add_finding(
            marks, str(candidate.number), candidate.places, candidate.also, doubt=candidate.needs_decision
        )
    for grade in reading.grades:
        if grade.place:
            add_value(marks, f"Grade: {Grade(grade.grade).words.lower()}", [grade.place])
    return marks


def draw(text: Text, piece: Piece, marks: Marks) -> SafeString:
    """The blocks of a piece in order; cells of one table together, items of one list in one list."""
    blocks = text.blocks[piece.start : piece.end]
    parts: list[SafeString] = []
    for key, group in groupby(blocks, key=_kept_together):
        members = list(group)
        if key[0] == "cell":
            if key[1] < len(text.sheets):
                parts.append(element("h3", {}, f"Sheet ‘{text.sheets[key[1]]}’"))
            parts.append(_table(members, marks, named=text.format in SPREADSHEETS))
        elif key[0] == "item":
            parts.append(
                element("ul", {"class": "ans-sheet__list"}, *(_item(block, marks) for block in members))
            )
        else:
            parts += [_paragraph(block, marks) for block in members]
    return join(parts)


def _kept_together(block: Block) -> tuple[str, int]:
    if block.cell is not None:
        return "cell", block.cell.table
    return ("item", 0) if block.kind == "item" else ("text", 0)


def _paragraph(block: Block, marks: Marks) -> SafeString:
    if not block.text.strip():
        return SafeString("")
    name = "p"
    if block.kind == "heading":
        name = "h3" if (block.level or 1) <= 2 else "h4"
    return element(name, _named(block), _numbered(block), _words(block, marks))


def _item(block: Block, marks: Marks) -> SafeString:
    return element("li", _named(block), _numbered(block), _words(block, marks))


def _named(block: Block) -> dict[str, object]:
    return {"id": block_anchor(block.index)}


def block_anchor(index: int) -> str:
    """The id of a block on the page, for links to what is not marked."""
    return f"block-{index}"


def _numbered(block: Block) -> SafeString | str:
    """The printed number or bullet, which is not among the block's own words and is not copied with them."""
    return element("span", {"class": "ans-sheet__no"}, f"{block.number} ") if block.number else ""


_WIDE = 4
"""Cells of a row that fit side by side; more of them stand one under the other."""


def _table(blocks: Iterable[Block], marks: Marks, *, named: bool) -> SafeString:
    """Rows of cells, one under the other where they are many; with `named`, each after its name in the spreadsheet."""
    rows = [
        [list(cell) for _, cell in groupby(row, key=lambda block: block.cell.column if block.cell else 0)]
        for _, row in groupby(blocks, key=lambda block: block.cell.row if block.cell else 0)
    ]
    long = any(len(cells) > _WIDE for cells in rows)
    names = ["ans-sheet__row", "ans-sheet__row--long" if long else ""]
    drawn = [
        element("div", {"class": names}, *(_cell(cell, marks, named=named) for cell in cells))
        for cells in rows
    ]
    return element("div", {"class": "ans-sheet__table"}, *drawn)


def _cell(blocks: Sequence[Block], marks: Marks, *, named: bool) -> SafeString:
    words = [
        element(
            "p",
            _named(block),
            _name_of(block, named=named and not at),
            _numbered(block),
            _words(block, marks),
        )
        for at, block in enumerate(blocks)
    ]
    return element("div", {"class": "ans-sheet__cell"}, *words)


def _name_of(block: Block, *, named: bool) -> SafeString | str:
    """The name of a cell of a spreadsheet, which is not among its words."""
    return element("span", {"class": "ans-sheet__no"}, f"{block.cell.name} ") if named and block.cell else ""


def _words(block: Block, marks: Marks) -> SafeString:
    """The text of a block with its boxes and its marks."""
    parts: list[object] = [_boxes(block)]
    begun: set[str] = set()
    for start, end, mark in stretches(len(block.text), marks.get(block.index, ())):
        words = block.text[start:end]
        parts.append(words if mark is None else _marked(mark, words, first=mark.anchor not in begun))
        begun.add(mark.anchor if mark else "")
    return join(parts)


def _marked(mark: Mark, words: str, *, first: bool) -> SafeString:
    if mark.sort == VALUE:
        named = {"class": "ans-place ans-place--value", "title": mark.label}
        return element("mark", named, hidden_words(f"{mark.label}: "), words)
    unseen, sign = ("Doubt about candidate ", f"{mark.label}?") if mark.doubt else ("Candidate ", mark.label)
    anchor = mark.anchor if first else ""
    badge: SafeString | str = ""
    if anchor:
        badge = element(
            "a",
            {"class": ["ans-no", mark.doubt and "ans-no--doubt"], "href": f"#{mark.about}"},
            hidden_words(unseen),
            sign,
        )
    names = ["ans-place", mark.doubt and "ans-place--doubt"]
    return element("mark", {"class": names, "id": anchor or None}, badge, words)


def _boxes(block: Block) -> str:
    signs = {True: "☒ ", False: "☐ ", None: "(box unreadable) "}
    return "".join(signs[box.ticked] for box in block.boxes)
