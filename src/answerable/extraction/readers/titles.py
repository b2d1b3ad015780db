"""What a document is called, where no family knows better."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.cards import CANNOT_TELL, Fact
from answerable.extraction.readers import labels
from answerable.extraction.readers.lines import Line

_FURNITURE = re.compile(
    r"(?i)(?:skip to .*|cookies?.*|menu|search|home|/|404.*|.*page not found.*|agenda item.*"
    r"|document library|publications?|news"
    r"|for emergencies.*|looking for .*|.*\bvisit the\b.*|print this page|back to .*|appendix \w+|.*\?)"
)


def title_of(lines: Sequence[Line]) -> Fact:
    """A labelled title, the main heading, or the first line that is no furniture and looks like a heading."""
    labelled = labels.fact(lines[:40], labels.TITLE)
    if labelled.value:
        return labelled
    main = next((line for line in lines if line.block.level == 1), None)
    first = next((line for line in lines[:12] if not _FURNITURE.fullmatch(line.text)), None)
    for line in (main, first):
        if line is None or _FURNITURE.fullmatch(line.text) or not 2 <= line.words <= 20:
            continue
        if line.number is None and line.heading_like and not line.raw.endswith(":"):
            span = line.span()
            return Fact(span.text, span.places)
    return CANNOT_TELL


_LONGEST = 40


def own_heading(lines: Sequence[Line]) -> Fact:
    """The main heading of an inspectorate's page, however long: its mark, else the first line that is no furniture."""
    marked = (line for line in lines[:60] if line.block.level == 1)
    plain = (line for line in lines[:12] if line.number is None)
    for line in (*marked, *plain):
        if _FURNITURE.fullmatch(line.text) and not line.raw.endswith("?"):
            continue
        if 2 <= line.words <= _LONGEST and not line.raw.endswith((".", ":", ";", ",")):
            span = line.span()
            return Fact(span.text, span.places)
    return CANNOT_TELL
