"""National child protection inspections and their reviews: what is recommended at once, in three months, in six."""

from __future__ import annotations

import re

from answerable.documents.cards import Text
from answerable.extraction.cards import Reading
from answerable.extraction.readers.asked_findings import AskedFindings
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.inspection_papers import own_marks, paper_reading, titled

_TITLE = re.compile(
    r"(?i)\bchild\s+protection\b|\bjoint\s+targeted\s+area\s+inspection\b|\bsafeguarding\s+children\b"
)
_INSPECTION = re.compile(r"(?i)\b(?:re[-‑]?)?inspections?\b|\breview\b|\bassessment\b")


def fit(text: Text) -> tuple[float, str]:
    """What speaks for a child protection report: its title and the inspectorate's own marks."""
    lines = body_lines(text)
    named = titled(lines, _TITLE) and titled(lines, _INSPECTION)
    marks = own_marks(lines) if named else -1
    reason = (
        f"titled as a child protection inspection: {named}; marks of the inspectorate’s own papers: {marks}"
    )
    return (min(0.5 + 0.12 * marks, 0.9) if named and marks >= 0 else 0.0), reason


def read(text: Text) -> Reading:
    """Title, force, date, grades where there are any, and each recommendation with its deadline."""
    return paper_reading(text, reader="child_protection", asked=AskedFindings(loose=True))
