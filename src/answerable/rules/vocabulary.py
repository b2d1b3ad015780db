"""The words of the field, each with one meaning.

Source: HMICFRS's published definitions of its findings; the two logs of DOMAIN (what the force says, what the
inspectors decided) are kept as two vocabularies so that no code can confuse them.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of finding it is."""

    CAUSE_OF_CONCERN = "cause_of_concern"
    RECOMMENDATION = "recommendation"
    AREA_FOR_IMPROVEMENT = "area_for_improvement"
    PROMISING_PRACTICE = "promising_practice"

    @property
    def words(self) -> str:
        """The kind as a reader sees it, sentence case."""
        return _KIND_WORDS[self][0]

    @property
    def plural(self) -> str:
        """The same for many, lower case."""
        return _KIND_WORDS[self][1]

    @property
    def meaning(self) -> str:
        """One line that explains the term at first use."""
        return _KIND_WORDS[self][2]

    @property
    def needs_answer(self) -> bool:
        """Promising practice is reported and needs no answer; it can never be overdue."""
        return self is not Kind.PROMISING_PRACTICE


_KIND_WORDS = {
    Kind.CAUSE_OF_CONCERN: (
        "Cause of concern",
        "causes of concern",
        "a serious, critical or systemic shortcoming, always with recommendations",
    ),
    Kind.RECOMMENDATION: ("Recommendation", "recommendations", "something inspectors asked to be done"),
    Kind.AREA_FOR_IMPROVEMENT: (
        "Area for improvement",
        "areas for improvement",
        "something to get better at, less serious than a cause of concern",
    ),
    Kind.PROMISING_PRACTICE: ("Promising practice", "promising practices", "good work others may learn from"),
}


class Position(StrEnum):
    """Where the force says a finding stands. Kept as a log; the newest entry is the position now."""

    NEW = "new"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    FINISHED = "finished"
    COMPLETE = "complete"
    CLOSURE_REQUESTED = "closure_requested"
    NOT_ACCEPTED = "not_accepted"
    NOT_FOR_US = "not_for_us"
    DISPUTED = "disputed"

    @property
    def words(self) -> str:
        """As an adjective for a table."""
        return _POSITION_WORDS[self]

    @property
    def says_done(self) -> bool:
        """The force says the work is done and a second person agreed."""
        return self in {Position.COMPLETE, Position.CLOSURE_REQUESTED}

    @property
    def at_rest(self) -> bool:
        """The force will do nothing more unless somebody reopens the finding."""
        return self in {Position.NOT_ACCEPTED, Position.NOT_FOR_US, Position.DISPUTED}


_POSITION_WORDS = {
    Position.NEW: "New",
    Position.PLANNED: "Planned",
    Position.IN_PROGRESS: "Under way",
    Position.FINISHED: "Finished, to be agreed",
    Position.COMPLETE: "Complete",
    Position.CLOSURE_REQUESTED: "Closure asked for",
    Position.NOT_ACCEPTED: "Not accepted",
    Position.NOT_FOR_US: "Not for us",
    Position.DISPUTED: "Disputed",
}


class Stance(StrEnum):
    """What a plenary session decides about a finding."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    NOT_ACCEPTED = "not_accepted"
    NOT_FOR_US = "not_for_us"
    DISPUTED = "disputed"

    @property
    def words(self) -> str:
        """As a choice on a form."""
        return {
            Stance.ACCEPTED: "Accepted",
            Stance.PARTLY: "Accepted in part",
            Stance.NOT_ACCEPTED: "Not accepted",
            Stance.NOT_FOR_US: "Not for us to do",
            Stance.DISPUTED: "Disputed",
        }[self]

    @property
    def leads_to(self) -> Position:
        """The position once the chief officer approves."""
        return {
            Stance.ACCEPTED: Position.IN_PROGRESS,
            Stance.PARTLY: Position.IN_PROGRESS,
            Stance.NOT_ACCEPTED: Position.NOT_ACCEPTED,
            Stance.NOT_FOR_US: Position.NOT_FOR_US,
            Stance.DISPUTED: Position.DISPUTED,
        }[self]


class Decision(StrEnum):
    """What the inspectors have decided. Only they can close a finding."""

    OPEN = "open"
    CLOSED = "closed"
    RETURNED = "returned"
    SUPERSEDED = "superseded"
    NOT_TRACKED = "not_tracked"

    @property
    def words(self) -> str:
        """As an adjective for a table."""
        return {
            Decision.OPEN: "Open",
            Decision.CLOSED: "Closed",
            Decision.RETURNED: "Returned",
            Decision.SUPERSEDED: "Superseded",
            Decision.NOT_TRACKED: "Not tracked",
        }[self]

    @property
    def still_open(self) -> bool:
        """Returned means not enough was done: the finding is still open."""
        return self in {Decision.OPEN, Decision.RETURNED}


class Link(StrEnum):
    """How one finding speaks of an earlier one. A person makes every link."""

    RESTATES = "restates"
    FOLLOWS_UP = "follows_up"
    SUPERSEDES = "supersedes"

    @property
    def words(self) -> str:
        """As it stands before the earlier finding's name."""
        return {"restates": "Restates", "follows_up": "Follows up", "supersedes": "Replaces"}[self.value]


INSPECTION_TYPES = {
    "force_specific": "{force} specific",
    "national": "National",
    "follow_up": "Follow-up",
    "thematic": "Thematic",
    "partner": "Partner inspection",
}
"""The five boxes of the form, in its order, with the words beside each box."""
