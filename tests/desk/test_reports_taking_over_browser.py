"""What a plan prints beside its findings, in a real browser: taken over, compared with earlier reports, looked at."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typst
from playwright.sync_api import Page

from answerable.register import queries as register
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Position
from tests.browser import axe, no_sideways_scroll
from tests.desk.taking_in import SAMPLES, bring, confirm, lead, put_in_register
from tests.desk.test_reports_pictures import REPORT
from tests.factories import Staff, make_finding, make_inspection
from tests.journeys.test_intake import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PLAN = SAMPLES / "plans" / "northmoor_plan.html"
REFERENCE = "peel-2021-22-improvement-plan.northmoor"


def faults(page: Page, step: str) -> list[str]:
    """What is wrong with the page as it stands, at both widths."""
    found = []
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{step} at {width}: {fault}" for fault in axe(page)]
        found += [] if no_sideways_scroll(page) else [f"{step} scrolls sideways at {width}"]
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def test_statuses_and_actions_of_a_plan_are_taken_over_and_earlier_findings_linked(
    browser_page: Page, live_server: Any, staff: Staff
) -> None:
    client = lead(staff)
    before = make_inspection(staff, title="PEEL 2018/19", published_on=date(2019, 5, 2), grades=())
    reading_id = bring(client, PLAN)
    confirm(client, reading_id)
    put_in_register(client, reading_id)
    first = register.findings_of(REFERENCE)[0]
    make_finding(staff, before, text=first.text, name="Said in 2019")
    page, review = browser_page, f"{live_server.url}/desk/reports/{reading_id}"
    enter(page, staff[Role.INSPECTION_LEAD], live_server.url)
    page.goto(f"{review}/registered")
    wrong = faults(page, "in the register")
    page.click("text=Say what the statuses mean")
    wrong += faults(page, "statuses")
    page.click("text=Move the findings")
    wrong += faults(page, "statuses without a day")
    for name, value in (("day", "1"), ("month", "5"), ("year", "2023")):
        page.fill(f"[name=as_at-{name}]", value)
    page.click("text=Move the findings")
    page.get_by_text("2 findings moved.").wait_for()
    page.click("text=Bring the actions in")
    wrong += faults(page, "actions")
    page.click("text=Bring them in")
    page.get_by_text("2 actions brought in.").wait_for()
    for what in ("statuses", "actions"):
        page.goto(f"{review}/{what}")
        wrong += faults(page, f"no {what} left")
    page.goto(f"{review}/registered")
    page.click("text=See which findings may have been said before")
    wrong += faults(page, "said before, a report")
    page.locator("button:has-text('Restates it')").first.click()
    page.get_by_text("is linked to “Said in 2019”.").wait_for()
    assert page.url.endswith(f"/inspections/{REFERENCE}/said-before/")
    page.goto(f"{live_server.url}/desk/findings/{first.reference}/said-before/")
    wrong += faults(page, "said before, a finding")
    page.goto(f"{live_server.url}/desk/findings/{first.reference}/")
    wrong += faults(page, "record")
    assert wrong == []
    assert [one.position for one in register.findings_of(REFERENCE)] == [
        Position.COMPLETE,
        Position.IN_PROGRESS,
    ]


def test_page_as_printed_is_shown_with_its_words_one_press_away(
    browser_page: Page, live_server: Any, staff: Staff
) -> None:
    reading_id = bring(lead(staff), Path("report.pdf"), typst.compile(REPORT.encode()))
    page = browser_page
    enter(page, staff[Role.INSPECTION_LEAD], live_server.url)
    page.goto(f"{live_server.url}/desk/reports/{reading_id}/")
    page.get_by_role("link", name="As printed").click()
    picture = page.locator(".ans-sheet--picture img")
    assert picture.get_attribute("alt") == "Page 1 as printed, candidate 1 outlined."
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth > 0)")
    assert faults(page, "as printed") == []
    page.get_by_role("link", name="Page 2", exact=True).click()
    page.get_by_role("heading", name="Page 2 of 2 as printed").wait_for()
    page.get_by_role("link", name="Its words").click()
    assert page.locator(".ans-sheet").get_by_text("keep every case file in one place").count() == 1
