"""Signing in and out: allauth's views behind our limits and our journal. Nobody signs up; they are added."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from functools import wraps

from allauth.account import views
from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.people import queries, services
from answerable.people.cards import Actor
from answerable.people.limits import SIGN_IN, give_back, take_turn
from answerable.rules.refusals import Refused
from answerable.site import sessions

View = Callable[..., HttpResponseBase]


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Where allauth asks us."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign in, start the clocks, and journal it."""
        now = timezone.now()
        super().login(request, user)
        sessions.begin(request.session, now=now)
        actor = queries.actor_for(user.pk, today=timezone.localdate(now))
        if actor is not None:
            services.sign_in(actor, now=now)

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Somebody changes their own password."""
        now = timezone.now()
        actor = queries.actor_for(user.pk, today=timezone.localdate(now))
        if actor is None:
            raise Refused("You have no role here.", why="forbidden")
        services.change_own_password(actor, password=password, now=now)
        user.refresh_from_db(fields=["password"])


def limited(view: View) -> View:
    """Ten tries in five minutes for each address and each account; one that succeeds is not counted."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST":
            return view(request)
        keys = _who_tries(request)
        waits = [take_turn(SIGN_IN, key=key, now=timezone.now()) for key in keys]
        if wait := max(waits):
            return _too_many(request, wait)
        response = view(request)
        if response.status_code == 302:
            for key in keys:
                give_back(SIGN_IN, key=key)
        return response

    return guarded


sign_in = limited(views.login)
reauthenticate = limited(views.reauthenticate)
change_password = limited(views.password_change)


@require_http_methods(["GET", "POST"])
def acting(request: HttpRequest) -> HttpResponse:
    """Choose for which body, and in which role, to act: at sign-in where there are several, and later to change."""
    capacities: dict[int, Actor] = request.capacities  # type: ignore[attr-defined]
    if request.method == "POST":
        given = request.POST.get("membership", "")
        if not given.isdecimal() or int(given) not in capacities:
            return render(
                request, "account/acting.html", {"capacities": capacities, "wrong": True}, status=422
            )
        sessions.choose_membership(request.session, int(given))
        return redirect("/desk/")
    return render(request, "account/acting.html", {"capacities": capacities})


def _who_tries(request: HttpRequest) -> list[str]:
    address = request.META.get("REMOTE_ADDR", "")
    user = request.user
    account = user.email if user.is_authenticated else request.POST.get("login", "")
    return [f"address {_neighbourhood(address)}", f"account {account[:254]}"]


def _neighbourhood(address: str) -> str:
    """An IPv6 customer holds a whole /64, so that is what counts as one address."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network(f"{parsed}/64", strict=False)) if parsed.version == 6 else str(parsed)


def _too_many(request: HttpRequest, wait: int) -> HttpResponse:
    minutes = -(-wait // 60)
    words = f"{minutes} minute" if minutes == 1 else f"{minutes} minutes"
    response = render(request, "429.html", {"wait": words}, status=429)
    response.headers["Retry-After"] = str(wait)
    return response
