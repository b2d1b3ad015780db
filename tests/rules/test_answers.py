"""The answer line, one row for each state a finding can be in."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from answerable.rules.answers import AnswerFacts, answer
from answerable.rules.vocabulary import Decision, Position

RAISED = date(2023, 1, 19)
ON = date(2024, 5, 3)


def _answer(position: str, decision: str, **facts: object) -> str:
    return str(answer(AnswerFacts(Position(position), Decision(decision), RAISED, **facts)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("position", "decision", "facts", "line"),
    [
        ("closure_requested", "closed", {"decided_on": ON}, "Yes. Inspectors closed this on 3 May 2024."),
        (
            "complete",
            "open",
            {"position_on": ON},
            "Not yet. The force says it finished on 3 May 2024; inspectors have not confirmed.",
        ),
        ("in_progress", "open", {}, "Not yet. Work is under way."),
        (
            "in_progress",
            "open",
            {"due_on": date(2025, 1, 11)},
            "Not yet. Work is under way. Inspectors asked for it to be done by 11 January 2025.",
        ),
        ("finished", "open", {"position_on": ON}, "Not yet. Work is under way."),
        (
            "in_progress",
            "returned",
            {"decided_on": ON},
            "Not yet. Inspectors were not satisfied on 3 May 2024, and work goes on.",
        ),
        (
            "complete",
            "superseded",
            {"decided_on": ON, "successor": "Supervising investigations"},
            "Replaced. A newer finding took its place on 3 May 2024: Supervising investigations.",
        ),
        (
            "not_accepted",
            "open",
            {"reason": "It has no power to do it."},
            "No. The force did not accept this, because it has no power to do it.",
        ),
        (
            "not_for_us",
            "open",
            {"reason": "the Home Office"},
            "Not for this force. The force says it is for the Home Office to do.",
        ),
        (
            "disputed",
            "open",
            {"reason": "HMICFRS counted twice"},
            "No. The force disputes this, because HMICFRS counted twice.",
        ),
        ("new", "open", {}, "We do not know. Nothing has been published since 19 January 2023."),
        (
            "new",
            "not_tracked",
            {"decided_on": ON},
            "We cannot say. Inspectors stopped following this on 3 May 2024 without closing it.",
        ),
    ],
)
def test_answer_line(position: str, decision: str, facts: dict[str, object], line: str) -> None:
    assert _answer(position, decision, **facts) == line


def test_only_a_recorded_decision_of_the_inspectors_says_yes() -> None:
    for position, decision in product(Position, Decision):
        line = _answer(position, decision, decided_on=ON, position_on=ON, reason="x")
        assert line.startswith("Yes.") == (decision is Decision.CLOSED)


def test_a_published_explanation_is_not_silence() -> None:
    line = _answer("new", "open", explained_on=ON)
    assert (
        line
        == "Not yet. The response of 3 May 2024 says what is to be done; nothing has been published since."
    )
