"""Agreeing, asking for closure, and recording what the inspectors decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from answerable.governance.models import Approval, ClosureRequest
from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.plans.cards import PlanCard
from answerable.plans.queries import plan_for
from answerable.register import queries as register
from answerable.register.movement import Said, move
from answerable.register.services import name_successor
from answerable.rules.closure import require_closure_facts
from answerable.rules.deadlines import in_words
from answerable.rules.printed import Meaning
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Decision, Position, Stance

_APPROVE = {
    Stance.ACCEPTED: "approve_position",
    Stance.PARTLY: "approve_position",
    Stance.NOT_ACCEPTED: "approve_refusal",
    Stance.NOT_FOR_US: "approve_not_for_us",
    Stance.DISPUTED: "approve_dispute",
}
_DECIDE = {
    Decision.CLOSED: "record_closed",
    Decision.RETURNED: "record_returned",
    Decision.SUPERSEDED: "record_superseded",
    Decision.NOT_TRACKED: "record_not_tracked",
    Decision.OPEN: "reopen_decided",
}


def approve_position(by: Actor, *, finding: str, seen: str, now: datetime) -> None:
    """Approve the plan whose fingerprint is `seen`; refused when it has changed since, or is one's own."""
    with recorded(by, verb="approve_position", subject=finding, now=now) as entry:
        plan = _plan_as_seen(finding, seen)
        said = Said(
            localdate(now), plan.reason or plan.words, source=f"Plenary session, {in_words(plan.plenary_on)}"
        )
        moved = move(by, reference=finding, verb=_APPROVE[plan.stance], said=said, now=now)
        _decide_plan(by, plan, approved=True, reason="", now=now)
        entry.note(plan=plan.number, fingerprint=seen, stance=plan.stance, **moved.as_note())


def return_plan(by: Actor, *, finding: str, seen: str, reason: str, now: datetime) -> None:
    """Send a plan back with a reason; the finding waits for a new one."""
    if not reason.strip():
        raise Refused("Say why it goes back.", why="incomplete")
    with recorded(by, verb="return_plan", subject=finding, now=now) as entry:
        plan = _plan_as_seen(finding, seen)
        moved = move(by, reference=finding, verb="return_plan", said=Said(localdate(now), reason), now=now)
        _decide_plan(by, plan, approved=False, reason=reason.strip(), now=now)
        entry.note(plan=plan.number, fingerprint=seen, reason=reason.strip(), **moved.as_note())


def _plan_as_seen(finding: str, seen: str) -> PlanCard:
    plan = plan_for(finding)
    if plan is None:
        raise Refused("There is no plan to decide on.")
    if plan.fingerprint != seen:
        raise Refused(
            "The plan has changed since you opened it. Read it again before you decide.", why="changed"
        )
    return plan


def _decide_plan(by: Actor, plan: PlanCard, *, approved: bool, reason: str, now: datetime) -> None:
    Approval.objects.create(
        finding_id=register.known_finding(plan.finding).key,
        plan_number=plan.number,
        fingerprint=plan.fingerprint,
        approved=approved,
        reason=reason,
        decided_by=by.name,
        decided_at=now,
    )


def agree_completion(by: Actor, *, finding: str, now: datetime) -> None:
    """A second person agrees that the work is complete. The day the force finished stays the day it said."""
    with recorded(by, verb="agree_completion", subject=finding, now=now) as entry:
        row = register.known_finding(finding)
        words = register.last_words(finding)
        moved = move(
            by, reference=finding, verb="agree_completion", said=Said(row.position_on, words), now=now
        )
        entry.note(**moved.as_note())


def send_back(by: Actor, *, finding: str, reason: str, now: datetime) -> None:
    """A second person does not agree that it is finished, and says why."""
    if not reason.strip():
        raise Refused("Say what is still to do.", why="incomplete")
    with recorded(by, verb="send_back", subject=finding, now=now) as entry:
        moved = move(by, reference=finding, verb="send_back", said=Said(localdate(now), reason), now=now)
        entry.note(reason=reason.strip(), **moved.as_note())


@dataclass(frozen=True, slots=True)
class ClosureWords:
    """What is sent to the inspectorate: the level it gave, what was done, the day and the way it was sent."""

    level: int
    statement: str
    sent_on: date
    way: str


