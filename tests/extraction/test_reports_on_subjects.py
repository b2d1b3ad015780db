"""Thematic, custody, child protection and crime recording reports: what is asked, of whom, by when."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.reading_samples import codes, outline, reading_of, sample

REGISTER = (
    "By 31 March 2024, chief constables should make sure that every item seized is entered in one register."
)
CASH = (
    "With immediate effect, chief constables should: • stop keeping cash in cupboards that one person can open; and • "
    "count what is there each week."
)


def test_thematic_recommendations_are_read_once_with_addressee_and_day() -> None:
    reading = sample("reports/licensing_thematic_2023.html")
    assert (reading.kind, reading.reader) == ("inspection_report", "thematic_report")
    title = "Who holds the key? A thematic inspection of how police forces keep seized property"
    assert (reading.title.value, reading.force.value) == (title, None)
    assert reading.published.value == date(2023, 10, 19)
    assert [(f.kind[:3], f.ref, f.addressee, f.due_text, f.due) for f in reading.findings] == [
        ("rec", "1", "chief constables", "By 31 March 2024", "2024-03-31"),
        ("rec", "2", "chief constables", "With immediate effect", None),
        (
            "rec",
            "3",
            "the Home Office, College of Policing and National Police Chiefs’ Council",
            "By 30 September 2024",
            "2024-09-30",
        ),
        ("rec", "4", "police and crime commissioners", "Within six months", None),
        ("rec", "5", "The National Crime Agency", "by 1 June 2024", "2024-06-01"),
        ("are", "1", "Forces", None, None),
        ("are", "2", "Forces", None, None),
    ]
    assert [reading.findings[0].text, reading.findings[1].text] == [REGISTER, CASH]
    assert [len(finding.also) for finding in reading.findings] == [1, 3, 0, 0, 0, 0, 0]
    assert codes(reading) == ["confirm_published", "history_passed_over"]


def test_custody_report_reads_concerns_and_areas_and_no_old_recommendations() -> None:
    reading = sample("reports/southvale_custody_2021.txt")
    assert (reading.reader, reading.force.value) == ("custody_report", "Southvale Police")
    assert reading.published.value == date(2021, 11, 4)
    assert outline(reading.findings) == [
        ("CoC", None, "Southvale Police doesn’t know how often force is used in its custody suites."),
        (
            "  Rec",
            None,
            "The force should write down each use of force, and look at a sample of recordings to see that it was "
            "needed.",
        ),
        ("CoC", None, "Children wait too long for somewhere to sleep."),
        ("  Rec", None, "ask the local authority for a bed in each case"),
        ("  Rec", None, "count the cases in which none was given"),
        ("AFI", "1.8", "The force should have enough custody officers on each shift."),
        ("AFI", "1.9", "The force should improve how it checks records."),
        ("AFI", None, "The force should make sure detainees are offered exercise."),
    ]
    assert [finding.parent for finding in reading.findings] == [
        None,
        "f1",
        None,
        "f3",
        "f3",
        None,
        None,
        None,
    ]
    assert codes(reading) == ["confirm_published", "history_passed_over"]


def test_older_custody_reports_call_a_concern_an_area_of_concern() -> None:
    reading = reading_of(
        "Report on an inspection visit to police custody suites in Southvale\nPublished on: 4 November 2014\n"
        "Area of concern: Detainees of Southvale Police are not told their rights.\n"
        "Recommendation: The force should tell every detainee what they may ask for.\n"
    )
    assert outline(reading.findings) == [
        ("CoC", None, "Detainees of Southvale Police are not told their rights."),
        ("  Rec", None, "The force should tell every detainee what they may ask for."),
    ]


def test_child_protection_items_stand_under_the_deadline_that_leads_them_in() -> None:
    reading = sample("reports/northmoor_child_protection_2018.txt")
    assert (reading.reader, reading.force.value) == ("child_protection", "Northmoor Police")
    assert [
        (row[2], f.due_text) for row, f in zip(outline(reading.findings), reading.findings, strict=True)
    ] == [
        (
            "We recommend that, within three months, Northmoor Police improves what it does when a child is missing, by: "
            "• searching the child’s home first; and • asking whether the child may be exploited.",
            "within three months",
        ),
        ("reviews how it writes down a child’s own words", "within six months"),
        ("takes steps to share them with the local authority", "within six months"),
        (
            "We recommend that Northmoor Police immediately stops keeping children in cells overnight for want of a bed.",
            "immediately",
        ),
    ]
    assert codes(reading) == ["confirm_published"]


def test_what_was_recommended_years_ago_is_told_as_history() -> None:
    reading = reading_of(
        "Northmoor Police – National child protection inspection assessment of progress\nContents\nIntroduction\n"
        "This report sets out what Northmoor Police has done.\nOur 2016 inspection\nIn 2016 we found failings.\n"
        "We recommended that within three months, the force should:\n- plan better; and\n- look sooner.\n"
    )
    assert (reading.reader, reading.findings) == ("child_protection", ())
    assert codes(reading) == ["history_passed_over", "nothing_certain"]


def test_crime_recording_report_has_grades_by_question_and_lists_by_deadline() -> None:
    reading = sample("reports/eastmarch_crime_recording_2017.txt")
    assert (reading.reader, reading.force.value) == ("crime_recording", "Eastmarch Constabulary")
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("How effective is the force at recording reported crime?", "inadequate"),
        (
            "How well does the force demonstrate the leadership and culture necessary to meet the national standards for "
            "crime recording?",
            "good",
        ),
    ]
    assert [(row[0], row[2], f.due_text) for row, f in zip(outline(reading.findings), reading.findings, strict=True)] == [
        ("CoC", "The force fails to record too many violent crimes when they are reported.", None),
        ("  Rec", "review each report of violence that was closed without a crime number", "Immediately"),
        ("  Rec", "record the crimes it finds", "Immediately"),
        ("  Rec", "train its call handlers in when a crime must be recorded", "Within three months"),
        ("  Rec", "tell victims when a record is cancelled", "Within three months"),
        ("AFI", "The force should improve how it writes down what victims say of themselves.", None),
        ("AFI", "The force should make sure that reports sent by e-mail are read each day.", None),
    ]  # fmt: skip
    assert codes(reading) == ["confirm_published"]


@pytest.mark.parametrize(
    "words",
    [
        "Response to HMICFRS thematic inspection of seized property\nPublished on: 3 May 2023\nWe recommend nothing.",
        "Thematic inspection of seized property\nFreedom of information request\nRecommendation 1\nForces should act.",
        "AGENDA ITEM 4 Report to the Audit Committee\nThematic inspection\nOur inspection lead said so.",
        "PEEL 2021/22 – An inspection of Southvale Police\nInvestigating crime\nGood\nAreas for improvement\n"
        "The force should plan.\n",
    ],
)
def test_answers_to_reports_and_reports_on_forces_are_left_to_others(words: str) -> None:
    own = {"letters", "thematic_report", "custody_report", "child_protection", "crime_recording"}
    assert reading_of(words).reader not in own


def test_lettered_limbs_belong_to_their_recommendation_and_headings_name_the_body() -> None:
    reading = reading_of(
        "Joint inspection of how letters are answered\nPublished on: 7 June 2023\nThis report sets out what we found.\n"
        "Recommendations for chief constables\nBy 31 December 2023, chief constables should:\n(a) name a lead; and\n"
        "(b) say what that lead does.\nRecommendations for the Crown Prosecution Service\n"
        "By 31 March 2024, the Crown Prosecution Service should answer within ten days.\n"
        "Areas for improvement\nForces should:\n"
        "• open their post; and\n• read it.\nAnnex A: What we recommended in 2019\nRecommendation 1\n"
        "Chief constables should appoint a lead.\n"
    )
    assert [(f.kind[:3], f.text, f.addressee, f.due) for f in reading.findings] == [
        (
            "rec",
            "By 31 December 2023, chief constables should: (a) name a lead; and (b) say what that lead does.",
            "chief constables",
            "2023-12-31",
        ),
        (
            "rec",
            "By 31 March 2024, the Crown Prosecution Service should answer within ten days.",
            "the Crown Prosecution Service",
            "2024-03-31",
        ),
        ("are", "open their post", None, None),
        ("are", "read it", None, None),
    ]
    assert codes(reading) == ["confirm_published", "history_passed_over"]


def test_sentences_that_go_on_in_a_numbered_box_belong_to_it_and_narrative_does_not() -> None:
    reading = reading_of(
        "A thematic inspection of keys\nPublished on: 7 June 2023\nContents\nRecommendations ........ 4\n"
        "Forces should have known.\n"
        "Recommendation 1\nBy 30 April 2024, chief constables should set up a register of keys. It is overdue.\n"
        "As a minimum, the register should:\n• name each key; and\n• say who holds it.\n"
        "When a key is lost, the holder should be told.\nFew forces have one. Forces should hurry.\n"
    )
    assert [finding.text for finding in reading.findings] == [
        "By 30 April 2024, chief constables should set up a register of keys. It is overdue. As a minimum, the register "
        "should: • name each key; and • say who holds it. When a key is lost, the holder should be told."
    ]
    assert reading.types["thematic"].value is True


def test_recommendations_of_two_numbers_are_two_however_alike() -> None:
    reading = reading_of(
        "A thematic inspection of keys\nPublished on: 7 June 2023\nContents\nRecommendation 1\n"
        "By 30 April 2024, chief constables should make sure that each key is counted, cleaned and hung up once a week.\n"
        "Recommendation 2\n"
        "By 30 April 2024, chief constables should make sure that each key is counted, cleaned and hung up once a year.\n"
    )
    assert [(finding.ref, finding.also) for finding in reading.findings] == [("1", ()), ("2", ())]


def test_parts_of_what_is_recommended_belong_to_it() -> None:
    reading = reading_of(
        "Northmoor Police – National Child Protection Inspection\nPublished on: 18 June 2020\nContents\n"
        "Recommendations\nImmediately\n"
        "We recommend that Northmoor Police improves its visits to children by making sure that:\n"
        "• each child is spoken to; and\n• what they say is written down.\n"
        "Within three months\nWe recommend that Northmoor Police:\n• trains its officers; and\n• counts its visits.\n"
    )
    assert outline(reading.findings) == [
        (
            "Rec",
            None,
            "We recommend that Northmoor Police improves its visits to children by making sure that: • each child is "
            "spoken to; and • what they say is written down.",
        ),
        ("Rec", None, "trains its officers"),
        ("Rec", None, "counts its visits"),
    ]
    assert [finding.due_text for finding in reading.findings] == [
        "Immediately",
        "Within three months",
        "Within three months",
    ]


def test_custody_report_without_contents_is_known_by_its_sections_and_named_by_its_place() -> None:
    reading = reading_of(
        "Report on an unannounced inspection visit to police custody suites in Northmoor\nFebruary 2022\n"
        "Section 1. Leadership and partnerships\n"
        "We inspected the suites which Northmoor Police and Southvale Police share.\n"
        "Of the 29 recommendations made then, 12 still need attention. This time we have made three"
    )
    assert (reading.reader, reading.force.value, reading.findings) == (
        "custody_report",
        "Northmoor Police",
        (),
    )
    assert codes(reading) == ["date_month_only", "nothing_certain", "text_breaks_off"]


def test_page_of_the_inspectorates_with_a_way_to_the_report_is_no_news() -> None:
    reading = reading_of(
        "Not going back: a spotlight report on roads policing\nPublished on: 26 April 2023\nPrint this document\n"
        "Get the report\nContents\nRecommendations\nRecommendation 1\n"
        "By 1 October 2023, the Home Office should say who leads.\nRecommendation 2\n"
        "With effect from 1 April 2024, the College of Policing should"
    )
    assert (reading.reader, reading.title.value) == (
        "thematic_report",
        "Not going back: a spotlight report on roads policing",
    )
    assert outline(reading.findings) == [
        ("Rec", "1", "By 1 October 2023, the Home Office should say who leads."),
        ("Rec", "2", "With effect from 1 April 2024, the College of Policing should"),
    ]


def test_key_to_the_grades_is_no_grade() -> None:
    reading = reading_of(
        "PEEL assessments 2023 – 2025\n\nThis page is about the cycle. The grades are:\n\n"
        "  • Good – The force has shown nearly all we look for\n"
        "  • Inadequate – We have causes for concern and have made recommendations to the force\n"
    )
    assert (reading.grades, reading.findings) == ((), ())


def test_national_report_that_speaks_of_peel_is_no_report_on_one_force() -> None:
    reading = reading_of(
        "State of Policing: The Annual Assessment of Policing 2018\nPublished on: 18 July 2019\nContents\nForeword\n"
        "This is my report to the Secretary of State.\nThe report’s parts\nPart 1 says how policing stands.\n"
        "Changes to our PEEL programme\nWe reduced the number of our questions.\n"
    )
    assert (reading.reader, reading.kind) == ("thematic_report", "inspection_report")


def test_custody_paragraphs_of_the_summary_and_of_the_body_are_one_finding_each() -> None:
    reading = reading_of(
        "Report on an unannounced inspection visit to police custody suites in Southvale\nPublished on: 3 May 2022\n"
        "Summary\nWe inspected the suites of Southvale Constabulary.\n"
        "S44 Cause of concern: The constabulary does not review detention in person.\n"
        "S45 Recommendation: The constabulary should take action at once so that reviews are held in the suite.\n"
        "Section 3. In the custody suite\nAreas for improvement\n"
        "3.1 The constabulary should care for dignity and ensure that, in particular:\n"
        "• showers have doors;\n• blankets are clean.\n"
        "3.2 Detainees should be told why they are held.\n"
        "3.3 Staff said that this should be so. We agreed.\n"
        "Section 6. Summary of areas for improvement\n"
        "6.1 Cause of concern: The constabulary does not review detention in person.\n"
        "Recommendation: The constabulary should take action at once so that reviews are held in the suite. (S45)\n"
        "Areas for improvement\n"
        "6.2 The constabulary should care for dignity and ensure that, in particular: (3.1)\n"
        "• showers have doors;\n• blankets are clean.\n"
        "6.3 Detainees should be told why they are held. (3.2)\n"
    )
    assert outline(reading.findings) == [
        ("CoC", None, "The constabulary does not review detention in person."),
        (
            "  Rec",
            "S45",
            "The constabulary should take action at once so that reviews are held in the suite.",
        ),
        (
            "AFI",
            "3.1",
            "The constabulary should care for dignity and ensure that, in particular: • showers have doors; "
            "• blankets are clean.",
        ),
        ("AFI", "3.2", "Detainees should be told why they are held."),
    ]


def test_what_a_numbered_chapter_tells_of_an_earlier_report_is_history() -> None:
    reading = reading_of(
        "Seen and heard? A thematic inspection of recordings\nPublished on: 14 December 2023\nForeword\n"
        "Recommendation 1\nBy 31 March 2024, the Home Office should set out what a witness is.\n"
        "3. Progress since our 2019 report\nRecommendation 3 (2019)\nChief constables should buy more servers.\n"
        "This has been done.\n"
    )
    assert outline(reading.findings) == [
        ("Rec", "1", "By 31 March 2024, the Home Office should set out what a witness is.")
    ]
    assert codes(reading) == ["confirm_published", "history_passed_over"]


def test_bulleted_sentences_that_recommend_are_recommendations() -> None:
    reading = reading_of(
        "National child protection inspection: Northmoor Police\n\nRecommendations\n\n"
        "• We recommend that, within three months, Northmoor Police finds children at risk when people call.\n"
        "• We recommend that, within six months, Northmoor Police writes down what children say.\n"
    )
    assert [finding.due_text for finding in reading.findings] == ["within three months", "within six months"]
