"""The words with which the inspectorate leads in findings: "It read:", "we made the following recommendations:"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from answerable.extraction.readers.addressees import ASKED_OF, BODIES
from answerable.extraction.readers.drafts import due_in
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.patterns import later
from answerable.extraction.readers.words import MODAL, Label, label_of, lead_in, lead_verb

OPENING_QUOTES = ("“", '"', "‘")
CLOSING_QUOTES = ("”", '"', "’")
_CONCERN = r"causes?\s+(?:of|for)\s+concern"
_STATED = later(
    rf"(?i)(?:\bfollowing\s+(?:\w+\s+)?{_CONCERN}\b(?!\s+recommendation)"
    rf"|\b{_CONCERN}\b.*\b(?:read|reads|was|is|were|said|says|stated|states|follows|was\s+that|is\s+that)\s*:$)"
)
_FOUND = later(
    r"(?i)\b(?:found|said|stated|wrote|reported|concluded|noted|read|follows|was\s+that)(?:\s+that)?\s*:$"
)
_RECOMMENDED = later(
    r"(?i)\b(?:recommendations?|we\s+recommend(?:ed)?(?:\s+that)?)\b[^.]{0,120}:$|\brecommended\s+that\b[^.]{0,100}:$"
)
_LISTED = later(
    rf"(?i)\b(?:identified|raised|issued|found|reported|following|gave|given|are|were)\b[^.:]*\b{_CONCERN}(?:\s+about\s+\w+)?\s*:$"
)
_LIMBS = later(
    r"(?i)\b(?:by\s+(?:making\s+sure|ensuring|seeing)(?:\s+that)?|including|to\s+include|so\s+that"
    r"|pay(?:s|ing)?\s+(?:particular\s+|specific\s+)?attention\s+to|in\s+particular|such\s+as)\s*:$"
)
_TELLS = later(
    r"(?i)\b(?:we\s+(?:also\s+)?(?:returned|revisited|inspected|visited|went|came|carried|spoke|reviewed|interviewed|wrote|expect|will)"
    r"|you|your|thank|our\s+(?:revisit|letter|visit)|during\s+(?:our|the|this)\s+(?:re)?visit|action\s+plan)\b"
)
_FEWEST = 7
_TOPIC_OF_CONCERN = later(
    rf"(?i)(?:(?P<before>[\w,’' -]{{3,70}}?)\s+{_CONCERN}|{_CONCERN}\s*(?:\d{{1,2}}\s*)?[:–—-]\s*(?P<after>[^.]{{3,80}}))"
)
_SENTENCE = later(
    rf"(?i)\b(?:{MODAL}|is|isn[’']t|are|aren[’']t|has|hasn[’']t|have|haven[’']t|does|doesn[’']t|do|don[’']t|did|didn[’']t|was"
    r"|wasn[’']t|were|can|can[’']t|cannot|could|couldn[’']t|fails?|failed|lacks?|will|won[’']t|remains?|makes?)\b"
)
_HISTORY = later(
    r"(?i)(?:(?:annex|appendix)\s+\w+\s*[:–—-]\s*)?(?:what\s+we\s+recommended\b.*"
    r"|(?:our\s+)?(?:(?:20\d\d|previous|last|earlier|first|original)\s+)+(?:child\s+protection\s+)?(?:inspections?|reports?|findings|recommendations?"
    r"|areas?\s+for\s+improvement|causes?\s+of\s+concern)(?:\s+recommendations?)?"
    r"|(?:.*\b(?:progress|update|action|position)\b.*\b)?(?:previous|past|earlier|outstanding|20\d\d)\s+(?:\w+\s+)?recommendations?\b.*"
    r"|.*\brecommendations?\s+(?:made\s+)?(?:from|in|of|at|since)\s+(?:the|our)\s+(?:previous|last|earlier|20\d\d)\b.*"
    r"|.*\b(?:since|from)\s+(?:the|our)\s+(?:last|previous|earlier|20\d\d)\s+(?:inspection|report)\b.*)"
)
_OTHER = later(
    r"(?i)(?:(?:innovative|promising|good|positive|notable|effective)\s+practices?|housekeeping(?:\s+points?)?|strengths?"
    r"|(?:main|key|our|detailed)\s+findings|findings|next\s+steps|conclusions?|(?:summary\s*:\s*)?conclusion|introduction|background"
    r"|(?:causes?\s+of\s+concern\s*\d*\s*[:–-]\s*)?(?:progress|update|findings|conclusion)"
    r"|causes?\s+(?:of|for)\s+concern\b.{0,70}[:–-]\s*(?:our\s+)?(?:progress|update|findings|conclusions?)"
    r"|(?:our\s+)?(?:progress|update)\s+(?:against|on|made|since|with|towards|in)\b.*"
    r"|responding\s+to\s+(?:our|the)\s+recommendations"
    r"|context|methodology|glossary|definitions(?:\s+and\s+interpretations)?|foreword|about\s+(?:us|this\s+(?:report|inspection)|the\s+data)"
    r"|(?:annex|appendix)\b.*|governance|what\s+we\s+found|case\s+stud(?:y|ies)|how\s+we\s+(?:inspected|inspect)|why\s+we\s+inspected)"
)
_LETTER = later(r"\(?[a-z][.)]|\([ivx]+\)")
_STATUS_ALONE = later(
    r"(?i)(?:not\s+|partially\s+|fully\s+)?(?:achieved|met|complete[d]?|implemented)|no\s+longer\s+applicable|in\s+progress"
)
_LIST_OF_RECOMMENDATIONS = later(
    r"(?i)(?:(?:our|new|further|all|the|key)\s+|(?:summary|full\s+list|list)\s+of\s+(?:our\s+|the\s+|all\s+)?)recommendations\s*:?"
)
_SUMMARY_OF_ALL = later(
    r"(?i)^(?:section\s+\d{1,2}\W+)?(?:(?:summary|full\s+list|list)\s+of\s+)?(?:our\s+|the\s+|all\s+)?causes?\s+of\s+concern,?\s+"
    r"(?:and\s+)?(?:areas?\s+for\s+improvement|recommendations?)\b"
)
_STATED_WITH = later(
    r"(?i)\bcauses?\s+(?:of|for)\s+concern\b.{0,60}?\b(?:stated?|states|said|says|found|is|was)\s+that\s+(?P<statement>.{20,600}?)"
    r"[,;.]?\s+with\s+(?:the\s+)?(?:following\s+)?recommendations?(?:\s+to)?\s*:$"
)
_CONCERN_QUOTED = later(
    r"(?i)\bcauses?\s+(?:of|for)\s+concern\b[^.:“”\"]{0,60}[:,]\s*[“\"](?P<statement>[^“”\"]{20,600}?)[”\"][.,;]?"
    r"\s[^“”\".]{0,80}\brecommendations?\b[^“”\".:]{0,40}:$"
)
"""A cause of concern quoted in the sentence before the one that leads in its recommendations."""
_DUE_ALONE = later(
    r"(?i)(?:immediately|with\s+immediate\s+effect|(?:with)?in\s+(?:the\s+next\s+)?[\w-]+\s+(?:days?|weeks?|months?|years?)"
    r"|(?:by|before|no\s+later\s+than)\s+(?:the\s+end\s+of\s+)?(?:\d{1,2}\s+)?[A-Z]\w+\s+\d{4})"
    r"(?:\s+of\s+(?:the\s+)?(?:date\s+of\s+)?(?:publication|this\s+report)\b.{0,40})?\s*:?"
)
_WHO_ALONE = later(
    rf"(?:(?i:(?:recommendations?\s+)?(?:to|for)\s+))?(?:(?i:all|every)\s+)?(?P<who>{BODIES}|[Tt]he\s+[Ff]orce)\s*:?"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """A line that leads in a list: what stands before the lead-in, what it puts before each item, and its deadline."""

    before: Span | None
    words: str
    due: str | None
    lettered: bool = False


_THESE_WERE = later(rf"(?i)\b{_CONCERN}\b.*\b(?:which|these|they)\s+(?:were|are)(?:\s+that\b[^.]*)?\s*:$")


def states_concern(line: Line, following: Line | None) -> bool:
    """Whether the next paragraph is a cause of concern in the inspectors' own words."""
    if not line.raw.endswith(":") or following is None:
        return False
    if _STATED.search(line.raw):
        return True
    quoted = following.raw.startswith(OPENING_QUOTES) and following.number is None
    return quoted and bool(_FOUND.search(line.raw))


