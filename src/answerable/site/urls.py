"""Which door stands at which address."""

from __future__ import annotations

from allauth.account import views
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from answerable.site import accounts


def healthz(request: HttpRequest) -> HttpResponse:
    """“ok” while the server runs and the database answers; says nothing else to anybody."""
    connection.ensure_connection()
    return HttpResponse("ok\n", content_type="text/plain")


handler404 = "answerable.site.missing.not_found"

urlpatterns = [
    path("healthz", healthz),
    path("accounts/login/", accounts.sign_in, name="account_login"),
    path("accounts/logout/", views.logout, name="account_logout"),
    path("accounts/inactive/", views.account_inactive, name="account_inactive"),
    path("accounts/reauthenticate/", accounts.reauthenticate, name="account_reauthenticate"),
    path("accounts/password/change/", accounts.change_password, name="account_change_password"),
    path("accounts/acting/", accounts.acting, name="acting"),
    path("desk/", include("answerable.desk.urls")),
    path("", include("answerable.portal.urls")),
]
