"""Somebody who is signed in, and what they bring."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.test import Client

from answerable.people import queries as people
from answerable.people import services
from answerable.people.cards import Actor, BodyCard
from answerable.people.models import User
from answerable.site import sessions

LONG_AGO = datetime(2024, 1, 2, 9, 0, tzinfo=UTC)
CONSOLE = people.system_actor("console")


@pytest.fixture
def bodies(db: None) -> None:
    """Northmoor and Eastmarch: a force and a commissioner's office each."""
    for name in ("Northmoor", "Eastmarch"):
        for kind, slug, body, head in (
            ("force", name.lower(), f"{name} Police", "Chief Constable"),
            (
                "local_policing_body",
                f"{name.lower()}-lpb",
                f"{name} Police and Crime Commissioner",
                "Police and Crime Commissioner",
            ),
        ):
            services.add_body(
                CONSOLE,
                body=BodyCard(
                    slug=slug,
                    kind=kind,
                    name=body,
                    short_name=name,
                    area_slug=name.lower(),
                    head_title=head,
                    website="",
                    fictional=True,
                ),
                now=LONG_AGO,
            )


@pytest.fixture
def signed_in(bodies: None) -> Callable[..., Client]:
    """`signed_in("inspection_lead", "northmoor")`: a client for a person in that role for that body."""

    def make(role: str = "inspection_lead", body: str | None = "northmoor") -> Client:
        email = f"{role}@{body or 'all'}.example"
        user_id = services.create_user(
            CONSOLE, email=email, name=f"Imogen Farrow ({role})", password="seven quiet herons", now=LONG_AGO
        ).user_id
        services.grant_role(CONSOLE, user_id=user_id, role=role, body_slug=body, now=LONG_AGO)
        return enter(User.objects.get(pk=user_id))

    return make


def enter(user: User) -> Client:
    """A client with a session as sign-in begins it."""
    client = Client()
    client.force_login(user)
    session = client.session
    sessions.begin(session, now=datetime.now(UTC))
    session.save()
    return client


def actor_of(client: Client) -> Actor:
    """Who a client acts as."""
    found = people.actor_for(int(client.session["_auth_user_id"]), today=datetime.now(UTC).date())
    assert found is not None
    return found


def work() -> None:
    """Do what waits for the background worker, as `answerable worker --once` does."""
    call_command("db_worker", queue_name="*", batch=True, startup_delay=False, verbosity=0)
