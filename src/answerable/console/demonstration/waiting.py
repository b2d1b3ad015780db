"""What the demonstration leaves to whoever looks at it: a force's improvement plan, read and not yet reviewed.

It prints statuses and actions beside its findings, and two of them come back to findings of 2023.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

from answerable.documents.services import receive_document
from answerable.extraction.services import read_import
from answerable.people.cards import Actor

_DAYS_AGO = 20
_DAYS = {"published": -_DAYS_AGO, "first": 120, "second": 210}


def leave_plan(lead: Actor, *, area: str, today: date) -> None:
    """Bring the plan in and have it read; the review is for a person."""
    page = (Path(__file__).parent / "plan.html").read_text("utf-8")
    for name, days in _DAYS.items():
        day = today + timedelta(days=days)
        page = page.replace(f"{{{name}}}", f"{day.day} {day:%B %Y}")
    now = datetime.combine(today - timedelta(days=1), time(9), tzinfo=timezone.get_default_timezone())
    name = "northmoor-vetting-plan.html"
    arrived = receive_document(lead, name=name, content=page.encode(), area=area, now=now)
    if read_import(lead, import_id=arrived.import_id, clock=lambda: now) is None:
        raise RuntimeError("The sample plan could not be read.")
