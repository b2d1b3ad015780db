"""Making the demonstration force, in the order in which its history happened."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from answerable.comments import queries as comment_queries
from answerable.comments import services as comments
from answerable.console.demonstration.steps import take_step
from answerable.console.demonstration.waiting import leave_plan
from answerable.documents.services import receive_document
from answerable.extraction import queries as extraction
from answerable.extraction import services as review
from answerable.people import queries as people
from answerable.people import services as admin
from answerable.people.cards import Actor, BodyCard
from answerable.publishing import services as publishing
from answerable.register import services as register
from answerable.register.queries import findings_of
from answerable.rules.vocabulary import INSPECTION_TYPES, Kind, Link
from answerable.scrutiny import queries as scrutiny_queries
from answerable.scrutiny import services as scrutiny

HERE = Path(__file__).parent
AREA, FORCE, OFFICE = "northmoor", "Northmoor Police", "northmoor-pcc"
FIRST_DAY = date(2019, 1, 2)
NEWEST_DAYS_AGO = 40


@dataclass(slots=True)
class Demonstration:
    """What was made: sign-ins as (name, job, e-mail), the password they share, and the newest inspection."""

    people: list[tuple[str, str, str]]
    password: str
    newest: str


@dataclass(slots=True)
class Stage:
    """Who is on it, and the references of what has been made so far by the story's own keys."""

    actors: dict[str, Actor] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)


def story() -> dict[str, Any]:
    """The story as written."""
    return tomllib.loads((HERE / "story.toml").read_text("utf-8"))


def is_there() -> Demonstration | None:
    """The demonstration that is loaded already, if it is."""
    told = story()
    if people.user_by_email(told["people"][0]["email"]) is None:
        return None
    return Demonstration(_sign_ins(told), told["password"], f"peel-2023-25.{AREA}")


def build(*, today: date, say: Callable[[str], None]) -> Demonstration:
    """Make everything as it stands on `today`. `say` is told each stage in words."""
    told, stage = story(), Stage()
    say("Adding the force, the Commissioner’s office and seven people")
    _add_people(told, stage)
    for inspection in told["inspections"]:
        say(f"Telling the story of {inspection['title']}")
        _tell_inspection(inspection, stage)
    _link(told, stage)
    for inspection in told["inspections"]:
        _tell_steps(inspection, stage, today)
    say("Reading a sample report and reviewing what was found")
    newest = _read_newest(told["newest"], stage, today)
    say("Publishing where everything stands")
    for reference in [stage.references[one["title"]] for one in told["inspections"]] + [newest]:
        note = "Where the findings stand now."
        publishing.publish_record(stage.actors["officer"], inspection=reference, note=note, now=_at(today, 7))
    say("Reading a plan of the force’s, and leaving it to be reviewed")
    leave_plan(stage.actors["lead"], area=AREA, today=today)
    return Demonstration(_sign_ins(told), told["password"], newest)


def _sign_ins(told: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(one["name"], one["job"], one["email"]) for one in told["people"]]


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=timezone.get_default_timezone())


def _add_people(told: dict[str, Any], stage: Stage) -> None:
    console, now = people.system_actor("console"), _at(FIRST_DAY, 9)
    bodies = (
        BodyCard(AREA, "force", FORCE, "Northmoor", AREA, "Chief Constable", "", True),
        BodyCard(
            OFFICE,
            "local_policing_body",
            "Northmoor Police and Crime Commissioner",
            "Northmoor PCC",
            AREA,
            "Police and Crime Commissioner",
            "",
            True,
        ),
    )
    for body in bodies:
        admin.add_body(console, body=body, now=now)
    for one in told["people"]:
        user = admin.create_user(
            console,
            email=one["email"],
            name=one["name"],
            password=told["password"],
            now=now,
            job_title=one["job"],
        )
        admin.grant_role(console, user_id=user.user_id, role=one["role"], now=now, body_slug=one["body"])
        stage.actors[one["key"]] = next(iter(people.capacities(user.user_id, today=FIRST_DAY).values()))


