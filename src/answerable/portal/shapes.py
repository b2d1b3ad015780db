"""How published cards become the values that drawings take."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.urls import reverse
from django.utils.safestring import SafeString

from answerable.look.cards import AreaGrades, Entry, Event, Inspection, Source, Truth
from answerable.look.drawings import statements
from answerable.look.drawings.labels import DECISION_FILLS, POSITION_FILLS
from answerable.look.drawings.marks import Fill, Voice, mark, pair
from answerable.look.drawings.statements import cite
from answerable.look.drawings.words import LONDON
from answerable.look.markup import element, join, link
from answerable.portal.addresses import listed, safe
from answerable.publishing.cards import (
    Change,
    GradeTable,
    InspectionLine,
    PublicClock,
    PublicEvent,
    PublicFinding,
    PublicForce,
    PublicSource,
)
from answerable.rules.deadlines import DAYS_ALLOWED, Clock, clock, in_words
from answerable.rules.vocabulary import Decision, Position

_VOICES: dict[str, tuple[Voice, str, frozenset[str]]] = {
    "force": ("force", "Force", frozenset({"empty", "half", "full", "crossed"})),
    "inspectors": (
        "inspectors",
        "Inspectors",
        frozenset({"empty", "full", "returned", "superseded", "crossed"}),
    ),
    "commissioner": ("commissioner", "Commissioner", frozenset({"empty", "full"})),
}
_SAID = {
    Position.NEW: "Nothing yet",
    Position.COMPLETE: "Finished",
    Position.CLOSURE_REQUESTED: "Finished",
    Position.NOT_FOR_US: "Not for us to do",
}
_DECIDED = {
    Decision.OPEN: "Nothing yet",
    Decision.RETURNED: "Not enough yet",
    Decision.SUPERSEDED: "Replaced",
    Decision.NOT_TRACKED: "No longer followed",
}


def source(given: PublicSource | None) -> Source | None:
    """Where something was said, with a link only where a reader may be sent."""
    return Source(given.words, safe(given.address)) if given and given.words else None


def force_truth(card: PublicFinding) -> Truth:
    """The panel of the force's claim."""
    why = card.reason
    if card.position is Position.CLOSURE_REQUESTED:
        why = "It has asked inspectors to close this."
    elif card.position is Position.FINISHED:
        why = "A second person in the force has still to agree."
    return Truth(
        what=_SAID.get(card.position, card.position.words),
        fill=POSITION_FILLS[card.position],
        on=card.position_on,
        why=why,
        source=source(card.position_source),
    )


def inspectors_truth(card: PublicFinding) -> Truth:
    """The panel of the inspectors' decision."""
    opened = card.decision is Decision.OPEN
    why = f"A newer finding took its place: {card.successor.name}." if card.successor else ""
    return Truth(
        what=_DECIDED.get(card.decision, card.decision.words),
        fill=DECISION_FILLS[card.decision],
        on=card.raised_on if opened else card.decided_on,
        since=opened,
        why=why,
        source=inspectors_source(card),
    )


def inspectors_source(card: PublicFinding) -> Source | None:
    """Where inspectors said what they decided; while it is open, their report."""
    if card.decision is Decision.OPEN and card.decision_source is None:
        page = f", page {card.page}" if card.page else ""
        return Source(f"{card.inspection_title}{page}", reverse("portal:inspection", args=[card.inspection]))
    return source(card.decision_source)


def after_whose(given: Source | None, whose: str) -> Source | None:
    """The source as it stands after "the force’s": its own "the force’s" is left out."""
    if given is None:
        return None
    words = re.sub(rf"^(?:the )?{whose}[’']s? ", "", str(given.words), flags=re.IGNORECASE)
    return Source(words, given.href)


def entry(event: PublicEvent) -> Entry:
    """One act of the story; a mark that means nothing for its voice is drawn full."""
    voice, who, fills = _VOICES.get(event.voice, _VOICES["force"])
    fill: Fill = event.state if event.state in fills else "full"  # type: ignore[assignment]
    more = join([event.detail, cite(source(event.source))], between=" ")
    return Entry(on=event.on, voice=voice, what=event.title, who=who, fill=fill, more=more)


def change(what: Change) -> Entry:
    """Something that happened lately, with a link to what it happened to."""
    more: list[object] = [what.detail]
    if len(what.findings) == 1:
        reference, name = what.findings[0]
        more.append(link(name, reverse("portal:finding", args=[reference])))
    elif what.findings:
        said = f"{len(what.findings)} findings"
        more.append(link(said, listed(inspection=what.inspection)))
    else:
        more.append(link("See the inspection", reverse("portal:inspection", args=[what.inspection])))
    more.append(cite(source(what.source)))
    plain = PublicEvent(what.on, what.voice, what.state, what.title)
    return replace(entry(plain), more=join(more, between=" "))


