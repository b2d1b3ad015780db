"""Reads of scrutiny."""

from __future__ import annotations

from answerable.scrutiny.cards import MeetingCard, QuestionCard
from answerable.scrutiny.models import Question


def meeting_about(inspection: str) -> MeetingCard | None:
    """The newest meeting that asked about an inspection, with its questions about it, in order."""
    rows = list(
        Question.objects.filter(inspection__reference=inspection)
        .select_related("meeting")
        .order_by("-meeting__held_on", "number")
    )
    if not rows:
        return None
    meeting = rows[0].meeting
    return MeetingCard(
        meeting.area,
        meeting.held_on,
        meeting.focus,
        tuple(_card(row) for row in rows if row.meeting_id == meeting.pk),
    )


def question(question_id: int) -> tuple[str, QuestionCard] | None:
    """One question, after the reference of the inspection it is about."""
    row = Question.objects.select_related("inspection").filter(pk=question_id).first()
    return (row.inspection.reference, _card(row)) if row else None


def _card(row: Question) -> QuestionCard:
    return QuestionCard(row.pk, row.number, row.text, row.answer, row.outcome, row.outcome_reason)