def leads_in_limbs(line: Line) -> bool:
    """Whether a sentence asks for one thing whose parts follow: "acts to improve its records by making sure that:"."""
    return bool(_LIMBS.search(line.raw))


def states_unheaded(line: Line, following: Line | None, after: Line | None, *, force: str | None) -> bool:
    """Whether a paragraph under no heading states a cause of concern: what the force should do follows at once."""
    if following is None or after is None or line.number is not None or line.marked or label_of(line):
        return False
    if line.words < _FEWEST or line.raw.endswith(":") or asks(line) or _TELLS.search(line.raw):
        return False
    lead = lead_of(following, after, force=force)
    if lead is None or lead.before or not following.raw.endswith(":"):
        return False
    return (after.number is not None or is_bare_item(after)) and not makes_recommendations(following)


def lists_concerns(line: Line, following: Line | None) -> bool:
    """Whether the items that follow are causes of concern, each told in a sentence."""
    if following is None or following.number is None:
        return False
    if found := _THESE_WERE.search(line.raw):
        return "that" in found[0].split() or _is_sentence(following)
    return bool(_LISTED.search(line.raw)) and _is_sentence(following)


def _is_sentence(following: Line) -> bool:
    return following.words >= 9 and following.raw[:1].isupper() and bool(_SENTENCE.search(following.raw))


