"""What every staff template is told about who is looking."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def acting_for(request: HttpRequest) -> dict[str, Any]:
    """For whom the person acts, and where to change that if they may act for several. Empty on public pages."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {}
    several = len(getattr(request, "capacities", {})) > 1
    return {
        "acting_for": f"{actor.body_name}, {actor.role_words.lower()}",
        "change_acting_for": "/accounts/acting/" if several else "",
    }
