"""What every request passes: headers, who is acting, and how a refusal is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from answerable.desk.belongs import page_of
from answerable.desk.frame import page
from answerable.people import queries
from answerable.people.cards import Actor
from answerable.rules.refusals import Refused
from answerable.site import sessions

Handler = Callable[[HttpRequest], HttpResponseBase]

DESK = ("/desk/", "/api/staff/")
STAFF = (*DESK, "/accounts/")
OPEN = ("/accounts/login/", "/accounts/logout/", "/accounts/inactive/")
CLOSED_FEATURES = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), "
    "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), "
    "publickey-credentials-get=(self), screen-wake-lock=(), sync-xhr=(), usb=(), web-share=(), xr-spatial-tracking=()"
)


def headers(get_response: Handler) -> Handler:
    """Close browser features, keep other origins out, and keep staff pages out of every cache."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", CLOSED_FEATURES)
        if request.path.startswith(STAFF):
            response.headers["Cache-Control"] = "no-store, private"
        return response

    return middleware


class Acting:
    """Sets `request.actor` (an Actor or None) and `request.capacities` ({membership id: Actor}) on staff pages.

    Nobody gets past `/desk/` without an actor. Public pages never touch the session, so they set no cookie.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor, request.capacities = None, {}  # type: ignore[attr-defined]
        if request.path.startswith(STAFF):
            stopped = _enter(request, now=timezone.now())
            if stopped is not None:
                return stopped
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Handler, args: tuple[object, ...], kwargs: dict[str, object]
    ) -> HttpResponse | None:
        """Whoever asks by GET for a route that only takes an order is sent to the page it belongs to."""
        match = request.resolver_match
        if match is None or request.method not in {"GET", "HEAD"}:
            return None
        belongs = page_of(match.view_name, kwargs)
        return redirect(belongs) if belongs else None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A refusal becomes a page or JSON with its sentence: 403 for “not you”, 409 for “not now”."""
        if not isinstance(error, Refused):
            return None
        return said_no(request, error)


def said_no(request: HttpRequest, error: Refused) -> HttpResponse:
    """The answer to somebody a rule has refused."""
    status = 403 if error.why == "forbidden" else 409
    if wants_json(request):
        return JsonResponse(
            {"refused": str(error), "why": error.why, "missing": error.missing}, status=status
        )
    if request.path.startswith(DESK) and getattr(request, "actor", None) is not None:
        title = "You may not do this" if status == 403 else "This cannot be done now"
        return page(request, "desk/refused.html", {"refused": error}, title=title, status=status)
    return render(request, "refused.html", {"refused": error}, status=status)


def wants_json(request: HttpRequest) -> bool:
    """Whether a program is asking."""
    return (
        request.path.startswith("/api/")
        or request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    )


def _enter(request: HttpRequest, *, now: datetime) -> HttpResponse | None:
    """Work out who is acting; an answer to give instead of the page, or None."""
    user = request.user
    if user.is_authenticated:
        capacities = queries.capacities(user.pk, today=timezone.localdate(now))
        if sessions.is_over(request.session, now=now) or not capacities:
            logout(request)
        else:
            return _act(request, capacities, now=now)
    return None if request.path.startswith(OPEN) else _sign_in_first(request)


def _act(request: HttpRequest, capacities: dict[int, Actor], *, now: datetime) -> HttpResponse | None:
    sessions.touch(request.session, now=now)
    request.capacities = capacities  # type: ignore[attr-defined]
    chosen = sessions.chosen_membership(request.session)
    if chosen not in capacities:
        if len(capacities) > 1:
            return redirect("acting") if request.path.startswith(DESK) else None
        (chosen,) = capacities
    request.actor = capacities[chosen]  # type: ignore[attr-defined]
    return None


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"refused": "Sign in first.", "why": "forbidden"}, status=401)
    return redirect_to_login(request.get_full_path())
