"""Responses in no form, index pages, answers to requests, and news: what is quoted is read, what is only told is not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.reading_samples import codes, outline, reading_of, sample


def test_numbered_response_gives_the_findings_it_quotes_and_counts_the_one_it_does_not() -> None:
    reading = sample("responses/northmoor_numbered.txt")
    assert (reading.reader, reading.kind, reading.title.value) == ("pcc_response", "pcc_response", None)
    assert (reading.force.value, reading.published.value) == ("Northmoor Police", date(2024, 3, 14))
    assert outline(reading.findings) == [
        ("CoC", None, "The force leaves detained people alone for too long."),
        ("AFI", "AFI 1", "The force should write down why each search was made."),
        ("AFI", "AFI 2", "The force should let every detainee see a nurse within an hour."),
        ("AFI", None, "The constabulary should audit its custody records each month."),
    ]
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("protecting vulnerable people", "requires_improvement"),
        ("investigating crime", "good"),
    ]
    assert codes(reading) == ["confirm_published", "counts_differ"]


def test_letter_quotes_recommendations_with_their_limbs_and_answers_are_left_out() -> None:
    reading = sample("responses/eastmarch_letter.txt")
    assert (reading.reader, reading.kind) == ("pcc_response", "pcc_response")
    assert reading.title.value == "Lost on the line – An inspection of how forces answer calls"
    assert (reading.force.value, reading.published.value) == ("Eastmarch Constabulary", date(2023, 4, 17))
    assert outline(reading.findings) == [
        (
            "Rec",
            "2",
            "Within three months, chief constables should count the calls that nobody answers.",
        ),
        (
            "Rec",
            "3",
            "By 31 October 2023, chief constables should make sure that: every call handler is trained; "
            "and every call is listened to again if the caller complains.",
        ),
    ]
    assert codes(reading) == ["confirm_published", "counts_differ"]


def test_wide_table_and_a_table_for_one_finding_are_both_read() -> None:
    reading = sample("responses/southvale_tables.html")
    assert (reading.reader, reading.title.value) == ("pcc_response", "Slow to answer")
    assert (reading.force.value, reading.published.value) == ("Southvale Police", date(2023, 5, 3))
    assert outline(reading.findings) == [
        ("Rec", "1", "By 30 September 2023, chief constables should flag repeat callers."),
        ("Rec", "4", "With immediate effect, forces should stop closing cases that nobody has looked at."),
        ("AFI", None, "The force should tell callers how long they will wait."),
    ]
    assert codes(reading) == ["confirm_published"]


def test_news_of_a_cause_of_concern_is_read_with_what_the_inspectorate_asks_for() -> None:
    reading = sample("responses/wexmere_news.txt")
    assert (reading.reader, reading.kind) == ("publicity", "news")
    assert reading.title.value == "Wexmere and Eastmarch told to put their licensing right"
    assert outline(reading.findings) == [
        ("CoC", None, "the two forces together have “long delays” in renewing licences"),
        ("  Rec", None, "have every licence signed by a manager"),
        ("  Rec", None, "look at the oldest cases first"),
        ("  Rec", None, "within the next three months, give the team the people it needs"),
    ]
    assert codes(reading) == []


def test_press_statement_gives_grades_and_no_findings() -> None:
    reading = sample("responses/northmoor_statement.txt")
    assert (reading.reader, reading.kind) == ("publicity", "press_release")
    assert reading.title.value == "Commissioner welcomes HMICFRS report on Northmoor Police"
    assert (reading.force.value, reading.published.value) == ("Northmoor Police", None)
    assert reading.findings == ()
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("engaging with the public", "outstanding"),
        ("use of resources", "good"),
        ("supporting the workforce", "good"),
        ("preventing crime and anti-social behaviour (ASB)", "adequate"),
        ("protecting vulnerable people", "adequate"),
        ("responding to the public", "requires_improvement"),
        ("investigating crime", "requires_improvement"),
        ("managing offenders", "requires_improvement"),
        ("leadership and force management", "requires_improvement"),
    ]
    assert codes(reading) == ["posted_not_published", "nothing_certain", "counts_differ"]


def test_index_page_has_no_findings_and_says_that_it_covers_several_reports() -> None:
    reading = sample("responses/southvale_index.txt")
    assert (reading.reader, reading.kind) == ("response_index", "response_index")
    assert reading.title.value == "Inspection reports and responses"
    assert (reading.force.value, reading.published.value) == ("Southvale Police", None)
    assert reading.findings == ()
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("PEEL: Police Efficiency 2016 inspection", "requires_improvement")
    ]
    assert codes(reading) == ["several_reports", "nothing_certain"]


def test_answer_to_a_request_gives_the_recommendations_and_not_the_answers() -> None:
    reading = sample("responses/eastmarch_foi.txt")
    assert (reading.reader, reading.kind) == ("foi_answer", "foi")
    assert reading.title.value == "Licensing recommendations - 71/19"
    assert (reading.force.value, reading.published.value) == ("Eastmarch Constabulary", None)
    assert outline(reading.findings) == [
        ("Rec", "2", "By December 2018, every chief constable should count the licences held."),
        ("Rec", "5", "Immediately, every chief constable should say who decides."),
    ]
    assert codes(reading) == ["date_month_only"]


@pytest.mark.parametrize(
    ("sentence", "grades"),
    [
        (
            "Northmoor Police was graded as ‘good’ at preventing crime, tackling disorder and keeping people safe.",
            [("preventing crime, tackling disorder and keeping people safe", "good")],
        ),
        (
            "HMICFRS graded it as inadequate in responding to the public, while finding it required improvement in "
            "investigating crime, protecting vulnerable people and managing offenders.",
            [
                ("responding to the public", "inadequate"),
                ("investigating crime", "requires_improvement"),
                ("protecting vulnerable people", "requires_improvement"),
                ("managing offenders", "requires_improvement"),
            ],
        ),
        (
            "We were judged ‘good’ for effectiveness, efficiency and legitimacy.",
            [("effectiveness", "good"), ("efficiency", "good"), ("legitimacy", "good")],
        ),
        (
            "The force was graded as ‘Good’ in terms of ‘Legitimacy’, as it was before.",
            [("Legitimacy", "good")],
        ),
        ("The force was judged ‘good’ in three areas and ‘adequate’ in the other two.", []),
        ("It had previously been graded as ‘inadequate’ for responding to the public.", []),
        ("Forces are graded outstanding, good, adequate, requires improvement or inadequate.", []),
    ],
)
def test_grades_in_sentences_are_taken_with_the_areas_they_are_for(
    sentence: str, grades: list[tuple[str, str]]
) -> None:
    reading = reading_of(f"News of an inspection\nHMICFRS has today published its report.\n{sentence}\n")
    assert [(grade.question, grade.grade) for grade in reading.grades] == grades


@pytest.mark.parametrize(
    "words",
    [
        "PCC welcomes HMICFRS report\nThe inspectors say the force must improve:\n• how it answers calls\n• its files",
        "PCC’s response to the HMICFRS report\nThe report has two recommendations.\nRecommendation 1\n"
        "Northmoor Police has done this.\nRecommendation 2: We have begun.",
        "Response to HMICFRS report: Slow to answer\nThe report makes recommendations that:\n"
        "• the Chief Constable has accepted\n• the Home Office will look at",
        "HMICFRS reports\nReports and responses can be found below.\nThe force should be proud of them.",
    ],
)
def test_papers_that_quote_no_finding_give_none(words: str) -> None:
    reading = reading_of(words)
    assert reading.findings == ()
    assert "nothing_certain" in codes(reading)


@pytest.mark.parametrize(
    "words",
    [
        "Agenda item 4\nReport to the Police and Crime Panel\nPCC response to the HMICFRS report\nSection 55 of the "
        "Police Act 1996 applies.",
        "Appendix 1\nRecommendations tracker\nPCC response\nHMICFRS has today published a list.",
        "Minutes of the meeting\nMembers noted that the commissioner has welcomed the HMICFRS report.",
    ],
)
def test_committee_papers_and_trackers_are_left_to_others(words: str) -> None:
    scores = {name: score for name, score, _ in reading_of(words).fits}
    assert max(scores[name] for name in ("pcc_response", "publicity", "response_index", "foi_answer")) < 0.35


def test_page_over_several_reports_gives_no_date_and_says_so() -> None:
    reading = reading_of(
        "PCC responses to HMICFRS inspections\nAn inspection of call handling (published 4 May 2024)\n"
        "Northmoor Police has looked at this.\nAn inspection of files (published 6 July 2025)\n"
        "Recommendation 1: By 31 March 2026, chief constables should check their files.\n"
    )
    assert outline(reading.findings) == [
        ("Rec", "1", "By 31 March 2026, chief constables should check their files.")
    ]
    assert reading.published.value is None
    assert codes(reading) == ["several_reports"]


def test_list_led_in_as_the_areas_for_improvement_is_read_without_its_explanations() -> None:
    reading = reading_of(
        "Response to PEEL 2021/22 – An inspection of Northmoor Police\n"
        "I give this response in respect of the HMICFRS report that was published on 14 October 2022 under section 55 "
        "of the Police Act 1996. The report before it was published on 3 May 2019.\n"
        "A summary of the report and the identified areas for improvement are: –\n"
        "1. The force needs to improve how it finds out who is vulnerable.\n"
        "Northmoor Police misses chances to help. It should do better.\n"
        "2. The force needs to supervise its investigations.\n"
    )
    assert outline(reading.findings) == [
        ("AFI", "1", "The force needs to improve how it finds out who is vulnerable."),
        ("AFI", "2", "The force needs to supervise its investigations."),
    ]
    assert (reading.force.value, reading.published.value) == ("Northmoor Police", date(2022, 10, 14))


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Response to HMICFRS report: Slow to answer", "Slow to answer"),
        (
            "Northmoor PCC response to HMIC report – Slow to answer: Time to act",
            "Slow to answer: Time to act",
        ),
        ("Commissioner’s response to HMICFRS report: ‘Slow to answer’", "Slow to answer"),
        ("Commissioner’s response to the inspectors", "Commissioner’s response to the inspectors"),
    ],
)
def test_a_response_is_called_by_the_report_it_answers(heading: str, title: str) -> None:
    assert reading_of(f"{heading}\nI welcome the HMICFRS report on Northmoor Police.\n").title.value == title


def test_day_of_today_is_told_where_the_page_was_put_up_on_that_day() -> None:
    words = "Commissioner welcomes report\nMarch 22, 2018\nHMICFRS has today ({}) published a report on Northmoor Police."
    assert reading_of(words.format("March 22")).published.value == date(2018, 3, 22)
    other = reading_of(words.format("March 23"))
    assert (other.published.value, codes(other)[0]) == (None, "date_without_year")


def test_force_is_named_without_the_words_before_it() -> None:
    reading = reading_of(
        "Statement from the Commissioner\nHMIC undertook a Crime Data Integrity Inspection of Northmoor Constabulary.\n"
        "Of the forces across England and Wales, Northmoor Constabulary is one.\n"
    )
    assert reading.force.value == "Northmoor Constabulary"


def test_force_that_left_a_phase_is_not_said_to_be_in_it() -> None:
    reading = reading_of(
        "Northmoor Police comes out\nThe inspectorate said that it removed Northmoor Police from the ‘engage’ stage of "
        "monitoring.\n"
    )
    assert reading.monitoring_phase.value is None


def test_words_of_the_force_and_of_the_commissioner_stand_under_their_own_headings() -> None:
    reading = reading_of(
        "Response to HMICFRS report: Slow to answer\nArea for improvement 1: The force should answer calls sooner.\n"
        "Force response\nMore people answer calls.\nThe force should see this in May.\nCommissioner’s comments\n"
        "I am content with this.\nI asked the Chief Constable of Northmoor Police the following questions at a scrutiny "
        "meeting on 4 May 2023:\n1. How many calls are lost?\n2. Who answers at night?\n"
    )
    assert outline(reading.findings) == [("AFI", "1", "The force should answer calls sooner.")]
    assert reading.force_response.value == "More people answer calls.\nThe force should see this in May."
    assert reading.pcc_statement.value == "I am content with this."
    assert [question.text for question in reading.questions] == [
        "How many calls are lost?",
        "Who answers at night?",
    ]
    assert reading.scrutiny_on.value == date(2023, 5, 4)


def test_commissioner_who_comments_on_a_report_is_news() -> None:
    reading = reading_of(
        "Commissioner comments on latest HMIC report\nHMIC have today published their report into the Effectiveness of "
        "Northmoor Police.\nNorthmoor Police received an overall grading of ‘Requires Improvement’.\n"
        "• Crime prevention – Good\n"
    )
    assert (reading.reader, reading.kind, reading.force.value) == (
        "publicity",
        "press_release",
        "Northmoor Police",
    )
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("Crime prevention", "good"),
        ("Effectiveness", "requires_improvement"),
    ]


def test_index_of_years_gives_the_grade_beneath_each_question() -> None:
    reading = reading_of(
        "HMIC PEEL Assessments\n2016\nEffectiveness - How effective is the force at keeping people safe?\n"
        "Overall Northmoor Police has been assessed as good. Read more here.\n"
        "Read the response from the PCC to the Home Secretary\nGood\n"
        "2016\nEfficiency - How efficient is the force?\nRead the response from the PCC on HMIC Efficiency Inspection\n"
        "Requires improvement\n"
    )
    assert (reading.reader, reading.force.value) == ("response_index", "Northmoor Police")
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("Effectiveness - How effective is the force at keeping people safe?", "good"),
        ("Efficiency - How efficient is the force?", "requires_improvement"),
    ]
    assert codes(reading) == ["several_reports", "nothing_certain"]


def test_title_of_a_flattened_form_ends_where_its_next_label_begins() -> None:
    reading = reading_of(
        "Response by the Police and Crime Commissioner to HMIC inspections of Northmoor Police\n"
        "Title of Inspection: PEEL Effectiveness 2016 Date Inspection Published: 2 March 2017 Deadline: May\n"
        "FORCE RESPONSE: The force was graded “good” for Efficiency and Legitimacy.\n"
    )
    assert reading.title.value == "PEEL Effectiveness 2016"
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("Efficiency", "good"),
        ("Legitimacy", "good"),
    ]
