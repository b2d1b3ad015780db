"""What other chapters may see of governance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ApprovalCard:
    """A decision on one plan."""

    plan_number: int
    fingerprint: str
    approved: bool
    reason: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class ClosureRequestCard:
    """A request to the inspectorate."""

    level: int
    statement: str
    signed_by: str
    sent_on: date
    way: str
