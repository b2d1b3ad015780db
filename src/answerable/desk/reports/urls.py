"""Addresses of the reports section."""

from __future__ import annotations

from django.urls import URLPattern, path

from answerable.desk.reports import listing

urlpatterns: list[URLPattern] = [
    path("", listing.reports, name="reports"),
]
