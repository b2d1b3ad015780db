"""The pattern library as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Brings templates, tags and built static files; no models."""

    name = "answerable.look"
    verbose_name = "Pattern library"
