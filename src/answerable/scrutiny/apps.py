"""Django's view of the scrutiny chapter."""

from __future__ import annotations

from django.apps import AppConfig


class ScrutinyConfig(AppConfig):
    """The scrutiny chapter."""

    name = "answerable.scrutiny"
