"""The public pages as a reader meets them on one fixed day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from lxml import html
from pytest_django import DjangoAssertNumQueries, Settings

from tests.publishing import factories

Words = Callable[..., str]
BLOCKS = (
    "br",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "div",
    "dt",
    "dd",
    "li",
    "td",
    "th",
    "tr",
    "figcaption",
    "blockquote",
)


@pytest.fixture(autouse=True)
def fixed_day(settings: Settings) -> None:
    """Every test of the portal happens on the same day."""
    settings.PORTAL_TODAY = factories.TODAY


@pytest.fixture
def whole_record(db: None) -> None:
    """Four inspections of Northmoor and two responses."""
    factories.whole_record()


@pytest.fixture
def read(client: Client) -> Words:
    """The words of a page's main part, or of the elements an XPath chooses in it, white space single."""

    def words(address: str, within: str = "//main", *, status: int = 200) -> str:
        response = client.get(address)
        assert response.status_code == status
        page = html.fromstring(response.content.decode())
        for block in page.iter(*BLOCKS):
            block.tail = f" {block.tail or ''}"
        return " | ".join(" ".join(part.text_content().split()) for part in page.xpath(within))

    return words


@pytest.fixture
def links(client: Client) -> Callable[[str], list[str]]:
    """Every address of our own that a page leads to."""

    def addresses(address: str) -> list[str]:
        page = html.fromstring(client.get(address).content.decode())
        found: list[Any] = page.xpath("//a/@href")
        return [href.split("#")[0] for href in found if href.startswith("/")]

    return addresses


@pytest.fixture
def count_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> Callable[[str], int]:
    """How many queries a page asks; more than twelve fail the test."""

    def count(address: str) -> int:
        with django_assert_max_num_queries(12) as asked:
            response = client.get(address)
            if response.streaming:
                list(response.streaming_content)  # type: ignore[attr-defined]
        assert response.status_code == 200
        return len(asked)

    return count
