"""What the columns of a spreadsheet mean: asked where unsure, said once, and remembered for the force."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.desk.reports.looking import confirmed_words
from answerable.extraction import queries as extraction
from answerable.extraction.models import ColumnsTold, Reading
from answerable.journal.queries import latest
from answerable.rules.permissions import Role
from tests.desk.taking_in import SAMPLES, SOUTHVALE, bring, client_for, lead, post, reading
from tests.documents.sheets import written
from tests.factories import make_force

pytestmark = pytest.mark.django_db
PATH = SAMPLES / "tracker.xlsx"
"""Never opened: it gives the uploaded file its name."""
CHECK = "The force should make sure that supervisors check every file."
CALLS = "The force should answer calls in time."
HEADER = ["Ref", "Type", "Recommendation", "Level", "Due date", "Lead", "Portfolio board"]


def tracker(*rows: list[Any], header: list[str] = HEADER, title: str = "Northmoor Police tracker") -> bytes:
    first = ["AFI 1", "AFI", CHECK, "2", date(2024, 10, 31), "ACC Crime", "Crime"]
    return written({"Tracker": [[title], header, first, *rows]})


def columns_page(client, reading_id: int):
    return client.get(f"/desk/reports/{reading_id}/columns")


def answers(client, reading_id: int, **changed: str) -> dict[str, str]:
    """The form as it stands, with some columns changed, by heading."""
    markup = columns_page(client, reading_id).content.decode()
    given = {"version": re.findall(r'name="version" value="(\d+)"', markup)[0]}
    for name, options in re.findall(
        r'<select[^>]*name="(column-[\d-]+)".*?>(.*?)</select>', markup, re.DOTALL
    ):
        chosen = re.findall(r'value="([^"]*)" selected', options)
        given[name] = chosen[0] if chosen else ""
    for heading, meaning in changed.items():
        label = re.findall(rf'for="id_(column-[\d-]+)">\s*{heading}\s*<', markup)
        given[label[0]] = meaning
    return given


def test_review_leads_to_the_columns_and_asks_about_the_one_that_is_unclear(staff):
    client = lead(staff)
    reading_id = bring(client, PATH, tracker())
    markup = client.get(f"/desk/reports/{reading_id}/").content.decode()
    assert "What does this column mean?" in markup
    assert markup.count(f'href="/desk/reports/{reading_id}/columns"') == 2
    assert "sheet ‘Tracker’, cell C3" in markup
    assert "confirmed on" not in markup


def test_page_shows_each_heading_its_first_values_and_what_the_reader_thinks(staff):
    client = lead(staff)
    reading_id = bring(client, PATH, tracker())
    markup = columns_page(client, reading_id).content.decode()
    assert "Sheet ‘Tracker’, row 2" in markup
    hints = re.findall(r'<div id="[^"]*hint[^"]*" class="govuk-hint">\s*(.*?)\s*</div>', markup, re.DOTALL)
    assert hints == [
        "First values: “AFI 1”. We took it for ‘Reference or number of the finding’.",
        "First values: “AFI”. We took it for ‘Kind of finding’.",
        f"First values: “{CHECK}”. We took it for ‘Words of the finding’.",
        "First values: “2”. It could be ‘Closure level’ or ‘Status’.",
        "First values: “31 October 2024”. We took it for ‘Due date’.",
        "First values: “ACC Crime”. We took it for ‘Owner’.",
        "First values: “Crime”. We do not know it.",
    ]
    assert answers(client, reading_id) == {
        "version": "1",
        "column-1-1": "reference",
        "column-1-2": "kind",
        "column-1-3": "finding",
        "column-1-4": "",
        "column-1-5": "due",
        "column-1-6": "owner",
        "column-1-7": "ignore",
    }


def test_saving_reads_the_sheet_again_and_settles_what_was_asked(staff):
    client = lead(staff)
    reading_id = bring(client, PATH, tracker())
    assert [doubt.code for doubt in reading(reading_id).open_doubts] == ["column_unclear"]
    saved = client.post(
        f"/desk/reports/{reading_id}/columns", answers(client, reading_id, Level="status"), follow=True
    )
    card = reading(reading_id)
    assert [(one.ref, one.status, one.due_text) for one in card.candidates] == [
        ("AFI 1", "2", "31 October 2024")
    ]
    assert (card.open_doubts, card.version) == ((), 2)
    words = saved.content.decode()
    assert "The spreadsheet was read again with these columns." in words
    assert re.search(r"Read with the columns you confirmed on \d+ \w+ \d{4}\.", words)
    entry = latest()[0]
    assert (entry.verb, entry.subject) == ("tell_columns", f"reading:{reading_id}")


def test_next_file_with_the_same_headings_is_read_with_what_was_said(staff):
    client = lead(staff)
    first = bring(client, PATH, tracker())
    client.post(f"/desk/reports/{first}/columns", answers(client, first, Level="status"))
    second = bring(client, PATH, tracker(["AFI 2", "AFI", CALLS, "1"], title="Newer"))
    assert [one.status for one in reading(second).candidates] == ["2", "1"]
    assert reading(second).open_doubts == ()
    assert "Read with the columns you confirmed on" in client.get(f"/desk/reports/{second}/").content.decode()
    other = client_for(staff[Role.ADMINISTRATOR])
    assert (
        "Read with the columns Imogen Farrow confirmed on"
        in other.get(f"/desk/reports/{second}/").content.decode()
    )


def test_other_headings_and_other_forces_are_asked_anew(staff):
    client = lead(staff)
    first = bring(client, PATH, tracker())
    client.post(f"/desk/reports/{first}/columns", answers(client, first, Level="status"))
    other_headings = bring(client, PATH, tracker(header=[*HEADER[:6], "Board"]))
    eastmarch = lead(make_force("eastmarch"))
    other_force = bring(eastmarch, PATH, tracker(title="Newer"))
    for reading_id in (other_headings, other_force):
        assert "column_unclear" in [doubt.code for doubt in reading(reading_id).open_doubts]


def test_sheet_whose_headings_nobody_knows_is_read_once_they_are_explained(staff):
    client = lead(staff)
    rows = [["Pos", "What they want", "Standing"], ["1", CHECK, "late"], ["2", CALLS, "done"]]
    reading_id = bring(client, PATH, written({"Sheet1": rows}))
    assert reading(reading_id).candidates == ()
    review = client.get(f"/desk/reports/{reading_id}/").content.decode()
    assert "Which column holds the findings?" in review
    assert review.count(f'href="/desk/reports/{reading_id}/columns"') == 2
    changed = {"Pos": "reference", "What they want": "finding", "Standing": "status"}
    client.post(f"/desk/reports/{reading_id}/columns", answers(client, reading_id, **changed))
    assert [(one.ref, one.text, one.status) for one in reading(reading_id).candidates] == [
        ("1", CHECK, "late"),
        ("2", CALLS, "done"),
    ]
    assert [doubt.code for doubt in reading(reading_id).open_doubts] == ["kind_not_given"]


def test_headings_that_are_known_are_proposed_beside_the_one_that_is_not(staff):
    client = lead(staff)
    rows = [["Ref", "Type", "What they want", "RAG"], ["AFI 1", "AFI", CHECK, "Red"]]
    reading_id = bring(client, PATH, written({"Sheet1": rows}))
    given = answers(client, reading_id)
    assert [value for name, value in given.items() if name != "version"] == [
        "reference",
        "kind",
        "ignore",
        "rag",
    ]


def test_form_without_an_answer_or_without_a_column_of_findings_is_refused_with_what_was_chosen(staff):
    client = lead(staff)
    reading_id = bring(client, PATH, tracker())
    unsaid = client.post(f"/desk/reports/{reading_id}/columns", answers(client, reading_id))
    assert unsaid.status_code == 422
    assert "Say what the column ‘Level’ holds" in unsaid.content.decode()
    given = answers(client, reading_id, Level="status", Recommendation="ignore")
    none = client.post(f"/desk/reports/{reading_id}/columns", given)
    assert none.status_code == 422
    assert "Say which column holds the words of the findings" in none.content.decode()
    assert ColumnsTold.objects.count() == 0


def test_decisions_already_made_are_lost_only_when_one_says_so(staff):
    client = lead(staff)
    reading_id = bring(client, PATH, tracker())
    post(client, reading_id, "accept", numbers=[1])
    given = answers(client, reading_id, Level="status")
    refused = client.post(f"/desk/reports/{reading_id}/columns", given)
    assert refused.status_code == 422
    assert (
        '<a href="#id_lose">One decision about the findings would be lost: say that you want that</a>'
        in refused.content.decode()
    )
    assert [one.state for one in reading(reading_id).candidates] == ["accepted"]
    client.post(f"/desk/reports/{reading_id}/columns", {**given, "lose": "on"})
    assert [(one.state, one.status) for one in reading(reading_id).candidates] == [("waiting", "2")]


def test_details_a_person_confirmed_stay_when_the_sheet_is_read_again(staff):
    client = lead(staff)
    reading_id = bring(client, PATH, tracker())
    Reading.objects.filter(pk=reading_id).update(title="PEEL", confirmed_at=reading(reading_id).read_at)
    client.post(f"/desk/reports/{reading_id}/columns", answers(client, reading_id, Level="ignore"))
    assert (reading(reading_id).title, len(reading(reading_id).candidates)) == ("PEEL", 1)


def test_what_changed_meanwhile_is_not_overwritten(staff):
    client = lead(staff)
    reading_id = bring(client, PATH, tracker())
    given = answers(client, reading_id, Level="status")
    client.post(f"/desk/reports/{reading_id}/columns", given)
    again = client.post(f"/desk/reports/{reading_id}/columns", {**given, "column-1-4": "level"})
    assert again.status_code == 409
    assert reading(reading_id).candidates[0].status == "2"


def test_page_is_for_reviewers_of_spreadsheets_in_review(staff):
    client = lead(staff)
    plain = bring(client, SOUTHVALE)
    assert columns_page(client, plain).status_code == 404
    reading_id = bring(client, PATH, tracker())
    assert columns_page(lead(make_force("eastmarch")), reading_id).status_code == 403
    assert columns_page(client_for(staff[Role.AUDITOR]), reading_id).status_code == 403


def test_page_asks_as_many_questions_of_the_database_for_many_columns_as_for_few(staff):
    client = lead(staff)
    few = bring(client, PATH, written({"A": [["Ref", "AFI"], ["1", CHECK]]}))
    many = bring(client, PATH, tracker(["AFI 2", "AFI", CALLS], ["AFI 3", "AFI", CALLS + " Now."]))
    counts = []
    for reading_id in (few, many):
        columns_page(client, reading_id)
        with CaptureQueriesContext(connection) as queries:
            assert columns_page(client, reading_id).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_same_headings_on_two_sheets_are_asked_about_once(staff):
    client = lead(staff)
    rows = [["Ref", "AFI", "Level"], ["1", CHECK, "2"]]
    reading_id = bring(client, PATH, written({"Crime": rows, "Calls": rows}))
    (card,) = extraction.columns_of(reading_id)
    assert (card.places, confirmed_words(card)) == (((0, 0), (1, 0)), "")
    assert "Sheet ‘Crime’, row 1; sheet ‘Calls’, row 1" in columns_page(client, reading_id).content.decode()
