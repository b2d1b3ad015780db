"""Django's view of the public pages."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The public pages."""

    name = "answerable.portal"
