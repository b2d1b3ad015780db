"""What is printed on pages but belongs to no text: page numbers, running heads, watermarks, protective markings."""

from __future__ import annotations

import re
from collections import Counter

from answerable.documents.cards import Text
from answerable.extraction.readers.grades_in_text import lone_grade
from answerable.extraction.readers.lines import Line, lines_of
from answerable.extraction.readers.two_languages import english
from answerable.extraction.readers.words import EXPLAINS, label_of

_STAMP = re.compile(
    r"(?:DRAFT|OFFICIAL(?:\s*[-–:]\s*SENSITIVE)?|NOT PROTECTIVELY MARKED|RESTRICTED|CONFIDENTIAL|EMBARGOED)"
)
_SITE = re.compile(
    r"(?i)(?:related\s+(?:content|links|pages|documents)|see\s+also|share\s+this\s+page|back\s+to\s+top|more\s+like\s+this)\s*:?"
)
"""What stands under the page's own words on the site that holds it."""
_OFTEN = 3
"""Lines printed alike at the edge of this many pages are a running head or foot."""


def body_lines(text: Text) -> tuple[Line, ...]:
    """The document's lines without stamps and, where it has pages, without what is printed on page after page.

    Asking again for the same text costs nothing: every family asks in turn.
    """
    global _last
    held = _last
    if held is None or held[0] is not text:
        held = _last = (text, english(_without_furniture(text)))
    return held[1]


_last: tuple[Text, tuple[Line, ...]] | None = None
"""The text asked for last and its lines."""


def _without_furniture(text: Text) -> tuple[Line, ...]:
    lines = tuple(line for line in lines_of(text) if not _STAMP.fullmatch(line.raw))
    if not text.pages:
        return lines
    at_edge = {at for at in range(len(lines)) if _first_or_last(lines, at)}
    often = Counter(_alike(lines[at]) for at in at_edge)
    return tuple(line for at, line in enumerate(lines) if at not in at_edge or not _is_furniture(line, often))


def _first_or_last(lines: tuple[Line, ...], at: int) -> bool:
    page = lines[at].place.page
    return at in (0, len(lines) - 1) or page != lines[at - 1].place.page or page != lines[at + 1].place.page


def _alike(line: Line) -> tuple[str, int | None]:
    """The words without their figures, and how far down the page they stand, to some four points."""
    return re.sub(r"\d+", "#", line.text), round(line.block.box[1] / 4) if line.block.box else None


def _is_furniture(line: Line, often: Counter[tuple[str, int | None]]) -> bool:
    if line.text.isdigit() and line.block.cell is None:
        return True
    says_something = label_of(line) or lone_grade(line) or EXPLAINS.match(line.raw)
    return not says_something and often[_alike(line)] >= _OFTEN


def opens_links(line: Line) -> bool:
    """Whether a line heads the links a site puts under what its page says."""
    return bool(_SITE.fullmatch(line.text))