def request_closure(by: Actor, *, finding: str, request: ClosureWords, now: datetime) -> None:
    """Ask the inspectorate to close a finding; signed by whoever asks."""
    level = require_closure_facts(statement=request.statement, level=request.level)
    if request.sent_on > localdate(now):
        raise Refused("The day it was sent cannot be in the future.", why="incomplete")
    with recorded(by, verb="request_closure", subject=finding, now=now) as entry:
        row = register.known_finding(finding)
        source = f"Level {level.number}: {level.name.lower()}; sent on {in_words(request.sent_on)}, {request.way.strip()}"
        said = Said(request.sent_on, request.statement, source=source)
        moved = move(by, reference=finding, verb="request_closure", said=said, now=now)
        ClosureRequest.objects.create(
            finding_id=row.key,
            level=level.number,
            statement=request.statement.strip(),
            signed_by=by.name,
            sent_on=request.sent_on,
            way=request.way.strip(),
            made_at=now,
        )
        entry.note(level=level.number, sent_on=request.sent_on, way=request.way, **moved.as_note())


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """What the inspectors decided, when, where it is written, who told us; `successor` is a reference if replaced."""

    decision: Decision
    on: date
    source: str
    told_by: str
    words: str = ""
    successor: str = ""


def record_decision(by: Actor, *, finding: str, decided: DecisionWords, now: datetime) -> None:
    """Record the inspectors' own decision. Only this can say that inspectors closed a finding."""
    if not decided.source.strip():
        raise Refused(
            "Say where the decision is written: a letter, a report, their portal.", why="incomplete"
        )
    if decided.decision is Decision.SUPERSEDED and not (decided.successor or decided.words.strip()):
        raise Refused("Name the finding that replaced it, or say why there is none.", why="incomplete")
    with recorded(by, verb="record_decision", subject=finding, now=now) as entry:
        said = Said(decided.on, decided.words, decided.source, decided.told_by)
        moved = move(by, reference=finding, verb=_DECIDE[decided.decision], said=said, now=now)
        if decided.successor:
            name_successor(by, finding=finding, successor=decided.successor, now=now)
        entry.note(on=decided.on, source=decided.source, told_by=decided.told_by, successor=decided.successor,
                   **moved.as_note())  # fmt: skip


def reopen(by: Actor, *, finding: str, reason: str, now: datetime) -> None:
    """The force takes back that it is done, or that it will do nothing, and says why."""
    if not reason.strip():
        raise Refused("Say why it is opened again.", why="incomplete")
    with recorded(by, verb="reopen", subject=finding, now=now) as entry:
        moved = move(by, reference=finding, verb="reopen", said=Said(localdate(now), reason), now=now)
        entry.note(reason=reason.strip(), **moved.as_note())


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What taking over printed statuses did: references moved, and those passed over with the reason."""

    moved: tuple[str, ...]
    passed_over: tuple[tuple[str, str], ...]


def take_over_statuses(
    by: Actor, *, inspection: str, meanings: Mapping[str, Meaning], as_at: date, now: datetime
) -> TakenOver:
    """Say what each printed status of a tracker means, and move the findings that are still new accordingly.

    `meanings` goes by the status as printed. The newest printed status of a finding counts, on its printed day, or as
    it was at `as_at` where none is printed. What the table or this person's role does not allow is passed over and
    named, and nothing is lost.
    """
    report = register.known_inspection(inspection)
    findings = register.findings_of(inspection)
    printed = register.printed_of([one.reference for one in findings])
    moved, passed_over = {}, {}
    with recorded(by, verb="take_over_statuses", subject=inspection, now=now) as entry:
        for finding in findings:
            last = next((one for one in reversed(printed.get(finding.reference, ())) if one.status), None)
            meaning = meanings.get(last.status, Meaning.NOTHING) if last else Meaning.NOTHING
            if last is None or meaning is Meaning.NOTHING:
                continue
            if finding.position is not Position.NEW or finding.decision is not Decision.OPEN:
                passed_over[finding.reference] = "It has been worked on here since."
                continue
            said = Said(last.on or as_at, f"Printed as ‘{last.status}’.", source=report.title)
            try:
                taken = move(by, reference=finding.reference, verb=meaning.verb, said=said, now=now)
                moved[finding.reference] = taken.as_note()
            except Refused as refused:
                if refused.why == "changed":
                    raise
                passed_over[finding.reference] = str(refused)
        if not moved:
            raise Refused(
                "No finding would move. " + next(iter(passed_over.values()), "Choose a meaning first."),
                why="incomplete",
            )
        entry.note(meanings=dict(meanings), moved=moved, passed_over=passed_over)
    return TakenOver(tuple(moved), tuple(passed_over.items()))
