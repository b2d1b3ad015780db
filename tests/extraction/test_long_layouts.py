"""Layouts of whole documents, each seen in several formats: what heads a list, what a box holds, what a row says."""

from __future__ import annotations

import pytest

from tests.extraction.reading_samples import codes, outline, reading_of

_JOINT = (
    "Joint inspection of people held overnight\n\nA joint inspection by HM Inspectorate of Prisons and HMICFRS\n\n"
    "May 2023\n\nExecutive summary\n\nWe looked at forty records and found most of them whole.\n\nRecommendations\n\n"
    "We made recommendations that we believe will help.\n\nThe Ministry of Justice should:\n\n"
    "1. fund a nurse in each suite.\n\nHarbour health boards should:\n\n2. share what they know within a day.\n\n"
    "Background\n\nThe suites were built long ago.\n"
)


def test_joint_report_with_a_summary_is_the_inspectors_own_and_its_numbers_run_on() -> None:
    reading = reading_of(_JOINT)
    assert (reading.kind, reading.reader) == ("inspection_report", "thematic_report")
    assert outline(reading.findings) == [
        ("Rec", "1", "fund a nurse in each suite"),
        ("Rec", "2", "share what they know within a day"),
    ]
    assert "date_month_only" in codes(reading)


_ACCELERATED = (
    "Wexmere Police: accelerated cause of concern\n\nPublished on: 9 May 2024\n\nSent on: 7 May 2024\n\nDear [name]\n\n"
    "Cause of concern\n\nWexmere Police doesn’t know who is waiting for its help.\n\nRecommendations\n\n"
    "With immediate effect, and in any case by 30 June 2024, the force should:\n\n"
    "1. read its queue each hour.\n\n2. tell callers where they stand.\n\n"
    "Next steps\n\nYou should send us a plan; the force stays in Scan until then.\n"
)


def test_day_after_in_any_case_is_the_day_of_the_list_and_stays_in_names_the_phase() -> None:
    reading = reading_of(_ACCELERATED)
    assert [finding.due for finding in reading.findings] == [None, "2024-06-30", "2024-06-30"]
    assert reading.monitoring_phase.value == "scan"


def test_progress_under_a_shortened_recommendation_is_no_recommendation() -> None:
    reading = reading_of(
        "Wexmere Police – cause of concern revisit: call handling\nPublished on: 9 May 2024\nLetter information\n"
        "From: [name]\nTo: [name]\nBackground\nOur report gave the force a cause of concern. It read:\nCause of concern\n"
        "“Wexmere Police is failing to answer too many calls.”\nRecommendations\n"
        "Within six months, the force should make sure that it:\n    • answers calls at night; and\n"
        "    • rings back those who gave up.\nSummary of progress\nRecommendation\nOur assessment\n"
        "1. Answer calls at night\nComplete\n2. Ring back those who gave up\nNot started\n"
        "Answer calls at night – complete\nStaff told us that the new rota works, and that callers are heard.\n"
        "Conclusion\nThe force has more to do.\n"
    )
    assert outline(reading.findings) == [
        ("CoC", None, "Wexmere Police is failing to answer too many calls."),
        ("  Rec", None, "answers calls at night"),
        ("  Rec", None, "rings back those who gave up"),
    ]


@pytest.mark.parametrize("heading", [
    "Section 5. Summary of causes of concern, recommendations and areas for improvement",
    "Summary of causes of concern and areas for improvement",
])  # fmt: skip
def test_heading_of_a_list_of_everything_is_no_finding(heading: str) -> None:
    reading = reading_of(
        "Report on an unannounced inspection visit to police custody suites in Wexmere by HMICFRS\n\n"
        "Published on 3 May 2022\n\nSection 1. Leadership\n\nWe found much that was good.\n\n"
        "Area for improvement\n\n2.31 The force should count those whom it holds.\n\n"
        f"{heading}\n\n5.1 Cause of concern: Not all staff know the code.\n\n"
        "Recommendation: The force should take immediate action to teach it.\n"
    )
    assert outline(reading.findings) == [
        ("AFI", "2.31", "The force should count those whom it holds."),
        ("CoC", "5.1", "Not all staff know the code."),
        ("  Rec", None, "The force should take immediate action to teach it."),
    ]


_CHILDREN = (
    "<h1>An inspection of the effectiveness of the police response to children: Wexmere Police</h1>"
    "<p>Published on: 3 March 2025</p><h2>Our findings in short</h2><p>We found that much is done well.</p>"
    "<h2>Finding children who are missing</h2><p>Inadequate</p><p><b>Cause of concern</b></p>"
    "<p><b>The force’s search for children is slow. Children are at risk.</b></p>"
    "<p>One search began on the third day.</p>"
    "<p><b>Recommendations</b></p><p>Within three months, Wexmere Police should:</p>"
    "<ul><li>search at once; and</li><li>write down who searched.</li></ul><h2>Next steps</h2><p>We will come back.</p>"
)


def test_recommendations_set_as_their_concern_is_stand_under_it_across_an_explanation() -> None:
    reading = reading_of(f"<html><body>{_CHILDREN}</body></html>", name="report.html")
    assert outline(reading.findings) == [
        ("CoC", None, "The force’s search for children is slow. Children are at risk."),
        ("  Rec", None, "search at once"),
        ("  Rec", None, "write down who searched"),
    ]
    assert {finding.question for finding in reading.findings} == {"Finding children who are missing"}


