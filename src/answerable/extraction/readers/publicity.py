"""News and press items on an inspection, by the inspectorate, a force, a fire service or a commissioner.

They praise and promise in bullets that are no findings. Only what the inspectorate is said to recommend is one, and a
cause of concern only where such a list stands under it.
"""

from __future__ import annotations

import re

from answerable.documents.cards import Text
from answerable.extraction.cards import Reading
from answerable.extraction.readers.assembly import assembled, paper_of
from answerable.extraction.readers.document_kinds import kind_of
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.grades_in_sentences import (
    graded_as,
    lists_grades,
    other_areas,
    printed_grades,
    told_grades,
)
from answerable.extraction.readers.titles import title_of
from answerable.extraction.readers.told_in_news import INSPECTORS, recommended

_PRESS = re.compile(
    r"(?i)\bhas\s+today\b.{0,20}\bpublished\b|\bpublished\s+today\b|\btoday[’']s\s+(?:publication|release"
    r"|report)\b|\bpress\s+release\b|\bnotes\s+to\s+editors\b"
    r"|\bhave\s+today\s+published\b|^(?:[\w’' &-]{0,50}\s)?(?:commissioner|pf?cc|chief|mayor"
    r"|leaders?)(?:\s+constable|\s+fire\s+officer)?[’']?s?\s+"
    r"(?:welcomes?|comments\s+on|responds?\s+to|reacts?|statement|praises?|pleased)\b"
    r"|^(?:our\s+)?statement\s+(?:following|on)\b|^our\s+statement\b"
    r"|^(?:commenting|speaking)\s+(?:on|about|after|following)\b.{0,60}\b(?:reports?|inspections?|findings)\b"
    r"|\b(?:commissioner|pf?cc|chief\s+constable)\b.{0,60}\b(?:has|have)\s+(?:welcomed|commented|responded|reacted)\b"
    r"|^(?:a\s+)?message\s+from\s+(?:the\s+)?chief\b|\bstatement\s+from\s+(?:the\s+)?(?:police|chief|commissioner|pcc)"
)
_SAID = re.compile(
    r"(?i)\b(?:said|says|added|commented|reacting|responding\s+to\s+the)\b[^.]{0,60}(?:[:,]|[“\"])|^[“\"][A-Z]"
)
_NEWS = re.compile(
    r"(?i)\breport,?\s+(?:published|released)\s+(?:this\s+week|today|yesterday|on\s+[a-z]+day)\b"
    rf"|\bsays\s+the\s+inspectorate\b|\bwatchdog\s+(?:has\s+)?said\b|\b(?:according\s+to"
    rf"|by)\s+(?:the\s+)?(?:his|her)\s+majesty[’']s\s+inspectorate\b|\binspectorate\s+has\s+said\b"
    r"|\baccording\s+to\s+(?:the\s+)?(?:hmic(?:frs)?|(?:police\s+)?inspectorate|inspectors)\b"
    r"|\b(?:moved|removed|placed)\b.{0,60}\benhanced\s+(?:level\s+of\s+)?monitoring\b"
    rf"|\b{INSPECTORS}[),]*\s*(?:has|have|said|says"
    rf"|graded|found|made|issued|released?)\b"
)
_ABOUT = re.compile(r"(?i)\b(?:hmic(?:frs)?|inspectorate)\b")
_OTHERS = {
    "committee_minutes",
    "committee_report",
    "tracker",
    "register_entry",
    "action_plan",
    "foi",
    "pcc_response",
    "progress_letter",
}
_REPORT = re.compile(
    r"(?i)^(?:contents|foreword|executive\s+summary|terms\s+of\s+reference|main\s+findings"
    r"|areas?\s+for\s+improvement|recommendations?|causes?\s+of\s+concern|overall\s+summary)\s*:?$"
)


def fit(text: Text) -> tuple[float, str]:
    """A sentence or heading of press and news, and the inspectorate named; not a report or a committee paper."""
    lines = body_lines(text)
    top = lines[:30]
    press = any(_PRESS.search(line.raw) for line in top)
    if not press and not (len(lines) > 2 and any(_NEWS.search(line.raw) for line in top)):
        return 0.0, "nothing of news or press is there"
    if not any(_ABOUT.search(line.raw) for line in lines):
        return 0.0, "the inspectorate is not named"
    if kind_of(lines[:120]) in _OTHERS or any(line.words <= 4 and _REPORT.match(line.raw) for line in lines):
        return 0.2, "its own words say that it is another kind of paper"
    if press:
        return 0.6, "published today, welcomed, or a statement on an inspection"
    if any(_SAID.search(line.raw) for line in lines):
        return 0.55, "tells what the inspectorate said, and who said so"
    return 0.45, "tells what the inspectorate said"


def read(text: Text) -> Reading:
    """The grades told, what the inspectorate recommends, and the facts."""
    lines = body_lines(text)
    paper = paper_of(text, lines, title=title_of(lines))
    press = any(_PRESS.search(line.raw) for line in lines[:30])
    grades = printed_grades(lines)
    if not lists_grades(lines):
        grades += other_areas(grades, told_grades(lines))
    grades = grades or graded_as(lines)
    kind = "press_release" if press else "news"
    return assembled(paper, recommended(lines), grades, reader="publicity", kind=kind, posted=True)
