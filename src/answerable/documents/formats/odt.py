"""OpenDocument text (.odt): paragraphs, headings, lists with the numbers their styles print, tables and tick boxes.

Tracked deletions live outside the text in OpenDocument and so never count; hidden text, comments, headers and footers
are left out; text boxes follow the paragraph they hang on; footnotes come at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from answerable.documents.cards import Block, CannotRead, Cell, Text
from answerable.documents.formats import limits
from answerable.documents.formats.gather import Gatherer, Line
from answerable.documents.formats.odt_styles import (
    DRAW,
    FIELD,
    FORM,
    OFFICE,
    TABLE,
    TEXT,
    XML_ID,
    ListNumbers,
    Look,
    Styles,
    whole,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_MANIFEST = "META-INF/manifest.xml"
_GONE = frozenset(
    {f"{TEXT}tracked-changes", f"{TEXT}sequence-decls", f"{TEXT}variable-decls", f"{TEXT}user-field-decls"}
    | {
        f"{OFFICE}annotation",
        f"{OFFICE}forms",
        f"{TEXT}index-title-template",
        f"{TEXT}table-of-content-source",
    }
    | {f"{TEXT}hidden-text", f"{TEXT}note-citation", f"{TEXT}ruby-text", f"{OFFICE}annotation-end"}
)


def read(data: bytes) -> Text:
    """The blocks of an OpenDocument text. Raises `CannotRead`: "damaged", "unsafe", "encrypted", "too_long"."""
    archive = limits.Archive(data)
    if _MANIFEST in archive.names and b"encryption-data" in archive.read(_MANIFEST):
        raise CannotRead("encrypted", limits.LOCKED)
    content = archive.xml("content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise CannotRead("damaged", limits.DAMAGED)
    roots = [archive.xml("styles.xml")] if "styles.xml" in archive.names else []
    walk = _Walk(Styles([*roots, content]), _form_boxes(body))
    walk.blocks_of(body)
    for note in walk.notes:
        walk.blocks_of(note)
    return Text(blocks=tuple(walk.gatherer.blocks), format="odt", meta=_meta(archive))


def _meta(archive: limits.Archive) -> dict[str, str]:
    if "meta.xml" not in archive.names:
        return {}
    names = {"title": "title", "creator": "author", "initial-creator": "author", "creation-date": "created"}
    found = {}
    for element in archive.xml("meta.xml").iter():
        name = names.get(str(element.tag).rsplit("}", 1)[-1])
        if name and (element.text or "").strip():
            found[name] = (element.text or "").strip()
    return found


def _form_boxes(body: _Element) -> dict[str, bool | None]:
    """Tick boxes of the document's forms, by the id that the text refers to."""
    states: dict[str, bool | None] = {"checked": True, "unchecked": False}
    found: dict[str, bool | None] = {}
    for box in body.iter(f"{FORM}checkbox", f"{FORM}radio"):
        name = box.get(XML_ID) or box.get(f"{FORM}id")
        state = box.get(f"{FORM}current-state") or box.get(f"{FORM}state") or "unchecked"
        if box.tag == f"{FORM}radio":
            chosen = box.get(f"{FORM}current-selected") or box.get(f"{FORM}selected")
            state = "checked" if chosen == "true" else "unchecked"
        if name:
            found[name] = states.get(state)
    return found


