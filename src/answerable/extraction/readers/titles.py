"""What a document is called, where no family knows better."""

from __future__ import annotations

import re
from collections.abc import Sequence

from answerable.extraction.cards import CANNOT_TELL, Fact
from answerable.extraction.readers import labels
from answerable.extraction.readers.lines import Line, joined

_FURNITURE = re.compile(
    r"(?i)(?:skip to .*|leave (?:this )?site.*|quickly exit .*|create (?:a )?new account"
    r"|.*\bcookies?\b.*|sorry, there was a technical problem.*|this site is a beta.*|forgotten password.*"
    r"|(?:subscribe|sign up|log in|register) now|main content.*|you are here.*|(?:default )?text size.*|text only"
    r"|settings|set your .*|open menu"
    r"|youtube|close|share.*|accessibility.*|posted on.*|date \d.*|dear\b.*|by [A-Z][\w ]+|cookies?.*|menu|search"
    r"|home(?:\W+\w+){0,3}|home\s*[/»>›|].*|english\W+cymraeg"
    r"|(?:members\s+)?present\s*:.*|/|404.*|.*page not found.*|agenda item.*"
    r"|printable version|(?:hm|h(?:is|er) majesty[’']s) inspectorate of constabulary"
    r"(?: (?:and|&) fire (?:&|and) rescue services?)?(?: \(hmic(?:frs)?\))?"
    r"|document library|publications?|news|(?:\S+\s+){0,3}search\b.{0,30}|supporting documents:?|minutes:?"
    r"|letter information|(?:from|to|cc|date|sent (?:from|to|on)) ?:.*|subscribe(?: now)?"
    r"|create new account|log ?in|sign (?:in|up).*|register|(?:quickly )?exit this (?:site|page).*"
    r"|(?:youtube|facebook|twitter|instagram|linked\w+|x)(?:\W+(?:youtube|facebook|twitter|instagram|linked\w+|x))*"
    r"|.*\bquality mark\b.*|advertisement|hide ad|.*(?:\.\.\.|…)|stock image\.?"
    r"|(?!statement|response|message"
    r"|comment)(?:(?:the )?office of )?(?:the )?(?:[A-Z][\w’' -]+ )?(?:police(?:,? fire)? (?:and"
    r"|&) crime commissioner|opf?cc)(?: for [\w ]+)?"
    r"|(?:members\s+)?present ?:.*|in attendance ?:.*|apologies(?: for absence)? ?:.*"
    r"|for emergencies.*|looking for .*|.*\bvisit the\b.*|print this page|back to .*|appendix \w+|.*\?)"
)


_OF_THE_SITE = re.compile(
    r"(?i)\b(?:cookies?|our\s+website\s+work|technical\s+(?:problem|difficult)\w*|this\s+(?:site|page|website)\s+is\s+a\s+beta|javascript)\b"
)
_A_DAY = re.compile(
    r"(?i)(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}|[a-z]{3,9}\s+\d{1,2}),?\s+\d{4}"
)
_LONGEST_NOTICE = 45


def is_furniture(line: Line) -> bool:
    """Whether a line belongs to the page and not to what it says: "Skip to content", a notice about cookies."""
    notice = line.words <= _LONGEST_NOTICE and _OF_THE_SITE.search(line.raw)
    return bool(_FURNITURE.fullmatch(line.text) or _A_DAY.fullmatch(line.text) or notice)


def title_of(lines: Sequence[Line]) -> Fact:
    """A labelled title, the main heading, or the first line that is no furniture and looks like a heading."""
    labelled = labels.fact(lines[:40], labels.TITLE)
    if labelled.value:
        return _before_next_label(lines, labelled)
    main = next((line for line in lines if line.block.level == 1), None)
    first = next((line for line in lines[:12] if not is_furniture(line)), None)
    for line in (main, first):
        if line is None or is_furniture(line) or not 2 <= line.words <= 20:
            continue
        if line.number is None and line.heading_like and not line.raw.endswith(":"):
            span = line.span()
            return Fact(span.text, span.places)
    return CANNOT_TELL


_LONGEST = 40
_PART = re.compile(
    r"(?i)letter\s+information|contents|print\s+this\s+document|foreword|(?:from|to|cc)\s*:.*|dear\b.*|(?:sent|published)\s+on\b.*"
)
_AUTHORS = re.compile(r"\s+by\s+(?:HM|H(?:er|is)\s+Majesty[’']s)\s+Inspectorate\b")


def own_heading(lines: Sequence[Line]) -> Fact:
    """The main heading of an inspectorate's page, however long: its mark, else the first line that is no furniture."""
    marked = (at for at, line in enumerate(lines[:60]) if line.block.level == 1)
    plain = (at for at, line in enumerate(lines[:12]) if line.number is None)
    for at in (*marked, *plain):
        line = wrapped(lines, at)
        if (_FURNITURE.fullmatch(line.text) and not line.raw.endswith("?")) or _PART.fullmatch(line.text):
            continue
        if 2 <= line.words <= _LONGEST and not line.raw.endswith((".", ":", ";", ",")):
            authors = _AUTHORS.search(line.raw)
            span = line.span(0, authors.start() if authors else None)
            return Fact(span.text, span.places)
    return CANNOT_TELL


def stands_in(line: Line, title: Fact) -> bool:
    """Whether a line is the title, or a part of it."""
    own = line.place
    return any(own.block == place.block and place.start <= own.start < place.end for place in title.places)


def wrapped(lines: Sequence[Line], at: int) -> Line:
    """A heading with what its next line says, where it breaks off at a colon and both are set alike."""
    line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else None
    alike = (
        following is not None and line.block.level is not None and following.block.level == line.block.level
    )
    return joined(line, following) if following and alike and line.raw.endswith(":") else line


_NEXT_LABEL = re.compile(
    r"\s+(?:Date\s+(?:of\s+|the\s+)?(?:Inspection|Report|Publi)\w*|Deadline\b|(?:Type|Title)\s+of\b|Published\s*:)"
)


def _before_next_label(lines: Sequence[Line], fact: Fact) -> Fact:
    """A form that was flattened runs its next label on to the title."""
    found = _NEXT_LABEL.search(fact.value)
    line = next((line for line in lines[:40] if fact.value in line.raw), None)
    if found is None or line is None:
        return fact
    at = line.raw.index(fact.value)
    span = line.span(at, at + found.start())
    return Fact(span.text, span.places)
