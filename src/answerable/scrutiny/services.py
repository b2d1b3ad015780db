"""Asking, and recording what was answered and whether it assured."""

from __future__ import annotations

from datetime import date, datetime

from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.register.queries import known_inspection
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused
from answerable.scrutiny.models import Meeting, Question


def ask_questions(
    by: Actor, *, inspection: str, held_on: date, texts: list[str], now: datetime, focus: str = ""
) -> None:
    """Put numbered questions about an inspection to a scrutiny meeting, replacing those not yet answered."""
    row = known_inspection(inspection)
    require(by, Action.ASK_QUESTIONS, area=row.area)
    wanted = [" ".join(text.split()) for text in texts if text.strip()]
    if not wanted:
        raise Refused("Write at least one question.", why="incomplete")
    with recorded(by, verb="ask_questions", subject=inspection, now=now) as entry:
        meeting, _ = Meeting.objects.get_or_create(
            area=row.area,
            held_on=held_on,
            defaults={"focus": focus.strip(), "made_by": by.name, "made_at": now},
        )
        asked = Question.objects.filter(inspection_id=row.key)
        if asked.exclude(answer="").exists():
            raise Refused("Some of these questions have been answered, so they can no longer be rewritten.")
        before = list(asked.order_by("number").values_list("text", flat=True))
        asked.delete()
        Meeting.objects.filter(area=row.area, questions=None).exclude(pk=meeting.pk).delete()
        for number, text in enumerate(wanted, start=1):
            Question.objects.create(meeting=meeting, inspection_id=row.key, number=number, text=text)
        entry.note(held_on=held_on, before=before, questions=wanted)


def record_answer(
    by: Actor, *, question_id: int, answer: str, outcome: str, reason: str, now: datetime
) -> None:
    """Record the chief constable's answer and whether it assured the commissioner, with the reason if not fully."""
    row = Question.objects.select_related("inspection").get(pk=question_id)
    require(by, Action.ASK_QUESTIONS, area=row.inspection.area)
    if not answer.strip():
        raise Refused("Write what was answered.", why="incomplete")
    if outcome not in Question.Outcome.values:
        raise Refused("Say whether the answer assured the Commissioner.", why="incomplete")
    if outcome != Question.Outcome.ASSURED and not reason.strip():
        raise Refused("Say why it did not fully assure.", why="incomplete")
    with recorded(by, verb="record_answer", subject=row.inspection.reference, now=now) as entry:
        before = Question.objects.values("answer", "outcome", "outcome_reason").get(pk=question_id)
        Question.objects.filter(pk=question_id).update(
            answer=answer.strip(), outcome=outcome, outcome_reason=reason.strip()
        )
        entry.note(
            question=row.number, answer=answer.strip(), outcome=outcome, reason=reason.strip(), before=before
        )
