"""What a status printed in an old register or tracker probably means. A proposal: a person says what it is to mean.

The words are those of DOMAIN §3: registers of the inspectorate, custody reports, local trackers by colour. "Complete"
is read as the force's own word, never as the inspectors': only a decision of theirs closes a finding. White (not ours, or
waiting for somebody else) proposes nothing: whose it is has to be said in a plan.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Meaning(StrEnum):
    """What a printed status is taken to say when a tracker is taken over."""

    NOTHING = "nothing"
    UNDER_WAY = "under_way"
    COMPLETE = "complete"
    CLOSED = "closed"
    SUPERSEDED = "superseded"
    NOT_TRACKED = "not_tracked"

    @property
    def words(self) -> str:
        """As a choice on a form."""
        return {
            Meaning.NOTHING: "Nothing: leave it as new",
            Meaning.UNDER_WAY: "The force says work is under way",
            Meaning.COMPLETE: "The force says it is complete",
            Meaning.CLOSED: "Inspectors closed it",
            Meaning.SUPERSEDED: "Inspectors replaced it",
            Meaning.NOT_TRACKED: "Inspectors no longer follow it",
        }[self]

    @property
    def verb(self) -> str:
        """The step of rules.workflow that records it; "" for nothing."""
        return {
            Meaning.NOTHING: "",
            Meaning.UNDER_WAY: "take_over_under_way",
            Meaning.COMPLETE: "take_over_complete",
            Meaning.CLOSED: "record_closed",
            Meaning.SUPERSEDED: "record_superseded",
            Meaning.NOT_TRACKED: "record_not_tracked",
        }[self]


_WORDS: tuple[tuple[Meaning, str], ...] = (
    (Meaning.SUPERSEDED, r"superseded|replaced"),
    (Meaning.NOT_TRACKED, r"no longer (?:applicable|relevant|tracked)|not tracked"),
    (Meaning.CLOSED, r"closed by (?:hmic(?:frs)?|hmi|(?:the )?inspect\w+)"),
    (Meaning.UNDER_WAY, r"partially achieved|not achieved|not complete[d]?|incomplete"),
    (Meaning.COMPLETE, r"green|blue|complete[d]?|achieved|implemented|discharged|closed|done"),
    (
        Meaning.UNDER_WAY,
        r"amber|red|being[- ]progressed|in[- ]progress|on ?going|under way|open|overdue|off track|on track|at risk",
    ),
)


def meaning_of(printed: str) -> Meaning:
    """The meaning to propose for a printed status; NOTHING where its words are not known."""
    words = " ".join(printed.casefold().split()).strip(" .:-–")
    return next(
        (meaning for meaning, pattern in _WORDS if re.fullmatch(pattern, words)),
        Meaning.NOTHING,
    )
