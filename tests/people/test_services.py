"""What an administrator may do to people and bodies, and that each is journaled once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from answerable.journal.queries import latest, verify
from answerable.people import queries, services
from answerable.people.cards import BodyCard
from answerable.people.models import User
from answerable.rules.refusals import Refused

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 1)
CONSOLE = queries.system_actor("console")
NORTHMOOR = BodyCard(
    slug="northmoor",
    kind="force",
    name="Northmoor Police",
    short_name="Northmoor",
    area_slug="northmoor",
    head_title="Chief Constable",
    website="",
    fictional=True,
)
PASSWORD = "seven quiet herons"


def person(email: str = "sian.rees@northmoor.example", name: str = "Siân Rees") -> int:
    return services.create_user(CONSOLE, email=email, name=name, password=PASSWORD, now=NOW).user_id


def administrator(email: str = "admin@northmoor.example") -> tuple[int, int]:
    user_id = person(email, "Ada Min")
    granted = services.grant_role(CONSOLE, user_id=user_id, role="administrator", now=NOW)
    return user_id, granted.membership_id


def test_new_person_may_sign_in_with_their_address_and_is_journaled():
    user_id = services.create_user(
        CONSOLE,
        email=" Sian.Rees@Northmoor.example ",
        name="Siân Rees",
        password=PASSWORD,
        job_title="Inspector",
        now=NOW,
    ).user_id
    row = User.objects.get(pk=user_id)
    assert (row.email, row.check_password(PASSWORD)) == ("sian.rees@northmoor.example", True)
    (entry,) = latest()
    assert (entry.verb, entry.subject, entry.actor_name, entry.details) == (
        "create_user",
        f"people.{user_id}",
        "console",
        {"email": "sian.rees@northmoor.example", "name": "Siân Rees", "job_title": "Inspector"},
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"email": "nobody"}, "Enter an e-mail address in the correct format, like name@example.org."),
        ({"email": "TAKEN@northmoor.example"}, "Somebody has this e-mail address already."),
        ({"name": "  "}, "Give the person's name."),
        ({"password": "short"}, "This password is too short. It must contain at least 12 characters."),
        ({"password": "siân rees northmoor"}, None),
    ],
)
def test_person_who_cannot_be_made_is_refused_in_a_sentence(change, sentence):
    person("taken@northmoor.example")
    given = {"email": "new@northmoor.example", "name": "Siân Rees Northmoor", "password": PASSWORD} | change
    with pytest.raises(Refused) as refused:
        services.create_user(CONSOLE, **given, now=NOW)
    if sentence:
        assert str(refused.value) == sentence
    assert (User.objects.count(), verify().entries) == (1, 1)


def test_person_without_a_password_cannot_use_one():
    user_id = services.create_user(CONSOLE, email="a@b.example", name="A", password=None, now=NOW).user_id
    assert not User.objects.get(pk=user_id).has_usable_password()


def test_role_counts_from_today_for_the_body_it_was_given_for():
    services.add_body(CONSOLE, body=NORTHMOOR, now=NOW)
    user_id = person()
    services.grant_role(CONSOLE, user_id=user_id, role="chief_officer", body_slug="northmoor", now=NOW)
    actor = queries.actor_for(user_id, today=TODAY)
    assert actor is not None
    assert (actor.role, actor.body_slug, actor.body_name, actor.area) == (
        "chief_officer",
        "northmoor",
        "Northmoor Police",
        "northmoor",
    )
    assert queries.actor_for(user_id, today=TODAY - timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("role", "body", "sentence"),
    [
        ("sheriff", "northmoor", "There is no role “sheriff”."),
        ("auditor", "nowhere", "There is no body “nowhere”."),
        ("auditor", None, "Say for which body. Only an administrator may act for none."),
        ("chief_officer", "northmoor", "Siân Rees has this role already."),
    ],
)
def test_role_that_cannot_be_granted_is_refused(role, body, sentence):
    services.add_body(CONSOLE, body=NORTHMOOR, now=NOW)
    user_id = person()
    services.grant_role(CONSOLE, user_id=user_id, role="chief_officer", body_slug="northmoor", now=NOW)
    with pytest.raises(Refused) as refused:
        services.grant_role(CONSOLE, user_id=user_id, role=role, body_slug=body, now=NOW)
    assert str(refused.value) == sentence


def test_bodiless_administrator_is_granted_once():
    user_id, _ = administrator()
    with pytest.raises(Refused, match="has this role already"):
        services.grant_role(CONSOLE, user_id=user_id, role="administrator", now=NOW)


def test_ended_membership_no_longer_counts_on_the_same_day():
    administrator()
    second, membership = administrator("other@northmoor.example")
    assert services.end_membership(CONSOLE, membership_id=membership, now=NOW).until_on == TODAY
    assert queries.actor_for(second, today=TODAY) is None
    with pytest.raises(Refused, match="ended already"):
        services.end_membership(CONSOLE, membership_id=membership, now=NOW)


def test_role_may_be_granted_again_after_it_ended():
    administrator()
    second, membership = administrator("other@northmoor.example")
    services.end_membership(CONSOLE, membership_id=membership, now=NOW)
    services.grant_role(CONSOLE, user_id=second, role="administrator", now=NOW)
    assert len(queries.memberships(second)) == 2
    assert len(queries.memberships(second, today=TODAY)) == 1


def test_leaver_is_no_actor_and_may_come_back():
    administrator()
    leaver, _ = administrator("other@northmoor.example")
    services.deactivate_user(CONSOLE, user_id=leaver, now=NOW)
    assert queries.actor_for(leaver, today=TODAY) is None
    with pytest.raises(Refused, match="has left already"):
        services.deactivate_user(CONSOLE, user_id=leaver, now=NOW)
    services.reactivate_user(CONSOLE, user_id=leaver, now=NOW)
    assert queries.actor_for(leaver, today=TODAY) is not None
    with pytest.raises(Refused, match="has not left"):
        services.reactivate_user(CONSOLE, user_id=leaver, now=NOW)


def test_last_administrator_may_not_leave_or_lose_the_role():
    only, membership = administrator()
    with pytest.raises(Refused, match="Nobody would be left"):
        services.deactivate_user(CONSOLE, user_id=only, now=NOW)
    with pytest.raises(Refused, match="Nobody would be left"):
        services.end_membership(CONSOLE, membership_id=membership, now=NOW)
    assert queries.actor_for(only, today=TODAY) is not None


def test_only_an_administrator_may_manage_people():
    auditor = replace(CONSOLE, role="auditor")
    for attempt in (
        lambda: services.create_user(auditor, email="a@b.example", name="A", password=None, now=NOW),
        lambda: services.set_password(auditor, user_id=1, password=PASSWORD, now=NOW),
        lambda: services.grant_role(auditor, user_id=1, role="administrator", now=NOW),
        lambda: services.end_membership(auditor, membership_id=1, now=NOW),
        lambda: services.deactivate_user(auditor, user_id=1, now=NOW),
        lambda: services.reactivate_user(auditor, user_id=1, now=NOW),
        lambda: services.add_body(auditor, body=NORTHMOOR, now=NOW),
        lambda: services.correct_body(auditor, body=NORTHMOOR, now=NOW),
        lambda: services.load_areas(auditor, now=NOW),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.why == "forbidden"
    assert verify().entries == 0


def test_new_password_replaces_the_old_one_and_is_never_journaled():
    user_id = person()
    services.set_password(CONSOLE, user_id=user_id, password="eight slow otters", now=NOW)
    assert User.objects.get(pk=user_id).check_password("eight slow otters")
    (entry, _) = latest()
    assert (entry.verb, entry.details) == ("set_password", {})


def test_body_may_be_corrected_and_the_journal_keeps_both():
    services.add_body(CONSOLE, body=NORTHMOOR, now=NOW)
    renamed = replace(NORTHMOOR, name="Northmoor Constabulary")
    assert services.correct_body(CONSOLE, body=renamed, now=NOW) == renamed
    assert queries.body("northmoor") == renamed
    details = latest(limit=1)[0].details
    assert (details["was"]["name"], details["now"]["name"]) == ("Northmoor Police", "Northmoor Constabulary")


def test_body_with_a_taken_slug_is_refused():
    services.add_body(CONSOLE, body=NORTHMOOR, now=NOW)
    with pytest.raises(Refused, match="already exists"):
        services.add_body(CONSOLE, body=NORTHMOOR, now=NOW)


def test_areas_are_loaded_once_and_corrections_survive():
    assert services.load_areas(CONSOLE, now=NOW) == 86
    cleveland = queries.body("cleveland")
    assert cleveland is not None
    services.correct_body(CONSOLE, body=replace(cleveland, name="Other Name"), now=NOW)
    assert services.load_areas(CONSOLE, now=NOW) == 0
    assert queries.body("cleveland") == replace(cleveland, name="Other Name")
    assert verify().entries == 2
