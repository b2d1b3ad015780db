"""Typing in, correcting, linking: each verb one entry, each refusal none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection

from answerable.journal.queries import latest
from answerable.register import queries, services
from answerable.register.models import Movement
from answerable.register.movement import Said, move
from answerable.register.services import FindingWords, InspectionDetails
from answerable.rules.permissions import Role
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Kind, Link, Position
from tests.factories import NOW, PUBLISHED, TODAY, Staff, bring_to, make_finding, make_force, make_inspection

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return make_force()


@pytest.fixture
def finding(staff: Staff) -> str:
    return make_finding(staff, make_inspection(staff))


def entries() -> list[tuple[str, str]]:
    return [(one.verb, one.subject) for one in latest(limit=1000)]


def refused(order: Callable[[], object]) -> tuple[str, str]:
    """The sentence and the kind of a refusal, which leaves no entry."""
    before = entries()
    with pytest.raises(Refused) as caught:
        order()
    assert entries() == before
    return str(caught.value), caught.value.why


def words(text: str = "The force should look again.", **more: object) -> FindingWords:
    return FindingWords(Kind.AREA_FOR_IMPROVEMENT, text, **more)  # type: ignore[arg-type]


def test_inspection_typed_in_is_one_entry_and_never_takes_a_reference_twice(staff: Staff) -> None:
    assert make_inspection(staff) == "peel-2021-22.northmoor"
    assert make_inspection(staff) == "peel-2021-22-2.northmoor"
    assert entries()[0] == ("register_inspection", "peel-2021-22-2.northmoor")


def test_inspection_of_another_area_or_of_tomorrow_is_refused(staff: Staff) -> None:
    lead = staff[Role.INSPECTION_LEAD]
    elsewhere = InspectionDetails("PEEL", "southvale", "Southvale Police", PUBLISHED)
    tomorrow = InspectionDetails("PEEL", "northmoor", "Northmoor Police", TODAY + timedelta(days=1))
    assert refused(lambda: services.register_inspection(lead, details=elsewhere, now=NOW))[1] == "forbidden"
    assert refused(lambda: services.register_inspection(lead, details=tomorrow, now=NOW))[1] == "incomplete"


def test_recommendation_stands_under_a_cause_of_concern_and_nothing_else(staff: Staff) -> None:
    report = make_inspection(staff)
    cause = make_finding(staff, report, kind=Kind.CAUSE_OF_CONCERN)
    area = make_finding(staff, report)
    assert make_finding(staff, report, kind=Kind.RECOMMENDATION, parent=cause) == f"{cause}.rec-1"
    assert entries()[0] == ("add_finding", f"{cause}.rec-1")
    for kind, parent in [(Kind.RECOMMENDATION, area), (Kind.AREA_FOR_IMPROVEMENT, cause)]:
        refusal = refused(
            lambda kind=kind, parent=parent: make_finding(staff, report, kind=kind, parent=parent)
        )  # type: ignore[misc]
        assert refusal[1] == "state"


def test_correction_keeps_before_after_and_why_in_one_entry(staff: Staff, finding: str) -> None:
    before = len(entries())
    officer = staff[Role.POLICY_OFFICER]
    services.correct_finding(
        officer, reference=finding, words=words(due_on=TODAY), reason="As printed.", version=1, now=NOW
    )
    card = queries.finding(finding)
    assert card is not None
    assert (card.text, card.due_on, card.version) == ("The force should look again.", TODAY, 2)
    entry = latest(limit=1)[0]
    assert (len(entries()) - before, entry.verb, entry.subject) == (1, "correct_finding", finding)
    assert (entry.details["reason"], entry.details["before"]["due_on"], entry.details["after"]["due_on"]) == (
        "As printed.",
        None,
        "2024-08-20",
    )


def test_second_of_two_corrections_is_refused_and_changes_nothing(staff: Staff, finding: str) -> None:
    officer, lead = staff[Role.POLICY_OFFICER], staff[Role.INSPECTION_LEAD]
    services.correct_finding(
        officer, reference=finding, words=words("First."), reason="r", version=1, now=NOW
    )
    order = partial(
        services.correct_finding,
        lead,
        reference=finding,
        words=words("Second."),
        reason="r",
        version=1,
        now=NOW,
    )
    assert refused(order)[1] == "changed"
    card = queries.finding(finding)
    assert card is not None
    assert (card.text, card.version) == ("First.", 2)


def test_correction_needs_words_a_reason_and_leave(staff: Staff, finding: str) -> None:
    correct = services.correct_finding
    officer, owner = staff[Role.POLICY_OFFICER], staff[Role.ACTION_OWNER]
    for by, text, reason, why in [
        (officer, "Words.", " ", "incomplete"),
        (officer, " ", "Reason.", "incomplete"),
        (owner, "Words.", "Reason.", "forbidden"),
    ]:
        order = partial(correct, by, reference=finding, words=words(text), reason=reason, version=1, now=NOW)
        assert refused(order)[1] == why


def test_day_of_publication_moves_with_a_reason_and_the_clock_with_it(staff: Staff) -> None:
    report = make_inspection(staff, published_on=date(2024, 7, 11))
    change = services.change_publication_date
    officer = staff[Role.POLICY_OFFICER]
    moved = {"reference": report, "published_on": date(2024, 7, 12), "source": "Their news page", "now": NOW}
    assert refused(lambda: change(officer, reason="", **moved))[1] == "incomplete"  # type: ignore[arg-type]
    change(officer, reason="The page shows the day it was moved.", **moved)  # type: ignore[arg-type]
    card = queries.inspection(report)
    assert card is not None
    assert (card.published_on, card.last_day, entries()[0]) == (
        date(2024, 7, 12),
        date(2024, 9, 5),
        ("change_publication_date", report),
    )


def test_link_is_made_once_from_the_later_report_and_taken_back(staff: Staff, finding: str) -> None:
    old = make_finding(staff, make_inspection(staff, title="PEEL 2018/19", published_on=date(2019, 5, 2)))
    lead = staff[Role.INSPECTION_LEAD]
    ends = {"later": finding, "earlier": old, "kind": Link.RESTATES, "now": NOW}
    turned = {**ends, "later": old, "earlier": finding}
    assert refused(lambda: services.link_findings(lead, **turned))[1] == "state"  # type: ignore[arg-type]
    services.link_findings(lead, **ends)  # type: ignore[arg-type]
    assert entries()[0] == ("link_findings", finding)
    assert refused(lambda: services.link_findings(lead, **ends))[1] == "changed"  # type: ignore[arg-type]
    services.unlink_findings(lead, **ends)  # type: ignore[arg-type]
    assert entries()[0] == ("unlink_findings", finding)
    assert refused(lambda: services.unlink_findings(lead, **ends))[1] == "changed"  # type: ignore[arg-type]


def test_finding_of_another_area_is_not_linked(staff: Staff, finding: str) -> None:
    others = make_force("southvale")
    theirs = make_finding(others, make_inspection(others, published_on=date(2019, 5, 2)))
    lead = staff[Role.INSPECTION_LEAD]
    order = lambda: services.link_findings(lead, later=finding, earlier=theirs, kind=Link.RESTATES, now=NOW)  # noqa: E731
    assert refused(order)[1] == "forbidden"


def test_second_of_two_who_move_a_finding_at_once_is_refused(staff: Staff, finding: str) -> None:
    """Somebody else's step arrives between this one's reading and its writing."""
    bring_to(staff, finding, Position.IN_PROGRESS)
    before, arrived = Movement.objects.count(), []

    def meanwhile(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('UPDATE "register_finding"') and not arrived:
            arrived.append(sql)
            execute("UPDATE register_finding SET moves = moves + 1", (), False, context)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(meanwhile), pytest.raises(Refused) as caught:
        move(
            staff[Role.ACTION_OWNER],
            reference=finding,
            verb="say_finished",
            said=Said(TODAY, "Done."),
            now=NOW,
        )
    assert (caught.value.why, Movement.objects.count()) == ("changed", before)
