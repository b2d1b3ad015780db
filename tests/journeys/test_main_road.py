"""From an uploaded report to the public answer, by four people in a real browser, against a served installation.

The program is served as anybody serves it, with its worker, on the demonstration force; nothing is called from inside.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import page as validation
import pytest
from playwright.sync_api import Browser, Page

from tests.browser import axe, no_sideways_scroll

pytestmark = pytest.mark.browser
SAMPLE = Path(__file__).parents[1] / "samples" / "reports" / "northmoor_2023_25.html"
LEAD, OFFICER, COMMISSIONER, CHIEF = (
    "imogen.farrow@northmoor.example",
    "priya.nair@northmoor-pcc.example",
    "helen.ashdown@northmoor-pcc.example",
    "ruth.calder@northmoor.example",
)
PASSWORD = "northmoor-by-the-sea"
TITLE = "PEEL 2025–27: An inspection of Northmoor Constabulary"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demonstration, filled and served with its worker."""
    home = tmp_path_factory.mktemp("journey")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with (home / "said.txt").open("w") as said:
        program = subprocess.Popen(
            [sys.executable, "-m", "answerable.console.main", "demo", "--port", str(port)],
            env={
                "PATH": os.environ["PATH"],
                "ANSWERABLE_HOME": str(home / "home"),
                "ANSWERABLE_PUBLIC_ADDRESS": address,
            },
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"{address}/status/", program, home / "said.txt")
            yield address
        finally:
            program.terminate()
            program.wait(timeout=20)


def wait_for(address: str, program: subprocess.Popen[bytes], said: Path) -> None:
    for _ in range(240):
        if program.poll() is not None:
            pytest.fail(said.read_text("utf-8"))
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    pytest.fail(f"It was not served in time: {said.read_text('utf-8')}")


class Person:
    """Somebody with a browser of their own."""

    def __init__(self, chromium: Browser, served: str, email: str = "") -> None:
        self.at = served
        self.page: Page = chromium.new_context(
            locale="en-GB", viewport={"width": 1280, "height": 900}
        ).new_page()
        self.page.set_default_timeout(20_000)
        if email:
            self.go("/accounts/login/")
            self.page.fill("input[name=login]", email)
            self.page.fill("input[name=password]", PASSWORD)
            self.page.click("button[type=submit]")
            self.page.wait_for_url("**/desk/**")

    def go(self, path: str) -> None:
        answer = self.page.goto(self.at + path)
        assert answer is not None
        assert answer.status == 200, path

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).click()
        self.page.wait_for_load_state()

    def follow(self, words: str) -> None:
        self.page.locator("main a", has_text=words).first.click()
        self.page.wait_for_load_state()

    def read(self, within: str = "main") -> str:
        return " ".join(self.page.inner_text(within).split())

    def page_is_good(self) -> tuple[list[str], bool]:
        return axe(self.page), no_sideways_scroll(self.page)

    def day(self, name: str, *parts: int) -> None:
        for part, value in zip(("day", "month", "year"), parts, strict=True):
            self.page.fill(f"input[name={name}-{part}]", str(value))


def bring_in(lead: Person, folder: Path) -> str:
    """Upload, watch it being read, decide, put it in the register; the reference."""
    file = folder / "report.html"
    file.write_text(SAMPLE.read_text("utf-8").replace("2023–25", "2025–27"), "utf-8")
    lead.go("/desk/reports/add")
    lead.page.set_input_files("input[type=file]", str(file))
    lead.press("Add the report")
    lead.page.wait_for_url(re.compile(r"/desk/reports/\d+/$"))
    assert lead.read("h1") == "4 findings found. 1 thing needs a decision."
    lead.page.get_by_text("Thursday 12 December 2024").click()
    lead.press("Confirm the details")
    lead.press("Accept all 4")
    lead.follow("Check answers")
    assert lead.page_is_good() == ([], True)
    lead.press("Put in the register")
    lead.page.wait_for_url("**/registered")
    return lead.read(".govuk-panel__body strong")


def write(officer: Person, report: str) -> None:
    """The policy officer invites, answers each finding as it is offered, and writes the comment."""
    officer.go(f"/desk/responses/{report}/")
    assert officer.read("h2 .ans-count") == "0 of 3"
    officer.page.locator("a[href*='/responses/finding/']").first.click()
    for number in (1, 2, 3):
        officer.page.wait_for_selector("textarea[name=text]")
        officer.page.fill("textarea[name=text]", f"Answer {number}: the chief constable has agreed to it.")
        officer.press("Save and go on")
    assert officer.read("h2 .ans-count") == "3 of 3"
    officer.go(f"/desk/responses/{report}/statement/")
    officer.page.fill("textarea[name=text]", "This report is fair, and hard to read.")
    officer.press("Save")
    assert officer.page_is_good() == ([], True)


def comment(chief: Person, report: str) -> None:
    chief.go(f"/desk/responses/{report}/comments/")
    chief.page.fill("textarea[name=text]", "I accept every finding.")
    chief.press("Save")


def approve(commissioner: Person, report: str) -> None:
    commissioner.go(f"/desk/responses/{report}/")
    commissioner.follow("Approval")
    assert "This report is fair, and hard to read." in commissioner.read()
    assert commissioner.page_is_good() == ([], True)
    commissioner.press("Approve these words")
    assert "You approved exactly these words." in commissioner.read()


def publish(officer: Person, report: str) -> None:
    officer.go(f"/desk/responses/{report}/")
    officer.follow("Publish the response")
    assert officer.page_is_good() == ([], True)
    officer.press("Publish")
    assert "The response is public." in officer.read()


def test_from_an_uploaded_report_to_the_public_answer(chromium, served, tmp_path):
    report = bring_in(Person(chromium, served, LEAD), tmp_path)
    officer = Person(chromium, served, OFFICER)
    write(officer, report)
    officer.go(f"/desk/responses/{report}/publish/")
    assert "It cannot be published yet." in officer.read()
    comment(Person(chromium, served, CHIEF), report)
    approve(Person(chromium, served, COMMISSIONER), report)
    publish(officer, report)
    reader = Person(chromium, served)
    reader.go(f"/responses/{report}/")
    assert "The last day was 5 February 2025" in reader.read().replace("Wednesday ", "")
    reader.page.locator("summary", has_text="How we work this out").click()
    assert "Inspectors published the report on 12 December 2024. That is day 1." in reader.read()
    assert "Answer 1: the chief constable has agreed to it." in reader.read()
    assert reader.page_is_good() == ([], True)
    with reader.page.expect_download() as waiting:
        reader.page.locator("a[href*='/files/'][href$='.pdf']").first.click(modifiers=["Alt"])
    pdf = tmp_path / "response.pdf"
    waiting.value.save_as(pdf)
    assert [
        one.message for one in validation.validate_pdf_bytes(pdf.read_bytes(), profile="ua1").failures
    ] == []
    reader.go(f"/findings/{report}.coc-1.rec-1/")
    assert (
        reader.read("h1").endswith("We do not know. Nothing has been published since 12 December 2024.")
        is False
    )
    assert reader.page_is_good() == ([], True)
    assert reader.page.context.cookies() == []