def makes_recommendations(line: Line) -> bool:
    """Whether the line says that recommendations follow."""
    return line.raw.endswith(":") and bool(_RECOMMENDED.search(line.raw))


def heads_concern(line: Line) -> bool:
    """Whether a heading opens a cause of concern and gives its subject: "Protection cause of concern"."""
    if line.number is not None or line.words > 12 or not line.heading_like or line.raw.endswith(":"):
        return False
    found = _TOPIC_OF_CONCERN.fullmatch(line.raw)
    return bool(found) and not _SENTENCE.search(line.raw) and not _OTHER.fullmatch(line.text)


def is_topic(line: Line, following: Line | None) -> bool:
    """Whether a line only names what a cause of concern is about, its statement being the next."""
    if following is None or following.number is not None or label_of(following) or line.words > 10:
        return False
    return line.heading_like and not line.raw.endswith(":") and not _SENTENCE.search(line.raw)


def tells_history(line: Line) -> bool:
    """Whether a heading opens what was recommended at an earlier inspection."""
    return line.heading_like and line.words <= 16 and bool(_HISTORY.fullmatch(line.text.rstrip(" :")))


def heads_other(line: Line) -> bool:
    """Whether a heading opens a part that holds no findings: good practice, next steps, an annex."""
    return line.heading_like and line.words <= 12 and bool(_OTHER.fullmatch(line.text.rstrip(" :")))


def heads_summary(line: Line) -> bool:
    """Whether a heading opens a list of all findings of every kind: it is none of them."""
    return line.heading_like and bool(_SUMMARY_OF_ALL.search(line.raw)) and not asks(line)


