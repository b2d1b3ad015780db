"""The parts of a .docx archive, and small readings of its XML."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from answerable.documents.formats import limits, marks
from answerable.documents.formats.docx_styles import M, W, child, is_on, number_of, value

if TYPE_CHECKING:
    from lxml.etree import _Element

GONE = frozenset({f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}tblPr"})
"""What is no part of the text as it stands: deletions, and how things look."""
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_MATH = b"http://purl.oclc.org/ooxml/officeDocument/math"


def main_part(archive: limits.Archive) -> str:
    for kind, target in _relations(archive, "_rels/.rels", ""):
        if kind == "officeDocument" and target in archive.names:
            return target
    return "word/document.xml"


def related_parts(archive: limits.Archive, part: str) -> dict[str, str]:
    folder = dirname(part)
    rels = join(folder, "_rels", part.rsplit("/", 1)[-1] + ".rels")
    return {kind: target for kind, target in _relations(archive, rels, folder) if target in archive.names}


def _relations(archive: limits.Archive, rels: str, folder: str) -> Iterator[tuple[str, str]]:
    if rels not in archive.names:
        return
    for relation in archive.xml(rels):
        target = relation.get("Target") or ""
        if relation.get("TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            yield (relation.get("Type") or "").rsplit("/", 1)[-1], path


def part(archive: limits.Archive, name: str | None) -> _Element | None:
    if name is None:
        return None
    data = archive.read(name)
    math = M.strip("{}").encode()
    return limits.parse_xml(data.replace(_STRICT, W.strip("{}").encode()).replace(_STRICT_MATH, math))


def meta(archive: limits.Archive) -> dict[str, str]:
    if "docProps/core.xml" not in archive.names:
        return {}
    names = {"title": "title", "creator": "author", "created": "created", "language": "language"}
    found = {}
    for element in archive.xml("docProps/core.xml"):
        name = names.get(str(element.tag).rsplit("}", 1)[-1])
        if name and (element.text or "").strip():
            found[name] = (element.text or "").strip()
    return found


def chosen(alternate: _Element) -> _Element:
    """The choice of a piece that is written twice, for new programs and for old; the same words stand in both."""
    for choice in alternate:
        if next(choice.iter(f"{W}t"), None) is not None:
            return choice
    return alternate[0] if len(alternate) else alternate


def ticked(box: _Element) -> bool:
    checked = child(box, "checked")
    return is_on(checked) if checked is not None else is_on(child(box, "default"))


def chosen_entry(choices: _Element) -> str:
    chosen = number_of(child(choices, "result"))
    chosen = number_of(child(choices, "default")) if chosen is None else chosen
    entries = [value(entry) or "" for entry in choices if entry.tag == f"{W}listEntry"]
    return entries[chosen or 0] if 0 <= (chosen or 0) < len(entries) else ""


def symbol(element: _Element) -> str:
    try:
        letter = chr(int(element.get(f"{W}char") or "", 16))
    except (ValueError, OverflowError):
        return ""
    font = (element.get(f"{W}font") or "").lower()
    if "wingdings" in font or "symbol" in font:
        code = ord(letter)
        letter = chr(0xF000 + code) if code < 0x100 else letter
        if letter not in marks.TICKED + marks.UNTICKED:
            return marks.as_bullet(letter)
    return letter


def inside(parent: _Element, tag: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, looking through content controls and tracked insertions."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag not in GONE and element.tag not in (f"{W}tr", f"{W}tc", f"{W}tbl"):
            yield from inside(element, tag)
