"""Thematic and joint reports, super-complaint reports and spotlights: recommendations to named bodies, by a day.

Every other report the inspectorate publishes about a subject, and not about a graded force, is read here too.
"""

from __future__ import annotations

import re

from answerable.documents.cards import Text
from answerable.extraction.cards import Reading
from answerable.extraction.readers.addressees import ASKED_OF
from answerable.extraction.readers.asked_findings import AskedFindings
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.inspection_papers import own_marks, paper_reading, titled
from answerable.extraction.readers.words import label_of

_TITLE = re.compile(
    r"(?i)\bthematic\b|\bjoint\s+(?:\w+\s+)?(?:inspection|review|report)\b|\bsuper-?complaint\b|\bspotlight\b|\breview\s+of\b"
    r"|\ban?\s+inspection\s+(?:of|into)\b|\binspection\s+of\b|\breport\s+on\b|\bstate\s+of\s+(?:policing|fire)\b"
    r"|\bannual\s+assessment\b|\bsummary\s+of\s+findings\b|\bhandling\s+of\b|\bfinal\s+inspection\s+report\b|\bassessment\s+of\s+progress\b|\bprogress\s+report\b"
    r"|^(?:HM|H(?:er|is)\s+Majesty[’']s)\s+(?:Fire\s+Service\s+)?Inspectorate\b.*:\s"
)
_PEEL = re.compile(r"(?i)\bPEEL\b|\beffectiveness,\s+efficiency\s+and\s+(?:people|legitimacy)\b")

_HEAD = 5
"""Lines in which a report on one force says so; further down PEEL may be what a national report speaks of."""


def fit(text: Text) -> tuple[float, str]:
    """What speaks for a thematic report: its title, the inspectorate's own marks, numbered recommendations to bodies."""
    lines = body_lines(text)
    if titled(lines[:_HEAD], _PEEL):
        return 0.0, "titled as a report on one force"
    marks = own_marks(lines)
    named = titled(lines, _TITLE)
    numbered = sum(
        1
        for at, line in enumerate(lines if marks > 0 else ())
        if (label := label_of(line))
        and label.kind == "recommendation"
        and (label.ref or label.plural)
        and any(
            ASKED_OF.match(other.raw[label.rest if other is line else 0 :]) for other in lines[at : at + 3]
        )
    )
    score = 0.28 * named + 0.12 * marks + 0.1 * bool(numbered) + 0.05 * (numbered >= 3)
    reason = f"titled as a report on a subject: {'yes' if named else 'no'}; marks of the inspectorate’s own papers: {marks}; recommendations to bodies: {numbered}"  # noqa: E501
    return min(score, 0.8 if marks > 0 else 0.1), reason


def read(text: Text) -> Reading:
    """Title, date, and each recommendation with its addressee and deadline."""
    return paper_reading(text, reader="thematic_report", asked=AskedFindings(), national=True)
