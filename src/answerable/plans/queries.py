"""Reads of plans and actions."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.plans.cards import ActionCard, PlanCard, UpdateCard
from answerable.plans.models import Plan, PlannedAction
from answerable.rules.vocabulary import Stance


def plans_for(references: Iterable[str]) -> dict[str, PlanCard]:
    """The newest plan of each finding that has one, with the actions that have not ended, in four queries."""
    wanted = list(references)
    newest: dict[str, Plan] = {}
    for row in (
        Plan.objects.filter(finding__reference__in=wanted).select_related("finding").order_by("number")
    ):
        newest[row.finding.reference] = row
    actions = actions_for(wanted)
    return {
        reference: _card(row, tuple(one for one in actions.get(reference, ()) if one.ended_on is None))
        for reference, row in newest.items()
    }


def plan_for(reference: str) -> PlanCard | None:
    """The newest plan of one finding."""
    return plans_for([reference]).get(reference)


def _card(row: Plan, actions: tuple[ActionCard, ...]) -> PlanCard:
    return PlanCard(
        row.finding.reference,
        row.number,
        Stance(row.stance),
        row.words,
        row.reason,
        row.plenary_on,
        row.attended,
        row.made_by,
        row.made_at,
        actions,
    )


def actions_for(references: Iterable[str]) -> dict[str, tuple[ActionCard, ...]]:
    """Actions by finding, earliest due first, in three queries."""
    wanted = set(references)
    rows = (
        PlannedAction.objects.filter(findings__reference__in=wanted)
        .distinct()
        .order_by("by_when", "pk")
        .prefetch_related("findings", "updates")
    )
    found: dict[str, list[ActionCard]] = {}
    for row in rows:
        card = action_card(row)
        for reference in card.findings:
            if reference in wanted:
                found.setdefault(reference, []).append(card)
    return {reference: tuple(cards) for reference, cards in found.items()}


def action_card(row: PlannedAction) -> ActionCard:
    """The card of a row fetched with its findings and updates."""
    updates = sorted(row.updates.all(), key=lambda one: (one.said_at, one.pk))
    last = updates[-1] if updates else None
    return ActionCard(
        row.pk,
        row.what,
        row.who,
        row.by_when,
        row.ended_on,
        tuple(sorted(finding.reference for finding in row.findings.all())),
        UpdateCard(last.words, last.track, last.said_by, last.said_at) if last else None,
    )
