"""`answerable import`, `answer`, `respond`, `publish`, `verify`, `demo`: the whole road in processes of their own."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from answerable.rules.vocabulary import Decision, Position

Run = Callable[..., tuple[int, str, str]]
SAMPLES = Path(__file__).parents[1] / "samples"
FORM = str(SAMPLES / "forms" / "northmoor.txt")
CORPUS = Path(os.environ.get("ANSWERABLE_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
CLEVELAND = CORPUS / "pcc_response_cleveland_peel_2021_22.docx"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def runner(home: Path) -> Run:
    def run(*words: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "answerable.console.main", *words],
            env={"PATH": os.environ["PATH"], "ANSWERABLE_HOME": str(home)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    return run


@pytest.fixture
def answerable(home: Path) -> Run:
    run = runner(home)
    assert run("init")[0] == 0
    return run


def asked(home: Path, sql: str) -> list[tuple[object, ...]]:
    database = sqlite3.connect(next(home.glob("*.sqlite3")))
    try:
        return database.execute(sql).fetchall()
    finally:
        database.close()


def waiting(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "files").rglob("incoming/*"))


def test_a_report_waits_for_review_unless_it_is_accepted(answerable, home):
    assert answerable("import", FORM, "--force", "cleveland") == (
        0,
        "peel-2023-25.cleveland\n",
        "7 findings found; 1 thing needs a decision. They wait for review.\n",
    )
    assert (asked(home, "select count(*) from register_inspection"), waiting(home)) == ([(0,)], [])


def test_columns_told_at_the_console_are_kept_for_the_next_tracker(answerable, home, tmp_path):
    rows = "Ref,AFI,Level\nAFI 1,The force should answer calls in time.,2\n"
    first, second = tmp_path / "may.csv", tmp_path / "june.csv"
    first.write_text(rows, "utf-8")
    second.write_text(rows + "AFI 2,The force should check every file.,1\n", "utf-8")
    assert answerable("import", str(first), "--force", "cleveland", "--column", "Level=status")[0] == 0
    assert answerable("import", str(second), "--force", "cleveland")[0] == 0
    assert asked(home, "select area, told_by from extraction_columnstold") == [("cleveland", "console")]
    assert asked(home, "select ref, status from extraction_candidate order by id") == [
        ("AFI 1", "2"),
        ("AFI 1", "2"),
        ("AFI 2", "1"),
    ]


def test_the_whole_road(answerable, home, tmp_path):
    refused = answerable("import", FORM, "--force", "cleveland", "--accept")
    assert refused == (
        1,
        "",
        "1 thing needs a decision first.\n  - Please confirm that the report was published on 9 July 2024: the statutory"
        " clock runs from that day.\n",
    )
    accepted = ("import", FORM, "--force", "cleveland", "--accept", "--despite-doubts")
    assert answerable(*accepted) == (0, "peel-2023-25.cleveland\n", "")
    here = "peel-2023-25.cleveland"
    status, said, why = answerable(*accepted)
    assert (status, said) == (0, f"{here}\n")
    assert re.fullmatch(r"We have this report already, added on \d+ \w+ \d{4} by [^.]+\.\n", why)
    status, said, why = answerable("publish", here)
    assert (status, said, why.startswith("It cannot be published yet. ")) == (1, "", True)
    words = tmp_path / "words.txt"
    words.write_text("A sergeant does this each hour.", "utf-8")
    for (reference,) in asked(
        home, "select reference from register_finding where kind != 'cause_of_concern'"
    ):
        assert answerable("answer", str(reference), "--file", str(words)) == (0, "", "")
    assert answerable("answer", here, "--statement", "--text", "This report is fair.") == (0, "", "")
    assert answerable("answer", here, "--force-comments", "--text", "We accept it.") == (0, "", "")
    status, said, why = answerable("publish", here)
    assert (status, re.sub(r"^https?://[^/]+", "", said), why) == (0, f"/responses/{here}/\n", "")
    assert answerable("publish", here) == (
        1,
        "",
        "Say what this edition corrects; the public will read it.\n",
    )
    for suffix in ("pdf", "docx", "odt", "html"):
        target = tmp_path / f"response.{suffix}"
        assert answerable("respond", here, "--to", str(target)) == (0, "", "")
        kept = asked(home, f"select sha256 from publishing_editionfile where format = '{suffix}'")
        assert kept == [(hashlib.sha256(target.read_bytes()).hexdigest(),)]
    status, said, why = answerable("verify")
    assert (status, said.startswith("The journal is whole: "), why) == (0, True, "")


def test_the_printed_reference_is_all_that_a_script_needs(answerable, tmp_path):
    words = ("--accept", "--title", "PEEL 2023–25", "--published", "2024-12-12", "--despite-doubts")
    report = str(SAMPLES / "reports" / "northmoor_2023_25.html")
    assert answerable("import", report, "--force", "cleveland", *words)[:2] == (0, "peel-2023-25.cleveland\n")
    status, said, _ = answerable("publish", "peel-2023-25.cleveland", "--record-only")
    assert (status, said.endswith("/inspections/peel-2023-25.cleveland/\n")) == (0, True)
    status, _, why = answerable("respond", "peel-2023-25.cleveland", "--to", str(tmp_path / "response.doc"))
    assert (status, why) == (2, "We write .html, .docx, .odt, .pdf; the name ends in “.doc”.\n")


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("import", FORM, "--force", "atlantis"), 1, "There is no force called “atlantis”."),
        (("import", "nowhere.docx", "--force", "cleveland"), 2, "There is no such file: nowhere.docx"),
        (("answer", "peel-1066.kent.afi-01", "--text", "x"), 1, "No finding has the reference peel-1066.kent.afi-01."),
        (("answer", "peel-1066.kent", "--statement", "--text", ""), 1, "No inspection has the reference peel-1066.kent."),
        (("answer", "peel-1066.kent", "--file", "nowhere.txt"), 2, "The file cannot be read: nowhere.txt"),
        (("publish", "peel-1066.kent"), 1, "No inspection has the reference peel-1066.kent."),
        (("respond", "peel-1066.kent", "--to", "x.pdf"), 1, "No inspection has the reference peel-1066.kent."),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_sentence(answerable, words, status, sentence):
    code, said, why = answerable(*words)
    assert (code, said, why.startswith(sentence), why.count("\n")) == (status, "", True, 1)


def test_without_a_database_it_says_what_to_run(home):
    assert runner(home)("publish", "peel-2023-25.cleveland") == (
        2,
        "",
        "The database is not ready. Run “answerable init”.\n",
    )


def bad_files(folder: Path) -> dict[str, Path]:
    """Files that cannot be taken, each for another reason."""

    files = {
        name: folder / name for name in ("empty.docx", "program.docx", "locked.pdf", "cut.pdf", "cut.docx")
    }
    files["empty.docx"].write_bytes(b"")
    files["program.docx"].write_bytes(b"MZ\x90\x00" + bytes(2000))
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(files["locked.pdf"], encryption=pikepdf.Encryption(owner="a", user="b"))
        file.save(folder / "whole.pdf")
    files["cut.pdf"].write_bytes((folder / "whole.pdf").read_bytes()[:200])
    files["cut.docx"].write_bytes(b"PK\x03\x04" + b"word/document.xml" * 20)
    return files


def test_a_file_that_cannot_be_read_stores_nothing(answerable, home, tmp_path):
    outcomes = {}
    for name, path in bad_files(tmp_path).items():
        status, said, why = answerable("import", str(path), "--force", "cleveland")
        outcomes[name] = (status, said, why.count("\n"), why.rstrip().endswith("."))
    assert outcomes == dict.fromkeys(outcomes, (2, "", 1, True))
    assert asked(home, "select count(*) from documents_document") == [(0,)]
    assert (waiting(home), [path for path in (home / "files").rglob("*") if path.is_file()]) == ([], [])


@pytest.mark.skipif(not CLEVELAND.is_file(), reason="the corpus of real documents is not here")
def test_the_real_document_gives_all_it_holds_and_says_what_it_doubts(answerable, home):
    status, said, why = answerable("import", str(CLEVELAND), "--force", "cleveland", "--accept")
    assert (status, said, why.splitlines()[0]) == (1, "", "3 things need a decision first.")
    accepted = answerable("import", str(CLEVELAND), "--force", "cleveland", "--accept", "--despite-doubts")
    assert accepted == (0, "peel-2021-22.cleveland\n", "")
    kinds = asked(home, "select kind, count(*) from register_finding group by kind order by kind")
    assert kinds == [("area_for_improvement", 13), ("cause_of_concern", 2), ("recommendation", 5)]
    assert asked(home, "select count(*) from register_grade") == [(8,)]
    assert asked(home, "select count(*) from scrutiny_question") == [(3,)]


# ---------------------------------------------------------------- the demonstration


@pytest.fixture(scope="module")
def demonstrations(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    homes = tmp_path_factory.mktemp("one") / "home", tmp_path_factory.mktemp("two") / "home"
    for home in homes:
        status, _, why = runner(home)("demo", "--no-serve", "--today", "2024-08-20")
        assert (status, why) == (0, "")
    return homes


def public(home: Path) -> list[tuple[object, ...]]:
    editions = asked(home, "select kind, reference, number, sha256 from publishing_edition order by 1, 2, 3")
    findings = asked(home, "select reference, payload from publishing_publishedfinding order by 1")
    return [*editions, *findings]


def test_the_same_day_makes_the_same_demonstration(demonstrations):
    one, two = demonstrations
    assert public(one) == public(two)


def test_asked_for_twice_the_demonstration_adds_nothing(demonstrations):
    home = demonstrations[0]
    before = asked(home, "select count(*) from journal_entry")
    status, said, why = runner(home)("demo", "--no-serve", "--today", "2024-08-20")
    assert (status, said.startswith("\nNorthmoor is a made-up force."), why) == (0, True, "")
    assert asked(home, "select count(*) from journal_entry") == before


def test_every_position_and_decision_occurs_in_the_demonstration(demonstrations):
    rows = asked(demonstrations[0], "select position, decision from register_finding")
    assert {row[0] for row in rows} == {one.value for one in Position}
    assert {row[1] for row in rows} == {one.value for one in Decision}


def test_one_response_is_late_one_in_time_and_one_still_to_come(demonstrations):
    rows = asked(
        demonstrations[0], "select reference, payload from publishing_edition where kind = 'response'"
    )
    clocks = {str(reference): json.loads(str(payload))["clock"] for reference, payload in rows}
    late = {reference: clock["answered_on"] > clock["last_day"] for reference, clock in clocks.items()}
    assert late == {"peel-2018-19.northmoor": True, "peel-2021-22.northmoor": False}
    assert asked(demonstrations[0], "select count(*) from register_inspection") == [(3,)]


def test_a_plan_with_statuses_and_actions_waits_for_its_review_in_the_demonstration(demonstrations):
    home = demonstrations[0]
    (waiting,) = asked(home, "select id, kind from extraction_reading where state = 'open'")
    assert waiting[1] == "action_plan"
    findings = (
        f"select status, state from extraction_candidate where reading_id = {waiting[0]} order by number"
    )
    assert asked(home, findings) == [("AMBER", "waiting"), ("GREEN", "waiting"), ("RED", "waiting")]
    actions = f"select count(*) from extraction_actionread where reading_id = {waiting[0]}"
    assert asked(home, actions) == [(3,)]


def test_the_journal_of_the_demonstration_is_whole(demonstrations):
    status, said, why = runner(demonstrations[1])("verify")
    assert (status, said.startswith("The journal is whole: "), why) == (0, True, "")


def test_the_demonstration_is_never_mixed_into_a_real_register(answerable):
    accepted = ("import", FORM, "--force", "cleveland", "--accept", "--despite-doubts")
    assert answerable(*accepted)[0] == 0
    status, said, why = answerable("demo", "--no-serve")
    assert (status, said, why.splitlines()[0]) == (
        1,
        "",
        "There is a real register here; the demonstration is not mixed into it.",
    )
