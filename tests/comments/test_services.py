"""Writing the response: each verb one entry, nobody beyond their role, nobody over somebody else's words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from answerable.comments import queries, services
from answerable.comments.models import Explanation, Response
from answerable.journal import queries as journal
from answerable.plans.services import NewAction, add_action
from answerable.register import services as register
from answerable.rules.permissions import MAY, Action, Role
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Kind
from answerable.scrutiny import services as scrutiny
from answerable.scrutiny.queries import meeting_about
from tests import factories
from tests.factories import NOW, Staff, make_force
from tests.responding import ask, explain, make_report, say_comments, seen, write_all

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
VERBS = (
    "invite_chief_constable",
    "record_force_comments",
    "write_summary",
    "write_statement",
    "choose_areas",
    "explain_finding",
)


@pytest.fixture
def staff() -> Staff:
    return make_force()


@pytest.fixture
def report(staff: Staff) -> tuple[str, list[str]]:
    return make_report(staff)


def do(verb: str, by: object, report: str, finding: str, *, version: int | None = None) -> None:
    """Any verb of writing, with words of its own."""
    given = {
        "invite_chief_constable": {"inspection": report, "reply_by": TODAY},
        "record_force_comments": {
            "inspection": report, "text": "Ours.", "received_on": TODAY, "said_by": "CC", "version": version,
        },
        "write_summary": {"inspection": report, "text": "Short.", "version": version},
        "write_statement": {"inspection": report, "text": "Fair.", "version": version},
        "choose_areas": {"inspection": report, "answers_areas": False},
        "explain_finding": {"finding": finding, "text": "Done.", "borrowed": False, "version": version},
    }[verb]  # fmt: skip
    getattr(services, verb)(by, now=NOW, **given)


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_writes_one_entry_about_what_it_changed(staff, report, verb):
    before = journal.length()
    do(verb, staff[Role.POLICY_OFFICER], report[0], report[1][1])
    last = journal.latest(limit=1)[0]
    subject = report[1][1] if verb == "explain_finding" else report[0]
    assert (journal.length() - before, last.verb, last.subject) == (1, verb, subject)


@pytest.mark.parametrize("verb", VERBS)
def test_nobody_writes_without_leave_and_a_refusal_leaves_no_trace(staff, report, verb):
    eastmarch = make_force("eastmarch")
    force_writes = {Role.INSPECTION_LEAD, Role.CHIEF_OFFICER} if verb == "record_force_comments" else set()
    allowed = {role for role in Role if Action.WRITE_RESPONSE in MAY[role]} | force_writes
    before, refused = journal.length(), set()
    strangers = [actor for role, actor in eastmarch.items() if role is not Role.ADMINISTRATOR]
    for actor in [*(staff[role] for role in Role if role not in allowed), *strangers]:
        with pytest.raises(Refused) as no:
            do(verb, actor, report[0], report[1][1])
        refused.add(no.value.why)
    assert (refused, journal.length(), Response.objects.count()) == ({"forbidden"}, before, 0)


@pytest.mark.parametrize(
    "verb", ["record_force_comments", "write_summary", "write_statement", "explain_finding"]
)
def test_a_second_writer_with_an_old_page_is_refused_and_the_first_words_stay(staff, report, verb):
    officer = staff[Role.POLICY_OFFICER]
    old = 0 if verb == "explain_finding" else 1
    do(verb, officer, report[0], report[1][1], version=old)
    kept = queries.response(report[0])
    with pytest.raises(Refused) as no:
        do(verb, officer, report[0], report[1][1], version=old)
    assert (no.value.why, queries.response(report[0])) == ("changed", kept)


def test_promising_practice_needs_no_answer(staff, report):
    good = factories.make_finding(
        staff, report[0], kind=Kind.PROMISING_PRACTICE, text="Good work.", name="Good"
    )
    with pytest.raises(Refused, match="Promising practice needs no answer"):
        explain(staff, good)


def test_comments_cannot_be_asked_for_by_a_day_that_has_passed_nor_have_come_tomorrow(staff, report):
    with pytest.raises(Refused, match="The day to reply by has passed"):
        services.invite_chief_constable(
            staff[Role.POLICY_OFFICER], inspection=report[0], reply_by=TODAY - timedelta(days=1), now=NOW
        )
    with pytest.raises(Refused, match="cannot be in the future"):
        services.record_force_comments(
            staff[Role.POLICY_OFFICER], inspection=report[0], text="Ours.", said_by="",
            received_on=TODAY + timedelta(days=1), now=NOW,
        )  # fmt: skip
    assert Response.objects.count() == 0


def test_the_first_invitation_keeps_its_day_when_the_day_to_reply_moves(staff, report):
    for days in (0, 3):
        services.invite_chief_constable(
            staff[Role.POLICY_OFFICER],
            inspection=report[0],
            reply_by=TODAY + timedelta(days=10),
            now=NOW + timedelta(days=days),
        )
    card = queries.response(report[0])
    assert (card.invited_on, card.reply_by) == (TODAY, TODAY + timedelta(days=10))


def test_borrowed_words_are_marked_as_the_forces_own_until_somebody_writes_others(staff, report):
    marks = []
    for borrowed in (True, False):
        explain(staff, report[1][1], "Theirs, word for word.", borrowed=borrowed)
        document = queries.statutory_document(report[0])
        marks.append(document.areas[0].findings[0].children[0].borrowed)
    assert marks == [True, False]


def test_words_can_be_taken_only_from_a_document_that_holds_some(staff, report):
    with pytest.raises(Refused, match="holds no response"):
        services.take_words_from_document(staff[Role.POLICY_OFFICER], inspection=report[0], now=NOW)


# ---------------------------------------------------------------- approval


@pytest.fixture
def written(staff: Staff, report: tuple[str, list[str]]) -> tuple[str, list[str]]:
    write_all(staff, *report)
    return report


def approve(staff: Staff, report: str, role: Role = Role.COMMISSIONER, words: str = "") -> None:
    services.approve_response(staff[role], inspection=report, seen=words or seen(report), now=NOW)


def test_approval_is_one_entry_and_is_of_exactly_what_was_seen(staff, written):
    before, words = journal.length(), seen(written[0])
    approve(staff, written[0])
    entry = journal.latest(limit=1)[0]
    card = queries.response(written[0])
    assert (journal.length() - before, entry.verb, entry.details, card.approved_by, card.approved_at) == (
        1,
        "approve_response",
        {"fingerprint": words},
        "Marian Voss",
        NOW,
    )
    assert queries.is_approved(written[0])


def test_approval_is_refused_while_something_is_missing_which_it_names(staff, report):
    with pytest.raises(Refused) as no:
        approve(staff, report[0])
    assert (str(no.value), no.value.why, no.value.missing) == (
        "It cannot be approved yet. Recommendation 1 of cause of concern 1, recommendation 2 of cause of concern 1,"
        " area for improvement 1, area for improvement 2, the Commissioner’s comment and the chief constable’s"
        " comments (or a note that there are none) have no answer.",
        "incomplete",
        (
            "recommendation 1 of cause of concern 1",
            "recommendation 2 of cause of concern 1",
            "area for improvement 1",
            "area for improvement 2",
            "the Commissioner’s comment",
            "the chief constable’s comments (or a note that there are none)",
        ),
    )


def test_words_that_changed_after_the_page_was_opened_are_not_approved(staff, written):
    old = seen(written[0])
    explain(staff, written[1][1], "Other words.")
    before = journal.length()
    with pytest.raises(Refused, match="has changed since you opened it") as no:
        approve(staff, written[0], words=old)
    assert (no.value.why, journal.length(), queries.is_approved(written[0])) == ("changed", before, False)


@pytest.mark.parametrize("role", [role for role in Role if Action.APPROVE_RESPONSE not in MAY[role]])
def test_only_the_commissioner_the_chief_executive_and_an_administrator_approve(staff, written, role):
    with pytest.raises(Refused) as no:
        approve(staff, written[0], role)
    assert (no.value.why, queries.is_approved(written[0])) == ("forbidden", False)


def test_nobody_approves_what_they_wrote(staff, written):
    explain(staff, written[1][1], "As before, but clearer.")
    services.write_summary(
        staff[Role.ADMINISTRATOR], inspection=written[0], text="Short.", version=None, now=NOW
    )
    with pytest.raises(Refused, match="you wrote part of it") as no:
        approve(staff, written[0], Role.ADMINISTRATOR)
    assert (no.value.why, queries.is_approved(written[0])) == ("forbidden", False)


def _explanation(staff: Staff, report: str, findings: list[str]) -> None:
    explain(staff, findings[2], "Changed.")


def _statement(staff: Staff, report: str, findings: list[str]) -> None:
    services.write_statement(
        staff[Role.POLICY_OFFICER], inspection=report, text="Changed.", version=None, now=NOW
    )


def _summary(staff: Staff, report: str, findings: list[str]) -> None:
    services.write_summary(
        staff[Role.POLICY_OFFICER], inspection=report, text="Changed.", version=None, now=NOW
    )


def _comments(staff: Staff, report: str, findings: list[str]) -> None:
    say_comments(staff, report, "Changed.")


def _question(staff: Staff, report: str, findings: list[str]) -> None:
    ask(staff, report, "When?")


def _action(staff: Staff, report: str, findings: list[str]) -> None:
    add_action(
        staff[Role.INSPECTION_LEAD],
        finding=findings[1],
        action=NewAction("Hire", "Joel Marsh", None),
        now=NOW,
    )


def _mark(staff: Staff, report: str, findings: list[str]) -> None:
    explain(staff, findings[1], "Answer 1: a sergeant does this each hour.", borrowed=True)


def _correction(staff: Staff, report: str, findings: list[str]) -> None:
    register.correct_finding(
        staff[Role.INSPECTION_LEAD],
        reference=findings[3],
        words=register.FindingWords(Kind.AREA_FOR_IMPROVEMENT, "Corrected words.", "Flagging repeat callers"),
        reason="Misread.",
        version=1,
        now=NOW,
    )


def _day(staff: Staff, report: str, findings: list[str]) -> None:
    register.change_publication_date(
        staff[Role.INSPECTION_LEAD], reference=report, published_on=date(2023, 1, 20), source="The press notice",
        reason="Misread.", now=NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    "change", [_explanation, _statement, _summary, _comments, _question, _action, _mark, _correction, _day]
)
def test_every_kind_of_change_voids_the_approval(staff, written, change):
    factories.take_step(staff, written[1][1], "record_plan")
    factories.take_step(staff, written[1][1], "approve_position")
    approve(staff, written[0])
    change(staff, *written)
    assert queries.is_approved(written[0]) is False


def test_the_plan_of_an_unanswered_approval_changes_nothing_that_was_approved(staff, written):
    approve(staff, written[0])
    factories.take_step(staff, written[1][1], "record_plan")
    assert queries.is_approved(written[0])


def test_an_answer_at_the_meeting_does_not_void_the_approval(staff, written):
    ask(staff, written[0], "When?")
    approve(staff, written[0])
    question = meeting_about(written[0]).questions[0]
    scrutiny.record_answer(
        staff[Role.POLICY_OFFICER], question_id=question.question_id, answer="In May.", outcome="assured",
        reason="", now=NOW,
    )  # fmt: skip
    assert queries.is_approved(written[0])


def test_every_saved_explanation_counts_one_version(staff, report):
    for _ in range(3):
        explain(staff, report[1][1])
    assert list(Explanation.objects.values_list("version", flat=True)) == [3]
