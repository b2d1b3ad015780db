"""Files of editions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from answerable.publishing.models import EditionFile
from tests.publishing.factories import PEEL_22, published, response, withdraw

FILES = {"r.pdf": b"%PDF-1.7 r", "r.docx": b"PK docx", "r.odt": b"PK odt", "r.html": b"<p>r</p>"}


def _address(name: str) -> str:
    return f"/files/{hashlib.sha256(FILES[name]).hexdigest()}/{name}"


@pytest.mark.parametrize(
    ("name", "kind", "disposition"),
    [
        ("r.pdf", "application/pdf", 'inline; filename="r.pdf"'),
        (
            "r.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            'attachment; filename="r.docx"',
        ),
        ("r.odt", "application/vnd.oasis.opendocument.text", 'attachment; filename="r.odt"'),
        ("r.html", "text/html; charset=utf-8", 'attachment; filename="r.html"'),
    ],
)
def test_a_file_comes_as_published_with_safe_headers(
    db: None, client: Client, name: str, kind: str, disposition: str
) -> None:
    published(response(), files=FILES)
    got = client.get(_address(name))
    assert b"".join(got.streaming_content) == FILES[name]  # type: ignore[attr-defined]
    headers = ("Content-Type", "Content-Disposition", "X-Content-Type-Options", "Cache-Control")
    assert [got[header] for header in headers] == [kind, disposition, "nosniff", "public, max-age=60"]


def test_a_file_under_another_name_or_fingerprint_is_404(db: None, client: Client) -> None:
    published(response(), files=FILES)
    other = _address("r.pdf").replace("r.pdf", "x.pdf")
    assert [
        client.get(address).status_code for address in (other, f"/files/{'0' * 64}/r.pdf", "/files/zz/r.pdf")
    ] == [
        404,
        404,
        404,
    ]


def test_a_withdrawn_file_is_410(db: None, client: Client) -> None:
    withdraw(published(response(), files=FILES), reason="It named a victim.")
    got = client.get(_address("r.pdf"))
    assert (got.status_code, b"It named a victim." in got.content, FILES["r.pdf"] in got.content) == (
        410,
        True,
        False,
    )


def test_a_file_that_another_edition_still_has_stays(db: None, client: Client) -> None:
    first = published(response(), on=date(2023, 1, 5), files={"r.pdf": FILES["r.pdf"]})
    published(response(), on=date(2023, 1, 20), files={"r.pdf": FILES["r.pdf"]})
    withdraw(first, reason="Withdrawn.")
    got = client.get(_address("r.pdf"))
    assert (got.status_code, list(got.streaming_content)) == (200, [FILES["r.pdf"]])  # type: ignore[attr-defined]


def test_a_file_that_is_lost_from_the_store_is_404_in_plain_words(db: None, client: Client) -> None:
    published(response(), files={"r.pdf": FILES["r.pdf"]})
    default_storage.delete(EditionFile.objects.get().stored_as)
    assert client.get(_address("r.pdf")).status_code == 404


def test_the_page_links_its_files(db: None, links: Callable[[str], list[str]]) -> None:
    published(response(), files=FILES)
    assert [href for href in links(f"/responses/{PEEL_22}/") if href.startswith("/files/")] == [
        _address(name) for name in FILES
    ]
