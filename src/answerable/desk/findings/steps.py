"""Which verbs a person may take on a finding now, and the page each is taken on: the table decides, not the template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from answerable.people.cards import Actor
from answerable.register.cards import FindingCard, MovementCard
from answerable.rules.permissions import Action, may
from answerable.rules.vocabulary import Stance
from answerable.rules.workflow import Step, is_own_work, steps_from, takes_actions

PAGES = {
    "record_plan": "plan",
    "approve_position": "approve",
    "approve_refusal": "approve",
    "approve_not_for_us": "approve",
    "approve_dispute": "approve",
    "return_plan": "return",
    "say_finished": "finished",
    "agree_completion": "agree",
    "send_back": "send-back",
    "request_closure": "closure",
    "reopen": "reopen",
}
"""The last part of the address of each verb's page; the inspectors' decisions share one."""


@dataclass(frozen=True, slots=True)
class Button:
    """A verb as the page shows it."""

    verb: str
    words: str
    href: str


def open_steps(
    actor: Actor, finding: FindingCard, *, stance: Stance | None, movements: Sequence[MovementCard]
) -> tuple[Step, ...]:
    """The steps the table and this person's role allow, in the table's order. `movements` are newest first.

    Of the ways to approve, only the one that fits what the plan says; nobody is offered a step on their own work.
    """
    before = (movements[0].by_user, movements[0].by_name) if movements else None
    return tuple(
        step
        for step in steps_from(finding.position, finding.decision)
        if may(actor, step.action, area=finding.area)
        and not is_own_work(step, before=before, by=(actor.user_id, actor.name))
        and _fits(step, stance)
    )


def _fits(step: Step, stance: Stance | None) -> bool:
    if not step.verb.startswith("approve_"):
        return True
    return stance is not None and step.after is stance.leads_to


def button(step: Step, reference: str) -> Button:
    """The step as a button to its page; a decision is already chosen there."""
    if step.decides:
        return Button(step.verb, step.button, f"{address('decision', reference)}?decision={step.decides}")
    return Button(step.verb, step.button, address(PAGES[step.verb], reference))


def address(name: str, reference: str) -> str:
    """The address of a page of a finding, by the last part of it."""
    return reverse(f"desk:finding_{name.replace('-', '_')}", args=[reference])


def buttons(
    actor: Actor, finding: FindingCard, *, stance: Stance | None, movements: Sequence[MovementCard]
) -> tuple[Button | None, list[Button]]:
    """The one next step, if there is one for this person, and everything else they may do.

    The next step is the first in the table that takes the work on; what inspectors decided, opening again, and
    what promising practice never needs, have to have happened first.
    """
    steps = open_steps(actor, finding, stance=stance, movements=movements)
    on = [step for step in steps if not step.decides and step.verb != "reopen" and finding.kind.needs_answer]
    first = on[0] if on else None
    return (
        button(first, finding.reference) if first else None,
        [button(step, finding.reference) for step in steps if step is not first],
    )


def may_add_action(actor: Actor, finding: FindingCard) -> bool:
    """Whether this person may add an action to the finding now."""
    return takes_actions(finding.position, finding.decision) and may(
        actor, Action.RECORD_PLAN, area=finding.area
    )
