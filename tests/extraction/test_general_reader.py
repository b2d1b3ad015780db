"""The cautious reader: kinds of document, facts said outright, and silence about the rest."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.reading_samples import codes, outline, reading_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Freedom of information request 12\nPlease say what was done.", "foi"),
        ("Agenda item 4\nInspection update\nMinutes:\nMembers noted the report.", "committee_minutes"),
        ("AGENDA ITEM 7 Report to the Joint Audit Committee 3 May 2021 HMICFRS update", "committee_report"),
        ("Appendix 1 traffic light: GREEN done AMBER under way", "tracker"),
        (
            "Northmoor revisit\nLetter information\nSent from: an inspector\nWe revisited the force.",
            "progress_letter",
        ),
        ("Inspection action plan\nThe service will act.", "action_plan"),
        ("1. Police and Crime Commissioner comments:\nI am glad of this report.", "pcc_response"),
        ("Report out\nThe inspectorate has today (4 May) published its report.", "press_release"),
        ("Backlogs found\nHMICFRS said the force has backlogs.", "news"),
        ("The force should act.\n[on]4 May 2017 [status]open[/status][/on]", "register_entry"),
        ("Reports\nReport one\nPCC’s Response\nReport two\nPCC’s Response", "response_index"),
        ("Good morning.\nThis is a letter about parking.", "unknown"),
    ],
)
def test_kind_is_told_by_the_documents_own_words(words: str, kind: str) -> None:
    assert reading_of(words).kind == kind


def test_numbered_recommendations_keep_their_numbers_and_deadlines() -> None:
    reading = reading_of(
        "Licensing letter\nOn 5th May 2015 HMIC published its report on "
        "licences.\n\nRecommendation 2\n\nWithin three months, "
        "every chief constable should count the licences held.\n\nRecommendation 5\n\nImmediately, every chief constable "
        "should say who decides. Where nobody does, the chief constable should name one.\n"
    )
    assert reading.published.value == date(2015, 5, 5)
    assert [(f.ref, f.addressee, f.due_text) for f in reading.findings] == [
        ("2", "chief constable", "Within three months"),
        ("5", "chief constable", "Immediately"),
    ]


def test_quoted_cause_of_concern_ends_with_its_quotation() -> None:
    reading = reading_of(
        "Northmoor Police cause of concern revisit\nPublished on: 3 June 2022\nOne cause of "
        "concern is looked at here. It read:\n"
        "“Leaders do not listen.\nThe force should:\n• hold meetings; and\n• write down what is said.”\n"
        "1. We came back in May.\n2. We spoke to staff.\n"
    )
    assert outline(reading.findings) == [
        ("CoC", None, "Leaders do not listen."),
        ("  Rec", None, "hold meetings"),
        ("  Rec", None, "write down what is said"),
    ]


def test_a_committees_own_recommendation_is_no_finding() -> None:
    reading = reading_of(
        "AGENDA ITEM 3\nReport to the Audit Committee\nHMICFRS update\nRecommendation\nThe "
        "Committee should note this report.\n"
        "The force should be thanked.\n"
    )
    assert reading.findings == ()
    assert "nothing_certain" in codes(reading)


@pytest.mark.parametrize(
    "words",
    [
        "HMICFRS says the force needs to improve and should act at once.",
        "Inspectors found areas for improvement.\n• The force should answer calls.",
        "GREEN The recommendation has been carried out\nRED It cannot be carried out",
        "What we do\n• We should listen more\n• We must train",
    ],
)
def test_should_and_needs_to_are_not_findings(words: str) -> None:
    assert reading_of(words).findings == ()


def test_counted_but_unread_findings_are_doubted() -> None:
    reading = reading_of("HMICFRS update\nThere are seven areas for improvement and one cause of concern.")
    messages = [doubt.message for doubt in reading.doubts if doubt.code == "counts_differ"]
    assert messages == [
        "The text speaks of one cause of concern; none could be read. Some may be missing.",
        "The text speaks of seven areas for improvement; none could be read. Some may be missing.",
    ]


def test_grades_come_before_or_after_their_areas_or_in_a_sentence() -> None:
    first = reading_of(
        "Gradings\nGood\nInvestigating crime\nResponding to the public\nInadequate\nGood use of resources\nAll said."
    )
    assert [(g.question, g.grade) for g in first.grades] == [
        ("Investigating crime", "good"),
        ("Responding to the public", "good"),
        ("Good use of resources", "inadequate"),
    ]
    after = reading_of("It was judged:\n• Effectiveness – requires improvement\n• People – good")
    assert [(g.question, g.grade) for g in after.grades] == [
        ("Effectiveness", "requires_improvement"),
        ("People", "good"),
    ]
    sentence = reading_of(
        "We were graded ‘requiring improvement’ on vetting and on conduct, and ‘good’ on corruption."
    )
    assert [(g.question, g.grade) for g in sentence.grades] == [
        ("vetting", "requires_improvement"),
        ("conduct", "requires_improvement"),
        ("corruption", "good"),
    ]


def test_dates_that_lack_a_part_are_no_dates() -> None:
    assert codes(reading_of("HMICFRS published its report on Northmoor in May 2025."))[0] == "date_month_only"
    assert codes(reading_of("HMICFRS has today (14 October) published its report."))[0] == "date_without_year"


def test_two_publication_dates_are_not_chosen_between() -> None:
    reading = reading_of(
        "HMICFRS published one report on 3 May 2021.\nHMICFRS published another on 9 June 2022."
    )
    assert reading.published.value is None


def test_wrongly_decoded_letters_are_doubted() -> None:
    assert "mixed_encodings" in codes(reading_of("Please say what the `arrangements¿ are."))


def test_force_is_told_only_when_one_stands_out() -> None:
    assert reading_of("Southvale Police and Eastmarch Police met.\nNothing else.").force.value == (
        "Southvale Police and Eastmarch Police"
    )
    assert reading_of("Southvale Police came.\nEastmarch Police went.").force.value is None
    assert reading_of("A report on Eastmarch Constabulary came.\nSouthvale Police liked it.").force.value == (
        "Eastmarch Constabulary"
    )
    assert reading_of("They met at Bridgegate Police Station.").force.value is None
