"""The canonical form, which must never change: journals written years ago are verified with it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest

from answerable.journal.chain import NOTHING_BEFORE, canonical, hash_of, moment

FIRST = (
    1,
    "2026-03-01T09:30:00.000000Z",
    "Siân Rees",
    "chief_officer",
    "northmoor",
    7,
    "close",
    "peel-2025.northmoor.coc-1",
    "{}",
    NOTHING_BEFORE,
)


def test_hash_is_taken_over_these_bytes_and_no_others():
    text = (
        '[1,"2026-03-01T09:30:00.000000Z","Siân Rees","chief_officer","northmoor",7,"close",'
        f'"peel-2025.northmoor.coc-1","{{}}","{NOTHING_BEFORE}"]'
    )
    assert hash_of(FIRST) == sha256(text.encode("utf-8")).hexdigest()


def test_moving_a_character_between_two_fields_changes_the_hash():
    moved = (*FIRST[:2], "Siân Reesc", "hief_officer", *FIRST[4:])
    assert hash_of(moved) != hash_of(FIRST)


def test_moment_is_written_in_utc_to_the_microsecond():
    london = datetime(2026, 7, 1, 10, 0, 0, 5, tzinfo=ZoneInfo("Europe/London"))
    assert moment(london) == "2026-07-01T09:00:00.000005Z"


def test_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        moment(datetime(2026, 7, 1))  # noqa: DTZ001


def test_details_are_written_the_same_whatever_their_order():
    one = canonical({"b": date(2026, 3, 1), "a": Decimal("1.50"), "c": datetime(2026, 3, 1, tzinfo=UTC)})
    assert one == '{"a":"1.50","b":"2026-03-01","c":"2026-03-01T00:00:00.000000Z"}'
    assert canonical({"c": [], "a": {"z": 1, "y": None}}) == '{"a":{"y":null,"z":1},"c":[]}'


def test_details_json_cannot_say_are_refused():
    with pytest.raises(TypeError, match="cannot write a object"):
        canonical({"a": object()})
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical({"a": float("nan")})


def test_a_set_is_written_sorted():
    assert canonical({"roles": {"b", "a"}}) == '{"roles":["a","b"]}'
