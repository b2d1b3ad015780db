"""The statutory document for Word: real headings, list styles, header rows and tick boxes that can be ticked."""

from __future__ import annotations

import io
from datetime import datetime, time

from docx import Document
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from answerable.comments.cards import StatutoryDocument
from answerable.comments.writers.blocks import (
    Block,
    Details,
    Heading,
    Items,
    Outline,
    Paragraph,
    Signature,
    Speech,
    Table,
    Tick,
    Voice,
)
from answerable.comments.writers.docx_styles import INDENT, Lists, lay_out, rule_of
from answerable.comments.writers.outline import outline
from answerable.comments.writers.zipped import same_every_time

_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_STYLES = {
    "body": "Body Text",
    "office": "Form Office",
    "label": "Form Label",
    "concern": "Form Concern",
    "source": "Form Source",
    "draft": "Form Draft",
    "statute": "Form Statute",
}


def write(document: StatutoryDocument) -> bytes:
    """The document as .docx."""
    shape = outline(document)
    word = Document()
    lists = lay_out(word, shape)
    _describe(word, shape, datetime.combine(document.published_response_on or document.published_on, time()))
    writer = _Writer(word, lists)
    for block in shape.blocks:
        writer.add(block)
    out = io.BytesIO()
    word.save(out)
    return same_every_time(out.getvalue())


def _describe(word: Word, shape: Outline, day: datetime) -> None:
    """The file's own properties. Its dates are days of the document, not of the machine."""
    properties = word.core_properties
    properties.title, properties.author, properties.language = shape.title, shape.author, shape.language
    properties.created = properties.modified = day
    properties.last_modified_by, properties.comments, properties.revision = shape.author, "", 1
    properties.content_status = "Draft" if shape.stamp else "Final"


class _Writer:
    """Puts blocks into the body of a Word document, one after another."""

    def __init__(self, word: Word, lists: Lists) -> None:
        self.word, self.lists = word, lists
        # Looked up once: python-docx searches all styles for each paragraph that is given one.
        self.styles = {style.name: style.style_id for style in word.styles}

    def add(self, block: Block, *, depth: int = 0, voice: Voice | None = None) -> None:
        """Append one block, indented under `depth` lists, with the rule of a voice beside it."""
        match block:
            case Heading():
                self._paragraph(f"Heading {block.level}", block.text)
            case Paragraph():
                self._place(self._paragraph(_STYLES[block.role], block.text), depth=depth, voice=voice)
            case Speech():
                for part in block.blocks:
                    self.add(part, depth=depth, voice=block.voice)
            case Items():
                self._items(block, depth=depth, voice=voice)
            case Details():
                self._details(block)
            case Table():
                self._table(block, depth=depth)
            case Signature():
                self._signature(block)

    def _paragraph(self, style: str, text: str = "") -> WordParagraph:
        paragraph = self.word.add_paragraph(text)
        paragraph._p.style = self.styles[style]
        return paragraph

    def _place(self, paragraph: WordParagraph, *, depth: int, voice: Voice | None) -> None:
        if depth:
            paragraph.paragraph_format.left_indent = depth * INDENT
        if voice:
            if not depth:
                paragraph.paragraph_format.left_indent = Cm(0.3)
            rule_of(paragraph, voice)

    def _items(self, block: Items, *, depth: int, voice: Voice | None) -> None:
        style = "List Bullet" if block.start is None else "List Number"
        number_id = self.lists.bullets if block.start is None else self.lists.numbered(block.start)
        for item in block.items:
            paragraph = self._paragraph(style)
            paragraph.add_run(item.text).bold = True if item.beneath else None
            if item.beneath:
                paragraph.paragraph_format.keep_with_next = True
                paragraph.paragraph_format.space_before = Pt(10)
            self.lists.put(paragraph, number_id=number_id, level=depth)
            if voice:
                rule_of(paragraph, voice)
            for beneath in item.beneath:
                self.add(beneath, depth=depth + 1)

    def _details(self, block: Details) -> None:
        table = self.word.add_table(rows=0, cols=2, style="Form Table")
        for row in block.rows:
            label, value = table.add_row().cells
            label.width, value.width = Cm(6.2), Cm(9.8)
            self._fill(label, row.label, bold=True)
            self._fill(value, row.text)
            for index, tick in enumerate(row.ticks):
                paragraph = value.paragraphs[0] if index == 0 else value.add_paragraph(style="Form Cell")
                _add_tick(paragraph, tick)
        _say_of_table(table._tbl, caption=block.caption, header_row=False, depth=0)

    def _table(self, block: Table, *, depth: int) -> None:
        self._place(self._paragraph("Form Label", block.caption), depth=depth, voice=None)
        table = self.word.add_table(rows=0, cols=len(block.header), style="Form Table")
        for number, texts in enumerate((block.header, *block.rows)):
            for cell, text, width in zip(table.add_row().cells, texts, (7.6, 4.0, 3.6), strict=True):
                cell.width = Cm(width)
                self._fill(cell, text, bold=number == 0)
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        _say_of_table(table._tbl, caption=block.caption, header_row=True, depth=depth)
        self._paragraph("Form Gap")

    def _fill(self, cell: _Cell, text: str, *, bold: bool = False) -> None:
        paragraph = cell.paragraphs[0]
        paragraph._p.style = self.styles["Form Cell"]
        if text:
            paragraph.add_run(text).bold = True if bold else None

    def _signature(self, block: Signature) -> None:
        signed, dated = block.labels
        line = self.word.add_paragraph(f"{signed} \t  {dated} \t", style="Form Signature")
        line.paragraph_format.keep_with_next = True
        if block.name:
            self.word.add_paragraph(block.name, style="Form Label").paragraph_format.keep_with_next = True
        self.word.add_paragraph(block.office, style="Body Text")


def _add_tick(paragraph: WordParagraph, tick: Tick) -> None:
    """A Word tick box (content control) before its label; none when the state is not known."""
    if tick.ticked is not None:
        glyph = "☒" if tick.ticked else "☐"
        paragraph._p.append(
            parse_xml(
                f'<w:sdt {nsdecls("w")} {_W14}><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(tick.ticked)}"/>'
                '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
                '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" '
                f'w:hint="eastAsia"/></w:rPr><w:t>{glyph}</w:t></w:r></w:sdtContent></w:sdt>'
            )
        )
    paragraph.add_run(f" {tick.label}" if tick.ticked is not None else tick.label)


def _say_of_table(table: object, *, caption: str, header_row: bool, depth: int) -> None:
    """Tell assistive technology what heads the table, and give it its name and its indent."""
    properties = table.tblPr  # type: ignore[attr-defined]
    for name in ("w:tblLook", "w:tblInd"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    indent = int(depth * INDENT.twips)
    first = int(header_row)
    for xml in (
        f'<w:tblInd {nsdecls("w")} w:w="{indent}" w:type="dxa"/>',
        f'<w:tblLook {nsdecls("w")} w:val="{0x0480 | first << 5:04X}" w:firstRow="{first}" w:lastRow="0" '
        'w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>',
    ):
        properties.append(parse_xml(xml))
    named = parse_xml(f"<w:tblCaption {nsdecls('w')}/>")
    named.set(qn("w:val"), caption)
    properties.append(named)
