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
        ("CoC", None, None),
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


def test_page_that_raises_a_concern_ahead_of_the_report_is_read_with_its_days() -> None:
    reading = reading_of(
        "PEEL 2023–25 Southvale Police: accelerated cause of concern\nPublished on: 5 March 2024\n"
        "We are reporting this before the full report.\nAccelerated cause of concern\n"
        "Southvale Police isn’t finding its keys. Doors stay locked.\n"
        "Recommendations\nBy 30 April 2024, Southvale Police should:\n"
        "• count its keys; and\n• make sure a lost key is replaced within 15 days.\n"
        "By 30 June 2024, Southvale Police should train its locksmiths.\n"
        "Why we are concerned\nHalf of all doors are locked."
    )
    assert [(f.kind[:3], f.accelerated, f.due) for f in reading.findings] == [
        ("cau", True, None),
        ("rec", False, "2024-04-30"),
        ("rec", False, "2024-04-30"),
        ("rec", False, "2024-06-30"),
    ]
    assert reading.reader == "letters"


def test_table_of_progress_gives_each_recommendation_its_status_and_no_second_finding() -> None:
    rows = "".join(
        f"<tr><td>{words}</td><td>{status}</td></tr>"
        for words, status in (("Set out who opens", "Complete"), ("Check the doors", "In progress"))
    )
    reading = reading_of(
        "<!DOCTYPE html><html><body><h1>Northmoor Police: causes of concern progress letter</h1><p>Dear Chief</p>"
        "<p>We issued the following cause of concern:</p><blockquote><p>Doors are not opened.</p><p>The force should:</p>"
        "<ul><li>set out who opens; and</li><li>check the doors.</li></ul></blockquote>"
        f"<table>{rows}</table></body></html>",
        name="letter.html",
    )
    assert [(row, f.status) for row, f in zip(outline(reading.findings), reading.findings, strict=True)] == [
        (("CoC", None, "Doors are not opened."), "In progress"),
        (("  Rec", None, "set out who opens"), "Complete"),
        (("  Rec", None, "check the doors"), "In progress"),
    ]


def test_recommendations_go_to_the_listed_concern_the_words_before_them_speak_of() -> None:
    reading = reading_of(
        "Northmoor Police: causes of concern revisit letter\nLetter information\nFrom\nAn Inspector\nTo\nA Chief\n"
        "Sent on\n21 May 2024\nBackground\nWe identified two causes of concern, which were that the force:\n"
        "- was losing the keys of its stations; and\n- did not answer letters from victims.\nAnswering the public\n"
        "We found that letters from victims were not answered.\n"
        "We made the following recommendations, in which we said that the force should:\n"
        "- read its letters; and\n- answer them.\n"
    )
    assert [(f.kind[:3], f.text, f.parent) for f in reading.findings] == [
        ("cau", "was losing the keys of its stations", None),
        ("cau", "did not answer letters from victims", None),
        ("rec", "read its letters", "f2"),
        ("rec", "answer them", "f2"),
    ]
    assert (reading.published.value, codes(reading)) == (None, ["sent_not_published"])


def test_two_concerns_may_ask_for_the_same_thing() -> None:
    ask = "Recommendations\nThe force should:\n• write a plan.\n"
    reading = reading_of(
        f"{_HEAD}Cause of concern\nKeys are lost.\n{ask}Cause of concern\nLetters are lost.\n{ask}We came back.\n"
    )
    assert [(finding.text, finding.parent) for finding in reading.findings] == [
        ("Keys are lost.", None),
        ("write a plan", "f1"),
        ("Letters are lost.", None),
        ("write a plan", "f3"),
    ]


