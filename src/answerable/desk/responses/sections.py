"""The voices beside the Commissioner’s: inviting the chief constable, their comments, and questions and answers."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from answerable.comments import queries as comments
from answerable.comments import services
from answerable.comments.cards import NO_COMMENTS
from answerable.desk.frame import actor_of
from answerable.desk.orders import carried_out
from answerable.desk.responses.forms import AnswerForm, CommentsForm, InviteForm, QuestionsForm
from answerable.desk.responses.frame import done, report_for, response_page, today
from answerable.rules.deadlines import in_words
from answerable.rules.permissions import Action, may
from answerable.rules.refusals import Refused
from answerable.scrutiny import queries as scrutiny
from answerable.scrutiny import services as asking

_BOTH = ["GET", "POST"]


@require_http_methods(_BOTH)
def invite(request: HttpRequest, reference: str) -> HttpResponse:
    """Invite the chief constable’s comments by a day (s.55(4))."""
    report = report_for(request, reference, Action.WRITE_RESPONSE)
    card = comments.response(reference)
    form = InviteForm(request.POST or None, initial={"reply_by": card.reply_by if card else None})
    if request.method == "POST" and form.is_valid():
        actor, day, now = actor_of(request), form.cleaned_data["reply_by"], timezone.now()

        def order() -> None:
            services.invite_chief_constable(actor, inspection=reference, reply_by=day, now=now)

        if carried_out(form, order):
            return done(request, reference, f"It is recorded that comments are invited by {in_words(day)}.")
    lead = (
        f"The Act asks you to invite comments by a day you set. The response itself must be public by "
        f"{in_words(report.last_day)}."
    )
    return response_page(
        request,
        report,
        "desk/responses/order.html",
        heading="Invite the chief constable",
        form=form,
        lead=lead,
        press="Record the invitation",
    )


@require_http_methods(_BOTH)
def comments_received(request: HttpRequest, reference: str) -> HttpResponse:
    """The chief constable’s comments, word for word, or that none came. The force may write its own here."""
    report = report_for(request, reference)
    actor, card = actor_of(request), comments.response(reference)
    writes = may(actor, Action.WRITE_RESPONSE, area=report.area) or may(
        actor, Action.WRITE_FORCE_COMMENTS, area=report.area
    )
    version = card.version if card else 1
    initial = {
        "text": card.force_comments if card else "",
        "said_by": card.force_comments_from if card else "",
        "received_on": (card.force_comments_on if card else None) or today(),
        "version": version,
    }
    form, conflict = CommentsForm(request.POST or None, initial=initial), False
    if request.method == "POST" and form.is_valid():
        try:
            if carried_out(form, lambda: _keep_comments(request, reference, form)):
                return done(request, reference, "The chief constable’s comments are kept.")
        except Refused as no:
            if no.why != "changed":
                raise
            conflict, form = True, CommentsForm(initial=form.cleaned_data | {"version": version})
    return response_page(
        request,
        report,
        "desk/responses/comments.html",
        heading="Chief constable’s comments",
        status=409 if conflict else 200,
        form=form if writes else None,
        card=card,
        conflict=conflict,
        may_invite=may(actor, Action.WRITE_RESPONSE, area=report.area),
    )


def _keep_comments(request: HttpRequest, reference: str, form: CommentsForm) -> None:
    given = form.cleaned_data
    services.record_force_comments(
        actor_of(request),
        inspection=reference,
        text=NO_COMMENTS if given["none"] else given["text"],
        received_on=given["received_on"],
        said_by=given["said_by"],
        version=given["version"],
        now=timezone.now(),
    )


@require_http_methods(_BOTH)
def questions(request: HttpRequest, reference: str) -> HttpResponse:
    """The questions for a scrutiny meeting; once one is answered they stay as they are."""
    report = report_for(request, reference)
    meeting, proposed = scrutiny.meeting_about(reference), comments.proposed_words(reference)
    writes = may(actor_of(request), Action.ASK_QUESTIONS, area=report.area)
    asked = (
        [one.text for one in meeting.questions] if meeting else list(proposed.questions if proposed else ())
    )
    held_on = meeting.held_on if meeting else (proposed.scrutiny_on if proposed else None)
    form = QuestionsForm(request.POST or None, initial={"held_on": held_on, "texts": "\n\n".join(asked)})
    if request.method == "POST" and form.is_valid():
        day, texts, now = form.cleaned_data["held_on"], form.questions(), timezone.now()

        def order() -> None:
            asking.ask_questions(actor_of(request), inspection=reference, held_on=day, texts=texts, now=now)

        if carried_out(form, order):
            return done(request, reference, "The questions are saved.")
    settled = bool(meeting and any(one.answer for one in meeting.questions))
    return response_page(
        request,
        report,
        "desk/responses/questions.html",
        heading="Scrutiny questions",
        form=form if writes and not settled else None,
        meeting=meeting,
        may_answer=writes,
    )


@require_http_methods(_BOTH)
def answer(request: HttpRequest, question_id: int) -> HttpResponse:
    """What was answered to one question, and whether it assured."""
    found = scrutiny.question(question_id)
    if found is None:
        raise Http404
    inspection, question = found
    report = report_for(request, inspection, Action.ASK_QUESTIONS)
    initial = {"answer": question.answer, "outcome": question.outcome, "reason": question.outcome_reason}
    form = AnswerForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given, now = form.cleaned_data, timezone.now()

        def order() -> None:
            asking.record_answer(actor_of(request), question_id=question_id, now=now, **given)

        if carried_out(form, order):
            return done(request, inspection, "The answer is recorded.")
    return response_page(
        request,
        report,
        "desk/responses/order.html",
        heading=f"Answer to question {question.number}",
        form=form,
        lead=question.text,
        press="Record the answer",
    )
