"""Crime recording reports, and those on integrity, vetting and corruption: questions with a grade, and boxes."""

from __future__ import annotations

import re

from answerable.documents.cards import Text
from answerable.extraction.cards import Reading
from answerable.extraction.readers.asked_findings import AskedFindings
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.inspection_papers import own_marks, paper_reading, titled

_TITLE = re.compile(
    r"(?i)\bcrime\s+data\s+integrity\b|\bcrime[-\s]recording\b|\bpolice\s+integrity\b|\bcounter-corruption\b|\bvetting\b"
    r"|\bservice\s+provided\s+to\s+victims\b"
)
_INSPECTION = re.compile(r"(?i)\b(?:re[-‑]?)?inspections?\b|\bintegrity\s+and\s+corruption\b|\breview\b")


def fit(text: Text) -> tuple[float, str]:
    """What speaks for a crime recording or integrity report: its title and the inspectorate's own marks."""
    lines = body_lines(text)
    named = titled(lines, _TITLE) and titled(lines, _INSPECTION)
    marks = own_marks(lines) if named else -1
    reason = (
        f"titled as a crime recording or integrity inspection: {named}; the inspectorate’s own marks: {marks}"
    )
    return (min(0.45 + 0.1 * marks, 0.85) if named and marks >= 0 else 0.0), reason


def read(text: Text) -> Reading:
    """Title, force, date, grades by question, causes of concern, recommendations by deadline, areas for improvement."""
    lines = body_lines(text)
    national = any(
        re.search(r"(?i)\bin\s+the\s+police\s+service\b|\bpolice\s+forces\b", line.raw) for line in lines[:3]
    )
    return paper_reading(text, reader="crime_recording", asked=AskedFindings(), national=national)
