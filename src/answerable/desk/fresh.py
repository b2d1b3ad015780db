"""A fresh sign-in before anything that cannot be taken back: approving, publishing, withdrawing, changing roles."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

FRESH_SECONDS = 15 * 60


def require_fresh_sign_in(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let only somebody through who gave their password in the last fifteen minutes; others are asked for it first.

    Put it on the page that asks for confirmation as well as on the order, so that nobody fills in a form in vain.
    """

    @wraps(view)
    def fresh(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if is_fresh(request, now=time.time()):
            return view(request, *args, **kwargs)
        back = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{back}")

    return fresh


def is_fresh(request: HttpRequest, *, now: float) -> bool:
    """Whether the last time this person proved who they are was less than fifteen minutes before `now` (seconds)."""
    records = get_authentication_records(request, request.user)
    return bool(records) and now - float(records[-1]["at"]) < FRESH_SECONDS
