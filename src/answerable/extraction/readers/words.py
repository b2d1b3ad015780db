"""The inspectorate's words for findings, forces and commissioners, as patterns. Case is not asked for in labels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.remembered import remembered

FORCE_NAME = (
    r"(?:[A-Z][\w’'-]*(?:,?\s+(?:and|&|of|[A-Z][\w’'-]*)){0,6}?\s+"
    r"(?:Police(?!\s+(?:and|&|,)\s+(?:Fire|Crime))(?!\s+[Ss]tations?\b)(?:\s+(?:Service|Force))?|Constabulary|Fire\s+(?:and|&)\s+Rescue\s+(?:Service|Authority)\b|Fire\s+(?:Brigade|Service)\b))"
)
BODY = (
    r"(?:the\s+)?(?:p\.?\s?f?\.?\s?c\.?\s?c\.?|police(?:,?\s+fire)?\s+(?:and|&)\s+crime\s+commissioner|commissioner"
    r"|(?:deputy\s+)?mayor(?:\s+for\s+policing[\w\s]*)?|mopac|local\s+policing\s+body|police\s+authority(?:\s+board)?)"
)
FORCE = (
    r"(?:the\s+)?(?:force|constabulary|service|brigade|chief\s+(?:constable|officer)"
    r"|[\w’' -]{2,40}\s(?:police|constabulary|fire\s+(?:and|&)\s+rescue\s+service))"
)
_CAPITALS = (
    r"\b[A-Z][\w’'&-]*(?:\s+(?:[A-Z][\w’'&-]*|of|and)){0,5}\s+(?:Police|Constabulary|Service|Force|Brigade)"
)
SUBJECT = (
    r"(?:(?i:(?:the|its|this|every|all|each|both|chief)\s+)?(?i:chief\s+(?:constables?|officers?)|forces?|constabulary"
    rf"|service|brigade|collaboration)|{_CAPITALS})"
)
MODAL = r"(?i:should|must|needs?\s+to|has\s+to|ought\s+to|is\s+required\s+to)"
WHEN = (
    r"(?:(?i:within|by|before|not?\s+later\s+than|immediately|with\s+immediate\s+effect"
    r"|as\s+a\s+matter\s+of\s+urgency)[^.:;]{0,60}?,\s+"
    r"|(?i:(?:by|before)\s+\d{1,2}\s+\w+\s+\d{4}|within\s+[\w-]+\s+(?:days|weeks|months|years?))\s+)?"
)
ASKS = re.compile(rf"{WHEN}(?:{SUBJECT}|(?i:it|they))\s+(?:also\s+)?{MODAL}\b")
_LEAD_IN = re.compile(rf"(?P<lead>{WHEN}{SUBJECT}\s+{MODAL}\b[^.?!]{{0,160}}?)\s*:?\s*$")
NOTHING = re.compile(
    r"(?i)(?:none|nil|n/?a|not applicable|there (?:are|were|is) no\b.*|no (?:areas?|causes?|recom)\b.*)\.?"
)

DEFINES = re.compile(
    r"(?i)(?:(?:if|where|when)\s+(?:our|an|the|we)\s+(?:inspections?|inspectors?)?\s*(?:identif\w+|finds?|reveals?|discovers?)\b"
    r"|(?:an?\s+)?(?:accelerated\s+)?causes?\s+(?:of|for)\s+concern\s+(?:is|are|means?|will\s+(?:always|normally)|may\s+be)\b"
    r"|(?:an?\s+)?areas?\s+for\s+improvement\s+(?:is|are|means?|will\s+(?:always|normally))\b"
    r"|we\s+(?:may\s+|will\s+)?(?:report|make|identify|use|issue|give)\s+(?:it\s+as\s+)?(?:an?|the\s+(?:term|words?))\s+[“‘]?"
    r"(?:accelerated\s+)?(?:causes?\s+(?:of|for)\s+concern|areas?\s+for\s+improvement)[”’]?\s+(?:if|when|where|for|to)\b)"
)
"""How a sentence begins that says what a cause of concern or an area for improvement is: it is none."""

PIPED_HEADS = re.compile(r"(?i)^\|.*\|\s*(?:status|rag|progress)\s*\|")
"""The heads of a table of progress whose columns only upright strokes part: no report holds one."""

_KINDS = {
    "cause_of_concern": r"(?:accelerated\s+)?causes?\s+(?:of|for)\s+concern|cocs?",
    "area_for_improvement": r"(?:areas?|actions?)\s+(?:for|of)\s+(?:further\s+)?improvement|afis?",
    "recommendation": r"recommendations?|recs?",
}
_LABEL = re.compile(
    r"(?i)(?:(?P<before>[acr]{1,3}\d{1,2}[a-z]?)\s+(?=[a-z ]{3,30}:\s))?(?:hmic(?:frs)?(?:[’']s)?\s+)?(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
    + r")"
    r"(?:\s*\((?P<short>afis?|cocs?)\))?"
    r"(?:\s*(?:no\.?|number|#)?\s*(?P<number>\d{1,3}[a-z]?(?:\.\d+)*(?:\s*\([a-z]\)(?:\s*(?:,|and|&)\s*\([a-z]\))*)?)(?=[\s:.)–—-]|$))?"
    r"(?P<more>\s+(?:identified|made|found|from\s+hmicfrs|in\s+this\s+area|for\s+the\s+force|\(\d+\)))?"
    r"\s*(?P<mark>[:–—.)-]+(?=\s|$)|$)?\s*"
)
EXPLAINS = re.compile(
    r"(?i)(?:planned\s+actions?|chief\s+constable[’']s\s+words\b.{0,40}|actions?(?:\s+(?:already|to\s+be))?\s+(?:taken|proposed|planned|plan)\b.{0,60}"
    rf"|(?:{FORCE}|{BODY})(?:[’']s)?\s+(?:response|comments?|position|update|reply|action)"
    r"|response|explanation(?:\s+.{0,40})?|progress(?:\s+(?:update|so\s+far|to\s+date))?|update|current\s+position"
    r"|why\s+no(?:\s+action|t)?\b.{0,60}|reasons?\b.{0,40}|no\s+action\s+(?:taken|proposed).{0,40}"
    r"|what\s+(?:has\s+been|is\s+being|will\s+be|we)\b.{0,40}|owner|lead|by\s+when|due(?:\s+date)?|evidence|status|actions?)"
    r"\s*(?:\([^)]*\))?\s*(?::|–|—|$)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A finding's label at the head of a line: its kind, printed reference, plural or not, and where the rest begins."""

    kind: str
    ref: str | None
    words: str
    plural: bool
    rest: int
    alone: bool


