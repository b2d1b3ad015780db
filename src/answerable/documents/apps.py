"""Django's name for this chapter."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "answerable.documents"
    verbose_name = "Documents"
