"""What the public may be told of a finding's movements, in fixed words; what staff wrote is copied only where named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.publishing.cards import PublicEvent, PublicSource
from answerable.register.cards import FindingCard, MovementCard
from answerable.rules.vocabulary import Position

_HIDDEN = {Position.PLANNED: Position.NEW, Position.FINISHED: Position.IN_PROGRESS}
"""Positions nobody has agreed yet, and the agreed position the public sees instead."""

_TOLD: dict[str, tuple[str, str, str]] = {
    "approve_position": ("force", "half", "Accepted the finding and agreed what to do"),
    "approve_refusal": ("force", "crossed", "Did not accept the finding"),
    "approve_not_for_us": ("force", "crossed", "Said it is for somebody else to do"),
    "approve_dispute": ("force", "crossed", "Disputed the finding"),
    "agree_completion": ("force", "full", "Said it is finished"),
    "request_closure": ("force", "full", "Asked inspectors to close it"),
    "reopen": ("force", "half", "Opened it again"),
    "take_over_under_way": ("force", "half", "Was at work on it"),
    "take_over_complete": ("force", "full", "Said it is finished"),
    "record_closed": ("inspectors", "full", "Closed this finding"),
    "record_returned": ("inspectors", "returned", "Were not satisfied"),
    "record_superseded": ("inspectors", "superseded", "Replaced it with a newer finding"),
    "record_not_tracked": ("inspectors", "crossed", "Stopped following it"),
    "reopen_decided": ("inspectors", "empty", "Opened it again"),
}
"""Verbs the public is told of: whose act it was, how the mark is filled, and in what words."""

_REASON_GIVEN = {"approve_refusal", "approve_not_for_us", "approve_dispute"}
_WITH_SOURCE = {
    "record_closed",
    "record_returned",
    "record_superseded",
    "record_not_tracked",
    "reopen_decided",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a finding publicly stands: the agreed position, since when, in whose words, and why if not accepted."""

    position: Position
    position_on: date
    words: str
    reason: str
    decision_source: str


def standing(finding: FindingCard, movements: tuple[MovementCard, ...]) -> Standing:
    """The public standing. `movements` oldest first."""
    position = _shown(finding.position)
    reached = [
        one
        for one in movements
        if _shown(one.position) == position and _shown(one.position_before) != position
    ]
    finished = [one for one in movements if one.verb == "agree_completion"]
    refused = [one for one in movements if one.verb in _REASON_GIVEN and one.position == position]
    decided = [one for one in movements if one.verb in _WITH_SOURCE]
    since = reached[-1].on if reached else finding.raised_on
    if position.says_done and finished:
        since = finished[-1].on
    return Standing(
        position=position,
        position_on=since,
        words=finished[-1].words if position.says_done and finished else "",
        reason=refused[-1].words if refused else "",
        decision_source=decided[-1].source if decided else "",
    )


def _shown(position: Position) -> Position:
    """The position the public sees; a step between two that look alike leaves no trace, not even its day."""
    return _HIDDEN.get(position, position)


def story(
    finding: FindingCard, movements: tuple[MovementCard, ...], *, answered_on: date | None, title: str
) -> tuple[PublicEvent, ...]:
    """The public story, newest first, from the day inspectors raised it."""
    events = [
        PublicEvent(
            finding.raised_on, "inspectors", "empty", f"Raised this {finding.kind.words.lower()}", title
        )
    ]
    events += [_event(one) for one in movements if one.verb in _TOLD]
    if answered_on is not None:
        source = PublicSource("What it says about this", f"/responses/{finding.inspection}/")
        events.append(PublicEvent(answered_on, "commissioner", "full", "Published the response", "", source))
    return tuple(sorted(events, key=lambda event: event.on, reverse=True))


def _event(movement: MovementCard) -> PublicEvent:
    voice, state, title = _TOLD[movement.verb]
    detail = movement.words if movement.verb in _REASON_GIVEN | _WITH_SOURCE else ""
    source = PublicSource(movement.source) if movement.verb in _WITH_SOURCE and movement.source else None
    if movement.verb == "request_closure":
        detail = movement.source
    return PublicEvent(movement.on, voice, state, title, detail, source)
