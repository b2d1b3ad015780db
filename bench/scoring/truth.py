"""What a perfect reader returns for one file: NAME.truth.json beside it, made ready for the file's own format.

One truth serves every format of the same stem. `overrides` maps a format ("pdf") or several ("txt,doc") to what is
otherwise there; its keys are fields, dotted where they are nested, or finding ids with the fields that change, or null
for a finding this format has lost.
"""

from __future__ import annotations

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

INSPECTION_TYPES = ("force_specific", "national", "follow_up", "thematic", "partner")
BOXES = (*(f"inspection_types.{name}" for name in INSPECTION_TYPES), "force_quoted")
"""What only a tick box tells, and what a format that loses the box loses with it."""

_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00ad": None, "\u200b": None})


def truth_beside(path: Path) -> dict[str, Any] | None:
    """The truth of a file in its own format, or None where none stands beside it."""
    beside = path.with_suffix(".truth.json")
    if path.name.endswith(".truth.json") or not beside.is_file():
        return None
    return for_format(json.loads(beside.read_text("utf-8")), path.suffix[1:].lower())


def for_format(truth: dict[str, Any], suffix: str) -> dict[str, Any]:
    """The truth with this format's overrides laid over it.

    Where `formats` leaves this format out, a box whose state is null is not judged and no doubt about boxes is asked
    for: the truth was written for a format that lost them.
    """
    right = deepcopy(truth)
    for names, changes in truth.get("overrides", {}).items():
        if suffix in names.split(","):
            for key, value in changes.items():
                _lay_over(right, key, value)
    if "formats" in truth and suffix not in truth["formats"]:
        lost = [name for name in BOXES if value_of(right, name) is None]
        right["unscored"] = [*right.get("unscored", []), *lost]
        needs = right.get("must_doubt", [])
        right["must_doubt"] = [need for need in needs if not re.search(need, "tick box", re.I)]
    return right


def _lay_over(right: dict[str, Any], key: str, value: Any) -> None:
    ids = {finding["id"]: finding for finding in right.get("findings", [])}
    if key in ids and value is None:
        right["findings"].remove(ids[key])
    elif key in ids:
        ids[key].update(value)
    elif isinstance(value, dict) and isinstance(right.get(key), dict):
        right[key].update(value)
    else:
        holder = right
        *outer, last = key.split(".")
        for name in outer:
            holder = holder.setdefault(name, {})
        holder[last] = value


def value_of(data: dict[str, Any], field: str) -> Any:
    """What stands at a dotted field: "scrutiny.held_on"; None where nothing does."""
    for name in field.split("."):
        data = data.get(name) if isinstance(data, dict) else None  # type: ignore[assignment]
    return data


def fold(value: Any) -> Any:
    """A value for comparing: white space folded, quotation marks straight."""
    if isinstance(value, list):
        return tuple(fold(item) for item in value)
    return " ".join(value.translate(_QUOTES).split()) if isinstance(value, str) else value


def fold_statement(words: str) -> str:
    """A finding's words for comparing: without the stop or the "; and" that only ends its item of a list."""
    return re.sub(r"\s*(?:[;,]\s*(?:and|or)?|[.:])\s*$", "", str(fold(words)))
