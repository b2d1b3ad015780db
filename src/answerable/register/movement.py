"""The only code that changes where a finding stands: compare-and-set, so two people cannot move one finding twice.

It is called inside a recorded verb of the register, of plans or of governance; the table in `rules/workflow.py`
decides, this writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F
from django.utils.timezone import localdate

from answerable.people.cards import Actor
from answerable.register.models import Finding, Movement
from answerable.rules.deadlines import in_words
from answerable.rules.permissions import require
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Decision, Position
from answerable.rules.workflow import Step, is_own_work, step_for


@dataclass(frozen=True, slots=True)
class Moved:
    """What a step did, for the journal."""

    reference: str
    verb: str
    position_before: Position
    position: Position
    decision_before: Decision
    decision: Decision

    def as_note(self) -> dict[str, str]:
        """The facts the journal keeps."""
        return {
            "position_before": self.position_before,
            "position": self.position,
            "decision_before": self.decision_before,
            "decision": self.decision,
        }


@dataclass(frozen=True, slots=True)
class Said:
    """What is told with a step: the day it took effect, why or what, where it is written, and who told us."""

    on: date
    words: str = ""
    source: str = ""
    told_by: str = ""


def move(by: Actor, *, reference: str, verb: str, said: Said, now: datetime) -> Moved:
    """Take one step. Raises Refused: not allowed here, not by this person, or somebody else was first."""
    finding = Finding.objects.select_related("inspection").get(reference=reference)
    position, decision = Position(finding.position), Decision(finding.decision)
    step = step_for(verb, position=position, decision=decision)
    require(by, step.action, area=finding.area)
    _require_day(finding, verb, said.on, today=localdate(now))
    _require_second_person(step, finding, by)
    moved = Moved(reference, verb, position, step.after or position, decision, step.decides or decision)
    changed = Finding.objects.filter(
        pk=finding.pk, position=position, decision=decision, moves=finding.moves
    ).update(
        position=moved.position,
        decision=moved.decision,
        position_on=said.on if step.after else finding.position_on,
        decided_on=said.on if step.decides else finding.decided_on,
        moves=F("moves") + 1,
        version=F("version") + 1,
    )
    if not changed:
        raise Refused(
            "Somebody else has just moved this finding. Look again before you decide.", why="changed"
        )
    Movement.objects.create(
        finding=finding,
        number=finding.moves + 1,
        verb=verb,
        position_before=position,
        position_after=moved.position,
        decision_before=decision,
        decision_after=moved.decision,
        on=said.on,
        at=now,
        by_name=by.name,
        by_role=by.role,
        by_user=by.user_id,
        words=said.words.strip(),
        source=said.source.strip(),
        told_by=said.told_by.strip(),
    )
    return moved


def _require_day(finding: Finding, verb: str, on: date, *, today: date) -> None:
    """A step is never in the future, before the report it answers, or before the step it follows.

    A cause of concern may be told before its report (accelerated), so the report does not bound that one. An approval
    bears the day it was given, and the work it approves may have begun before; a plan bears the day of its session.
    """
    if on > today:
        raise Refused("The day it took effect cannot be in the future.", why="incomplete")
    told = finding.movements.exclude(verb__startswith="approve_")
    last = told.order_by("-number").values_list("on", flat=True).first()
    first = None if finding.accelerated else finding.inspection.published_on
    if last is not None and on < last and verb != "record_plan":
        raise Refused(
            f"That day is before the step it follows, which was on {in_words(last)}.", why="incomplete"
        )
    if first is not None and on < first:
        raise Refused(
            f"That day is before inspectors published the report, on {in_words(first)}.", why="incomplete"
        )


def _require_second_person(step: Step, finding: Finding, by: Actor) -> None:
    told = finding.movements.exclude(verb__startswith="approve_")
    last = told.order_by("-number").first()
    before = (last.by_user, last.by_name) if last else None
    if is_own_work(step, before=before, by=(by.user_id, by.name)):
        raise Refused(
            "Somebody else must do this: nobody approves or agrees their own work.", why="forbidden"
        )
