"""What a document is called, where no family knows better."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.cards import CANNOT_TELL, Fact
from answerable.extraction.readers import labels
from answerable.extraction.readers.lines import Line

_FURNITURE = re.compile(
    r"(?i)(?:skip to .*|cookies?.*|menu|search|home|/|404.*|.*page not found.*|agenda item.*"
    r"|document library|publications?|news|.*\bsearch\b.{0,30}|supporting documents:?|minutes:?|share this.*"
    r"|for emergencies.*|looking for .*|.*\bvisit the\b.*|print this page|back to .*|appendix \w+|.*\?)"
)


def is_furniture(line: Line) -> bool:
    """Whether a line belongs to the page and not to what it says: "Skip to content", "404 Page not found"."""
    return bool(_FURNITURE.fullmatch(line.text))


def title_of(lines: Sequence[Line]) -> Fact:
    """A labelled title, the main heading, or the first line that is no furniture and looks like a heading."""
    labelled = labels.fact(lines[:40], labels.TITLE)
    if labelled.value:
        return labelled
    main = next((line for line in lines if line.block.level == 1), None)
    first = next((line for line in lines[:12] if not is_furniture(line)), None)
    for line in (main, first):
        if line is None or is_furniture(line) or not 2 <= line.words <= 20:
            continue
        if line.number is None and line.heading_like and not line.raw.endswith(":"):
            span = line.span()
            return Fact(span.text, span.places)
    return CANNOT_TELL