def test_statements_under_no_heading_are_concerns_where_what_to_do_follows_at_once() -> None:
    reading = reading_of(
        "Wexmere Fire and Rescue Service: Cause of concern – progress letter\nPublished on: 12 January 2022\n\n"
        "Sent on:\n12 January 2022\n\n"
        "We inspected the service in spring. For the causes of concern we recommended:\n\n"
        "The service does too little to visit homes that are likely to burn.\n\n"
        "By 31 August 2021, the service should:\n\n"
        "  • write a list of those homes; and\n  • visit them in that order.\n\n"
        "The service does not treat its people alike.\n\n"
        "Within 28 days, the service should make sure that:\n\n  • all hear the same rules.\n\n"
        "We returned to the service in November and spoke to its people about this.\n\n"
        "The service should now:\n\n  • go on.\n"
    )
    assert outline(reading.findings) == [
        ("CoC", None, "The service does too little to visit homes that are likely to burn."),
        ("  Rec", None, "write a list of those homes"),
        ("  Rec", None, "visit them in that order"),
        ("CoC", None, "The service does not treat its people alike."),
        ("  Rec", None, "all hear the same rules"),
    ]
    assert [finding.due_text for finding in reading.findings] == [
        None, "By 31 August 2021", "By 31 August 2021", None, "Within 28 days",
    ]  # fmt: skip


def test_letter_that_begins_with_sender_and_receiver_is_called_by_its_subject() -> None:
    reading = reading_of(
        "Letter information\n\nFrom: Her Majesty’s Inspector of Constabulary\nTo: Chief Constable, Northmoor Police\n\n"
        "Dear Chief Constable\n\nClosure of areas for improvement – Northmoor Police\n\nThank you for your letter.\n"
    )
    assert (reading.reader, reading.title.value) == (
        "letters",
        "Closure of areas for improvement – Northmoor Police",
    )


def test_page_that_says_what_a_cause_of_concern_is_states_none() -> None:
    reading = reading_of(
        "PEEL: Northmoor Police causes of concern\n\nPublished on: 11 March 2024\n\n"
        "Publication types: Accelerated cause of concern and PEEL\n\nWe have issued two causes of concern.\n\n"
        "Accelerated causes of concern\n\nIf our inspections find a serious fault in a force’s work, it will be "
        "reported as a cause of concern.\n\nGet the report\n"
    )
    assert (reading.kind, reading.title.value) == (
        "progress_letter",
        "PEEL: Northmoor Police causes of concern",
    )
    assert outline(reading.findings) == []
    assert codes(reading) == ["confirm_published", "nothing_certain", "counts_differ"]


def test_concern_headed_again_over_what_was_found_is_not_stated_again() -> None:
    reading = reading_of(
        f"{_HEAD}Background\nWe identified a cause of concern:\nCause of concern 1 – Governance\n"
        "The force does not know how well it performs.\nWe recommended that, by 30 September 2021, the force should:\n"
        "• set up meetings; and\n• make its figures correct.\nOur revisit\nWe went back in May.\n"
        "Cause of concern 1 – Governance: our findings\nMeetings – complete\nThere are meetings now.\n"
        "Correct figures – in progress\nSome are.\n"
    )
    assert outline(reading.findings) == [
        ("CoC", "1", "The force does not know how well it performs."),
        ("  Rec", None, "set up meetings"),
        ("  Rec", None, "make its figures correct"),
    ]


def test_items_that_print_how_far_they_are_are_recommendations_with_that_status() -> None:
    reading = reading_of(
        "Northmoor Fire and Rescue Service: cause of concern revisit letter\n\nLetter information\n"
        "Sent from: Asha Vale, HM Inspector\nSent to: Chief Fire Officer\nSent on: 4 March 2022\n\nBackground\n\n"
        "We inspected the service in 2021 and identified a cause of concern:\n\n"
        "“The culture of the service does not always reflect its values.”\n\n"
        "By 31 August 2021, the service should:\n\n"
        "• talk with its staff about what lies behind the poor culture; – complete\n"
        "• give staff a way to speak without being named. – in progress\n"
    )
    assert [(finding.text, finding.status, finding.parent) for finding in reading.findings[1:]] == [
        ("talk with its staff about what lies behind the poor culture", "complete", "f1"),
        ("give staff a way to speak without being named", "in progress", "f1"),
    ]
    assert reading.findings[0].text == "The culture of the service does not always reflect its values."
