"""Grades told in sentences and lists of news: which area gets which, and where a list of areas is cut."""

from __future__ import annotations

import pytest

from tests.extraction.reading_samples import reading_of

_NEWS = "Northmoor Police told to improve\n\nHMICFRS has said so in a report published today.\n\n"


def _grades(words: str) -> list[tuple[str, str]]:
    return [(grade.question, grade.grade) for grade in reading_of(_NEWS + words).grades]


def test_a_name_that_holds_and_is_not_cut_in_a_list_of_areas() -> None:
    told = (
        "The report rated the Force as requiring improvement in the areas of preventing crime and tackling anti-social "
        "behaviour, investigating crime and reducing re-offending and tackling serious and organised crime."
    )
    assert _grades(told) == [
        ("preventing crime and tackling anti-social behaviour", "requires_improvement"),
        ("investigating crime and reducing re-offending", "requires_improvement"),
        ("tackling serious and organised crime", "requires_improvement"),
    ]


def test_a_count_may_stand_before_the_grade_that_leads_its_areas() -> None:
    told = (
        'Two "Good" - preventing crime, managing offenders\n\nOne "Inadequate" - responding to the public\n\n'
        "Requires improvement – (none)"
    )
    assert _grades(told) == [
        ("preventing crime", "good"),
        ("managing offenders", "good"),
        ("responding to the public", "inadequate"),
    ]


def test_bullets_that_were_turned_into_a_letter_are_bullets() -> None:
    told = (
        "Northmoor Police was found to be;\n\nl ‘good’ at protecting vulnerable people; and\n\n"
        "l ‘outstanding’ at tackling serious and organised crime."
    )
    assert _grades(told) == [
        ("protecting vulnerable people", "good"),
        ("tackling serious and organised crime", "outstanding"),
    ]


@pytest.mark.parametrize(
    ("told", "grades"),
    [
        (
            "But it also requires improvement in the way it investigates crime, responds to the "
            "public and manages offenders.",
            [
                ("the way it investigates crime", "requires_improvement"),
                ("responds to the public", "requires_improvement"),
                ("manages offenders", "requires_improvement"),
            ],
        ),
        (
            "In two areas – recording data about crime and preventing crime – it is deemed to be “good”.",
            [("recording data about crime", "good"), ("preventing crime", "good")],
        ),
        (
            "Northmoor Police’s effectiveness at keeping people safe and reducing crime is good",
            [("effectiveness at keeping people safe and reducing crime", "good")],
        ),
        (
            "The PEEL Efficiency Report identifies Northmoor Police as requiring improvement.",
            [("PEEL Efficiency", "requires_improvement")],
        ),
        (
            "Northmoor Police was adequate at preventing crime, its treatment of the public; "
            "protecting vulnerable people.",
            [
                ("preventing crime", "adequate"),
                ("its treatment of the public", "adequate"),
                ("protecting vulnerable people", "adequate"),
            ],
        ),
        (
            "Inspectors found the force to be good at preventing crime and tackling anti-social behaviour, adequate at "
            "leadership and management but inadequate at managing offenders.",
            [
                ("preventing crime and tackling anti-social behaviour", "good"),
                ("leadership and management", "adequate"),
                ("managing offenders", "inadequate"),
            ],
        ),
        (
            "It was ‘requires improvement’ in one: investigating crime. The areas judged to be good "
            "were: preventing crime, "
            "responding to the public, and recording data about crime.",
            [
                ("investigating crime", "requires_improvement"),
                ("preventing crime", "good"),
                ("responding to the public", "good"),
                ("recording data about crime", "good"),
            ],
        ),
        ("How it deals with missing children also requires improvement, says the report.", []),
        ("It requires improvement in its choice of lamp posts.", []),
    ],
)
def test_a_grade_in_a_sentence_goes_to_the_areas_it_names(told: str, grades: list[tuple[str, str]]) -> None:
    assert _grades(told) == grades


def test_a_grade_broken_over_two_lines_heads_the_areas_beneath() -> None:
    told = (
        "Good\n\nPreventing crime\n\nRequirs\nImprovement\n\nManaging offenders\n\nInvestigating crime\n\n"
        "We set out below what we shall do about it."
    )
    assert _grades(told) == [
        ("Preventing crime", "good"),
        ("Managing offenders", "requires_improvement"),
        ("Investigating crime", "requires_improvement"),
    ]


def test_praise_around_a_list_of_the_grades_grades_nothing_more() -> None:
    told = (
        "Inspectors found that Northmoor Police:\n\n  • is ‘good’ at effectively reducing crime; and\n"
        "  • is ‘good’ at operating efficiently.\n\n“The force is good at preventing crime.”"
    )
    assert _grades(told) == [("effectively reducing crime", "good"), ("operating efficiently", "good")]
