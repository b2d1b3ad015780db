"""Django's view of the governance chapter."""

from __future__ import annotations

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """The governance chapter."""

    name = "answerable.governance"
