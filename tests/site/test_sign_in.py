"""Signing in, staying in, acting for somebody, and being out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from answerable.journal.queries import latest
from answerable.people import queries, services
from answerable.people.cards import UserCard

pytestmark = pytest.mark.django_db

PASSWORD = "seven quiet herons"
CONSOLE = queries.system_actor("console")
LOGIN = "/accounts/login/"
DESK = "/desk/nowhere/"
SIGN_IN_FIRST = "/accounts/login/?next=/desk/nowhere/"


@pytest.fixture
def ada() -> UserCard:
    now = timezone.now()
    services.load_areas(CONSOLE, now=now)
    return services.create_first_administrator(
        CONSOLE, email="ada@northmoor.example", name="Ada Min", password=PASSWORD, now=now
    )


@pytest.fixture
def sian(ada: UserCard) -> UserCard:
    now = timezone.now()
    card = services.create_user(
        CONSOLE, email="sian@northmoor.example", name="Siân Rees", password=PASSWORD, now=now
    )
    services.grant_role(CONSOLE, user_id=card.user_id, role="auditor", body_slug="cleveland-lpb", now=now)
    return card


def signed_in(card: UserCard) -> Client:
    client = Client()
    response = client.post(LOGIN, {"login": card.email, "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/desk/")
    return client


def status(client: Client, path: str = DESK) -> tuple[int, str]:
    """404 means that the desk let us in and has no such page."""
    response = client.get(path)
    return response.status_code, response.get("Location", "")


def age(client: Client, key: str, by: timedelta) -> None:
    session = client.session
    session[key] = (timezone.now() - by).isoformat()
    session.save()


def test_nobody_gets_past_the_desk_without_signing_in(ada):
    assert status(Client()) == (302, SIGN_IN_FIRST)
    assert Client().post(DESK).status_code == 302


def test_program_without_a_sign_in_is_told_so():
    response = Client().get(DESK, headers={"accept": "application/json"})
    assert (response.status_code, response.json()) == (401, {"refused": "Sign in first.", "why": "forbidden"})


def test_sign_in_lets_in_and_is_journaled(sian):
    assert status(signed_in(sian)) == (404, "")
    (entry,) = latest(limit=1)
    assert (entry.verb, entry.actor_name, entry.actor_role, entry.body_slug) == (
        "sign_in",
        "Siân Rees",
        "auditor",
        "cleveland-lpb",
    )


def test_session_gets_a_new_number_at_sign_in(sian):
    client = Client()
    client.get(LOGIN)
    before = client.cookies.get("session")
    client.post(LOGIN, {"login": sian.email, "password": PASSWORD})
    assert before is None or before.value != client.cookies["session"].value


def test_wrong_password_and_unknown_address_get_the_same_answer(sian):
    answers = [
        Client().post(LOGIN, {"login": email, "password": "wrong wrong wrong"}).content.decode()
        for email in (sian.email, "nobody@northmoor.example")
    ]
    errors = [answer.split("error-summary")[1:3] for answer in answers]
    assert errors[0] == errors[1] != []


def test_leaver_is_out_at_the_next_request(sian):
    client = signed_in(sian)
    services.deactivate_user(CONSOLE, user_id=sian.user_id, now=timezone.now())
    assert status(client) == (302, SIGN_IN_FIRST)


def test_person_whose_last_role_ended_is_out_at_the_next_request(sian):
    client = signed_in(sian)
    (membership,) = queries.memberships(sian.user_id)
    services.end_membership(CONSOLE, membership_id=membership.membership_id, now=timezone.now())
    assert status(client) == (302, SIGN_IN_FIRST)
    services.grant_role(
        CONSOLE, user_id=sian.user_id, role="auditor", body_slug="cleveland-lpb", now=timezone.now()
    )
    assert status(client) == (302, SIGN_IN_FIRST)


def test_new_password_ends_the_sessions_of_the_old_one(sian):
    client = signed_in(sian)
    services.set_password(CONSOLE, user_id=sian.user_id, password="eight slow otters", now=timezone.now())
    assert status(client) == (302, SIGN_IN_FIRST)


def test_thirty_idle_minutes_end_the_session(sian):
    client = signed_in(sian)
    age(client, "seen_at", timedelta(minutes=29))
    assert status(client) == (404, "")
    age(client, "seen_at", timedelta(minutes=31))
    assert status(client) == (302, SIGN_IN_FIRST)


def test_being_there_moves_the_idle_clock_on(sian):
    client = signed_in(sian)
    age(client, "seen_at", timedelta(minutes=20))
    stale = client.session["seen_at"]
    client.get(DESK)
    assert client.session["seen_at"] > stale


def test_twelve_hours_end_the_session_however_busy(sian):
    client = signed_in(sian)
    age(client, "began_at", timedelta(hours=11, minutes=59))
    assert status(client) == (404, "")
    age(client, "began_at", timedelta(hours=12, minutes=1))
    assert status(client) == (302, SIGN_IN_FIRST)


def test_session_that_never_said_when_it_began_is_over(sian):
    client = Client()
    from django.contrib.auth import get_user_model

    client.force_login(get_user_model().objects.get(pk=sian.user_id))
    assert status(client) == (302, SIGN_IN_FIRST)


def test_somebody_with_several_roles_chooses_first(sian):
    second = services.grant_role(
        CONSOLE, user_id=sian.user_id, role="policy_officer", body_slug="northumbria-lpb", now=timezone.now()
    )
    client = signed_in(sian)
    assert status(client) == (302, "/accounts/acting/")
    page = client.get("/accounts/acting/")
    assert page.status_code == 200
    assert [actor.role for actor in page.context["capacities"].values()] == ["auditor", "policy_officer"]
    chosen = client.post("/accounts/acting/", {"membership": second.membership_id})
    assert (chosen.status_code, chosen["Location"]) == (302, "/desk/")
    assert status(client) == (404, "")
    services.end_membership(CONSOLE, membership_id=second.membership_id, now=timezone.now())
    assert status(client) == (404, "")


@pytest.mark.parametrize("given", ["", "999999", "x"])
def test_choosing_what_one_does_not_hold_is_refused(sian, given):
    services.grant_role(
        CONSOLE, user_id=sian.user_id, role="policy_officer", body_slug="northumbria-lpb", now=timezone.now()
    )
    client = signed_in(sian)
    assert client.post("/accounts/acting/", {"membership": given}).status_code == 422
    assert status(client) == (302, "/accounts/acting/")


def test_eleventh_wrong_password_in_five_minutes_must_wait(sian):
    client = Client()
    tries = [client.post(LOGIN, {"login": sian.email, "password": "wrong wrong wrong"}) for _ in range(11)]
    assert [response.status_code for response in tries] == [200] * 10 + [429]
    assert 0 < int(tries[-1]["Retry-After"]) <= 300
    assert client.post(LOGIN, {"login": sian.email, "password": PASSWORD}).status_code == 429


def test_sign_ins_that_succeed_are_not_counted(sian):
    for _ in range(12):
        signed_in(sian)


def test_own_password_may_be_changed_and_is_journaled(sian):
    client = signed_in(sian)
    form = {"oldpassword": PASSWORD, "password1": "eight slow otters", "password2": "eight slow otters"}
    assert client.post("/accounts/password/change/", form).status_code == 302
    assert latest(limit=1)[0].verb == "change_own_password"
    assert status(client) == (404, "")
    assert Client().post(LOGIN, {"login": sian.email, "password": PASSWORD}).status_code == 200


@pytest.mark.parametrize("path", ["signup/", "email/", "password/reset/", "password/set/", "confirm-email/"])
def test_doors_we_do_not_have_are_shut(ada, path):
    assert signed_in(ada).get(f"/accounts/{path}").status_code == 404


def test_sign_out_ends_the_session(sian):
    client = signed_in(sian)
    assert client.post("/accounts/logout/").status_code == 302
    assert status(client) == (302, SIGN_IN_FIRST)


def test_page_asks_three_things_of_the_database_to_know_who_acts(sian, django_assert_num_queries):
    client = signed_in(sian)
    with django_assert_num_queries(3):
        client.get(DESK)