def _tell_inspection(told: dict[str, Any], stage: Stage) -> None:
    """The inspection and its findings by hand, then the response up to the day it was published."""
    lead, day = stage.actors["lead"], told["published_on"]
    reference = register.register_inspection(
        lead,
        details=register.InspectionDetails(
            title=told["title"],
            area=AREA,
            force_name=FORCE,
            published_on=day,
            types={name: name == "force_specific" for name in INSPECTION_TYPES},
            force_quoted=True,
            monitoring_phase=told["phase"],
            summary=told["summary"],
            grades=tuple((printed, grade) for printed, grade in told["grades"]),
        ),
        now=_at(day, 10),
    )
    stage.references[told["title"]] = reference
    for finding in told["findings"]:
        stage.references[finding["key"]] = register.add_finding(
            lead,
            inspection=reference,
            words=register.FindingWords(
                kind=Kind(finding["kind"]),
                text=finding["text"],
                name=finding["name"],
                number=finding.get("number", ""),
                question=finding["question"],
                parent=stage.references.get(finding.get("under", "")),
                due_on=finding.get("due_on"),
                due_by="inspectors" if finding.get("due_on") else "",
                page=finding["page"],
            ),
            now=_at(day, 11),
        )


def _link(told: dict[str, Any], stage: Stage) -> None:
    for inspection in told["inspections"]:
        for finding in inspection["findings"]:
            if earlier := finding.get("follows"):
                register.link_findings(
                    stage.actors["lead"],
                    later=stage.references[finding["key"]],
                    earlier=stage.references[earlier],
                    kind=Link.FOLLOWS_UP,
                    now=_at(inspection["published_on"], 12),
                )


def _tell_steps(told: dict[str, Any], stage: Stage, today: date) -> None:
    """Everything that happened to the findings of one inspection, and the response, in order of days."""
    answered = told["response"]["published_on"]
    happened = [
        (step["on"], finding["key"], step)
        for finding in told["findings"]
        for step in finding.get("steps", ())
        if step["on"] <= today
    ]
    happened.sort(key=lambda one: one[0])
    for day, key, step in happened:
        if day < answered:
            take_step(stage.actors[step["by"]], step, stage.references[key], stage.references, _at(day, 14))
    _answer(told, stage)
    for day, key, step in happened:
        if day >= answered:
            take_step(stage.actors[step["by"]], step, stage.references[key], stage.references, _at(day, 14))
    _scrutinise(told, stage, today)


def _answer(told: dict[str, Any], stage: Stage) -> None:
    """Invite, comment, explain, approve and publish the response to one inspection."""
    words, reference = told["response"], stage.references[told["title"]]
    officer, pcc = stage.actors["officer"], stage.actors["pcc"]
    comments.invite_chief_constable(
        officer, inspection=reference, reply_by=words["reply_by"], now=_at(words["invited_on"], 9)
    )
    comments.record_force_comments(
        stage.actors["dcc"],
        inspection=reference,
        text=words["comments"],
        received_on=words["replied_on"],
        said_by="Chief Constable of Northmoor Police",
        now=_at(words["replied_on"], 16),
    )
    writing = _at(words["replied_on"] + timedelta(days=3), 10)
    for finding in told["findings"]:
        if text := finding.get("answer"):
            comments.explain_finding(
                officer,
                finding=stage.references[finding["key"]],
                text=text,
                borrowed=finding.get("borrowed", False),
                version=0,
                now=writing,
            )
    comments.write_statement(
        officer, inspection=reference, text=words["statement"], version=None, now=writing
    )
    day = words["published_on"]
    seen = comment_queries.fingerprint(comment_queries.statutory_document(reference))
    comments.approve_response(pcc, inspection=reference, seen=seen, now=_at(day - timedelta(days=1), 12))
    publishing.publish_response(officer, inspection=reference, now=_at(day, 10))
    for to in ("HM Chief Inspector of Constabulary", "The Secretary of State"):
        publishing.record_copy(
            officer, reference=reference, to=to, sent_on=day, way="E-mail", now=_at(day, 11)
        )


def _scrutinise(told: dict[str, Any], stage: Stage, today: date) -> None:
    held_on = told.get("questions_on")
    if held_on is None or held_on > today:
        return
    reference, pcc = stage.references[told["title"]], stage.actors["pcc"]
    scrutiny.ask_questions(
        pcc, inspection=reference, held_on=held_on, texts=told["questions"], now=_at(held_on, 9)
    )
    meeting = scrutiny_queries.meeting_about(reference)
    by_number = {question.number: question for question in meeting.questions} if meeting else {}
    for answer in told["answered_questions"]:
        scrutiny.record_answer(
            pcc,
            question_id=by_number[answer["number"]].question_id,
            answer=answer["answer"],
            outcome=answer["outcome"],
            reason=answer["reason"],
            now=_at(held_on, 17),
        )


