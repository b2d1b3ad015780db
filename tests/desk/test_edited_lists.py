"""A list is taken away from the findings page, edited, brought back, looked at and applied."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.journal.queries import latest
from answerable.register import queries as register
from answerable.register.models import EditedList
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Kind
from tests.desk.taking_in import client_for, lead
from tests.documents.sheets import converted, needs_office
from tests.factories import Staff, make_finding, make_force, make_inspection
from tests.register.edited import edited, rows_of, typed

WHY = "Copied wrongly from the printed report"
UPLOAD = "/desk/findings/edited/"


def away(client: Client, query: str = "") -> bytes:
    """The workbook behind the link of the findings page."""
    answer = client.get(f"/desk/findings/findings.xlsx{query}")
    assert answer.status_code == 200
    content: bytes = answer.getvalue()
    return content


def bring(client: Client, content: bytes, name: str = "findings.xlsx") -> Any:
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, content)})


def brought(client: Client, content: bytes, name: str = "findings.xlsx") -> str:
    """Upload a good list; the address of its page."""
    answer = bring(client, content, name)
    assert answer.status_code == 302, words(answer.content.decode())
    return str(answer.headers["Location"])


def words(page: str) -> str:
    main = page[page.index("<main") :] if "<main" in page else page
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def heading(page: str) -> str:
    return words(re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)[0])


def test_workbook_holds_the_same_findings_as_the_page(staff: Staff) -> None:
    report = make_inspection(staff)
    make_finding(staff, report)
    practice = make_finding(staff, report, kind=Kind.PROMISING_PRACTICE)
    late = make_finding(staff, report, due_on=date(2023, 7, 19))
    others = make_force("southvale")
    make_finding(others, make_inspection(others))
    client = lead(staff)
    page = client.get("/desk/findings/?due=late").content.decode()
    assert "/desk/findings/findings.xlsx?due=late" in page
    assert [row["reference"] for row in rows_of(away(client, "?due=late"))] == [late]
    assert [row["reference"] for row in rows_of(away(client, "?kind=promising_practice"))] == [practice]
    assert len(rows_of(away(client))) == 2


def test_list_brought_back_unedited_has_changed_nothing(staff: Staff) -> None:
    report = make_inspection(staff)
    for due in (None, date(2024, 10, 31)):
        make_finding(staff, report, due_on=due, text="=1+1 “is” text, and a comma")
    client = lead(staff)
    page = client.get(brought(client, away(client))).content.decode()
    assert heading(page) == "Nothing has changed"
    assert "All 2 rows of the list say what the register says." in words(page)
    assert "Waiting for you" not in client.get(UPLOAD).content.decode()


def test_differences_are_shown_and_only_the_ticked_rows_are_applied(staff: Staff) -> None:
    report = make_inspection(staff)
    one, two, three, four = (make_finding(staff, report) for _ in range(4))
    client = lead(staff)
    content = edited(
        away(client),
        {
            0: {"text": "The force should make sure that it checks again on everybody who waits."},
            1: {"name": "Not this one"},
            2: {"due_on": "soon"},
        },
    )
    address = brought(client, content)
    page = client.get(address).content.decode()
    assert heading(page) == "2 findings change; 1 row cannot be used"
    assert "1 row says what the register says." in words(page)
    assert "Findings, I4: ‘soon’ is not a day that can be read." in words(page)
    assert (
        'checks again on <del class="ans-diff-del"><span class="govuk-visually-hidden">Now: </span>vulnerable people'
        in page
    )
    assert re.findall(r'name="row" type="checkbox" value="(\d)" checked', page) == ["1", "2"]
    fields = {"do": "apply", "at": "1", "good": ["1", "2"], "row": ["1"], "left": "", "taken": ""}
    missing = client.post(address, fields)
    kept = missing.content.decode()
    assert (missing.status_code, "Enter the reason" in kept) == (422, True)
    assert re.findall(r'name="row" type="checkbox" value="(\d)" checked', kept) == ["1"]
    before = len(latest(limit=1000))
    assert client.post(address, {**fields, "reason": WHY}).status_code == 302
    assert len(latest(limit=1000)) == before + 1
    done = words(client.get(address).content.decode())
    assert "1 finding was corrected" in done
    assert f"{one} : Words of the finding" in done
    assert "2 rows were passed over" in done
    assert f"Row 3 {two} : It was not ticked." in done
    assert [register.known_finding(each).version for each in (one, two, three, four)] == [2, 1, 1, 1]
    story = words(client.get(f"/desk/findings/{one}/").content.decode())
    assert f"Corrected the words, in an edited list {WHY}" in story


def test_conflict_shows_both_texts_and_waits_for_a_tick(staff: Staff) -> None:
    finding = make_finding(staff, make_inspection(staff))
    client, officer = lead(staff), client_for(staff[Role.POLICY_OFFICER])
    content = away(client)
    theirs = brought(officer, edited(content, {0: {"name": "The officer’s words"}}))
    mine = brought(client, edited(content, {0: {"name": "The lead’s words"}}))
    officer.post(theirs, {"do": "apply", "good": "1", "row": "1", "reason": WHY})
    page = client.get(mine).content.decode()
    assert heading(page) == "1 conflict"
    said = words(page)
    assert "The register now The officer’s words" in said
    assert "Yours The lead’s words" in said
    assert re.findall(r'name="row" type="checkbox" value="1"( checked)?', page) == [""]
    fields = {"do": "apply", "conflict": "1:2", "reason": WHY}
    assert "Tick at least one row to apply" in client.post(mine, fields).content.decode()
    assert client.post(mine, {**fields, "row": "1"}).status_code == 302
    assert register.known_finding(finding).name == "The lead’s words"


def test_good_row_that_becomes_a_conflict_while_it_is_looked_at_is_not_applied(staff: Staff) -> None:
    finding = make_finding(staff, make_inspection(staff))
    client, officer = lead(staff), client_for(staff[Role.POLICY_OFFICER])
    content = away(client)
    mine = brought(client, edited(content, {0: {"name": "The lead’s words"}}))
    client.get(mine)
    theirs = brought(officer, edited(content, {0: {"number": "9"}}))
    officer.post(theirs, {"do": "apply", "good": "1", "row": "1", "reason": WHY})
    answer = client.post(mine, {"do": "apply", "good": "1", "row": "1", "reason": WHY})
    assert answer.status_code == 422
    said = words(answer.content.decode())
    assert (
        "Nothing could be changed: row 2: Somebody else changed this finding after you looked at it." in said
    )
    assert "Changed here since you took the list away" in said
    assert register.known_finding(finding).name == "Checking again on vulnerable people who wait"


def test_ticks_are_kept_while_the_pages_are_turned(staff: Staff) -> None:
    report = make_inspection(staff)
    for _ in range(30):
        make_finding(staff, report)
    client = lead(staff)
    content = away(client)
    address = brought(
        client, edited(content, {number: {"name": f"New name {number}"} for number in range(30)})
    )
    first = client.get(address).content.decode()
    shown = re.findall(r'name="good" value="(\d+)"', first)
    assert (len(shown), "1 to 25 of 30" in first) == (25, True)
    ticked = [row for row in shown if row != "3"]
    turned = client.post(address, {"do": "page-2", "at": "1", "good": shown, "row": ticked, "reason": WHY})
    second = turned.content.decode()
    assert (turned.status_code, 'name="left" value="3"' in second, WHY in second) == (200, True, True)
    shown = re.findall(r'name="good" value="(\d+)"', second)
    sent = {"do": "apply", "at": "2", "good": shown, "row": shown[:-1], "left": "3", "reason": WHY}
    assert client.post(address, sent).status_code == 302
    done = words(client.get(address).content.decode())
    assert "28 findings were corrected" in done
    assert "2 rows were passed over" in done


def test_list_can_be_set_aside_and_found_again_until_then(staff: Staff) -> None:
    finding = make_finding(staff, make_inspection(staff))
    client = lead(staff)
    address = brought(client, edited(away(client), {0: {"name": "Mine"}}))
    assert f'href="{address}"' in client.get(UPLOAD).content.decode()
    answer = client.post(address, {"do": "aside"}, follow=True)
    assert "was set aside. Nothing was changed." in answer.content.decode()
    assert "This list was set aside" in client.get(address).content.decode()
    assert f'href="{address}"' not in client.get(UPLOAD).content.decode()
    late = client.post(address, {"do": "apply", "good": "1", "row": "1", "reason": WHY})
    assert late.status_code == 409
    assert register.known_finding(finding).version == 1


def test_list_of_somebody_else_is_not_there(staff: Staff) -> None:
    make_finding(staff, make_inspection(staff))
    client = lead(staff)
    address = brought(client, edited(away(client), {0: {"name": "Mine"}}))
    assert client_for(staff[Role.POLICY_OFFICER]).get(address).status_code == 404
    for role in (Role.AUDITOR, Role.ACTION_OWNER):
        assert client_for(staff[role]).get(address).status_code == 403
        assert client_for(staff[role]).get(UPLOAD).status_code == 403
        assert (
            "Bring back an edited list" not in client_for(staff[role]).get("/desk/findings/").content.decode()
        )
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("list.xlsx", b"", "The selected file is empty"),
        ("list.txt", b"Only words.", "The selected file must be an Excel (.xlsx), OpenDocument (.ods) or CSV"),
        ("list.xlsx", b"PK\x03\x04nothing", "The file is damaged"),
        ("list.xlsx", typed([], keys=["reference", "text"]), "No sheet of this file has the columns ‘Reference’ and"),
    ],
    ids=["empty", "text", "damaged", "another sheet"],
)  # fmt: skip
def test_file_that_cannot_be_used_is_refused_beside_the_field(
    staff: Staff, name: str, content: bytes, sentence: str
) -> None:
    client = lead(staff)
    answer = bring(client, content, name)
    page = answer.content.decode()
    assert (answer.status_code, sentence in words(page), "<title>Error: " in page) == (422, True, True)
    assert EditedList.objects.count() == 0


def test_more_findings_than_a_list_may_hold_are_not_taken_away_to_edit(
    staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = make_inspection(staff)
    for _ in range(2):
        make_finding(staff, report)
    monkeypatch.setattr("answerable.desk.findings.taking_away.MOST_ROWS", 1)
    answer = lead(staff).get("/desk/findings/findings.xlsx")
    assert answer.status_code == 422
    assert "2 findings match. A list that is edited and brought back holds at most 1 finding." in words(
        answer.content.decode()
    )


def test_the_number_of_queries_is_the_same_for_one_row_three_and_two_hundred(staff: Staff) -> None:
    report = make_inspection(staff)
    client = lead(staff)
    bring(client, b"")  # the first upload of ten minutes opens the count of them
    counted: list[tuple[int, int, int]] = []
    made = 0
    for wanted in (1, 3, 200):
        while made < wanted:
            make_finding(staff, report)
            made += 1
        with CaptureQueriesContext(connection) as taking:
            content = away(client)
        changes = {number: {"name": f"Name {wanted} {number}"} for number in range(wanted)}
        with CaptureQueriesContext(connection) as bringing:
            address = brought(client, edited(content, changes))
        with CaptureQueriesContext(connection) as looking:
            assert client.get(address).status_code == 200
        counted.append((len(taking), len(bringing), len(looking)))
    assert counted[0] == counted[1] == counted[2]
    assert max(counted[0][0], counted[0][2]) <= 12


@needs_office
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_list_edited_and_saved_by_libreoffice_is_read(staff: Staff, tmp_path: Path, ending: str) -> None:
    finding = make_finding(staff, make_inspection(staff), due_on=date(2024, 10, 31))
    client = lead(staff)
    saved = converted(edited(away(client), {0: {"due_on": date(2025, 1, 2)}}), tmp_path, to=ending)
    page = words(client.get(brought(client, saved, f"list.{ending}")).content.decode())
    assert "1 finding changes" in page
    assert "2 January 2025" in page
    assert register.known_finding(finding).version == 1
