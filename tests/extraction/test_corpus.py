"""The real documents, where they are on this machine: nothing missed that must be found, nothing invented."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from answerable.documents.formats import read_blocks
from answerable.extraction.cards import Reading
from answerable.extraction.readers import read
from answerable.extraction.readers.lines import fold
from tests.extraction.reading_samples import CORPUS, needs_corpus

_FORM = "pcc_response_cleveland_peel_2021_22"
_TEXTS = sorted(path.name for path in (CORPUS / "texts").glob("*.txt")) if CORPUS.is_dir() else []
pytestmark = needs_corpus


def truth(path: Path) -> dict[str, Any]:
    """What a perfect reader returns for a file."""
    data: dict[str, Any] = json.loads(path.with_suffix(".truth.json").read_text("utf-8"))
    return data


def wordings(item: dict[str, Any]) -> set[str]:
    """Every accepted wording of a finding."""
    return {fold(words) for words in [item["text"], *item.get("alt_texts", [])]}


def form(suffix: str) -> Reading:
    """The response form in one format."""
    return read(read_blocks(CORPUS / f"{_FORM}.{suffix}"))


@pytest.mark.parametrize("suffix", ["txt", "html", "docx", "doc", "odt", "pdf"])
def test_the_form_is_read_whole_in_every_format(suffix: str) -> None:
    reading, right = form(suffix), truth(CORPUS / f"{_FORM}.txt")
    assert Counter(f.kind for f in reading.findings) == {
        "cause_of_concern": 2, "recommendation": 5, "area_for_improvement": 13,
    }  # fmt: skip
    texts = {item["id"]: item for item in right["findings"]}
    for item in right["findings"]:
        found = [f for f in reading.findings if f.text in wordings(item)]
        assert [(f.kind, f.ref, f.question) for f in found] == [(item["kind"], item["ref"], item["question"])]
        parent = next((f.text for f in reading.findings if f.id == found[0].parent), None)
        assert parent == (texts[item["parent"]]["text"] if item["parent"] else None)
        assert len(found[0].also) >= 1
    assert [{"question": g.question, "grade": g.grade} for g in reading.grades] == right["grades"]


@pytest.mark.parametrize("suffix", ["txt", "html", "docx", "doc", "odt", "pdf"])
def test_the_facts_of_the_form_are_read_in_every_format(suffix: str) -> None:
    reading, right = form(suffix), truth(CORPUS / f"{_FORM}.txt")
    assert (reading.kind, reading.title.value, reading.force.value) == (
        "pcc_response",
        right["title"],
        right["force"],
    )
    assert (reading.published.value, reading.scrutiny_on.value) == (date(2023, 3, 17), date(2023, 4, 14))
    assert reading.monitoring_phase.value == "engage"
    assert [question.text for question in reading.questions] == right["scrutiny"]["questions"]
    assert fold(reading.pcc_statement.value) == fold(right["pcc_statement"])
    lost = suffix == "txt"
    assert [reading.types[name].value for name in right["inspection_types"]] == (
        [None] * 5 if lost else [True, False, False, False, False]
    )
    assert reading.force_quoted.value is (None if lost else True)


@pytest.mark.parametrize("suffix", ["txt", "html", "docx", "doc", "odt", "pdf"])
def test_every_trap_of_the_form_is_a_doubt(suffix: str) -> None:
    found = {doubt.code for doubt in form(suffix).doubts}
    traps = {
        "numbering_stops", "unnumbered_item", "printed_twice_differently", "called_otherwise", "points_to_earlier",
        "summary_bullets_not_findings", "no_explanation", "no_owner_or_date", "confirm_published",
    }  # fmt: skip
    boxes = {"boxes_unreadable", "types_without_boxes"} if suffix == "txt" else set()
    assert found == traps | boxes


@pytest.mark.parametrize("name", _TEXTS)
def test_no_finding_and_no_value_is_invented(name: str) -> None:
    path = CORPUS / "texts" / name
    reading, right = read(read_blocks(path)), truth(path)
    allowed = {words for item in right["findings"] for words in wordings(item)}
    assert [f.text for f in reading.findings if f.text not in allowed] == []
    grades = [(grade["question"], grade["grade"]) for grade in right["grades"]]
    assert [g for g in reading.grades if (g.question, g.grade) not in grades] == []
    accept = right["accept"]
    for key in ("kind", "title", "force"):
        value = getattr(reading, key) if key == "kind" else getattr(reading, key).value
        assert value in (None, right[key], *accept.get(key, []))
    published = reading.published.value
    assert (published and published.isoformat()) in (None, right["published"])
    assert reading.monitoring_phase.value in (None, right["monitoring_phase"])
    assert [q.text for q in reading.questions] == right["scrutiny"]["questions"]


@pytest.mark.parametrize("name", _TEXTS)
def test_what_must_be_doubted_is_doubted(name: str) -> None:
    path = CORPUS / "texts" / name
    reading, right = read(read_blocks(path)), truth(path)
    words = [f"{doubt.code} {doubt.message}" for doubt in reading.doubts]
    assert [need for need in right["must_doubt"] if not any(re.search(need, w, re.I) for w in words)] == []
    findings = " ".join(finding.text for finding in reading.findings)
    assert [bad for bad in right["must_not_contain"] if bad in findings] == []
