"""What makes the journal append-only in the database itself, on both databases.

Set by a migration and set again after every `migrate`, because SQLite drops a table's triggers when Django
remakes the table. Setting them twice does nothing.
"""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE_SET = [
    """CREATE TRIGGER IF NOT EXISTS journal_no_update BEFORE UPDATE ON journal_entry
    BEGIN SELECT RAISE(ABORT, 'The journal is append-only.'); END""",
    """CREATE TRIGGER IF NOT EXISTS journal_no_delete BEFORE DELETE ON journal_entry
    BEGIN SELECT RAISE(ABORT, 'The journal is append-only.'); END""",
    # INSERT OR REPLACE deletes without firing the delete trigger, so an insert may not meet an existing number.
    """CREATE TRIGGER IF NOT EXISTS journal_no_replace BEFORE INSERT ON journal_entry
    WHEN EXISTS (SELECT 1 FROM journal_entry WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'The journal is append-only.'); END""",
]
_SQLITE_LIFT = [f"DROP TRIGGER IF EXISTS journal_no_{verb}" for verb in ("update", "delete", "replace")]

_POSTGRESQL_SET = [
    """CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'The journal is append-only.'; END $$""",
    """CREATE OR REPLACE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION journal_refuse()""",
    """CREATE OR REPLACE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal_entry
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()""",
]
_POSTGRESQL_LIFT = [
    f"DROP TRIGGER IF EXISTS journal_no_{verb} ON journal_entry" for verb in ("change", "truncate")
]


def set_triggers(connection: BaseDatabaseWrapper) -> None:
    """Make the database refuse to change, delete or replace an entry. Idempotent."""
    _run(connection, _SQLITE_SET if connection.vendor == "sqlite" else _POSTGRESQL_SET)


def lift_triggers(connection: BaseDatabaseWrapper) -> None:
    """Take the refusal away: for undoing the migration, and for the database tests clear between cases."""
    _run(connection, _SQLITE_LIFT if connection.vendor == "sqlite" else _POSTGRESQL_LIFT)


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
