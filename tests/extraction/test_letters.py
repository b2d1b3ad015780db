"""Letters about causes of concern: what is quoted, what has come of it, and what was raised ahead of the report."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extraction.reading_samples import codes, outline, reading_of, sample

_HEAD = "Northmoor Police: Cause of concern revisit letter\nPublished on: 3 June 2022\nLetter information\n"


def test_accelerated_letter_gives_concerns_with_their_own_recommendations_and_days() -> None:
    reading = sample("letters/northmoor_accelerated_2024.txt")
    assert (reading.kind, reading.reader) == ("progress_letter", "letters")
    assert reading.title.value == "Northmoor Police: accelerated causes of concern"
    assert (reading.force.value, reading.published.value) == ("Northmoor Police", date(2024, 6, 6))
    assert outline(reading.findings) == [
        (
            "CoC",
            "1",
            "Northmoor Police doesn’t look for missing children soon enough. Officers often don’t read what earlier "
            "searches found.",
        ),
        ("  Rec", None, "make sure a supervisor reads each report of a missing child within an hour"),
        ("  Rec", None, "tell the local authority at once when a child is found"),
        ("  Rec", None, "train every response officer in what a return interview is for"),
        ("CoC", "2", "The force can’t show why people are kept in custody after a review."),
        ("  Rec", None, "Immediately, the force should make sure each review is written down in full."),
    ]
    assert [finding.parent for finding in reading.findings] == [None, "f1", "f1", "f1", None, "f5"]
    assert [finding.due_text for finding in reading.findings] == [
        None, "Within one month", "Within one month", "By 30 September 2024", None, "Immediately",
    ]  # fmt: skip
    assert [finding.accelerated for finding in reading.findings] == [True, False, False, False, True, False]
    assert codes(reading) == ["confirm_published"]


def test_status_in_a_heading_goes_to_the_recommendation_it_shortens() -> None:
    reading = sample("letters/wexmere_fire_revisit_2023.html")
    assert reading.force.value == "Wexmere Fire and Rescue Service"
    rows = zip(outline(reading.findings), reading.findings, strict=True)
    assert [(row[0], row[1], finding.status) for row, finding in rows] == [
        ("CoC", None, "in progress"),
        ("  Rec", None, "complete"),
        ("  Rec", None, "in progress"),
        ("  Rec", None, None),
        ("CoC", None, "completed"),
        ("  Rec", "1", "completed"),
        ("  Rec", "2", "completed"),
    ]  # fmt: skip
    assert [finding.due for finding in reading.findings] == [
        None, "2023-01-31", "2023-01-31", "2023-01-31", None, "2023-03-31", "2023-06-30",
    ]  # fmt: skip
    assert codes(reading) == ["confirm_published"]


def test_letter_that_tells_its_progress_in_prose_holds_no_finding() -> None:
    reading = sample("letters/eastmarch_progress_in_prose.txt")
    assert (reading.kind, reading.findings, reading.monitoring_phase.value) == ("progress_letter", (), "scan")
    assert codes(reading) == ["confirm_published", "nothing_certain", "counts_differ"]


def test_quoted_cause_of_concern_ends_with_its_quotation() -> None:
    reading = reading_of(
        "Northmoor Police cause of concern revisit\nPublished on: 3 June 2022\nOne cause of "
        "concern is looked at here. It read:\n"
        "“Leaders do not listen.\nThe force should:\n• hold meetings; and\n• write down what is said.”\n"
        "1. We came back in May.\n2. We spoke to staff.\nWrite down what is said – partially achieved\n"
    )
    assert outline(reading.findings) == [
        ("CoC", None, "Leaders do not listen."),
        ("  Rec", None, "hold meetings"),
        ("  Rec", None, "write down what is said"),
    ]
    assert [finding.status for finding in reading.findings] == [
        "partially achieved",
        None,
        "partially achieved",
    ]


def test_concern_sent_in_an_earlier_letter_is_the_paragraph_that_follows() -> None:
    reading = reading_of(
        _HEAD
        + "In our letter of 2 May 2022 we sent you the following cause of concern and our recommendation:\n"
        "The force does not answer letters.\nBy 30 June 2022, the force should have in place:\n"
        "• a post room; and\n• someone in it.\n2. You sent us a plan. It should be longer.\n"
    )
    assert outline(reading.findings) == [
        ("CoC", None, "The force does not answer letters."),
        ("  Rec", None, "a post room"),
        ("  Rec", None, "someone in it"),
    ]


def test_recommendations_without_their_concern_stand_alone_and_are_doubted() -> None:
    reading = reading_of(
        _HEAD + "We shared these causes of concern with you and made the following recommendations:\n"
        "By 30 September 2022, the force should:\n• count its keys; and\n• lock its doors.\nYou sent us a plan.\n"
    )
    assert outline(reading.findings) == [("Rec", None, "count its keys"), ("Rec", None, "lock its doors")]
    assert codes(reading) == ["confirm_published", "concern_not_stated"]


def test_only_the_concern_said_to_be_accelerated_is_marked_so() -> None:
    reading = reading_of(
        _HEAD + "In May we reported one cause of concern, keeping keys, as an accelerated cause of concern."
        " The other came later.\n"
        "Keeping keys\nOur inspection found:\n“The force loses its keys.”\nWe made the following recommendations:\n"
        "• The force should count its keys.\nAnswering letters\nOur inspection found:\n"
        "“The force does not answer letters.”\n"
        "We made the following recommendations:\n• Within three months, the force should read its letters.\n"
    )
    assert outline(reading.findings) == [
        ("CoC", None, "The force loses its keys."),
        ("  Rec", None, "The force should count its keys."),
        ("CoC", None, "The force does not answer letters."),
        ("  Rec", None, "Within three months, the force should read its letters."),
    ]
    assert [finding.accelerated for finding in reading.findings] == [True, False, False, False]


def test_concerns_told_as_a_list_are_each_a_finding_and_mere_subjects_are_not() -> None:
    told = reading_of(
        "Wexmere Fire and Rescue Service: Causes of concern revisit letter\n"
        "We identified two accelerated causes of concern:\n"
        "- The service does not know where its hydrants are, and has no list.\n"
        "- The service has engines that do not start when the weather is cold.\nThis letter sums up what we found.\n"
    )
    assert [(finding.kind, finding.accelerated) for finding in told.findings] == [
        ("cause_of_concern", True)
    ] * 2
    named = reading_of(
        _HEAD + "We identified two causes of concern:\n• prevention; and\n• protection.\nWe came back.\n"
    )
    assert named.findings == ()


@pytest.mark.parametrize(
    "words",
    [
        "Commissioner’s response to the cause of concern letter\nFrom: the commissioner\nTo: the inspectorate\nGlad.",
        "Agenda item 4\nCause of concern revisit letter\nMembers noted the letter.",
        "Letter about parking\nFrom: a neighbour\nGood morning.",
    ],
)
def test_answers_and_papers_about_letters_are_left_to_others(words: str) -> None:
    assert reading_of(words).reader != "letters"
