"""Reads of plans and actions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from answerable.plans.cards import ActionCard, PlanCard, UpdateCard, WorkCard
from answerable.plans.models import Plan, PlannedAction
from answerable.rules.vocabulary import Decision, Position, Stance


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


def printed_actions(references: Iterable[str]) -> dict[str, tuple[tuple[str, str, date | None], ...]]:
    """What, who and by when of the actions that have not ended, by finding, earliest due first, in one query."""
    rows = PlannedAction.objects.filter(findings__reference__in=list(references), ended_on=None)
    found: dict[str, list[tuple[str, str, date | None]]] = {}
    for row in rows.order_by("by_when", "pk").values("findings__reference", "what", "who", "by_when"):
        found.setdefault(row["findings__reference"], []).append((row["what"], row["who"], row["by_when"]))
    return {reference: tuple(actions) for reference, actions in found.items()}


def action_card(row: PlannedAction) -> ActionCard:
    """The card of a row fetched with its findings and updates."""
    updates = sorted(row.updates.all(), key=lambda one: (one.said_at, one.pk))
    last = updates[-1] if updates else None
    findings = tuple(sorted(finding.reference for finding in row.findings.all()))
    return ActionCard(
        row.pk,
        row.what,
        row.who,
        row.by_when,
        row.ended_on,
        findings,
        UpdateCard(last.words, last.track, last.said_by, last.said_at) if last else None,
        len(findings),
        row.printed,
    )


def work_on(reference: str) -> WorkCard:
    """What is done about one finding, updates newest first, in two queries however much it is.

    Here an action's `findings` names this one only; `serves` counts them all.
    """
    row = (
        Plan.objects.filter(finding__reference=reference)
        .select_related("finding")
        .order_by("-number")
        .first()
    )
    actions: dict[int, ActionCard] = {}
    updates: list[tuple[str, UpdateCard]] = []
    for found in _actions_and_updates(reference):
        last = None
        if found["updates__pk"]:
            last = UpdateCard(
                *(found[f"updates__{name}"] for name in ("words", "track", "said_by", "said_at"))
            )
            updates.append((found["what"], last))
        actions[found["pk"]] = ActionCard(
            found["pk"],
            found["what"],
            found["who"],
            found["by_when"],
            found["ended_on"],
            (reference,),
            last,
            found["serves"],
            found["printed"],
        )
    updates.sort(key=lambda one: one[1].said_at, reverse=True)
    every = tuple(actions.values())
    plan = _card(row, tuple(one for one in every if one.ended_on is None)) if row else None
    return WorkCard(plan, every, tuple(updates))


def _actions_and_updates(reference: str) -> Iterable[dict[str, Any]]:
    """A row for each update, and one for an action without any; the newest update of an action comes last."""
    same = PlannedAction.objects.filter(pk=OuterRef("pk")).order_by()
    counted = same.annotate(serves=Count("findings")).values("serves")
    names = ("words", "track", "said_by", "said_at", "pk")
    rows: Iterable[dict[str, Any]] = (
        PlannedAction.objects.filter(findings__reference=reference)
        .annotate(serves=Subquery(counted))
        .order_by("by_when", "pk", "updates__said_at", "updates__pk")
        .values(
            "pk",
            "what",
            "who",
            "by_when",
            "ended_on",
            "serves",
            "printed",
            *(f"updates__{name}" for name in names),
        )
    )
    return rows


def actions_of(names: Iterable[str], *, area: str, until: date) -> tuple[ActionCard, ...]:
    """What somebody is to do in a police area by a day, or by no day, for findings under way; earliest first.

    `names` are what they go by in a plan: their name, and their post.
    """
    rows = _named(names, area, until).order_by(F("by_when").asc(nulls_last=True), "pk")
    return tuple(action_card(row) for row in rows.prefetch_related("findings", "updates"))


def count_actions_of(names: Iterable[str], *, area: str, until: date) -> int:
    """How many those are, in one query."""
    return _named(names, area, until).count()


def _named(names: Iterable[str], area: str, until: date) -> QuerySet[PlannedAction]:
    theirs = Q(pk__in=[])
    for name in names:
        if name.strip():
            theirs |= Q(who__iexact=name.strip())
    rows = PlannedAction.objects.filter(theirs, area=area, ended_on=None)
    open_ = [Decision.OPEN, Decision.RETURNED]
    rows = rows.filter(findings__position=Position.IN_PROGRESS, findings__decision__in=open_)
    return rows.filter(Q(by_when=None) | Q(by_when__lte=until)).distinct()


def taken_over(reading_id: int) -> frozenset[int]:
    """The numbers of the actions of a reading that are in the register already."""
    rows = PlannedAction.objects.filter(reading_number=reading_id)
    return frozenset(number for number in rows.values_list("read_as", flat=True) if number is not None)


def action(action_id: int) -> tuple[ActionCard, str] | None:
    """One action, and the police area it belongs to."""
    row = PlannedAction.objects.filter(pk=action_id).prefetch_related("findings", "updates").first()
    return (action_card(row), row.area) if row else None
