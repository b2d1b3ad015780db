"""What the verbs of review share: finding a candidate, and changing it only if nobody else did first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F, Max

from answerable.extraction.models import Candidate, DoubtNoted, Reading
from answerable.people.cards import Actor
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused

CHANGED = "Somebody else changed this while you were looking at it. Nothing of yours was saved; look again."


def open_reading(by: Actor, reading_id: int) -> Reading:
    """The reading, while it is in review and this person may review it. Raises Refused."""
    row = Reading.objects.get(pk=reading_id)
    require(by, Action.REVIEW, area=row.area)
    if row.state != Reading.State.OPEN:
        raise Refused("This review has ended, so its candidates can no longer be changed.")
    return row


def candidate_of(reading: Reading, number: int) -> Candidate:
    """One candidate by number. Raises Refused when there is none."""
    found = reading.candidates.filter(number=number).first()
    if found is None:
        raise Refused(f"There is no candidate {number} in this report.")
    return found


def change(candidate: Candidate, version: int | None, **values: Any) -> None:
    """Write `values` if the candidate is still at `version` (None: as it was read a moment ago). Raises Refused."""
    expected = candidate.version if version is None else version
    changed = Candidate.objects.filter(pk=candidate.pk, version=expected).update(
        version=F("version") + 1, **values
    )
    if not changed:
        raise Refused(CHANGED, why="changed")


def settle_about(candidate: Candidate, by: Actor, now: datetime, settlement: str) -> None:
    """Settle every doubt about a candidate that is still open."""
    DoubtNoted.objects.filter(candidate=candidate, settled_at=None).update(
        settled_at=now, settled_by=by.name, settlement=settlement
    )


def subject_of(reading_id: int, number: int) -> str:
    """What the journal calls a candidate."""
    return f"reading:{reading_id}.{number}"


def insert(reading: Reading, *, after: Candidate | None, **values: Any) -> Candidate:
    """A new candidate with the next number, standing after another one, or last."""
    most = reading.candidates.aggregate(number=Max("number"), order=Max("order"))
    order = (most["order"] or 0) + 1
    if after is not None:
        later = reading.candidates.filter(order__gt=after.order).order_by("order").first()
        order = (after.order + later.order) / 2 if later else after.order + 1
    return Candidate.objects.create(reading=reading, number=(most["number"] or 0) + 1, order=order, **values)
