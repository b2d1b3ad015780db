"""References, areas, grades, permissions and the workflow table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from answerable.rules.areas import AREAS, area_key
from answerable.rules.grades import Grade, Scale, change_between, grade_from_words, scale_of
from answerable.rules.permissions import MAY, Action, Role, may, require
from answerable.rules.references import REFERENCE, finding_reference, inspection_of, inspection_reference
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Decision, Kind, Position
from answerable.rules.workflow import BY_VERB, STEPS, TAKEN_OVER, step_for, steps_from


@dataclass(frozen=True)
class Someone:
    role: str
    area: str


@pytest.mark.parametrize(
    ("title", "reference"),
    [
        ("PEEL 2021/22", "peel-2021-22.cleveland"),
        ("PEEL 2021/22: Cleveland Police", "peel-2021-22.cleveland"),
        ("Cleveland", "cleveland.cleveland"),
        ("PEEL 2023–25: Cleveland", "peel-2023-25.cleveland"),
        ("Custody – joint inspection (unannounced)", "custody-joint-inspection-unannounced.cleveland"),
    ],
)
def test_inspection_reference_leaves_the_force_out_of_the_programme(title: str, reference: str) -> None:
    assert inspection_reference(title, area="cleveland", force_name="Cleveland Police") == reference
    assert REFERENCE.match(reference)


def test_an_inspection_without_a_title_has_no_reference() -> None:
    with pytest.raises(ValueError, match="needs a letter or a digit"):
        inspection_reference("—", area="cleveland")


def test_finding_references_name_what_they_are() -> None:
    inspection = "peel-2021-22.cleveland"
    concern = finding_reference(inspection, kind=Kind.CAUSE_OF_CONCERN, number=1)
    assert concern == "peel-2021-22.cleveland.coc-1"
    assert finding_reference(concern, kind=Kind.RECOMMENDATION, number=2) == f"{concern}.rec-2"
    assert finding_reference(inspection, kind=Kind.AREA_FOR_IMPROVEMENT, number=5) == f"{inspection}.afi-05"
    assert inspection_of(f"{concern}.rec-2") == inspection


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Preventing Crime and Anti-Social Behaviour", "preventing-crime"),
        ("preventing crime and antisocial behaviour", "preventing-crime"),
        ("Strategic Planning, Organisational Management and Value for Money", "leadership"),
        ("Building, supporting & protecting the workforce", "workforce"),
        ("Counting swans", None),
    ],
)
def test_area_aliases(printed: str, key: str | None) -> None:
    assert area_key(printed) == key


def test_every_area_is_known_by_its_own_name() -> None:
    assert {area_key(name) for name in AREAS.values()} == set(AREAS)


@pytest.mark.parametrize(
    ("words", "grade"),
    [
        ("(requires Improvement)", Grade.REQUIRES_IMPROVEMENT),
        ("requiring improvement", Grade.REQUIRES_IMPROVEMENT),
        ("Good.", Grade.GOOD),
        ("not graded", Grade.UNGRADED),
        ("Good use of resources", None),
        ("", None),
    ],
)
def test_grade_words(words: str, grade: Grade | None) -> None:
    assert grade_from_words(words) == grade


def test_grades_are_compared_on_one_scale_only() -> None:
    five = {"scale_before": Scale.FIVE, "scale_now": Scale.FIVE}
    assert change_between(Grade.INADEQUATE, Grade.ADEQUATE, **five) == 2
    assert change_between(Grade.GOOD, Grade.ADEQUATE, **five) == -1
    with pytest.raises(Refused, match="scales differ"):
        change_between(Grade.GOOD, Grade.GOOD, scale_before=Scale.FOUR, scale_now=Scale.FIVE)
    with pytest.raises(Refused, match="not graded"):
        change_between(Grade.UNGRADED, Grade.GOOD, **five)


def test_the_scale_follows_the_publication_date() -> None:
    assert (scale_of(date(2019, 5, 2)), scale_of(date(2023, 3, 17))) == (Scale.FOUR, Scale.FIVE)
    assert Grade.ADEQUATE not in Scale.FOUR.grades


def test_an_unknown_role_may_do_nothing() -> None:
    assert [
        action for action in Action if may(Someone("visitor", "northmoor"), action, area="northmoor")
    ] == []


def test_a_role_acts_in_its_own_area_only() -> None:
    lead = Someone(Role.INSPECTION_LEAD, "northmoor")
    assert may(lead, Action.RECORD_PLAN, area="northmoor")
    assert not may(lead, Action.RECORD_PLAN, area="eastmarch")
    with pytest.raises(Refused) as caught:
        require(lead, Action.RECORD_PLAN, area="eastmarch")
    assert caught.value.why == "forbidden"


def test_no_role_but_the_administrators_both_plans_and_approves() -> None:
    both = {role for role in Role if {Action.RECORD_PLAN, Action.APPROVE_POSITION} <= MAY[role]}
    assert both == {Role.ADMINISTRATOR}
    writes_and_approves = {
        role for role in Role if {Action.WRITE_RESPONSE, Action.APPROVE_RESPONSE} <= MAY[role]
    }
    assert writes_and_approves == {Role.ADMINISTRATOR}


def test_verbs_are_unique_and_every_position_can_be_reached_and_left() -> None:
    assert len(BY_VERB) == len((*STEPS, *TAKEN_OVER))
    reached = {step.after for step in STEPS if step.after} | {Position.NEW}
    assert reached == set(Position)
    for position in Position:
        assert steps_from(position, Decision.OPEN)


def test_a_step_out_of_order_is_refused_and_says_where_the_finding_stands() -> None:
    with pytest.raises(Refused, match="the force’s position is “new”"):
        step_for("say_finished", position=Position.NEW, decision=Decision.OPEN)
    assert (
        step_for("say_finished", position=Position.IN_PROGRESS, decision=Decision.RETURNED).after
        is Position.FINISHED
    )
