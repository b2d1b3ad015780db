"""Writing the response, one section a verb; approving exactly what is there."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.timezone import localdate

from answerable.comments.models import Explanation, Response
from answerable.comments.queries import fingerprint, gate, proposed_words, statutory_document
from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.register.cards import FindingCard
from answerable.register.queries import known_finding, known_inspection
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused

CHANGED = (
    "Somebody else changed this while you were writing. Your words are below; theirs are shown beside them."
)


def _response(by: Actor, inspection: str, now: datetime) -> Response:
    """The response to an inspection, begun if nobody has; notes who writes. Called inside a recorded verb."""
    row = known_inspection(inspection)
    response, _ = Response.objects.get_or_create(
        inspection_id=row.key, defaults={"area": row.area, "started_at": now}
    )
    if by.name not in response.written_by:
        response.written_by = [*response.written_by, by.name]
        response.save(update_fields=["written_by"])
    return response


def _area(inspection: str) -> str:
    return known_inspection(inspection).area


def _write(response: Response, version: int | None, **values: Any) -> None:
    rows = Response.objects.filter(pk=response.pk)
    if version is not None:
        rows = rows.filter(version=version)
    if not rows.update(version=F("version") + 1, **values):
        raise Refused(CHANGED, why="changed")


def invite_chief_constable(by: Actor, *, inspection: str, reply_by: date, now: datetime) -> None:
    """Invite the chief constable's comments by a date the body sets (s.55(4))."""
    require(by, Action.WRITE_RESPONSE, area=_area(inspection))
    if reply_by < localdate(now):
        raise Refused("The day to reply by has passed.", why="incomplete")
    with recorded(by, verb="invite_chief_constable", subject=inspection, now=now) as entry:
        response = _response(by, inspection, now)
        _write(response, None, invited_on=response.invited_on or localdate(now), reply_by=reply_by)
        entry.note(reply_by=reply_by)


def record_force_comments(
    by: Actor,
    *,
    inspection: str,
    text: str,
    received_on: date,
    said_by: str,
    now: datetime,
    version: int | None = None,
) -> None:
    """Keep the chief constable's comments verbatim, or NO_COMMENTS. Both offices may write them: `version` tells."""
    area = _area(inspection)
    if by.body_kind == "force":
        require(by, Action.WRITE_FORCE_COMMENTS, area=area)
    else:
        require(by, Action.WRITE_RESPONSE, area=area)
    if not text.strip():
        raise Refused("Write the comments, or say that there are none.", why="incomplete")
    if received_on > localdate(now):
        raise Refused("The day they came cannot be in the future.", why="incomplete")
    with recorded(by, verb="record_force_comments", subject=inspection, now=now) as entry:
        response = _response(by, inspection, now)
        _write(
            response,
            version,
            force_comments=text.strip(),
            force_comments_on=received_on,
            force_comments_from=said_by.strip(),
        )
        entry.note(
            words=len(text.split()), received_on=received_on, said_by=said_by, before=response.force_comments
        )


def write_summary(by: Actor, *, inspection: str, text: str, version: int | None, now: datetime) -> None:
    """Write the executive summary of the report."""
    require(by, Action.WRITE_RESPONSE, area=_area(inspection))
    with recorded(by, verb="write_summary", subject=inspection, now=now) as entry:
        response = _response(by, inspection, now)
        _write(response, version, summary=text.strip())
        entry.note(before=response.summary, after=text.strip())


def write_statement(by: Actor, *, inspection: str, text: str, version: int | None, now: datetime) -> None:
    """Write the commissioner's own comment on the report and on the chief constable's comments (s.55(5))."""
    require(by, Action.WRITE_RESPONSE, area=_area(inspection))
    with recorded(by, verb="write_statement", subject=inspection, now=now) as entry:
        response = _response(by, inspection, now)
        _write(response, version, statement=text.strip())
        entry.note(before=response.statement, after=text.strip())


