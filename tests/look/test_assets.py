"""The built style sheet and script: small, self-contained, and named by what is in them."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from answerable.look import assets
from answerable.look.sample import sheet_context

ROOT = Path(__file__).parents[2]


def built(name: str) -> bytes:
    return (assets.BUILT / assets.manifest()[name]).read_bytes()


def test_style_sheet_brings_no_address_font_or_import() -> None:
    css = built("answerable.css").decode()
    assert re.findall(r"url\(|@font-face|@import|data:", css) == []


def test_style_sheet_names_no_font_of_the_government() -> None:
    assert re.findall(r"(?i)transport", built("answerable.css").decode()) == []


def test_every_built_name_carries_its_fingerprint() -> None:
    shapes = {name: re.sub(r"[0-9a-f]{12}", "…", packed) for name, packed in assets.manifest().items()}
    assert shapes == {
        "answerable.css": "answerable.….css",
        "answerable.mjs": "answerable.….mjs",
        "answerable.svg": "answerable.….svg",
    }


@pytest.mark.parametrize("name", ["answerable.css", "answerable.mjs"])
def test_gzip_twin_holds_the_same_bytes(name: str) -> None:
    twin = assets.BUILT / f"{assets.manifest()[name]}.gz"
    assert gzip.decompress(twin.read_bytes()) == built(name)


def test_first_visit_stays_under_100_kilobytes() -> None:
    page = gzip.compress(render_to_string("look/pattern_sheet.html", sheet_context()).encode())
    sent = [len(gzip.compress(built(name))) for name in assets.manifest()]
    assert sum([len(page), *sent]) < 100_000


def test_lock_file_names_no_registry() -> None:
    assert (
        re.findall(
            r"https?://(?!opencollective|github|paulmillr|tidelift)[^\"/]+",
            (ROOT / "package-lock.json").read_text(),
        )
        == []
    )
