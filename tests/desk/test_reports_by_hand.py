"""Typing a report in."""

from __future__ import annotations

import pytest

from answerable.register import queries as register
from answerable.rules.permissions import Role
from tests.desk.taking_in import client_for, lead
from tests.factories import make_finding, make_force, make_inspection

pytestmark = pytest.mark.django_db

FORM = {
    "title": "PEEL 2023–25",
    "published_on-day": "11",
    "published_on-month": "7",
    "published_on-year": "2024",
    "report_address": "",
}


def type_in(client, **more):
    return client.post("/desk/reports/by-hand", {**FORM, **more})


def test_inspection_with_grades_goes_in_the_register(staff):
    grades = {
        "area-1": "Investigating crime",
        "grade-1": "inadequate",
        "area-4": "Something new",
        "grade-4": "good",
    }
    sent = type_in(lead(staff), **grades)
    assert sent.url == "/desk/reports/by-hand/peel-2023-25.northmoor"
    card = register.inspection("peel-2023-25.northmoor")
    assert card
    assert (card.force_name, str(card.last_day), card.registered_by) == (
        "Northmoor Police",
        "2024-09-04",
        "Imogen Farrow",
    )
    assert [(one.printed, one.grade.value) for one in card.grades] == [
        ("Investigating crime", "inadequate"),
        ("Something new", "good"),
    ]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"title": ""}, "Enter the title of the inspection"),
        ({"published_on-year": ""}, "The day the report was published must include a year"),
        ({"published_on-month": "13"}, "The day the report was published must be a real date"),
        ({"published_on-year": "2199"}, "The day the report was published must be on or before"),
        ({"area-2": "Investigating crime"}, "Row 2 of the grades: give both an area and a grade"),
        ({"area-2": "Investigating crime", "grade-2": "splendid"}, "Row 2 of the grades: select a grade"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_registered(staff, more, said):
    sent = type_in(lead(staff), **more)
    assert (sent.status_code, said in sent.content.decode()) == (422, True)
    assert register.inspections("northmoor") == ()


def test_findings_are_added_one_by_one_and_nested(staff):
    client = lead(staff)
    address = type_in(client).url
    client.post(address, {"text": "The force does not supervise.", "kind": "cause_of_concern", "number": "1"})
    concern = "peel-2023-25.northmoor.coc-1"
    sent = client.post(
        address,
        {
            "text": "Supervise.",
            "kind": "recommendation",
            "parent": concern,
            "page": "12",
            "due_on-day": "1",
            "due_on-month": "2",
            "due_on-year": "2025",
        },
    )
    assert sent.url == address
    found = register.findings_of("peel-2023-25.northmoor")
    assert [(one.reference, one.parent, one.page, str(one.due_on), one.due_by) for one in found] == [
        (concern, None, None, "None", ""),
        (f"{concern}.rec-1", concern, 12, "2025-02-01", "inspectors"),
    ]
    assert "2 findings so far" in client.get(address).content.decode()


def test_finding_that_makes_no_sense_is_explained(staff):
    inspection = make_inspection(staff)
    concern = make_finding(staff, inspection, kind="cause_of_concern")
    sent = lead(staff).post(
        f"/desk/reports/by-hand/{inspection}",
        {"text": "Words.", "kind": "area_for_improvement", "parent": concern},
    )
    assert sent.status_code == 422
    assert "Only a recommendation can stand under something" in sent.content.decode()


def test_administrator_says_which_area(staff):
    client = client_for(staff[Role.ADMINISTRATOR])
    assert type_in(client).status_code == 422
    assert type_in(client, area="northmoor").url == "/desk/reports/by-hand/peel-2023-25.northmoor"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ACTION_OWNER, Role.COMMISSIONER])
def test_role_that_may_not_register_is_refused(staff, role):
    assert type_in(client_for(staff[role])).status_code == 403


def test_person_of_another_area_may_not_add_a_finding(staff):
    inspection = make_inspection(staff)
    stranger = lead(make_force("eastmarch"))
    sent = stranger.post(
        f"/desk/reports/by-hand/{inspection}", {"text": "Words.", "kind": "area_for_improvement"}
    )
    assert (sent.status_code, register.findings_of(inspection)) == (403, ())


def test_inspection_that_is_not_there_is_not_found(staff):
    assert lead(staff).get("/desk/reports/by-hand/peel-1999.northmoor").status_code == 404
