"""Cards survive being written to JSON and read back."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.publishing.cards import (
    EditionCard,
    PublicAnswer,
    PublicFinding,
    PublicForce,
    PublicInspection,
    PublicResponse,
    as_payload,
    card_from,
)
from answerable.rules.vocabulary import Kind

st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))


def cards(cls: type[Any]) -> st.SearchStrategy[Any]:
    return st.builds(cls, **{field.name: ... for field in fields(cls) if field.name != "children"})


@pytest.mark.parametrize("cls", [PublicForce, PublicFinding, EditionCard])
def test_every_card_comes_back_from_json_equal(cls: type[Any]) -> None:
    @settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
    @given(card=cards(cls))
    def comes_back(card: Any) -> None:
        assert card_from(cls, json.loads(json.dumps(as_payload(card)))) == card

    comes_back()


@pytest.mark.parametrize("cls", [PublicInspection, PublicResponse])
def test_the_payloads_of_editions_come_back_from_json_equal(cls: type[Any]) -> None:
    few = st.builds(PublicAnswer, children=st.just(()))
    st.register_type_strategy(PublicAnswer, few | st.builds(PublicAnswer, children=st.tuples(few)))

    @settings(max_examples=15, suppress_health_check=list(HealthCheck), deadline=None)
    @given(card=st.from_type(cls))
    def comes_back(card: Any) -> None:
        assert card_from(cls, json.loads(json.dumps(as_payload(card)))) == card

    comes_back()


def test_days_tuples_and_enums_are_plain_in_json() -> None:
    card = PublicAnswer("r", Kind.RECOMMENDATION, None, "n", "t", 4, "e", "force", ())
    assert as_payload(card) == {
        "reference": "r",
        "kind": "recommendation",
        "number": None,
        "name": "n",
        "text": "t",
        "page": 4,
        "explanation": "e",
        "explanation_voice": "force",
        "actions": [],
        "children": [],
    }


def test_a_field_added_later_takes_its_default_and_a_field_dropped_is_passed_over() -> None:
    payload = {"area": "a", "name": "n", "body_name": "b", "body_title": "t", "once": 1}
    assert card_from(PublicForce, payload) == PublicForce("a", "n", "b", "t", fictional=False)


def test_a_value_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="7 is not str"):
        card_from(PublicForce, {"area": 7, "name": "n", "body_name": "b", "body_title": "t"})


def test_a_day_is_read_as_a_day_and_a_moment_as_a_moment() -> None:
    card = EditionCard("record", "r", 1, datetime(2024, 7, 11, 9, 4, tzinfo=UTC), "", "0", (), (), None, "")
    back = card_from(EditionCard, as_payload(card))
    assert (back.published_at, date.fromisoformat("2024-07-11")) == (card.published_at, date(2024, 7, 11))
