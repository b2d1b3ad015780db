"""Word files (.docx), as a reader with tracked changes accepted would see them.

Read from the XML itself because the libraries lose what matters here: tracked insertions, content controls, the state
of tick boxes and the numbers that Word counts. Insertions count, deletions do not; hidden text, comments, headers and
footers are left out; text boxes follow the paragraph they hang on; footnotes come at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from answerable.documents.cards import Block, CannotRead, Cell, Text
from answerable.documents.formats import limits, marks
from answerable.documents.formats.docx_parts import (
    GONE,
    chosen,
    chosen_entry,
    inside,
    main_part,
    meta,
    part,
    related_parts,
    symbol,
    ticked,
)
from answerable.documents.formats.docx_styles import (
    W14,
    M,
    Style,
    Styles,
    W,
    child,
    is_on,
    is_symbol_font,
    number_of,
    numbering_of,
    value,
)
from answerable.documents.formats.gather import Gatherer, Line
from answerable.documents.formats.lists import Numbering

if TYPE_CHECKING:
    from lxml.etree import _Element

_BLANKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
_TEXT_BOX = f"{W}txbxContent"
_MC_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def read(data: bytes) -> Text:
    """The blocks of a Word file. Raises `CannotRead`: "damaged", "unsafe", "encrypted", "too_long"."""
    archive = limits.Archive(data)
    main = main_part(archive)
    related = related_parts(archive, main)
    walk = _Walk(
        Styles(part(archive, related.get("styles"))),
        numbering_of(part(archive, related.get("numbering"))),
    )
    body = child(part(archive, main), "body")
    if body is None:
        raise CannotRead("damaged", limits.DAMAGED)
    kinds = Counter(mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar"))
    walk.fields_end = kinds["begin"] == kinds["end"]
    walk.blocks_of(body)
    walk.notes(part(archive, related.get("footnotes")))
    walk.notes(part(archive, related.get("endnotes")))
    return Text(blocks=tuple(walk.gatherer.blocks), format="docx", meta=meta(archive))


@dataclass
class _Field:
    """A field that is open: before its separator come instructions, after it the words that show."""

    showing: bool = False


@dataclass
class _Weight:
    """How much of a paragraph is bold, and in which sizes, counted in letters."""

    letters: int = 0
    bold: int = 0

    def __post_init__(self) -> None:
        self.sizes: dict[float, int] = {}


class _Walk:
    """Goes through the document in reading order."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.gatherer = Gatherer()
        self.line = Line()
        self.weight = _Weight()
        self.fields: list[_Field] = []
        self.fields_end = True
        self.cell: Cell | None = None
        self.text_boxes: list[_Element] = []
        self.control: bool | None = None
        self.in_control = self.in_symbols = False
        self.hid_something = False

    def blocks_of(self, parent: _Element) -> None:
        """Paragraphs and tables directly inside `parent`, and inside whatever merely wraps them."""
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self._table(element)
            elif element.tag == f"{W}sdt":
                self._control(element, self.blocks_of)
            elif element.tag == _MC_ALTERNATE:
                self.blocks_of(chosen(element))
            elif element.tag not in GONE:
                self.blocks_of(element)

    def notes(self, root: _Element | None) -> None:
        """Footnotes or endnotes, but for the two that hold separator lines."""
        for note in () if root is None else root:
            if note.get(f"{W}type") in (None, "normal"):
                self.blocks_of(note)

    def _paragraph(self, element: _Element) -> None:
        properties = child(element, "pPr")
        style = self.styles.paragraph(value(child(properties, "pStyle")))
        mark = child(properties, "rPr")
        self._runs(element, style)
        if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
            # The end of this paragraph was deleted, so its words run on into the next one.
            return
        line, self.line = self.line, Line()
        weight, self.weight = self.weight, _Weight()
        hidden = self.hid_something and not line.text and not line.boxes
        self.hid_something = False
        if not self.fields_end:
            # A field that never ends must not swallow the paragraphs after it.
            self.fields = []
        look = self._look(properties, style, weight)
        self.gatherer.add(line, look if hidden else self._numbered(look, properties, style))
        boxes, self.text_boxes = self.text_boxes, []
        for box in boxes:
            self.blocks_of(box)

    def _look(self, properties: _Element | None, style: Style, weight: _Weight) -> Block:
        level = number_of(child(properties, "outlineLvl"))
        level = style.level if level is None else (level + 1 if level < 9 else None)
        sizes = weight.sizes
        return Block(
            index=0,
            text="",
            kind="cell" if self.cell else "heading" if level else "paragraph",
            level=level,
            cell=self.cell,
            style=style.name,
            bold=weight.letters > 0 and weight.bold == weight.letters,
            size=max(sizes, key=lambda size: sizes[size]) if sizes else None,
        )

    def _numbered(self, look: Block, properties: _Element | None, style: Style) -> Block:
        """The look with the number that Word prints before the paragraph, which is counted on by one."""
        own = child(properties, "numPr")
        list_id, level = style.list_id, style.list_level
        if own is not None:
            list_id = value(child(own, "numId")) or list_id
            own_level = number_of(child(own, "ilvl"))
            level = own_level if own_level is not None else level
        number = self.numbering.next(
            list_id, level, style_id=style.id, list_of_style=self.styles.list_of_style
        )
        if not number:
            return look
        depth = min(level or 0, 8)
        kind = look.kind if look.kind in ("cell", "heading") else "item"
        return replace(look, number=number, kind=kind, depth=depth if kind != "heading" else None)

    def _runs(self, parent: _Element, style: Style) -> None:
        for element in parent:
            tag = element.tag
            if tag == f"{W}r":
                self._run(element, style)
            elif tag == f"{W}sdt":
                self._control(element, lambda content: self._runs(content, style))
            elif tag == f"{W}fldSimple" and "FORMCHECKBOX" in (element.get(f"{W}instr") or ""):
                self.line.add_box(None)
            elif tag == f"{M}t":
                self.line.add(element.text or "")
            elif tag == _MC_ALTERNATE:
                self._runs(chosen(element), style)
            elif tag == _TEXT_BOX:
                self.text_boxes.append(element)
            elif tag not in GONE:
                self._runs(element, style)

    def _control(self, element: _Element, go_on: Callable[[_Element], None]) -> None:
        """A content control: a tick box by its own statement, any other by its content."""
        content = child(element, "sdtContent")
        if content is None:
            return
        if is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr")):
            # "Click here to enter text" stands where nobody has written anything.
            return
        box = element.find(f"{W}sdtPr/{W14}checkbox")
        if box is None:
            go_on(content)
            return
        checked = box.find(f"{W14}checked")
        self.control = checked is not None and (checked.get(f"{W14}val") or "1") in ("1", "true", "on")
        self.in_control = True
        go_on(content)
        if self.in_control:
            self.line.add_box(self.control)
        self.in_control = False

    def _run(self, run: _Element, style: Style) -> None:
        properties = child(run, "rPr")
        look = self.styles.run(properties, style)
        if look.hidden:
            self.hid_something = True
            return
        self.in_symbols = is_symbol_font(properties)
        for element in run:
            self._piece(element, bool(look.bold), look.size, style)

    def _piece(self, element: _Element, bold: bool, size: float | None, style: Style) -> None:
        tag = element.tag
        if tag == f"{W}fldChar":
            self._field(element)
        elif self.fields and not self.fields[-1].showing:
            return
        elif tag == f"{W}t":
            text = element.text or ""
            self._words(marks.as_symbols(text) if self.in_symbols else text, bold, size)
        elif tag in _BLANKS:
            self.line.add(_BLANKS[tag])
        elif tag == f"{W}br":
            self.line.add("\n" if element.get(f"{W}type", "textWrapping") == "textWrapping" else " ")
        elif tag == f"{W}sym":
            self._words(symbol(element), bold, size)
        elif tag == _MC_ALTERNATE:
            for inner in chosen(element):
                self._piece(inner, bold, size, style)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._drawing(element)
        elif tag == f"{W}ruby":
            base = child(element, "rubyBase")
            if base is not None:
                self._runs(base, style)

    def _words(self, text: str, bold: bool, size: float | None) -> None:
        if self.in_control and text.strip():
            self.line.add_box(self.control)
            self.in_control = False
            return
        self.line.add(text)
        letters = len(text) - text.count(" ")
        self.weight.letters += letters
        self.weight.bold += letters if bold else 0
        if size and letters:
            self.weight.sizes[size] = self.weight.sizes.get(size, 0) + letters

    def _field(self, element: _Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            form = child(element, "ffData")
            box, choices = child(form, "checkBox"), child(form, "ddList")
            if box is not None:
                self.line.add_box(ticked(box))
            if choices is not None:
                self.line.add(chosen_entry(choices))
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].showing = len(self.fields) < 2 or self.fields[-2].showing
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _drawing(self, element: _Element) -> None:
        for inner in element.iter(_TEXT_BOX, f"{W}control"):
            if inner.tag == _TEXT_BOX:
                if not any(above.tag == _TEXT_BOX for above in _between(inner, element)):
                    self.text_boxes.append(inner)
            elif "CheckBox" in (inner.get(f"{W}name") or "") or "OptionButton" in (
                inner.get(f"{W}name") or ""
            ):
                # An ActiveX box keeps its state in a program of its own, which is not run.
                self.line.add_box(None)

    def _table(self, table: _Element) -> None:
        outer = self.cell
        number = self.gatherer.new_table()
        for row, element in enumerate(inside(table, f"{W}tr")):
            properties = child(element, "trPr")
            if child(properties, "del") is not None:
                continue
            header = is_on(child(properties, "tblHeader"))
            column = number_of(child(properties, "gridBefore")) or 0
            for cell in inside(element, f"{W}tc"):
                self.cell = Cell(number, row, column, header)
                self.blocks_of(cell)
                column += max(number_of(child(child(cell, "tcPr"), "gridSpan")) or 1, 1)
        self.cell = outer


def _between(inner: _Element, outer: _Element) -> Iterator[_Element]:
    """What stands around `inner` inside `outer`."""
    return takewhile(lambda above: above is not outer, inner.iterancestors())
