"""Where the built style sheet and script are: names carry a fingerprint, so they may be cached for ever."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static

BUILT = Path(__file__).parent / "static" / "built"


@cache
def manifest() -> dict[str, str]:
    """Plain name → packed name, as `tools/pack_assets.py` wrote it."""
    path = BUILT / "manifest.json"
    if not path.is_file():
        raise ImproperlyConfigured("The style sheet is not built yet; run “make setup”.")
    names: dict[str, str] = json.loads(path.read_text("utf-8"))
    return names


def address(name: str) -> str:
    """The address of a built file, by its plain name (`answerable.css`). A name never built is a KeyError."""
    return static(f"built/{manifest()[name]}")
