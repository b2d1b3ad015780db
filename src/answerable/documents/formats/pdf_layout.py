"""From lines to paragraphs: what belongs together on a page, and what is only its running head.

A line ends its paragraph when the next line's first word would still have fitted on it. That one test, with size,
weight and distance, decides nearly every case, and when it errs it errs by leaving two pieces apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from answerable.documents.formats.marks import is_bullet, split_mark
from answerable.documents.formats.pdf_lines import PageContent, PageLine

_HYPHENS = "-\u2010\u00ad"
_CLOSING = "”’\"')]"
_PAGE_NUMBER = re.compile(
    r"(page\s*)?[-–—]?\s*\d{1,4}\s*[-–—]?(\s*(of|/|\|)\s*\d{1,4})?|page\s+\w+(\s+of\s+\w+)?", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, from page `page` (from 1)."""

    page: int
    lines: list[PageLine]
    right: float
    number: str | None = None
    words: list[str] = field(default_factory=list)

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
    ordered = sorted(page.lines, key=lambda line: line.box[1])
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
    for at, page in enumerate(pages, 1):
        number = page.number or at
        edge_of = _right_edges(page)
        spacing = _spacing(page)
        first_of_page = True
        for line in page.lines:
            mark = "•" if line.bullet else split_mark(line.text)[0]
            previous = paragraphs[-1] if paragraphs else None
            if previous is not None and (
                _crosses(previous, line, mark) if first_of_page else _continues(previous, line, mark, spacing)
            ):
                previous.lines.append(line)
            else:
                paragraphs.append(Paragraph(number, [line], edge_of(line), mark))
            first_of_page = False
    return paragraphs


def _right_edges(page: PageContent) -> Callable[[PageLine], float]:
    """How far right the text around a line goes: that of its table column, its half of the page, or the page."""
    middle = _gutter(page)
    edges = dict(page.cell_edges)
    halves = [0.0, 0.0] if middle else [page.width * 0.55, 0.0]
    for line in page.lines:
        if line.place is not None:
            column = (line.place[0], line.place[2])
            edges[column] = max(edges.get(column, 0.0), line.box[2])
        else:
            half = int(middle is not None and line.left > middle)
            halves[half] = max(halves[half], line.box[2])

    def edge(line: PageLine) -> float:
        if line.place is not None:
            return edges[line.place[0], line.place[2]]
        return halves[int(middle is not None and line.left > middle)]

    return edge


def _gutter(page: PageContent) -> float | None:
    """Where a page set in two columns is divided, or None for a page set in one."""
    free = [line for line in page.lines if line.place is None]
    right = [line for line in free if line.left > page.width * 0.42]
    left = [line for line in free if line.left <= page.width * 0.42]
    if len(right) < 6 or len(right) < 0.25 * len(free):
        return None
    gutter = min(line.left for line in right) - 1
    within = sum(1 for line in left if line.box[2] < gutter)
    return gutter if within >= 0.8 * len(left) else None


def _spacing(page: PageContent) -> float:
    """The usual distance from one line's foot to the next one's, in letter sizes."""
    steps = Counter(
        round((after.box[3] - before.box[3]) / before.size, 1)
        for before, after in zip(page.lines, page.lines[1:], strict=False)
        if before.size > 0
        and before.size == after.size
        and 0.8 * before.size < after.box[3] - before.box[3] < 2.2 * before.size
    )
    # The most usual step may be that between paragraphs of one line; a smaller step that is common is the line step.
    common = [step for step, times in steps.items() if times * 4 >= max(steps.values())]
    return min(common) if common else 1.4


def _continues(paragraph: Paragraph, line: PageLine, mark: str | None, spacing: float) -> bool:
    last = paragraph.last
    if line.place != last.place or line.ticks or line.bold != last.bold or abs(line.size - last.size) > 0.6:
        return False
    step = line.box[3] - last.box[3]
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
        and not line.bold
        and not last.bold
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
    """The words of a paragraph on one line; a word broken by a hyphen is mended.

    A soft hyphen goes. Any other goes when the word stands unbroken elsewhere in the document more often than with its
    hyphen; otherwise it stays, because "co-ordination" is spelt with one.
    """
    text = paragraph.lines[0].text
    for line in paragraph.lines[1:]:
        if text[-1] == "\u00ad":
            text = text[:-1] + line.text
        elif text[-1] in _HYPHENS and len(text) > 1 and text[-2].isalpha() and line.text[:1].islower():
            before, after = re.findall(r"\w+", text)[-1], re.findall(r"\w+", line.text)[0]
            whole = vocabulary[(before + after).lower()]
            broken = vocabulary[f"{before}-{after}".lower()]
            text = (text[:-1] if whole > broken else text) + line.text
        else:
            text = text + " " + line.text
    return text


def vocabulary_of(pages: list[PageContent]) -> Counter[str]:
    """Every word of the document, hyphens kept, for mending broken ones; empty when no line ends in a hyphen."""
    if not any(line.text[-1] in "-\u2010" for page in pages for line in page.lines):
        return Counter()
    return Counter(
        word
        for page in pages
        for line in page.lines
        for word in re.findall(r"[\w-]+\w", line.text.lower().replace("\u2010", "-"))
    )
