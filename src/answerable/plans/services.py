"""Recording what the force will do, how it goes, and that it says it has finished."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from answerable.extraction import queries as extraction
from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.plans.models import Plan, PlannedAction, Update
from answerable.plans.queries import taken_over
from answerable.register import queries as register
from answerable.register.cards import FindingCard
from answerable.register.movement import Said, move
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Stance
from answerable.rules.workflow import takes_actions


@dataclass(frozen=True, slots=True)
class NewAction:
    """Who does what by when."""

    what: str
    who: str
    by_when: date | None


@dataclass(frozen=True, slots=True)
class PlanWords:
    """What the plenary session decided. `reason` is needed for every stance but acceptance."""

    stance: Stance
    words: str
    plenary_on: date
    reason: str = ""
    attended: str = ""
    actions: tuple[NewAction, ...] = ()


def record_plan(by: Actor, *, finding: str, plan: PlanWords, now: datetime) -> None:
    """Record what a plenary session decided; the finding waits for the chief officer's approval."""
    _require_whole(plan)
    with recorded(by, verb="record_plan", subject=finding, now=now) as entry:
        moved = move(
            by,
            reference=finding,
            verb="record_plan",
            said=Said(plan.plenary_on, plan.reason or plan.words),
            now=now,
        )
        row = register.known_finding(finding)
        made = Plan.objects.create(
            finding_id=row.key,
            number=Plan.objects.filter(finding_id=row.key).count() + 1,
            stance=plan.stance,
            words=plan.words.strip(),
            reason=plan.reason.strip(),
            plenary_on=plan.plenary_on,
            attended=plan.attended.strip(),
            made_by=by.name,
            made_by_user=by.user_id,
            made_at=now,
        )
        ended = _end_actions(row, localdate(now))
        for new in plan.actions:
            _add_action(row, new, now)
        entry.note(
            plan=made.number, stance=plan.stance, actions=len(plan.actions), ended=ended, **moved.as_note()
        )


def _require_whole(plan: PlanWords) -> None:
    if plan.stance is not Stance.ACCEPTED and not plan.reason.strip():
        asked = (
            "Say whose it is." if plan.stance is Stance.NOT_FOR_US else "Say why; the public will read it."
        )
        raise Refused(asked, why="incomplete")
    if plan.stance in {Stance.ACCEPTED, Stance.PARTLY} and not plan.words.strip():
        raise Refused("Say what will be done.", why="incomplete")
    for action in plan.actions:
        if not (action.what.strip() and action.who.strip()):
            raise Refused("Each action needs what is done and who does it.", why="incomplete")
        if action.by_when and action.by_when < plan.plenary_on:
            raise Refused("An action cannot be due before the session that agreed it.", why="incomplete")


def _add_action(finding: FindingCard, new: NewAction, now: datetime) -> PlannedAction:
    action = PlannedAction.objects.create(
        area=finding.area, what=new.what.strip(), who=new.who.strip(), by_when=new.by_when, made_at=now
    )
    action.findings.add(finding.key)
    return action


def _end_actions(finding: FindingCard, today: date) -> list[int]:
    """End what an earlier plan, sent back, asked for: the new plan says all that is to be done. Their ids.

    An action that serves another finding too goes on there and no longer serves this one.
    """
    old = PlannedAction.objects.filter(findings=finding.key, ended_on=None).prefetch_related("findings")
    for action in old:
        if len(action.findings.all()) > 1:
            action.findings.remove(finding.key)
        else:
            action.ended_on = today
            action.save(update_fields=["ended_on"])
    return [action.pk for action in old]


def add_action(by: Actor, *, finding: str, action: NewAction, now: datetime) -> int:
    """Add an action to a finding that is planned or under way; its id."""
    row = register.known_finding(finding)
    require(by, Action.RECORD_PLAN, area=row.area)
    if not (action.what.strip() and action.who.strip()):
        raise Refused("An action needs what is done and who does it.", why="incomplete")
    if not takes_actions(row.position, row.decision):
        raise Refused("Actions are added to a finding that is planned or under way.")
    with recorded(by, verb="add_action", subject=finding, now=now) as entry:
        made = _add_action(row, action, now)
        entry.note(action=made.pk, what=action.what, who=action.who, by_when=action.by_when)
    return made.pk


def take_over_actions(by: Actor, *, inspection: str, numbers: Iterable[int], now: datetime) -> int:
    """Bring in what an action plan says the force will do, by the numbers the reading gave; how many.

    An action goes with every finding it was printed under that is in the register. Owner, date and status stay as
    printed; a day counts as the day it is due by only where one is printed whole.
    """
    report = register.known_inspection(inspection)
    require(by, Action.RECORD_PLAN, area=report.area)
    if report.reading_id is None:
        raise Refused("This inspection was not read from a document, so there are no actions to bring in.")
    wanted = set(numbers) - taken_over(report.reading_id)
    findings = {one.read_as: one.key for one in register.findings_of(inspection)}
    actions = [one for one in extraction.actions_of(report.reading_id) if one.order in wanted]
    if not actions:
        raise Refused("Tick at least one action that is not in the register yet.", why="incomplete")
    with recorded(by, verb="take_over_actions", subject=inspection, now=now) as entry:
        for one in actions:
            row = PlannedAction.objects.create(
                area=report.area,
                what=one.text,
                who=one.owner,
                by_when=date.fromisoformat(one.due) if len(one.due) == len("2024-10-31") else None,
                made_at=now,
                printed="; ".join(part for part in (one.due_text, one.status) if part)[:400],
                reading_number=report.reading_id,
                read_as=one.order,
            )
            row.findings.set(findings[number] for number in one.candidates if number in findings)
        entry.note(actions=[one.order for one in actions], reading=report.reading_id)
    return len(actions)


def update_action(by: Actor, *, action_id: int, words: str, track: str, now: datetime) -> None:
    """Say where an action stands. Earlier updates stay."""
    action = PlannedAction.objects.get(pk=action_id)
    require(by, Action.UPDATE_ACTION, area=action.area)
    if track not in Update.Track.values:
        raise Refused("Say whether it is on track.", why="incomplete")
    if not words.strip():
        raise Refused("Say what has happened.", why="incomplete")
    with recorded(by, verb="update_action", subject=f"action:{action_id}", now=now) as entry:
        Update.objects.create(action=action, words=words.strip(), track=track, said_by=by.name, said_at=now)
        entry.note(track=track, words=words.strip())


def say_finished(by: Actor, *, finding: str, words: str, on: date, now: datetime) -> None:
    """The force's word that the work is done; a second person must agree before it counts."""
    if not words.strip():
        raise Refused("Say what was done.", why="incomplete")
    with recorded(by, verb="say_finished", subject=finding, now=now) as entry:
        moved = move(by, reference=finding, verb="say_finished", said=Said(on, words), now=now)
        entry.note(words=words.strip(), on=on, **moved.as_note())
