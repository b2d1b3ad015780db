"""Open findings that wait for somebody, and the days that come next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from answerable.register.cards import (
    FindingCard,
)
from answerable.register.models import Finding, Movement
from answerable.register.queries.rows import (
    FORCE_DONE,
    STILL_OPEN,
    finding_card,
    finding_rows,
    nulls_last,
)
from answerable.rules.vocabulary import Decision, Kind, Position


def findings_in(area: str | None, *, positions: Iterable[Position]) -> tuple[FindingCard, ...]:
    """Open findings in these positions, by due date: what waits for somebody."""
    return tuple(finding_card(row) for row in _by_due(_open_in(area).filter(position__in=list(positions))))


@dataclass(frozen=True, slots=True)
class Awaited:
    """Open findings that wait for one person (user number, name).

    positions  in which they may act whoever acted before; `second` those in which it must have been somebody else
    returned   also those that inspectors sent back and that are being worked on
    """

    area: str | None
    by: tuple[int | None, str]
    positions: tuple[Position, ...] = ()
    second: tuple[Position, ...] = ()
    returned: bool = False


def findings_awaited(awaited: Awaited) -> tuple[FindingCard, ...]:
    """The findings that wait for a person, by due date, in one query."""
    return tuple(finding_card(row) for row in _by_due(_awaited(awaited)))


def count_awaited(awaited: Awaited) -> int:
    """How many those are, in one query."""
    return _awaited(awaited).count()


def _awaited(awaited: Awaited) -> QuerySet[Finding]:
    newest = Movement.objects.filter(finding=OuterRef("pk"), number=OuterRef("moves"))
    own = newest.filter(by_user=awaited.by[0], by_name=awaited.by[1])
    found = Q(position__in=awaited.positions) | Q(position__in=awaited.second, own=False)
    if awaited.returned:
        found |= Q(position=Position.IN_PROGRESS, decision=Decision.RETURNED)
    return _open_in(awaited.area).annotate(own=Exists(own)).filter(found)


def next_due(area: str | None, *, today: date, limit: int = 5) -> tuple[FindingCard, ...]:
    """The open findings whose day comes next, the force not having done its part yet."""
    rows = _open_in(area).filter(due_on__gte=today).exclude(position__in=FORCE_DONE)
    return tuple(finding_card(row) for row in _by_due(rows)[:limit])


def _open_in(area: str | None) -> QuerySet[Finding]:
    rows = finding_rows().filter(decision__in=STILL_OPEN).exclude(kind=Kind.PROMISING_PRACTICE)
    return rows if area is None else rows.filter(area=area)


def _by_due(rows: QuerySet[Finding]) -> QuerySet[Finding]:
    return rows.order_by(nulls_last("due_on"), "reference")
