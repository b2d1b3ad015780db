"""Findings while a reader still works on them; at the end they become candidates with ids in document order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from answerable.documents.cards import Place
from answerable.extraction.cards import Candidate, LogEntry, ReadAction
from answerable.extraction.readers.addressees import addressee_in
from answerable.extraction.readers.dates import day_or_month_in
from answerable.extraction.readers.lines import Line, Span
from answerable.extraction.readers.words import lead_verb

_DUE = re.compile(
    r"(?i)\b(immediately|with\s+immediate\s+effect|(?:within|in)\s+(?:the\s+next\s+)?(?:\w+|\d+)\s+(?:days?|weeks?|months?|years?)"
    r"|(?:by|before|not?\s+later\s+than)\s+(?:the\s+end\s+of\s+)?(?:\d{1,2}\s+)?(?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december)\s+\d{4}|(?:by|before)\s+\d{1,2}/\d{1,2}/(?:20)?\d\d)\b"
)

_AT_THE_LATEST = re.compile(
    r"(?i)\b(?:immediately|with\s+immediate\s+effect|as\s+soon\s+as\s+\w+),?\s+(?:and|but|or)?\s*"
    r"(?:in\s+any\s+(?:case|event)|at\s+the\s+(?:very\s+)?latest)?,?\s*(?=(?:by|before|not?\s+later\s+than)\s)"
)
"""What stands before the day that counts: "with immediate effect, and in any case by 31 July 2025"."""
_LONGEST_LEAD = 4
"""Words after "should" of a lead-in that says nothing by itself: "immediately", "take steps to"."""


@dataclass(slots=True)
class Draft:
    """A finding as first met; see `Candidate` for what is not said here.

    `heading` is the heading of a kind it stands under, `due` a date its list leads in with, `deadline` the one printed
    for it by itself; `lead` is what the lead-in of a list puts before its items; `ref_again` the reference a second
    list gives it.
    """

    kind: str
    span: Span
    ref: str | None = None
    parent: Draft | None = None
    question: str | None = None
    called: str | None = None
    heading: str | None = None
    due: str | None = None
    deadline: str | None = None
    status: str | None = None
    addressee: str | None = None
    log: tuple[LogEntry, ...] = ()
    accelerated: bool = False
    lead: str = ""
    ref_again: str | None = None
    line: Line | None = None
    also: list[Place] = field(default_factory=list)

    @property
    def text(self) -> str:
        """As it stands at its place."""
        return self.span.text


def candidates(drafts: Sequence[Draft]) -> tuple[Candidate, ...]:
    """Candidates f1, f2 … in the order given, which must put parents before their children."""
    ids = {id(draft): f"f{at}" for at, draft in enumerate(drafts, 1)}
    return tuple(
        Candidate(
            id=ids[id(draft)],
            kind=draft.kind,
            text=draft.text,
            places=draft.span.places,
            ref=draft.ref_again or draft.ref,
            parent=ids[id(draft.parent)] if draft.parent else None,
            question=draft.question,
            also=tuple(draft.also),
            called=draft.called,
            status=draft.status,
            addressee=draft.addressee or addressee_in(draft.text),
            due_text=(words := draft.deadline or due_in(draft.text) or draft.due),
            due=day_or_month_in(words) if words else None,
            log=draft.log,
            accelerated=draft.accelerated,
        )
        for draft in drafts
    )


@dataclass(slots=True)
class PlannedAction:
    """What the force says it will do about some findings, while a reader still works on it; see `ReadAction`."""

    span: Span
    answers: tuple[Draft, ...] = ()
    owner: str | None = None
    deadline: str | None = None
    status: str | None = None


def read_actions(planned: Sequence[PlannedAction], drafts: Sequence[Draft]) -> tuple[ReadAction, ...]:
    """Actions a1, a2 … in the order given, linked to the candidates that `candidates` makes of the same drafts."""
    ids = {id(draft): f"f{at}" for at, draft in enumerate(drafts, 1)}
    return tuple(
        ReadAction(
            id=f"a{at}",
            text=action.span.text,
            places=action.span.places,
            findings=tuple(ids[id(draft)] for draft in action.answers if id(draft) in ids),
            owner=action.owner,
            due_text=action.deadline,
            due=day_or_month_in(action.deadline) if action.deadline else None,
            status=action.status,
        )
        for at, action in enumerate(planned, 1)
    )


def due_in(words: str) -> str | None:
    """The deadline in some words, as printed: "within three months", "by 31 October 2024"."""
    sooner = _AT_THE_LATEST.search(words)
    return (_first(_DUE, words[sooner.end() :]) if sooner else None) or _first(_DUE, words)


def _first(pattern: re.Pattern[str], words: str) -> str | None:
    found = pattern.search(words)
    return found[1] if found else None


_LIST_STOP = re.compile(r"(?:\s*[;,]\s*(?:and|or)?|\s+(?:and|or))\s*$")
_QUOTE_END = re.compile(r"[.;]?\s*[”\"]\s*$")


def item_span(line: Line, start: int = 0) -> Span:
    """An item without what only joins it to the next: ";", "; and"; a fragment, beginning small, without its stop."""
    words = line.raw[start:]
    end = len(line.raw)
    if found := _LIST_STOP.search(words):
        end = start + found.start()
    elif words.lstrip()[:1].islower():
        if words.count("“") < words.count("”") and (found := _QUOTE_END.search(words)):
            end = start + found.start()
        elif words.endswith(".") and not words.endswith(".."):
            end -= 1
    return line.span(start, end)


_CITED = re.compile(
    r"\s*\((?P<refs>(?:\d{1,2}\.|S)\d{1,3}(?:\s*(?:,|and|–|-)\s*(?:\d{1,2}\.|S)\d{1,3})*)\)\s*\.?$"
)


def cited_span(line: Line, start: int = 0) -> Span:
    """An item without the numbers of paragraphs in brackets that some reports put at its end: "(2.14)"."""
    found = _CITED.search(line.raw, start)
    return line.span(start, found.start()) if found else item_span(line, start)


def cited_paragraph(line: Line) -> str | None:
    """The paragraphs an item names in brackets at its end."""
    found = _CITED.search(line.raw)
    return found["refs"] if found else None


def one_by_one(whole: Draft, lines: Sequence[Line]) -> list[Draft]:
    """A recommendation's bullets as ones of their own, unless the line that leads them in says what to do."""
    lead, *items = lines
    says = len(lead_verb(lead.raw).split()) > _LONGEST_LEAD or not lead.raw.endswith(":")
    if says or not items or not all(item.bulleted and "•" not in item.raw for item in items):
        return [whole]
    return [replace(whole, span=item_span(item), line=item, due=due_in(lead.raw)) for item in items]


def number_of(line: Line) -> str | None:
    """The number or letter printed before an item, without stop or bracket; None for a bullet."""
    return line.number.strip("().") if line.number and not line.bulleted else None
