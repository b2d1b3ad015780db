"""What other chapters may see of scrutiny."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question with its answer and outcome, both "" until given."""

    question_id: int
    number: int
    text: str
    answer: str
    outcome: str
    outcome_reason: str


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """A meeting and what it asked about one inspection."""

    area: str
    held_on: date
    focus: str
    questions: tuple[QuestionCard, ...]
