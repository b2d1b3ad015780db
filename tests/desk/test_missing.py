"""Addresses that hold no page: orders asked for by GET, and nothing at all."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver

from answerable.desk.belongs import PAGES
from answerable.rules.permissions import Role
from tests.factories import Staff, sign_in

pytestmark = pytest.mark.django_db
ARGUMENTS = {
    "number": 1,
    "reading_id": 1,
    "import_id": 1,
    "action_id": 1,
    "question_id": 1,
    "page_number": 1,
    "edit_id": 1,
    "withdrawal": 1,
}


def desk_routes(found: URLResolver) -> list[URLPattern]:
    """Every route of the desk."""
    routes: list[URLPattern] = []
    for one in found.url_patterns:
        routes += desk_routes(one) if isinstance(one, URLResolver) else [one]
    return routes


def address_of(route: URLPattern) -> str:
    names = route.pattern.converters
    return reverse(f"desk:{route.name}", kwargs={name: ARGUMENTS.get(name, "pdf") for name in names})


@pytest.mark.parametrize(("order", "page"), PAGES.items())
def test_an_order_asked_for_by_get_leads_to_its_page(
    client: Client, staff: Staff, order: str, page: str
) -> None:
    sign_in(client, staff[Role.INSPECTION_LEAD])
    subject = "peel-2021-22.northmoor" if order == "desk:response_take_words" else 7
    rest = [1] if order == "desk:restore-candidate" else []
    answer = client.get(reverse(order, args=[subject, *rest]))
    assert (answer.status_code, answer["Location"]) == (302, reverse(page, args=[subject]))


def test_no_route_of_the_desk_answers_get_with_a_blank_page(client: Client, staff: Staff) -> None:
    sign_in(client, staff[Role.ADMINISTRATOR])
    (desk,) = (one for one in get_resolver().url_patterns if getattr(one, "app_name", "") == "desk")
    blank = []
    for route in desk_routes(desk):
        answer = client.get(address_of(route))
        blank += [route.name] if answer.status_code == 405 else []
        if answer.streaming:  # read to its end it closes its file, and leaves the test's connection open
            list(answer.streaming_content)
    assert blank == []


def test_what_is_not_there_is_said_in_the_frame_of_the_desk(client: Client, staff: Staff) -> None:
    sign_in(client, staff[Role.INSPECTION_LEAD])
    for address in ("/desk/nowhere/", "/desk/findings/none/", "/desk/reports/99999/"):
        answer = client.get(address)
        page = answer.content.decode()
        assert (answer.status_code, "Go to your work" in page, "Imogen" in page or "Journal" in page) == (
            404,
            True,
            True,
        )


def test_what_is_not_there_for_the_public_has_no_frame_of_the_desk(client: Client, staff: Staff) -> None:
    sign_in(client, staff[Role.INSPECTION_LEAD])
    page = client.get("/nowhere/").content.decode()
    assert ("the start page" in page, "Go to your work" in page) == (True, False)
