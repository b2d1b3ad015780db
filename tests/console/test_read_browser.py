"""The page that `answerable read --html` writes, in a real browser: no fault for anybody, and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from answerable.console.reading_page import page_of
from answerable.documents.formats import read_blocks
from answerable.extraction.readers import read
from tests.browser import axe, no_sideways_scroll
from tests.extraction.reading_samples import SAMPLES

pytestmark = pytest.mark.browser
NAMES = ("southvale_cp_action_plan.html", "northmoor_tracker.xlsx", "eastmarch_minutes_none.txt")


def test_page_has_no_fault_at_any_width_and_names_cells(chromium: Browser, tmp_path: Path) -> None:
    page, wrong = chromium.new_page(), []
    for name in NAMES:
        text = read_blocks((SAMPLES / "library" / name).read_bytes())
        out = tmp_path / f"{name}.html"
        out.write_text(page_of(text, read(text), name=name), "utf-8")
        page.goto(out.as_uri())
        page.locator("details").evaluate("one => { one.open = true }")
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 900})
            wrong += [f"{name} at {width}: {fault}" for fault in axe(page)]
            wrong += [] if no_sideways_scroll(page) else [f"{name} scrolls sideways at {width}"]
        if name.endswith(".xlsx"):
            assert "sheet ‘Findings’, cell A4" in page.content()
    page.close()
    assert wrong == []
