"""A fresh sign-in before what cannot be taken back."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from answerable.desk.fresh import is_fresh, require_fresh_sign_in
from answerable.people import queries, services

pytestmark = pytest.mark.django_db

PASSWORD = "seven quiet herons"
PUBLISH = "/desk/responses/1/publish/?from=list"


@pytest.fixture
def client() -> Client:
    services.create_first_administrator(
        queries.system_actor("console"),
        email="ada@northmoor.example",
        name="Ada Min",
        password=PASSWORD,
        now=timezone.now(),
    )
    client = Client()
    client.post("/accounts/login/", {"login": "ada@northmoor.example", "password": PASSWORD})
    return client


def request_of(client: Client, method: str = "get") -> HttpRequest:
    request: HttpRequest = getattr(RequestFactory(), method)(PUBLISH)
    request.session = client.session
    request.user = get_user_model().objects.get()
    return request


def proved_at(client: Client) -> float:
    return float(client.session["account_authentication_methods"][-1]["at"])


def grow_old(client: Client, seconds: int) -> None:
    session = client.session
    records = session["account_authentication_methods"]
    records[-1]["at"] -= seconds
    session["account_authentication_methods"] = records
    session.save()


@require_fresh_sign_in
def publish(request: HttpRequest) -> HttpResponse:
    return HttpResponse("published")


def test_sign_in_is_fresh_for_fifteen_minutes(client):
    request, at = request_of(client), proved_at(client)
    assert [is_fresh(request, now=at + seconds) for seconds in (0, 899, 900)] == [True, True, False]


def test_somebody_just_signed_in_may_publish(client):
    assert publish(request_of(client)).content == b"published"


@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_signed_in_long_ago_is_asked_again_and_comes_back(client, method):
    grow_old(client, 16 * 60)
    response = publish(request_of(client, method))
    back = "/accounts/reauthenticate/?next=%2Fdesk%2Fresponses%2F1%2Fpublish%2F%3Ffrom%3Dlist"
    assert (response.status_code, response["Location"]) == (302, back)
    again = client.post(response["Location"], {"password": PASSWORD})
    assert (again.status_code, again["Location"]) == (302, PUBLISH)
    assert publish(request_of(client)).content == b"published"


def test_wrong_password_does_not_make_it_fresh(client):
    grow_old(client, 16 * 60)
    assert client.post("/accounts/reauthenticate/", {"password": "wrong wrong wrong"}).status_code == 200
    assert publish(request_of(client)).status_code == 302


def test_guessing_the_password_of_an_open_session_is_limited(client):
    tries = [client.post("/accounts/reauthenticate/", {"password": "wrong wrong wrong"}) for _ in range(11)]
    assert [response.status_code for response in tries] == [200] * 10 + [429]


def test_somebody_who_never_proved_who_they_are_is_not_fresh(client):
    request = request_of(client)
    del request.session["account_authentication_methods"]
    assert not is_fresh(request, now=0)
