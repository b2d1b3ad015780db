"""Django's view of the documents chapter."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The documents chapter."""

    name = "answerable.documents"
