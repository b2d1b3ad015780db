"""Labelled values: "Title of inspection" beside, beneath or before its value, in a table or on lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.cards import CANNOT_TELL, Fact
from answerable.extraction.readers.dates import Dated, date_in
from answerable.extraction.readers.lines import Line, Span, joined

TITLE = re.compile(
    r"(?i)(?:title\s+of\s+(?:the\s+)?(?:inspection|report|publication)|(?:inspection|report|publication)\s+title"
    r"|name\s+of\s+(?:the\s+)?(?:inspection|report)|(?:inspection|report)\s+name|title|inspection)\s*(?::|$)"
)
PUBLISHED = re.compile(
    r"(?i)(?:(?:date\s+(?:the\s+)?)?(?:inspection\b)?\s*(?:report\b)?\s*(?:was\s+)?(?:first\s+)?published(?:\s+(?:on|date))?"
    r"|date\s+(?:of\s+)?(?:inspection\s+|report\s+)?(?:publication|published)(?:\s+of\s+(?:the\s+)?(?:report|inspection))?"
    r"|(?:inspection\s+|report\s+)?publication\s+date|(?:report|inspection)\s+date|date\s+of\s+(?:the\s+)?report)"
    r"(?:\s+by\s+(?:hmicfrs|hmic|the\s+inspectorate))?\s*(?::|$|(?=\d))"
)
FORCE_NAME = re.compile(
    r"(?i)(?:(?:name\s+of\s+)?(?:police\s+)?force(?:\s+name)?(?:\s+inspected)?|constabulary|service)\s*(?::|$)"
)
TYPE = re.compile(
    r"(?i)(?:types?\s+of\s+(?:inspection|report)|(?:inspection|report)\s+type)s?\b[^:]{0,40}?\s*(?::|$)"
)
QUOTED = re.compile(
    r"(?i)(?:is|was|are)\s+(?P<force>.{2,60}?)\s+(?:(?:directly|specifically|explicitly|also|itself)\s+)?(?:quoted|named|mentioned|referred\s+to|referenced|cited)"
    r"(?:\s+(?:in|by)\s+(?:the\s+)?(?:report|inspection))?\s*(?:\?|:|$)"
)
PHASE = re.compile(
    r"(?i)(?:monitoring\s+(?:phase|status|level|stage|regime)|phase\s+of\s+monitoring)\s*(?::|$)"
)
_ANY = (TITLE, PUBLISHED, TYPE, QUOTED, PHASE)


def labelled(lines: Sequence[Line], label: re.Pattern[str]) -> tuple[int, Span] | None:
    """The value that goes with the first line that `label` opens: (line number of the label, the value)."""
    for at, line in enumerate(lines):
        found = label.match(line.raw)
        if found is None:
            continue
        if line.raw[found.end() :].strip(" :-–"):
            return at, line.span(found.end())
        value = _beside(lines, at) or _beneath(lines, at)
        if value is not None:
            return at, value.span()
    return None


def fact(lines: Sequence[Line], label: re.Pattern[str]) -> Fact:
    """The labelled value as a fact, or that it cannot be told."""
    found = labelled(lines, label)
    return Fact(found[1].text, found[1].places) if found else CANNOT_TELL


def date_fact(lines: Sequence[Line], label: re.Pattern[str]) -> tuple[Fact, Dated | None, Span | None]:
    """The labelled date as a fact, with what was found (it may lack its day or year) and the words it stood in."""
    found = labelled(lines, label)
    if found is None:
        return CANNOT_TELL, None, None
    span = found[1]
    dated = date_in(span.text)
    if dated is None or dated.on is None:
        return CANNOT_TELL, dated, span
    return Fact(dated.on, span.places), dated, span


def with_whole_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a label that a narrow column broke in two made one again."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before is not None and before.block.cell == line.block.cell and not is_label(before):
            whole = joined(before, line)
            if any((match := label.match(whole.raw)) and match.end() == len(whole.raw) for label in _ANY):
                found[-1] = whole
                continue
        found.append(line)
    return found


def is_label(line: Line) -> bool:
    """Whether a line is one of the form's own labels and so can be nobody's value."""
    return any(label.match(line.raw) for label in _ANY)


def _beside(lines: Sequence[Line], at: int) -> Line | None:
    cell = lines[at].block.cell
    if cell is None:
        return None
    for line in lines[at + 1 :]:
        other = line.block.cell
        if other is None or (other.table, other.row) != (cell.table, cell.row):
            return None
        if other.column > cell.column:
            return line
    return None


def _beneath(lines: Sequence[Line], at: int) -> Line | None:
    cell = lines[at].block.cell
    following = lines[at + 1] if at + 1 < len(lines) else None
    if following is None or is_label(following) or (cell is not None and following.block.cell is not None):
        return None
    return following
