"""One step of a finding's story, by the service that people would use for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from answerable.governance import services as governance
from answerable.governance.services import ClosureWords, DecisionWords
from answerable.people.cards import Actor
from answerable.plans import queries as plan_queries
from answerable.plans import services as plans
from answerable.plans.services import NewAction, PlanWords
from answerable.rules.vocabulary import Decision, Stance

_DECISIONS = {
    "closed": Decision.CLOSED,
    "returned": Decision.RETURNED,
    "superseded": Decision.SUPERSEDED,
    "not_tracked": Decision.NOT_TRACKED,
}


def take_step(
    by: Actor, step: dict[str, Any], finding: str, references: dict[str, str], now: datetime
) -> None:
    """Take `step` on `finding`. `references` finds a successor by its key in the story."""
    match step["do"]:
        case "plan":
            _plan(by, step, finding, now)
        case "approve":
            governance.approve_position(by, finding=finding, seen=_seen(finding), now=now)
        case "update":
            action = plan_queries.actions_for([finding])[finding][step["action"] - 1]
            plans.update_action(
                by, action_id=action.action_id, words=step["words"], track=step["track"], now=now
            )
        case "finish":
            plans.say_finished(by, finding=finding, words=step["words"], on=step["on"], now=now)
        case "agree":
            governance.agree_completion(by, finding=finding, now=now)
        case "close":
            words = ClosureWords(step["level"], step["words"], step["on"], "The inspectorate’s portal")
            governance.request_closure(by, finding=finding, request=words, now=now)
        case "reopen":
            governance.reopen(by, finding=finding, reason=step["words"], now=now)
        case decision:
            governance.record_decision(
                by,
                finding=finding,
                decided=DecisionWords(
                    decision=_DECISIONS[decision],
                    on=step["on"],
                    source=step["source"],
                    told_by=step["told_by"],
                    words=step.get("words", ""),
                    successor=references.get(step.get("successor", ""), ""),
                ),
                now=now,
            )


def _plan(by: Actor, step: dict[str, Any], finding: str, now: datetime) -> None:
    actions = tuple(NewAction(what, who, when) for what, who, when in step.get("actions", ()))
    plan = PlanWords(
        stance=Stance(step.get("stance", "accepted")),
        words=step["words"],
        plenary_on=step["on"],
        reason=step.get("reason", ""),
        attended="The Deputy Chief Constable, heads of department, the inspection team",
        actions=actions,
    )
    plans.record_plan(by, finding=finding, plan=plan, now=now)


def _seen(finding: str) -> str:
    plan = plan_queries.plan_for(finding)
    if plan is None:
        raise ValueError(f"{finding} has no plan.")
    return plan.fingerprint
