"""The scorer fails a reading where it should: each test spoils one value of a perfect reading."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from bench.scoring.compare import Score, compare
from bench.scoring.figures import figures
from bench.scoring.files import score_file
from bench.scoring.truth import for_format

_ROOT = Path(__file__).parents[2]
_TYPES = dict.fromkeys(("force_specific", "national", "follow_up", "thematic", "partner"))
_CAUSE = "The constabulary doesn’t know how many calls it abandons."
_CHILD = "count every abandoned call"
TRUTH: dict[str, Any] = {
    "kind": "progress_letter", "title": "PEEL 2021/22", "force": "Eastmarch Police", "published": "2023-03-17",
    "inspection_types": _TYPES | {"national": True}, "force_quoted": False, "monitoring_phase": "engage",
    "summary": "All in all.", "force_response": None, "pcc_statement": None,
    "grades": [{"question": "Responding to the public", "grade": "good"}],
    "findings": [
        {"id": "f1", "kind": "cause_of_concern", "ref": "CoC 1", "text": _CAUSE, "parent": None, "status": "open"},
        {"id": "f2", "kind": "recommendation", "ref": None, "text": _CHILD, "parent": "f1", "due": "2024-05",
         "due_text": "by May 2024", "status_history": [["2024-01-09", "open"]]},
    ],
    "actions": [{"id": "a1", "text": "We will buy a counter.", "findings": ["f2"], "owner": "Supt Ash"}],
    "scrutiny": {"held_on": "2023-04-14", "questions": ["What will change?"]},
    "must_doubt": ["confirm"], "must_not_contain": ["weather"],
}  # fmt: skip


def perfect() -> dict[str, Any]:
    """What `answerable read --json` gives when all is right; ids are the reader's own."""
    got = deepcopy(TRUTH)
    plain = {"ref": None, "status": None, "due": None, "due_text": None, "status_history": []}
    got["findings"] = [plain | item for item in got["findings"]]
    got["findings"][0]["id"] = "f7"
    got["findings"][1] |= {"id": "f8", "parent": "f7"}
    got["actions"][0]["findings"] = ["f8"]
    got["doubts"] = [{"code": "confirm_published", "message": "Please confirm the day."}]
    return got


def of(got: dict[str, Any], right: dict[str, Any] | None = None) -> Score:
    """The score of a reading."""
    return compare(got, right or TRUTH)


def test_a_perfect_reading_misses_nothing() -> None:
    score = of(perfect())
    assert score.misses == []
    assert {what for what in score.tally if not what.endswith("right")} == set()
    assert figures(score.tally)["findings"]["f1"] == 1.0


@pytest.mark.parametrize(
    ("field", "value", "how"),
    [
        ("kind", "unknown", "missed"), ("kind", "news", "wrong"), ("title", None, "missed"),
        ("title", "PEEL 2018", "wrong"), ("force", "Eastmarch", "wrong"), ("published", "2023-03-18", "wrong"),
        ("force_quoted", None, "missed"), ("force_quoted", True, "wrong"), ("monitoring_phase", "scan", "wrong"),
        ("summary", "All", "wrong"), ("force_response", "We accept.", "invented"),
    ],
)  # fmt: skip
def test_a_header_field_that_differs_is_missed_wrong_or_invented(field: str, value: Any, how: str) -> None:
    score = of(perfect() | {field: value})
    assert score.tally[f"field {field} {how}"] == 1
    assert len(score.misses) == 1
    assert score.tally["values invented"] == (how == "invented")


def test_each_box_is_a_field_of_its_own() -> None:
    got = perfect()
    got["inspection_types"] = {**_TYPES, "thematic": True}
    score = of(got)
    assert score.tally["field inspection_types.national missed"] == 1
    assert score.tally["field inspection_types.thematic invented"] == 1
    assert score.tally["field inspection_types.partner right"] == 1


def test_a_tick_is_no_number_and_no_is_not_unknown() -> None:
    assert of(perfect() | {"force_quoted": 0}).tally["field force_quoted wrong"] == 1


