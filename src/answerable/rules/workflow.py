"""STEPS: who may move a finding from which position to which, and what each step is called.

One table drives the buttons, the services, the journal's verbs and the tests. The inspectors' decision is a second
log: a step names what it does to it, if anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from answerable.rules.permissions import Action
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Decision, Position

_OPEN = frozenset({Decision.OPEN, Decision.RETURNED})


@dataclass(frozen=True, slots=True)
class Step:
    """One verb.

    verb      the service's and the journal's word for it
    button    what the page calls it
    action    the permission it needs
    before    positions it may start from; `decided` the inspectors' decisions it may start from
    after     position it leads to; None leaves the position as it is
    decides   the inspectors' decision it records, if any
    second    it needs a person other than the one who took the step before
    """

    verb: str
    button: str
    action: Action
    before: frozenset[Position]
    after: Position | None
    decides: Decision | None = None
    decided: frozenset[Decision] = _OPEN
    second: bool = False


_UNDER_WAY = frozenset({Position.PLANNED, Position.IN_PROGRESS, Position.FINISHED})
_DONE = frozenset({Position.COMPLETE, Position.CLOSURE_REQUESTED})
_AT_REST = frozenset({Position.NOT_ACCEPTED, Position.NOT_FOR_US, Position.DISPUTED})
_ANY = frozenset(Position)

STEPS: tuple[Step, ...] = (
    Step("record_plan", "Record the plan", Action.RECORD_PLAN, frozenset({Position.NEW}), Position.PLANNED),
    Step(
        "approve_position",
        "Approve the plan",
        Action.APPROVE_POSITION,
        frozenset({Position.PLANNED}),
        Position.IN_PROGRESS,
        second=True,
    ),
    Step(
        "approve_refusal",
        "Approve not accepting it",
        Action.APPROVE_POSITION,
        frozenset({Position.PLANNED}),
        Position.NOT_ACCEPTED,
        second=True,
    ),
    Step(
        "approve_not_for_us",
        "Approve that it is not for us",
        Action.APPROVE_POSITION,
        frozenset({Position.PLANNED}),
        Position.NOT_FOR_US,
        second=True,
    ),
    Step(
        "approve_dispute",
        "Approve disputing it",
        Action.APPROVE_POSITION,
        frozenset({Position.PLANNED}),
        Position.DISPUTED,
        second=True,
    ),
    Step(
        "return_plan",
        "Return the plan",
        Action.APPROVE_POSITION,
        frozenset({Position.PLANNED}),
        Position.NEW,
        second=True,
    ),
    Step(
        "say_finished",
        "Say it is finished",
        Action.SAY_FINISHED,
        frozenset({Position.IN_PROGRESS}),
        Position.FINISHED,
    ),
    Step(
        "agree_completion",
        "Agree that it is complete",
        Action.AGREE_COMPLETION,
        frozenset({Position.FINISHED}),
        Position.COMPLETE,
        second=True,
    ),
    Step(
        "send_back",
        "Send back: not finished",
        Action.AGREE_COMPLETION,
        frozenset({Position.FINISHED}),
        Position.IN_PROGRESS,
        second=True,
    ),
    Step(
        "request_closure",
        "Ask inspectors to close it",
        Action.REQUEST_CLOSURE,
        frozenset({Position.COMPLETE}),
        Position.CLOSURE_REQUESTED,
    ),
    Step("record_closed", "Inspectors closed it", Action.RECORD_DECISION, _ANY, None, Decision.CLOSED),
    Step(
        "record_returned",
        "Inspectors were not satisfied",
        Action.RECORD_DECISION,
        _DONE,
        Position.IN_PROGRESS,
        Decision.RETURNED,
    ),
    Step(
        "record_superseded",
        "Inspectors replaced it",
        Action.RECORD_DECISION,
        _ANY,
        None,
        Decision.SUPERSEDED,
    ),
    Step(
        "record_not_tracked",
        "Inspectors no longer follow it",
        Action.RECORD_DECISION,
        _ANY,
        None,
        Decision.NOT_TRACKED,
    ),
    Step(
        "reopen",
        "Reopen",
        Action.REOPEN,
        _DONE | _AT_REST | _UNDER_WAY - {Position.PLANNED, Position.IN_PROGRESS},
        Position.IN_PROGRESS,
    ),
    Step(
        "reopen_decided",
        "Inspectors opened it again",
        Action.RECORD_DECISION,
        _ANY,
        Position.IN_PROGRESS,
        Decision.OPEN,
        decided=frozenset({Decision.CLOSED, Decision.SUPERSEDED, Decision.NOT_TRACKED}),
    ),
)

_NEW = frozenset({Position.NEW})
TAKEN_OVER: tuple[Step, ...] = (
    Step(
        "take_over_under_way",
        "Take over as under way",
        Action.RECORD_PLAN,
        _NEW,
        Position.IN_PROGRESS,
    ),
    Step("take_over_complete", "Take over as complete", Action.RECORD_PLAN, _NEW, Position.COMPLETE),
)
"""Steps that no button offers: what a register kept elsewhere said of a finding before it came into this one. They
pass over plan and approval, which happened on paper if at all, and the movement says so with its source."""

BY_VERB = {step.verb: step for step in (*STEPS, *TAKEN_OVER)}


def steps_from(position: Position, decision: Decision) -> tuple[Step, ...]:
    """The steps the table allows from here, in its order; who may take them is asked separately."""
    return tuple(step for step in STEPS if position in step.before and decision in step.decided)


def step_for(verb: str, *, position: Position, decision: Decision) -> Step:
    """The step `verb`; raises Refused when it cannot be taken from here, saying where the finding stands."""
    step = BY_VERB[verb]
    if position not in step.before or decision not in step.decided:
        raise Refused(
            f"“{step.button}” cannot be done now: the force’s position is “{position.words.lower()}” and the "
            f"inspectors’ decision is “{decision.words.lower()}”."
        )
    return step


def is_own_work(step: Step, *, before: tuple[int | None, str] | None, by: tuple[int | None, str]) -> bool:
    """Whether `by` (user number, name) took the step `before` this one, which then needs somebody else."""
    return step.second and before == by


def takes_actions(position: Position, decision: Decision) -> bool:
    """Whether actions may be added: the finding is planned or under way, and inspectors have not settled it."""
    return position in {Position.PLANNED, Position.IN_PROGRESS} and decision in _OPEN
