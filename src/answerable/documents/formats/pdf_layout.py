"""From lines to paragraphs: what belongs together on a page, and what is only its running head.

A line ends its paragraph when the next line's first word would still have fitted on it. That one test, with size,
weight and distance, decides nearly every case, and when it errs it errs by leaving two pieces apart.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from answerable.documents.formats.marks import is_bullet, split_mark
from answerable.documents.formats.pdf_columns import right_edges
from answerable.documents.formats.pdf_page import PageContent, PageLine
from answerable.documents.formats.pdf_tables import grids_of, in_long_table

_HYPHENS = "-\u2010\u00ad"
_CLOSING = "”’\"')]"
_PAGE_NUMBER = re.compile(
    r"(page\s*)?[-–—|]?\s*\d{1,4}\s*[-–—]?(\s*(of|/|\|)\s*\d{1,4})?|page\s+\w+(\s+of\s+\w+)?|[-–—]?\s*[ivxlc]{1,7}\s*[-–—]?"
    r"|\d{1,4}\s*\|\s*(page|p\s?a\s?g\s?e)|p\s?a\s?g\s?e\s*\|?\s*\d{1,4}",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
# Beginnings that are joined to a word by a hyphen of their own.
_OWN_HYPHEN = re.compile(
    r"(?i)co|re|pre|non|self|ex|anti|multi|inter|semi|sub|mid|well|ill|long|short|high|low|full|part|first|second|third"
    r"|half|cross|on|in|out|up|face|year|all|one|two|three|four|five|six|follow|decision|county|force|partner"
)
_ENDING = re.compile(
    r"(?:[a-z]{0,4}(?:tion|sion|ality|cian|tive|sive|ment|ness|ance|ence|able|ible|ity|ous|ally|ical|tial|cial|ture|gation)"
    r"|[a-z]{0,2}(?:ing|ers?|ed|ly|al|tor|sor))(?:s|al|ally|ed|ing|ly|ary|ers?)?"
)
_RANGE = re.compile(r"[^\W_][–\u2010-]$")
"""A line that ends in a dash with nothing before it: "2024–" and then "2029"."""
_SHORT_WORD = re.compile(r"a[mnst]?|b[ey]|do|go|he|i[fnst]?|m[ey]|no|o[fnr]|so|to|u[ps]|we")
_NOTE_FIGURE = re.compile(r"(?<=[a-z.,;:”’)])(?<!\b[ckm]m)(?<!\bm)[⁰¹²³⁴-⁹]+")
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, from page `page` (from 1) until page `until`; text could go as far as `right`."""

    page: int
    lines: list[PageLine]
    right: float
    number: str | None = None
    until: int = 0

    @property
    def first(self) -> PageLine:
        """The line it begins with."""
        return self.lines[0]

    @property
    def last(self) -> PageLine:
        """The line it ends with, so far."""
        return self.lines[-1]


def without_running_lines(pages: list[PageContent]) -> None:
    """Take headers, footers and page numbers off every page.

    A line is one when it stands among the two outermost lines of three pages, in the same place, with the same words
    but for the figures in them; or when it stands outermost and is nothing but a page number.
    """
    seen: Counter[tuple[str, int]] = Counter()
    candidates = [_outer_lines(page) for page in pages]
    for lines in candidates:
        seen.update({key for key, _, _ in lines})
    enough = 3 if len(pages) > 4 else 2
    for page, lines in zip(pages, candidates, strict=True):
        gone = {
            id(line)
            for key, line, outermost in lines
            if (len(pages) > 1 and seen[key] >= enough and _far_out(line, page))
            or (outermost and _far_out(line, page) and _PAGE_NUMBER.fullmatch(line.text))
        }
        if gone:
            page.lines = [line for line in page.lines if id(line) not in gone]


def _outer_lines(page: PageContent) -> list[tuple[tuple[str, int], PageLine, bool]]:
    lines = page.lines
    if grids_of(page):
        lines = [line for line in lines if not in_long_table(page, line)]
    ordered = sorted(lines, key=lambda line: line.box[1])
    outer = ordered[:3] + ordered[-3:] if len(ordered) > 6 else ordered
    found = []
    for line in outer:
        key = (_DIGITS.sub("#", line.text), round(line.box[1] / 6))
        outermost = line.box[1] <= ordered[0].box[1] + 4 or line.box[1] >= ordered[-1].box[1] - 4
        found.append((key, line, outermost))
    return found


