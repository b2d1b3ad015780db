"""Django's view of the journal."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class JournalConfig(AppConfig):
    """Keeps the append-only triggers in place whatever a later migration does to the table."""

    name = "answerable.journal"

    def ready(self) -> None:
        """Set the triggers again after every migrate."""
        post_migrate.connect(_keep_triggers, sender=self)


def _keep_triggers(*, using: str, **_: Any) -> None:
    from answerable.journal.triggers import set_triggers

    connection = connections[using]
    if "journal_entry" in connection.introspection.table_names():
        set_triggers(connection)
