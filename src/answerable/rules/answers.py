"""The one-sentence public answer to "Has it been dealt with?".

It follows from two logs that are never merged: what the force says and what the inspectors decided. Only a recorded
decision of the inspectors can say yes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.rules.deadlines import in_words
from answerable.rules.vocabulary import Decision, Position


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """What the answer rests on.

    raised_on     day the inspectors' report was published
    position_on   day of the force's newest position; decided_on the inspectors' newest decision
    reason        why it was not accepted, or is disputed, in the force's words; or whose it is ("for the Home Office")
    successor     name of the finding that replaced it
    due_on        the day inspectors asked for, if any
    heard_on      day of the newest thing published about where it stands, if any
    explained_on  day a response was published that says what is done about it, if one was
    """

    position: Position
    decision: Decision
    raised_on: date
    position_on: date | None = None
    decided_on: date | None = None
    reason: str = ""
    successor: str = ""
    due_on: date | None = None
    heard_on: date | None = None
    explained_on: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """`verdict` ("Not yet.") and `why` ("Work is under way."), to be shown together, verdict first."""

    verdict: str
    why: str

    def __str__(self) -> str:
        return f"{self.verdict} {self.why}"


def answer(facts: AnswerFacts) -> Answer:
    """The answer line for a finding. The inspectors' decision is asked first; the force's word only while it is open."""
    return _decided(facts) or _claimed(facts)


def _decided(facts: AnswerFacts) -> Answer | None:
    on = f" on {in_words(facts.decided_on)}" if facts.decided_on else ""
    if facts.decision is Decision.CLOSED:
        return Answer("Yes.", f"Inspectors closed this{on}.")
    if facts.decision is Decision.SUPERSEDED:
        tail = f": {facts.successor}." if facts.successor else "."
        return Answer("Replaced.", f"A newer finding took its place{on}{tail}")
    if facts.decision is Decision.NOT_TRACKED:
        return Answer("We cannot say.", f"Inspectors stopped following this{on} without closing it.")
    if facts.decision is Decision.RETURNED and not facts.position.says_done:
        return Answer("Not yet.", f"Inspectors were not satisfied{on}, and work goes on.")
    return None


def _claimed(facts: AnswerFacts) -> Answer:
    if facts.position.says_done:
        on = f" on {in_words(facts.position_on)}" if facts.position_on else ""
        return Answer("Not yet.", f"The force says it finished{on}; inspectors have not confirmed.")
    if facts.position is Position.NOT_ACCEPTED:
        return Answer("No.", f"The force did not accept this, because {_clause(facts.reason)}.")
    if facts.position is Position.DISPUTED:
        return Answer("No.", f"The force disputes this, because {_clause(facts.reason)}.")
    if facts.position is Position.NOT_FOR_US:
        return Answer("Not for this force.", f"The force says it is for {_clause(facts.reason)} to do.")
    if facts.position in {Position.IN_PROGRESS, Position.FINISHED, Position.PLANNED}:
        due = f" Inspectors asked for it to be done by {in_words(facts.due_on)}." if facts.due_on else ""
        return Answer("Not yet.", f"Work is under way.{due}")
    if facts.explained_on:
        on = in_words(facts.explained_on)
        return Answer(
            "Not yet.", f"The response of {on} says what is to be done; nothing has been published since."
        )
    return Answer(
        "We do not know.", f"Nothing has been published since {in_words(facts.heard_on or facts.raised_on)}."
    )


def _clause(reason: str) -> str:
    words = reason.strip().rstrip(".")
    if len(words) > 1 and words[0].isupper() and words[1].islower() and words.split()[0] in _OPENERS:
        words = words[0].lower() + words[1:]
    return words or "of reasons it has not published"


_OPENERS = {
    "It",
    "The",
    "This",
    "There",
    "We",
    "They",
    "That",
    "These",
    "Those",
    "A",
    "An",
    "Our",
    "Because",
    "Its",
}
