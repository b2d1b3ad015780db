"""Who people are, and the shipped list of bodies."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from answerable.people import queries, services
from answerable.people.areas import shipped_bodies

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
CONSOLE = queries.system_actor("console")


def test_every_area_has_one_force_and_one_local_policing_body():
    cards = shipped_bodies()
    forces = {card.area_slug for card in cards if card.kind == "force"}
    offices = {card.area_slug for card in cards if card.kind == "local_policing_body"}
    assert (len(cards), len(forces), forces) == (86, 43, offices)
    assert len({card.slug for card in cards}) == len({card.name for card in cards}) == 86


def test_thirty_seven_commissioners_are_left_and_the_rest_are_named():
    titles = [card.head_title for card in shipped_bodies() if card.kind == "local_policing_body"]
    assert sum(title.endswith("Crime Commissioner") for title in titles) == 37
    assert sorted(title for title in titles if not title.endswith("Crime Commissioner")) == [
        "Chair of the Police Authority Board",
        "Mayor of Greater Manchester",
        "Mayor of London",
        "Mayor of South Yorkshire",
        "Mayor of West Yorkshire",
        "Mayor of York and North Yorkshire",
    ]


@pytest.mark.django_db
def test_bodies_are_found_by_kind_and_area():
    services.load_areas(CONSOLE, now=NOW)
    assert [card.slug for card in queries.bodies(area="cleveland")] == ["cleveland", "cleveland-lpb"]
    assert len(queries.bodies(kind="force")) == 43
    assert len(queries.bodies()) == 86
    assert queries.body("nowhere") is None


@pytest.mark.django_db
def test_actor_acts_in_the_membership_they_chose_while_it_counts():
    services.load_areas(CONSOLE, now=NOW)
    user_id = services.create_user(
        CONSOLE, email="a@northmoor.example", name="A", password=None, now=NOW
    ).user_id
    services.grant_role(CONSOLE, user_id=user_id, role="administrator", now=NOW)
    second = services.grant_role(CONSOLE, user_id=user_id, role="auditor", body_slug="cleveland-lpb", now=NOW)
    today = date(2026, 3, 1)

    def role(membership_id: int | None) -> str:
        actor = queries.actor_for(user_id, today=today, membership_id=membership_id)
        return actor.role if actor else ""

    assert role(None) == "administrator"
    assert role(second.membership_id) == "auditor"
    services.end_membership(CONSOLE, membership_id=second.membership_id, now=NOW)
    assert role(second.membership_id) == "administrator"


@pytest.mark.django_db
def test_people_are_found_by_number_and_address():
    card = services.create_user(CONSOLE, email="a@northmoor.example", name="A", password=None, now=NOW)
    assert queries.user(card.user_id) == queries.user_by_email("A@Northmoor.example") == card
    assert queries.users() == [card]
    assert queries.user(0) is queries.user_by_email("b@northmoor.example") is None