def _far_out(line: PageLine, page: PageContent) -> bool:
    return line.box[3] < page.height * 0.12 or line.box[1] > page.height * 0.88


def paragraphs_of(pages: list[PageContent]) -> list[Paragraph]:
    """Every paragraph of the document, in the order written."""
    paragraphs: list[Paragraph] = []
    cells: dict[tuple[int, int, int], Paragraph] = {}
    known: dict[int, float] = {}
    current: Paragraph | None = None
    for at, page in enumerate(pages, 1):
        number = page.number or at
        edge_of = right_edges(page, known)
        spacing = _spacing(page)
        for line in page.lines:
            mark = "•" if line.bullet else split_mark(line.text)[0]
            cell = cells.get(line.place) if line.place else None
            owner = _owner(line, mark, current, cell, number, spacing)
            if owner is None:
                owner = Paragraph(number, [line], edge_of(line), mark, number)
                paragraphs.append(owner)
            else:
                owner.lines.append(line)
                # The edge may be another where a column or a page is.
                owner.right, owner.until = edge_of(line), number
            current = owner
            if line.place:
                cells[line.place] = owner
    return paragraphs


def _owner(
    line: PageLine,
    mark: str | None,
    current: Paragraph | None,
    cell: Paragraph | None,
    page: int,
    spacing: float,
) -> Paragraph | None:
    """The paragraph that a line goes on with, if any.

    That is the one above it; or, at the head of a page or column, the last one of the page or column before; or, in a
    table's row that a page cut, the last one of the same cell.
    """
    if cell is not None and cell.until < page:
        return cell if _crosses(cell, line, mark) else None
    if current is None:
        return None
    if current.until < page or _is_next_column(current.last, line):
        return current if _crosses(current, line, mark) else None
    return current if _continues(current, line, mark, spacing) else None


def _is_next_column(last: PageLine, line: PageLine) -> bool:
    return (
        last.place is None
        and line.place is None
        and line.box[3] < last.box[1]
        and line.left > last.box[2] - last.size
    )


def _spacing(page: PageContent) -> float:
    """The usual distance from one line's foot to the next one's, in letter sizes."""
    steps = Counter(
        round((after.foot - before.foot) / before.size, 1)
        for before, after in zip(page.lines, page.lines[1:], strict=False)
        if before.size > 0
        and before.size == after.size
        and 0.8 * before.size < after.foot - before.foot < 2.2 * before.size
    )
    # The most usual step may be that between paragraphs of one line; a smaller step that is common is the line step.
    common = [step for step, times in steps.items() if times * 4 >= max(steps.values())]
    return min(common) if common else 1.4


def _continues(paragraph: Paragraph, line: PageLine, mark: str | None, spacing: float) -> bool:
    last = paragraph.last
    if (
        line.place != last.place
        or line.ticks
        or line.lead
        or line.bold != last.bold
        or abs(line.size - last.size) > 0.6
    ):
        return False
    step = line.foot - last.foot
    if not 0.3 * line.size < step <= (spacing + 0.32) * max(line.size, last.size):
        return False
    if mark and (is_bullet(mark) or paragraph.number or line.left < last.left - 2 or _ended(last.text)):
        return False
    indent = line.left - paragraph.first.left
    in_line = -3 <= indent <= (70 if paragraph.number else 3) or abs(line.left - last.left) <= 3
    # A first line may be indented once; anything else that moves is another paragraph.
    if not in_line and (len(paragraph.lines) > 1 or not -40 <= indent < 0):
        return False
    return _was_full(paragraph, line)


def _crosses(paragraph: Paragraph, line: PageLine, mark: str | None) -> bool:
    """Whether a page's first line goes on with the last paragraph of the page before: only when all signs agree."""
    last = paragraph.last
    return (
        mark is None
        and not line.ticks
        and line.bold == last.bold
        and abs(line.size - last.size) <= 0.3
        and (line.place is None) == (last.place is None)
        and not _ended(last.text)
        and (line.text[0].islower() or line.text[0] in "(‘“")
        and _was_full(paragraph, line)
    )


