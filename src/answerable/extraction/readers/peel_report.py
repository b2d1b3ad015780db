"""PEEL reports as a saved web page or a PDF: grades by section, and findings in boxes under the area they belong to.

Three styles are met: to 2018/19 (a question, its grade on the next line, areas for improvement as a list), 2021/22 (a
judgment sentence under each area, one box for each finding), and 2023–25 (the same, with the statement as a heading).
Pages of one pillar, overviews and pages that only lead to the report are read too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.documents.cards import Text
from answerable.extraction.cards import Fact, Reading
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.graded_sections import QUESTION
from answerable.extraction.readers.inspectorate_pages import (
    names_fire_service,
    page_title,
    read_report,
    signs,
    titled,
)
from answerable.extraction.readers.lines import Line

_PEEL = re.compile(r"(?i)\bPEEL\b|\bpolice effectiveness,? efficiency and legitimacy\b")
_TITLE = re.compile(
    r"(?i)\bPEEL\b.*\b20\d\d\b|\b20\d\d\b.*\bPEEL\b|\binspection of\b.*\b(?:police|constabulary)\b"
)
_CYCLE = re.compile(r"(?i)PEEL\s+20\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?")


def fit(text: Text) -> tuple[float, str]:
    """What speaks for a PEEL report: its name at the top, grades under areas, boxes, and the usual headings."""
    lines = body_lines(text)
    top = [line for line in lines[:40] if line.number is None]
    named = any(_PEEL.search(line.raw) for line in top if line.heading_like or line.marked)
    named = named or (
        page_title(lines) is not None
        and any(_PEEL.search(line.raw) or QUESTION.fullmatch(line.text) for line in top[:12])
    )
    score, reason = signs(lines, named=named and not names_fire_service(lines))
    return score, f"PEEL {reason}"


def read(text: Text) -> Reading:
    """Title, force, date, grades and findings of the report."""
    lines = body_lines(text)
    return read_report(text, lines, reader="peel_report", title=_title(lines))


def _title(lines: Sequence[Line]) -> Fact:
    """The report's or page's title. The bare name of a cycle is one only where the document begins with it."""
    titles = [line for at, line in enumerate(lines) if at < 3 or not _CYCLE.fullmatch(line.text)]
    return titled(titles, _TITLE)
