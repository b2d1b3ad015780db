"""The name of the inspected report, where a paper about it prints one: after its heading's colon, or in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.cards import CANNOT_TELL, Fact
from answerable.extraction.readers.lines import Line

_HMIC = r"(?:hmic(?:frs)?|her\s+majesty|his\s+majesty|inspection|inspectorate|inspectors?|peel)"
_ANSWERS_TO = re.compile(
    r"(?i)\b(?:responses?|comments?|reply)\b.*?\b(?:to|on)\b.*?\b(?:report|inspection|publication"
    r"|review)s?\b[^:“‘]{0,40}?(?::\s*(?P<after>\S.{5,160})"
    r"|(?P<quote>[“‘\"].{5,160}))$"
)
_DASHED = re.compile(
    r"(?i)\b(?:responses?|comments?|reply)\b.{0,60}?\b(?:to|on)\b.{0,40}?\breport\s*[–—-]\s+(?P<name>\S.{5,160})$"
)
_QUOTED_FIRST = re.compile(
    rf"(?i)\bresponses?\s+to\s+(?:the\s+)?[“‘\"](?P<name>[^”’\"]{{5,140}})[”’\"].*\b{_HMIC}"
)
_QUOTED_LAST = re.compile(
    r"(?i)^[^“‘\"]{0,70}\b(?:responses?|comments?|reply)\b[^“‘\"]{0,30}?\bto\b[^“‘\"]{0,30}?(?P<name>[“‘\"][^“”\"]{8,160}[”’\"])$"
)
"""The report by nothing but its name in quotation marks: "Northmoor PCC’s response to: “Left waiting”"."""
_HEADINGS = (_DASHED, _ANSWERS_TO, _QUOTED_FIRST, _QUOTED_LAST)
_OF_REPORT = re.compile(
    rf"(?i)^(?:{_HMIC}(?:[’']s)?\s+)?(?:inspection\s+)?report\s*:\s*(?P<name>\S.{{5,160}})$"
    rf"|^get\s+the\s+report\s*:\s*(?P<got>\S.{{5,160}})$"
)
_TITLED = re.compile(r"(?i)\b(?:titled|entitled|called|report,)\s+[“‘](?P<name>[^”’]{5,140})[”’]")
_TITLED_ENDS = re.compile(
    r"\b(?:HMIC(?:FRS)?|inspection)\s+report,?\s+(?:(?:titled|entitled|called)\s+)?(?P<name>(?:An?"
    r"|The)\s+[^.;“”]{10,140}?),?\s+which\s+was\s+published\b"
)
_QUOTED_PUBLISHED = re.compile(
    r"\b(?:HMIC(?:FRS)?|[Ii]nspectorate)(?:[’']s)?\s+(?:inspection\s+)?(?:report,?\s+)?[“‘](?P<name>[^“”]{10,160}?)[”’],?\s+"
    r"(?:as\s+|that\s+was\s+|which\s+was\s+|was\s+)?published\b"
)
_NAMED_REPORT = re.compile(
    r"\bHMIC(?:FRS)?(?:[’']s)?\s+report,\s+(?P<name>[A-Z][^.;“”]{8,120}?),\s+(?:about|which|on|into|published)\b"
    r"|\breport\s+is\s+(?:HMIC(?:FRS)?[’']s\s+|the\s+)?(?P<is>PEEL\b[^.;“”]{5,120}?),?\s+(?:which\s+was\s+)?published\b"
)
_BEFORE_RESPONSE = re.compile(
    r"^(?P<name>PEEL\s+\d{4}(?:\s*[/–-]\s*\d{2,4})?\b[^.:;(]{0,60}?)\s+[–—-]\s+(?:pf?cc|opcc|commissioner|mayor|force)(?:[’']s)?\s+"
    r"(?:response|comments?)\b",
    re.I,
)
"""The name first, and then that this answers it: "PEEL 2021/22 Northmoor Police – PCC response"."""
_DATE_TAIL = re.compile(
    r"\s*(?:[.(]?\s*published\s+(?:on\s+)?\d{1,2}\w{0,2}\s+\w+\s+\d{4}\)?\.?|\.\s+published.*)$", re.I
)
_CLOSES = "”’\"'"


def report_title(lines: Sequence[Line]) -> Fact:
    """The inspected report's name, without quotation marks, or that it cannot be told."""
    for line in lines[:30]:
        found = next((found for form in _HEADINGS if (found := form.search(line.raw))), None)
        if found is not None and line.words <= 40:
            group = next(name for name, value in found.groupdict().items() if value)
            return _named(line, *found.span(group))
    for line in lines[:30]:
        if line.words <= 40 and (found := _OF_REPORT.match(line.raw)):
            return _named(line, *found.span("name" if found["name"] else "got"))
    for line in lines[:6]:
        if found := _BEFORE_RESPONSE.match(line.raw):
            return _named(line, *found.span("name"))
    for line in lines[:40]:
        for pattern in (_TITLED, _TITLED_ENDS, _QUOTED_PUBLISHED, _NAMED_REPORT):
            if found := pattern.search(line.raw):
                group = next(name for name, value in found.groupdict().items() if value)
                return _named(line, *found.span(group))
    return CANNOT_TELL


def _named(line: Line, start: int, end: int) -> Fact:
    """The stretch without the marks around it and without a date after it."""
    words = line.raw[start:end]
    if tail := _DATE_TAIL.search(words):
        words = words[: tail.start()]
    if words[:1] in "“‘\"'":
        start, words = start + 1, words[1:]
    words = words.rstrip(" .")
    if words[-1:] in _CLOSES and not any(mark in words for mark in "“‘"):
        words = words[:-1]
    span = line.span(start, start + len(words))
    return Fact(span.text, span.places) if len(span.text.split()) >= 2 else CANNOT_TELL
