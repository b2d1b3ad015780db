"""Minutes and papers of fictional committees: what is the inspectors', and what is the committee's own."""

from __future__ import annotations

import pytest

from tests.extraction.reading_samples import codes, outline, reading_of, sample


def test_minutes_give_what_is_still_amber_and_what_is_quoted() -> None:
    reading = sample("papers/northmoor_minutes.txt")
    assert (reading.kind, reading.title.value, reading.force.value) == (
        "committee_minutes",
        "HMICFRS Inspection Update",
        "Northmoor Police",
    )
    assert outline(reading.findings) == [
        ("Rec", None, "Lockers to be searched once a month."),
        ("Rec", None, "Better tea in the canteen."),
        ("AFI", "AFI 7", "the Force should ask the public what it thinks of its station."),
        ("AFI", None, "The force should read its letters within a week"),
    ]
    assert [(f.status, f.due) for f in reading.findings] == [
        ("amber", "2020-09"),
        ("amber", None),
        (None, None),
        (None, None),
    ]
    assert codes(reading) == ["may_be_finding", "counts_differ"]


def test_paper_gives_what_it_announces_and_not_what_it_asks_of_the_panel() -> None:
    reading = sample("papers/wexmere_panel.txt")
    assert (reading.kind, reading.title.value, reading.force.value) == (
        "committee_report",
        "HMICFRS inspections update",
        "Wexmere Police",
    )
    assert str(reading.published.value) == "2020-09-27"
    assert outline(reading.findings) == [
        ("AFI", None, "The force should finish its investigations sooner."),
        ("AFI", None, "The force should have more detectives."),
        ("CoC", None, "Detainees are not told their rights."),
        ("  Rec", "a", "Immediately, the force should print the rights on each door"),
        ("  Rec", "b", "Within three months, the force should train its staff."),
        ("AFI", "AFI 9", "The force needs to improve its heating."),
    ]


def test_paper_without_line_breaks_is_cut_where_each_item_begins() -> None:
    reading = sample("papers/wexmere_run_on_paper.txt")
    assert (reading.kind, reading.title.value) == ("committee_report", "HMIC Update")
    assert outline(reading.findings) == [
        ("AFI", None, "The force should find out which skills its people have, and write them down"),
        ("AFI", None, "The force should work out what each of its buildings costs"),
        ("AFI", None, "The force should make a plan for its vans. The plan should say who may drive them."),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Agenda item\n\nInspection reports\n\nThe Panel considered a report on HMICFRS.\n\nResolved: That the "
        "Panel notes\n\n"
        "(i)  that the force should be thanked.\n\nSupporting documents:\n",
        "Report of the Chief Constable.\nMembers received a report on HMICFRS recommendations.\n• The Chair "
        "said the force "
        "should do more.\nRESOLVED, that – the report be noted.\n",
        "Meeting date: 4 May 2021\nReport of: The Commissioner\nSubject: HMICFRS "
        "reports\n\nRecommendations\nMembers are asked "
        "to:\na) note the report; and\nb) recommend that the force should report back.\n\nBackground\nThe "
        "force must reply.\n",
        "Eastmarch Fire Authority\nAudit Committee\nMeeting to be held on 3 May 2022\nHMICFRS update\nRecommendation\n"
        "The Committee is requested to note the update.\nOverview\nThe service should hear in June.\n",
    ],
)
def test_what_committees_resolve_ask_and_are_told_is_no_finding(words: str) -> None:
    reading = reading_of(words)
    assert reading.kind in {"committee_minutes", "committee_report"}
    assert outline(reading.findings) == []
    assert codes(reading) == ["nothing_certain"]


def test_grades_of_several_areas_in_one_line_are_told_apart() -> None:
    reading = reading_of(
        "Agenda item\n\nInspection Report: PEEL 2021/22 - An Inspection of Northmoor "
        "Police\n\nMinutes:\n\nThe areas were graded:\n\n"
        "·  Preventing crime - good\n·  Investigating crime, helping victims - requires improvement.\n"
    )
    assert reading.title.value == "PEEL 2021/22 - An Inspection of Northmoor Police"
    assert reading.force.value == "Northmoor Police"
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("Preventing crime", "good"),
        ("Investigating crime", "requires_improvement"),
        ("helping victims", "requires_improvement"),
    ]


def test_short_name_of_a_force_is_kept_where_it_is_all_there_is() -> None:
    told = "Minutes:\nMembers noted that {} had been inspected by HMICFRS.\nRESOLVED – That the report be noted.\n"
    assert reading_of(told.format("WXFRS")).force.value == "WXFRS"
    assert reading_of(told.format("CoLP")).force.value == "City of London Police"


def test_states_in_brackets_and_tables_of_grades_are_read() -> None:
    page = (
        "<p>Audit and Governance Board</p><p>Item 6: HMICFRS – progress on custody</p><p>Members are asked to "
        "note progress.</p>"
        "<h2>Custody (published 12 January 2023)</h2><p>Cause of concern: The force does not look after detainees.</p>"
        "<p>Recommendation 1: The force should visit each cell. [Open]</p><p>Recommendation 2: The force "
        "should write it down. "
        "(Closed)</p><table><tr><th>Area</th><th>Grade</th></tr><tr><td>Vetting</td><td>Good</td></tr></table>"
    )
    reading = reading_of(f"<!DOCTYPE html><html><body>{page}</body></html>", name="page.html")
    assert (reading.title.value, str(reading.published.value)) == (
        "HMICFRS – progress on custody",
        "2023-01-12",
    )
    assert outline(reading.findings) == [
        ("CoC", None, "The force does not look after detainees."),
        ("  Rec", "1", "The force should visit each cell."),
        ("  Rec", "2", "The force should write it down."),
    ]
    assert [finding.status for finding in reading.findings] == [None, "Open", "Closed"]
    assert [(grade.question, grade.grade) for grade in reading.grades] == [("Vetting", "good")]


def test_item_whose_members_ask_is_minutes_whatever_it_is_about() -> None:
    reading = reading_of(
        "Agenda item\nTo consider item 6\nThe Head of Sheds told Members that two papers on HMICFRS were before them.\n"
        "The report gave two causes of concern. An Action Plan went to HMICFRS. The Action Plan is kept up to date.\n"
        "A Member asked if updates would come to the Boats Committee.\nThe Head of She"
    )
    assert (reading.kind, reading.title.value, reading.findings) == ("committee_minutes", None, ())
    assert codes(reading) == ["nothing_certain", "counts_differ"]


def test_people_at_a_meeting_are_not_its_subject() -> None:
    reading = reading_of(
        "Agenda item\n\nThis report sums up the latest inspection of Northmoor Police.\n\n"
        "A Farrow, Northmoor Police and Crime Commissioner (PCC)\n\nKey points raised during the discussion:\n\n"
        "1. A Member asked whether Grade 1 calls were answered in time.\n"
    )
    assert (reading.kind, reading.title.value, reading.findings) == ("committee_minutes", None, ())


def test_subject_of_a_paper_that_lost_its_line_breaks_ends_where_the_next_label_begins() -> None:
    reading = reading_of(
        "PAPER MARKED B JOINT AUDIT PANEL Report of CHIEF CONSTABLE Subject BOAT AUDITS AND TRACKING Date MONDAY "
        "7 DECEMBER 2015 – 13:00pm Author A FARROW Purpose of Report 1. This report tells of the audits."
    )
    assert (reading.kind, reading.title.value) == ("committee_report", "BOAT AUDITS AND TRACKING")
    assert reading.findings == ()
