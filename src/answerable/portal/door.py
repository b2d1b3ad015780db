"""What every public page shares: the day, how fresh things are, the frame, the headers. No session, cookie or user."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, update_wrapper
from importlib.metadata import version
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers

from answerable.look.cards import NavItem, Source
from answerable.portal.today import today
from answerable.publishing import queries
from answerable.publishing.cards import Freshness, Gone, PublicForce

KEPT = "public, max-age=60"
"""A withdrawn page is dead everywhere within a minute."""

PACKED = ("text/", "application/json")
"""Types that are compressed on the way."""
_GZIP = GZipMiddleware(lambda request: HttpResponse())

P = ParamSpec("P")


@dataclass(frozen=True)
class Door:
    """What was read once when the request came in; forces are read when a page first asks for them."""

    today: date
    fresh: Freshness
    areas: tuple[str, ...]

    @cached_property
    def forces(self) -> tuple[PublicForce, ...]:
        """Every force with something public, by name."""
        return queries.forces() if self.areas else ()

    @cached_property
    def force(self) -> PublicForce | None:
        """The force, where only one is public: then the whole site speaks of it."""
        return self.forces[0] if len(self.areas) == 1 else None

    def of(self, area: str) -> PublicForce | None:
        """The force of a police area, if anything of it is public."""
        if area not in self.areas:
            return None
        known = self.forces if len(self.areas) == 1 else queries.forces(area=area)
        return known[0] if known else None


def public(
    view: Callable[Concatenate[HttpRequest, Door, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """A public page: read only, the same for everyone, cacheable, and 304 while nothing has changed."""

    def inner(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        now, fresh = today(), queries.freshness()
        etag = _etag(request.get_full_path(), fresh, now)
        if request.headers.get("If-None-Match", "*") != "*":
            early = get_conditional_response(request, etag=etag)
            if early is not None:
                early["ETag"], early["Cache-Control"] = etag, KEPT
                patch_vary_headers(early, ("Accept-Encoding",))
                return early
        response = view(request, Door(now, fresh, queries.areas()), *args, **kwargs)
        if response.status_code == 200:
            response["ETag"] = etag
        response["Cache-Control"] = KEPT
        return _packed(request, response)

    return update_wrapper(inner, view)


def _packed(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The same, compressed for whoever takes it so. Only here: a public page holds no secret that its length could tell.

    Files are sent as they are stored; most are packed already.
    """
    if not response.headers.get("Content-Type", "").startswith(PACKED):
        return response
    patch_vary_headers(response, ("Accept-Encoding",))
    return (
        _GZIP.process_response(request, response)
        if isinstance(response, HttpResponse | StreamingHttpResponse)
        else response
    )


def _etag(path: str, fresh: Freshness, now: date) -> str:
    parts = "\n".join((path, fresh.fingerprint, now.isoformat(), _version()))
    return f'"{hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:40]}"'


@cache
def _version() -> str:
    return version("answerable")


def page(
    door: Door, template: str, context: Mapping[str, Any], *, here: str = "", status: int = 200
) -> HttpResponse:
    """A page in the public frame. `here` names the part of the site that the navigation marks."""
    body = render_to_string(f"portal/{template}.html", {**_frame(door, here), **context})
    return HttpResponse(body, status=status)


def _frame(door: Door, here: str) -> dict[str, Any]:
    force = door.force
    links = (
        ("how-to-read", "How to read this site"),
        ("data", "Open data"),
        ("accessibility", "Accessibility"),
    )
    more = (("privacy", "Privacy"), ("status", "Is this service working?"))
    return {
        "door": door,
        "today": door.today,
        "force": force,
        "title_of_body": force.body_title if force else "Commissioner",
        "site_name": (force.body_name or force.name) if force else "Answerable",
        "home": reverse("portal:start"),
        "nav": [
            NavItem(words, reverse(f"portal:{name}"), current=name == here)
            for name, words in (
                ("findings", "Findings"),
                ("responses", "Responses"),
                ("forces", "Forces"),
                ("data", "Data"),
            )
            if name != "forces" or len(door.areas) > 1
        ],
        "footer_links": [Source(words, reverse(f"portal:{name}")) for name, words in (*links, *more)],
        "changed_on": door.fresh.changed_at,
        "demo": _made_up(door),
    }


def _made_up(door: Door) -> str:
    if not door.fresh.fictional:
        return ""
    who = f"{door.force.name} is" if door.force else "The forces on this site are"
    return f"{who} made up. Nothing here is about a real force."


def crumbs(*trail: tuple[str, str]) -> list[Source]:
    """The way back, from the start page; each is (words, address)."""
    return [
        Source("Inspection findings", reverse("portal:start")),
        *(Source(words, href) for words, href in trail),
    ]


def missing(door: Door, what: str) -> HttpResponse:
    """404 in plain words. `what` as in "finding"."""
    return page(door, "missing", {"what": what}, status=404)


def gone(door: Door, card: Gone) -> HttpResponse:
    """410: it was here, when it was taken down, why, and whom to ask."""
    force = door.of(card.reference.split(".")[1]) or door.force
    return page(door, "gone", {"gone": card, "asked": force.body_name if force else ""}, status=410)


def json(data: Mapping[str, Any], *, status: int = 200) -> JsonResponse:
    """The same facts for machines, readable as UTF-8."""
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False, "indent": 1})


def json_gone(card: Gone) -> JsonResponse:
    """410 for machines."""
    facts = {
        "error": "withdrawn",
        "what": card.what,
        "reference": card.reference,
        "edition": card.number,
        "withdrawn_at": card.withdrawn_at.isoformat(),
        "reason": card.reason,
    }
    return json(facts, status=410)


def json_missing(what: str) -> JsonResponse:
    """404 for machines."""
    return json({"error": "not found", "what": what}, status=404)
