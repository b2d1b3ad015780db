"""Trackers that lost their table: rows run together on one line, one cell on each line, or a label before each value.

All three become the entries that `tracker_rows` reads, so that a finding comes out the same whatever was lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answerable.extraction.readers.column_words import column_named
from answerable.extraction.readers.dates import date_in
from answerable.extraction.readers.glance import holding
from answerable.extraction.readers.lines import Line, Span, joined
from answerable.extraction.readers.tracker_rows import Entry
from answerable.extraction.readers.words import ASKS, MODAL

STATES = (
    r"(?:(?i:red|amber|green|white|blue|black|yellow|grey)(?:\s*/\s*(?i:red|amber|green|white|blue))?"
    r"|(?i:not\s+started|in\s+progress|on\s+track|on\s+target|off\s+track|ongoing|completed?|closed|open|overdue|superseded"
    r"|being\s+progressed|awaiting\s+(?:review|sign[\s-]?off|closure|allocation)|no\s+longer\s+(?:relevant|applicable)|achieved"
    r"|partially\s+achieved|not\s+achieved|implemented|discharged|delivered|pending(?:\s+\w+)?))"
)
LONE_STATE = re.compile(rf"(?:{STATES}|[BRAGW])\.?")
_LABEL = r"(?:Areas?\s+(?:for|of)\s+[Ii]mprovement|AFI|Recommendation|(?:Causes?|Areas?)\s+(?:of|for)\s+[Cc]oncern|CoC)"
_HEAD_WORDS = re.compile(
    r"(?:(?:Ref(?:erence)?|No\.?|Number|Report|Recommendations?|Areas?\s+for\s+[Ii]mprovement|AFIs?|&|/|and|or|Status|RAG"
    r"|Rating|Due|Date|Deadline|Owner|Lead|Comments?|Updates?|Progress|Action)\s+){3,14}(?=\S)"
)
_STATE_HEAD, _FINDING_HEAD = re.compile(r"Status|RAG|Rating"), re.compile(r"Recommendation|mprovement|AFI")
_ITEM = re.compile(
    rf"(?:(?<=^)|(?<=\s))(?P<ref>(?:[A-Z]{{2,4}}\s?)?\d{{1,3}}[a-z]?)[.)]?\s+(?P<label>{_LABEL})?[\s:–-]*(?=[A-Z‘“\"])"
)
_LONE_NUMBER = re.compile(r"(?:[A-Za-z]{2,4}\s?)?\d{1,3}[.)]?")
_SHOUTED = re.compile(r"\b(?:RED|AMBER|GREEN|WHITE|BLUE)\b")
_SPOKEN = re.compile(r"(?<=[.\s])(?:Red|Amber|Green|White|Blue)\b")
_UNDATED = re.compile(
    r"(?:(?i:not\s+applicable|n/?a|tb[cd]|ongoing|none|not\s+set|complete[d]?|immediate(?:ly)?|closed)\b|No\s+(?:deadline|date)[^A-Z]*)"
)
_DUE_REACH = 110
_ENDED = re.compile(r"[.!?][’”\"]?$")
_LONGEST_OWNER, _LONGEST_TITLE, _LONGEST_NAME = 6, 16, 8
_SENTENCE = re.compile(r"\s(?=(?:[A-Z][a-z’']+|[A-Z]|[A-Z]{2,6})\s)")
_CARRIES_ON = re.compile(r"HMIC\w*|[A-Z][a-z]+ber|January|February|March|April|May|June|July|August|Q[1-4]")


def flat_entries(lines: Sequence[Line]) -> list[Entry]:
    """Entries of a tracker that has no table, in whichever of these ways it lost it."""
    for way in (_labelled, _one_cell_a_line, _numbered_states, _run_together):
        if found := list(way(lines)):
            return found
    return []


def _numbered_states(lines: Sequence[Line]) -> Iterator[Entry]:
    """A number, a state and what is asked on a line each, with no head: the items of a list of cards."""
    for number, state, asked in zip(lines, lines[1:], lines[2:], strict=False):
        if (
            _LONE_NUMBER.fullmatch(number.text)
            and LONE_STATE.fullmatch(state.text)
            and _asks_soon(asked.raw, 0)
        ):
            entry = Entry(order=("reference", "status", "finding"))
            entry.cells = {"reference": [number], "status": [state]}
            entry.findings.append(("Recommendation", [asked]))
            yield entry


def _labelled(lines: Sequence[Line]) -> Iterator[Entry]:
    """ "Recommendation: …", "Status: …" on lines of their own; a label that comes again begins the next entry."""
    found: list[Entry] = []
    role = None
    for line in lines:
        before, colon, after = line.raw.partition(":")
        named = column_named(before) if colon and line.number is None else None
        if named in {"report", "published", "area", None} and not (named is None and role):
            role = None
            continue
        if named:
            role = named
            begun = found[-1] if found else None
            if begun is None or named in begun.order:
                found.append(Entry())
            found[-1].order += (named,)
        if not after.strip() and named:
            continue
        piece = line.piece(len(before) + 1, len(line.raw)) if named else line
        if role == "finding":
            if found[-1].findings and (piece.number is not None or not found[-1].findings[-1][1]):
                found[-1].findings[-1][1].append(piece)
            elif not found[-1].findings:
                found[-1].findings.append((before, [piece]))
        elif role:
            found[-1].cells.setdefault(role, []).append(piece)
    whole = [entry for entry in found if entry.findings and {"status", "due"} & set(entry.order)]
    yield from whole


def head_lines(lines: Sequence[Line]) -> tuple[int, list[str]] | None:
    """Where a head of columns printed one on each line ends, and the roles: three or more, findings among them."""
    roles: list[str] = []
    for at, line in enumerate(lines):
        named = column_named(line.text) if line.block.cell is None and line.number is None else None
        if named and not (named == "published" and date_in(line.raw)):
            roles.append(named)
        elif len(roles) >= 3 and "finding" in roles and {"status", "due", "comment"} & set(roles):
            return at, roles
        else:
            roles = []
    return None


def _one_cell_a_line(lines: Sequence[Line]) -> Iterator[Entry]:
    """Cells below one another after a head that names the columns: a number, the finding, its state, and so on."""
    head = head_lines(lines)
    if head is None:
        return
    at, roles = head
    entry: Entry | None = None
    section: Line | None = None
    place = 0
    for line in lines[at:]:
        new = bool(_LONE_NUMBER.fullmatch(line.text)) and roles[0] == "reference"
        first = roles[0] == "finding" and (entry is None or place > 0)
        if new or (
            first and (ASKS.match(line.raw) or (line.counted is not None and _asks_soon(line.raw, 0)))
        ):
            entry = Entry(section=section, order=tuple(roles))
            place = 0
            if new:
                entry.cells["reference"] = [line]
                place = roles.index("finding")
            else:
                entry.findings.append(("", [line]))
            yield entry
        elif entry is None or (place >= len(roles) - 1 and _names_report(line)):
            section = line if _names_report(line) else section
            entry = None
        else:
            place = _placed(entry, line, place, roles)


def _names_report(line: Line) -> bool:
    return line.heading_like and bool(re.search(r"(?i)\bpublished\b|\bPEEL\b|\b20\d\d\b", line.raw))


def _placed(entry: Entry, line: Line, place: int, roles: Sequence[str]) -> int:
    """Put a line into the entry's next column, and say which column it stands in."""
    at_finding = place == roles.index("finding")
    told = (
        roles[place + 1 : place + 2] == ["comment"]
        and entry.findings
        and _ENDED.search(entry.findings[0][1][-1].raw)
    )
    if at_finding and not told and not (LONE_STATE.fullmatch(line.text) and entry.findings):
        if not entry.findings:
            entry.findings.append(("", []))
        entry.findings[0][1].append(line)
        return place
    place = min(place + 1, len(roles) - 1)
    if "status" in roles[place:] and LONE_STATE.fullmatch(line.text):
        place = roles.index("status")
    entry.cells.setdefault(roles[place], []).append(line)
    return place


