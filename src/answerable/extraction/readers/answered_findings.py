"""Findings quoted in a paper that answers them: each behind its label or in quotation marks, and then the answer.

"2.3 AFI 1 – The force should …", "Recommendation 4" with its text beneath, "The third AFI reads: “…”", a box of a table
headed "HMICFRS recommendation". What follows is the answer, up to the next finding; a "should" in it is the force's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from answerable.extraction.readers.drafts import Draft, item_span
from answerable.extraction.readers.flat_rows import LONE_STATE
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.words import ASKS, EXPLAINS, NOTHING, Label, label_of, lead_in

_OPENING, _CLOSING = "“‘\"'", "”’\"'"
_KIND = (
    r"(?:(?P<afi>areas?\s+for\s+improvement|afis?)|(?P<coc>causes?\s+(?:of|for)\s+concern)"
    r"|(?P<rec>recommendations?))"
)
_LEADS = re.compile(
    rf"(?i)\b{_KIND}\b(?:\s+(?P<ref>\d{{1,2}}))?[^.:“‘]{{0,60}}?\s(?:is|was|are|were|reads?|stat(?:es|ed)|sa(?:ys"
    rf"|id)|follows|that)\b"
    r"[^.:“‘]{0,40}(?::\s*[–—-]?\s*|\s+(?=[“‘\"]))(?P<quote>[“‘\"].+)?$"
)
_LISTS = re.compile(
    rf"(?i)\b{_KIND}(?:[^:]{{0,90}}\b(?:these|they|which))?\s+(?:are|were)(?:\s+as\s+follows)?\s*:\s*[–—-]?$"
)
_MADE = re.compile(
    rf"(?i)\b(?:inspect\w+|hmic(?:frs)?|report|they|it)\b[^.:]{{0,40}}\b(?:made|identified|gave|raised|found|set|issued|named|has|have)\b"
    rf"[^.:]{{0,40}}\b{_KIND}\b[^.:]{{0,40}}:$"
)
"""Who made them, and then the list: "The inspectorate made two areas for improvement:"."""
_WITHIN = re.compile(rf"(?i)\b{_KIND}\b[^.“”]{{0,90}}[;:,–—-]\s*[“\"](?P<inner>[^”\"]{{40,600}})[”\"]")
_ASKING = re.compile(r"\b(?:should|must|needs?\s+to)\b")
"""A finding quoted in the middle of a paragraph: "… one for chief constables; “Forces should …”. We accept it."."""
_PAST = re.compile(
    r"(?i)\b(?:[Ii]n\s+20\d\d\b|previous(?:ly)?|earlier|last\s+inspection|closed|discharged)\b"
)
_LIST_HEAD = re.compile(rf"(?i)(?P<area>[\w ,’'&-]{{3,60}}?)\s*[:–—-]\s*{_KIND}s?$")
_ANSWERS = re.compile(
    r"(?i)(?:[\w’'&./ -]{1,60}?\s)?(?:response|comments?|reply|position|update|answer|statement"
    r"|action)(?:\s+(?:to\s+date|taken|from\b[^:]{1,40}))?\s*"
    r"(?::|[–—-]\s|$)|what\s+(?:we|the\s+force|has|is|have)\b.{0,60}$|accepted\b.{0,40}$"
)
_CELL_LABELS = re.compile(
    r"(?i)(?:(?:ref(?:erence)?|no|number|page|due|by\s+when|date|deadline|target\s+date|due\s+date|date\s+due"
    r"|status|rag|owner|lead|"
    r"responsible(?:\s+officer)?|accepted|priority|report|inspection|theme|area"
    r"|type)\b[.?]?(?:\s*\([^)]*\))?)\s*(?::.*)?$"
)
_STATUS = re.compile(r"(?i)(?:current\s+)?status\s*:\s*(?P<status>\S.{1,40})")
_STATUS_LABEL = re.compile(r"(?i)(?:(?:current|rag)\s+)?(?:status|rag)\s*:?")
_DECIDED = re.compile(r"(?i)(?:not\s+|part(?:ly|ially)\s+)?(?:accepted|agreed|rejected)\.?")
_NO_FINDING = re.compile(
    r"(?i)(?:we|i|our|my|this|these|it|he|she|(?:the\s+)?[\w’' -]{0,40}?(?:force|constabulary|service|police|pcc"
    r"|commissioner|opcc|panel|committee|authority|board)"
    r"|there\s+(?:is|are|was|were)\s+no)\s+(?:also\s+|already\s+|fully\s+)?(?:has|have|had|is|are|was|were|will"
    r"|welcomes?|accept(?:s|ed)?|continues?|recognises?"
    r"|agrees?|notes?|acknowledges?)\b|that\s+the\b|complete[.;]?|none\b|not\s+applicable\b"
)
_BARE_REF = re.compile(r"\d{1,2}(?:\.\d{1,2})?|[A-Z]{1,4}[ .-]?\d{1,3}")
_KINDS = {"afi": "area_for_improvement", "coc": "cause_of_concern", "rec": "recommendation"}
_LONGEST_LEAD = 140
_FEWEST = 4
"""A finding has at least so many words: shorter text behind a label is a heading."""


@dataclass(slots=True)
class AnsweredFindings:
    """Findings read so far; `answered` says whether an answer stood beneath one."""

    force: str | None = None
    drafts: list[Draft] = field(default_factory=list)
    answered: bool = False
    _kind: str | None = None
    _ref: str | None = None
    _waiting: bool = False
    _listing: bool = False
    _listed: bool = False
    _bare: str | None = None
    _question: str | None = None
    _concern: Draft | None = None
    _led_by: Draft | None = None
    _in_turn: bool = False
    _stated: bool = False

    def read(self, lines: Sequence[Line]) -> None:
        """Take in the lines, in order."""
        for at, line in enumerate(lines):
            if at and self.drafts and _is_state_beside(lines[at - 1], line):
                self.drafts[-1].status = self.drafts[-1].status or line.text
            self._take(line)
            self._stated = bool(_CELL_LABELS.fullmatch(line.raw))
            said = _STATUS.fullmatch(line.raw)
            if said and self.drafts and LONE_STATE.fullmatch(said["status"]):
                self.drafts[-1].status = line.span(said.start("status")).text

    def _take(self, line: Line) -> None:
        label = label_of(line)
        bare, self._bare = self._bare, None
        if label is None and _BARE_REF.fullmatch(line.text):
            self._bare = line.text
            return
        self._bare = bare if label else None
        if label and self._is_label(line, label):
            self._open(line, label)
        elif led := self._leading(line):
            self._start(*led)
        elif head := _LIST_HEAD.match(line.raw) if line.heading_like and line.number is None else None:
            self._kind, self._ref = _kind_in(head), None
            self._question, self._listing, self._waiting = head["area"].strip(), True, False
            self._concern = None
        elif self._is_answer(line):
            self.answered = self.answered or bool(self.drafts)
            self._waiting, self._led_by = False, None
        elif self._waiting:
            self._take_text(line)
        elif line.number is not None:
            self._take_item(line)
        elif self._in_turn and self._stated and ASKS.match(line.raw):
            self._add(line, item_span(line))
        else:
            self._led_by = None
            self._listing = self._listing and not (
                line.marked and line.heading_like and not ASKS.match(line.raw)
            )

    def _is_label(self, line: Line, label: Label) -> bool:
        if label.alone:
            return (
                line.number is None
                or line.marked
                or label.ref is not None
                or bool(re.search(r"\d\.\d", line.number))
            )
        said = line.raw[label.rest :].strip()
        begins = said[:1].isupper() or said[:1] in _OPENING or bool(ASKS.match(said))
        return begins and len(said.split()) >= _FEWEST and not label.plural and not _NO_FINDING.match(said)

    def _open(self, line: Line, label: Label) -> None:
        again = self._waiting and label.alone and self._kind == label.kind
        self._kind, self._ref = label.kind, label.ref or (self._ref if again else None) or self._bare
        self._bare = None
        self._led_by, self._listed, self._in_turn = None, False, False
        if label.kind != "recommendation":
            self._concern = None
        self._question = None if label.plural and label.alone else self._question
        self._listing, self._waiting = label.alone and label.plural, True
        if not label.alone:
            self._add(line, _unquoted(line, label.rest))

    def _leading(self, line: Line) -> tuple[Line, re.Match[str]] | None:
        inner = _WITHIN.search(line.raw)
        if inner and _ASKING.search(inner["inner"]) and not _PAST.search(_around(line.raw, inner)):
            return line, inner
        if line.words > _LONGEST_LEAD:
            return None
        found = _LISTS.search(line.raw) or _MADE.search(line.raw) or _LEADS.search(line.raw)
        ends = line.raw.endswith((":", "–", "—", "-"))
        return (line, found) if found and (found.groupdict().get("quote") or ends) else None

    def _start(self, line: Line, found: re.Match[str]) -> None:
        self._kind, self._ref = _kind_in(found), found.groupdict().get("ref")
        self._waiting, self._listing, self._led_by = True, False, None
        self._listed = found.re in (_LISTS, _MADE)
        if self._kind != "recommendation":
            self._concern = None
        if self._listed:
            self._waiting, self._listing = False, True
        elif found.re is _WITHIN:
            self._waiting = False
            self._add(line, line.span(*found.span("inner")))
        elif found["quote"] and found["quote"].rstrip(" .").endswith(tuple(_CLOSING)):
            self._add(line, _unquoted(line, found.start("quote")))
        elif found["quote"]:
            self._waiting = False
        elif any((found[name] or "").lower().endswith("s") for name in _KINDS):
            self._waiting, self._listing = False, True

    def _is_answer(self, line: Line) -> bool:
        if ASKS.match(line.raw) and not EXPLAINS.match(line.raw):
            return False
        at_head = (EXPLAINS.match(line.raw) or _ANSWERS.match(line.raw)) and (
            line.words <= 12 or ":" in line.raw[:70]
        )
        return bool(at_head or _CELL_LABELS.fullmatch(line.raw))

    def _take_text(self, line: Line) -> None:
        if NOTHING.fullmatch(line.text) or _NO_FINDING.match(line.raw):
            self._waiting = False
        elif line.words < _FEWEST or (
            self._listing and line.raw.endswith(":") and lead_in(line, force=self.force)
        ):
            return
        elif self._listing and line.number is None and not self._is_statement(line):
            self._waiting = self._concern is not None
        else:
            if self._kind == "cause_of_concern" and ASKS.match(line.raw):
                # What is asked under a cause of concern is no statement of one; more may follow, each after an answer.
                self._kind, self._in_turn = "recommendation", True
            self._add(line, _unquoted(line, 0) if line.raw[0] in _OPENING else item_span(line))
            self._waiting = self._listing

    def _is_statement(self, line: Line) -> bool:
        return bool(ASKS.match(line.raw)) or (self._kind == "cause_of_concern" and self._concern is None)

    def _take_item(self, line: Line) -> None:
        """An item after the finding it goes on with, or the next of a list that answers its findings one by one."""
        if self._led_by is not None and line.bulleted | (line.counted is None):
            span = item_span(line) if line.raw.endswith((";", ",")) else line.span()
            self._led_by.span = Span(
                f"{self._led_by.text} {span.text}", self._led_by.span.places + span.places
            )
        elif self._listing and self._is_listed(line):
            self._waiting = not self._listed
            self._add(line, item_span(line))

    def _is_listed(self, line: Line) -> bool:
        if self._listed:
            return line.words >= _FEWEST and not _NO_FINDING.match(line.raw)
        return bool(ASKS.match(line.raw))

    def _add(self, line: Line, span: Span) -> None:
        kind = self._kind or "recommendation"
        ref = self._ref
        if self._listing and ref is None and line.number and not line.bulleted:
            ref = line.number.strip(".)(")
        parent = self._concern if kind == "recommendation" else None
        draft = Draft(kind, span, ref, parent, self._question, line=line)
        last = self.drafts[-1] if self.drafts else None
        if last is not None and last.text == draft.text and last.kind == kind:
            last.also.extend(span.places)
        else:
            self.drafts.append(draft)
        self._led_by = draft if span.text.endswith(":") else None
        self._concern = draft if kind == "cause_of_concern" else self._concern
        self._waiting, self._ref = self._listing and not self._listed, None


def _is_state_beside(label: Line, line: Line) -> bool:
    """Whether a cell holds the state that the cell before it, in the same row of a small table, only names."""
    head, cell = label.block.cell, line.block.cell
    if head is None or cell is None or (head.table, head.row) != (cell.table, cell.row):
        return False
    return (
        cell.column == head.column + 1 == 1
        and bool(_STATUS_LABEL.fullmatch(label.text))
        and bool(LONE_STATE.fullmatch(line.text) or _DECIDED.fullmatch(line.text))
    )


def _around(words: str, found: re.Match[str]) -> str:
    """The sentence a quotation stands in and the one after it, without the quotation."""
    first = words.rfind(". ", 0, found.start()) + 1
    last = words.find(".", found.end() + 1)
    return words[first : found.start("inner")] + words[found.end() : len(words) if last < 0 else last]


def _kind_in(found: re.Match[str]) -> str:
    return next(kind for name, kind in _KINDS.items() if found[name])


def _unquoted(line: Line, start: int) -> Span:
    """The stretch from `start`, without the quotation marks that stand around the whole of it."""
    words = line.raw[start:]
    lead = len(words) - len(words.lstrip())
    body = words.strip()
    stop = start + lead + len(body)
    if body[:1] and body[0] in _OPENING:
        inner = body.rstrip(" .") if not body.endswith(tuple(_CLOSING)) else body
        if inner.endswith(tuple(_CLOSING)):
            return line.span(start + lead + 1, start + lead + len(inner) - 1)
        if not any(mark in body[1:] for mark in _CLOSING[:3:2]):
            return line.span(start + lead + 1, stop)
    return line.span(start + lead, stop)


def answered_findings(lines: Sequence[Line], *, force: str | None) -> AnsweredFindings:
    """All findings that a paper quotes and answers."""
    found = AnsweredFindings(force=force)
    found.read(lines)
    return found
