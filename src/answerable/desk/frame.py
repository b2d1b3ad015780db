"""The one way a staff page is drawn: navigation, for whom one acts, title, breadcrumbs and, where it runs, the clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from answerable.desk.waiting import things_waiting
from answerable.look.cards import NavItem, Source
from answerable.people.cards import Actor
from answerable.register.cards import InspectionCard
from answerable.rules.deadlines import clock
from answerable.rules.permissions import Action, may

SECTIONS = (
    ("work", "Your work", "desk:work", Action.READ),
    ("reports", "Reports", "desk:reports", Action.READ),
    ("findings", "Findings", "desk:findings", Action.READ),
    ("responses", "Responses", "desk:responses", Action.READ),
    ("journal", "Journal", "desk:journal", Action.READ_JOURNAL),
)
"""Each section's key, its words, the name of its first page, and what one must be allowed to do to see it."""


@dataclass(frozen=True, slots=True)
class ClockOf:
    """The 56 days of one report: the day they count from, what they are about, and where that is shown."""

    published_on: date
    of: str
    href: str = ""
    answered_on: date | None = None

    @classmethod
    def inspection(cls, card: InspectionCard, *, href: str = "") -> ClockOf:
        """The clock of an inspection in the register."""
        return cls(card.published_on, card.title, href)


def actor_of(request: HttpRequest) -> Actor:
    """Who is acting. The middleware lets nobody onto a staff page without one."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def area_of(actor: Actor) -> str | None:
    """The police area whose things this person sees; None means every area, for an administrator."""
    return actor.area or None


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    *,
    title: str,
    section: str = "",
    crumbs: Sequence[tuple[str, str]] = (),
    clock_of: ClockOf | None = None,
    status: int = 200,
) -> HttpResponse:
    """Draw a staff page. `section` is a key of SECTIONS; `crumbs` are (words, address), outermost first.

    The template extends "desk/page.html" and fills its `main` block. A page with a form that has errors passes it
    as `form`, so that the title and the error summary say so.
    """
    today = timezone.localdate()
    drawn: dict[str, Any] = {
        "title": title,
        "today": today,
        "home": reverse("desk:work"),
        "nav": navigation(actor_of(request), current=section, today=today),
        "crumbs": [Source(words, href) for words, href in crumbs],
        **(context or {}),
    }
    if clock_of is not None:
        drawn["clock"] = clock(clock_of.published_on, today=today, answered_on=clock_of.answered_on)
        drawn["clock_of"], drawn["clock_href"] = clock_of.of, clock_of.href
    return render(request, template, drawn, status=status)


def navigation(actor: Actor, *, current: str, today: date) -> list[NavItem]:
    """The sections that exist, with the number of things that wait for this person beside “Your work”."""
    items = []
    for key, words, name, action in SECTIONS:
        if may(actor, action, area=area_of(actor)):
            href = reverse(name)
            count = things_waiting(actor, today=today) if key == "work" else 0
            items.append(NavItem(words, href, current=key == current, count=count))
    return items