def concern_leading_in(line: Line) -> Span | None:
    """The cause of concern that a sentence tells or quotes before it leads in its recommendations."""
    found = _STATED_WITH.search(line.raw) or _CONCERN_QUOTED.search(line.raw)
    return line.span(*found.span("statement")) if found else None


def is_status(line: Line) -> bool:
    """Whether the line is a status and nothing more."""
    return bool(_STATUS_ALONE.fullmatch(line.text.rstrip(" :.")))


def due_alone(line: Line) -> str | None:
    """The deadline a list of recommendations stands under: "Within three months:"."""
    return line.text.rstrip(" :") if line.number is None and _DUE_ALONE.fullmatch(line.text) else None


def who_alone(line: Line) -> str | None:
    """Whom a list of recommendations is made to: "Recommendations to chief constables"."""
    found = _WHO_ALONE.fullmatch(line.text) if line.number is None else None
    return found["who"] if found else None


def is_contents(line: Line) -> bool:
    """Whether the line stands in a list of contents: dots or blanks, and a page."""
    return bool(re.search(r"(?:\.{3}|\s{3}|\t)\s*\d{1,3}$", line.raw[-24:]))


def is_bare_item(line: Line) -> bool:
    """Whether the line is an item whose bullet was lost: it begins small or ends as an item does."""
    return line.words <= 60 and (line.raw[:1].islower() or line.raw.endswith((";", "; and", "; or")))


def breaks_off(line: Line) -> bool:
    """Whether the line is a lead-in that was cut off before it says anything."""
    return not line.raw.endswith((".", ":", ";", "”", '"')) and len(lead_verb(line.raw).split()) <= 3


def addressed_to(words: str) -> str | None:
    """Whom "Recommendation 3 to chief constables" is made to, from what stands after its number."""
    found = _WHO_ALONE.fullmatch(words.strip())
    return found["who"] if found else None


def asks(line: Line) -> bool:
    """Whether the line begins by asking the force or another body of the field to act."""
    return bool(ASKED_OF.match(line.raw))


def lead_of(line: Line, following: Line | None, *, force: str | None) -> Lead | None:
    """What leads in the items that follow, or None where the line leads in none."""
    before_item = following is not None and following.number is not None
    if line.number is not None and not line.marked:
        return None
    if not (line.raw.endswith(":") or before_item):
        return None
    found = lead_in(line, force=force)
    if found is None and line.raw.endswith(":") and (ASKED_OF.match(line.raw) or makes_recommendations(line)):
        found = (None, line.raw)
    if found is None or (not line.raw.endswith(":") and len(lead_verb(found[1]).split()) > 8):
        return None
    lettered = following is not None and bool(_LETTER.fullmatch(following.number or ""))
    return Lead(found[0], lead_verb(found[1]), due_in(found[1]) or due_in(line.raw), lettered)


def kind_label(line: Line) -> Label | None:
    """The label of a kind of finding that a line opens with, if it opens one: not in a list of contents, not a topic."""
    if line.number is not None and not line.marked and not _labelled_paragraph(line):
        return None
    addressed = line.raw[:9].lower() == "recommend" and who_alone(line)
    if addressed or _LIST_OF_RECOMMENDATIONS.fullmatch(line.text):
        return Label("recommendation", None, line.text, plural=True, rest=len(line.raw), alone=True)
    label = label_of(line)
    if label is None:
        return None
    if label.kind == "cause_of_concern" and not label.alone:
        rest = line.raw[label.rest :]
        if heads_concern(line) or (rest[:1].islower() and not rest.rstrip().endswith(".")):
            return None
    return label


def _labelled_paragraph(line: Line) -> bool:
    """Whether a numbered paragraph is labelled and says the rest itself: "6.1 Cause of concern: The force …"."""
    label = label_of(line) if re.fullmatch(r"\d{1,2}\.\d{1,3}\.?", line.number or "") else None
    return label is not None and not label.alone and line.raw[: label.rest].rstrip().endswith(":")
