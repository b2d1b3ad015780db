"""Copying to the public side: gate, approval, editions, files, copies, withdrawal."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import connection

from answerable.comments import services as comments
from answerable.comments.cards import NO_COMMENTS
from answerable.comments.models import Explanation
from answerable.journal import queries as journal
from answerable.people.queries import system_actor
from answerable.publishing import queries, services
from answerable.publishing.cards import Copy, Gone
from answerable.publishing.models import Edition, EditionFile, PublishedFinding
from answerable.rules.permissions import MAY, Action, Role
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Position
from tests.factories import NOW, TODAY, Staff, make_force, take_step
from tests.responding import SOON, approve, explain, make_public, make_report, publish, write_all

pytestmark = pytest.mark.django_db
LATER = SOON + timedelta(days=2)


@pytest.fixture
def staff() -> Staff:
    return make_force()


@pytest.fixture
def written(staff: Staff) -> tuple[str, list[str]]:
    report, findings = make_report(staff)
    write_all(staff, report, findings)
    return report, findings


def nothing_is_public() -> bool:
    return (Edition.objects.count(), EditionFile.objects.count(), PublishedFinding.objects.count()) == (
        0,
        0,
        0,
    )


def test_a_response_with_something_missing_is_not_published(staff):
    report, findings = make_report(staff)
    explain(staff, findings[1])
    before = journal.length()
    with pytest.raises(
        Refused, match=r"It cannot be published yet\. Recommendation 2 of cause of concern 1, "
    ) as no:
        publish(staff, report)
    assert (no.value.why, no.value.missing[0]) == ("incomplete", "recommendation 2 of cause of concern 1")
    assert (nothing_is_public(), journal.length()) == (True, before)


def test_words_nobody_has_approved_are_not_published(staff, written):
    before = journal.length()
    with pytest.raises(Refused, match="have not been approved") as no:
        publish(staff, written[0])
    assert (no.value.why, nothing_is_public(), journal.length()) == ("incomplete", True, before)


def test_words_changed_since_they_were_approved_are_not_published(staff, written):
    approve(staff, written[0])
    explain(staff, written[1][1], "Other words.")
    with pytest.raises(Refused, match="have not been approved"):
        publish(staff, written[0])
    assert nothing_is_public()


def test_only_an_administrator_publishes_without_approval_and_the_journal_says_so(staff, written):
    with pytest.raises(Refused, match="have not been approved"):
        services.publish_response(
            staff[Role.POLICY_OFFICER], inspection=written[0], now=SOON, without_approval=True
        )
    with pytest.raises(Refused, match="have not been approved"):
        services.publish_response(staff[Role.ADMINISTRATOR], inspection=written[0], now=SOON)
    console = system_actor("console")
    assert services.publish_response(console, inspection=written[0], now=SOON, without_approval=True) == 1
    assert journal.latest(limit=1)[0].details["approved"] is False


@pytest.mark.parametrize("role", [role for role in Role if Action.PUBLISH not in MAY[role]])
def test_nobody_else_publishes(staff, written, role):
    approve(staff, written[0])
    before = journal.length()
    for order in (services.publish_response, services.publish_record):
        with pytest.raises(Refused) as no:
            order(staff[role], inspection=written[0], now=SOON)
        assert no.value.why == "forbidden"
    assert (nothing_is_public(), journal.length()) == (True, before)


def test_another_areas_officer_publishes_nothing_here(staff, written):
    approve(staff, written[0])
    with pytest.raises(Refused) as no:
        publish(make_force("eastmarch"), written[0])
    assert (no.value.why, nothing_is_public()) == ("forbidden", True)


def test_an_inspection_that_is_not_there_is_not_published(staff):
    for order in (services.publish_response, services.publish_record):
        with pytest.raises(Refused, match=r"No inspection has the reference peel-1066\.northmoor"):
            order(staff[Role.POLICY_OFFICER], inspection="peel-1066.northmoor", now=SOON)


def test_publishing_is_one_entry_and_makes_a_response_and_a_record_beside_it(staff, written):
    approve(staff, written[0])
    before = journal.length()
    assert publish(staff, written[0]) == 1
    entry = journal.latest(limit=1)[0]
    response, record = queries.response(written[0]), queries.inspection(written[0])
    assert (journal.length() - before, entry.verb, entry.subject, entry.details) == (
        1,
        "publish_response",
        written[0],
        {
            "edition": 1,
            "record_edition": 1,
            "sha256": response.edition.sha256,
            "approved": True,
            "day": (TODAY - response.card.clock.published_on).days + 1,
            "note": "",
        },
    )
    assert response.card.clock.answered_on == record.card.clock.answered_on == TODAY
    assert {one.reference for one in record.card.findings} == set(written[1])


def test_files_are_stored_byte_for_byte_under_their_own_hash(staff, written):
    approve(staff, written[0])
    publish(staff, written[0])
    files = queries.response(written[0]).edition.files
    held = {}
    for file in files:
        _, stored_as = queries.stored_file(file.sha256, file.name)
        with default_storage.open(stored_as) as content:
            held[file.format] = content.read()
        assert (hashlib.sha256(held[file.format]).hexdigest(), len(held[file.format])) == (
            file.sha256,
            file.size,
        )
    assert {name: content[:4] for name, content in held.items()} == {
        "pdf": b"%PDF",
        "docx": b"PK\x03\x04",
        "odt": b"PK\x03\x04",
        "html": b"<!DO",
    }
    assert b"DRAFT" not in held["html"].upper()


def test_a_correction_needs_a_note_and_becomes_the_next_edition_beside_the_old(staff, written):
    report, findings = written
    approve(staff, report)
    publish(staff, report)
    explain(staff, findings[1], "Eleven, not twelve.", now=LATER)
    approve(staff, report, now=LATER)
    with pytest.raises(Refused, match="Say what this edition corrects") as no:
        publish(staff, report, note=" ", now=LATER)
    assert (no.value.why, Edition.objects.filter(kind="response").count()) == ("incomplete", 1)
    assert publish(staff, report, note="“12” became “11”.", now=LATER) == 2
    now, then = queries.response(report), queries.response(report, edition=1)
    assert (now.current, then.current, now.edition.note, [one.number for one in now.editions]) == (
        True,
        False,
        "“12” became “11”.",
        [2, 1],
    )
    assert now.card.areas[0].answers[0].children[0].explanation == "Eleven, not twelve."
    assert (
        then.card.areas[0].answers[0].children[0].explanation == "Answer 1: a sergeant does this each hour."
    )
    assert now.card.clock.answered_on == TODAY


def test_what_was_changed_while_it_was_being_written_is_not_published(staff, written):
    """Somebody saves other words while the files are made: those were not approved."""
    report, findings = written
    approve(staff, report)
    saved = []

    def save_first(execute, sql, params, many, context):
        if sql.startswith("SAVEPOINT") and not saved:
            words = Explanation.objects.filter(finding__reference=findings[1])
            saved.append(True)
            assert words.update(text="Words nobody approved.") == 1
        return execute(sql, params, many, context)

    with (
        connection.execute_wrapper(save_first),
        pytest.raises(Refused, match="was changed while it was being published") as no,
    ):
        publish(staff, report)
    assert (saved, no.value.why, nothing_is_public()) == ([True], "changed", True)


def test_copies_are_noted_on_the_current_edition(staff):
    report, _ = make_public(staff)
    before = journal.length()
    services.record_copy(
        staff[Role.POLICY_OFFICER],
        reference=report,
        to="The Secretary of State",
        sent_on=TODAY,
        way="E-mail",
        now=SOON,
    )
    copies = queries.response(report).edition.copies
    assert [(one.to, one.sent_on, one.way) for one in copies] == [("The Secretary of State", TODAY, "E-mail")]
    assert (journal.length() - before, journal.latest(limit=1)[0].verb) == (1, "record_copy")


@pytest.mark.parametrize(
    ("to", "days", "way", "sentence"),
    [
        (" ", 0, "E-mail", "Say to whom the copy went and how."),
        ("The Secretary of State", 0, " ", "Say to whom the copy went and how."),
        ("The Secretary of State", 1, "E-mail", "The day it was sent cannot be in the future."),
    ],
)
def test_a_copy_that_cannot_be_is_refused(staff, to, days, way, sentence):
    report, _ = make_public(staff)
    with pytest.raises(Refused) as no:
        services.record_copy(
            staff[Role.POLICY_OFFICER],
            reference=report,
            to=to,
            sent_on=TODAY + timedelta(days=days),
            way=way,
            now=SOON,
        )
    assert (str(no.value), queries.response(report).edition.copies) == (sentence, ())


def test_no_copy_can_be_sent_of_what_is_not_public(staff, written):
    with pytest.raises(Refused, match="no published response"):
        services.record_copy(
            staff[Role.POLICY_OFFICER], reference=written[0], to="Her", sent_on=TODAY, way="Post", now=SOON
        )


def withdraw(staff: Staff, report: str, *, kind: str = "response", reason: str = "It named a victim.") -> int:
    return services.withdraw_editions(
        staff[Role.POLICY_OFFICER], kind=kind, reference=report, reason=reason, now=LATER
    )


def test_withdrawing_takes_every_edition_and_file_down_and_keeps_only_the_reason(staff):
    report, _ = make_public(staff)
    publish(staff, report, note="A date.", now=SOON)
    files = [(file.sha256, file.name) for file in queries.response(report).edition.files]
    before = journal.length()
    assert withdraw(staff, report) == 2
    gone = queries.response(report)
    assert isinstance(gone, Gone)
    assert (gone.number, gone.reason, gone.withdrawn_at) == (2, "It named a victim.", LATER)
    assert [type(queries.stored_file(*file)) for file in files] == [Gone] * 4
    assert type(queries.response(report, edition=1)) is Gone
    assert (journal.length() - before, journal.latest(limit=1)[0].details) == (
        1,
        {"kind": "response", "editions": 2, "reason": "It named a victim.", "record_edition": 3},
    )


def test_with_a_response_goes_every_word_the_record_quotes_from_it_and_nothing_else(staff):
    report, findings = make_public(staff)
    take_step(staff, findings[3], "record_plan", now=SOON)
    before = queries.finding(findings[1])
    withdraw(staff, report)
    record, after = queries.inspection(report), queries.finding(findings[1])
    assert isinstance(record, Copy)
    assert ([one.text for one in before.card.said], after.card.said) == (
        ["Answer 1: a sergeant does this each hour."],
        (),
    )
    assert [event.title for event in after.card.story] == ["Raised this recommendation"]
    assert (record.card.clock.answered_on, record.edition.note) == (None, "The response was withdrawn.")


@pytest.mark.parametrize("role", [role for role in Role if Action.WITHDRAW not in MAY[role]])
def test_nobody_else_withdraws(staff, role):
    report, _ = make_public(staff)
    before = journal.length()
    with pytest.raises(Refused) as no:
        services.withdraw_editions(
            staff[role], kind="response", reference=report, reason="Why not.", now=LATER
        )
    assert (no.value.why, journal.length(), type(queries.response(report))) == ("forbidden", before, Copy)


def test_withdrawing_needs_a_reason_and_something_public(staff):
    report, _ = make_public(staff)
    with pytest.raises(Refused, match="Say why it is withdrawn"):
        withdraw(staff, report, reason=" ")
    assert withdraw(staff, report) == 1
    with pytest.raises(Refused, match="Nothing of this is public"):
        withdraw(staff, report)


def test_a_withdrawn_response_may_be_published_again_and_counts_from_then(staff):
    report, _ = make_public(staff)
    withdraw(staff, report)
    assert publish(staff, report, note="Without the name.", now=LATER) == 2
    again = queries.response(report)
    assert (again.card.clock.answered_on, type(queries.response(report, edition=1))) == (LATER.date(), Gone)


def test_a_record_is_withdrawn_by_itself(staff):
    report, findings = make_public(staff)
    assert withdraw(staff, report, kind="record") == 1
    assert (type(queries.inspection(report)), type(queries.finding(findings[1]))) == (Gone, Gone)
    assert type(queries.response(report)) is Copy


def test_days_on_the_clock_are_only_those_that_happened_and_were_agreed(staff, written):
    report, findings = written
    comments.invite_chief_constable(staff[Role.POLICY_OFFICER], inspection=report, reply_by=TODAY, now=NOW)
    take_step(staff, findings[1], "record_plan")
    comments.record_force_comments(
        staff[Role.POLICY_OFFICER],
        inspection=report,
        text=NO_COMMENTS,
        received_on=TODAY,
        said_by="",
        now=NOW,
    )
    approve(staff, report)
    publish(staff, report)
    assert queries.response(report).card.clock.milestones == (("Chief constable invited", TODAY),)
    take_step(staff, findings[1], "approve_position")
    approve(staff, report)
    publish(staff, report, note="The force has agreed a plan.")
    assert queries.response(report).card.clock.milestones == (
        ("Plenary session", TODAY - timedelta(days=28)),
        ("Chief constable invited", TODAY),
    )


def standing(staff: Staff, report: str, finding: str) -> tuple[object, ...]:
    services.publish_record(staff[Role.POLICY_OFFICER], inspection=report, now=LATER)
    now = queries.finding(finding).card
    return now.position, now.position_on, now.heard_on, [event.title for event in now.story]


def test_a_step_nobody_has_agreed_leaves_no_trace_not_even_its_day(staff, written):
    report, findings = written
    finding = findings[1]
    start = standing(staff, report, finding)
    take_step(staff, finding, "record_plan", now=NOW)
    assert standing(staff, report, finding) == start
    take_step(staff, finding, "approve_position", now=NOW)
    agreed = standing(staff, report, finding)
    assert agreed[:2] == (Position.IN_PROGRESS, TODAY)
    for days, verb in enumerate(("say_finished", "send_back", "say_finished"), start=1):
        take_step(staff, finding, verb, now=NOW + timedelta(days=days))
        assert standing(staff, report, finding) == agreed
