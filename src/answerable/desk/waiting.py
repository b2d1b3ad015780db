"""What waits for whom: the rule behind “Your work”, and the number beside it on every staff page."""

from __future__ import annotations

from datetime import date, timedelta

from answerable.comments import queries as comments
from answerable.people.cards import Actor
from answerable.plans import queries as plans
from answerable.publishing import queries as publishing
from answerable.register import queries as register
from answerable.register.cards import InspectionCard
from answerable.register.queries import Awaited
from answerable.rules.completeness import Completeness
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Position

AHEAD = timedelta(days=28)
"""How far ahead somebody is shown the actions they promised."""
BEHIND = timedelta(days=365)
"""How long a report waits for its response before we take it that it was answered elsewhere."""
WRITERS = {Role.POLICY_OFFICER, Role.CHIEF_EXECUTIVE, Role.COMMISSIONER}


def awaited(actor: Actor) -> Awaited | None:
    """The findings that wait for a person in their role; None where none ever do."""
    by = (actor.user_id, actor.name)
    if actor.role == Role.CHIEF_OFFICER:
        return Awaited(actor.area, by, (Position.COMPLETE,), second=(Position.PLANNED, Position.FINISHED))
    if actor.role == Role.INSPECTION_LEAD:
        return Awaited(actor.area, by, (Position.NEW,), second=(Position.FINISHED,), returned=True)
    if actor.role == Role.GOVERNANCE_SECRETARY:
        return Awaited(actor.area, by, (Position.NEW,))
    return None


def unanswered(area: str | None, *, today: date) -> tuple[InspectionCard, ...]:
    """The reports of the last year that have no public response yet, the longest wait first, in two queries."""
    found = register.inspections_due(area, since=today - BEHIND)
    answered = publishing.answered([one.reference for one in found])
    return tuple(one for one in found if one.reference not in answered)


def things_waiting(actor: Actor, *, today: date) -> int:
    """How many things wait for this person; for most of them in at most two queries."""
    if wanted := awaited(actor):
        return register.count_awaited(wanted)
    if actor.role == Role.ACTION_OWNER:
        return plans.count_actions_of(names_of(actor), area=actor.area, until=today + AHEAD)
    if actor.role in WRITERS:
        return len(responses_awaited(actor, today=today))
    return 0


def names_of(actor: Actor) -> tuple[str, ...]:
    """What a plan may call this person: by name, or by their post, which is what the public should read."""
    return (actor.name, actor.post)


def responses_awaited(actor: Actor, *, today: date) -> dict[str, tuple[InspectionCard, Completeness]]:
    """The responses that wait for this person: to be written, or, for those who approve, complete and not approved."""
    reports = unanswered(actor.area, today=today)
    gates = comments.gates(one.reference for one in reports)
    found = {one.reference: (one, gates[one.reference]) for one in reports}
    if actor.role == Role.POLICY_OFFICER:
        return found
    return {
        reference: (report, gate)
        for reference, (report, gate) in found.items()
        if gate.complete and not comments.is_approved(reference)
    }
