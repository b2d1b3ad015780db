"""The pages of an edited list in a real browser: no fault, narrow, without scripts, from upload to applied."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from answerable.register import queries as register
from answerable.register import services
from answerable.register.services import FindingWords
from answerable.rules.permissions import Role
from tests.browser import axe, no_sideways_scroll
from tests.factories import NOW, make_finding, make_force, make_inspection, sign_in
from tests.register.edited import edited, taken_away

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_list_is_brought_back_looked_at_and_applied_by_everybody(
    chromium: Browser, live_server: LiveServer, files: Path, tmp_path: Path, script: bool
) -> None:
    staff = make_force()
    report = make_inspection(staff)
    made = [make_finding(staff, report, due_on=date(2024, 10, 31)) for _ in range(30)]
    changes = {number: {"name": f"Looking again at people who wait, part {number}"} for number in range(28)}
    changes[0] = {"text": "The force should make sure that it checks again, each hour, on every person who waits.",
                  "due_on": "CLEAR", "addressee": "Chief Constable"}  # fmt: skip
    changes[1] = {"due_on": "soon", "kind": "Suggestion", "name": "x" * 180}
    path = tmp_path / "findings to correct.xlsx"
    path.write_bytes(edited(taken_away(*made), {**changes, 29: {"name": "", "reference": "peel.no-such"}}))
    was = register.known_finding(made[2])
    theirs = FindingWords(was.kind, was.text, "Theirs", question=was.question, number="9")
    services.correct_finding(
        staff[Role.POLICY_OFFICER], reference=made[2], words=theirs, reason="As printed", version=1, now=NOW
    )
    client = Client()
    sign_in(client, staff[Role.INSPECTION_LEAD])
    context = chromium.new_context(java_script_enabled=script, locale="en-GB")
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    page, wrong = context.new_page(), []
    for step in ("upload", "no file", "differences", "second page", "no reason", "applied", "findings"):
        if step == "upload":
            page.goto(f"{live_server.url}/desk/findings/")
            page.get_by_role("link", name="Bring back an edited list").click()
        elif step == "no file":
            page.get_by_role("button", name="Show what differs").click()
        elif step == "differences":
            page.get_by_label("Upload the edited list").set_input_files(path)
            page.get_by_role("button", name="Show what differs").click()
            page.get_by_role("checkbox", name="Row 6: ").uncheck()
        elif step == "second page":
            page.get_by_role("button", name="Next page").click()
        elif step == "no reason":
            page.get_by_role("button", name="Apply the ticked rows").click()
        elif step == "applied":
            page.get_by_label("Why are you correcting them?").fill("Copied wrongly")
            page.get_by_role("button", name="Apply the ticked rows").click()
        else:
            page.goto(f"{live_server.url}/desk/findings/")
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            if not no_sideways_scroll(page):
                wrong.append(f"{step}: scrolls sideways at {width}")
            if (folder := os.environ.get("PICTURES")) and script:
                page.screenshot(path=f"{folder}/{step.replace(' ', '-')}-{width}.png", full_page=True)
            wrong += [f"{step}, {width}: {fault}" for fault in axe(page)] if script else []
        if step == "applied":
            assert page.get_by_role("heading", level=1).inner_text() == "25 findings were corrected"
    assert wrong == []
    assert register.known_finding(made[0]).due_on is None
    assert register.known_finding(made[4]).version == 1
    context.close()
