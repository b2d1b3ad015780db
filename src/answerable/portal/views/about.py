"""Pages about the site itself."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from answerable.portal.door import Door, crumbs, page, public
from answerable.publishing import queries
from answerable.publishing.cards import Wanted
from answerable.rules.areas import AREAS
from answerable.rules.deadlines import STATUTE, STATUTE_ADDRESS
from answerable.rules.grades import Scale
from answerable.rules.vocabulary import Decision, Kind, Position


@public
def how_to_read(request: HttpRequest, door: Door) -> HttpResponse:
    """What the words, marks and grades mean."""
    context = {
        "crumbs": crumbs(),
        "kinds": tuple(Kind),
        "four": Scale.FOUR.grades,
        "five": Scale.FIVE.grades,
        "positions": tuple(Position),
        "decisions": tuple(Decision),
        "statute": STATUTE,
        "statute_address": STATUTE_ADDRESS,
    }
    return page(door, "how_to_read", context)


@public
def accessibility(request: HttpRequest, door: Door) -> HttpResponse:
    """The accessibility statement."""
    return page(door, "accessibility", {"crumbs": crumbs()})


@public
def privacy(request: HttpRequest, door: Door) -> HttpResponse:
    """What this site keeps of its readers: nothing."""
    return page(door, "privacy", {"crumbs": crumbs()})


@public
def data(request: HttpRequest, door: Door) -> HttpResponse:
    """Where the same facts are for machines."""
    context = {
        "crumbs": crumbs(),
        "example": next(iter(queries.findings(Wanted(), size=1).rows), None),
        "address": settings.PUBLIC_ADDRESS,
        "areas": AREAS,
    }
    return page(door, "data", context, here="data")


@public
def status(request: HttpRequest, door: Door) -> HttpResponse:
    """Whether the service answers, and how new its facts are."""
    return page(door, "status", {"crumbs": crumbs()})
