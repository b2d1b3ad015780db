"""Word 97–2003 files (.doc): text with its lists, tables and the state of its tick boxes.

Deleted and hidden text, comments, headers and footers are left out; footnotes and text boxes come at the end. Where the
file's own tables are broken but its text is not, the text alone is given, with a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from answerable.documents.cards import Block, CannotRead, Cell, Text
from answerable.documents.formats import doc_streams as word
from answerable.documents.formats import limits
from answerable.documents.formats.gather import Gatherer, Line

PLAIN_ONLY = (
    "plain_only",
    "The file's lists and tables could not be read, so we took its words alone; check numbers and tick boxes.",
)

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_SHOWN = {"\x0b": "\n", "\x1e": "\u2011", "\t": "\t"}
_ENDS = "\r\x07\x0c"


def read(data: bytes) -> Text:
    """The blocks of a .doc file. Raises `CannotRead`: "encrypted", "damaged", "too_long"."""
    try:
        document = word.WordBinary(data)
        walk = _Walk(document)
        walk.all()
        blocks, warnings = walk.gatherer.blocks, ()
    except CannotRead:
        raise
    except Exception:
        return _plain(data)
    if not blocks:
        return _plain(data)
    return Text(blocks=tuple(blocks), format="doc", meta=_meta(document), warnings=warnings)


def _plain(data: bytes) -> Text:
    from legacy_doc import LegacyDocError, extract_text
    from legacy_doc.types import ExtractionOptions

    options = ExtractionOptions(max_file_bytes=limits.MAX_BYTES, max_text_bytes=limits.MAX_CHARACTERS)
    try:
        lines = extract_text(data, options=options).text.split("\n")
    except (LegacyDocError, ValueError, LookupError, ArithmeticError) as error:
        raise CannotRead("damaged", limits.DAMAGED) from error
    gatherer = Gatherer()
    for line in lines:
        gatherer.add(line)
    return Text(blocks=tuple(gatherer.blocks), format="doc", warnings=(PLAIN_ONLY,))


def _meta(document: word.WordBinary) -> dict[str, str]:
    from legacy_doc import LegacyDocError
    from legacy_doc.properties import parse_summary_information

    try:
        found = parse_summary_information(document.summary) if document.summary else {}
    except (LegacyDocError, ValueError, LookupError, ArithmeticError):
        return {}
    names = {"title": "title", "author": "author", "created_at": "created"}
    return {
        names[key]: str(value).strip() for key, value in found.items() if key in names and str(value).strip()
    }


@dataclass
class _Field:
    """A field that is open: its instruction, and the tick box found in it."""

    instruction: str = ""
    showing: bool = False
    has_box: bool = False
    ticked: bool | None = None


@dataclass
class _Open:
    """The paragraph that is being read."""

    line: Line = field(default_factory=Line)
    letters: int = 0
    runs: list[tuple[int, word.Properties]] = field(default_factory=list)


class _Walk:
    """Goes through the text in order."""

    def __init__(self, document: word.WordBinary) -> None:
        self.document = document
        self.gatherer = Gatherer()
        self.open = _Open()
        self.fields: list[_Field] = []
        self.fields_end = True
        self.letters = 0
        self.table: int | None = None
        self.row = self.column = 0

    def all(self) -> None:
        """The main text, then footnotes, endnotes and text boxes."""
        main, notes, heads, _, remarks, ends, boxes, _ = self.document.lengths
        starts = [0, main, main + notes + heads + remarks, main + notes + heads + remarks + ends]
        for start, length in zip(starts, (main, notes, ends, boxes), strict=True):
            if length > 0:
                self._part(start, start + length)

    def _part(self, first: int, last: int) -> None:
        self.fields = []
        self.fields_end = self._fields_end(first, last)
        self.table = None
        offset = 0
        for text, offset, width, properties in self.document.stretches(first, last):
            start = 0
            for index, letter in enumerate(text):
                if letter in _ENDS:
                    self._run(text[start:index], properties)
                    self._end(letter, offset + index * width)
                    start = index + 1
            self._run(text[start:], properties)
        if self.open.line.length or self.open.line.boxes:
            self._end("\r", offset)

    def _fields_end(self, first: int, last: int) -> bool:
        """Whether every field that begins also ends. Pieces may repeat the same bytes, so the whole length is checked."""
        begun = ended = 0
        for text, _, _, _ in self.document.stretches(first, last):
            self.letters += len(text)
            limits.check_length(self.letters)
            begun += text.count("\x13")
            ended += text.count("\x15")
        return begun == ended

    def _run(self, text: str, properties: word.Properties) -> None:
        if not text or properties.get(word.DELETED) or properties.get(word.VANISH) in (1, 0x81):
            return
        if word.SYMBOL in properties and text == "(":
            text = chr(properties[word.SYMBOL] >> 16)
        before = self.open.line.length
        for letter in text:
            self._letter(letter, properties)
        self.open.runs.append((self.open.line.length - before, properties))

    def _letter(self, letter: str, properties: word.Properties) -> None:
        if letter == "\x13":
            self.fields.append(_Field())
        elif letter == "\x14" and self.fields:
            self.fields[-1].showing = len(self.fields) < 2 or self.fields[-2].showing
        elif letter == "\x15" and self.fields:
            ended = self.fields.pop()
            if "FORMCHECKBOX" in ended.instruction:
                self.open.line.add_box(ended.ticked)
        elif letter == "\x01":
            state = self.document.box_state(properties[word.PICTURE]) if word.PICTURE in properties else None
            if self.fields and state is not None:
                self.fields[-1].ticked = state
        elif self.fields and not self.fields[-1].showing:
            self.fields[-1].instruction += letter if len(self.fields[-1].instruction) < 200 else ""
        elif letter >= " " or letter in _SHOWN:
            self.open.line.add(_SHOWN.get(letter, letter))

    def _end(self, mark: str, offset: int) -> None:
        if not self.fields_end:
            # A field that never ends must not swallow the paragraphs after it.
            self.fields = []
        style, properties = self.document.paragraph_at(offset)
        closed, self.open = self.open, _Open()
        in_table = bool(properties.get(word.IN_TABLE))
        if in_table and self.table is None:
            self.table = self.gatherer.new_table()
            self.row = self.column = 0
        elif not in_table:
            self.table = None
        if properties.get(word.ROW_END):
            self.row += 1
            self.column = 0
            return
        self._add(closed, style, properties)
        if mark == "\x07" and self.table is not None:
            self.column += 1

    def _add(self, closed: _Open, style: word.StyleSheetEntry, properties: word.Properties) -> None:
        number = level = None
        use = properties.get(word.LIST_USE, 0)
        if 0 < use < 0x7FF:
            level = properties.get(word.LIST_LEVEL, 0)
            number = self.document.numbering.next(str(use), level)
        heading = _heading_level(style, properties)
        cell = Cell(self.table, self.row, self.column) if self.table is not None else None
        kind = "cell" if cell else "heading" if heading else "item" if number else "paragraph"
        bold, size = _look(closed.runs, style)
        self.gatherer.add(
            closed.line,
            Block(
                index=0,
                text="",
                kind=kind,  # type: ignore[arg-type]
                level=heading,
                depth=level if number and kind != "heading" else None,
                number=number,
                cell=cell,
                style=style.name or None,
                bold=bold,
                size=size,
            ),
        )


def _heading_level(style: word.StyleSheetEntry, properties: word.Properties) -> int | None:
    outline = properties.get(word.OUTLINE)
    if outline is not None:
        return outline + 1 if outline < 9 else None
    match = _HEADING.fullmatch(style.name)
    return int(match[1]) if match else 1 if style.name.lower() == "title" else None


def _look(runs: list[tuple[int, word.Properties]], style: word.StyleSheetEntry) -> tuple[bool, float | None]:
    """Whether every run is bold, and the size most letters have, in points."""
    by_style = style.character.get(word.BOLD) == 1
    bold = [
        {0x80: by_style, 0x81: not by_style}.get(run.get(word.BOLD, 0x80), run.get(word.BOLD) == 1)
        for letters, run in runs
        if letters
    ]
    sizes: dict[int, int] = {}
    for letters, run in runs:
        size = run.get(word.SIZE, style.character.get(word.SIZE, 20))
        sizes[size] = sizes.get(size, 0) + letters
    most = max(sizes, key=lambda size: sizes[size]) / 2 if sizes else None
    return bool(bold) and all(bold), most
