"""Django's view of the comments chapter."""

from __future__ import annotations

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """The comments chapter."""

    name = "answerable.comments"
