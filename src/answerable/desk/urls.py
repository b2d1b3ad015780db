"""Addresses of the staff pages: one module for each section."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from answerable.desk import journal, work

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", work.your_work, name="work"),
    path("reports/", include("answerable.desk.reports.urls")),
    path("findings/", include("answerable.desk.findings.urls")),
    path("responses/", include("answerable.desk.responses.urls")),
    path("journal/", journal.journal, name="journal"),
]