class _Walk:
    """Goes through the document in reading order."""

    def __init__(self, styles: Styles, form_boxes: dict[str, bool | None]) -> None:
        self.styles = styles
        self.form_boxes = form_boxes
        self.gatherer = Gatherer()
        self.numbers = ListNumbers(styles)
        self.notes: list[_Element] = []
        self.line = Line()
        self.letters = self.heavy = 0
        self.sizes: dict[float, int] = {}
        self.cell: Cell | None = None
        self.frames: list[_Element] = []
        self.in_mark = False

    def blocks_of(self, parent: _Element) -> None:
        """Paragraphs, lists and tables directly inside `parent`, and inside whatever merely wraps them."""
        for element in parent:
            tag = element.tag
            if tag == f"{TEXT}p" or tag == f"{TEXT}h":
                self._paragraph(element, None, None)
            elif tag == f"{TEXT}list":
                self._list(element, None, 0)
            elif tag == f"{TABLE}table":
                self._table(element)
            elif tag == f"{TEXT}section" and element.get(f"{TEXT}display") == "none":
                continue
            elif tag not in _GONE:
                self.blocks_of(element)

    def _list(self, element: _Element, style: str | None, depth: int) -> None:
        style = element.get(f"{TEXT}style-name") or style
        if depth == 0:
            self.numbers.begin(element, style)
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            start = whole(item.get(f"{TEXT}start-value"))
            first = item.tag == f"{TEXT}list-item"
            for inner in item:
                if inner.tag == f"{TEXT}list":
                    self._list(inner, style, depth + 1)
                elif inner.tag in (f"{TEXT}p", f"{TEXT}h"):
                    own = self.styles.paragraph(inner.get(f"{TEXT}style-name")).list_style
                    number = self.numbers.next(own or style, depth, start) if first else None
                    self._paragraph(inner, number, depth if number else None)
                    first = False
                else:
                    self.blocks_of(inner)

    def _paragraph(self, element: _Element, number: str | None, depth: int | None) -> None:
        look = self.styles.paragraph(element.get(f"{TEXT}style-name"))
        if not look.hidden:
            self._inside(element, look)
        level = whole(element.get(f"{TEXT}outline-level")) if element.tag == f"{TEXT}h" else look.level
        if element.tag == f"{TEXT}h" and number is None and element.get(f"{TEXT}is-list-header") != "true":
            number = self.numbers.of_heading(level or 1, whole(element.get(f"{TEXT}start-value")))
        line, self.line = self.line, Line()
        sizes, self.sizes = self.sizes, {}
        bold = self.letters > 0 and self.heavy == self.letters
        self.letters = self.heavy = 0
        kind = "cell" if self.cell else "heading" if level else "item" if number else "paragraph"
        self.gatherer.add(
            line,
            Block(
                index=0,
                text="",
                kind=kind,  # type: ignore[arg-type]
                level=level or None,
                number=number,
                depth=depth if kind != "heading" else None,
                cell=self.cell,
                style=look.name,
                bold=bold,
                size=max(sizes, key=lambda size: sizes[size]) if sizes else None,
            ),
        )
        frames, self.frames = self.frames, []
        for frame in frames:
            self.blocks_of(frame)

    def _inside(self, element: _Element, look: Look) -> None:
        """The words of a paragraph or of a piece of one."""
        self._words(element.text, look)
        for piece in element:
            self._piece(piece, look)
            self._words(piece.tail, look)

    def _piece(self, piece: _Element, look: Look) -> None:
        tag = piece.tag
        if tag == f"{TEXT}span":
            inner = self.styles.span(piece.get(f"{TEXT}style-name"), look)
            if not inner.hidden:
                self._inside(piece, inner)
        elif tag == f"{TEXT}s":
            self.line.add(" " * min(whole(piece.get(f"{TEXT}c")) or 1, 1000))
        elif tag == f"{TEXT}tab":
            self.line.add("\t")
        elif tag == f"{TEXT}line-break":
            self.line.add("\n")
        elif tag == f"{TEXT}note":
            self.notes += piece.findall(f"{TEXT}note-body")
        elif tag.startswith(FIELD):
            self._field(piece)
        elif tag == f"{DRAW}control":
            self._control(piece)
        elif tag == f"{DRAW}text-box":
            self.frames.append(piece)
        elif tag.startswith(DRAW):
            self.frames.extend(_outer_boxes(piece))
        elif tag not in _GONE and not (tag == f"{TEXT}hidden-paragraph" or tag == f"{TEXT}conditional-text"):
            self._inside(piece, look)

    def _field(self, piece: _Element) -> None:
        """A form field carried over from Word: `field:fieldmark` for boxes and lists, or a start and an end mark."""
        kind = piece.get(f"{FIELD}type") or ""
        values = {one.get(f"{FIELD}name"): one.get(f"{FIELD}value") for one in piece.iter(f"{FIELD}param")}
        if kind.endswith("FORMCHECKBOX"):
            self.line.add_box(values.get("Checkbox_Checked", "false") == "true")
        elif kind.endswith("FORMDROPDOWN"):
            entries = [
                one.get(f"{FIELD}value") or ""
                for one in piece.iter(f"{FIELD}param")
                if "Entry" in (one.get(f"{FIELD}name") or "")
            ]
            chosen = whole(values.get("Dropdown_Selected")) or 0
            self.line.add(entries[chosen] if chosen < len(entries) else "")

    def _control(self, piece: _Element) -> None:
        name = piece.get(f"{DRAW}control") or ""
        if name in self.form_boxes:
            self.line.add_box(self.form_boxes[name])

    def _words(self, text: str | None, look: Look) -> None:
        if not text:
            return
        # White space in the XML is one blank; more are written as text:s.
        words = " ".join(text.split(" ")) if "\n" not in text and "\t" not in text else " ".join(text.split())
        self.line.add(words)
        letters = len(words) - words.count(" ")
        self.letters += letters
        self.heavy += letters if look.bold else 0
        if look.size and letters:
            self.sizes[look.size] = self.sizes.get(look.size, 0) + letters

    def _table(self, table: _Element) -> None:
        outer = self.cell
        number = self.gatherer.new_table()
        for row, (element, header) in enumerate(_rows(table, header=False)):
            column = 0
            for cell in element:
                if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                    continue
                self.cell = Cell(number, row, column, header)
                if cell.tag == f"{TABLE}table-cell":
                    self.blocks_of(cell)
                column += min(whole(cell.get(f"{TABLE}number-columns-repeated")) or 1, 1000)
        self.cell = outer


def _rows(parent: _Element, *, header: bool) -> Iterator[tuple[_Element, bool]]:
    for element in parent:
        if element.tag == f"{TABLE}table-row":
            yield element, header
        elif element.tag in (f"{TABLE}table-rows", f"{TABLE}table-header-rows", f"{TABLE}table-row-group"):
            yield from _rows(element, header=header or element.tag == f"{TABLE}table-header-rows")


def _outer_boxes(parent: _Element) -> Iterator[_Element]:
    """The text boxes in a drawing, but for those inside another: each of them is met when the outer one is read."""
    for element in parent:
        if element.tag == f"{DRAW}text-box":
            yield element
        else:
            yield from _outer_boxes(element)