def test_report_named_by_its_quotation_marks_alone_is_the_title_and_a_status_row_is_its_status() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    rows = [
        ("Recommendation", "Police forces should keep a list of those who wait."),
        ("Force response", "Accepted. The list is kept. Someone should read it."),
        ("Status", "In progress"),
    ]
    table = "<table>" + "".join(row.format(*pair) for pair in rows) + "</table>"
    reading = reading_of(
        "<html><body><h1>Wexmere PCC’s response to: “Left waiting: how calls are kept”</h1>"
        f"<p>Report published: 3 March 2022</p><h3>Recommendation 4</h3>{table}</body></html>",
        name="response.html",
    )
    assert reading.title.value == "Left waiting: how calls are kept"
    assert [(finding.ref, finding.status) for finding in reading.findings] == [("4", "In progress")]


def test_numbers_under_the_name_of_a_kind_are_references_and_a_quoted_concern_is_the_parent() -> None:
    cell = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>"
    rows = [
        ("AFI", "Description", "Position"),
        ("1", "The force should count its cells", "On track. Staff should finish in May."),
        ("2", "The force needs to mend its doors", "At risk"),
    ]
    table = "<table>" + "".join(cell.format(*row) for row in rows) + "</table>"
    reading = reading_of(
        "<html><body><h1>Report to the Police and Crime Panel</h1><p>Agenda item 7</p><p>14 March 2023</p>"
        "<h2>HMICFRS: PEEL 2021/22 – progress</h2><p>Recommendation: that the Panel notes the report.</p>"
        "<h2>1. Background</h2><p>1.1 The report has one cause of concern: “The force isn’t kind to its guests.” "
        "It made two recommendations:</p><p>(a) By 31 July 2022, the force should offer tea.</p>"
        "<p>(b) By 31 July 2022, the force should offer chairs.</p><h2>2. Areas for improvement</h2>"
        f"{table}</body></html>",
        name="paper.html",
    )
    assert outline(reading.findings) == [
        ("CoC", None, "The force isn’t kind to its guests."),
        ("  Rec", "a", "By 31 July 2022, the force should offer tea."),
        ("  Rec", "b", "By 31 July 2022, the force should offer chairs."),
        ("AFI", "1", "The force should count its cells"),
        ("AFI", "2", "The force needs to mend its doors"),
    ]


def test_list_of_areas_with_their_grades_gives_the_grades_of_a_report_without_badges() -> None:
    html = (
        "<html><body><h1>PEEL 2023–25: Wexmere Police</h1><p>Published 3 December 2024</p><p>Grades in this report</p>"
        "<ul><li>Preventing crime – Good</li><li>Investigating crime: Requires improvement</li></ul>"
        "<h2>Preventing crime</h2><p>People see officers.</p><h2>Investigating crime</h2><p>Some cases wait.</p>"
        "</body></html>"
    )
    reading = reading_of(html, name="peel.html")
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("Preventing crime", "good"),
        ("Investigating crime", "requires_improvement"),
    ]
    earlier = reading_of(
        html.replace("Grades in this report", "Grades in our previous report"), name="peel.html"
    )
    assert earlier.grades == ()


def test_reference_before_the_name_of_its_kind_is_kept_in_a_plan_with_tables_of_actions() -> None:
    table = (
        "<table><tr><td>Action</td><td>Owner</td><td>Target date</td></tr>"
        "<tr><td>Crews should have training</td><td>Head of Prevention</td><td>June 2023</td></tr></table>"
    )
    reading = reading_of(
        "<html><body><h1>HMICFRS Action Plan 2023–2025</h1><p>What Wexmere Fire and Rescue Service will do.</p>"
        "<h2>Cause of concern</h2><p>CoC: The service doesn’t know who is at risk</p>"
        f"<p><b>R1 Recommendation: find those most at risk first</b></p>{table}"
        "<h2>Areas for improvement</h2>"
        f"<p><b>A1 Area for improvement: The service should keep its maps up to date</b></p>{table}</body></html>",
        name="plan.html",
    )
    assert outline(reading.findings) == [
        ("CoC", None, "The service doesn’t know who is at risk"),
        ("  Rec", "R1", "find those most at risk first"),
        ("AFI", "A1", "The service should keep its maps up to date"),
    ]


def test_page_of_several_recommendations_is_of_the_force_it_names_and_ends_where_the_site_goes_on() -> None:
    log = "<p>[on]3rd November 2016 [status]awaiting-review[/status][/on]</p>"
    reading = reading_of(
        "<html><body><h1>Recommendations: Wexmere Police</h1><h3>PEEL: Police efficiency 2016 (7001)</h3>"
        f"<p>The force should count its calls.</p>{log}<h3>Stop and search revisits (7002)</h3>"
        f"<p>Within three months, the force should publish its figures.</p>{log}"
        "<h2>Related content</h2><ul><li>What forces should do next</li><li>A guide</li></ul></body></html>",
        name="register.html",
    )
    assert reading.force.value == "Wexmere Police"
    assert outline(reading.findings) == [
        ("Rec", "7001", "The force should count its calls."),
        ("Rec", "7002", "Within three months, the force should publish its figures."),
    ]


def test_those_present_at_a_meeting_are_no_title() -> None:
    reading = reading_of(
        "Wexmere Police and Crime Panel\n\nMinutes of the meeting of 4 May 2023\n\nPresent: Ms A (Chair)\n\n"
        "12. HMICFRS update\n\nThe Panel noted the report.\n"
    )
    assert reading.title.value is None or not reading.title.value.startswith("Present")
