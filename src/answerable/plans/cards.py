"""What other chapters may see of a plan."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

from answerable.rules.vocabulary import Stance


@dataclass(frozen=True, slots=True)
class UpdateCard:
    """A progress note. track: on_track | at_risk | off_track."""

    words: str
    track: str
    said_by: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class ActionCard:
    """Who does what by when, with the newest update, if any. `serves` counts the findings it is for; `printed` is what
    an action plan it was taken over from said of its date and status.
    """

    action_id: int
    what: str
    who: str
    by_when: date | None
    ended_on: date | None
    findings: tuple[str, ...]
    last: UpdateCard | None
    serves: int = 1
    printed: str = ""


@dataclass(frozen=True, slots=True)
class PlanCard:
    """The newest plan for a finding. `reason`: why not accepted, why disputed, or whose it is."""

    finding: str
    number: int
    stance: Stance
    words: str
    reason: str
    plenary_on: date
    attended: str
    made_by: str
    made_at: datetime
    actions: tuple[ActionCard, ...]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of exactly what an approver is asked to approve."""
        content = [
            self.finding,
            self.stance,
            self.words,
            self.reason,
            self.plenary_on.isoformat(),
            self.attended,
            [[one.what, one.who, one.by_when.isoformat() if one.by_when else None] for one in self.actions],
        ]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class WorkCard:
    """What is done about one finding: the newest plan, every action, and every update with its action's words."""

    plan: PlanCard | None
    actions: tuple[ActionCard, ...]
    updates: tuple[tuple[str, UpdateCard], ...]
