"""Django's view of the register chapter."""

from __future__ import annotations

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The register chapter."""

    name = "answerable.register"
