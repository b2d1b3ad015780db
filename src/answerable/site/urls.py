"""Which door stands at which address."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("desk/", include("answerable.desk.urls")),
    path("", include("answerable.portal.urls")),
]
