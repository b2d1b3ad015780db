"""Django's view of people."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Bodies, users and memberships."""

    name = "answerable.people"
