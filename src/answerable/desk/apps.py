"""Django's view of the staff pages."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The staff pages."""

    name = "answerable.desk"
