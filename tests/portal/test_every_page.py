"""What holds for every public page: no cookie, no session, safe headers, an ETag, no dead links, few bytes."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.publishing import factories
from tests.publishing.factories import PEEL_22, inspection, published

PAGES = (
    "/",
    "/?q=calls",
    "/forces/",
    "/forces/northmoor/",
    "/findings/",
    "/findings/?kind=cause_of_concern&q=wait",
    f"/findings/{PEEL_22}.coc-1/",
    f"/findings/{PEEL_22}.coc-1.rec-1/",
    f"/inspections/{PEEL_22}/",
    "/responses/",
    f"/responses/{PEEL_22}/",
    f"/responses/{PEEL_22}/editions/1/",
    "/how-to-read/",
    "/accessibility/",
    "/privacy/",
    "/data/",
    "/status/",
)
MACHINES = (
    "/findings.json",
    "/findings.csv",
    f"/findings/{PEEL_22}.coc-1.json",
    f"/inspections/{PEEL_22}.json",
    "/responses.json",
    f"/responses/{PEEL_22}.json",
    "/forces/northmoor.json",
    "/forces/northmoor/grades.csv",
)
CSP = {
    *("default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'"),
    *("connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"),
}


@pytest.mark.parametrize("address", PAGES + MACHINES)
def test_no_cookie_is_set_and_the_page_is_the_same_for_all(
    whole_record: None, client: Client, address: str
) -> None:
    got = client.get(address)
    assert (got.status_code, dict(got.cookies), got.headers.get("Vary")) == (
        200,
        {},
        "Accept-Encoding",
    )


@pytest.mark.parametrize("address", PAGES + MACHINES)
def test_headers_are_strict_and_the_page_may_be_kept(
    whole_record: None, client: Client, address: str
) -> None:
    got = client.get(address)
    assert set(got["Content-Security-Policy"].split("; ")) == CSP
    assert (got["Cache-Control"], got["X-Content-Type-Options"], got["Referrer-Policy"]) == (
        "public, max-age=60",
        "nosniff",
        "same-origin",
    )


def test_a_reader_who_is_signed_in_causes_no_session_query(
    whole_record: None, client: Client, django_assert_num_queries: Callable[..., object]
) -> None:
    client.cookies["session"] = "0" * 32
    with django_assert_num_queries(9) as asked:  # type: ignore[attr-defined]
        client.get(f"/inspections/{PEEL_22}/")
    assert [query["sql"] for query in asked if "session" in query["sql"] or "people_" in query["sql"]] == []


@pytest.mark.parametrize("address", PAGES + MACHINES)
def test_an_unchanged_page_is_304(whole_record: None, client: Client, address: str) -> None:
    etag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)


def test_publishing_withdrawing_and_the_next_day_each_change_the_etag(
    whole_record: None, client: Client, settings: object
) -> None:
    tags = [client.get("/")["ETag"]]
    edition = published(inspection(), note="Again.")
    tags.append(client.get("/")["ETag"])
    factories.withdraw(edition, reason="Withdrawn.")
    tags.append(client.get("/")["ETag"])
    settings.PORTAL_TODAY = date(2025, 3, 15)  # type: ignore[attr-defined]
    tags.append(client.get("/")["ETag"])
    assert len(set(tags)) == 4


def test_a_page_that_is_not_there_is_never_304(whole_record: None, client: Client) -> None:
    missing = client.get(f"/findings/{PEEL_22}.afi-99/", headers={"If-None-Match": "*"})
    assert (missing.status_code, missing.has_header("ETag")) == (404, False)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_public_pages_only_answer_questions(whole_record: None, method: str) -> None:
    assert getattr(Client(), method)("/")["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_a_dead_link(
    whole_record: None, client: Client, links: Callable[[str], list[str]], address: str
) -> None:
    dead = []
    for href in dict.fromkeys(links(address)):
        got = client.get(href)
        if got.streaming:  # read to its end, the client closes it without closing the test's connection
            list(got.streaming_content)  # type: ignore[attr-defined]
        if got.status_code != 200:
            dead.append(href)
    assert dead == []


def unpacked(answer: HttpResponse) -> bytes:
    """What was sent, compressed, as it is read."""
    sent = b"".join(answer) if answer.streaming else answer.content
    return gzip.decompress(sent)


@pytest.mark.parametrize("address", PAGES)
def test_a_page_weighs_little_as_it_is_sent(whole_record: None, client: Client, address: str) -> None:
    sent = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert (sent["Content-Encoding"], len(sent.content) <= 30_000) == ("gzip", True)
    assert sent["Content-Length"] == str(len(sent.content))


@pytest.mark.parametrize("address", PAGES + MACHINES)
def test_what_is_compressed_says_the_same(whole_record: None, client: Client, address: str) -> None:
    plain = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})
    read = plain.getvalue()  # type: ignore[attr-defined]
    assert unpacked(packed) == read if packed.has_header("Content-Encoding") else packed.content == read


def test_a_compressed_page_that_has_not_changed_is_304(whole_record: None, client: Client) -> None:
    first = client.get("/", headers={"Accept-Encoding": "gzip"})
    again = client.get("/", headers={"Accept-Encoding": "gzip", "If-None-Match": first["ETag"]})
    assert (first["ETag"][:2], again.status_code, again["Vary"]) == ("W/", 304, "Accept-Encoding")


def test_staff_pages_are_never_compressed(db: None, client: Client) -> None:
    staff = client.get("/accounts/login/", headers={"Accept-Encoding": "gzip"})
    assert (staff.status_code, staff.has_header("Content-Encoding")) == (200, False)


@pytest.mark.parametrize("address", ["/findings", "/forces/northmoor", f"/findings/{PEEL_22}.coc-1"])
def test_an_address_without_its_last_slash_leads_to_the_page(
    whole_record: None, client: Client, address: str
) -> None:
    got = client.get(address)
    assert (got.status_code, got["Location"], dict(got.cookies)) == (301, f"{address}/", {})


@pytest.mark.parametrize(
    "address", ["/", "/findings/", "/responses/", "/forces/", "/data/", "/status/", "/how-to-read/"]
)
def test_an_empty_installation_has_every_page(db: None, client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