def take_words_from_document(by: Actor, *, inspection: str, now: datetime) -> None:
    """Begin the response with the words the imported document itself holds: what the force and the body said there.

    For a published response that is brought in whole. Refused when the document holds none, or when something has
    been written already.
    """
    area = _area(inspection)
    require(by, Action.WRITE_RESPONSE, area=area)
    read = proposed_words(inspection)
    if read is None:
        raise Refused("The document this inspection came from holds no response.")
    with recorded(by, verb="take_words_from_document", subject=inspection, now=now) as entry:
        response = _response(by, inspection, now)
        if response.force_comments or response.statement:
            raise Refused("Something has been written already; it is kept as it is.", why="changed")
        _write(
            response, None, force_comments=read.force_comments, statement=read.statement, summary=read.summary
        )
        entry.note(force_words=len(read.force_comments.split()), statement_words=len(read.statement.split()))


def choose_areas(by: Actor, *, inspection: str, answers_areas: bool, now: datetime) -> None:
    """Whether areas for improvement are answered too. The Act asks for recommendations only."""
    require(by, Action.WRITE_RESPONSE, area=_area(inspection))
    with recorded(by, verb="choose_areas", subject=inspection, now=now) as entry:
        response = _response(by, inspection, now)
        _write(response, None, answers_areas=answers_areas)
        entry.note(answers_areas=answers_areas)


def explain_finding(
    by: Actor, *, finding: str, text: str, borrowed: bool, version: int | None, now: datetime
) -> None:
    """Say for one finding what action is taken or proposed, or why none (s.55(5B)). `version` 0: not yet written."""
    row = known_finding(finding)
    require(by, Action.WRITE_RESPONSE, area=row.area)
    if not row.kind.needs_answer:
        raise Refused("Promising practice needs no answer.")
    if not text.strip():
        raise Refused("Say what is being done, or why nothing is.", why="incomplete")
    with recorded(by, verb="explain_finding", subject=finding, now=now) as entry:
        response = _response(by, row.inspection, now)
        known = Explanation.objects.filter(response=response, finding_id=row.key).first()
        if version is not None and version != (known.version if known else 0):
            raise Refused(CHANGED, why="changed")
        words = {"text": text.strip(), "borrowed": borrowed, "written_by": by.name, "written_at": now}
        if known is None:
            _begin_explanation(response, row, words)
        else:
            same = Explanation.objects.filter(pk=known.pk, version=known.version)
            if not same.update(version=known.version + 1, **words):
                raise Refused(CHANGED, why="changed")
        entry.note(before=known.text if known else "", after=text.strip(), borrowed=borrowed)


def _begin_explanation(response: Response, finding: FindingCard, words: dict[str, Any]) -> None:
    """The first explanation of a finding; somebody else may have begun it a moment before."""
    try:
        with transaction.atomic():
            Explanation.objects.create(response=response, finding_id=finding.key, **words)
    except IntegrityError as error:
        raise Refused(CHANGED, why="changed") from error


def approve_response(by: Actor, *, inspection: str, seen: str, now: datetime) -> None:
    """Approve exactly the content whose fingerprint is `seen`; void as soon as anything in it changes."""
    require(by, Action.APPROVE_RESPONSE, area=_area(inspection))
    missing = gate(inspection)
    if not missing.complete:
        raise Refused(
            f"It cannot be approved yet. {missing.sentence}", why="incomplete", missing=missing.missing
        )
    with recorded(by, verb="approve_response", subject=inspection, now=now) as entry:
        if fingerprint(statutory_document(inspection)) != seen:
            raise Refused("The response has changed since you opened it. Read it again.", why="changed")
        response = Response.objects.get(inspection__reference=inspection)
        if by.name in response.written_by:
            raise Refused("Somebody else must approve this: you wrote part of it.", why="forbidden")
        Response.objects.filter(pk=response.pk).update(
            approved_fingerprint=seen, approved_by=by.name, approved_at=now
        )
        entry.note(fingerprint=seen)
