"""What the columns and labels of a tracker are called, and what they hold."""

from __future__ import annotations

import re

_NUMBER = r"(?:ref(?:erence)?s?|no|nos|number|num|id|#|item|code)"
_FINDING = (
    r"(?:recommendations?|recs?|areas?\s+(?:for|of)\s+improvement|afis?|causes?\s+(?:of|for)\s+concern|cocs?"
    r"|findings?)"
)
_BY = (
    r"(?:hmicfrs|hmic|hmi|peel|inspection|report|inspectorate|inspector|force|action|unique|local|original)"
    r"(?:[’']s)?"
)
_WHICH = r"(?:current|latest|progress|overall|force|service|previous|new|quarterly|monthly|recent|supporting|summary)"
_ROLES = {
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
    "comment": rf"latest(?:\s+news)?|(?:(?:{_WHICH}|pcc|chief\s+officer)\s+)*"
    r"(?:comments?|commentary|updates?|progress|position|notes?|narrative|evidence|response|achievements?|outcomes?"
    r"|remarks|rationale|summary|history|background(?:\s+information)?)"
    r"(?:\s+(?:update|to\s+date|so\s+far|notes?|and\s+\w+|comments?))?(?:\s*/\s*\w+)?",
    "area": r"(?:graded\s+|peel\s+|inspection\s+)?(?:area|question|theme|pillar|strand|diagnostic)s?"
    r"(?:\s+of\s+policing)?",
    "force": r"(?:police\s+)?force(?:\s+name)?|service(?:\s+name)?",
    "addressee": r"addressees?|addressed\s+to|recipients?|for\s+whom",
}
# One pattern in small letters, not one for each role with (?i): every cell of a table is asked, and most fail at once.
_COLUMNS = re.compile(rf"(?:{'|'.join(f'(?P<{role}>{words})' for role, words in _ROLES.items())})\s*:?")
_LONGEST = 9


def column_named(words: str) -> str | None:
    """What a column headed so holds in a list of findings: a key of the roles above, or None.

    "Recommendation number" is a reference, "Recommendation" holds the findings, "RAG" their state, "Update" a comment.
    """
    if len(words.split()) > _LONGEST:
        return None
    found = _COLUMNS.fullmatch(words.strip().lower())
    return found.lastgroup if found else None
