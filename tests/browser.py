"""A real browser for the tests: Debian's Chromium driven by Playwright, without any traffic of its own."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright

AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def chromium() -> str | None:
    """The browser's path; None without one."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def launch(playwright: Playwright) -> Browser:
    """Start the browser."""
    return playwright.chromium.launch(executable_path=chromium(), args=QUIET)


def axe(page: Page, *, rules: list[str] | None = None) -> list[str]:
    """What axe-core objects to on the page as it stands, one line each; [] is what we want.

    Levels A and AA of WCAG 2.0 to 2.2, and best practice. It is run by the browser itself, not as a script of the page,
    so the page's content security policy stays in force.
    """
    page.evaluate(AXE.read_text("utf-8"))
    options = {"runOnly": rules or RULES}
    result: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:160]}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def no_sideways_scroll(page: Page) -> bool:
    """Whether the page is no wider than its window."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width <= 0
