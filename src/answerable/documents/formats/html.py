"""Saved web pages: headings, paragraphs, lists with their numbers, tables and tick boxes.

Scripts, styles, hidden parts and pictures are left out, but for a picture that shows a grade: its description is read.

The tree is walked with a loop, never by recursion, so that ten thousand nested tags cost nothing but time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from answerable.documents.cards import Block, CannotRead, Text
from answerable.documents.formats import charsets, limits
from answerable.documents.formats.gather import Gatherer, Line
from answerable.documents.formats.html_parts import OpenList, OpenTable, open_cell, open_list, open_row, whole
from answerable.documents.formats.marks import as_symbols
from answerable.documents.formats.numbers import counted
from answerable.documents.formats.txt import GUESSED

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DROPPED = frozenset({
    "script", "style", "template", "noscript", "head", "title", "iframe", "object", "embed", "svg",
    "math", "canvas", "audio", "video", "select", "option", "datalist", "textarea", "button", "map", "nav", "del",
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul",
})  # fmt: skip
_LISTS = frozenset({"ol", "ul", "menu"})
_HEADING = re.compile(r"h[1-6]")
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_HEAVY = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight\s*:\s*(normal|lighter|[1-4]00)", re.IGNORECASE)
# Inspectors' pages show a grade as a picture; what the picture is called is then the only place it is written.
_BADGE = re.compile(
    r"(?:.{3,120}\s*[:–-]\s*)?(?:(?:graded?|judge?ment|judged|rated|rating)\s*(?:as|:|–|-)?\s*)?"
    r"(?:outstanding|good|adequate|requires improvement|inadequate)",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(r"font-family\s*:[^;]*wingdings", re.IGNORECASE)
# Parts that go round a page: its menus, its notice of cookies, words for screen readers that say "opens in a new window".
_ROUND = frozenset({"navigation", "banner", "search", "contentinfo"})
_ASIDE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|breadcrumbs?|skip-?link|visually-?hidden|sr-only|screen-?reader(?:-text)?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SPACE = re.compile(r"[ \t\n\r\x0c]+")


def read(data: bytes) -> Text:
    """The blocks of a web page. Raises `CannotRead` "too_long" or, for tags nested thousands deep, "unsafe"."""
    from lxml import etree, html

    declared = _CHARSET.search(data[:4096])
    content, guessed = charsets.decode(data, declared=declared[1].decode("ascii") if declared else None)
    limits.check_length(len(content))
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True
    )
    root = html.document_fromstring(_without_declaration(content).encode("utf-8", "replace"), parser=parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # Past some two thousand levels the parser stops and says so only here; what it dropped must not pass for silence.
        raise CannotRead("unsafe", limits.UNSAFE)
    walk = _Walk()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            walk.start(element)
        else:
            walk.end(element)
    walk.flush()
    return Text(
        blocks=tuple(walk.gatherer.blocks),
        format="html",
        meta=_meta(root),
        warnings=(GUESSED,) if guessed else (),
    )


def _without_declaration(content: str) -> str:
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", content.replace("\x00", ""), count=1)


def _meta(root: HtmlElement) -> dict[str, str]:
    meta = {
        "title": _SPACE.sub(" ", root.findtext(".//title") or "").strip(),
        "language": root.get("lang") or "",
    }
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").lower()
        if name in ("author", "created", "dcterms.created", "article:published_time"):
            meta["author" if name == "author" else "created"] = (element.get("content") or "").strip()
    return {key: value for key, value in meta.items() if value}


class _Walk:
    """Everything that is open at one moment of the walk."""

    def __init__(self) -> None:
        self.gatherer = Gatherer()
        self.line = Line()
        self.heavy_letters = self.letters = 0
        self.dropped: HtmlElement | None = None
        self.lists: list[OpenList] = []
        self.tables: list[OpenTable] = []
        self.number: str | None = None
        self.in_item = 0
        self.level: int | None = None
        self.weights: list[bool] = [False]
        self.symbols = 0
        self.preformatted = 0
        self.style: str | None = None

    def start(self, element: HtmlElement) -> None:
        """An element opens."""
        if self.dropped is not None:
            return
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _DROPPED or _is_hidden(element, tag):
            self.dropped = element
            return
        if tag in _BLOCKS:
            self.flush()
            self._open(element, tag)
        self.weights.append(_weight(element, tag, self.weights[-1]))
        self.symbols += self.symbols > 0 or bool(_SYMBOLS.search(element.get("style") or ""))
        if tag == "br":
            self.line.add("\n")
        elif tag == "input" and (element.get("type") or "").lower() in ("checkbox", "radio"):
            self.line.add_box(element.get("checked") is not None)
        elif tag == "img" and _BADGE.fullmatch(alt := (element.get("alt") or "").strip()):
            self.line.add(f"\n{alt}\n")
        elif element.get("role") == "checkbox":
            self.line.add_box({"true": True, "false": False}.get(element.get("aria-checked") or ""))
        self._text(element.text)

    def end(self, element: HtmlElement) -> None:
        """An element closes; the words after it belong to its parent."""
        if self.dropped is not None:
            if self.dropped is not element:
                return
            self.dropped = None
        else:
            tag = element.tag if isinstance(element.tag, str) else ""
            self.weights.pop()
            self.symbols -= self.symbols > 0
            if tag in _BLOCKS:
                self.flush()
                self._close(tag)
        self._text(element.tail)

    def flush(self) -> None:
        """The paragraph that is open ends here."""
        line, self.line = self.line, Line()
        bold = self.letters > 0 and self.heavy_letters == self.letters
        self.heavy_letters = self.letters = 0
        if not line.boxes and not line.text.strip():
            return
        if not self.preformatted:
            line = _collapsed(line)
        self.gatherer.add(line, self._look(bold))
        self.number = None

    def _look(self, bold: bool) -> Block:
        cell = self.tables[-1].cell if self.tables else None
        if self.level is not None and cell is None:
            return Block(index=0, text="", kind="heading", level=self.level, style=self.style, bold=bold)
        in_item = self.in_item > 0 and self.number is not None
        return Block(
            index=0,
            text="",
            kind="cell" if cell else "item" if in_item else "paragraph",
            level=self.level,
            depth=max(len(self.lists) - 1, 0) if in_item else None,
            number=self.number,
            cell=cell,
            style=self.style,
            bold=bold,
        )

    def _open(self, element: HtmlElement, tag: str) -> None:
        self.style = _style(element, tag)
        if tag in _LISTS:
            self.lists.append(open_list(element, tag))
        elif tag == "li":
            self._open_item(element)
        elif _HEADING.fullmatch(tag):
            self.level = int(tag[1])
        elif tag == "table":
            self.tables.append(OpenTable(self.gatherer.new_table()))
        elif tag == "tr" and self.tables:
            open_row(self.tables[-1])
        elif tag in ("td", "th") and self.tables:
            open_cell(self.tables[-1], element, tag)
        elif tag == "pre":
            self.preformatted += 1

    def _open_item(self, element: HtmlElement) -> None:
        self.in_item += 1
        if not self.lists:
            self.number = "•"
            return
        current = self.lists[-1]
        current.next = whole(element.get("value"), current.next)
        self.number = "•" if current.kind is None else counted(current.next, current.kind) + "."
        current.next += current.step

    def _close(self, tag: str) -> None:
        if tag in _LISTS and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.in_item -= 1
            self.number = None
        elif _HEADING.fullmatch(tag):
            self.level = None
        elif tag == "table" and self.tables:
            self.tables.pop()
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].cell = None
        elif tag == "pre":
            self.preformatted -= 1

    def _text(self, text: str | None) -> None:
        if self.dropped is not None or not text:
            return
        if self.symbols:
            text = as_symbols(text)
        letters = len(_SPACE.sub("", text))
        self.letters += letters
        if self.weights[-1]:
            self.heavy_letters += letters
        self.line.add(text if self.preformatted else _SPACE.sub(" ", text))


def _collapsed(line: Line) -> Line:
    """Blanks as a browser shows them: one between words, none beside a line break; boxes keep their place."""
    result = Line()
    done = 0
    text, after_blank = line.text, False
    stops = sorted(line.boxes, key=lambda box: box.at)
    for box in [*stops, None]:
        part = text[done : box.at if box else None]
        part = re.sub(r" *\n *", "\n", re.sub(r"[ \t]+", " ", part))
        if after_blank:
            part = part.lstrip(" ")
        result.add(part)
        after_blank = part.endswith((" ", "\n")) if part else after_blank
        if box:
            result.add_box(box.ticked)
            done = box.at
    return result


def _is_hidden(element: HtmlElement, tag: str) -> bool:
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.get("role") in _ROUND or _ASIDE_NAMES.search(names):
        # A page's own heading is never part of what goes round it.
        return tag not in ("body", "html", "main", "article") and element.find(".//h1") is None
    if tag == "div" and element.get("title") in ("header", "footer"):
        # LibreOffice so writes what stands at the head and foot of every page.
        return True
    if tag == "footer":
        return all(above.tag not in ("main", "article", "section") for above in element.iterancestors())
    # An ornament is hidden from screen readers but carries no words; words so hidden are shown twice elsewhere.
    return element.get("aria-hidden") == "true" and tag != "input" and element.get("role") != "checkbox"


def _weight(element: HtmlElement, tag: str, inherited: bool) -> bool:
    style = element.get("style") or ""
    if _HEAVY.search(style):
        return True
    if _LIGHT.search(style):
        return False
    return inherited or tag in ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6")


def _style(element: HtmlElement, tag: str) -> str:
    name = ".".join((element.get("class") or "").split()[:4])
    return f"{tag}.{name}" if name else tag
