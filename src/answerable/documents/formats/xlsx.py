"""Excel workbooks (.xlsx): each cell as it is shown, with its sheet, row and column; formulas by their stored values.

Read by their own XML, because only that tells what a number looks like and what is hidden. Nothing is calculated, and
text that begins like a formula stays text. Macros, comments, charts and pictures are left out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.documents.cards import CannotRead, Text
from answerable.documents.formats import limits
from answerable.documents.formats.sheet_numbers import as_printed, built_in
from answerable.documents.formats.sheets import Workbook, check_place

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "xl/workbook.xml"
_RELATION = "{*}Relationship"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_MERGES = 20_000


@dataclass(frozen=True, slots=True)
class _Book:
    """What cells refer to: shared words, the format of each style, and where days are counted from."""

    words: Sequence[str]
    formats: Sequence[str]
    from_1904: bool


def read(data: bytes) -> Text:
    """The blocks of a workbook. Raises `CannotRead`: "damaged", "unsafe", "too_long"."""
    workbook = Workbook()
    fill(data, workbook)
    return workbook.text("xlsx")


def fill(data: bytes, workbook: Workbook) -> None:
    """Give every cell of an .xlsx file to `workbook`."""
    archive = limits.Archive(data)
    main = _main_part(archive)
    folder = posixpath.dirname(main)
    parts = _relations(archive, main)
    root = archive.xml(main)
    properties = root.find("{*}workbookPr")
    book = _Book(
        _shared_words(archive, _named(archive, parts, "/sharedStrings")),
        _formats(archive, _named(archive, parts, "/styles")),
        properties is not None and properties.get("date1904") in ("1", "true"),
    )
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        kind, target = parts.get(_id_of(sheet), ("", ""))
        if not kind.endswith("/worksheet"):
            continue
        name = sheet.get("name") or ""
        if sheet.get("state") in ("hidden", "veryHidden"):
            workbook.leave_out_sheet(name)
            continue
        workbook.open_sheet(name)
        _read_sheet(
            archive, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"), book, workbook
        )


def _main_part(archive: limits.Archive) -> str:
    if "_rels/.rels" in archive.names:
        for relation in archive.xml("_rels/.rels").iterfind(_RELATION):
            if (relation.get("Type") or "").endswith("/officeDocument"):
                return (relation.get("Target") or _MAIN).lstrip("/")
    return _MAIN


def _relations(archive: limits.Archive, main: str) -> dict[str, tuple[str, str]]:
    """What the workbook's ids stand for: (type, target)."""
    name = f"{posixpath.dirname(main)}/_rels/{posixpath.basename(main)}.rels".lstrip("/")
    if name not in archive.names:
        return {}
    return {
        relation.get("Id") or "": (relation.get("Type") or "", relation.get("Target") or "")
        for relation in archive.xml(name).iterfind(_RELATION)
        if relation.get("TargetMode") != "External"
    }


def _id_of(sheet: _Element) -> str:
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")


def _named(archive: limits.Archive, parts: dict[str, tuple[str, str]], kind: str) -> str:
    """The part of this kind, "" where the workbook has none."""
    target = next((target for found, target in parts.values() if found.endswith(kind)), "")
    name = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    return name if target and name in archive.names else ""


def _shared_words(archive: limits.Archive, name: str) -> list[str]:
    if not name:
        return []
    found: list[str] = []
    characters = 0
    for item in archive.stream_xml(name, ends=("si",)):
        found.append(_words(item))
        characters += len(found[-1])
        limits.check_length(characters, len(found))
    return found


def _words(item: _Element) -> str:
    """The text of a string item: its runs in order, without the phonetic guide of East Asian words."""
    pieces = [
        element.text or ""
        for element in item.iterfind(".//{*}t")
        if not str(getattr(element.getparent(), "tag", "")).endswith("}rPh")
    ]
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), "".join(pieces))


def _formats(archive: limits.Archive, name: str) -> list[str]:
    """The number format of each cell style, by its place in the list."""
    if not name:
        return []
    root = archive.xml(name)
    own = {
        _whole(form.get("numFmtId")): form.get("formatCode") or ""
        for form in root.iterfind("{*}numFmts/{*}numFmt")
    }
    ids = [_whole(style.get("numFmtId")) for style in root.iterfind("{*}cellXfs/{*}xf")]
    return [own.get(number) or built_in(number) for number in ids]


def _read_sheet(archive: limits.Archive, part: str, book: _Book, workbook: Workbook) -> None:
    _note_merges(archive, part, workbook)
    hidden: list[tuple[int, int]] = []
    row = -1
    for element in archive.stream_xml(part, ends=("col", "row")):
        if str(element.tag).endswith("}col"):
            if _true(element.get("hidden")):
                hidden.append((_whole(element.get("min")) - 1, _whole(element.get("max")) - 1))
            continue
        row = _whole(element.get("r")) - 1 if element.get("r") else row + 1
        _read_row(element, row, hidden, book, workbook)


def _note_merges(archive: limits.Archive, part: str, workbook: Workbook) -> None:
    for number, element in enumerate(archive.stream_xml(part, ends=("mergeCell",))):
        first, _, last = (element.get("ref") or "").partition(":")
        if number >= _MOST_MERGES or not last:
            break
        top, left = _place(first)
        bottom, right = _place(last)
        workbook.merge(top, left, rows=max(bottom - top, 0) + 1, columns=max(right - left, 0) + 1)


def _read_row(
    element: _Element, row: int, hidden: Sequence[tuple[int, int]], book: _Book, workbook: Workbook
) -> None:
    column = -1
    for cell in element.iterfind("{*}c"):
        column = _place(cell.get("r") or "")[1] if cell.get("r") else column + 1
        words = _shown(cell, book)
        if not words.strip():
            continue
        if _true(element.get("hidden")):
            workbook.leave_out(row, column, words, by_row=True)
        elif any(first <= column <= last for first, last in hidden):
            workbook.leave_out(row, column, words, by_row=False)
        else:
            workbook.add(row, column, words)


def _shown(cell: _Element, book: _Book) -> str:
    """What a cell shows. A formula shows the value that was stored with it, and nothing where none was."""
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        inline = cell.find("{*}is")
        return _words(inline) if inline is not None else ""
    value = cell.findtext("{*}v") or ""
    if kind == "s":
        number = _whole(value)
        if not value or number >= len(book.words):
            raise CannotRead("damaged", limits.DAMAGED)
        return book.words[number]
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(value, value)
    if kind in ("str", "e", "d"):
        return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
    style = _whole(cell.get("s"))
    code = book.formats[style] if style < len(book.formats) else "General"
    return as_printed(value, code, from_1904=book.from_1904)


def _place(reference: str) -> tuple[int, int]:
    """(row, column) from 0 of "B4"."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise CannotRead("damaged", limits.DAMAGED)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    check_place(int(found[2]) - 1, column - 1)
    return int(found[2]) - 1, column - 1


def _true(value: str | None) -> bool:
    return value in ("1", "true")


def _whole(value: str | None) -> int:
    """A whole number from 0; 0 where there is none."""
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else 0
