"""Addresses of the staff pages: one module for each section."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("reports/", include("answerable.desk.reports.urls")),
]
