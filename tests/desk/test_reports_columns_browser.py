"""The columns of a spreadsheet in a real browser: no fault for anybody, narrow, without scripts, asked and answered."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from answerable.rules.permissions import Role
from tests.browser import axe, no_sideways_scroll
from tests.desk.taking_in import bring
from tests.desk.test_reports_columns import CALLS, PATH, tracker
from tests.factories import make_force, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_columns_are_asked_about_and_answered_by_everybody(
    chromium: Browser, live_server: LiveServer, files: Path, script: bool
) -> None:
    staff = make_force()
    client = Client()
    sign_in(client, staff[Role.INSPECTION_LEAD])
    reading_id = bring(client, PATH, tracker(["AFI 2", "AFI", CALLS, "1"]))
    context = chromium.new_context(java_script_enabled=script, locale="en-GB")
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    page, wrong = context.new_page(), []
    address = f"{live_server.url}/desk/reports/{reading_id}/"
    for step in ("review", "columns", "error", "read again"):
        if step == "review":
            page.goto(address)
        elif step == "columns":
            page.get_by_role("link", name="What the columns mean", exact=True).click()
        else:
            if step == "read again":
                page.get_by_label("Level").select_option(label="Status")
            page.get_by_role("button", name="Read it again with these columns").click()
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            if not no_sideways_scroll(page):
                wrong.append(f"{step}: scrolls sideways at {width}")
            if folder := os.environ.get("PICTURES"):
                page.screenshot(path=f"{folder}/{step.replace(' ', '-')}-{width}.png", full_page=True)
        wrong += [f"{step}: {fault}" for fault in axe(page)] if script else []
    assert wrong == []
    assert "Read with the columns you confirmed on" in page.content()
    context.close()
