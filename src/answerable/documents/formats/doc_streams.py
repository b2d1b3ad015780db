"""The inside of a .doc file: pieces of text, runs, paragraphs, styles and lists, as [MS-DOC] lays them down.

`legacy-doc` opens the container and bounds every chain in it. What it leaves out is what this module reads: the state of
tick boxes (in the Data stream), list numbers, table cells, deleted and hidden text.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from answerable.documents.cards import CannotRead
from answerable.documents.formats import limits
from answerable.documents.formats.kinds import LOCKED_WORD
from answerable.documents.formats.lists import Level, Numbering, Pattern

# Places in the file information block, counted in pairs of (offset, length) into the table stream.
_STYLES, _CHARACTER_PAGES, _PARAGRAPH_PAGES, _PIECES, _LISTS, _LIST_USES = 1, 12, 13, 33, 73, 74
_FIRST_PAIR = 154
_WORD_97 = 0xA5EC
_OPERAND_BYTES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_KINDS = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    5: "ordinal",
    22: "decimalZero",
}
_KINDS |= {23: "bullet", 255: "none"}

BOLD, VANISH, DELETED, SIZE, PICTURE, SYMBOL = 0x0835, 0x083C, 0x0800, 0x4A43, 0x6A03, 0x6A09
IN_TABLE, ROW_END, LIST_LEVEL, LIST_USE, OUTLINE = 0x2416, 0x2417, 0x260A, 0x460B, 0x2640

Properties = dict[int, int]


@dataclass
class StyleSheetEntry:
    """One style with everything it inherits."""

    name: str = ""
    paragraph: Properties = field(default_factory=dict)
    character: Properties = field(default_factory=dict)


class WordBinary:
    """An opened .doc file."""

    def __init__(self, data: bytes) -> None:
        from legacy_doc.ole import OleReader
        from legacy_doc.types import ExtractionOptions

        ole = OleReader(data, options=ExtractionOptions(max_file_bytes=limits.MAX_BYTES))
        self.main = ole.read_stream("WordDocument")
        if _u16(self.main, 0) != _WORD_97:
            raise ValueError("not a stream of Word 97 or later")
        flags = _u16(self.main, 10)
        if flags & 0x0100:
            raise CannotRead("encrypted", LOCKED_WORD)
        self.table = ole.read_stream("1Table" if flags & 0x0200 else "0Table")
        self.data = ole.try_read_stream("Data") or b""
        self.summary = ole.try_read_stream("\x05SummaryInformation")
        self.lengths = struct.unpack_from("<8i", self.main, 76)
        self.pieces = list(self._pieces())
        self.styles = self._styles()
        self.numbering = self._numbering()
        self._runs = self._pages(_CHARACTER_PAGES, paragraphs=False)
        self._paragraphs = self._pages(_PARAGRAPH_PAGES, paragraphs=True)
        self._run_starts = [start for start, _, _ in self._runs]
        self._paragraph_starts = [start for start, _, _ in self._paragraphs]

    def stretches(self, first: int, last: int) -> Iterator[tuple[str, int, int, Properties]]:
        """Text between two character positions, cut where its look changes.

        Gives the text, its offset in the file, bytes per character, and its own character properties.
        """
        for start, end, offset, width in self.pieces:
            begin, stop = max(start, first), min(end, last)
            if begin >= stop:
                continue
            at = offset + (begin - start) * width
            finish = min(offset + (stop - start) * width, len(self.main))
            while at < finish:
                properties, until = self._run_at(at)
                until = min(max(until, at + width), finish)
                until = at + max((until - at) // width, 1) * width
                raw = self.main[at:until]
                yield raw.decode("cp1252" if width == 1 else "utf-16-le", "replace"), at, width, properties
                at = until

    def paragraph_at(self, offset: int) -> tuple[StyleSheetEntry, Properties]:
        """The style and the properties (its own over its style's) of the paragraph that a mark at `offset` ends."""
        index = bisect_right(self._paragraph_starts, offset) - 1
        raw = (
            self._paragraphs[index][2] if index >= 0 and offset < self._paragraphs[index][1] else b"\x00\x00"
        )
        style = self.styles.get(_u16(raw, 0), StyleSheetEntry()) if len(raw) >= 2 else StyleSheetEntry()
        return style, style.paragraph | properties_in(raw[2:])

    def box_state(self, offset: int) -> bool | None:
        """The state of the form-field box whose data stands at `offset` of the Data stream; None for no box."""
        try:
            at = offset + _u16(self.data, offset + 4)
            version, bits, _, _ = struct.unpack_from("<IHHH", self.data, at)
            if version != 0xFFFFFFFF or bits & 3 != 1:
                return None
            result = (bits >> 2) & 0x1F
            name_length = _u16(self.data, at + 10)
            default = _u16(self.data, at + 12 + name_length * 2 + 2)
        except struct.error:
            return None
        return bool(default if result == 25 else result)

    def _run_at(self, offset: int) -> tuple[Properties, int]:
        index = bisect_right(self._run_starts, offset) - 1
        if index >= 0 and offset < self._runs[index][1]:
            return properties_in(self._runs[index][2]), self._runs[index][1]
        return {}, self._run_starts[index + 1] if index + 1 < len(self._run_starts) else len(self.main)

    def _pair(self, which: int) -> bytes:
        offset, length = struct.unpack_from("<II", self.main, _FIRST_PAIR + which * 8)
        return bytes(self.table[offset : offset + length])

    def _pieces(self) -> Iterator[tuple[int, int, int, int]]:
        """First and last character position, offset in the file, bytes per character."""
        clx = self._pair(_PIECES)
        at = 0
        while at < len(clx) and clx[at] == 1:
            at += 3 + _u16(clx, at + 1)
        plc = clx[at + 5 : at + 5 + _u32(clx, at + 1)]
        count = (len(plc) - 4) // 12
        for index in range(count):
            start, end = struct.unpack_from("<II", plc, index * 4)
            place = _u32(plc, (count + 1) * 4 + index * 8 + 2)
            compressed = bool(place & 0x40000000)
            offset = (place & 0x3FFFFFFF) // 2 if compressed else place & 0x3FFFFFFF
            yield start, end, offset, 1 if compressed else 2

    def _pages(self, which: int, *, paragraphs: bool) -> list[tuple[int, int, bytes]]:
        """Stretches of the file with their property bytes, from the 512-byte pages that hold them."""
        plc = self._pair(which)
        count = max((len(plc) - 4) // 8, 0)
        found: list[tuple[int, int, bytes]] = []
        for number in struct.unpack_from(f"<{count}I", plc, (count + 1) * 4):
            page = self.main[(number & 0x3FFFFF) * 512 :][:512]
            if len(page) == 512:
                found += _paragraph_page(page) if paragraphs else _character_page(page)
        return sorted(found, key=lambda one: one[0])

    def _styles(self) -> dict[int, StyleSheetEntry]:
        sheet = self._pair(_STYLES)
        if len(sheet) < 6:
            return {}
        at = 2 + _u16(sheet, 0)
        count, base = _u16(sheet, 2), _u16(sheet, 4)
        raw: dict[int, tuple[int, StyleSheetEntry]] = {}
        for index in range(count):
            length = _u16(sheet, at)
            if length:
                raw[index] = _style(sheet[at + 2 : at + 2 + length], base)
            at += 2 + length
        return {index: _inherited(index, raw) for index in raw}

    def _numbering(self) -> Numbering:
        numbering = Numbering()
        try:
            self._add_patterns(numbering)
            self._add_uses(numbering)
        except (struct.error, IndexError):
            # A list table that breaks off still tells the lists before the break.
            return numbering
        return numbering

    def _add_patterns(self, numbering: Numbering) -> None:
        offset, length = struct.unpack_from("<II", self.main, _FIRST_PAIR + _LISTS * 8)
        if not length:
            return
        count = _u16(self.table, offset)
        at = offset + length
        for index in range(count):
            head = offset + 2 + index * 28
            pattern = Pattern()
            for level in range(1 if self.table[head + 26] & 1 else 9):
                pattern.levels[level], at = _level(self.table, at)
            numbering.patterns[str(_u32(self.table, head))] = pattern

    def _add_uses(self, numbering: Numbering) -> None:
        uses = self._pair(_LIST_USES)
        if len(uses) < 4:
            return
        offset = _u32(self.main, _FIRST_PAIR + _LIST_USES * 8)
        count = min(_u32(uses, 0), (len(uses) - 4) // 16)
        at = offset + 4 + count * 16
        for index in range(count):
            numbering.lists[str(index + 1)] = str(_u32(uses, 4 + index * 16))
            at += 4
            for _ in range(uses[4 + index * 16 + 12]):
                start, flags = struct.unpack_from("<iI", self.table, at)
                at += 8
                own = None
                if flags & 0x20:
                    own, at = _level(self.table, at)
                numbering.overrides[str(index + 1), flags & 15] = (start if flags & 0x10 else None, own)


def properties_in(raw: bytes) -> Properties:
    """Property codes and their values; those with long values are passed over."""
    found: Properties = {}
    at = 0
    while at + 3 <= len(raw):
        code = _u16(raw, at)
        at += 2
        kind = code >> 13
        if kind == 6:
            at += 1 + raw[at] if code != 0xD608 else 1 + _u16(raw + b"\x00", at)
            continue
        size = _OPERAND_BYTES[kind]
        found[code] = int.from_bytes(raw[at : at + size], "little")
        at += size
    return found


def _paragraph_page(page: bytes) -> Iterator[tuple[int, int, bytes]]:
    count = page[511]
    for index in range(count):
        if (count + 1) * 4 + index * 13 >= 511:
            return
        start, end = struct.unpack_from("<II", page, index * 4)
        at = page[(count + 1) * 4 + index * 13] * 2
        if not at or at >= 510:
            yield start, end, b"\x00\x00"
        elif page[at]:
            yield start, end, page[at + 1 : at + page[at] * 2]
        else:
            yield start, end, page[at + 2 : at + 2 + page[at + 1] * 2]


def _character_page(page: bytes) -> Iterator[tuple[int, int, bytes]]:
    count = page[511]
    for index in range(count):
        if (count + 1) * 4 + index >= 511:
            return
        start, end = struct.unpack_from("<II", page, index * 4)
        at = page[(count + 1) * 4 + index] * 2
        yield start, end, page[at + 1 : at + 1 + page[at]] if at else b""


def _style(raw: bytes, base: int) -> tuple[int, StyleSheetEntry]:
    """The style's own part, and the number of the style it rests on."""
    kind, parent, parts = _u16(raw, 2) & 15, _u16(raw, 2) >> 4, _u16(raw, 4) & 15
    length = _u16(raw, base)
    entry = StyleSheetEntry(name=raw[base + 2 : base + 2 + length * 2].decode("utf-16-le", "replace"))
    at = base + 2 + length * 2 + 2
    for index in range(parts):
        if at + 2 > len(raw):
            break
        size = _u16(raw, at)
        part = raw[at + 2 : at + 2 + size]
        if kind == 1 and index == 0:
            entry.paragraph = properties_in(part[2:])
        elif (kind == 1 and index == 1) or (kind == 2 and index == 0):
            entry.character = properties_in(part)
        at += 2 + size + size % 2
    return parent, entry


def _inherited(index: int, raw: dict[int, tuple[int, StyleSheetEntry]]) -> StyleSheetEntry:
    chain: list[int] = []
    while index in raw and index not in chain:
        chain.append(index)
        index = raw[index][0]
    whole = StyleSheetEntry(name=raw[chain[0]][1].name)
    for one in reversed(chain):
        whole.paragraph = whole.paragraph | raw[one][1].paragraph
        whole.character = whole.character | raw[one][1].character
    return whole


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """One list level, and where the next one begins."""
    start, kind = struct.unpack_from("<iB", table, at)
    character_bytes, paragraph_bytes = table[at + 24], table[at + 25]
    at += 28 + character_bytes + paragraph_bytes
    length = _u16(table, at)
    letters = table[at + 2 : at + 2 + length * 2].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(letter) + 1}" if ord(letter) < 9 else letter for letter in letters)
    return Level(start=start, kind=_KINDS.get(kind, "decimal"), text=text), at + 2 + length * 2


def _u16(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


def _u32(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0])
