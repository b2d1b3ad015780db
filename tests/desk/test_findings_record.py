"""The finding record: both truths, the buttons the table and the role allow, the whole story."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from answerable.plans import services as plans
from answerable.plans.queries import plan_for
from answerable.register import queries as register
from answerable.register import services
from answerable.register.services import FindingWords
from answerable.rules.permissions import Role, may
from answerable.rules.vocabulary import Decision, Kind, Link, Position
from answerable.rules.workflow import STEPS
from tests.desk.taking_in import bring, client_for
from tests.factories import (
    NOW,
    PATHS,
    TODAY,
    Staff,
    State,
    bring_to,
    make_finding,
    make_force,
    make_inspection,
    sign_in,
    take_step,
)
from tests.responding import make_public

pytestmark = pytest.mark.django_db


def show(client: Client, finding: str) -> str:
    answer = client.get(f"/desk/findings/{finding}/")
    assert answer.status_code == 200
    return answer.content.decode()


def words_of(markup: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", markup).split())


def shown_verbs(page: str) -> set[str]:
    """The words of the button of the next step and of the list of what else may have happened."""
    found = re.findall(r'govuk-button"[^>]*>([^<]+)</a>', page)
    block = re.search(r"Something else has happened(.*?)</details>", page, re.DOTALL)
    return {*found, *(re.findall(r"<a [^>]+>([^<]+)</a>", block.group(1)) if block else [])}


def allowed_verbs(staff: Staff, role: Role, finding: str) -> set[str]:
    """What the table and the permissions say, without the page's own code."""
    record, plan = register.record(finding), plan_for(finding)
    assert record is not None
    card, actor = record.finding, staff[role]
    last = record.movements[0] if record.movements else None
    found = set()
    for step in STEPS:
        if card.position not in step.before or card.decision not in step.decided:
            continue
        own = step.second and last is not None and last.by_user == actor.user_id
        approves_other = step.verb.startswith("approve_") and (
            plan is None or plan.stance.leads_to != step.after
        )
        if may(actor, step.action, area=card.area) and not own and not approves_other:
            found.add(step.button)
    return found


@pytest.mark.parametrize("state", PATHS, ids=lambda state: "-".join(state))
def test_a_button_is_shown_exactly_when_table_and_role_allow(
    client: Client, staff: Staff, state: State
) -> None:
    finding = make_finding(staff, make_inspection(staff))
    bring_to(staff, finding, *state)
    buttons = {step.button for step in STEPS}
    for role in Role:
        sign_in(client, staff[role])
        assert shown_verbs(show(client, finding)) & buttons == allowed_verbs(staff, role, finding), role


def test_own_work_is_not_offered_for_agreement(client: Client, staff: Staff) -> None:
    finding = make_finding(staff, make_inspection(staff))
    bring_to(staff, finding, Position.IN_PROGRESS)
    lead = staff[Role.INSPECTION_LEAD]
    plans.say_finished(lead, finding=finding, words="It runs.", on=TODAY, now=NOW)
    sign_in(client, lead)
    page = show(client, finding)
    assert shown_verbs(page) & {"Agree that it is complete", "Send back: not finished"} == set()
    assert "This waits for a second person." in page
    assert client.get(f"/desk/findings/{finding}/agree/").status_code == 403


def test_both_truths_stand_on_their_own_lines(client: Client, staff: Staff) -> None:
    finding = make_finding(staff, make_inspection(staff))
    bring_to(staff, finding, Position.COMPLETE, now=NOW)
    take_step(staff, finding, "record_closed", now=NOW + timedelta(days=2))
    sign_in(client, staff[Role.AUDITOR])
    section = re.search(r'<section class="ans-status".*?</section>', show(client, finding), re.DOTALL)
    assert section is not None
    assert words_of(section.group()) == (
        "Force position Complete since 19 August 2024 . Joel Marsh said so; Imogen Farrow agreed on 20 August 2024. "
        "Inspectors’ decision Closed since 22 August 2024 . Source: Letter from the inspectorate, told by Force "
        "liaison lead. Recorded by Priya Nair."
    )


def test_the_words_are_quoted_with_their_place_and_the_facts_stand_beside(
    client: Client, staff: Staff
) -> None:
    report = make_inspection(staff)
    finding = make_finding(
        staff, report, due_on=date(2023, 7, 19), text="The force should <b>look</b> again.", page=14
    )
    sign_in(client, staff[Role.AUDITOR])
    page = show(client, finding)
    assert "The force should &lt;b&gt;look&lt;/b&gt; again." in page
    text = words_of(page)
    assert "PEEL 2021/22, page 14" in text
    assert "Area and grade Responding to the public Inadequate" in text
    assert "19 July 2023 set by inspectors" in text
    assert "Public page Not published" in text


def test_a_cause_of_concern_lists_its_recommendations_and_they_lead_back(
    client: Client, staff: Staff
) -> None:
    report = make_inspection(staff)
    cause = make_finding(staff, report, kind=Kind.CAUSE_OF_CONCERN)
    child = make_finding(staff, report, kind=Kind.RECOMMENDATION, parent=cause, name="Look at waiting calls")
    bring_to(staff, child, Position.COMPLETE, Decision.CLOSED)
    sign_in(client, staff[Role.AUDITOR])
    assert f'href="/desk/findings/{child}/">1. Look at waiting calls</a>' in show(client, cause)
    assert f'href="/desk/findings/{cause}/">{cause}</a>' in show(client, child)


