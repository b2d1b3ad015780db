"""The statutory document as OpenDocument text: real headings, lists, header rows and tick boxes.

Written directly, because the package is small and must come out the same every time. A list item may hold no table in
OpenDocument, so a list is closed before the planned actions of an item and goes on after them at its next number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from answerable.comments.cards import StatutoryDocument
from answerable.comments.writers.blocks import (
    Block,
    Details,
    Heading,
    Item,
    Items,
    Outline,
    Paragraph,
    Signature,
    Speech,
    Table,
    Tick,
    Voice,
)
from answerable.comments.writers.odt_styles import NAMESPACES, automatic_styles, styles
from answerable.comments.writers.outline import outline
from answerable.comments.writers.zipped import package

_MIMETYPE = "application/vnd.oasis.opendocument.text"
_ROOT = f'<?xml version="1.0" encoding="UTF-8"?>\n<office:{{name}} {NAMESPACES} office:version="1.3">'
_ROLES = {
    "body": "Body",
    "office": "Office",
    "label": "Label",
    "concern": "Concern",
    "source": "Source",
    "draft": "Draft",
    "statute": "Statute",
}


def write(document: StatutoryDocument) -> bytes:
    """The document as .odt."""
    shape = outline(document)
    day = (document.published_response_on or document.published_on).isoformat()
    parts = {
        "mimetype": _MIMETYPE,
        "content.xml": _content(shape),
        "styles.xml": f"{_ROOT.format(name='document-styles')}{styles(shape)}</office:document-styles>",
        "meta.xml": _meta(shape, day=day),
        "META-INF/manifest.xml": _manifest(),
    }
    return package(((name, text.encode()) for name, text in parts.items()), stored=frozenset({"mimetype"}))


def _content(shape: Outline) -> str:
    body = "\n".join(part for block in shape.blocks for part in _block(block))
    return (
        f"{_ROOT.format(name='document-content')}{automatic_styles()}<office:body><office:text>\n{body}\n"
        "</office:text></office:body></office:document-content>"
    )


def _meta(shape: Outline, *, day: str) -> str:
    status = "Draft" if shape.stamp else "Final"
    return (
        f"{_ROOT.format(name='document-meta')}<office:meta><dc:title>{escape(shape.title)}</dc:title>"
        f"<meta:initial-creator>{escape(shape.author)}</meta:initial-creator><dc:creator>{escape(shape.author)}</dc:creator>"
        f"<meta:creation-date>{day}T00:00:00</meta:creation-date><dc:date>{day}T00:00:00</dc:date>"
        f"<dc:language>{escape(shape.language)}</dc:language>"
        f'<meta:user-defined meta:name="Status">{status}</meta:user-defined></office:meta></office:document-meta>'
    )


def _manifest() -> str:
    files = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", "styles.xml", "meta.xml")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{_MIMETYPE}"/>'
        f"{files}</manifest:manifest>"
    )


def _block(block: Block, *, depth: int = 0, voice: Voice | None = None) -> Iterator[str]:
    """One block as XML. `depth` is the number of lists it stands under; `voice` whose rule stands beside it."""
    match block:
        case Heading():
            level = block.level
            yield (
                f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{escape(block.text)}</text:h>'
            )
        case Paragraph():
            yield _paragraph(_style_of(block, depth=depth, voice=voice), escape(block.text))
        case Speech():
            for part in block.blocks:
                yield from _block(part, depth=depth, voice=block.voice)
        case Items():
            yield from _items(block, depth=depth, voice=voice)
        case Details():
            yield _details(block)
        case Table():
            yield from _table(block)
        case Signature():
            yield from _signature(block)


def _paragraph(style: str, inside: str) -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def _style_of(block: Paragraph, *, depth: int, voice: Voice | None) -> str:
    name = voice.capitalize() if voice else _ROLES[block.role]
    return f"{name}_20_Under" if depth else name


def _items(block: Items, *, depth: int, voice: Voice | None) -> Iterator[str]:
    """A list, in as many pieces as tables inside it make necessary."""
    style = ("Voiced" if voice else "") + ("Bullets" if block.start is None else "Numbers")
    opening = f'<text:list text:style-name="{style}">'
    lines: list[str] = []
    for item in block.items:
        beneath = list(item.beneath)
        tables = [part for part in beneath if isinstance(part, Table)]
        words = [part for part in beneath if not isinstance(part, Table)]
        lines.append(_item(item, words, depth=depth, voice=voice, first=not lines))
        if tables:
            yield "\n".join([opening, *lines, "</text:list>"])
            lines = []
            for table in tables:
                yield from _table(table, under=True)
    if lines:
        yield "\n".join([opening, *lines, "</text:list>"])


def _item(item: Item, words: Sequence[Block], *, depth: int, voice: Voice | None, first: bool) -> str:
    start = f' text:start-value="{item.number}"' if first and item.number is not None else ""
    name = f"{voice.capitalize()}{'_20_Under' if depth else ''}_20_Item" if voice else "Item"
    name = "Finding" if item.beneath else name
    inside = [_paragraph(name, escape(item.text))]
    inside += [part for block in words for part in _block(block, depth=depth + 1)]
    return f"<text:list-item{start}>" + "\n".join(inside) + "</text:list-item>"


def _details(block: Details) -> str:
    rows = "\n".join(
        f"<table:table-row>{_cell('Row_20_Header', escape(row.label))}"
        + '<table:table-cell table:style-name="Cell" office:value-type="string">'
        + (
            "".join(_paragraph("In_20_Cell", _tick(tick)) for tick in row.ticks)
            or _paragraph("In_20_Cell", escape(row.text))
        )
        + "</table:table-cell></table:table-row>"
        for row in block.rows
    )
    return (
        f'<table:table table:name={quoteattr(block.caption)} table:style-name="Form">'
        '<table:table-header-columns><table:table-column table:style-name="Label_20_Column"/>'
        "</table:table-header-columns>"
        f'<table:table-column table:style-name="Value_20_Column"/>\n{rows}\n</table:table>'
    )


def _cell(style: str, inside: str) -> str:
    return (
        '<table:table-cell table:style-name="Cell" office:value-type="string">'
        f"{_paragraph(style, inside)}</table:table-cell>"
    )


def _tick(tick: Tick) -> str:
    """A tick box that LibreOffice can tick and that others show as the character it is."""
    if tick.ticked is None:
        return escape(tick.label)
    glyph, state = ("☒", "true") if tick.ticked else ("☐", "false")
    return (
        f'<loext:content-control loext:checkbox="true" loext:checked="{state}" loext:checked-state="☒" '
        f'loext:unchecked-state="☐"><text:span text:style-name="Box">{glyph}</text:span></loext:content-control> '
        f"{escape(tick.label)}"
    )


def _table(block: Table, *, under: bool = False) -> Iterator[str]:
    yield _paragraph("Label_20_Under" if under else "Label", escape(block.caption))
    columns = "".join(
        f'<table:table-column table:style-name="{name}_20_Column"/>' for name in ("What", "Who", "When")
    )
    head = "".join(_cell("Row_20_Header", escape(text)) for text in block.header)
    rows = "\n".join(
        "<table:table-row>"
        + "".join(_cell("In_20_Cell", escape(text)) for text in row)
        + "</table:table-row>"
        for row in block.rows
    )
    style = "Form_20_Under" if under else "Form"
    yield (
        f'<table:table table:style-name="{style}">{columns}<table:table-header-rows><table:table-row>{head}'
        f"</table:table-row></table:table-header-rows>\n{rows}\n</table:table>"
    )
    yield '<text:p text:style-name="Gap"/>'


def _signature(block: Signature) -> Iterator[str]:
    signed, dated = (escape(label) for label in block.labels)
    yield _paragraph("Signature", f"{signed} <text:tab/>  {dated} <text:tab/>")
    if block.name:
        yield _paragraph("Label", escape(block.name))
    yield _paragraph("Body", escape(block.office))
