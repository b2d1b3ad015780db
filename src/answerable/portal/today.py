"""The one place where the public door reads the clock."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings


def today() -> date:
    """The day in London, or the day a demonstration stands still on (`PORTAL_TODAY`)."""
    fixed: date | None = getattr(settings, "PORTAL_TODAY", None)
    return fixed or datetime.now(ZoneInfo("Europe/London")).date()
