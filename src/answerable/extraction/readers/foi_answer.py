"""Answers to freedom-of-information requests that quote recommendations. What the force answers is no finding."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.documents.cards import Text
from answerable.extraction.cards import Reading
from answerable.extraction.readers.answered_findings import answered_findings
from answerable.extraction.readers.assembly import assembled, paper_of
from answerable.extraction.readers.drafts import Draft
from answerable.extraction.readers.furniture import body_lines
from answerable.extraction.readers.grades_in_sentences import printed_grades
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.titles import title_of

_ACT = re.compile(
    r"(?i)\bfreedom\s+of\s+information\b|\bfoi\b[\s:/#-]*(?:request|ref|response|act|\d)|\bfoia\b"
)
_PARTS = re.compile(
    r"(?i)^(?:request|you\s+asked|(?:our\s+)?(?:response|answer|reply)|in\s+response|question"
    r"|information\s+requested|date\s+responded\b.*|response\s+date\b.*)\s*:?$"
)
_ASKED = re.compile(
    r"(?i)\bplease\s+(?:say|state|advise|provide|supply|confirm|tell|let\s+me\s+know)\b|\bi\s+(?:note\s+you\s+seek|would\s+like\s+to\s+(?:know|request))\b"
)
"""What one who asks for information says; believed where it stands over recommendations by their numbers."""
_NUMBERED = re.compile(r"(?i)recommendation\s+\d{1,2}\s*:?$")
_ANSWER = re.compile(r"(?i)(?:our\s+)?(?:response|answer|reply)\s*:?$")
_FEWEST = 2
_INSPECTORATE = re.compile(r"(?i)\b(?:hmic(?:frs)?|inspectorate)\b")


def fit(text: Text) -> tuple[float, str]:
    """The Act or a request by its number, and headings of a request and its answer."""
    lines = body_lines(text)
    top = lines[:40]
    act = any(_ACT.search(line.raw) for line in top[:25])
    parts = sum(bool(_PARTS.match(line.raw)) for line in top)
    headed = any(re.fullmatch(r"(?i)request\s*:?", line.text) for line in top[:10])
    numbered = sum(bool(_NUMBERED.match(line.raw)) for line in lines)
    asked = numbered >= _FEWEST and any(_ASKED.search(line.raw) for line in top[:12])
    if not (act or headed or asked):
        return 0.0, "no request for information"
    if not any(_INSPECTORATE.search(line.raw) for line in lines):
        return 0.0, "the inspectorate is not named"
    if (act and parts) or headed:
        return 0.85, "a request and its answer, under the Act"
    if asked:
        return 0.7, "asks what was done on recommendations by their numbers"
    return 0.3, "the Act is named"


def read(text: Text) -> Reading:
    """The recommendations quoted in the request, and the facts."""
    lines = body_lines(text)
    paper = paper_of(text, lines, title=title_of(lines))
    found = answered_findings(lines, force=paper.force.value)
    return assembled(
        paper, _asked(found.drafts, lines), printed_grades(lines), reader="foi_answer", kind="foi"
    )


def _asked(drafts: Sequence[Draft], lines: Sequence[Line]) -> list[Draft]:
    """The findings without what the answer says under a number that the request has quoted: that is what was done."""
    answer = next((line.place.block for line in lines if _ANSWER.match(line.raw)), None)
    met: set[tuple[str, str]] = set()
    kept = []
    for draft in drafts:
        name = (draft.kind, draft.ref or "")
        if answer is not None and draft.span.place.block > answer and name in met:
            continue
        met |= {name} if draft.ref else set()
        kept.append(draft)
    return kept
