"""Pages of the inspectorate's old register: a recommendation, then a dated log of its states and comments.

The log is printed as the page held it, `[on]9th February 2017 [status]complete[/status][/on]`, with tags that may be
missing or cut off, or as lines that begin with a day. Some pages have no log at all and only the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from answerable.documents.cards import Text
from answerable.extraction.cards import CANNOT_TELL, Fact, LogEntry, Reading
from answerable.extraction.readers import closing_doubts, doubts
from answerable.extraction.readers.column_words import column_named
from answerable.extraction.readers.dates import Dated, dates_in
from answerable.extraction.readers.drafts import Draft, candidates, one_by_one
from answerable.extraction.readers.forces import commonest_force, force_asked, inspected_force
from answerable.extraction.readers.furniture import body_lines, opens_links
from answerable.extraction.readers.glance import holding
from answerable.extraction.readers.lines import Line, Span, whole_span
from answerable.extraction.readers.titles import is_furniture
from answerable.extraction.readers.words import ASKS, MODAL, Label, label_of

_TAG = re.compile(
    r"(?i)(?:\[|&#0?91;|&lsqb;)\s*(?P<end>/?)(?P<name>on|status|comment)\s*(?:\]|&#0?93;|&rsqb;)"
)
_STATES = (
    r"(?:awaiting[\s-]+review|being[\s-]+progressed|in[\s-]+progress|completed?|closed|open|no[\s-]+longer[\s-]+relevant"
    r"|superseded|under[\s-]+review|(?:partially|not)?\s*achieved|new|returned|not[\s-]+tracked)"
)
_DATED_STATE = re.compile(rf"(?i)\s*[–—:-]\s*(?P<status>{_STATES})\s*\.?$")
_NUMBERED_TITLE = re.compile(r"^(?P<title>\D.{4,200}?)\s*\((?P<ref>\d{2,5})\)$")
_LABELLED = re.compile(
    r"(?i)(?:force|type|report|inspection|title|reference|addressee|addressed\s+to)\s*:\s*\S"
)
_ASKING = re.compile(rf"\b{MODAL}\b")
_FEWEST_LOGGED = 1
_PLAIN_PAGE = 8
"""A page that is nothing but the words of a recommendation has no more lines than this."""
_FEWEST_WORDS, _MOST_WORDS = 12, 200


@dataclass(slots=True)
class _Entry:
    """One recommendation of the page while it is read."""

    title: Line | None = None
    kind: str = "recommendation"
    ref: str | None = None
    lines: list[Line] = field(default_factory=list)
    log: list[_Logged] = field(default_factory=list)


@dataclass(slots=True)
class _Logged:
    """One dated line of a log while it is read."""

    date: Span
    dated: Dated | None
    status: Span | None = None
    comment: list[Span] = field(default_factory=list)


def fit(text: Text) -> tuple[float, str]:
    """The log's own tags, days with states, or a page of nothing but a recommendation."""
    lines = body_lines(text)
    tags = sum(len(_TAG.findall(line.raw)) for line in holding(lines, "[", "&#", "&lsqb;"))
    states = sum(1 for line in lines if _dated_state(line))
    if tags > _FEWEST_LOGGED or states > _FEWEST_LOGGED:
        return 0.95 if tags else 0.7, f"a dated log: {tags} tags, {states} lines of a day and a state"
    plain = _is_plain(lines)
    return (0.5 if plain else 0.0), "nothing but a recommendation" if plain else "no log of states"


def read(text: Text) -> Reading:
    """The recommendations of the page with their logs."""
    lines = body_lines(text)
    page = _read_page(lines)
    entries = [entry for entry in page.entries if entry.lines]
    found = candidates(_drafts(entries))
    titles = [entry.title for entry in entries if entry.title]
    asked = sum(entry.kind == "recommendation" for entry in entries)
    title = _told(page, "report") or (_title(titles) if asked == 1 else CANNOT_TELL)
    return Reading(
        kind="register_entry",
        reader="register_page",
        title=title,
        force=_told(page, "force") or force_asked(lines) or _force(lines, titles),
        findings=found,
        doubts=(
            *([] if found else [doubts.nothing_certain()]),
            *closing_doubts.earlier_doubts(found),
            *closing_doubts.file_doubts(text, lines),
        ),
    )


