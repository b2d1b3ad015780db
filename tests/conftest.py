"""What every test stands on: a journal that can be cleared, a browser, PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from answerable.documents.formats import ocr
from tests import browser, postgresql


def needs(part: str) -> None:
    """Skip the test when a program it drives is not here; with CI=true that is a failure, for nothing is skipped there.

    `part` is chromium, postgresql, axe or tesseract.
    """
    here = {
        "chromium": lambda: browser.chromium() is not None,
        "postgresql": lambda: postgresql.programs() is not None,
        "axe": browser.AXE.is_file,
        "tesseract": ocr.is_installed,
    }[part]()
    if here:
        return
    reason = f"{part} is not installed; tools/test-parts and make setup bring it"
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once for each worker."""
    needs("chromium")
    needs("axe")
    with sync_playwright() as playwright:
        running = browser.launch(playwright)
        yield running
        running.close()


@pytest.fixture
def browser_page(chromium: Browser) -> Iterator[Page]:
    """A fresh page, 1280 × 900, with no cookies; an error in its script or a refused resource fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    context.set_default_timeout(10_000)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console", lambda message: wrong.append(message.text) if "Content Security" in message.text else None
    )
    yield page
    context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def postgresql_address() -> Iterator[str]:
    """The DATABASE_URL of an empty database on a server of this worker's own."""
    needs("postgresql")
    server = postgresql.start()
    yield server.address()
    server.stop()


@pytest.fixture(autouse=True, scope="session")
def passwords_are_cheap() -> None:
    """Hashing a password is slow on purpose; tests make hundreds."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def journal_may_be_cleared(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lift the append-only triggers after a test that commits, so that its rows can be flushed.

    Flushing ends with `post_migrate`, which sets them again.
    """
    mark = request.node.get_closest_marker("django_db")
    commits = (mark and mark.kwargs.get("transaction")) or {"transactional_db", "live_server"} & set(
        request.fixturenames
    )
    if not commits:
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    from django.db import connection

    from answerable.journal.triggers import lift_triggers

    lift_triggers(connection)
