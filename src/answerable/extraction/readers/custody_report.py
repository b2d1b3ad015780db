"""Reports on police custody, made with the prisons inspectorate: concerns with recommendations, areas for improvement.

Older ones call a cause of concern an area of concern, and number what they ask for by paragraph.
"""

from __future__ import annotations

import re

from answerable.documents.cards import Text
from answerable.extraction.cards import Reading
from answerable.extraction.readers.asked_findings import AskedFindings
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.inspection_papers import own_marks, paper_reading, titled

_TITLE = re.compile(r"(?i)\bcustody\s+(?:suites?|facilities|inspection|services?)\b|\bpolice\s+custody\b")
_INSPECTION = re.compile(r"(?i)\binspection\b|\bvisit\b")
_CONCERN = re.compile(r"(?i)(?:key\s+)?(?:areas?\s+of\s+concern|concerns?)\s*(?::\s*|$)")


def fit(text: Text) -> tuple[float, str]:
    """What speaks for a custody report: its title and the inspectorate's own marks."""
    lines = body_lines(text)
    named = titled(lines, _TITLE) and titled(lines, _INSPECTION)
    marks = own_marks(lines) if named else -1
    reason = f"titled as a custody inspection: {named}; marks of the inspectorate’s own papers: {marks}"
    return (min(0.5 + 0.12 * marks, 0.9) if named and marks >= 0 else 0.0), reason


def read(text: Text) -> Reading:
    """Title, force, date, causes of concern with their recommendations, areas for improvement."""
    return paper_reading(text, reader="custody_report", asked=AskedFindings(concern_words=_CONCERN))