def brief(card: PublicFinding, *, meta: str = "") -> SafeString:
    """The answer line of a finding in a list."""
    if not card.kind.needs_answer:
        return _reported(card)
    said = f"Raised on {in_words(card.raised_on)}"
    under = f", under {card.question}" if card.question else ""
    return statements.brief(
        card.answer.verdict,
        card.answer.why,
        force=card.position,
        inspectors=card.decision,
        title=link(card.name, reverse("portal:finding", args=[card.reference])),
        meta=f"{meta} {said}." if meta else f"{said} in {card.inspection_title}{under}.",
    )


def _reported(card: PublicFinding) -> SafeString:
    """Promising practice in a list: nobody owes an answer, so there is no pair of marks, only whose words they are."""
    heading = element(
        "h3",
        {"class": "ans-brief__title"},
        link(card.name, reverse("portal:finding", args=[card.reference])),
    )
    sign = element("span", {"class": "ans-pair", "aria-hidden": "true"}, mark("inspectors"))
    said = element(
        "p",
        {"class": "ans-brief__answer"},
        element("strong", None, card.answer.verdict),
        " ",
        card.answer.why,
    )
    meta = f"{card.kind.words}. Reported on {in_words(card.raised_on)} in {card.inspection_title}."
    words = element("div", None, heading, said, element("p", {"class": "ans-brief__meta"}, meta))
    return element("li", {"class": "ans-brief"}, sign, words)


def pair_of(card: PublicFinding) -> SafeString:
    """Both truths as marks; the words stand beside them."""
    return pair(POSITION_FILLS[card.position], DECISION_FILLS[card.decision])


def briefs(cards: Iterable[PublicFinding]) -> SafeString:
    """Answer lines of several findings."""
    return statements.briefs(brief(card) for card in cards)


def entries(story: Iterable[PublicEvent]) -> list[Entry]:
    """The whole story; the drawing puts the newest first."""
    return [entry(event) for event in story]


def state_of(facts: PublicClock, *, today: date, answered_on: date | None = None) -> Clock:
    """The statutory clock as it stands."""
    return clock(facts.published_on, today=today, answered_on=answered_on or facts.answered_on)


def milestones(facts: PublicClock) -> list[Event]:
    """What happened while the clock ran."""
    return [Event(on, label) for label, on in facts.milestones]


def clock_words(state: Clock) -> str:
    """One line for a table: "Published on day 48 of 56", "Published 3 days late", "Due by …", "5 days late"."""
    if state.answered_on:
        return state.headline + (f", on day {state.day}" if state.days_late else "")
    if state.days_late:
        return f"{state.headline}. It was due by {in_words(state.last_day)}."
    return f"Due by {in_words(state.last_day)}. Today is day {state.day} of {DAYS_ALLOWED}."


def line_clock(line: InspectionLine, *, today: date) -> Clock:
    """The clock of an inspection in a list; its published response says when it stopped."""
    answered = line.response.answered_on if line.response else None
    return state_of(line.card.clock, today=today, answered_on=answered)


def short(title: str, *, force: PublicForce) -> str:
    """The title without the force it names after a colon: "PEEL 2021/22: Northmoor Police" is "PEEL 2021/22"."""
    head, _, tail = title.partition(":")
    place = force.name.removesuffix(" Police")
    return head.strip() if tail and place.casefold() in tail.casefold() else title


def cycle(title: str) -> str:
    """The years of a PEEL title, as people name a cycle: "PEEL 2021/22" is "2021/22"."""
    found = re.search(r"\d{4}(?:\s*[-–/]\s*\d{2,4})?", title)
    return found.group() if found else title


def matrix(table: GradeTable, *, force: PublicForce) -> tuple[list[Inspection], list[AreaGrades]]:
    """Columns and rows of the grades drawing."""
    columns = [
        Inspection(
            short(column.title, force=force), f"published {column.published_on.year}", column.scale.value
        )
        for column in table.columns
    ]
    rows = [
        AreaGrades(row.name, [grade.value if grade else None for grade in row.grades], href="")
        for row in table.rows
    ]
    return columns, rows


def renamed(table: GradeTable, *, force: PublicForce) -> list[str]:
    """Sentences for areas that an inspection printed under another name."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in table.rows:
        for title, printed in row.printed:
            if printed != row.name:
                found.setdefault((row.name, printed), []).append(cycle(short(title, force=force)))
    return [
        f"“{name}” was printed as “{printed}” in {' and '.join(years)}."
        for (name, printed), years in found.items()
    ]


def question_address(card: PublicFinding) -> str:
    """All findings of the same force in the same area."""
    return listed(area=card.question_key or "none", force=card.area)


_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def number_words(count: int, one: str) -> str:
    """ "One recommendation", "Two recommendations", "12 recommendations"."""
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} {one}{'' if count == 1 else 's'}"


def london(moment: datetime) -> date:
    """The day it was in London."""
    return moment.astimezone(LONDON).date()
