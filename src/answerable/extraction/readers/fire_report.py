"""Inspection reports on fire and rescue services, in the rounds of 2018/19, 2021/22 and 2023–25.

They are laid out as PEEL reports are: pillars (effectiveness, efficiency, people) and questions with a grade each, areas
for improvement, causes of concern ("cause for concern" in some) with recommendations. The newest round grades no pillars.
"""

from __future__ import annotations

import re

from answerable.documents.cards import Text
from answerable.extraction.cards import Reading
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.inspectorate_pages import names_fire_service, read_report, signs, titled

_TITLE = re.compile(
    r"(?i)^(?:effectiveness,\s+efficiency\s+and\s+people\b|fire\s+(?:and|&)\s+rescue\s+service\s+inspections?\s+20\d\d\s*[/–-])"
    r"|\binspection of\b.*\bfire\b|\bfire\b.*\b20\d\d\s*[/–-]\s*(?:20)?\d\d$"
)


def fit(text: Text) -> tuple[float, str]:
    """What speaks for a fire report: a page or title of the inspectorate's about a fire service, grades, boxes."""
    lines = body_lines(text)
    score, reason = signs(lines, named=names_fire_service(lines))
    return score, f"a fire service’s inspection {reason}"


def read(text: Text) -> Reading:
    """Title, service, date, grades and findings of the report."""
    lines = body_lines(text)
    return read_report(text, lines, reader="fire_report", title=titled(lines, _TITLE))
