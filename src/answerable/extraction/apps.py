"""Django's view of the extraction chapter."""

from __future__ import annotations

from django.apps import AppConfig


class ExtractionConfig(AppConfig):
    """The extraction chapter."""

    name = "answerable.extraction"
