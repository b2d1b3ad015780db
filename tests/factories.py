"""A made-up force, Northmoor, built by calling the real services: nothing here writes a row by itself.

staff = make_force()                                   # two bodies, one person in every role
report = make_inspection(staff)
finding = make_finding(staff, report, kind=Kind.RECOMMENDATION)
bring_to(staff, finding, Position.COMPLETE)            # by the shortest road STEPS allows
sign_in(client, staff[Role.INSPECTION_LEAD])
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from django.test import Client
from django.utils import timezone

from answerable.governance import services as governance
from answerable.governance.services import ClosureWords, DecisionWords
from answerable.people import queries as people
from answerable.people import services as people_services
from answerable.people.cards import Actor, BodyCard
from answerable.plans import services as plans
from answerable.plans.queries import plan_for
from answerable.plans.services import NewAction, PlanWords
from answerable.register import queries as register_queries
from answerable.register import services as register
from answerable.register.services import FindingWords, InspectionDetails
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Decision, Kind, Position, Stance
from answerable.rules.workflow import STEPS, steps_from

NOW = datetime(2024, 8, 20, 9, 0, tzinfo=UTC)
"""The moment most things here are told; every function takes another."""
TODAY = NOW.date()
PUBLISHED = date(2023, 1, 19)
CONSOLE = people.system_actor("console")
PASSWORD = "seven quiet herons"

_LPB = {Role.POLICY_OFFICER, Role.CHIEF_EXECUTIVE, Role.COMMISSIONER}
NAMES = {
    Role.POLICY_OFFICER: "Priya Nair",
    Role.CHIEF_EXECUTIVE: "Owen Tully",
    Role.COMMISSIONER: "Marian Voss",
    Role.INSPECTION_LEAD: "Imogen Farrow",
    Role.ACTION_OWNER: "Joel Marsh",
    Role.CHIEF_OFFICER: "Ruth Calder",
    Role.GOVERNANCE_SECRETARY: "Nadia Rahman",
    Role.AUDITOR: "Tom Brannigan",
    Role.ADMINISTRATOR: "Ada Min",
}
Staff = dict[Role, Actor]
State = tuple[Position, Decision]


def make_bodies(area: str = "northmoor", *, now: datetime = NOW) -> None:
    """The force of a fictional area (slug: the area) and its local policing body (`<area>-lpb`)."""
    place = area.capitalize()
    for slug, kind, name, head in (
        (area, "force", f"{place} Police", "Chief Constable"),
        (f"{area}-lpb", "local_policing_body", f"{place} Police and Crime Commissioner", "Commissioner"),
    ):
        body = BodyCard(slug, kind, name, place, area, head, "", fictional=True)
        people_services.add_body(CONSOLE, body=body, now=now)


def make_person(role: Role, *, body: str | None, name: str = "", now: datetime = NOW) -> Actor:
    """Somebody who may act in a role from the day of `now`; body None is for an administrator."""
    called = name or NAMES[role]
    address = f"{called.lower().replace(' ', '.')}@{body or 'answerable'}.example"
    user = people_services.create_user(CONSOLE, email=address, name=called, password=PASSWORD, now=now)
    people_services.grant_role(CONSOLE, user_id=user.user_id, role=role, body_slug=body, now=now)
    actor = people.actor_for(user.user_id, today=now.date())
    assert actor is not None
    return actor


def make_force(area: str = "northmoor", *, now: datetime = NOW) -> Staff:
    """Both bodies of an area, and one person in every role; the administrator belongs to the installation."""
    make_bodies(area, now=now)
    staff = {}
    for role in Role:
        body = None if role is Role.ADMINISTRATOR else f"{area}-lpb" if role in _LPB else area
        name = f"{NAMES[role]} of {area}" if role is Role.ADMINISTRATOR and area != "northmoor" else ""
        staff[role] = make_person(role, body=body, name=name, now=now)
    return staff


def make_inspection(
    staff: Staff,
    *,
    title: str = "PEEL 2021/22",
    published_on: date = PUBLISHED,
    grades: tuple[tuple[str, str], ...] = (("Responding to the public", "inadequate"),),
    now: datetime = NOW,
) -> str:
    """An inspection typed in by the inspection lead; its reference, such as `peel-2021-22.northmoor`."""
    lead = staff[Role.INSPECTION_LEAD]
    details = InspectionDetails(title, lead.area, lead.body_name, published_on, grades=grades)
    return register.register_inspection(lead, details=details, now=now)


def make_finding(
    staff: Staff,
    inspection: str,
    *,
    kind: Kind = Kind.AREA_FOR_IMPROVEMENT,
    text: str = "The force should make sure that it checks again on vulnerable people who wait.",
    name: str = "Checking again on vulnerable people who wait",
    question: str = "Responding to the public",
    parent: str | None = None,
    due_on: date | None = None,
    page: int | None = 14,
    now: datetime = NOW,
) -> str:
    """A finding typed in by the inspection lead; its reference."""
    due_by = "inspectors" if due_on else ""
    words = FindingWords(
        kind, text, name, question=question, parent=parent, due_on=due_on, due_by=due_by, page=page
    )
    return register.add_finding(staff[Role.INSPECTION_LEAD], inspection=inspection, words=words, now=now)


def plan_words(
    stance: Stance = Stance.ACCEPTED, *, on: date = TODAY - timedelta(days=28), actions: int = 1
) -> PlanWords:
    """What a plenary session decided, with as many actions as wanted, a month apart."""
    reason = "" if stance is Stance.ACCEPTED else "the power lies with another body"
    wanted = tuple(
        NewAction(f"Review the waiting list, part {n}", "Joel Marsh", on + timedelta(days=30 * n))
        for n in range(1, actions + 1)
    )
    return PlanWords(
        stance, "A sergeant looks at every waiting call.", on, reason, "Ruth Calder, Joel Marsh", wanted
    )


_STANCES = {
    "approve_refusal": Stance.NOT_ACCEPTED,
    "approve_not_for_us": Stance.NOT_FOR_US,
    "approve_dispute": Stance.DISPUTED,
}
_DECISIONS = {step.verb: step.decides for step in STEPS if step.decides}


def _session_before(finding: str, on: date) -> date:
    """The day of the plenary session a plan recorded on `on` came from: four weeks before, the report being out."""
    card = register_queries.finding(finding)
    assert card is not None
    return max(card.raised_on, on - timedelta(days=28))


def take_step(
    staff: Staff, finding: str, verb: str, *, now: datetime = NOW, stance: Stance = Stance.ACCEPTED
) -> None:
    """Take one step of STEPS by its verb, done by a person who may and did not take the step before."""
    on = timezone.localdate(now)
    lead, chief = staff[Role.INSPECTION_LEAD], staff[Role.CHIEF_OFFICER]
    if verb in _DECISIONS:
        words = DecisionWords(
            _DECISIONS[verb], on, "Letter from the inspectorate", "Force liaison lead", "As agreed."
        )
        return governance.record_decision(staff[Role.POLICY_OFFICER], finding=finding, decided=words, now=now)
    plan = plan_for(finding)
    seen = plan.fingerprint if plan else ""
    closure = ClosureWords(1, "Every waiting call is looked at.", on, "e-mail")
    steps: dict[str, Callable[[], None]] = {
        "record_plan": lambda: plans.record_plan(
            lead, finding=finding, plan=plan_words(stance, on=_session_before(finding, on)), now=now
        ),
        "return_plan": lambda: governance.return_plan(
            chief, finding=finding, seen=seen, reason="Say who.", now=now
        ),
        "say_finished": lambda: plans.say_finished(
            staff[Role.ACTION_OWNER], finding=finding, words="It runs on all shifts.", on=on, now=now
        ),
        "agree_completion": lambda: governance.agree_completion(lead, finding=finding, now=now),
        "send_back": lambda: governance.send_back(
            lead, finding=finding, reason="Two shifts are missing.", now=now
        ),
        "request_closure": lambda: governance.request_closure(
            chief, finding=finding, request=closure, now=now
        ),
        "reopen": lambda: governance.reopen(chief, finding=finding, reason="It slipped back.", now=now),
    }
    approve = lambda: governance.approve_position(chief, finding=finding, seen=seen, now=now)  # noqa: E731
    return steps.get(verb, approve)()


def _paths() -> dict[State, tuple[str, ...]]:
    """Every state a finding can be in, with the shortest road of verbs that leads there from new and open."""
    start = (Position.NEW, Decision.OPEN)
    found: dict[State, tuple[str, ...]] = {start: ()}
    queue = deque([start])
    while queue:
        position, decision = queue.popleft()
        for step in steps_from(position, decision):
            state = (step.after or position, step.decides or decision)
            if state not in found:
                found[state] = (*found[position, decision], step.verb)
                queue.append(state)
    return found


PATHS = _paths()


def bring_to(
    staff: Staff, finding: str, position: Position, decision: Decision = Decision.OPEN, *, now: datetime = NOW
) -> None:
    """Take the shortest road from a new finding to a state, a day between the steps, the last one at `now`."""
    road = PATHS[position, decision]
    for number, verb in enumerate(road, start=1):
        ahead = next((one for one in road[number:] if one.startswith("approve")), "")
        stance = _STANCES.get(ahead, Stance.ACCEPTED)
        take_step(staff, finding, verb, now=now - timedelta(days=len(road) - number), stance=stance)
    card = register_queries.finding(finding)
    assert card is not None
    assert (card.position, card.decision) == (position, decision)


def sign_in(client: Client, actor: Actor) -> None:
    """Sign somebody in who has just given their password. Sessions end by the clock, so this reads it."""
    from answerable.people.models import User
    from answerable.site import sessions

    moment = timezone.now()
    client.force_login(User.objects.get(pk=actor.user_id))
    session = client.session
    sessions.begin(session, now=moment)
    session["account_authentication_methods_user"] = str(actor.user_id)
    session["account_authentication_methods"] = [{"method": "password", "at": moment.timestamp()}]
    session.save()
