"""Sections of a response form: which part of the document a line belongs to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from answerable.documents.cards import Place
from answerable.extraction.readers import labels
from answerable.extraction.readers.lines import Line
from answerable.extraction.readers.remembered import remembered
from answerable.extraction.readers.words import BODY, FORCE

_SAYS = r"(?:response|comments?|statement|reply|replies|views?|position)"
_COC = r"causes?\s+(?:of|for)\s+concern"
_AFI = r"areas?\s+(?:for|of)\s+improvement"
_HEADINGS = {
    "details": r"(?:inspection|report|publication)\s+(?:details|information)"
    r"|details\s+of\s+(?:the\s+)?(?:inspection|report)"
    r"|about\s+(?:the|this)\s+(?:inspection|report)",
    "summary": r"(?:executive\s+)?summary(?:\s+of\s+(?:the\s+)?(?:inspection|report|findings)[\w\s]*)?"
    r"|(?:overview|(?:report|inspection)\s+summary)(?:\s+of\b.*)?",
    "findings": rf"(?:{_COC}|{_AFI}|recommendations?|coc|afis?)(?:\s*\([^)]*\))?,?\s*(?:and|&|,|/)\s+.*"
    rf"(?:{_COC}|{_AFI}|recommendations?|afis?).*"
    r"|(?:(?:inspection|key|main|hmicfrs|report|inspectors[’'])\s+)?findings(?:\s+(?:by|of|from|and)\b.*)?"
    r"|what\s+(?:the\s+)?inspect(?:ors|orate)\s+found|graded?\s+(?:areas|judge?ments)"
    rf"|(?:{_COC}|{_AFI}|recommendations?)\s+(?:and|with)\s+.*|(?:overall\s+|peel\s+)?grad(?:es|ings)(?:\s+(?:by|and)\b.*)?",
    "force_response": rf"{FORCE}(?:[’']s)?\s+{_SAYS}\b.*|{_SAYS}\s+(?:by|from|of)\s+{FORCE}(?:\s+to\b.*)?",
    "commissioner": rf"{BODY}(?:[’']s)?\s+{_SAYS}\b.*|{_SAYS}\s+(?:by|from|of)\s+{BODY}(?:\s+to\b.*)?",
    "questions": r"(?:scrutiny\s+)?questions(?:\s+(?:for|to|asked|put)\b.*)?"
    r"|scrutiny(?:\s+meetings?)?(?:\s+(?:and|&)\s+questions|\s+questions)?(?:\s+(?:by|of|for)\b.*)?",
}
_PATTERN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _HEADINGS.items()))
_OUTER_TITLE = re.compile(r"(?i)\b(?:response|comments?)\s+(?:by|of|from)\b.*(?:\bto|inspections?\b.*)$")


@dataclass(slots=True)
class Section:
    """A run of lines under one heading. `name` is a key of the headings above, or "title" before the first of them."""

    name: str
    heading: Line | None = None
    lines: list[Line] = field(default_factory=list)


@remembered
def heading_name(line: Line) -> str | None:
    """Which section a line opens, or None. Only a whole short line can open one."""
    if line.words > 14 or (line.number and not line.marked):
        return None
    words = line.text.rstrip(" :.")
    if len(words) > 110 or line.raw.rstrip().endswith((";", ",", "?")):
        return None
    found = _PATTERN.fullmatch(words.lower())
    return found.lastgroup if found else None


def sections_of(lines: tuple[Line, ...]) -> list[Section]:
    """The sections in document order; a heading that comes again for every finding is a label and opens nothing."""
    wide = {line.block.cell.table for line in lines if line.block.cell and line.block.cell.column > 0}
    names = [None if _in_table(line, wide) else heading_name(line) for line in lines]
    often = _often(lines, names)
    found = [Section("title")]
    for line, name in zip(lines, names, strict=True):
        here = found[-1]
        if name is None or _only_a_label(line, name, here, often):
            here.lines.append(line)
        elif name == here.name and not here.lines:
            here.heading = here.heading or line
        elif len(found) == 1 and name == "commissioner" and _OUTER_TITLE.search(line.text):
            here.lines.append(line)
        else:
            found.append(Section(name, line))
    return found


_TELLING = 3
"""Lines after a heading by which two printings of a section are known from a label that comes for every finding."""


def _often(lines: tuple[Line, ...], names: list[str | None]) -> Counter[str]:
    """How often each heading comes before other words; a section printed again counts once."""
    found = {
        tuple(other.text.rstrip(" :").lower() for other in lines[at : at + 1 + _TELLING])
        for at, name in enumerate(names)
        if name
    }
    return Counter(words[0] for words in found)


def first_form(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], Place | None]:
    """The lines of the first form in a file, and where a second one begins if the details block comes again.

    A second form may be another version of the first, which nobody can tell apart without reading both.
    """
    begins = [at for at, line in enumerate(lines) if heading_name(line) == "details"]
    begins = begins or [at for at, line in enumerate(lines) if labels.TYPE.match(line.raw)]
    for at in begins[1:]:
        said = any(heading_name(line) in ("force_response", "commissioner") for line in lines[begins[0] : at])
        if said and _is_details(lines, begins[0]) and _is_details(lines, at):
            title = {line.text for line in lines[: begins[0]]}
            while lines[at - 1].text in title:
                at -= 1
            return lines[:at], lines[at].place
    return lines, None


def _is_details(lines: tuple[Line, ...], at: int) -> bool:
    """Whether the form's own labels stand beneath a heading."""
    return any(
        label.match(line.raw) for line in lines[at : at + _DETAILS] for label in (labels.TYPE, labels.QUOTED)
    )


_DETAILS = 40
"""A details block is no longer than this many lines."""


def without_copies(sections: list[Section]) -> tuple[list[Section], list[Section]]:
    """The sections, each printed once, and those that only say an earlier one again."""
    kept: dict[tuple[str, ...], Section] = {}
    copies = []
    for at, section in enumerate(sections):
        words = (section.name, *(line.text for line in section.lines)) if section.lines else (str(at),)
        if kept.setdefault(words, section) is not section:
            copies.append(section)
    return list(kept.values()), copies


def _in_table(line: Line, wide: set[int]) -> bool:
    """Whether a line stands in a table of several columns; many forms box their headings in a table of one."""
    return line.block.cell is not None and line.block.cell.table in wide


def _only_a_label(line: Line, name: str, here: Section, often: Counter[str]) -> bool:
    """A response heading inside the findings that is printed more than once labels one finding's answer."""
    repeated = often[line.text.rstrip(" :").lower()] > 1
    return (
        repeated
        and name in {"force_response", "commissioner"}
        and here.name in {"findings", "force_response"}
    )


def named(sections: list[Section], *names: str) -> list[Section]:
    """The sections of these names, in document order."""
    return [section for section in sections if section.name in names]
