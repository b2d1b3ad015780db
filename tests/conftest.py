"""What every test stands on: an installation of its own, and a journal that can be cleared between cases."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator

import pytest

os.environ["ANSWERABLE_HOME"] = tempfile.mkdtemp(prefix="answerable-tests-")


@pytest.fixture(autouse=True)
def journal_may_be_cleared(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lift the append-only triggers after a test that commits, so that its rows can be flushed.

    Flushing ends with `post_migrate`, which sets them again.
    """
    mark = request.node.get_closest_marker("django_db")
    commits = (mark and mark.kwargs.get("transaction")) or {"transactional_db", "live_server"} & set(
        request.fixturenames
    )
    if not commits:
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    from django.db import connection

    from answerable.journal.triggers import lift_triggers

    lift_triggers(connection)
