"""The header of a document: each field exact, missed, wrong, or invented where nothing can be told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .truth import BOXES, fold, value_of

FIELDS = (
    "kind", "title", "force", "published", *BOXES, "monitoring_phase", "summary", "force_response", "pcc_statement",
    "scrutiny.held_on", "scrutiny.questions",
)  # fmt: skip


def header_misses(got: dict[str, Any], right: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(field, how, line) of every field the truth judges; `how` is right, missed, wrong or invented."""
    for name in FIELDS:
        accepted = right.get("accept", {}).get(name, [])
        if name in right.get("unscored", []) or accepted == "any":
            continue
        given, told = value_of(got, name), value_of(right, name)
        yield name, _how(name, given, told, accepted), f"{_short(given)}, not {_short(told)}"


def _how(name: str, given: Any, told: Any, accepted: list[Any]) -> str:
    if name == "kind" and given == "unknown" != told and "unknown" not in accepted:
        return "missed"
    # By type as well as by value: True equals 1, and a tick is no number.
    if any(fold(given) == fold(one) and isinstance(given, type(one)) for one in [told, *accepted]):
        return "right"
    if given in (None, []):
        return "missed"
    return "invented" if told in (None, []) else "wrong"


def _short(value: Any) -> str:
    words = repr(fold(value))
    return words if len(words) < 160 else f"{words[:120]} … {words[-30:]}"
