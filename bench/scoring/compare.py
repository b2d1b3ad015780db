"""Every right, wrong, missed and invented value of one document.

A tally counts "WHAT right", "WHAT wrong" and "WHAT missed"; a miss is one line that names what was expected.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .fields import header_misses
from .truth import fold, fold_statement

_LEAD_IN = re.compile(r"(?i).*\b(?:should|must|needs? to|to)\b[^.]*?[:—–-]?\s*")
_SHORT = {"cause_of_concern": "CoC", "recommendation": "Rec", "area_for_improvement": "AFI"}
_WHERE_TOLD = ("due", "due_text", "status_history", "addressee", "question", "accelerated", "called")
"""Compared only where the truth names them, a `question` only where it is not null; `ref` and `status` always."""


@dataclass(slots=True)
class Score:
    """What came of one document; `misses` holds one line for each thing that is not as it should be."""

    tally: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def note(self, what: str, how: str, line: str = "") -> None:
        """Count one value of some sort as right, wrong, missed or invented."""
        self.tally[f"{what} {how}"] += 1
        if how != "right":
            self.misses.append(f"{what} {how}: {line}")


def compare(got: dict[str, Any], right: dict[str, Any]) -> Score:
    """A reading's JSON against the truth for its format."""
    score = Score()
    for name, how, line in header_misses(got, right):
        score.note(f"field {name}", how, line)
        if how == "invented":
            score.tally["values invented"] += 1
    pairs = _pairs(got["findings"], right["findings"])
    truth_ids = {finding["id"]: item["id"] for finding, item in pairs}
    if "findings" not in right.get("unscored", []):
        _findings(score, got["findings"], right["findings"], pairs=pairs)
        for finding, item in pairs:
            _parent(score, finding, item, truth_ids)
    if "grades" not in right.get("unscored", []):
        _grades(score, got["grades"], right["grades"])
    if "actions" in right:
        _actions(score, got.get("actions", []), right["actions"], truth_ids)
    _doubts(score, got, right)
    return score


def _findings(
    score: Score,
    found: list[dict[str, Any]],
    wanted: list[dict[str, Any]],
    *,
    pairs: list[tuple[dict[str, Any], dict[str, Any]]],
) -> None:
    taken = {item["id"] for _, item in pairs}
    for item in wanted:
        how = "right" if item["id"] in taken else "missed"
        score.note(f"finding {item['kind']}", how, _said(item))
    same_words = {words for item in wanted for words in _wordings(item)}
    for finding in found:
        if not any(finding is one for one, _ in pairs):
            why = " (words right, kind wrong)" if fold_statement(finding["text"]) in same_words else ""
            score.note(f"finding {finding['kind']}", "wrong", _said(finding) + why)
    if not wanted:
        score.tally["documents without findings"] += 1
        score.tally["findings where there are none"] += len(found)
    for finding, item in pairs:
        told = [name for name in _WHERE_TOLD if name in item and (name, item[name]) != ("question", None)]
        for name in ("ref", "status", *told):
            _detail(score, name, finding, item)


def _pairs(
    found: list[dict[str, Any]], wanted: list[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each finding read with the one it is in the truth; words that stand there twice go first to the same ref."""
    left, pairs = list(wanted), []
    for same_ref in (True, False):
        for finding in found:
            if any(finding is one for one, _ in pairs):
                continue
            alike = (item for item in left if _same(finding, item))
            match = next((one for one in alike if not same_ref or one.get("ref") == finding["ref"]), None)
            if match:
                left.remove(match)
                pairs.append((finding, match))
    return pairs


def _same(finding: dict[str, Any], item: dict[str, Any]) -> bool:
    if finding["kind"] not in (item["kind"], *item.get("alt_kinds", [])):
        return False
    words = fold_statement(finding["text"])
    return any(
        words == one
        or (item.get("parent") and words.endswith(one) and _LEAD_IN.fullmatch(words[: -len(one)]))
        for one in _wordings(item)
    )


def _wordings(item: dict[str, Any]) -> Iterator[str]:
    return (fold_statement(words) for words in [item["text"], *item.get("alt_texts", [])])


def _parent(score: Score, finding: dict[str, Any], item: dict[str, Any], truth_ids: dict[str, str]) -> None:
    if not (finding["parent"] or item.get("parent")):
        return
    same = truth_ids.get(finding["parent"], "another") if finding["parent"] else None
    how = "right" if same == item.get("parent") else "missed" if same is None else "wrong"
    score.note("parent", how, _said(item))


def _detail(score: Score, name: str, finding: dict[str, Any], item: dict[str, Any]) -> None:
    accepted = item.get("accept", {}).get(name, [])
    given, told = _fold_detail(name, finding.get(name)), _fold_detail(name, item.get(name))
    if accepted == "any" or not (given or told):
        return
    if given in {told, *(_fold_detail(name, value) for value in accepted)}:
        how = "right"
    elif not given:
        how = "missed"
    else:
        how = "wrong" if told else "invented"
        score.tally["values invented"] += not told
    score.note(name, how, f"{given!r}, not {told!r}, at {_said(item)}")


def _fold_detail(name: str, value: Any) -> Any:
    folded = fold(value)
    if name == "ref" and isinstance(folded, str):
        return folded.rstrip(".):")
    return folded.casefold() if name in ("status", "question") and isinstance(folded, str) else folded


def _grades(score: Score, found: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> None:
    left = list(wanted)
    for grade in found:
        names = [
            [fold(name).casefold() for name in (item["question"], *item.get("alt_questions", []))]
            for item in left
        ]
        area = fold(grade["question"]).casefold()
        at = next(
            (n for n, item in enumerate(left) if area in names[n] and item["grade"] == grade["grade"]), None
        )
        score.note("grade", "right" if at is not None else "wrong", f"{grade['question']}: {grade['grade']}")
        if at is not None:
            left.pop(at)
    for item in left:
        score.note("grade", "missed", f"{item['question']}: {item['grade']}")


def _actions(
    score: Score, found: list[dict[str, Any]], wanted: list[dict[str, Any]], truth_ids: dict[str, str]
) -> None:
    """The force's own actions, each with the findings it answers."""
    left = list(wanted)
    for action in found:
        item = next((one for one in left if fold_statement(action["text"]) in set(_wordings(one))), None)
        score.note("action", "right" if item else "wrong", _said(action))
        if item is None:
            continue
        left.remove(item)
        if "findings" in item:
            answers = {truth_ids.get(one) for one in action["findings"]}
            score.note("action link", "right" if answers == set(item["findings"]) else "wrong", _said(item))
        for name in ("owner", "due", "due_text", "status"):
            if name in item:
                _detail(score, name, action, item)
    for item in left:
        score.note("action", "missed", _said(item))


def _doubts(score: Score, got: dict[str, Any], right: dict[str, Any]) -> None:
    said = [f"{doubt['code']} {doubt['message']}" for doubt in got["doubts"]]
    for need in right.get("must_doubt", []):
        score.note(
            "doubt", "right" if any(re.search(need, words, re.I) for words in said) else "missed", need
        )
    texts = [fold(finding["text"]) for finding in got["findings"]]
    for bad in right.get("must_not_contain", []):
        for text in texts:
            if fold(bad) in text:
                score.note("must not contain", "wrong", f"{bad!r} in {text[:80]!r}")


def _said(item: dict[str, Any]) -> str:
    label = " ".join(word for word in (_SHORT.get(item.get("kind", ""), ""), item.get("ref")) if word)
    return f"{label} “{fold(item['text'])[:100]}”".strip()
