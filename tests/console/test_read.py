"""`answerable read`: what a person and a program see."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest

from answerable.extraction.readers import FAMILIES
from tests.extraction.reading_samples import SAMPLES

_FORM = SAMPLES / "forms/southvale.txt"


def answerable(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command, run as a person runs it."""
    command = [sys.executable, "-m", "answerable.console.main", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_form_is_shown_as_plain_tables_where_there_is_no_terminal() -> None:
    done = answerable("read", _FORM)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Title\tPEEL 2021/22\tparagraph 4\n" in done.stdout
    assert "Published\t3 May 2023\tparagraph 6\n" in done.stdout
    assert "Findings (1 recommendation, 3 areas for improvement)\n" in done.stdout
    assert (
        "2\tArea for improvement\tThe force should evaluate its problem-solving plans\tparagraph 28\n"
        in done.stdout
    )
    assert "Readers\n" not in done.stdout


def test_explain_says_how_each_reader_fitted() -> None:
    tail = answerable("read", "--explain", _FORM).stdout.split("Readers\n")[1]
    assert [row.split("\t")[0] for row in tail.splitlines()[1:]] == list(FAMILIES)


def test_json_is_for_programs_and_carries_the_text_places_point_into() -> None:
    data = json.loads(answerable("read", "--json", _FORM).stdout)
    assert (data["kind"], data["force"], data["published"]) == (
        "pcc_response",
        "Southvale Police",
        "2023-05-03",
    )
    for finding in data["findings"]:
        place = finding["place"]
        assert (
            data["source"]["blocks"][place["block"]]["text"][place["start"] : place["end"]] == finding["text"]
        )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("broken.docx", b"PK\x03\x04broken"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(64)),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence_and_status_2(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    done = answerable("read", path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.rstrip().endswith(".")


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    done = answerable("read", tmp_path / "nowhere.pdf")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_reading_imports_no_django() -> None:
    program = (
        "import sys\nfrom answerable.console.main import main\n"
        f"main(['read', {str(_FORM)!r}])\n"
        "import answerable.extraction.readers.child\n"
        "print(sorted(name for name in sys.modules if name.split('.')[0] == 'django'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_page_marks_every_finding_where_it_stands_and_leads_there_and_back(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    done = answerable("read", _FORM, "--html", out)
    assert (done.returncode, done.stderr) == (0, f"Written: {out}\n")
    tree = lxml.html.fromstring(out.read_text("utf-8"))
    findings = json.loads(answerable("read", "--json", _FORM).stdout)["findings"]
    for number, finding in enumerate(findings, start=1):
        (mark,) = tree.xpath(f"//mark[@id='place-{number}']")
        badge, *rest = mark.xpath(".//text()")
        assert (badge.rstrip("?"), " ".join("".join(rest).split())) == (str(number), finding["text"])
        assert mark.xpath("./a/@href") == [f"#found-{number}"]
        assert tree.xpath(f"//li[@id='found-{number}']/strong/a/@href") == [f"#place-{number}"]
    assert [mark.xpath("string(b)") for mark in tree.xpath("//mark[@class='value']")][:2] == [
        "Title",
        "Published",
    ]


def test_page_holds_nothing_of_the_document_as_markup_and_nothing_from_elsewhere(tmp_path: Path) -> None:
    source, out = tmp_path / "odd.txt", tmp_path / "page.html"
    source.write_text(
        'Title: <script src="//x.example">1</script>\n\nArea for improvement\n\n<b>&amp; " \' the force should</b>'
    )
    assert answerable("read", source, "--html", out).returncode == 0
    page = out.read_text("utf-8")
    assert ("<script" in page, "&lt;script" in page, "&amp;amp;" in page) == (False, True, True)
    tree = lxml.html.fromstring(page)
    assert tree.xpath("//*[@src] | //link | //script") == []
    assert {link[0] for link in tree.xpath("//@href")} <= {"#"}


def test_page_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = answerable("read", _FORM, "--html", tmp_path / "no" / "page.html")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr


def test_what_a_plan_prints_beside_its_findings_is_shown() -> None:
    plan = answerable("read", SAMPLES / "plans" / "northmoor_plan.html").stdout
    assert "Printed with the findings\n-------------------------\nAFI 1\tGREEN\t" in plan
    assert "What the force says it will do (2)\n" in plan
    assert "AFI 1\tOpen a second call room.\tACC Hale\t31 March 2023\tGREEN\tparagraph " in plan


def test_columns_of_a_spreadsheet_can_be_told_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "tracker.csv"
    path.write_text("Ref,AFI,Level\nAFI 1,The force should answer calls in time.,2\n", "utf-8")
    asked = json.loads(answerable("read", "--json", path).stdout)
    told = json.loads(answerable("read", "--json", "--column", "Level=status", path).stdout)
    (tmp_path / "columns.json").write_text('{"level": "status"}', "utf-8")
    from_file = json.loads(answerable("read", "--json", "--columns", tmp_path / "columns.json", path).stdout)
    assert [data["findings"][0]["status"] for data in (asked, told, from_file)] == [None, "2", "2"]
    assert ["column_unclear" in [doubt["code"] for doubt in data["doubts"]] for data in (asked, told)] == [
        True,
        False,
    ]


def test_place_in_a_spreadsheet_is_named_by_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "tracker.csv"
    path.write_text("Ref,AFI\nAFI 1,The force should answer calls in time.\n", "utf-8")
    row = "AFI 1\tArea for improvement\tThe force should answer calls in time.\tcell B2\n"
    assert row in answerable("read", path).stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--column", "Level"), "“Level” is not of the form HEADING=MEANING."),
        (("--columns", "nowhere.json"), "There is no file called “nowhere.json” that we can open."),
    ],
)
def test_what_is_told_of_columns_and_cannot_be_understood_is_said(
    arguments: tuple[str, ...], sentence: str
) -> None:
    done = answerable("read", *arguments, _FORM)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", sentence + "\n")


def test_column_told_to_hold_what_no_column_holds_is_refused_with_what_it_can() -> None:
    done = answerable("read", "--column", "Level=colour", _FORM)
    assert (done.returncode, done.stderr[:60]) == (
        2,
        "A column cannot hold “colour”. It can hold: reference, findi",
    )
