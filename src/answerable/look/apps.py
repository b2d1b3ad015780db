"""Django's view of the pattern library."""

from __future__ import annotations

from django.apps import AppConfig


class LookConfig(AppConfig):
    """The pattern library."""

    name = "answerable.look"