def _was_full(paragraph: Paragraph, line: PageLine) -> bool:
    """Whether the first word of `line` would not have fitted at the end of the paragraph's last line.

    Where that is close, words decide: a sentence that has not ended goes on in small letters; a new speech mark after
    a full stop, or a capital after a colon, begins a paragraph of its own.
    """
    last = paragraph.last
    if last.text[-1] in _HYPHENS:
        return True
    ended = _ended(last.text)
    if ended and (line.text[0] in '“‘"•' or (last.text[-1] == ":" and not line.text[0].islower())):
        return False
    word = line.text.split(None, 1)[0]
    letter = (line.box[2] - line.box[0]) / max(len(line.text), 1)
    slack = paragraph.right - last.box[2] - letter * (len(word) + 0.6)
    return slack < (3.5 if line.text[0].islower() and not ended else 0.3) * line.size


def _ended(text: str) -> bool:
    return text.rstrip(_CLOSING)[-1:] in (".", ":", ";", "?", "!")


def joined(paragraph: Paragraph, vocabulary: Counter[str]) -> str:
    """The words of a paragraph on one line; a word broken by a hyphen is mended where the hyphen is the printer's."""
    text = paragraph.lines[0].text
    for before, line in pairwise(paragraph.lines):
        if text[-1] == "\u00ad":
            text = text[:-1] + line.text
        elif text[-1] in _HYPHENS and len(text) > 1 and text[-2].isalpha() and line.text[:1].islower():
            text = (text[:-1] if _is_printers(text, line.text, vocabulary) else text) + line.text
        elif _RANGE.search(text) and line.text[0].isdigit():
            text += line.text
        else:
            text += ("" if _breaks_word(paragraph, before, line, vocabulary) else " ") + line.text
    return _NOTE_FIGURE.sub("", text) if not text.isascii() else text


def _breaks_word(paragraph: Paragraph, before: PageLine, line: PageLine, vocabulary: Counter[str]) -> bool:
    """Whether a cell is so narrow that a word, alone on its line and as wide as the cell, goes on in the next.

    The two must make a word that stands elsewhere, or the second be no word of its own.
    """
    if before.place is None or not before.text.isalpha() or not line.text[0].islower():
        return False
    letter = (before.box[2] - before.box[0]) / len(before.text)
    tail = _WORD.findall(line.text)[0]
    if paragraph.right - before.box[2] > 1.2 * letter or not tail.isalpha():
        return False
    if vocabulary[(before.text + tail).lower()]:
        return True
    fragment = len(tail) <= 2 and not _SHORT_WORD.fullmatch(tail)
    return fragment or (vocabulary[tail] <= 1 and _ENDING.fullmatch(tail) is not None)


def _is_printers(before: str, after: str, vocabulary: Counter[str]) -> bool:
    """Whether the hyphen that ends `before` only breaks a word: "consti-" and "tution", not "co-" and "ordination".

    It is the printer's when the word stands whole elsewhere more often than with its hyphen; failing both, when what
    follows is the ending of a word and no word itself, or when it is the sign that browsers break words with.
    """
    head, tail = _WORD.findall(before)[-1], _WORD.findall(after)[0]
    whole, broken = vocabulary[(head + tail).lower()], vocabulary[f"{head}-{tail}".lower()]
    # The hyphenated word at this very place is counted in neither.
    if whole or broken:
        return whole > broken
    if _OWN_HYPHEN.fullmatch(head):
        return False
    return before[-1] == "\u2010" or _ENDING.fullmatch(tail) is not None


def vocabulary_of(pages: list[PageContent]) -> Counter[str]:
    """Every word of the document, hyphens kept, for mending broken ones; empty when no line may break one."""
    if not any(
        line.text[-1] in "-\u2010" or (line.place and line.text.isalpha())
        for page in pages
        for line in page.lines
    ):
        return Counter()
    return Counter(
        word
        for page in pages
        for line in page.lines
        for word in re.findall(r"[\w-]+\w", line.text.lower().replace("\u2010", "-"))
    )
