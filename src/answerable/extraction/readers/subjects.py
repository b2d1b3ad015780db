"""What a paper, a tracker or a plan is about: the inspected report its heading names, else that heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.cards import CANNOT_TELL, Fact
from answerable.extraction.readers import labels
from answerable.extraction.readers.dates import date_in
from answerable.extraction.readers.forces import names_in
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.titles import is_furniture

_SUBJECT = re.compile(r"(?i)(?:subject|title(?:\s+of\s+report)?|report\s+title)\s*:")
_NOT_A_SUBJECT = re.compile(
    r"(?i)(?:(?:joint\s+)?report\s+(?:of|by|to|from|author)\b.*|agendas?\b.*|agenda\s+item.*|item\s+\d.*|meeting\b.*|date\b.*|contact\b.*"
    r"|tel\b.*|telephone.*|venue.*|public\b|open\b|purpose.*|classification.*|(?:for\s+)?(?:information|decision)|executive\s+summary"
    r"|recommendations?\b.*|minutes\b.*|guide\s+time.*|decision\s*:?|to\s+(?:consider|receive|note)\b.*|(?:resolved|the|members)\b.{30,}"
    r"|.*\b(?:committee|panel|board|authority|cabinet)(?:\s*[–—,-]?\s*\d{1,2}\s+\w+\s+\d{4})?|version.*|source\b.*|(?:see|read|view|click|download)\b.*|progress\s+update.*|\[name\].*|.{2,40},\s+.*\bcommissioner\b(?:\s*\(\w+\))?|.*\bresponse\s+\d{1,2}(?:st|nd|rd|th)?\s+\w+\s+20\d\d|(?:inspection\s+)?report|peel\s+(?:force\s+)?inspections?|.{0,40}\blead\s*:.*)"
)
_ITEM_HEAD = re.compile(r"(?i)(?:agenda\s+)?item\s+(?:no\.?\s*)?\d+\w?\s*[:–-]\s+(?P<title>[^.]{8,120})$")
_PUBLISHED = re.compile(r"(?i)\bpublished\b")
_INSPECTIONS = re.compile(
    r"(?i)hmic|inspect|PEEL\b|police effectiveness|\b(?:action|improvement) plan\b|\btracker\b"
)
_NAMED_YEAR = re.compile(r"\bPEEL\b.*\b20\d\d\b")
_NAMED_REPORT = re.compile(
    r"(?:\bPEEL\b(?:\s*[:\d]|:?\s+[Pp]olice\b).*?(?=[’'”\"]?$)|(?<=[Rr]eport: ).{10,}|(?<=[Rr]eport - ‘).{10,}(?=’))"
)
_RUN_ON_SUBJECT = re.compile(
    r"(?i)\breport\s+(?:to|of|by)\b.{3,120}?\b\d{1,2}(?:st|nd|rd|th)?\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+20\d\d\s+"
    r"(?P<title>[^.]{4,120}?)\s*(?:$|RECOMMENDATIONS?\b|1\.?\s+PURPOSE|PURPOSE\b|Purpose\s+of)"
)
_RUN_ON_LABEL = re.compile(
    r"\b(?:Subject|SUBJECT|Title\s+of\s+[Rr]eport)\s*:?\s+(?P<title>[A-Z][^.:]{3,120}?)\s+(?:Date|DATE|Author|AUTHOR|Purpose|PURPOSE|Report\s+(?:of|by|from))\b"
)
_NUMBERED_REPORT = re.compile(
    r"(?i)PEEL:?\s+police\s+(?:effectiveness|efficiency|legitimacy|leadership)\s+20\d\d"
)
"""A report's name as the numbered heading of a part."""
_OF_REPORT = re.compile(r"\bPEEL\b|(?i:\binspection\s+(?:of|into|report)\b|\binspection:)")
_OWN = re.compile(
    r"(?i)\b(?:trackers?|register|log|monitor(?:ing)?|action\s+plan|recommendations|updated?|correct\s+(?:at|to))\b"
)
_ISSUED = re.compile(
    r"(?i)\s*[-–—:,(|]*\s*(?:\ban?\s+(?:\w+\s+)?(?:report|inspection)\s+by\s+hmic\w*.*)?\bpublished\b.*$"
)
_TOP = 16
_LONGEST_SUBJECT = 14


def subject_of(lines: Sequence[Line]) -> Fact:
    """What a paper is about: the inspected report its heading names, else that heading; by its label or its spot."""
    labelled = labels.fact(lines[:_TOP], _SUBJECT)
    if labelled.value:
        return labelled
    for line in lines[:_TOP]:
        if found := _ITEM_HEAD.match(line.raw):
            span = line.span(*found.span("title"))
            return Fact(span.text, span.places)
    for line in lines[:3]:
        if found := _RUN_ON_LABEL.search(line.raw):
            span = line.span(*found.span("title"))
            return Fact(span.text, span.places)
        if found := _RUN_ON_SUBJECT.search(line.raw):
            span = line.span(*found.span("title"))
            return Fact(span.text, span.places)
    # Nothing stands under a last line: it heads nothing, and may be cut off.
    heads = [line for line in (lines[:-1] if len(lines) > 3 else lines)[:_TOP] if _may_head(line)]
    best = next((line for line in heads if _INSPECTIONS.search(line.raw)), None)
    best = next((line for line in heads if _NAMED_YEAR.search(line.raw)), best)
    best = best or next((line for line in heads if line.words <= _LONGEST_SUBJECT), None)
    best = best or next((line for line in lines if _NUMBERED_REPORT.fullmatch(line.text)), None)
    if best is None or (best.words < 2):
        return CANNOT_TELL
    span = _named_report(best) or best.span()
    return Fact(span.text, span.places)


def report_above(lines: Sequence[Line]) -> Fact | None:
    """The report that a line over a tracker names, where that line is not the tracker's own heading."""
    for line in lines:
        if (
            _OF_REPORT.search(line.raw)
            and not (_OWN.search(line.raw) or _NOT_A_SUBJECT.fullmatch(line.text))
            and line.words <= 25
            and line.heading_like
        ):
            span, _ = title_and_day(line)
            if not _NOT_A_SUBJECT.fullmatch(span.text):
                return Fact(span.text, span.places)
    return None


def title_and_day(line: Line) -> tuple[Span, Line | None]:
    """The report a line names, without the "published May 2019" that follows it, and the line if it dates it."""
    cut = _ISSUED.search(line.raw)
    span = line.span(0, cut.start()) if cut and cut.start() else line.span()
    return span, line if cut and date_in(cut[0]) else None


def _may_head(line: Line) -> bool:
    named = names_in(line)
    return (
        line.number is None
        and line.block.cell is None
        and line.words <= 30
        and not line.raw.endswith((".", ":", ";", ","))
        and not is_furniture(line)
        and not _NOT_A_SUBJECT.fullmatch(line.text)
        and not (date_in(line.raw) and (line.words <= 5 or _PUBLISHED.search(line.raw)))
        and not (named and named[0][0] == line.text)
    )


def _named_report(line: Line) -> Span | None:
    found = _NAMED_REPORT.search(line.raw)
    return line.span(*found.span()) if found and found.start() else None
