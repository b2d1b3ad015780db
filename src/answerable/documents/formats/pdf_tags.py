"""PDFs that declare PDF/UA: blocks taken from their tags, which say outright what geometry can only guess.

Only a file that claims PDF/UA is trusted so far, and only while its tags account for nearly all of its text; any other
PDF is read by where its letters stand.
"""

from __future__ import annotations

import ctypes
import io
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from answerable.documents.cards import Block, Cell
from answerable.documents.formats.gather import Gatherer, Line

if TYPE_CHECKING:
    import pikepdf

_CLAIM = b"pdfuaid:part"
_HEADING = re.compile(r"/H([1-6])")
_INLINE = frozenset({"/Strong", "/Em", "/Span", "/Link", "/Quote", "/Code", "/Reference"})
_TEXT = 1
_DEEPEST = 80
_MOST = 200_000
_ENOUGH = 0.95

DOUBTED = (
    "tags_doubted",
    "The PDF says which of its words are headings, lists and tables, but not truly: it was read by where they stand.",
)


class Untrusted(Exception):
    """The tags are too deep, too many, or leave out too much of the text."""


@dataclass
class _Around:
    """What surrounds a piece of text: heading level, list depth and number still to be used, table cell."""

    level: int | None = None
    depth: int = -1
    number: list[str] = field(default_factory=list)
    cell: Cell | None = None
    table: _Table | None = None


@dataclass
class _Table:
    """A table that is open: its number, and the row and column reached."""

    number: int
    row: int = -1
    column: int = -1


def gather(document: Any, data: bytes) -> Gatherer | None:
    """The blocks of an open PDF by its tags; None when it does not claim PDF/UA.

    Raises `Untrusted` when it claims it and its tags cannot be believed.
    """
    if _CLAIM not in data:
        return None
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            walk = _Walk(_marked_texts(document), {page.obj.objgen: at for at, page in enumerate(pdf.pages)})
            walk.element(pdf.Root.StructTreeRoot, _Around(), None, 0)
    except (pikepdf.PdfError, AttributeError, ValueError, TypeError, KeyError) as error:
        raise Untrusted from error
    if not walk.covers():
        raise Untrusted
    return walk.gatherer


def _marked_texts(document: Any) -> dict[tuple[int, int], str]:
    """The text of each piece of marked content, by page (from 0) and its number there."""
    found: dict[tuple[int, int], str] = {}
    for number in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            continue
        letters = pdfium.FPDFText_LoadPage(page)
        for at in range(pdfium.FPDFPage_CountObjects(page)):
            thing = pdfium.FPDFPage_GetObject(page, at)
            if pdfium.FPDFPageObj_GetType(thing) != _TEXT:
                continue
            mark = pdfium.FPDFPageObj_GetMarkedContentID(thing)
            if mark >= 0:
                found[number, mark] = found.get((number, mark), "") + _text_of(thing, letters)
        pdfium.FPDFText_ClosePage(letters)
        pdfium.FPDF_ClosePage(page)
    return found


def _text_of(thing: Any, letters: Any) -> str:
    length = pdfium.FPDFTextObj_GetText(thing, letters, None, 0)
    buffer = ctypes.create_string_buffer(length + 2)
    pdfium.FPDFTextObj_GetText(thing, letters, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")


class _Walk:
    """Goes through the tags in reading order."""

    def __init__(self, texts: dict[tuple[int, int], str], pages: dict[tuple[int, int], int]) -> None:
        self.texts, self.pages = texts, pages
        self.gatherer = Gatherer()
        self.used: set[tuple[int, int]] = set()
        self.seen: set[tuple[int, int]] = set()
        self.count = 0
        self.run: list[tuple[str, int, bool]] = []

    def covers(self) -> bool:
        """Whether the tags account for nearly all the marked text."""
        every = sum(len(text) for text in self.texts.values())
        used = sum(len(self.texts[key]) for key in self.used)
        return every > 0 and used >= every * _ENOUGH

    def element(
        self, element: pikepdf.Object, around: _Around, page: int | None, deep: int, bold: bool = False
    ) -> None:
        """Take in what one element holds, in order."""
        self._check(element, deep)
        if "/Pg" in element:
            page = self.pages.get(element.Pg.objgen, page)
        for child in _kids(element):
            if isinstance(child, int):
                self._mark(page, child, bold)
            elif "/MCID" in child:
                own = self.pages.get(child.Pg.objgen, page) if "/Pg" in child else page
                self._mark(own, int(child.MCID), bold)
            elif "/S" in child:
                self._child(child, around, page, deep + 1, bold)

    def _check(self, element: pikepdf.Object, deep: int) -> None:
        self.count += 1
        if (
            deep > _DEEPEST
            or self.count > _MOST
            or (element.objgen != (0, 0) and element.objgen in self.seen)
        ):
            raise Untrusted
        self.seen.add(element.objgen)

    def _mark(self, page: int | None, mark: int, bold: bool) -> None:
        key = (page if page is not None else -1, mark)
        if key in self.texts and key not in self.used:
            self.used.add(key)
            self.run.append((self.texts[key], key[0], bold))

    def _child(self, child: pikepdf.Object, around: _Around, page: int | None, deep: int, bold: bool) -> None:
        tag = str(child.S)
        if tag in _INLINE:
            self.element(child, around, page, deep, bold or tag == "/Strong")
            return
        self.flush(around)
        if tag == "/Lbl":
            self.element(child, around, page, deep, bold)
            around.number[:] = ["".join(text for text, _, _ in self.run).strip()]
            self.run = []
            return
        inner = self._inside(child, tag, around)
        self.element(child, inner, page, deep, bold)
        self.flush(inner)

    def _inside(self, child: pikepdf.Object, tag: str, around: _Around) -> _Around:
        if found := _HEADING.fullmatch(tag):
            return replace(around, level=int(found[1]))
        if tag == "/L":
            return replace(around, depth=around.depth + 1, number=[])
        if tag == "/LI":
            return replace(around, number=[])
        if tag == "/Table":
            return replace(around, table=_Table(self.gatherer.new_table()), depth=-1, number=[])
        table = around.table
        if tag == "/TR" and table is not None:
            table.row, table.column = table.row + 1, -1
        elif tag in ("/TH", "/TD") and table is not None:
            table.column += 1
            return replace(around, cell=Cell(table.number, table.row, table.column, tag == "/TH"))
        return around

    def flush(self, around: _Around) -> None:
        """The paragraph that is open ends here."""
        run, self.run = self.run, []
        text = " ".join("".join(text for text, _, _ in run).split())
        if not text:
            return
        number = around.number.pop() if around.number else None
        kind = "cell" if around.cell else "heading" if around.level else "item" if number else "paragraph"
        line = Line()
        line.add(text)
        self.gatherer.add(
            line,
            Block(
                index=0,
                text="",
                kind=kind,  # type: ignore[arg-type]
                page=run[0][1] + 1,
                level=around.level if kind == "heading" else None,
                depth=max(around.depth, 0) if kind == "item" else None,
                number=number,
                cell=around.cell,
                bold=all(bold for text, _, bold in run if text.strip()),
            ),
        )


def _kids(element: pikepdf.Object) -> list[Any]:
    import pikepdf

    below = element.get("/K")
    if below is None:
        return []
    return list(below) if isinstance(below, pikepdf.Array) else [below]
