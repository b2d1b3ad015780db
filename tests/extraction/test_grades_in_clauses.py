"""Grades that one sentence or one line strings together: each goes to the areas it stands before, or to none."""

from __future__ import annotations

import pytest

from tests.extraction.reading_samples import reading_of

_PAPER = "Northmoor Police and Crime Panel\n\nReport to the Panel\n\n1. Background\n\n"


def _grades(words: str) -> list[tuple[str, str]]:
    return [(grade.question, grade.grade) for grade in reading_of(_PAPER + words).grades]


def test_two_grades_in_one_sentence_go_each_to_their_own_areas() -> None:
    told = "The service was graded good for effectiveness and efficiency and requires improvement for people."
    assert _grades(told) == [
        ("effectiveness", "good"),
        ("efficiency", "good"),
        ("people", "requires_improvement"),
    ]


def test_capitals_set_off_the_grades_of_a_pillar_and_of_its_questions() -> None:
    told = (
        "PEEL: POLICE LEGITIMACY 2016\n\nNorthmoor Police was graded as Good overall. It was Good at treating callers "
        "with courtesy, Good at ensuring its people act fairly and Requires Improvement for treating its own people well."
    )
    assert _grades(told) == [
        ("LEGITIMACY", "good"),
        ("treating callers with courtesy", "good"),
        ("ensuring its people act fairly", "good"),
        ("treating its own people well", "requires_improvement"),
    ]


def test_a_table_run_together_on_one_line_gives_its_pairs() -> None:
    told = "Preventing crime Good Investigating crime Requires improvement Helping those harmed Adequate"
    assert _grades(told) == [
        ("Preventing crime", "good"),
        ("Investigating crime", "requires_improvement"),
        ("Helping those harmed", "adequate"),
    ]


def test_minutes_set_their_verbs_back_and_still_tell_of_now() -> None:
    told = (
        "Members noted that the Force had been judged ‘Good’ for effectiveness and ‘Requires Improvement’ for "
        "legitimacy, and asked for the response at the next meeting."
    )
    assert _grades(told) == [("effectiveness", "good"), ("legitimacy", "requires_improvement")]


def test_an_area_ends_where_the_sentence_goes_on_to_say_something_else() -> None:
    told = (
        "The watchdog rated the force ‘adequate’ at investigating crime, and said that its legitimacy "
        "“requires improvement”."
    )
    assert _grades(told) == [("investigating crime", "adequate"), ("legitimacy", "requires_improvement")]


@pytest.mark.parametrize(
    "told",
    [
        "The force was judged good at many things and requires improvement in some that matter.",
        "Our staff are good at preventing crime and good for morale.",
        "In the previous inspection the force was graded good for effectiveness and inadequate for efficiency.",
        "Coffee Good Biscuits Adequate Preventing crime Good",
    ],
)
def test_what_only_sounds_like_grades_gives_none(told: str) -> None:
    assert _grades(told) == []


def test_a_page_of_one_pillar_called_by_place_and_year_gives_its_questions_their_grades() -> None:
    reading = reading_of(
        "Northmoor 2016\n\nLegitimacy\n\nHow legitimate is the force at keeping people safe and reducing crime?\n\n"
        "Good\n\n"
        "How well does the force ensure that its workforce behaves ethically and lawfully?\n\nRequires improvement\n\n"
        "Areas for improvement\n\nThe force should vet everyone who joins it.\n\n"
        "To what extent does the force treat its workforce with fairness and respect?\n\nGood\n\n"
        "Areas for improvement\n\nNone.\n\n"
        "How well does the force comply with the Best Use of Stop and Search scheme?\n\n"
        "Ungraded\n\nNorthmoor Police should not take this as a sign that its work is done."
    )
    assert (reading.reader, reading.title.value) == ("peel_report", "Northmoor 2016")
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("How legitimate is the force at keeping people safe and reducing crime?", "good"),
        (
            "How well does the force ensure that its workforce behaves ethically and lawfully?",
            "requires_improvement",
        ),
        ("To what extent does the force treat its workforce with fairness and respect?", "good"),
        ("How well does the force comply with the Best Use of Stop and Search scheme?", "ungraded"),
    ]
    assert [finding.text for finding in reading.findings] == ["The force should vet everyone who joins it."]


def test_a_grade_never_goes_to_a_heading_of_findings() -> None:
    told = (
        "Preventing crime\n\nRequires improvement\n\nAreas for improvement\n\nInvestigating crime\n\nGood\n\n"
        "Areas for improvement\n\nNone.\n\n"
    )
    assert "Areas for improvement" not in [area for area, _ in _grades(told)]


def test_a_grade_beneath_the_name_of_a_report_on_one_pillar_is_that_reports() -> None:
    reading = reading_of(
        "Home » HMIC reports » PEEL: Police efficiency 2016\n\nPEEL: Police efficiency 2016\n\nRating Good\n\n"
        "HMIC looked at how Northmoor Police spends its money.\n\nRead the Commissioner’s response (PDF)\n\n"
        "PEEL: Police leadership 2016\n\nNot graded\n\nHMIC gave leadership no grade this year."
    )
    assert reading.title.value == "PEEL: Police efficiency 2016"
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("PEEL: Police efficiency 2016", "good"),
        ("PEEL: Police leadership 2016", "ungraded"),
    ]


@pytest.mark.parametrize(
    "above", ["English Cymraeg", "Home / What we do / Inspection reports", "Present: A. Member, B. Member"]
)
def test_lines_of_the_page_above_its_heading_are_no_title(above: str) -> None:
    reading = reading_of(f"{above}\n\nNorthmoor Police and the inspectors\n\nThe inspectors came in May.")
    assert reading.title.value == "Northmoor Police and the inspectors"