def _read_newest(told: dict[str, Any], stage: Stage, today: date) -> str:
    """Read the sample report, review it, put it in the register, and begin the response to it."""
    published, lead = today - timedelta(days=NEWEST_DAYS_AGO), stage.actors["lead"]
    day = published + timedelta(days=1)
    page = (HERE / "report.html").read_text("utf-8")
    content = page.replace("{published}", f"{published.day} {published:%B %Y}").encode()
    arrived = receive_document(
        lead, name="peel-2023-25-northmoor.html", content=content, area=AREA, now=_at(day, 9)
    )
    reading_id = review.read_import(lead, import_id=arrived.import_id, clock=lambda: _at(day, 9))
    if reading_id is None:
        raise RuntimeError("The sample report could not be read.")
    _review(told, lead, reading_id, published)
    reference = register.put_in_register(lead, reading_id=reading_id, force_name=FORCE, now=_at(day, 11))
    _begin_response(told, stage, reference, published)
    return reference


def _review(told: dict[str, Any], lead: Actor, reading_id: int, published: date) -> None:
    """Confirm the details, give each finding a short name, and settle what the reader doubted."""
    now = _at(published + timedelta(days=1), 10)
    details = review.Details(
        title="PEEL 2023–25",
        published_on=published,
        published_source="the first page of the report",
        types={name: name == "force_specific" for name in INSPECTION_TYPES},
        force_quoted=True,
        monitoring_phase="Scan",
        summary=told["summary"],
    )
    review.confirm_details(lead, reading_id=reading_id, details=details, version=None, now=now)
    for candidate, given in zip(extraction.reading(reading_id).kept, told["findings"], strict=True):
        words = review.CandidateWords(
            kind=candidate.kind,
            text=candidate.text,
            name=given["name"],
            ref=candidate.ref,
            question=candidate.question,
            parent=candidate.parent,
        )
        review.edit_candidate(
            lead, reading_id=reading_id, number=candidate.number, words=words, version=None, now=now
        )
    numbers = [candidate.number for candidate in extraction.reading(reading_id).kept]
    review.accept_candidates(lead, reading_id=reading_id, numbers=numbers, now=now)
    for doubt in extraction.reading(reading_id).open_doubts:
        review.settle_doubt(
            lead,
            reading_id=reading_id,
            doubt_id=doubt.doubt_id,
            settlement="Read again: it is right.",
            now=now,
        )


def _begin_response(told: dict[str, Any], stage: Stage, reference: str, published: date) -> None:
    """A response on its way: the chief constable has answered, most findings are explained, two are not."""
    officer, lead, dcc = stage.actors["officer"], stage.actors["lead"], stage.actors["dcc"]
    plenary, replied = published + timedelta(days=26), published + timedelta(days=32)
    publishing.publish_record(officer, inspection=reference, now=_at(published + timedelta(days=2), 9))
    comments.invite_chief_constable(
        officer, inspection=reference, reply_by=replied, now=_at(published + timedelta(days=6), 9)
    )
    by_name = {finding.name: finding.reference for finding in findings_of(reference)}
    planned = [one for one in told["findings"] if one["plan"]]
    for one in planned:
        step = {"do": "plan", "words": one["plan"], "on": plenary}
        take_step(lead, step, by_name[one["name"]], {}, _at(plenary, 14))
    for one in planned[:3]:
        take_step(dcc, {"do": "approve"}, by_name[one["name"]], {}, _at(plenary + timedelta(days=2), 9))
    comments.record_force_comments(
        dcc,
        inspection=reference,
        text=told["comments"],
        received_on=replied,
        said_by="Chief Constable of Northmoor Police",
        now=_at(replied, 15),
    )
    for one in told["findings"]:
        if one["answer"]:
            comments.explain_finding(
                officer,
                finding=by_name[one["name"]],
                text=one["answer"],
                borrowed=False,
                version=0,
                now=_at(replied + timedelta(days=4), 10),
            )
