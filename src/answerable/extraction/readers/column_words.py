"""What the columns and labels of a tracker are called, and what they hold: in spreadsheets, tables and lines alike.

To teach a heading, add it to its role. Headings are compared by `heading_key`: small letters, no brackets, no marks.
Headings that forces put together as they like are told by the patterns in `_COMPOSED`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from answerable.extraction.readers.lines import rejoined

IGNORE = "ignore"
"""What a person tells of a column that is not to be read."""


@dataclass(frozen=True, slots=True)
class Role:
    """What a column may hold. `words` stand in a list to choose from; `asked`: a second such column is asked about."""

    words: str
    headings: str
    asked: bool = False


ROLES = {
    "reference": Role(
        "Reference or number of the finding",
        "ref|reference|ref no|reference no|reference number|no|nr|number|item|item no|id|s no|unique ref"
        "|unique reference|urn|rec no|rec ref|rec number|rec id|recommendation no|recommendation number"
        "|recommendation ref|recommendation reference|recommendation id|afi no|afi number|afi ref"
        "|afi reference|coc no|finding no|finding number|finding ref|finding id|finding reference"
        "|tracker ref|tracker id|serial|serial no|paragraph|rec afi no|rec afi ref|recommendation afi no"
        "|number as printed|printed number",
    ),
    "finding": Role(
        "Words of the finding",
        "recommendation|recommendations|finding|findings|afi|afis|area for improvement"
        "|areas for improvement|recommendation text|recommendation wording|recommendation detail"
        "|recommendation details|details of recommendation|recommendation description"
        "|description of recommendation|full recommendation|afi text|afi wording|afi description"
        "|recommendation afi|recommendations afis|afi recommendation|afis recommendations"
        "|recommendation area for improvement|recommendations areas for improvement"
        "|recommendations and areas for improvement|recommendations and afis"
        "|recommendation or area for improvement|recommendation or afi|area for improvement recommendation"
        "|areas for improvement and recommendations|cause of concern recommendation"
        "|cause of concern recommendation afi|causes of concern recommendations and areas for improvement"
        "|finding text|finding description|text of finding|text of recommendation|wording"
        "|inspectorate wording|inspectors words|words of the inspectors|inspection finding"
        "|what inspectors said|what the inspectors said|issue|issue identified|inspection recommendation"
        "|report recommendation",
        asked=True,
    ),
    "cause": Role(
        "Cause of concern the row stands under, in words",
        "cause of concern|causes of concern|cause for concern|coc|cause of concern text"
        "|overarching cause of concern",
    ),
    "parent": Role(
        "Reference of the cause of concern it stands under",
        "parent|parent ref|parent reference|parent id|under|stands under|linked to|linked cause of concern"
        "|cause of concern ref|cause of concern reference|cause of concern no|cause of concern number"
        "|coc ref|coc reference|related cause of concern",
    ),
    "kind": Role(
        "Kind of finding",
        "kind|type|finding type|type of finding|kind of finding|recommendation type|type of recommendation"
        "|rec type|category|classification|rec or afi|afi or rec|afi rec|rec afi|coc rec afi|coc afi rec"
        "|afi coc rec|finding category",
    ),
    "report": Role(
        "Report or inspection it comes from",
        "report|reports|report title|report name|title of report|name of report|inspection|inspection title"
        "|inspection name|inspection report|title of inspection|name of inspection|source report|source"
        "|publication|thematic|inspection programme|originating report|report inspection"
        "|inspection activity|title",
    ),
    "published": Role(
        "Day the report was published",
        "published|publication date|date published|date of publication|report date|date of report"
        "|report published|report publication date|published on|published date|date report published"
        "|inspection date published",
    ),
    "force": Role(
        "Force",
        "force|force name|police force|constabulary|name of force|force area",
    ),
    "area": Role(
        "Graded area or theme",
        "area|theme|pillar|question|core question|graded area|peel area|peel question|peel pillar|subject"
        "|domain|strand|area of policing|topic|inspection area|section|chapter",
    ),
    "addressee": Role(
        "Whom it is addressed to",
        "addressee|addressed to|for|for whom|directed to|directed at|aimed at|recommendation for"
        "|recommendation to|to whom|who is it for",
    ),
    "status": Role(
        "Status",
        "status|current status|progress status|state|open closed|open or closed|overall status"
        "|status of recommendation|recommendation status|afi status|hmicfrs status|force status"
        "|action status|completion status|status now",
    ),
    "rag": Role(
        "Red, amber, green",
        "rag|rag status|rag rating|brag|brag status|brag rating|ragb|colour|traffic light|rag b|current rag"
        "|overall rag",
    ),
    "level": Role(
        "Closure level",
        "closure level|hmicfrs level|level of closure|sign off level|verification level",
    ),
    "due": Role(
        "Due date",
        "due|due date|date due|deadline|target|target date|by when|when|timescale|timescales|timeframe"
        "|target completion|target completion date|expected completion|expected completion date"
        "|implementation date|date for completion|completion due|completion deadline|original due date"
        "|original target date|hmicfrs deadline|date to be completed|anticipated completion"
        "|anticipated completion date|estimated completion date|due by|completion target",
        asked=True,
    ),
    "revised_due": Role(
        "Revised due date",
        "revised date|revised due date|revised target date|revised deadline|new due date|new target date"
        "|revised completion date|extended date|revised timescale",
    ),
    "owner": Role(
        "Owner",
        "owner|lead|action owner|recommendation owner|rec owner|lead officer|responsible|responsible officer"
        "|responsible person|responsible owner|senior responsible owner|senior responsible officer|sro"
        "|business lead|force lead|strategic lead|chief officer lead|exec lead|executive lead"
        "|nominated lead|who|assigned to|delivery lead|operational lead|owned by|tactical lead"
        "|thematic lead|business owner|officer responsible|responsibility|point of contact|lead owner"
        "|owner lead",
    ),
    "action": Role(
        "What the force will do",
        "action|actions|action required|actions required|planned action|planned actions|action plan"
        "|action to be taken|actions to be taken|action taken|actions taken|action proposed|proposed action"
        "|force action|improvement action|activity|task|tasks|what will be done|what we will do"
        "|agreed action|agreed actions|action description|force actions|management action|action details"
        "|action detail|actions to address|milestone|milestones",
        asked=True,
    ),
    "comment": Role(
        "Progress update or comment",
        "update|updates|latest update|current update|progress|progress update|progress updates"
        "|progress to date|comment|comments|commentary|notes|note|narrative|current position|position"
        "|latest position|latest progress|force response|response|force update|force comment|force comments"
        "|progress notes|progress summary|summary of progress|latest comment|update comments|rationale"
        "|position statement",
    ),
    "updated": Role(
        "Day of the update",
        "date of update|update date|date updated|last updated|last update|updated|updated on"
        "|date of last update|last reviewed|review date|date reviewed",
    ),
    "closed": Role(
        "Day it was closed or completed",
        "closed|date closed|closed date|closure date|date of closure|closed on|date completed|completed"
        "|completed on|date complete|date signed off|signed off|sign off date|actual completion date"
        "|date discharged|completed date|date of completion",
    ),
    "grade": Role("Grade", "grade|grading|graded|judgement|judgment|peel grade"),
}

ALIASES = {heading: role for role, known in ROLES.items() for heading in known.headings.split("|")}

UNSURE: dict[str, tuple[str, ...]] = {
    "level": ("level", "status", "kind"),
    "completion date": ("due", "closed"),
    "completion": ("status", "due", "closed"),
    "complete": ("closed", "status"),
    "date": ("due", "published", "updated", "closed"),
    "dates": ("due", "published", "updated", "closed"),
    "rating": ("rag", "grade", "status"),
    "description": ("finding", "action", "comment"),
    "detail": ("finding", "action", "comment"),
    "details": ("finding", "action", "comment"),
    "text": ("finding", "action", "comment"),
    "outcome": ("comment", "status"),
    "recommendation afi": ("kind", "finding"),
    "afi recommendation": ("kind", "finding"),
    "recommendation or afi": ("kind", "finding"),
    "recommendation or area for improvement": ("kind", "finding"),
    "recommendation area for improvement": ("kind", "finding"),
    "cause of concern recommendation afi": ("kind", "finding"),
    "category": ("kind", "area"),
    "type": ("kind",),
    "service": ("force", "area"),
    "hmicfrs": ("finding", "report", "comment"),
}
"""Headings that mean one thing here and another there, likeliest first. Their values may settle it; else it is asked."""

_NUMBER = r"(?:ref(?:erence)?s?|no|nos|number|num|id|#|item|code)"
_FINDING = (
    r"(?:recomm?endations?|recs?|areas?\s+(?:for|of)\s+improvement|afis?|causes?\s+(?:of|for)\s+concern|cocs?"
    r"|findings?)"
)
_BY = (
    r"(?:hmicfrs|hmic|hmi|peel|inspection|report|inspectorate|inspector|force|action|unique|local|original)"
    r"(?:[’']s)?"
)
_WHICH = r"(?:current|latest|progress|overall|force|service|previous|new|quarterly|monthly|recent|supporting|summary)"
_COMPOSED = {
    "reference": rf"(?:(?:{_BY}|{_FINDING})\s+)*{_NUMBER}(?:\s*\.)?(?:\s+{_NUMBER}\.?)?|serial|s/?n",
    "kind": r"(?:type|kind|category|classification)(?:\s+of\s+(?:finding|recommendation))?"
    r"|(?:finding|recommendation|rec)\s+(?:type|category)"
    r"|(?:coc|afi|rec(?:ommendation)?)(?:\s*/\s*(?:coc|afi|rec(?:ommendation)?))+\?",
    "published": r"(?:report\s+|date\s+)?(?:published|publication)(?:\s+(?:date|on))?|report\s+date"
    r"|date\s+of\s+(?:report|publication)|date\s+(?:report\s+)?published",
    "report": rf"(?:{_BY}\s+)*(?:report|inspection|publication|source)(?:\s+(?:title|name))?(?:\s*/\s*\w+)?"
    r"|(?:name|title)\s+of\s+(?:the\s+)?(?:report|inspection)",
    "finding": rf"(?:{_BY}\s+)*{_FINDING}(?:\s*(?:/|&|and|or|,|and/or)\s*(?:{_BY}\s+)*{_FINDING})*(?:\s*\([^)]*\))?"
    r"(?:\s+(?:text|details?|description|wording|summary|in\s+full))?|description|wording"
    r"|summary\s+of\s+recommendation"
    r"|(?:what\s+)?(?:the\s+)?(?:hmicfrs|hmic|inspector(?:s|ate))\s+(?:said|says|found|asked|wants?|recommend\w*)(?:\s+for)?",
    "due": r"(?:(?:target|due|completion|deadline|expected|planned|revised|original|implementation|delivery)\s+)*"
    r"(?:dates?|deadlines?|timescales?|time\s*frames?|timeline)(?:\s+(?:due|set|for\s+(?:completion|delivery)))?"
    r"(?:\s*\([^)]*\))?|due(?:\s+by)?|by\s+when|when\??|target",
    "owner": r"(?:(?:strategic|action|force|chief\s+officer|business|tactical|senior|lead|responsible|nominated"
    r"|recommendation)\s+)*(?:owners?|leads?|officers?|sro|responsible|responsibility|who\??|by\s+whom\??"
    r"|person\s+responsible|department|directorate|delegate)(?:\s+(?:responsible|lead|officer))?"
    r"(?:\s*/\s*\w+)?(?:\s*\([^)]*\))?",
    "status": rf"(?:(?:{_WHICH}|rag|brag|hmicfrs|colour|action|recommendation|delivery)\s+)*"
    r"(?:status|rag|brag|rating|colour|traffic\s+light|grading)(?:\s*\([^)]*\))?(?:\s+(?:rating|status))?|where\s+(?:we|things)\s+(?:are|stand)",
    "action": r"(?:(?:force|service|planned|proposed|key|high\s+level|our|specific|agreed|next)\s+)*actions?"
    r"(?:\s+(?:required|planned|taken|proposed|plan|to\s+be\s+taken|needed|point|to\s+address.*))?(?:\s*/\s*\w+)?"
    r"|what\s+(?:we\s+will|will\s+we|are\s+we|we\s+are)\b.*|activity|tasks?|how\s+we\s+will\b.*|next\s+steps",
    "comment": rf"latest(?:\s+news)?|(?:(?:{_WHICH}|initial|pcc|constabulary|action\s+plan|chief\s+officer)\s+)*"
    r"(?:comments?|commentary|updates?|progress|position|notes?|narrative|evidence|response|achievements?|outcomes?"
    r"|remarks|rationale|summary|history|background(?:\s+information)?)"
    r"(?:\s+(?:update|to\s+date|so\s+far|notes?|and\s+\w+|comments?))?(?:\s*/\s*\w+)?",
    "area": r"(?:graded\s+|peel\s+|inspection\s+)?(?:area|question|theme|pillar|strand|diagnostic)s?"
    r"(?:\s+of\s+policing)?",
    "force": r"(?:police\s+)?force(?:\s+name)?|service(?:\s+name)?",
    "addressee": r"addressees?|addressed\s+to|recipients?|for\s+whom",
}
# One pattern in small letters, not one for each role with (?i): every cell of a table is asked, and most fail at once.
_COLUMNS = re.compile(rf"(?:{'|'.join(f'(?P<{role}>{words})' for role, words in _COMPOSED.items())})\s*:?")
_LONGEST, _MOST_BROKEN, _LONGEST_HEADING = 9, 6, 200
"""Words a heading is put together of, or one with a broken word; letters it has with all that stands in brackets."""
_AS_PRINTED = re.compile(r"(?i)\s+as\s+(?:printed|published|written)$")
_DAY = re.compile(
    r"(?i)(?:^|\s+)(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\s+20\d\d(?=\s|$)"
)
_PLAIN = {"cause": "finding", "rag": "status", "revised_due": "due"}

_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_WHOSE = re.compile(
    r"^(?:the|hmicfrs|hmic|inspectorate|inspectors|our)(?:s)? (?=\w)"
    r"| (?:as (?:printed|published|stated|worded|written)|in full|verbatim)$"
)


def heading_key(heading: str) -> str:
    """A heading as it is compared and remembered: "HMICFRS Rec. No." and "Rec No" are one."""
    plain = _BRACKETS.sub(" ", heading.casefold()).replace("&", " and ").replace("’", "").replace("'", "")
    plain = " ".join(re.sub(r"[^\w%]+", " ", plain.replace("#", " no ")).replace("_", " ").split())
    if plain in ALIASES or plain in UNSURE:
        return plain
    return _WHOSE.sub("", plain) or " ".join(heading.casefold().split())


def meanings(heading: str) -> tuple[str, ...]:
    """What a column so headed may hold, keys of `ROLES`, the likeliest first; () for a heading nobody knows."""
    key = heading_key(heading)
    if key in UNSURE:
        return UNSURE[key]
    if key in ALIASES:
        return (ALIASES[key],)
    known = _composed(heading)
    return (known,) if known else ()


@lru_cache(maxsize=4096)
def column_named(words: str) -> str | None:
    """The one thing a column or label so named holds in a document, where nobody can be asked; or None.

    "Recommendation number" is a reference, "Recommendation" holds the findings, "RAG" their state, "Update" a comment.
    """
    # Every family asks it of every cell, and the cells of a table say the same again and again: answers are kept.
    if len(words) > _LONGEST_HEADING:
        return None
    known = _known(words)
    if known is None and len(words.split()) <= _MOST_BROKEN:
        known = next(filter(None, map(_known, rejoined(words))), None)
    return _PLAIN.get(known, known) if known else None


def _known(words: str) -> str | None:
    return _composed(words) or ALIASES.get(heading_key(words)) or _composed(_AS_PRINTED.sub("", words))


def plain_role(role: str) -> str:
    """The role as tables in documents have it, where a colour is a state and a revised day is a day."""
    return _PLAIN.get(role, role)


def _composed(heading: str) -> str | None:
    if " 20" in heading:
        heading = _DAY.sub("", heading)
    if len(heading.split()) > _LONGEST:
        return None
    found = _COLUMNS.fullmatch(heading.strip().lower())
    return found.lastgroup if found else None