@remembered
def label_of(line: Line) -> Label | None:
    """The label at the head of a line ("CoC 1 - …", "Areas for improvement", "AFI 3: …"), or None."""
    found = _LABEL.match(line.raw)
    if found is None:
        return None
    alone = found.end() == len(line.raw)
    if not alone and not (found["mark"] or found["number"]):
        return None
    kind = next(kind for kind in _KINDS if found[kind])
    words = found[kind]
    short = words.lower().rstrip("s") in ("coc", "afi", "rec")
    named = words if short else found["short"]
    ref = found["number"] and (f"{named} {found['number']}" if named else found["number"])
    ref = ref or found["before"]
    return Label(kind, ref or None, words, _plural(words), found.end(), alone)


def _plural(words: str) -> bool:
    first = words.split()[0].lower() if " " in words else words.lower()
    return first.endswith("s") and first != "s"


def lead_in(line: Line, *, force: str | None = None) -> tuple[Span | None, str] | None:
    """A line that leads in a list, as (what stands before the lead-in or None, the lead-in), or None.

    "… inspection Northmoor Police should take immediate steps to:" is a statement and a lead-in with no stop between.
    """
    found = None
    if force:
        named = re.compile(rf"(?P<lead>{WHEN}{re.escape(force)}\s+{MODAL}\b[^.?!]{{0,160}}?)\s*:?\s*$")
        found = named.search(line.raw)
    found = found or _LEAD_IN.search(line.raw)
    if found is None:
        return None
    before = line.span(0, found.start())
    return (before if before.text else None), found["lead"].strip()


def lead_verb(lead: str) -> str:
    """What a lead-in puts before each item: "take immediate steps to" of "Northmoor Police should take … to"."""
    found = re.search(rf"\b{MODAL}\b\s*", lead)
    return lead[found.end() :].strip(" :") if found else ""
