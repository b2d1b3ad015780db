"""How often somebody may try something."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from answerable.people.limits import Limit, give_back, take_turn
from answerable.people.models import Turns

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
TWICE = Limit("try", 2, 60)


def test_turns_run_out_and_say_how_long_to_wait():
    waits = [take_turn(TWICE, key="a", now=NOW + timedelta(seconds=second)) for second in (0, 10, 20, 59)]
    assert waits == [0, 0, 40, 1]


def test_turns_come_back_when_the_window_is_over():
    for _ in range(3):
        take_turn(TWICE, key="a", now=NOW)
    assert take_turn(TWICE, key="a", now=NOW + timedelta(seconds=60)) == 0
    assert Turns.objects.count() == 1


def test_keys_and_kinds_are_counted_apart_and_capitals_together():
    for key in ("a", "A "):
        assert take_turn(TWICE, key=key, now=NOW) == 0
    assert take_turn(TWICE, key="a", now=NOW) == 60
    assert take_turn(TWICE, key="b", now=NOW) == 0
    assert take_turn(Limit("other", 2, 60), key="a", now=NOW) == 0


def test_turn_given_back_may_be_taken_again_and_never_more():
    take_turn(TWICE, key="a", now=NOW)
    give_back(TWICE, key="a")
    give_back(TWICE, key="a")
    assert [take_turn(TWICE, key="a", now=NOW) for _ in range(3)] == [0, 0, 60]


def test_key_is_kept_only_as_a_hash():
    take_turn(TWICE, key="sian.rees@northmoor.example", now=NOW)
    assert Turns.objects.filter(key__contains="sian").count() == 0
