"""The findings pages in a real browser: nothing axe objects to, no sideways scroll at 320 px, no script needed."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from answerable.plans.queries import plan_for
from answerable.register import queries as register
from answerable.register import services
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Decision, Kind, Link, Position
from tests.browser import axe, no_sideways_scroll
from tests.factories import NOW, Staff, bring_to, make_finding, make_force, make_inspection, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = (
    "Supervisorsandsergeantswhoreviewinvestigations must look again, every week, at every case that waits "
    * 2
)


def cookies(live_server: LiveServer, client: Client, staff: Staff, role: Role) -> list[dict[str, str]]:
    sign_in(client, staff[role])
    return [{"name": "session", "value": client.cookies["session"].value, "url": live_server.url}]


def fill(staff: Staff) -> dict[str, str]:
    """Findings in the states whose pages differ, one of them with everything and long words; by a name."""
    report = make_inspection(staff)
    rich = make_finding(
        staff, report, kind=Kind.CAUSE_OF_CONCERN, name=LONG[:190], text=LONG * 4, due_on=date(2023, 7, 19)
    )
    child = make_finding(staff, report, kind=Kind.RECOMMENDATION, parent=rich, due_on=date(2090, 1, 1))
    bring_to(staff, child, Position.COMPLETE, Decision.CLOSED)
    bring_to(staff, rich, Position.CLOSURE_REQUESTED)
    old = make_finding(staff, make_inspection(staff, title="PEEL 2018/19", published_on=date(2019, 5, 2)))
    services.link_findings(staff[Role.INSPECTION_LEAD], later=rich, earlier=old, kind=Link.RESTATES, now=NOW)
    made = {"rich": rich}
    for position in (
        Position.NEW,
        Position.PLANNED,
        Position.IN_PROGRESS,
        Position.FINISHED,
        Position.COMPLETE,
    ):
        made[position.value] = make_finding(staff, report)
        bring_to(staff, made[position.value], position)
    return made


def addresses(made: dict[str, str]) -> dict[Role, list[str]]:
    """Every page of the sections, for somebody who may see it."""
    under_way = plan_for(made["in_progress"])
    assert under_way is not None
    action = under_way.actions[0].action_id
    new, planned = f"/desk/findings/{made['new']}/", f"/desk/findings/{made['planned']}/"
    link = register.links_of([made["rich"]])[made["rich"]][0].reference
    return {
        Role.INSPECTION_LEAD: [
            "/desk/",
            "/desk/findings/",
            "/desk/findings/?q=zebra&kind=recommendation&due=late",
            *(f"/desk/findings/{one}/" for one in made.values()),
            *(f"{new}{page}/" for page in ("plan", "correct", "links/add", "decision")),
            f"{planned}actions/add/",
            f"/desk/findings/{made['finished']}/agree/",
            f"/desk/findings/{made['finished']}/send-back/",
            f"/desk/findings/{made['complete']}/reopen/",
            f"/desk/findings/{made['rich']}/links/{link}/restates/",
            "/desk/journal/",
        ],
        Role.CHIEF_OFFICER: [
            "/desk/",
            f"{planned}approve/",
            f"{planned}return/",
            f"/desk/findings/{made['complete']}/closure/",
        ],
        Role.ACTION_OWNER: [
            "/desk/",
            f"/desk/findings/{made['in_progress']}/finished/",
            f"/desk/findings/{made['in_progress']}/actions/{action}/",
        ],
        Role.AUDITOR: ["/desk/"],
    }


def test_no_page_has_anything_axe_objects_to_or_scrolls_sideways(
    live_server: LiveServer, browser_page: Page, client: Client
) -> None:
    staff = make_force()
    wrong = {}
    for role, pages in addresses(fill(staff)).items():
        browser_page.context.clear_cookies()
        browser_page.context.add_cookies(cookies(live_server, client, staff, role))  # type: ignore[arg-type]
        for address in pages:
            for width in (1280, 320):
                browser_page.set_viewport_size({"width": width, "height": 800})
                answer = browser_page.goto(live_server.url + address)
                assert answer is not None
                found = axe(browser_page) if width == 320 or "journal" not in address else []
                if answer.status != 200 or found or not no_sideways_scroll(browser_page):
                    wrong[address, width] = (answer.status, found, no_sideways_scroll(browser_page))
    assert wrong == {}


def test_a_page_with_errors_says_so_first_and_passes_axe(
    live_server: LiveServer, browser_page: Page, client: Client
) -> None:
    staff = make_force()
    finding = make_finding(staff, make_inspection(staff))
    browser_page.context.add_cookies(cookies(live_server, client, staff, Role.INSPECTION_LEAD))  # type: ignore[arg-type]
    browser_page.set_viewport_size({"width": 320, "height": 800})
    browser_page.goto(f"{live_server.url}/desk/findings/{finding}/plan/")
    browser_page.get_by_role("button", name="Save").click()
    assert browser_page.title().startswith("Error: Record the plan")
    assert browser_page.evaluate("document.activeElement.className") == "govuk-error-summary"
    assert (axe(browser_page), no_sideways_scroll(browser_page)) == ([], True)


def test_an_owner_gives_an_update_without_script(
    live_server: LiveServer, chromium: Browser, client: Client
) -> None:
    staff = make_force()
    finding = make_finding(staff, make_inspection(staff))
    bring_to(staff, finding, Position.IN_PROGRESS)
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    context.add_cookies(cookies(live_server, client, staff, Role.ACTION_OWNER))  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{live_server.url}/desk/findings/{finding}/")
    page.get_by_role("link", name="Give an update").click()
    page.get_by_label("What has happened since?").fill("6 of 8 nights done.")
    page.get_by_label("Yes, on track").check()
    page.get_by_role("button", name="Save the update").click()
    assert page.get_by_role("status").inner_text() == "Your update is kept."
    context.close()


def test_filters_and_rows_for_actions_work_without_script(
    live_server: LiveServer, chromium: Browser, client: Client
) -> None:
    staff = make_force()
    finding = make_finding(staff, make_inspection(staff))
    context = chromium.new_context(java_script_enabled=False)
    context.add_cookies(cookies(live_server, client, staff, Role.INSPECTION_LEAD))  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{live_server.url}/desk/findings/")
    page.get_by_label("Due", exact=True).select_option("Late")
    page.get_by_role("button", name="Apply filters").click()
    assert page.get_by_role("heading", level=1).inner_text() == "No findings are late"
    page.get_by_role("link", name="Remove “Due: Late”").click()
    assert page.get_by_role("heading", level=1).inner_text() == "1 finding is open"
    page.goto(f"{live_server.url}/desk/findings/{finding}/plan/")
    page.get_by_role("button", name="Add another action").click()
    page.get_by_role("group", name="Action 2").wait_for()
    context.close()
