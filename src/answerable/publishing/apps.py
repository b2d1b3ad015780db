"""Django's view of the publishing chapter."""

from __future__ import annotations

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The publishing chapter."""

    name = "answerable.publishing"
