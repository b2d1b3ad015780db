"""The finding record: the two truths, the next step, the inspectors' words, the work, and the whole story."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.desk.findings import told
from answerable.desk.findings.steps import address, buttons, may_add_action
from answerable.desk.frame import actor_of, page
from answerable.journal import queries as journal
from answerable.look.cards import Source
from answerable.people.cards import Actor
from answerable.plans import queries as plans
from answerable.plans.cards import WorkCard
from answerable.publishing import queries as publishing
from answerable.register import queries as register
from answerable.register.cards import CorrectionCard, FindingCard, FindingRecord
from answerable.rules.permissions import Action, may, require
from answerable.rules.vocabulary import Decision, Position

_WAITS_FOR = {
    Position.NEW: ("a plan", "The inspection lead records what the plenary session decides."),
    Position.PLANNED: ("approval", "The Deputy Chief Constable approves the plan or returns it."),
    Position.IN_PROGRESS: ("the work", "Those who own its actions say when it is finished."),
    Position.FINISHED: ("a second person", "Somebody else has to agree that it is complete."),
    Position.COMPLETE: ("the request to close it", "The Deputy Chief Constable asks inspectors to close it."),
    Position.CLOSURE_REQUESTED: ("inspectors", "The force has asked; only inspectors can close it."),
}
"""What an open finding waits for when this person has no next step."""


@require_safe
def finding(request: HttpRequest, reference: str) -> HttpResponse:
    """Everything about one finding."""
    actor, today = actor_of(request), timezone.localdate()
    record = register.record(reference)
    if record is None:
        raise Http404
    card = record.finding
    require(actor, Action.READ, area=card.area)
    work = plans.work_on(reference)
    stance = work.plan.stance if work.plan else None
    first, others = buttons(actor, card, stance=stance, movements=record.movements)
    context = {
        "finding": card,
        "record": record,
        "work": work,
        "first": first,
        "others": others,
        "waits": _waits(card) if first is None else None,
        "wait_why": _why(record, work),
        "may": _leave(actor, card),
        "addresses": _addresses(card),
        "source": _source(record),
        "links": [(link, reverse("desk:finding_unlink", args=[reference, link.reference, link.kind]))
                  for link in record.links],
        "approved": next((one for one in record.movements if one.verb.startswith("approve_")), None),
        "requests": [one for one in record.movements if one.verb == "request_closure"],
        "public": _public(card),
        "printed": next((one for one in reversed(record.printed) if one.status), None),
        **_lines(actor, record, {one.verb for one in others}, today=today),
        "entries": told.timeline(
            card, record.movements, updates=work.updates, journal=journal.story(reference, limit=200),
            printed=record.printed, corrected=_by_lists(record),
        ),
    }  # fmt: skip
    crumbs = [("Findings", reverse("desk:findings"))]
    crumbs.append(
        (card.inspection_title, f"{reverse('desk:findings')}?inspection={card.inspection}&decision=any")
    )
    return page(
        request, "desk/findings/record.html", context, title=card.name, section="findings", crumbs=crumbs
    )


def _lines(actor: Actor, record: FindingRecord, open_to: set[str], *, today: Any) -> dict[str, object]:
    """The two status lines, each with the one verb that changes it from outside the work."""
    card = record.finding
    back = Source("Reopen", address("reopen", card.reference)) if "reopen" in open_to else None
    decide = None
    if may(actor, Action.RECORD_DECISION, area=card.area):
        decide = Source("Record a decision", address("decision", card.reference))
    return {
        "force": told.force_status(card, record.movements, back),
        "inspectors": told.inspectors_status(card, record.movements, decide, today=today),
        "settled": told.settled(card),
    }


def _by_lists(record: FindingRecord) -> tuple[CorrectionCard, ...]:
    """What edited lists corrected. Each step and each correction adds one to the version: without any there is none."""
    card = record.finding
    return register.corrections_of(card.reference) if card.version > 1 + len(record.movements) else ()


def _waits(card: FindingCard) -> tuple[str, str] | None:
    if not card.decision.still_open or not card.kind.needs_answer:
        return None
    return _WAITS_FOR.get(card.position)


def _why(record: FindingRecord, work: WorkCard) -> str:
    """Under the next step: what has just happened that makes it the next one."""
    card = record.finding
    last = record.movements[0] if record.movements else None
    if card.position is Position.PLANNED and work.plan:
        return f"{work.plan.made_by} recorded what the plenary session decided: {work.plan.stance.words.lower()}."
    if card.position is Position.NEW and last and last.verb == "return_plan":
        return f"{last.by_name} returned the plan: {last.words}"
    if card.position is Position.IN_PROGRESS and card.decision is Decision.RETURNED:
        return "Inspectors were not satisfied; the work goes on."
    if card.position is Position.FINISHED and last:
        return f"{last.by_name} says: “{last.words}”"
    return _WAITS_FOR.get(card.position, ("", ""))[1]


def _leave(actor: Actor, card: FindingCard) -> dict[str, bool]:
    """What this person may do here beside the steps."""
    return {
        "correct": may(actor, Action.CORRECT_FINDING, area=card.area),
        "link": may(actor, Action.LINK_FINDINGS, area=card.area),
        "update": may(actor, Action.UPDATE_ACTION, area=card.area),
        "add_action": may_add_action(actor, card),
    }


def _addresses(card: FindingCard) -> dict[str, str]:
    return {name: address(name, card.reference) for name in ("correct", "link", "repeats", "add_action")}


def _source(record: FindingRecord) -> Source:
    """The place the words stand in: in the report as we read it, where it came from one."""
    card = record.finding
    words = f"{card.inspection_title}, page {card.page}" if card.page else card.inspection_title
    if record.reading_id is None:
        return Source(words)
    block = card.places[0].block if card.places else 0
    return Source(words, f"{reverse('desk:review', args=[record.reading_id])}?block={block}#block-{block}")


def _public(card: FindingCard) -> str:
    """The address of the public page, once it is published."""
    if card.reference not in publishing.readable([card.reference]):
        return ""
    return reverse("portal:finding", args=[card.reference])