def test_the_scrutiny_date_and_questions_are_compared_whole() -> None:
    got = perfect()
    got["scrutiny"] = {"held_on": None, "questions": ["What will change?", "When?"]}
    score = of(got)
    assert score.tally["field scrutiny.held_on missed"] == 1
    assert score.tally["field scrutiny.questions wrong"] == 1


def test_the_wrong_kind_is_a_miss_and_a_fault() -> None:
    got = perfect()
    got["findings"][1]["kind"] = "area_for_improvement"
    score = of(got)
    assert score.tally["finding recommendation missed"] == 1
    assert score.tally["finding area_for_improvement wrong"] == 1
    assert "words right, kind wrong" in " ".join(score.misses)


def test_other_words_are_a_miss_and_a_fault_but_quotes_spaces_and_the_end_of_an_item_are_not() -> None:
    got = perfect()
    got["findings"][0]["text"] = "The constabulary  doesn't know how many calls it abandons"
    got["findings"][1]["text"] = "count every abandoned call; and"
    assert of(got).misses == []
    got["findings"][0]["text"] = "The constabulary doesn’t know how many calls"
    score = of(got)
    assert score.tally["finding cause_of_concern missed"] == 1
    assert score.tally["finding cause_of_concern wrong"] == 1
    assert score.tally["parent wrong"] == 1


def test_a_shared_lead_in_may_stand_before_an_item_and_nothing_else_may() -> None:
    got = perfect()
    got["findings"][1]["text"] = f"The force should: {_CHILD}"
    assert of(got).misses == []
    got["findings"][1]["text"] = f"It rained. {_CHILD}"
    assert of(got).tally["finding recommendation missed"] == 1


def test_another_accepted_wording_is_right() -> None:
    right = deepcopy(TRUTH)
    right["findings"][1]["alt_texts"] = ["abandoned calls are counted"]
    got = perfect()
    got["findings"][1]["text"] = "abandoned calls are counted."
    assert of(got, right).misses == []


def test_a_finding_given_twice_is_wrong_once() -> None:
    got = perfect()
    got["findings"].append(got["findings"][1] | {"id": "f9"})
    assert of(got).tally["finding recommendation wrong"] == 1


def test_a_child_without_its_parent_and_one_with_another_are_told_apart() -> None:
    got = perfect()
    got["findings"][1]["parent"] = None
    assert of(got).tally["parent missed"] == 1
    got["findings"][1]["parent"] = "f8"
    assert of(got).tally["parent wrong"] == 1


def test_reference_status_due_and_log_are_compared() -> None:
    got = perfect()
    got["findings"][0] |= {"ref": "CoC 2", "status": None}
    got["findings"][1] |= {"ref": "1", "due": None, "due_text": "May", "status_history": []}
    score = of(got)
    assert [line.split(": ")[0] for line in score.misses] == [
        "ref wrong", "status missed", "ref invented", "due missed", "due_text wrong", "status_history missed",
    ]  # fmt: skip
    assert score.tally["values invented"] == 1


def test_a_grade_needs_its_area_and_its_grade() -> None:
    got = perfect()
    got["grades"] = [{"question": "Responding to the public", "grade": "adequate"}]
    score = of(got)
    assert (score.tally["grade wrong"], score.tally["grade missed"], score.tally["grade right"]) == (1, 1, 0)


def test_an_action_needs_its_words_its_finding_and_its_owner() -> None:
    got = perfect()
    got["actions"][0] |= {"findings": ["f7"], "owner": None}
    score = of(got)
    assert score.tally["action link wrong"] == 1
    assert score.tally["owner missed"] == 1
    got["actions"][0]["text"] = "We will think."
    assert of(got).tally["action missed"] == 1


def test_a_doubt_that_is_not_raised_and_words_that_are_no_finding_are_counted() -> None:
    got = perfect() | {"doubts": []}
    got["findings"][0]["text"] = "The weather was bad."
    score = of(got)
    assert score.tally["doubt missed"] == 1
    assert score.tally["must not contain wrong"] == 1


