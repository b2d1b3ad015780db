"""Styles and list numbers of an OpenDocument text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answerable.documents.formats.marks import as_bullet
from answerable.documents.formats.numbers import counted

if TYPE_CHECKING:
    from lxml.etree import _Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FORM = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

_KINDS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
}
_ESCAPED = re.compile(r"_([0-9a-f]{2})_")


def whole(text: str | None) -> int | None:
    """A whole number written in an attribute, or None."""
    return int(text) if text and re.fullmatch(r"\d{1,9}", text) else None


@dataclass(frozen=True)
class Look:
    """How a paragraph or a piece of one looks, everything inherited filled in."""

    name: str | None = None
    bold: bool = False
    hidden: bool = False
    size: float | None = None
    level: int | None = None
    list_style: str | None = None


class Styles:
    """Paragraph, text and list styles, looked up by family and name."""

    def __init__(self, roots: list[_Element]) -> None:
        self._elements: dict[tuple[str, str], _Element] = {}
        self._known: dict[tuple[str, str], Look] = {}
        self._levels: dict[str, dict[int, _Element]] = {}
        self.outline: dict[int, _Element] = {}
        self._base = Look()
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                self._elements[style.get(f"{STYLE}family") or "", style.get(f"{STYLE}name") or ""] = style
            for default in root.iter(f"{STYLE}default-style"):
                if default.get(f"{STYLE}family") == "paragraph":
                    self._base = _over(Look(), default, None)
            for pattern in root.iter(f"{TEXT}list-style"):
                self._levels[pattern.get(f"{STYLE}name") or ""] = _levels(pattern)
            for pattern in root.iter(f"{TEXT}outline-style"):
                self.outline = _levels(pattern)

    def paragraph(self, name: str | None) -> Look:
        """The look of a paragraph style."""
        return self._look("paragraph", name or "", self._base, 0)

    def span(self, name: str | None, inside: Look) -> Look:
        """The look of a piece of text inside a paragraph that looks like `inside`."""
        chain: list[_Element] = []
        style = self._elements.get(("text", name or ""))
        while style is not None and len(chain) < 30:
            chain.append(style)
            style = self._elements.get(("text", style.get(f"{STYLE}parent-style-name") or ""))
        for style in reversed(chain):
            inside = _over(inside, style, inside.name)
        return inside

    def level(self, list_style: str | None, depth: int) -> _Element | None:
        """What a list style says of one depth (from 0)."""
        return self._levels.get(list_style or "", {}).get(depth + 1)

    def _look(self, family: str, name: str, base: Look, depth: int) -> Look:
        key = (family, name)
        if key in self._known:
            return self._known[key]
        style = self._elements.get(key)
        if style is None or depth > 30:
            return base
        parent = self._look(family, style.get(f"{STYLE}parent-style-name") or "", base, depth + 1)
        # Automatic styles (P1, P2 …) have no name worth showing: the style they rest on has.
        automatic = re.fullmatch(r"P\d+", name) is not None
        shown = style.get(f"{STYLE}display-name") or _ESCAPED.sub(lambda match: chr(int(match[1], 16)), name)
        look = _over(parent, style, parent.name if automatic else shown)
        self._known[key] = look
        return look


def _over(parent: Look, style: _Element, name: str | None) -> Look:
    text = style.find(f"{STYLE}text-properties")
    weight = text.get(f"{FO}font-weight") if text is not None else None
    display = text.get(f"{TEXT}display") if text is not None else None
    level = whole(style.get(f"{STYLE}default-outline-level"))
    title = (name or "").lower() == "title"
    own_list = style.get(f"{STYLE}list-style-name")
    return Look(
        name=name,
        bold=parent.bold if weight is None else weight == "bold" or (weight.isdigit() and int(weight) >= 600),
        hidden=parent.hidden if display is None else display == "none",
        size=_size(text, parent.size),
        level=level or (1 if title else parent.level),
        list_style=parent.list_style if own_list is None else own_list or None,
    )


def _size(text: _Element | None, inherited: float | None) -> float | None:
    match = re.fullmatch(
        r"(\d+(?:\.\d+)?)(pt|%)", (text.get(f"{FO}font-size") if text is not None else None) or ""
    )
    if match is None:
        return inherited
    if match[2] == "pt":
        return float(match[1])
    return round(inherited * float(match[1]) / 100, 2) if inherited else None


def _levels(pattern: _Element) -> dict[int, _Element]:
    return {whole(level.get(f"{TEXT}level")) or 1: level for level in pattern}


class ListNumbers:
    """Numbers of list items. A list counts from its start unless it says that it continues another."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counters: dict[int, int] = {}
        self._by_id: dict[str, dict[int, int]] = {}
        self._by_style: dict[str | None, dict[int, int]] = {}
        self._headings: dict[int, int] = {}

    def begin(self, element: _Element, style: str | None) -> None:
        """A list opens at the outermost level."""
        continued = element.get(f"{TEXT}continue-list")
        if continued is not None and continued in self._by_id:
            self._counters = self._by_id[continued]
        elif element.get(f"{TEXT}continue-numbering") == "true" and style in self._by_style:
            self._counters = self._by_style[style]
        else:
            self._counters = {}
        self._by_style[style] = self._counters
        if element.get(XML_ID):
            self._by_id[element.get(XML_ID) or ""] = self._counters

    def next(self, list_style: str | None, depth: int, start: int | None) -> str | None:
        """The number or bullet printed before the next item at `depth` (from 0); None where none is printed."""
        level = self._styles.level(list_style, depth)
        if level is None:
            return None
        if level.tag != f"{TEXT}list-level-style-number":
            return as_bullet(level.get(f"{TEXT}bullet-char") or "•")
        _count(self._counters, depth, start, level)
        return self._printed(level, depth, self._counters, lambda at: self._styles.level(list_style, at))

    def of_heading(self, level: int, start: int | None) -> str | None:
        """The number the outline style prints before a heading of `level` (from 1), or None."""
        style = self._styles.outline.get(level)
        if style is None or not style.get(f"{STYLE}num-format"):
            return None
        _count(self._headings, level - 1, start, style)
        return self._printed(style, level - 1, self._headings, lambda at: self._styles.outline.get(at + 1))

    def _printed(
        self, level: _Element, depth: int, counters: dict[int, int], look: Callable[[int], _Element | None]
    ) -> str | None:
        kind = _KINDS.get(level.get(f"{STYLE}num-format") or "", "decimal")
        if kind == "none":
            return None
        shown = min(whole(level.get(f"{TEXT}display-levels")) or 1, depth + 1)
        figures = []
        for at in range(depth - shown + 1, depth + 1):
            one = look(at)
            one_kind = (
                _KINDS.get(one.get(f"{STYLE}num-format") or "", "decimal") if one is not None else "decimal"
            )
            if one_kind != "none":
                figures.append(counted(counters.get(at, 1), one_kind))
        prefix = level.get(f"{STYLE}num-prefix") or ""
        return (prefix + ".".join(figures) + (level.get(f"{STYLE}num-suffix") or "")).strip() or None


def _count(counters: dict[int, int], depth: int, start: int | None, level: _Element) -> None:
    if start is not None:
        counters[depth] = start
    elif depth in counters:
        counters[depth] += 1
    else:
        first = whole(level.get(f"{TEXT}start-value"))
        counters[depth] = 1 if first is None else first
    for deeper in [at for at in counters if at > depth]:
        del counters[deeper]