def _run_together(lines: Sequence[Line]) -> Iterator[Entry]:
    """Rows that run on: a number, perhaps the kind, what is asked, a colour, a day, and a comment up to the next."""
    found = _after_head(lines)
    if found is None:
        return
    head, whole = found
    owned = bool(re.search(r"\b(?:Owner|Lead)\b.*\b(?:Status|RAG|Rating)\b", head.raw))
    starts = [
        item for item in _ITEM.finditer(whole.raw) if item["label"] or ASKS.match(whole.raw, item.end())
    ]
    starts = [item for item in starts if item["label"] or _asks_soon(whole.raw, item.end())]
    ends = [*(item.start() for item in starts[1:]), len(whole.raw)]
    for item, end in zip(starts, ends, strict=True):
        state = _SHOUTED.search(whole.raw, item.end(), end) or _SPOKEN.search(whole.raw, item.end(), end)
        if state is None:
            continue
        entry = Entry(order=("reference", "kind", "finding", "status", "due", "comment"))
        entry.cells["reference"] = [whole.piece(*item.span("ref"))]
        if item["label"]:
            entry.cells["kind"] = [whole.piece(*item.span("label"))]
        asked = _without_owner(whole, item.end(), state.start()) if owned else state.start()
        entry.findings.append(("", [whole.piece(item.end(), asked)]))
        if asked < state.start():
            entry.cells["owner"] = [whole.piece(asked, state.start())]
        entry.cells["status"] = [whole.piece(*state.span())]
        if (due := _due_end(whole.raw, state.end(), end)) is not None:
            entry.cells["due"] = [whole.piece(state.end(), due)]
        yield entry


