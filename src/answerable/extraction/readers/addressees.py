"""Whom a recommendation is made to, and where a sentence asks one of them to do something."""

from __future__ import annotations

from answerable.extraction.readers.patterns import later
from answerable.extraction.readers.words import MODAL, SUBJECT

_NATIONAL = (
    r"Home\s+Office|Home\s+Secretary|Ministry\s+of\s+Justice|Ministry\s+of\s+Defence|Cabinet\s+Office|Attorney\s+General"
    r"|Department\s+(?:for|of)\s+[A-Z]\w+(?:,?\s+(?:and\s+|&\s+)?[A-Z]\w+)*|(?:UK\s+)?[Gg]overnment"
    r"|College\s+of\s+Policing|National\s+Police\s+Chiefs[’']\s+Council(?:\s*\(NPCC\))?|NPCC|APCC"
    r"|Association\s+of\s+Police\s+and\s+Crime\s+Commissioners|National\s+Fire\s+Chiefs\s+Council|NFCC"
    r"|Fire\s+Standards\s+Board|Local\s+Government\s+Association|National\s+Employers?"
    r"|Director\s+General\s+of\s+the\s+National\s+Crime\s+Agency|National\s+Crime\s+Agency|NCA"
    r"|Crown\s+Prosecution\s+Service|CPS|Director\s+of\s+Public\s+Prosecutions|Probation\s+Service|HMPPS"
    r"|HM\s+Prison\s+(?:and|&)\s+Probation\s+Service|HM\s+Courts\s+(?:and|&)\s+Tribunals\s+Service"
    r"|Independent\s+Office\s+for\s+Police\s+Conduct|IOPC|Law\s+Commission|Sentencing\s+Council|NHS\s+England"
)
_LOCAL = (
    r"(?i:chief\s+(?:fire\s+)?(?:constables?|officers?)|police\s+and\s+crime\s+commissioners?|local\s+policing\s+bodies"
    r"|police\s+forces|forces|fire\s+and\s+rescue\s+(?:services|authorities)|the\s+commissioner)"
)
_LEAD = r"(?:[’']s?\s+(?:national\s+)?lead\s+(?:for|on)\s+[\w\s-]{3,50}?(?=\s+(?:should|must|needs?)\b|,|\s+and\b))"
_ONE = rf"(?:(?i:the)\s+)?(?:{_NATIONAL}|{_LOCAL}){_LEAD}?(?:\s*\([A-Z]{{2,6}}s?\))?"
_JOINED = r"(?:,?\s+and\s+|,\s+|,?\s+(?:(?:together|working|in\s+consultation|jointly)\s+)?with\s+)"
BODIES = rf"(?:{_ONE}(?:{_JOINED}{_ONE}){{0,5}})"
"""One body of the field, or several named in one breath."""

_ASKED = later(
    rf"(?<![\w-])(?P<who>{BODIES})(?=[^.:;]{{0,120}}?\b{MODAL}\b|\s*,?\s+(?:working|together)\s+with\b)"
)
_BEFORE = (
    r"(?:(?i:we\s+recommend\s+that|immediately|with\s+immediate\s+effect|within|by|before|no\s+later\s+than"
    r"|as\s+a\s+matter\s+of\s+urgency|from|in\s+the\s+next)\b[^.:;]{0,90}?,?\s+)?"
)
_PAST = (
    r"\s+(?:not\s+)?have\s+(?:\w+ed|been|told|done|seen|known|made|given|taken|kept|had|found|thought|gone)\b"
)
ASKED_OF = later(
    rf"{_BEFORE}(?:(?i:all|every|each|both)\s+)?(?:{BODIES}|{SUBJECT})(?:,?\s+[^.:;]{{0,120}}?,?)?\s+(?i:also\s+)?{MODAL}\b(?!{_PAST})"
)
"""The beginning of a sentence that asks a body, or the force, to do something."""


def addressee_in(words: str) -> str | None:
    """Who should act, as printed: "The Home Office and College of Policing", "chief constables"."""
    found = _ASKED.search(words)
    return " ".join(found["who"].split()) if found else None
