"""Footnotes of a PDF page: small print at its foot that begins with the figure that points to it.

They are set after all other pages, as the notes of a Word file are, so that a paragraph that runs over a page break meets
the page it runs on to. No note is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from answerable.documents.formats.pdf_page import PageContent, PageLine
from answerable.documents.formats.pdf_tables import in_long_table

_SMALLER = 0.93
_BEGINS = re.compile(r"(?:\[?\d{1,3}\]?|[*†‡§])\s*\S")
_FOOT = 0.4
"""No note stands higher than this share of a page."""


def set_apart(pages: Sequence[PageContent]) -> list[PageContent]:
    """Take footnotes off every page; give them back as pages of their own, in order."""
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            letters[line.size] += len(line.text)
    usual = letters.most_common(1)[0][0] if letters else 0.0
    if not any(size < usual * _SMALLER for size in letters):
        return []
    found = []
    for page in pages:
        notes = _notes(page, usual * _SMALLER)
        if notes:
            taken = {id(line) for line in notes}
            page.lines = [line for line in page.lines if id(line) not in taken]
            found.append(PageContent(page.width, page.height, notes, number=page.number))
    return found


def _notes(page: PageContent, most: float) -> list[PageLine]:
    """The small lines below all others, from the first that begins as a note does."""
    small = [line for line in page.lines if line.size < most and not in_long_table(page, line)]
    if not small:
        return []
    others = [line.box[1] for line in page.lines if line.size >= most or in_long_table(page, line)]
    above = max([page.height * _FOOT, *others])
    low = sorted((line for line in small if line.box[1] >= above), key=lambda line: line.box[1])
    first = next((line for line in low if line.lead or _BEGINS.match(line.text)), None)
    if first is None or (low[0] is not first and low[0].box[1] < first.box[1] - 1):
        return []
    return [line for line in page.lines if any(line is note for note in low)]
