"""From a file on somebody's machine to findings in the register, in a real browser."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from answerable.people.cards import Actor
from answerable.register import queries as register
from answerable.rules.permissions import Role
from tests.browser import axe, no_sideways_scroll
from tests.desk.taking_in import (
    EASTMARCH,
    SOUTHVALE,
    bring,
    client_for,
    confirm,
    lead,
    post,
    put_in_register,
    reading,
    work,
)
from tests.documents.making import printed
from tests.factories import make_force, make_inspection

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CORPUS = Path(os.environ.get("ANSWERABLE_CORPUS", Path(__file__).parents[2] / "../shared/corpus"))
CLEVELAND = CORPUS / "pcc_response_cleveland_peel_2021_22.docx"


@pytest.fixture
def files(settings: Any, tmp_path: Path) -> Path:
    """The folder in which files are kept."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path), "base_url": None},
        },
    }
    return tmp_path


@pytest.fixture
def staff(files: Path) -> dict[Role, Actor]:
    return make_force()


@pytest.fixture
def plain_page(chromium: Browser) -> Iterator[Page]:
    """A page of a browser without JavaScript."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def enter(page: Page, actor: Actor, address: str) -> None:
    """Sign somebody in."""
    session = client_for(actor).cookies["session"].value
    page.context.add_cookies([{"name": "session", "value": session, "url": address}])


def choose(page: Page, question: str, answer: str) -> None:
    """Answer the card whose heading is `question`, and press its button."""
    card = page.locator("article", has=page.get_by_role("heading", name=question))
    card.get_by_label(answer, exact=False).check()
    card.locator("button.govuk-button").first.click()


def test_report_reaches_the_register_without_any_script(plain_page: Page, live_server: Any, staff):
    page = plain_page
    enter(page, staff[Role.INSPECTION_LEAD], live_server.url)
    page.goto(f"{live_server.url}/desk/reports/")
    page.click("text=Add a report")
    page.set_input_files("input[type=file]", str(SOUTHVALE))
    page.click("text=Add the report")
    assert page.locator("h1").inner_text() == "Reading the report"
    work()
    page.click("text=Look again")
    assert page.locator("h1").inner_text() == "4 findings found. 3 things need a decision."
    choose(page, "The same thing, printed twice", "One: keep the words of paragraph 35")
    choose(page, "Only the force’s answer names this one", "Not a finding")
    choose(page, "When was it published?", "Wednesday 3 May 2023")
    assert page.locator("h1").inner_text() == "3 findings found. Nothing needs a decision."
    page.click("text=Check answers")
    assert page.locator("h1").inner_text() == "Check your answers"
    page.click("button:has-text('Put in the register')")
    assert page.locator(".govuk-panel__title").inner_text() == "In the register"
    found = register.findings_of("peel-2021-22.northmoor")
    assert [one.text for one in found] == [
        "The force should improve how it uses protective orders.",
        "The force should evaluate all of its problem-solving plans each year.",
        "The force needs to involve volunteers sooner",
    ]


def test_report_being_read_moves_on_by_itself(browser_page: Page, live_server: Any, staff):
    enter(browser_page, staff[Role.INSPECTION_LEAD], live_server.url)
    browser_page.goto(f"{live_server.url}/desk/reports/add")
    browser_page.set_input_files("input[type=file]", str(EASTMARCH))
    browser_page.click("text=Add the report")
    assert "waiting for its turn" in browser_page.get_by_role("status").inner_text()
    work()
    browser_page.wait_for_url(re.compile(r"/desk/reports/\d+/$"))
    assert browser_page.locator("h1").inner_text() == "7 findings found. 1 thing needs a decision."


def test_every_page_of_the_section_is_accessible_at_every_width(browser_page: Page, live_server: Any, staff):
    client = lead(staff)
    doubtful, clear = bring(client, SOUTHVALE), bring(client, EASTMARCH)
    confirm(client, clear, title="PEEL 2021/22")
    post(client, clear, "findings/1/reject", reason="Not ours", version=1)
    put_in_register(client, clear)
    refused = client.post("/desk/reports/add", {"words": "x"}).url
    by_hand = make_inspection(staff, title="PEEL 2018/19")
    pages = [
        "",
        "?show=register",
        "add",
        "by-hand",
        f"by-hand/{by_hand}",
        refused.removeprefix("/desk/reports/"),
        f"{doubtful}/",
        f"{doubtful}/check",
        f"{doubtful}/details",
        f"{doubtful}/set-aside",
        f"{doubtful}/grades",
        f"{doubtful}/findings/add",
        f"{doubtful}/findings/2/edit",
        f"{doubtful}/findings/2/split",
        f"{doubtful}/findings/2/merge",
        f"{doubtful}/findings/2/reject",
        f"{clear}/",
        f"{clear}/registered",
    ]
    enter(browser_page, staff[Role.INSPECTION_LEAD], live_server.url)
    wrong: dict[str, Any] = {}
    for width in (1280, 320):
        browser_page.set_viewport_size({"width": width, "height": 900})
        for address in pages:
            browser_page.goto(f"{live_server.url}/desk/reports/{address}")
            browser_page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            found = (axe(browser_page), no_sideways_scroll(browser_page))
            if found != ([], True):
                wrong[f"{address} at {width}"] = found
    assert wrong == {}


def test_form_with_errors_and_a_refused_file_are_accessible(browser_page: Page, live_server: Any, staff):
    enter(browser_page, staff[Role.INSPECTION_LEAD], live_server.url)
    browser_page.goto(f"{live_server.url}/desk/reports/add")
    browser_page.click("text=Add the report")
    assert browser_page.title().startswith("Error: ")
    assert axe(browser_page) == []
    broken = {"name": "cut.pdf", "mimeType": "application/pdf", "buffer": printed("Words")[:400]}
    browser_page.set_input_files("input[type=file]", files=[broken])
    browser_page.click("text=Add the report")
    work()
    browser_page.get_by_role("heading", name="We could not read it").wait_for()
    assert (axe(browser_page), no_sideways_scroll(browser_page)) == ([], True)


def test_keys_walk_through_the_candidates_and_press_what_is_on_them(
    browser_page: Page, live_server: Any, staff
):
    reading_id = bring(lead(staff), SOUTHVALE)
    review = f"{live_server.url}/desk/reports/{reading_id}/"
    enter(browser_page, staff[Role.INSPECTION_LEAD], live_server.url)
    browser_page.goto(review)
    press = browser_page.keyboard.press

    def focused() -> str:
        return browser_page.evaluate(
            "document.activeElement.getAttribute('aria-labelledby') || document.activeElement.id"
        )

    press("j")
    first = focused()
    press("j")
    second = focused()
    press("k")
    assert (first, second, focused()) == ("found-2", "found-4", "found-2")
    for key, ending in (
        ("e", "/findings/2/edit"),
        ("s", "/findings/2/split"),
        ("m", "/findings/2/merge"),
        ("r", "/findings/2/reject"),
        ("c", "/findings/2/edit#id_kind"),
        ("n", "/findings/2/edit#id_parent"),
    ):
        browser_page.goto(review)
        press("j")
        press(key)
        browser_page.wait_for_url(f"**{ending}")
    browser_page.goto(review)
    press("j")
    with browser_page.expect_navigation():
        press("a")
    assert [one.state for one in reading(reading_id).candidates if one.number == 2] == ["accepted"]


def test_keys_stay_off_once_they_are_turned_off_and_never_act_on_typing(
    browser_page: Page, live_server: Any, staff
):
    reading_id = bring(lead(staff), SOUTHVALE)
    review = f"{live_server.url}/desk/reports/{reading_id}/"
    enter(browser_page, staff[Role.INSPECTION_LEAD], live_server.url)
    browser_page.goto(review)
    browser_page.get_by_label("Title of the inspection").press_sequentially("jers")
    assert browser_page.url == review
    browser_page.click("text=Turn keys off")
    browser_page.reload()
    browser_page.keyboard.press("j")
    assert browser_page.evaluate("document.activeElement === document.body")
    assert browser_page.get_by_role("button", name="Turn keys on").count() == 1


def test_link_from_a_candidate_shows_its_place_in_the_report(browser_page: Page, live_server: Any, staff):
    reading_id = bring(lead(staff), EASTMARCH)
    enter(browser_page, staff[Role.INSPECTION_LEAD], live_server.url)
    browser_page.goto(f"{live_server.url}/desk/reports/{reading_id}/")
    browser_page.locator("#found-7 a.ans-no").click()
    place = browser_page.locator("#place-7").bounding_box()
    column = browser_page.locator("#source").bounding_box()
    assert place
    assert column
    assert column["y"] <= place["y"] <= column["y"] + column["height"]


def test_words_selected_in_the_report_are_carried_to_the_form(browser_page: Page, live_server: Any, staff):
    reading_id = bring(lead(staff), EASTMARCH)
    enter(browser_page, staff[Role.INSPECTION_LEAD], live_server.url)
    browser_page.goto(f"{live_server.url}/desk/reports/{reading_id}/")
    browser_page.locator(".ans-sheet li", has_text="look after its detectives").evaluate(
        "one => getSelection().selectAllChildren(one)"
    )
    browser_page.click("text=Add the selected words as a finding")
    browser_page.wait_for_url("**/findings/add?words=*")
    typed = browser_page.get_by_label("The inspectors’ words").input_value()
    assert typed == "The force needs to look after its detectives."


@pytest.mark.skipif(not CLEVELAND.is_file(), reason="the corpus is not here")
def test_real_response_form_is_read_reviewed_and_registered(staff):
    client = lead(staff)
    reading_id = bring(client, CLEVELAND)
    markup = client.get(f"/desk/reports/{reading_id}/").content.decode()
    assert "20 findings found. 2 things need a decision." in markup
    assert "2 causes of concern, 5 recommendations, 13 areas for improvement and 8 grades" in markup
    (doubtful,) = [one for one in reading(reading_id).candidates if one.needs_decision]
    assert sorted(doubt.code for doubt in doubtful.doubts if doubt.open) == [
        "numbering_stops",
        "unnumbered_item",
    ]
    post(client, reading_id, "decide", about=f"c{doubtful.number}", choice="accept", version=1)
    confirm(client, reading_id)
    assert put_in_register(client, reading_id).status_code == 302
    found = register.findings_of("peel-2021-22.northmoor")
    assert Counter(one.kind.value for one in found) == {
        "cause_of_concern": 2,
        "recommendation": 5,
        "area_for_improvement": 13,
    }
    assert len({one.text for one in found}) == 20
    inspection = register.inspection("peel-2021-22.northmoor")
    assert inspection
    assert (str(inspection.last_day), len(inspection.grades)) == ("2023-05-11", 8)
