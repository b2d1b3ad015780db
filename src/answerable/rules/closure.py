"""What must be true before the force may ask the inspectors to close a finding.

That the inspectorate gives each action a level, and that the level decides how closure is asked, is in published
responses. What each level demands is not public: LEVELS is a guess, labelled as one, that a body may replace.
"""

from __future__ import annotations

from dataclasses import dataclass

from answerable.rules.refusals import Refused


@dataclass(frozen=True, slots=True)
class Level:
    """How closure is asked for at one level. `guess` says that the demand is ours until the body confirms it."""

    number: int
    name: str
    demand: str
    guess: bool = True


LEVELS: tuple[Level, ...] = (
    Level(1, "Chief officer confirms", "The chief officer confirms in writing that the work is complete."),
    Level(2, "Inspectors read the evidence", "Evidence is sent and the inspectorate reads it."),
    Level(3, "Inspectors test it", "The inspectorate tests on site, or inspects again."),
)


def require_closure_facts(*, statement: str, level: int, levels: tuple[Level, ...] = LEVELS) -> Level:
    """The level asked at. Raises Refused ("incomplete") when no statement is given or the level does not exist."""
    found = next((one for one in levels if one.number == level), None)
    if found is None:
        raise Refused("Choose the level the inspectorate gave this finding.", why="incomplete")
    if not statement.strip():
        raise Refused("Say what was done, so that inspectors can judge it.", why="incomplete")
    return found