def _force(lines: Sequence[Line], titles: Sequence[Line]) -> Fact:
    """The force that the inspection was of; else the one at the end of its title: "… – Northmoor Police (5988)"."""
    inspected = inspected_force(lines)
    if inspected.value or not titles:
        return inspected
    named = commonest_force(titles)
    return named if named.value and _title(titles).value.endswith(named.value) else CANNOT_TELL


def _told(page: _Page, role: str) -> Fact | None:
    span = page.told.get(role)
    return Fact(span.text, span.places) if span else None


def _title(titles: Sequence[Line]) -> Fact:
    if not titles:
        return CANNOT_TELL
    numbered = _NUMBERED_TITLE.match(titles[0].raw)
    span = titles[0].span(*numbered.span("title")) if numbered else titles[0].span()
    return Fact(span.text, span.places)


def _is_plain(lines: Sequence[Line]) -> bool:
    said = list(islice((line for line in lines if not is_furniture(line)), _PLAIN_PAGE + 1))
    if not 0 < len(said) <= _PLAIN_PAGE:
        return False
    asking = [line for line in said if line.number is not None or _ASKING.search(line.raw)]
    words = [line.words for line in said]
    return (
        len(asking) == len(said)
        and sum(words) >= _FEWEST_WORDS
        and max(words) <= _MOST_WORDS
        and bool(ASKS.match(said[0].raw))
    )


def _drafts(entries: Sequence[_Entry]) -> list[Draft]:
    """Each entry's finding; a recommendation right after a cause of concern stands under it."""
    found: list[Draft] = []
    for entry in entries:
        draft = _draft(entry)
        if found and draft.kind == "recommendation":
            above = found[-1]
            draft.parent = (
                above if above.kind == "cause_of_concern" else None if entry.title else above.parent
            )
        found += one_by_one(draft, _own_words(entry.lines)) if draft.parent else [draft]
    return found


def _draft(entry: _Entry) -> Draft:
    numbered = _NUMBERED_TITLE.match(entry.title.raw) if entry.title else None
    said = _own_words(entry.lines)
    draft = Draft(entry.kind, whole_span(said), numbered["ref"] if numbered else entry.ref)
    draft.log = tuple(_log_entry(logged) for logged in entry.log)
    draft.status = next((logged.status for logged in reversed(draft.log) if logged.status), None)
    return draft


def _own_words(lines: Sequence[Line]) -> Sequence[Line]:
    """The words of the recommendation alone: what follows the page's headings and labels, where it asks something."""
    for at in range(len(lines) - 1, 0, -1):
        above = lines[at - 1]
        if above.block.kind == "heading" or (_LABELLED.match(above.raw) and not _ASKING.search(above.raw)):
            return lines[at:] if any(_ASKING.search(line.raw) for line in lines[at:]) else lines
    return lines


def _log_entry(logged: _Logged) -> LogEntry:
    comment = " ".join(span.text for span in logged.comment) or None
    return LogEntry(
        places=(
            *logged.date.places,
            *(logged.status.places if logged.status else ()),
            *(place for span in logged.comment for place in span.places),
        ),
        on=logged.dated.on if logged.dated else None,
        status=logged.status.text if logged.status else None,
        comment=comment,
    )


def _read_page(lines: Sequence[Line]) -> _Page:
    """The page cut into recommendations: what asks comes first, its log after it, then perhaps the next one."""
    page = _Page()
    for line in lines:
        if _TAG.search(line.raw):
            page.take_tagged(line)
        elif dated := _dated_state(line):
            page.take_dated(line, *dated)
        else:
            page.take(line)
    return page


