"""Writing: one verb, one transaction, one entry."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from answerable.journal.cards import Author, EntryCard
from answerable.journal.chain import NOTHING_BEFORE, hash_of, moment
from answerable.journal.models import Entry
from answerable.journal.queries import entries, verify
from answerable.journal.services import NestedVerb, recorded
from answerable.people.models import Body
from answerable.rules.refusals import Refused

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
SIAN = Author(name="Siân Rees", role="chief_officer", body_slug="northmoor", user_id=7)


def write(number: int = 1, subject: str = "peel-2025.northmoor.coc-1") -> None:
    for index in range(number):
        with recorded(SIAN, verb="try", subject=subject, now=NOW) as record:
            record.note(index=index)


@pytest.mark.django_db
def test_verb_writes_exactly_one_entry_with_what_it_noted():
    with recorded(SIAN, verb="close", subject="somewhere", now=NOW) as record:
        record.note(level=2, word="ô")
        record.about("peel-2025.northmoor.coc-1")
    (entry,) = entries()
    fields = (
        1,
        moment(NOW),
        "Siân Rees",
        "chief_officer",
        "northmoor",
        7,
        "close",
        "peel-2025.northmoor.coc-1",
    )
    expected = hash_of((*fields, '{"level":2,"word":"ô"}', NOTHING_BEFORE))
    assert entry == EntryCard(
        seq=1,
        at=NOW,
        actor_name="Siân Rees",
        actor_role="chief_officer",
        body_slug="northmoor",
        user_id=7,
        verb="close",
        subject="peel-2025.northmoor.coc-1",
        details={"level": 2, "word": "ô"},
        previous_hash=NOTHING_BEFORE,
        hash=expected,
    )


@pytest.mark.django_db
def test_second_entry_carries_the_hash_of_the_first():
    write(2)
    first, second = entries()
    assert (second.seq, second.previous_hash) == (2, first.hash)


@pytest.mark.django_db
def test_refused_inside_a_verb_undoes_everything_and_leaves_no_entry():
    def add_a_body_and_think_again() -> None:
        with recorded(SIAN, verb="add", subject="x", now=NOW):
            Body.objects.create(
                slug="northmoor", kind="force", name="Northmoor Police", short_name="Northmoor"
            )
            raise Refused("Not now.")

    with pytest.raises(Refused, match="Not now"):
        add_a_body_and_think_again()
    assert Body.objects.count() == 0
    assert Entry.objects.count() == 0


@pytest.mark.django_db
def test_verb_begun_inside_another_is_a_plain_error():
    with (
        pytest.raises(NestedVerb, match=r"“inner” was begun inside “outer”; one verb writes one entry\."),
        recorded(SIAN, verb="outer", subject="x", now=NOW),
        recorded(SIAN, verb="inner", subject="x", now=NOW),
    ):
        pass
    assert Entry.objects.count() == 0


@pytest.mark.django_db
def test_verb_after_a_failed_one_is_not_nested():
    with pytest.raises(Refused), recorded(SIAN, verb="first", subject="x", now=NOW):
        raise Refused("No.")
    write()
    assert verify().entries == 1


@pytest.mark.django_db(transaction=True)
def test_verb_inside_a_foreign_transaction_is_an_error():
    with (
        pytest.raises(RuntimeError, match="durable"),
        transaction.atomic(),
        recorded(SIAN, verb="x", subject="x", now=NOW),
    ):
        pass


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET verb = 'other' WHERE seq = 1",
        "DELETE FROM journal_entry WHERE seq = 1",
        "DELETE FROM journal_entry",
    ],
)
def test_database_refuses_to_change_or_delete_an_entry(statement):
    write(2)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert verify().entries == 2


@pytest.mark.django_db
def test_sqlite_refuses_to_replace_an_entry():
    if connection.vendor != "sqlite":
        pytest.skip("INSERT OR REPLACE is SQLite's")
    write(1)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "INSERT OR REPLACE INTO journal_entry (seq, at, actor_name, actor_role, body_slug, verb, subject,"
            " details, previous_hash, hash) SELECT seq, at, 'other', actor_role, body_slug, verb, subject,"
            " details, previous_hash, hash FROM journal_entry"
        )
    assert verify().good


@pytest.mark.django_db
def test_postgresql_refuses_to_truncate_the_journal():
    if connection.vendor != "postgresql":
        pytest.skip("TRUNCATE is PostgreSQL's")
    write(1)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE journal_entry")
    assert verify().entries == 1
