"""Headers, refusals, and the pages that touch no session."""

from __future__ import annotations

import json

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from answerable.rules.refusals import Refused
from answerable.site.middleware import Acting

REFUSED = [
    (Refused("You may not publish.", why="forbidden"), 403),
    (Refused("Somebody was first.", why="changed"), 409),
    (Refused("Not yet.", why="state"), 409),
    (Refused("Two are unanswered.", why="incomplete", missing=("coc-1.rec-1", "coc-1.rec-2")), 409),
]


def refuse(error: Exception, **headers: str) -> HttpResponse | None:
    middleware = Acting(lambda request: HttpResponse())
    return middleware.process_exception(RequestFactory().get("/", headers=headers), error)


@pytest.mark.parametrize(("error", "status"), REFUSED)
def test_refusal_is_a_page_with_its_sentence(error, status):
    response = refuse(error)
    assert response is not None
    assert response.status_code == status
    page = response.content.decode()
    assert page.count(str(error)) == 1
    assert [page.count(item) for item in error.missing] == [1] * len(error.missing)


@pytest.mark.parametrize(("error", "status"), REFUSED)
def test_refusal_is_json_for_a_program(error, status):
    response = refuse(error, accept="application/json")
    assert response is not None
    assert (response.status_code, json.loads(response.content)) == (
        status,
        {"refused": str(error), "why": error.why, "missing": list(error.missing)},
    )


def test_other_errors_are_not_ours():
    assert refuse(ValueError("other")) is None


@pytest.mark.django_db
def test_staff_pages_are_kept_out_of_every_cache():
    for path in ("/accounts/login/", "/desk/", "/desk/nowhere/"):
        assert Client().get(path)["Cache-Control"] == "no-store, private"


@pytest.mark.django_db
def test_every_answer_closes_what_it_can():
    for path in ("/accounts/login/", "/healthz", "/nowhere"):
        response = Client().get(path)
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Referrer-Policy"] == "same-origin"
        assert response["X-Frame-Options"] == "DENY"
        assert response["Permissions-Policy"].count("camera=()") == 1
        assert sorted(response["Content-Security-Policy"].split("; ")) == [
            "base-uri 'none'",
            "connect-src 'self'",
            "default-src 'none'",
            "font-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "img-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
        ]


@pytest.mark.django_db
def test_public_pages_set_no_cookie_and_ask_for_no_session(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = Client(headers={"cookie": f"session={'a' * 32}"}).get("/nowhere")
    assert (response.cookies, response.get("Vary")) == ({}, None)


@pytest.mark.django_db
def test_health_says_ok_and_nothing_else():
    response = Client().get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")
