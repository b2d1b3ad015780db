"""Documents added up: precision, recall and F1 by kind, shares, and what may never happen, counted."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .fields import FIELDS

KINDS = ("cause_of_concern", "recommendation", "area_for_improvement")
_SHARES = ("parent", "ref", "status", "due", "due_text", "status_history", "addressee", "question", "accelerated",
           "called", "owner", "action", "action link")  # fmt: skip
_HOW = ("right", "wrong", "missed", "invented")


def figures(tally: Counter[str]) -> dict[str, Any]:
    """The figures of some documents together, JSON-ready."""
    kinds = {kind: rates(tally, f"finding {kind}") for kind in KINDS}
    return {
        "findings": _together([f"finding {kind}" for kind in KINDS], tally) | {"by_kind": kinds},
        "grades": rates(tally, "grade"),
        **{name.replace(" ", "_"): share(tally, name) for name in _SHARES},
        "fields": {name: share(tally, f"field {name}") for name in FIELDS}
        | {"all": _share_of([f"field {name}" for name in FIELDS], tally)},
        "doubts": share(tally, "doubt"),
        "invented_values": tally["values invented"],
        "documents_without_findings": tally["documents without findings"],
        "findings_where_there_are_none": tally["findings where there are none"],
        "must_not_contain_violations": tally["must not contain wrong"],
        "crashes": tally["crash"],
    }


def rates(tally: Counter[str], what: str) -> dict[str, Any]:
    """Precision, recall and F1; 1.0 where there was nothing to find and nothing was found."""
    return _together([what], tally)


def _together(names: list[str], tally: Counter[str]) -> dict[str, Any]:
    right, wrong, missed = (
        sum(tally[f"{name} {how}"] for name in names) for how in ("right", "wrong", "missed")
    )
    return {
        "precision": right / (right + wrong) if right + wrong else 1.0,
        "recall": right / (right + missed) if right + missed else 1.0,
        "f1": 2 * right / (2 * right + wrong + missed) if right + wrong + missed else 1.0,
        "right": right, "wrong": wrong, "missed": missed,
    }  # fmt: skip


def share(tally: Counter[str], what: str) -> dict[str, Any]:
    """The share that is right of all there was to get right."""
    return _share_of([what], tally)


def _share_of(names: list[str], tally: Counter[str]) -> dict[str, Any]:
    right = sum(tally[f"{name} right"] for name in names)
    judged = sum(tally[f"{name} {how}"] for name in names for how in _HOW)
    return {"share": right / judged if judged else 1.0, "right": right, "judged": judged}


def printed(all_figures: dict[str, Any]) -> list[str]:
    """The figures as lines for a terminal; a share of nothing is left out."""
    found = all_figures["findings"]
    lines = [_rates_line("findings", found)]
    lines += [_rates_line(f"  {kind}", found["by_kind"][kind]) for kind in KINDS]
    lines.append(_rates_line("grades", all_figures["grades"]))
    lines.append(_share_line("header fields", all_figures["fields"]["all"]))
    lines += [_share_line(f"  {name}", all_figures["fields"][name]) for name in FIELDS]
    for name in [*(name.replace(" ", "_") for name in _SHARES), "doubts"]:
        lines.append(_share_line(name.replace("_", " "), all_figures[name]))
    counts = ("invented_values", "findings_where_there_are_none", "must_not_contain_violations", "crashes")
    lines += [f"{name.replace('_', ' ')}: {all_figures[name]}" for name in counts]
    return [line for line in lines if line]


def _rates_line(name: str, of: dict[str, Any]) -> str:
    if not of["right"] + of["wrong"] + of["missed"]:
        return ""
    told = f"precision {of['precision']:.3f}, recall {of['recall']:.3f}, F1 {of['f1']:.3f}"
    return f"{name}: {told} ({of['right']} right, {of['wrong']} wrong, {of['missed']} missed)"


def _share_line(name: str, of: dict[str, Any]) -> str:
    return f"{name}: {of['share']:.3f} ({of['right']}/{of['judged']})" if of["judged"] else ""
