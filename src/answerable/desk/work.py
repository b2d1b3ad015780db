"""Your work: what waits for the reader, by date, one button each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from answerable.desk.findings.steps import PAGES, address
from answerable.desk.frame import actor_of, area_of, page
from answerable.desk.waiting import AHEAD, WRITERS, awaited, names_of, responses_awaited, unanswered
from answerable.extraction import queries as extraction
from answerable.look.cards import Source, Work
from answerable.look.drawings.labels import due, kind, reference
from answerable.look.drawings.words import day_mark, in_words, plural
from answerable.look.markup import element, join
from answerable.people.cards import Actor
from answerable.plans import queries as plans
from answerable.plans.cards import ActionCard
from answerable.register import queries as register
from answerable.register.cards import FindingCard, InspectionCard
from answerable.rules.deadlines import clock
from answerable.rules.permissions import Action, Role, require
from answerable.rules.vocabulary import Decision, Position


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing to do and the day it stands at; None comes last."""

    on: date | None
    work: Work


@require_safe
def your_work(request: HttpRequest) -> HttpResponse:
    """What needs this person, then what comes next for their police area."""
    actor, today = actor_of(request), timezone.localdate()
    require(actor, Action.READ, area=area_of(actor))
    things = sorted(things_for(actor, today=today), key=lambda one: one.on or date.max)
    coming = register.next_due(area_of(actor), today=today)
    running = [] if actor.role == Role.POLICY_OFFICER else [one for one in unanswered(area_of(actor), today=today)
                                               if one.last_day >= today]  # fmt: skip
    said = (
        f"{plural(len(things), 'thing')} need{'s' if len(things) == 1 else ''} you" if things else "Your work"
    )
    context = {
        "said": said,
        "things": [one.work for one in things],
        "late": sum(1 for one in things if one.on and one.on < today),
        "reviews": _reviews(actor),
        "coming": coming,
        "next_on": next_date(coming, running),
        "counts": register.counts(area_of(actor), today=today),
        "running": [(one, clock(one.published_on, today=today)) for one in running],
    }
    return page(request, "desk/work.html", context, title=said, section="work")


def next_date(coming: Iterable[FindingCard], running: Iterable[InspectionCard]) -> date | None:
    """The nearest day of a finding or of a response, where there is one."""
    days = [one.due_on for one in coming if one.due_on] + [one.last_day for one in running]
    return min(days, default=None)


def things_for(actor: Actor, *, today: date) -> list[Thing]:
    """What waits for a person in their role. Their number is `waiting.things_waiting`."""
    if wanted := awaited(actor):
        return [_finding(one, actor, today) for one in register.findings_awaited(wanted)]
    if actor.role == Role.ACTION_OWNER:
        mine = plans.actions_of(names_of(actor), area=actor.area, until=today + AHEAD)
        named = register.findings_named(one.findings[0] for one in mine)
        return [_action(one, named[one.findings[0]], today) for one in mine]
    if actor.role in WRITERS:
        return _responses(actor, today)
    return []


_ASKS = {
    Position.NEW: ("record_plan", "Plan “{}”", "It has no plan yet.", "Record the plan"),
    Position.PLANNED: (
        "approve_position",
        "Approve the plan for “{}”",
        "It is planned and waits for you.",
        "Read the plan",
    ),
    Position.FINISHED: (
        "agree_completion",
        "Agree that “{}” is complete",
        "The force says it is finished. You are the second person.",
        "Check and agree",
    ),
    Position.COMPLETE: (
        "request_closure",
        "Ask inspectors to close “{}”",
        "The work is complete. Inspectors have not been asked.",
        "Ask for closure",
    ),
}
"""For each position: the verb, the words over it, why, and the button."""


def _finding(finding: FindingCard, actor: Actor, today: date) -> Thing:
    record = address("record", finding.reference)
    if finding.position is Position.IN_PROGRESS:
        ask, press = f"Take “{finding.name}” further", Source("Open the finding", record)
        why = f"Inspectors were not satisfied on {in_words(finding.decided_on)}."
    else:
        verb, words, why, button = _ASKS[finding.position]
        ask, press = words.format(finding.name), Source(button, address(PAGES[verb], finding.reference))
        if finding.decision is Decision.RETURNED:
            why += " Inspectors returned it before."
    when = due(finding.due_on, today=today) if finding.due_on else _since(finding.position_on)
    return Thing(finding.due_on, Work(ask, record, when, why, _context(finding), press))


def _since(on: date) -> SafeString:
    below = element("span", {"class": "ans-due__date"}, "since ", day_mark(on))
    return element("span", {"class": ["ans-due", "ans-due--later"]}, "Waiting for you", below)


def _context(finding: FindingCard) -> SafeString:
    return join([kind(finding.kind), finding.question, reference(finding.reference, wrap=True)], between=" ")


def _action(action: ActionCard, finding: FindingCard, today: date) -> Thing:
    href = reverse("desk:finding_update", args=[finding.reference, action.action_id])
    last = (
        f"The last update, on {in_words(action.last.said_at)}: “{action.last.words}”" if action.last else ""
    )
    why = f"{last or 'Nothing has been said about it yet.'} You own this action."
    when = due(action.by_when, today=today)
    work = Work(
        f"Say where “{action.what}” stands",
        href,
        when,
        why,
        _context(finding),
        Source("Give an update", href),
    )
    return Thing(action.by_when, work)


def _responses(actor: Actor, today: date) -> list[Thing]:
    things = []
    approves = actor.role in {Role.COMMISSIONER, Role.CHIEF_EXECUTIVE}
    for one, gate in responses_awaited(actor, today=today).values():
        href = reverse("desk:response", args=[one.reference])
        ask = f"{'Approve' if approves else 'Answer'} {one.title}"
        state = clock(one.published_on, today=today)
        why = f"{state.headline}. {gate.headline}. {gate.sentence}".strip()
        press = Source("Read and approve" if approves else "Open the response", href)
        things.append(
            Thing(one.last_day, Work(ask, href, due(one.last_day, today=today), why, one.force_name, press))
        )
    return things


def _reviews(actor: Actor) -> list[Source]:
    """Reports that wait to be reviewed, for those who may."""
    if actor.role not in {Role.INSPECTION_LEAD, Role.POLICY_OFFICER}:
        return []
    found = extraction.readings(area_of(actor), state="open")
    return [
        Source(one.title or "A report without a title", reverse("desk:review", args=[one.reading_id]))
        for one in found
    ]