def test_links_show_from_both_ends(client: Client, staff: Staff) -> None:
    old = make_finding(
        staff, make_inspection(staff, title="PEEL 2018/19", published_on=date(2019, 5, 2)), name="Old one"
    )
    new = make_finding(staff, make_inspection(staff), name="New one")
    services.link_findings(staff[Role.INSPECTION_LEAD], later=new, earlier=old, kind=Link.FOLLOWS_UP, now=NOW)
    sign_in(client, staff[Role.AUDITOR])
    assert "Follows up Old one , raised 2019" in words_of(show(client, new))
    assert "Followed up in New one , raised 2023" in words_of(show(client, old))


def test_the_timeline_tells_everything_newest_first(client: Client, staff: Staff) -> None:
    finding = make_finding(staff, make_inspection(staff), now=NOW - timedelta(days=30))
    bring_to(staff, finding, Position.IN_PROGRESS)
    plan = plan_for(finding)
    assert plan is not None
    plans.update_action(
        staff[Role.ACTION_OWNER],
        action_id=plan.actions[0].action_id,
        words="6 of 8 nights done.",
        track="at_risk",
        now=NOW + timedelta(days=3),
    )
    words = FindingWords(Kind.AREA_FOR_IMPROVEMENT, "The force should look again.", "Looking again")
    card = register.finding(finding)
    assert card is not None
    services.correct_finding(
        staff[Role.POLICY_OFFICER],
        reference=finding,
        words=words,
        reason="A word was missing.",
        version=card.version,
        now=NOW + timedelta(days=4),
    )
    take_step(staff, finding, "record_closed", now=NOW + timedelta(days=5))
    sign_in(client, staff[Role.AUDITOR])
    page = show(client, finding)
    assert re.findall(r'timeline__what">([^<]+)<', page) == [
        "Closed it",
        "Corrected the words, the short name, the area",
        "At risk: Review the waiting list, part 1",
        "Approved the plan",
        "Recorded the plan",
        "Put it in the register",
        "Published in PEEL 2021/22",
    ]
    marks = re.findall(r'timeline__entry"><svg class="ans-mark ans-mark--(\w+)"', page)
    assert marks == ["inspectors", "commissioner", "force", "force", "force", "force", "inspectors"]


def test_a_published_finding_leads_to_the_page_the_public_sees(client: Client, staff: Staff) -> None:
    _, findings = make_public(staff)
    sign_in(client, staff[Role.AUDITOR])
    page = show(client, findings[0])
    assert f'href="/findings/{findings[0]}/">As the public sees it</a>' in page
    assert client.get(f"/findings/{findings[0]}/").status_code == 200


def test_the_quote_leads_to_its_place_in_the_report_it_was_read_from(staff: Staff) -> None:
    client = client_for(staff[Role.INSPECTION_LEAD])
    sample = Path(__file__).parents[1] / "samples" / "reports" / "northmoor_2023_25.html"
    reading_id = bring(client, sample)
    reference = services.put_in_register(
        staff[Role.INSPECTION_LEAD],
        reading_id=reading_id,
        force_name="Northmoor Police",
        now=NOW + timedelta(days=900),
        unreviewed=True,
        despite_doubts=True,
    )
    card = register.findings_of(reference)[0]
    block = card.places[0].block
    address = f"/desk/reports/{reading_id}/?block={block}#block-{block}"
    assert f'<a class="govuk-link" href="{address}">' in show(client, card.reference)
    assert f'id="block-{block}"' in client.get(address).content.decode()


def test_another_area_is_refused_and_the_unknown_is_not_found(client: Client, staff: Staff) -> None:
    finding = make_finding(staff, make_inspection(staff))
    others = make_force("southvale")
    for role in set(Role) - {Role.ADMINISTRATOR}:
        sign_in(client, others[role])
        assert client.get(f"/desk/findings/{finding}/").status_code == 403
    sign_in(client, staff[Role.AUDITOR])
    assert client.get("/desk/findings/peel-2021-22.northmoor.afi-77/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_what_there_is_to_show(client: Client, staff: Staff) -> None:
    report = make_inspection(staff)
    counted = []
    for more in (1, 3):
        cause = make_finding(staff, report, kind=Kind.CAUSE_OF_CONCERN)
        for _ in range(more):
            make_finding(staff, report, kind=Kind.RECOMMENDATION, parent=cause)
            services.link_findings(
                staff[Role.INSPECTION_LEAD],
                later=cause,
                earlier=make_finding(staff, report),
                kind=Link.RESTATES,
                now=NOW,
            )
        bring_to(staff, cause, Position.IN_PROGRESS)
        for number in range(more):
            action = plans.NewAction(f"Action {number}", "Joel Marsh", None)
            made = plans.add_action(staff[Role.INSPECTION_LEAD], finding=cause, action=action, now=NOW)
            plans.update_action(
                staff[Role.ACTION_OWNER], action_id=made, words="Begun.", track="on_track", now=NOW
            )
        bring_steps = ("say_finished", "agree_completion", "request_closure")
        for verb in bring_steps:
            take_step(staff, cause, verb)
        for role in Role:
            sign_in(client, staff[role])
            with CaptureQueriesContext(connection) as queries:
                show(client, cause)
            counted.append((role, len(queries)))
    assert counted[: len(Role)] == counted[len(Role) :]
    assert max(number for _, number in counted) <= 12
