"""Django's view of the plans chapter."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """The plans chapter."""

    name = "answerable.plans"
