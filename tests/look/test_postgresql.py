"""The tests' own PostgreSQL starts, answers and goes."""

from __future__ import annotations

import psycopg
import pytest


@pytest.mark.postgresql
def test_private_server_answers(postgresql_address: str) -> None:
    with psycopg.connect(postgresql_address) as connection:
        assert connection.execute("SELECT 6 * 7").fetchone() == (42,)
