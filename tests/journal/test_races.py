"""Many at once: the chain stays dense and whole."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection, connections

from answerable.journal.cards import Author
from answerable.journal.models import Entry
from answerable.journal.queries import verify
from answerable.journal.services import recorded
from answerable.people.models import Body

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
SIAN = Author(name="Siân Rees", role="auditor")


def one_verb(number: int) -> None:
    try:
        with recorded(SIAN, verb="try", subject=f"x.{number}", now=NOW):
            Body.objects.create(slug=f"b{number}", kind="force", name=f"Body {number}", short_name="B")
            if number % 10 == 9:
                raise LookupError
    except LookupError:
        pass
    finally:
        connections.close_all()


def test_two_hundred_verbs_at_once_make_one_dense_chain(concurrent_database):
    with ThreadPoolExecutor(max_workers=16) as pool:
        list(pool.map(one_verb, range(200)))
    assert verify().entries == 180
    assert verify().good
    assert list(Entry.objects.order_by("seq").values_list("seq", flat=True)) == list(range(1, 181))
    assert Body.objects.count() == 180


@pytest.fixture
def concurrent_database(transactional_db):
    """Threads see one another's rows in a file or on a server, not in a database kept in memory."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("the database is in memory: test_processes.py does this on a file")
