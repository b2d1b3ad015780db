"""A response to an inspection of Northmoor, written by calling the real services, as far as a test wants it.

staff = make_force()
report, findings = make_report(staff)       # two recommendations under a cause of concern, two areas for improvement
write_all(staff, report, findings)          # every word the law asks for
approve(staff, report)                      # by the commissioner, word for word
publish(staff, report)
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from answerable.comments import queries as comments
from answerable.comments import services
from answerable.publishing import services as publishing
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Kind
from answerable.scrutiny import services as scrutiny
from tests.factories import NOW, PUBLISHED, Staff, make_finding, make_inspection

MEETING = date(2024, 9, 12)
SOON = NOW + timedelta(hours=1)


def make_report(
    staff: Staff, *, title: str = "PEEL 2021/22", published_on: date = PUBLISHED
) -> tuple[str, list[str]]:
    """An inspection with a cause of concern, two recommendations under it and two areas for improvement.

    The findings come in that order; the first is the cause of concern, which is answered through the next two.
    """
    report = make_inspection(staff, title=title, published_on=published_on)
    concern = make_finding(
        staff, report, kind=Kind.CAUSE_OF_CONCERN, text="The force leaves people waiting.", name="People wait"
    )
    under = [
        make_finding(staff, report, kind=Kind.RECOMMENDATION, parent=concern, text=text, name=name)
        for text, name in (
            ("look again at every call that waits", "Looking again at calls that wait"),
            ("show what is known of the caller", "Showing what is known"),
        )
    ]
    areas = [
        make_finding(staff, report, text=text, name=name)
        for text, name in (
            ("The force should flag repeat callers.", "Flagging repeat callers"),
            ("The force should ring back within an hour.", "Ringing back"),
        )
    ]
    return report, [concern, *under, *areas]


def explain(
    staff: Staff,
    finding: str,
    text: str = "A sergeant does this each hour.",
    *,
    borrowed: bool = False,
    version: int | None = None,
    now: datetime = NOW,
) -> None:
    """The policy officer answers one finding."""
    services.explain_finding(
        staff[Role.POLICY_OFFICER], finding=finding, text=text, borrowed=borrowed, version=version, now=now
    )


def write_all(staff: Staff, report: str, findings: list[str], *, now: datetime = NOW) -> None:
    """Everything the gate asks for, by the policy officer and the deputy chief constable."""
    for number, finding in enumerate(findings[1:], start=1):
        explain(staff, finding, f"Answer {number}: a sergeant does this each hour.", now=now)
    say_comments(staff, report, now=now)
    services.write_statement(
        staff[Role.POLICY_OFFICER], inspection=report, text="This report is fair.", version=None, now=now
    )


def say_comments(
    staff: Staff, report: str, text: str = "I accept every finding.", *, now: datetime = NOW
) -> None:
    """The deputy chief constable writes the force's comments."""
    services.record_force_comments(
        staff[Role.CHIEF_OFFICER], inspection=report, text=text, received_on=now.date(),
        said_by="Chief Constable of Northmoor Police", now=now,
    )  # fmt: skip


def ask(staff: Staff, report: str, *texts: str, now: datetime = NOW) -> None:
    """The policy officer writes the questions for a meeting."""
    scrutiny.ask_questions(
        staff[Role.POLICY_OFFICER], inspection=report, held_on=MEETING, texts=list(texts), now=now
    )


def seen(report: str) -> str:
    """The fingerprint of the response as it stands."""
    return comments.fingerprint(comments.statutory_document(report))


def approve(staff: Staff, report: str, *, now: datetime = NOW) -> None:
    """The commissioner approves exactly what is there."""
    services.approve_response(staff[Role.COMMISSIONER], inspection=report, seen=seen(report), now=now)


def publish(staff: Staff, report: str, *, note: str = "", now: datetime = SOON) -> int:
    """The policy officer publishes; the number of the edition."""
    return publishing.publish_response(staff[Role.POLICY_OFFICER], inspection=report, note=note, now=now)


def make_public(staff: Staff, *, title: str = "PEEL 2021/22", now: datetime = SOON) -> tuple[str, list[str]]:
    """A report whose response has gone the whole way."""
    report, findings = make_report(staff, title=title)
    write_all(staff, report, findings)
    approve(staff, report)
    publish(staff, report, now=now)
    return report, findings
