"""Django's name for this chapter."""

from __future__ import annotations

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    name = "answerable.publishing"
    verbose_name = "Publishing"
