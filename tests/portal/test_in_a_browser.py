"""Public pages in a real browser: axe, narrow windows, no script."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe, no_sideways_scroll
from tests.portal.test_every_page import PAGES
from tests.publishing import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _all_pages() -> tuple[str, ...]:
    return (*PAGES, "/findings/?decision=closed&area=offenders", "/?q=zebra", "/findings/no.thing.afi-01/")


def test_every_page_is_accessible_and_fits_every_window(browser_page: Page, live_server: Any) -> None:
    factories.whole_record()
    factories.withdraw(
        factories.published(factories.response(factories.newest())), reason="It was not approved."
    )
    wrong = {}
    for address in (*_all_pages(), f"/responses/{factories.PEEL_25}/"):
        for width in (1280, 320):
            browser_page.set_viewport_size({"width": width, "height": 900})
            browser_page.goto(f"{live_server.url}{address}")
            found = axe(browser_page), no_sideways_scroll(browser_page)
            if found != ([], True):
                wrong[f"{address} at {width}"] = found
    assert wrong == {}


def test_several_forces_and_nothing_at_all_are_accessible(browser_page: Page, live_server: Any) -> None:
    found = []
    browser_page.goto(f"{live_server.url}/")
    found.append(axe(browser_page))
    factories.whole_record()
    factories.second_force()
    for address in ("/", "/forces/", "/forces/eastmarch/", "/findings/", "/responses/", "/data/"):
        browser_page.goto(f"{live_server.url}{address}")
        found.append(axe(browser_page))
    assert found == [[]] * 7


def test_the_answer_is_two_clicks_from_the_start_without_script(chromium: Browser, live_server: Any) -> None:
    factories.whole_record()
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/")
    page.get_by_label("Search findings and reports").fill("wait for an officer")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Keeping people safe while they wait for an officer").click()
    heading = page.get_by_role("heading", level=1).inner_text()
    cookies = context.cookies()
    context.close()
    assert (" ".join(heading.split()), cookies) == (
        "Cause of concern Keeping people safe while they wait for an officer Not yet. The force says it finished on "
        "3 October 2024; inspectors have not confirmed.",
        [],
    )


def test_filters_are_used_by_keyboard_without_script(chromium: Browser, live_server: Any) -> None:
    factories.whole_record()
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/findings/")
    page.get_by_label("Cause of concern (2)").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**kind=cause_of_concern**")
    heading = page.get_by_role("heading", level=1).inner_text()
    context.close()
    assert heading == "2 findings"
