"""The pages of a response in a real browser: no fault for anybody, narrow, without scripts, in every state."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from answerable.people.cards import Actor
from answerable.rules.permissions import Role
from tests.browser import axe, no_sideways_scroll
from tests.factories import Staff, make_force, sign_in, take_step
from tests.responding import approve, ask, explain, make_public, make_report, write_all

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ("", "details/", "summary/", "statement/", "invite/", "comments/", "questions/", "preview/")
ORDERS = ("approve/", "publish/", "publish-record/", "copy/", "withdraw/")


def enter(context: BrowserContext, live_server: LiveServer, actor: Actor) -> None:
    client = Client()
    sign_in(client, actor)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])


def addresses(state: str, staff: Staff) -> list[str]:
    """The pages of a response that is untouched, under way, ready, or public."""
    if state == "public":
        here, findings = make_public(staff)
    else:
        here, findings = make_report(staff)
    if state == "under way":
        explain(staff, findings[1], "A long answer. " * 60)
        ask(staff, here, "When will it end, and how will the public see that it has?")
        take_step(staff, findings[2], "record_plan")
        take_step(staff, findings[2], "approve_position")
    if state == "ready":
        write_all(staff, here, findings)
        approve(staff, here)
    return [
        "/desk/responses/",
        *(f"/desk/responses/{here}/{page}" for page in (*PAGES, *ORDERS)),
        f"/desk/responses/finding/{findings[2]}/?borrow",
    ]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("state", ["untouched", "under way", "ready", "public"])
def test_every_page_in_every_state_is_for_everybody(chromium: Browser, live_server, state, script):
    staff = make_force()
    pages = addresses(state, staff)
    context = chromium.new_context(java_script_enabled=script, locale="en-GB")
    enter(context, live_server, staff[Role.ADMINISTRATOR])
    page, wrong = context.new_page(), {}
    for address in pages:
        answer = page.goto(live_server.url + address)
        found = [str(answer.status)] if answer is None or answer.status != 200 else []
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            if not no_sideways_scroll(page):
                found.append(f"scrolls sideways at {width}")
        found += axe(page) if script else []
        if found:
            wrong[address] = found
    context.close()
    assert wrong == {}
