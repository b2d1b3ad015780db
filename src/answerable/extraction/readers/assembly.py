"""What every paper without a form yields in the same way: force, date, monitoring phase, and the closing doubts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.documents.cards import Text
from answerable.extraction.cards import CANNOT_TELL, Doubt, Fact, ReadGrade, Reading
from answerable.extraction.readers import closing_doubts, counts, doubts, reconcile
from answerable.extraction.readers.drafts import Draft, candidates
from answerable.extraction.readers.forces import commonest_force, inspected_force
from answerable.extraction.readers.labels import PUBLISHED
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.phase import monitoring_phase
from answerable.extraction.readers.published import posting_line, published_or_said, today_of

_TWO = (
    re.compile(
        r"(?i)\b(?:two|three|four|five|several|both|a\s+number\s+of)\s+(?:\w+\s+){0,2}?reports\s+(?:from|by|on"
        r"|into|published)\b"
    ),
    re.compile(r"(?i)\breports\s+into\s+\w+\s+and\s+\w+\b"),
)
_OWN_DATE = re.compile(r"(?i)\(?published\s+(?:on\s+|in\s+)?(?:\d{1,2}\w{0,2}\s+)?[A-Z][a-z]+\s+\d{4}\)?")


@dataclass(frozen=True, slots=True)
class Paper:
    """The lines of a paper, what it calls itself, and the force it is about."""

    text: Text
    lines: Sequence[Line]
    title: Fact
    force: Fact


def paper_of(text: Text, lines: Sequence[Line], *, title: Fact) -> Paper:
    """A paper with its force found."""
    force = inspected_force(lines)
    return Paper(text, lines, title, force if force.value else commonest_force(lines))


def assembled(
    paper: Paper,
    drafts: Sequence[Draft],
    grades: Sequence[ReadGrade],
    *,
    reader: str,
    kind: str,
    posted: bool = False,
) -> Reading:
    """The reading of a paper. `posted` says that its own "Published on" is when the page was put up, not the report."""
    lines = paper.lines
    issued, raised = _issued(paper, posted=posted)
    kept, repeats = reconcile.without_repeats(list(drafts))
    found = candidates(kept)
    phase, phase_doubts = monitoring_phase(lines)
    return Reading(
        kind=kind,
        reader=reader,
        title=paper.title,
        force=paper.force,
        published=issued,
        monitoring_phase=phase,
        grades=tuple(grades),
        findings=found,
        doubts=(
            *raised, *phase_doubts, *repeats, *([] if found else [doubts.nothing_certain()]),
            *closing_doubts.earlier_doubts(found), *counts.count_doubts(lines, found),
            *counts.grade_count_doubts(lines, len(grades)), *closing_doubts.file_doubts(paper.text, lines),
        ),
    )  # fmt: skip


def _issued(paper: Paper, *, posted: bool) -> tuple[Fact, list[Doubt]]:
    """When the report came out, which a page over several reports does not tell."""
    lines = paper.lines
    dated = [line for line in lines if not posting_line(line)] if posted else lines
    issued, raised = published_or_said(dated, title=paper.title.value or "")
    if issued.value is None and posted and (today := today_of(lines)).value:
        issued, raised = today, [doubts.confirm_published(today.value, today.places[0])]
    several = several_reports(lines)
    if several is not None:
        raised = [doubts.several_reports(several.place), *raised]
        issued = CANNOT_TELL if _dates_differ(lines) else issued
    if issued.value is None:
        raised = [doubt for doubt in raised if doubt.code != "confirm_published"]
        posts = (line for line in lines if posted and posting_line(line))
        raised += [doubts.posted_not_published(line.text, line.place) for line in posts][:1]
    return issued, raised


def several_reports(lines: Sequence[Line]) -> Line | None:
    """Where it shows that the page is on more than one report; None where it seems to be on one."""
    for line in lines:
        if any(pattern.search(line.raw) for pattern in _TWO):
            return line
    links = [line for line in lines if _RESPONSE_LINK.fullmatch(line.text) or _READ_LINK.match(line.raw)]
    if len(links) >= 2:
        return links[1]
    own = [
        line
        for line in lines
        if line.words <= 30 and _OWN_DATE.search(line.raw) and not PUBLISHED.match(line.raw)
    ]
    own = [line for line in own if line.heading_like]
    return own[1] if len(own) >= 2 else None


_RESPONSE_LINK = re.compile(
    r"(?i)(?:(?:read\s+)?(?:the\s+)?(?:(?:deputy\s+)?(?:pcc|pfcc|commissioner|mayor|opcc)(?:[’']s)?\s+)?response)"
    r"(?:\s+\(?(?:pdf|word|opens.*|[\d.]+\s*[km]b).*)?"
)


_READ_LINK = re.compile(r"(?i)read\s+the\s+response\s+from\s+the\b.{0,120}$")


def _dates_differ(lines: Sequence[Line]) -> bool:
    found = {match[0].lower() for line in lines for match in _OWN_DATE.finditer(line.raw)}
    return len(found) > 1