def test_a_finding_from_a_document_that_holds_none_is_counted_apart() -> None:
    right = TRUTH | {"findings": [], "actions": [], "grades": []}
    score = of(perfect() | {"grades": [], "actions": []}, right)
    assert figures(score.tally)["findings_where_there_are_none"] == 2
    assert figures(score.tally)["findings"]["precision"] == 0.0


def test_what_is_not_judged_is_not_counted() -> None:
    right = TRUTH | {
        "unscored": ["summary", "grades"],
        "accept": {"title": "any", "force": ["EMP"], "kind": [None]},
    }
    got = perfect() | {"summary": None, "title": "X", "force": "EMP", "grades": []}
    score = of(got, right)
    assert score.misses == []
    assert score.tally["field title right"] == 0


def test_overrides_change_the_truth_for_their_formats_only() -> None:
    truth = TRUTH | {
        "formats": ["docx", "txt", "doc"],
        "overrides": {
            "txt,doc": {
                "inspection_types.national": None,
                "force_quoted": None,
                "f1": {"ref": None},
                "f2": None,
            },
            "txt": {"inspection_types": {"partner": False}},
        },
    }
    assert for_format(truth, "docx")["findings"] == TRUTH["findings"]
    assert for_format(truth, "docx")["force_quoted"] is False
    plain = for_format(truth, "txt")
    assert plain["inspection_types"] == _TYPES | {"partner": False}
    assert plain["force_quoted"] is None
    assert [(one["id"], one["ref"]) for one in plain["findings"]] == [("f1", None)]
    assert for_format(truth, "doc")["inspection_types"] == _TYPES


def test_boxes_lost_in_the_format_of_the_truth_are_not_judged_in_another() -> None:
    truth = TRUTH | {"formats": ["txt"], "inspection_types": _TYPES, "must_doubt": ["tick|box", "confirm"]}
    right = for_format(truth, "docx")
    assert right["must_doubt"] == ["confirm"]
    got = perfect() | {"inspection_types": _TYPES | {"thematic": True}}
    assert of(got, right).misses == []
    assert of(got, for_format(truth, "txt")).tally["field inspection_types.thematic invented"] == 1


def test_a_file_that_cannot_be_read_has_missed_everything(tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing follows")
    (tmp_path / "broken.truth.json").write_text(json.dumps(TRUTH), "utf-8")
    scored = score_file(tmp_path / "broken.pdf")
    assert scored is not None
    assert scored.score.tally["crash"] == 1
    assert figures(scored.score.tally)["findings"]["recall"] == 0.0


def test_a_file_without_its_truth_and_the_truth_itself_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing here.", "utf-8")
    (tmp_path / "b.truth.json").write_text(json.dumps(TRUTH), "utf-8")
    assert [score_file(tmp_path / name) for name in ("a.txt", "b.truth.json")] == [None, None]


def test_the_command_prints_one_line_for_each_failure_and_writes_json(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text("The weather was bad.\n", "utf-8")
        (tmp_path / f"{name}.truth.json").write_text(json.dumps(TRUTH), "utf-8")
    out = tmp_path / "out.json"
    words = [sys.executable, "bench/reading.py", tmp_path, "--only", "two", "--failures", "--json", out]
    printed = subprocess.run(words, cwd=_ROOT, capture_output=True, text=True, check=True).stdout
    assert "two.txt: finding cause_of_concern missed: CoC CoC 1 “The constabulary" in printed
    assert "one.txt" not in printed
    assert "\n1 files\n" in printed
    written = json.loads(out.read_text("utf-8"))
    assert [Path(one["path"]).name for one in written["documents"]] == ["two.txt"]
    assert written["figures"]["findings"]["missed"] == 2


def test_nothing_to_score_is_said_and_fails(tmp_path: Path) -> None:
    words = [sys.executable, "bench/reading.py", tmp_path]
    ended = subprocess.run(words, cwd=_ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (1, "No file with a NAME.truth.json beside it was found.\n")


def test_shares_of_nothing_are_whole() -> None:
    assert figures(Counter())["findings"]["f1"] == 1.0