def _dated_state(line: Line) -> tuple[Dated, Span] | None:
    """ "9 February 2017 – Awaiting review": the day and the state, or None."""
    if line.words > 9 or not (found := dates_in(line.raw)) or found[0].start:
        return None
    state = _DATED_STATE.match(line.raw, found[0].end)
    return (found[0], line.span(*state.span("status"))) if state else None


class _Page:
    """The entries met so far, and whether its log is open."""

    def __init__(self) -> None:
        self.entries = [_Entry()]
        self.told: dict[str, Span] = {}
        self._in_log = self._over = False

    def take(self, line: Line) -> None:
        """A line with no tag: part of a comment, of the words, or the head of the next entry."""
        here = self.entries[-1]
        label = label_of(line)
        self._over = not _NUMBERED_TITLE.match(line.raw) and (self._over or opens_links(line))
        if self._over:
            return
        if label and label.alone and not self._in_log:
            self._head(label, here)
            return
        if not here.log and (line.block.kind == "heading" or self._labelled(line)):
            here.lines.clear()
            if line.block.kind == "heading" and not _NUMBERED_TITLE.match(line.raw):
                return
        numbered = _NUMBERED_TITLE.match(line.raw)
        if here.log and (numbered or (not self._in_log and self._begins(line))):
            here = _Entry()
            self.entries.append(here)
            self._in_log = False
        if here.log:
            here.log[-1].comment.append(line.span())
        elif numbered and not here.lines:
            here.title = line
        elif here.lines or here.kind == "cause_of_concern" or self._begins(line):
            here.lines.append(line)

    def _head(self, label: Label, here: _Entry) -> None:
        """A heading that says what kind of finding follows: of the entry that is begun, or of the next."""
        if here.lines or here.log:
            here = _Entry()
            self.entries.append(here)
        here.kind, here.ref = label.kind, label.ref

    def _labelled(self, line: Line) -> bool:
        """A label with its value ("Force: Northmoor Police"), which belongs to the head of an entry."""
        before, colon, after = line.raw.partition(":")
        role = column_named(before) if colon and after.strip() else None
        if role in {"report", "force"}:
            self.told.setdefault(role, line.span(len(before) + 1))
        return role in {"report", "force", "kind", "published", "reference", "addressee"}

    def take_dated(self, line: Line, dated: Dated, state: Span) -> None:
        """A line of a day and a state; what follows is comment until the next."""
        self._in_log = True
        self.entries[-1].log.append(_Logged(line.span(dated.start, dated.end), dated, state))

    def take_tagged(self, line: Line) -> None:
        """A line of the log: its tags, and the stretches between them."""
        tags = list(_TAG.finditer(line.raw))
        bounds = [*(tag.start() for tag in tags), len(line.raw)]
        before = line.piece(0, bounds[0])
        if before.text:
            self.take(before)
        for tag, end in zip(tags, bounds[1:], strict=True):
            self._take_tag(line, tag, end)

    def _take_tag(self, line: Line, tag: re.Match[str], end: int) -> None:
        after = line.span(tag.end(), end)
        name, log = tag["name"].lower(), self.entries[-1].log
        if tag["end"]:
            self._in_log = False
            if after.text:
                self.take(line.piece(tag.end(), end))
        elif name == "on":
            self._in_log = True
            log.append(_opened(after if after.text else line.span(*tag.span())))
        elif name == "status":
            self._in_log = False
            if log and after.text:
                log[-1].status = after
        else:
            self._in_log = True
            if log and after.text:
                log[-1].comment.append(after)

    def _begins(self, line: Line) -> bool:
        """Whether a line opens the words of a recommendation."""
        return not is_furniture(line) and bool(ASKS.match(line.raw) or _ASKING.search(line.raw))


def _opened(span: Span) -> _Logged:
    found = dates_in(span.text)
    return _Logged(span, found[0] if found else None)
