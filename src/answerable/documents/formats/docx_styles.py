"""Styles and lists of a .docx file: what a paragraph looks like before anybody has written in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from answerable.documents.formats.lists import Level, Numbering, Pattern

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OFF = frozenset({"0", "false", "off", "none"})
_T = TypeVar("_T")
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


def child(element: _Element | None, name: str) -> _Element | None:
    """The first child in Word's own namespace, or None; None has no children."""
    return None if element is None else element.find(W + name)


def value(element: _Element | None) -> str | None:
    """The `w:val` of an element."""
    return None if element is None else element.get(f"{W}val")


def number_of(element: _Element | None) -> int | None:
    """The `w:val` of an element as a whole number, or None."""
    text = value(element) or ""
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else None


def is_on(element: _Element | None) -> bool:
    """Whether a switch is there and not set to off."""
    return element is not None and (value(element) or "1").lower() not in _OFF


def is_symbol_font(properties: _Element | None) -> bool:
    """Whether a run is set in a font whose letters are pictures."""
    font = child(properties, "rFonts")
    return font is not None and "wingdings" in (font.get(f"{W}ascii") or "").lower()


@dataclass(frozen=True)
class Style:
    """One paragraph or character style with everything it inherits. None means: says nothing about it."""

    id: str | None = None
    name: str | None = None
    bold: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    level: int | None = None
    list_id: str | None = None
    list_level: int | None = None


class Styles:
    """The style sheet. Chains of styles are followed once each; a circle ends where it began."""

    def __init__(self, root: _Element | None) -> None:
        self._elements = (
            {} if root is None else {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
        )
        self._known: dict[str | None, Style] = {}
        defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._size = _half_points(defaults)
        self._default = next(
            (
                style.get(f"{W}styleId")
                for style in self._elements.values()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")
            ),
            None,
        )

    def paragraph(self, style_id: str | None) -> Style:
        """The style of a paragraph; the document's own default for None."""
        return self._style(style_id if style_id in self._elements else self._default, frozenset())

    def run(self, properties: _Element | None, paragraph: Style) -> Style:
        """How a run looks: its own properties, then its character style, then its paragraph's style."""
        own = (
            self._style(value(child(properties, "rStyle")), frozenset())
            if properties is not None
            else Style()
        )
        bold, hidden = child(properties, "b"), child(properties, "vanish")
        return Style(
            bold=is_on(bold) if bold is not None else bool(_first(own.bold, paragraph.bold)),
            hidden=is_on(hidden) if hidden is not None else bool(_first(own.hidden, paragraph.hidden)),
            size=_first(_half_points(properties), own.size, paragraph.size, self._size),
        )

    def list_of_style(self, style_id: str | None) -> str | None:
        """The list a numbering style points to."""
        return self._style(style_id, frozenset()).list_id

    def _style(self, style_id: str | None, seen: frozenset[str | None]) -> Style:
        if style_id in self._known:
            return self._known[style_id]
        element = self._elements.get(style_id)
        if element is None or style_id in seen or len(seen) > 30:
            return Style()
        parent = self._style(value(child(element, "basedOn")), seen | {style_id})
        style = _merged(style_id, element, parent)
        self._known[style_id] = style
        return style


def _merged(style_id: str | None, element: _Element, parent: Style) -> Style:
    look, paragraph = child(element, "rPr"), child(element, "pPr")
    bold, hidden = child(look, "b"), child(look, "vanish")
    list_of = child(paragraph, "numPr")
    name = value(child(element, "name"))
    return Style(
        id=style_id,
        name=name,
        bold=is_on(bold) if bold is not None else parent.bold,
        hidden=is_on(hidden) if hidden is not None else parent.hidden,
        size=_first(_half_points(look), parent.size),
        level=_level(name, number_of(child(paragraph, "outlineLvl")), parent.level),
        list_id=_first(value(child(list_of, "numId")), parent.list_id),
        list_level=_first(number_of(child(list_of, "ilvl")), parent.list_level),
    )


def _level(name: str | None, outline: int | None, inherited: int | None) -> int | None:
    if outline is not None:
        return outline + 1 if 0 <= outline < 9 else None
    match = _HEADING.fullmatch(name or "")
    if match:
        return int(match[1])
    return 1 if (name or "").lower() == "title" else inherited


def _half_points(properties: _Element | None) -> float | None:
    size = number_of(child(properties, "sz"))
    return size / 2 if size and size > 0 else None


def _first(*values: _T | None) -> _T | None:
    return next((found for found in values if found is not None), None)


def numbering_of(root: _Element | None) -> Numbering:
    """The lists of a Word file, from its numbering part."""
    numbering = Numbering()
    for element in () if root is None else root:
        if element.tag == f"{W}abstractNum":
            levels = {_which_level(level): _one_level(level) for level in element.iter(f"{W}lvl")}
            pattern = Pattern(levels=levels, style_link=value(child(element, "numStyleLink")))
            numbering.patterns[element.get(f"{W}abstractNumId")] = pattern
        elif element.tag == f"{W}num":
            _add_list(numbering, element)
    return numbering


def _add_list(numbering: Numbering, element: _Element) -> None:
    list_id = element.get(f"{W}numId")
    numbering.lists[list_id] = value(child(element, "abstractNumId"))
    for override in element.iter(f"{W}lvlOverride"):
        own = child(override, "lvl")
        level = _which_level(override)
        start = number_of(child(override, "startOverride"))
        numbering.overrides[list_id, level] = (start, None if own is None else _one_level(own))


def _which_level(element: _Element) -> int:
    text = element.get(f"{W}ilvl") or ""
    return int(text) if re.fullmatch("[0-9]", text) else 0


def _one_level(element: _Element) -> Level:
    start = number_of(child(element, "start"))
    return Level(
        start=1 if start is None else start,
        kind=value(child(element, "numFmt")) or "decimal",
        text=value(child(element, "lvlText")) or "",
        restart_after=number_of(child(element, "lvlRestart")),
        style=value(child(element, "pStyle")),
        legal=is_on(child(element, "isLgl")),
    )
