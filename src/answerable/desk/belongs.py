"""Routes that only take an order, and the page each belongs to: where to send somebody who asks for one by GET."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse

PAGES = {
    "desk:accept": "desk:review",
    "desk:decide": "desk:review",
    "desk:restore-candidate": "desk:review",
    "desk:register": "desk:check",
    "desk:response_take_words": "desk:response",
}
"""Signing in again after a session has lapsed leads back to the address that was asked for, which may be one of these."""


def page_of(route: str, given: Mapping[str, object]) -> str:
    """The address of the page that `route` belongs to, or "". `given`: the route's own arguments, subject first."""
    name = PAGES.get(route)
    return reverse(name, args=[next(iter(given.values()))]) if name else ""
