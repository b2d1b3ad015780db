"""A small public record of a made-up force, and a way to publish it without the chapters that will one day do so.

Northmoor, Eastmarch and Southvale are nowhere; every sentence was written for these tests.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from answerable.publishing.cards import (
    PublicAction,
    PublicAnswer,
    PublicAnswerArea,
    PublicClock,
    PublicEvent,
    PublicFinding,
    PublicForce,
    PublicGrade,
    PublicInspection,
    PublicLink,
    PublicResponse,
    PublicSource,
    PublicWords,
    as_payload,
)
from answerable.publishing.models import Edition, EditionCopy, EditionFile, PublishedFinding
from answerable.publishing.queries import searchable
from answerable.rules.areas import area_key
from answerable.rules.deadlines import comments_due
from answerable.rules.grades import Grade, Scale
from answerable.rules.vocabulary import Decision, Kind, Position

TODAY = date(2025, 3, 14)
NORTHMOOR = PublicForce(
    "northmoor", "Northmoor Police", "Northmoor Police and Crime Commissioner", "Commissioner", fictional=True
)
EASTMARCH = PublicForce(
    "eastmarch", "Eastmarch Police", "Eastmarch Police and Crime Commissioner", "Commissioner", fictional=True
)
TYPES: dict[str, bool | None] = {
    "force_specific": True,
    "national": False,
    "follow_up": False,
    "thematic": None,
    "partner": False,
}
REPORT = "https://inspectors.example/peel-2021-22-northmoor"
PEEL_22, PEEL_25 = "peel-2021-22.northmoor", "peel-2023-25.northmoor"


def clock(published_on: date, answered_on: date | None = None, **milestones: date) -> PublicClock:
    named = tuple((name.replace("_", " ").capitalize(), on) for name, on in milestones.items())
    return PublicClock(published_on, comments_due(published_on), answered_on, named)


def finding(reference: str = f"{PEEL_22}.afi-01", **changed: Any) -> PublicFinding:
    """An open area for improvement of PEEL 2021/22 on which work is under way."""
    inspection = ".".join(reference.split(".")[:2])
    raised_on = changed.get("raised_on", date(2022, 11, 17))
    card = PublicFinding(
        reference=reference,
        inspection=inspection,
        inspection_title="PEEL 2021/22",
        area=inspection.split(".")[1],
        kind=Kind.AREA_FOR_IMPROVEMENT,
        number=None,
        name="Recording why a call was regraded",
        text="The force should make sure that staff write down why the priority of a call was changed.",
        page=21,
        question_key="responding",
        question="Responding to the public",
        grade=Grade.INADEQUATE,
        parent=None,
        children=(),
        raised_on=raised_on,
        due_on=None,
        due_by="",
        position=Position.IN_PROGRESS,
        position_on=date(2023, 1, 5),
        position_source=PublicSource("response to PEEL 2021/22"),
        decision=Decision.OPEN,
        decided_on=None,
        decision_source=None,
        reason="",
        successor=None,
        links=(),
        said=(),
        story=(PublicEvent(raised_on, "inspectors", "empty", "Raised this finding"),),
        heard_on=date(2023, 1, 5),
    )
    return replace(card, **changed)


def waiting_calls() -> tuple[PublicFinding, PublicFinding, PublicFinding]:
    """A cause of concern the force says is finished, and its two recommendations: one closed, one not."""
    letter = PublicSource("inspectors’ letter of 9 May 2024", "https://inspectors.example/letters/2024-05-09")
    statement = PublicSource("statement of 3 October 2024", "https://northmoor.example/statement")
    cause, first, second = (f"{PEEL_22}.coc-1", f"{PEEL_22}.coc-1.rec-1", f"{PEEL_22}.coc-1.rec-2")
    due = {"due_on": date(2023, 6, 30), "due_by": "inspectors"}
    done: dict[str, Any] = {
        "position": Position.CLOSURE_REQUESTED,
        "position_on": date(2024, 10, 3),
        "position_source": statement,
        "heard_on": date(2024, 10, 3),
    }
    return (
        finding(
            cause,
            kind=Kind.CAUSE_OF_CONCERN,
            number="1",
            name="Keeping people safe while they wait for an officer",
            text=(
                "When officers cannot be sent at once, Northmoor Police loses sight of the people who are waiting.\n"
                "We listened to 60 calls. In 19 of them nobody looked again at the risk, though hours had gone by."
            ),
            page=14,
            children=(first, second),
            links=(
                PublicLink(
                    "Follows up",
                    "peel-2018-19.northmoor.afi-01",
                    "Answering callers in time",
                    date(2019, 5, 2),
                ),
            ),
            said=(
                PublicWords(
                    "force",
                    "Each waiting call is now read again within the hour by a supervisor, and the caller is told so.",
                    date(2024, 10, 3),
                    statement,
                ),
                PublicWords(
                    "commissioner",
                    "I have read the log for a busy weekend. It is better. I will say it is fixed when inspectors do.",
                    date(2024, 11, 21),
                    PublicSource("Scrutiny meeting of 21 November 2024"),
                ),
            ),
            story=(
                PublicEvent(date(2022, 11, 17), "inspectors", "empty", "Raised this cause of concern"),
                PublicEvent(
                    date(2023, 1, 5), "commissioner", "full", "Published the response, on day 50 of 56"
                ),
                PublicEvent(date(2023, 1, 5), "force", "half", "Accepted the finding and agreed what to do"),
                PublicEvent(
                    date(2024, 10, 3), "force", "full", "Said the work is finished", source=statement
                ),
            ),
            **due,
            **done,
        ),
        finding(
            first,
            kind=Kind.RECOMMENDATION,
            number="1",
            name="A supervisor looks again within the hour",
            text="have a supervisor look again at each waiting call within the hour, and note what was decided;",
            parent=cause,
            position=Position.CLOSURE_REQUESTED,
            position_on=date(2024, 2, 1),
            decision=Decision.CLOSED,
            decided_on=date(2024, 5, 9),
            decision_source=letter,
            story=(
                PublicEvent(date(2022, 11, 17), "inspectors", "empty", "Raised this recommendation"),
                PublicEvent(date(2024, 5, 9), "inspectors", "full", "Closed recommendation 1", source=letter),
            ),
            heard_on=date(2024, 5, 9),
            **due,
        ),
        finding(
            second,
            kind=Kind.RECOMMENDATION,
            number="2",
            name="What the force knows, in one place",
            text="let those who take calls see, in one place, what the force knows about the caller and the address.",
            parent=cause,
            **due,
            **done,
        ),
    )


def in_every_state() -> tuple[PublicFinding, ...]:
    """Areas for improvement of PEEL 2021/22, one for each answer line, and one promising practice."""
    newer = PublicLink("Replaced by", f"{PEEL_25}.coc-1", "Supervising investigations", date(2025, 2, 6))
    return (
        finding(f"{PEEL_22}.afi-01", number="1"),
        finding(
            f"{PEEL_22}.afi-02",
            number="2",
            name="Telling victims what happens next",
            text="The force should keep victims informed at each step.",
            question_key="investigating",
            question="Investigating crime",
            grade=Grade.REQUIRES_IMPROVEMENT,
            position=Position.COMPLETE,
            position_on=date(2023, 11, 2),
            decision=Decision.CLOSED,
            decided_on=date(2024, 5, 9),
            heard_on=date(2024, 5, 9),
        ),
        finding(
            f"{PEEL_22}.afi-03",
            number="3",
            name="Reading case files before they are closed",
            text="The force should make sure that supervisors read a case before it is closed.",
            question_key="investigating",
            question="Investigating crime",
            grade=Grade.REQUIRES_IMPROVEMENT,
            decision=Decision.SUPERSEDED,
            decided_on=date(2025, 2, 6),
            successor=newer,
            heard_on=date(2025, 2, 6),
        ),
        finding(
            f"{PEEL_22}.afi-04",
            number="4",
            name="Café-style public meetings",
            text="The force should hold more meetings with residents.",
            question_key="public",
            question="Treating the public with fairness and respect",
            grade=Grade.GOOD,
            position=Position.NOT_ACCEPTED,
            reason="The same residents already meet officers every month",
        ),
        finding(
            f"{PEEL_22}.afi-05",
            number="5",
            name="Counting repeat missing children",
            text="The force should count children who go missing again.",
            question_key="vulnerable",
            question="Protecting vulnerable people",
            grade=Grade.ADEQUATE,
            position=Position.DISPUTED,
            reason="the figure in the report counts some children twice",
        ),
        finding(
            f"{PEEL_22}.afi-06",
            number="6",
            name="Sharing the court calendar",
            text="The courts’ calendar should reach the witness care unit.",
            question_key=None,
            question="Working with the courts",
            grade=None,
            position=Position.NOT_FOR_US,
            reason="the courts service",
        ),
        finding(
            f"{PEEL_22}.afi-07",
            number="7",
            name="Naming a lead for rural crime",
            text="The force should name a lead for rural crime.",
            decision=Decision.NOT_TRACKED,
            decided_on=date(2024, 1, 8),
            heard_on=date(2024, 1, 8),
        ),
        finding(
            f"{PEEL_22}.afi-08",
            number="8",
            name="Checking vetting each year",
            text="The force should check vetting each year.",
            position=Position.NEW,
            position_on=None,
            position_source=None,
            heard_on=date(2022, 11, 17),
        ),
        finding(
            f"{PEEL_22}.afi-09",
            number="9",
            name="Flagging repeat callers",
            text="The force should mark repeat callers in its system.",
            decision=Decision.RETURNED,
            decided_on=date(2024, 6, 20),
            heard_on=date(2024, 6, 20),
        ),
        finding(
            f"{PEEL_22}.pp-01",
            kind=Kind.PROMISING_PRACTICE,
            name="A van that visits villages",
            text="The force sends a van to villages without a station, and residents use it.",
            question_key="public",
            question="Treating the public with fairness and respect",
            grade=Grade.GOOD,
            position=Position.NEW,
            position_on=None,
        ),
    )


def grades(**given: Grade) -> tuple[PublicGrade, ...]:
    names = {
        "preventing": "Preventing crime and anti-social behaviour",
        "public": "Treating the public with fairness and respect",
        "responding": "Responding to the public",
        "investigating": "Investigating crime",
        "vulnerable": "Protecting vulnerable people",
        "workforce": "Building, supporting and protecting the workforce",
        "data": "Recording data about crime",
    }
    return tuple(PublicGrade(area_key(names[key]), names[key], grade) for key, grade in given.items())


def inspection(reference: str = PEEL_22, **changed: Any) -> PublicInspection:
    """PEEL 2021/22 of Northmoor, with findings in every state."""
    force = changed.pop("force", NORTHMOOR)
    published_on = changed.pop("published_on", date(2022, 11, 17))
    card = PublicInspection(
        reference=reference,
        title="PEEL 2021/22",
        force=force,
        published_on=published_on,
        report_address=REPORT,
        monitoring_phase="scan",
        scale=Scale.FIVE,
        types=TYPES,
        grades=grades(
            preventing=Grade.GOOD,
            public=Grade.GOOD,
            responding=Grade.INADEQUATE,
            investigating=Grade.REQUIRES_IMPROVEMENT,
            vulnerable=Grade.ADEQUATE,
            workforce=Grade.ADEQUATE,
        ),
        findings=(*waiting_calls(), *in_every_state()) if reference == PEEL_22 else (),
        clock=clock(published_on, date(2023, 1, 5) if reference == PEEL_22 else None),
    )
    return replace(card, **changed)


def newest() -> PublicInspection:
    """PEEL 2023–25: published by inspectors on 6 February 2025, its clock still running on TODAY."""
    raised = date(2025, 2, 6)
    common = {"inspection_title": "PEEL 2023–25", "raised_on": raised, "heard_on": date(2025, 3, 3)}
    cause = finding(
        f"{PEEL_25}.coc-1",
        kind=Kind.CAUSE_OF_CONCERN,
        number="1",
        name="Supervising investigations",
        text="Too few investigations are supervised. Victims wait for months while nothing is done.",
        page=30,
        question_key="investigating",
        question="Investigating crime",
        grade=Grade.INADEQUATE,
        children=(f"{PEEL_25}.coc-1.rec-1",),
        due_on=date(2025, 8, 6),
        due_by="inspectors",
        position_on=date(2025, 3, 3),
        story=(
            PublicEvent(raised, "inspectors", "empty", "Raised this cause of concern"),
            PublicEvent(date(2025, 3, 3), "force", "half", "Accepted the finding and agreed what to do"),
        ),
        **common,
    )
    recommendation = finding(
        f"{PEEL_25}.coc-1.rec-1",
        kind=Kind.RECOMMENDATION,
        number="1",
        name="A plan for each investigation",
        text="see that each investigation has a plan, which a supervisor has read.",
        parent=cause.reference,
        question_key="investigating",
        question="Investigating crime",
        **common,
    )
    return inspection(
        PEEL_25,
        title="PEEL 2023–25",
        published_on=raised,
        grades=grades(
            preventing=Grade.OUTSTANDING,
            public=Grade.GOOD,
            responding=Grade.REQUIRES_IMPROVEMENT,
            investigating=Grade.INADEQUATE,
            vulnerable=Grade.ADEQUATE,
            workforce=Grade.GOOD,
            data=Grade.UNGRADED,
        ),
        findings=(cause, recommendation),
    )


def oldest() -> PublicInspection:
    """PEEL 2018/19, on the four-grade scale."""
    raised = date(2019, 5, 2)
    closed = finding(
        "peel-2018-19.northmoor.afi-01",
        inspection_title="PEEL 2018/19",
        name="Answering callers in time",
        text="The force should answer callers in time.",
        raised_on=raised,
        position=Position.COMPLETE,
        position_on=date(2020, 1, 15),
        decision=Decision.CLOSED,
        decided_on=date(2020, 3, 2),
        heard_on=date(2020, 3, 2),
    )
    return inspection(
        "peel-2018-19.northmoor",
        title="PEEL 2018/19",
        published_on=raised,
        scale=Scale.FOUR,
        grades=grades(preventing=Grade.GOOD, responding=Grade.REQUIRES_IMPROVEMENT, data=Grade.INADEQUATE),
        clock=clock(raised, date(2019, 6, 25)),
        findings=(closed,),
    )


def response(inspected: PublicInspection | None = None, **changed: Any) -> PublicResponse:
    """The response to PEEL 2021/22, published on day 50."""
    report = inspected or inspection()
    cause, first, second = waiting_calls()
    card = PublicResponse(
        inspection=report.reference,
        inspection_title=report.title,
        force=report.force,
        commissioner="Dr Imogen Vale",
        clock=clock(
            report.published_on,
            date(2023, 1, 5),
            chief_constable_invited=date(2022, 11, 23),
            plenary_session=date(2022, 12, 12),
        ),
        types=TYPES,
        force_quoted=True,
        monitoring_phase="scan",
        summary="Inspectors graded six areas.\nTwo things worry them:\n• people who wait\n• files nobody reads",
        areas=(
            PublicAnswerArea(
                "Responding to the public",
                Grade.INADEQUATE,
                (
                    PublicAnswer(
                        cause.reference,
                        cause.kind,
                        "1",
                        cause.name,
                        cause.text,
                        14,
                        "",
                        "commissioner",
                        (),
                        (
                            PublicAnswer(
                                first.reference,
                                first.kind,
                                "1",
                                first.name,
                                first.text,
                                15,
                                "I accept this. Supervisors have begun to read the list each hour.",
                                "force",
                                (
                                    PublicAction(
                                        "Read the list each hour", "Head of contact", date(2023, 2, 1)
                                    ),
                                    PublicAction("Tell each caller who waits", "Head of contact", None),
                                ),
                            ),
                            PublicAnswer(
                                second.reference,
                                second.kind,
                                "2",
                                second.name,
                                second.text,
                                15,
                                "The plan is sound and the date is too far off. I shall ask each month.",
                                "commissioner",
                                (PublicAction("Buy one system", "Head of digital", date(2023, 6, 30)),),
                            ),
                        ),
                    ),
                ),
            ),
        ),
        force_comments="I am grateful for a fair report.\nWe have begun.",
        statement="I thank the inspectors.\nI am not content with how long callers wait.",
        scrutiny_on=date(2023, 2, 9),
        questions=(
            "How many people waited for more than an hour last month?",
            "Who reads the list at night?",
        ),
    )
    return replace(card, **changed)


def published(
    card: PublicInspection | PublicResponse,
    *,
    on: date = date(2025, 3, 10),
    note: str = "",
    files: dict[str, bytes] | None = None,
    copies: tuple[tuple[str, date, str], ...] = (),
) -> Edition:
    """A new current edition of the card, as the publishing service would write it."""
    record = isinstance(card, PublicInspection)
    kind = Edition.RECORD if record else Edition.RESPONSE
    reference = card.reference if isinstance(card, PublicInspection) else card.inspection
    before = Edition.objects.filter(kind=kind, reference=reference)
    number = before.count() + 1
    before.update(current=False)
    payload = as_payload(card)
    edition = Edition.objects.create(
        kind=kind,
        reference=reference,
        area=card.force.area,
        number=number,
        published_at=datetime.combine(on, time(10, 4), tzinfo=UTC),
        payload=payload,
        sha256=hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest(),
        note=note,
    )
    for name, data in (files or {}).items():
        sha256 = hashlib.sha256(data).hexdigest()
        stored = default_storage.save(f"editions/{sha256}", ContentFile(data))
        EditionFile.objects.create(
            edition=edition,
            format=name.rsplit(".")[-1],
            name=name,
            size=len(data),
            sha256=sha256,
            stored_as=stored,
        )
    for to, sent_on, way in copies:
        EditionCopy.objects.create(edition=edition, to=to, sent_on=sent_on, way=way)
    if isinstance(card, PublicInspection):
        PublishedFinding.objects.filter(inspection=reference).delete()
        _copied(edition, card)
    return edition


def _copied(edition: Edition, card: PublicInspection) -> None:
    PublishedFinding.objects.bulk_create(
        PublishedFinding(
            edition=edition,
            reference=each.reference,
            inspection=each.inspection,
            area=each.area,
            order=order,
            kind=each.kind.value,
            question_key=each.question_key or "",
            position=each.position.value,
            decision=each.decision.value,
            raised_on=each.raised_on,
            due_on=each.due_on,
            heard_on=each.heard_on,
            words=searchable(each),
            payload=as_payload(each),
        )
        for order, each in enumerate(card.findings)
    )


def withdraw(edition: Edition, *, reason: str, on: date = date(2025, 3, 12)) -> None:
    """Take an edition down, as the publishing service would."""
    edition.withdrawn_at = datetime.combine(on, time(9, 30), tzinfo=UTC)
    edition.withdrawal_reason = reason
    edition.save(update_fields=["withdrawn_at", "withdrawal_reason"])


def whole_record() -> None:
    """Three PEEL inspections, one custody inspection answered late, and two responses."""
    custody = inspection(
        "custody.northmoor",
        title="Custody, joint inspection",
        published_on=date(2021, 10, 6),
        grades=(),
        clock=clock(date(2021, 10, 6), date(2021, 12, 3)),
    )
    files = {
        "response-peel-2021-22-northmoor.pdf": b"%PDF-1.7 a response",
        "response-peel-2021-22-northmoor.odt": b"PK odt",
    }
    sent = date(2023, 1, 6)
    copies = (("His Majesty’s Inspectorate", sent, "e-mail"), ("Secretary of State", sent, "e-mail"))
    late = response(
        custody, clock=clock(date(2021, 10, 6), date(2021, 12, 3)), areas=(), questions=(), scrutiny_on=None
    )
    published(late, on=date(2021, 12, 3))
    published(response(), on=date(2023, 1, 5), files=files, copies=copies)
    for card in (oldest(), custody, inspection(), newest()):
        published(card)


def second_force() -> None:
    """One inspection of Eastmarch, so that several forces are public."""
    report = "peel-2023-25.eastmarch"
    cards = (finding(f"{report}.afi-01", inspection_title="PEEL 2023–25", raised_on=date(2024, 9, 12)),)
    published(
        inspection(
            report, title="PEEL 2023–25", force=EASTMARCH, published_on=date(2024, 9, 12), findings=cards
        )
    )