def _asks_soon(words: str, start: int) -> bool:
    return bool(re.search(rf"\b{MODAL}\b", words[start : start + 200]))


def _without_owner(whole: Line, start: int, end: int) -> int:
    """Where what is asked ends and the name of who leads it begins, in a table that names that before the state."""
    stop = whole.raw.rfind(". ", start, end)
    short = stop > 0 and len(whole.raw[stop + 1 : end].split()) <= _LONGEST_OWNER
    return stop + 1 if short else end


def title_before_head(lines: Sequence[Line]) -> Span | None:
    """What stands before the head of a run-on table, where it is short enough to be its title."""
    found = _after_head(lines)
    if found is None:
        return None
    place = found[0].place
    for line in lines:
        if line.place.block == place.block:
            span = line.span(0, place.start - line.place.start)
            return span if 2 <= len(span.text.split()) <= _LONGEST_TITLE else None
    return None


def _after_head(lines: Sequence[Line]) -> tuple[Line, Line] | None:
    """The head of columns and all that follows it as one line; a colour key before it is left behind."""
    for line in holding(lines, "status", "rag", "rating"):
        if not (_STATE_HEAD.search(line.raw) and _FINDING_HEAD.search(line.raw)):
            continue
        for head in _HEAD_WORDS.finditer(line.raw):
            if _STATE_HEAD.search(head[0]) and _FINDING_HEAD.search(head[0]):
                whole = line.piece(head.end(), len(line.raw))
                at = next(at for at, one in enumerate(lines) if one is line)
                for other in lines[at + 1 :]:
                    whole = joined(whole, other)
                return line.piece(*head.span()), whole
    return None


def _due_end(words: str, start: int, end: int) -> int | None:
    """Where the due day's words end and the comment begins, which no stop may part: at a capital after the date."""
    window = words[start : min(end, start + _DUE_REACH)]
    dated = date_in(window)
    undated = _UNDATED.match(window.lstrip())
    if dated is None and undated is None:
        return None
    lead = len(window) - len(window.lstrip())
    if undated and (dated is None or dated.start > undated.end() + lead + 12):
        at = lead + undated.end()
    else:
        at = dated.end if dated else 0
    for gap in _SENTENCE.finditer(window, at):
        if not _CARRIES_ON.match(window, gap.end()):
            return start + gap.start()
    return start + len(window.rstrip()) if end <= start + _DUE_REACH else start + at


def named_report(lines: Sequence[Line]) -> Line | None:
    """The report a run-on tracker is on: what stands before "A national report by HMICFRS Published May 2019"."""
    for line in lines:
        found = re.search(
            r"(?P<title>[^.]{4,160}?)\s+(?:A|An)\s+(?:national|force|local|joint|thematic)?\s*(?:report|inspection)\s+by\s+HMIC\w*"
            r"\s+Published\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+)?\w+\s+\d{4}",
            line.raw,
        )
        if found:
            return line.piece(found.start("title"), found.end())
        if (named := _after_key(line)) is not None:
            return named
    return None


def _after_key(line: Line) -> Line | None:
    """ "… RED Off track Custody Published July 2021": the name after the key's last colour, where it is short."""
    found = re.search(r"\s+Published\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[A-Z][a-z]+\s+\d{4}\b", line.raw)
    colours = [colour.end() for colour in _SHOUTED.finditer(line.raw, 0, found.start())] if found else []
    if found is None or not colours:
        return None
    start = colours[-1]
    if state := re.match(rf"\s*{STATES}\b", line.raw[start:]):
        start += state.end()
    words = line.raw[start : found.start()].split()
    return line.piece(start, found.end()) if 2 <= len(words) <= _LONGEST_NAME else None
