"""Findings: typed in by hand, and corrected with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Max

from answerable.journal.services import recorded
from answerable.people.cards import Actor
from answerable.register.models import Finding, Inspection
from answerable.rules.areas import area_key
from answerable.rules.names import short_name
from answerable.rules.permissions import Action, require
from answerable.rules.references import finding_reference
from answerable.rules.refusals import Refused
from answerable.rules.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A finding typed in by hand, or as corrected. `parent` is the reference of a cause of concern, or None."""

    kind: Kind
    text: str
    name: str = ""
    number: str = ""
    question: str = ""
    parent: str | None = None
    addressee: str = ""
    due_on: date | None = None
    due_by: str = ""
    page: int | None = None


def new_finding(
    inspection: Inspection, *, parent: Finding | None, kind: Kind, text: str, **values: Any
) -> Finding:
    """Within the verb that registers it: the finding, under the next reference of its kind."""
    siblings = Finding.objects.filter(inspection=inspection, parent=parent, kind=kind).count()
    within = parent.reference if parent else inspection.reference
    name = values.pop("name", "") or short_name(text)
    question = values.get("question", "")
    return Finding.objects.create(
        inspection=inspection,
        reference=finding_reference(within, kind=kind, number=siblings + 1),
        area=inspection.area,
        kind=kind,
        text=text,
        name=name[:200],
        question_key=area_key(question) or "",
        parent=parent,
        position_on=inspection.published_on,
        decided_on=inspection.published_on,
        **values,
    )


def add_finding(by: Actor, *, inspection: str, words: FindingWords, now: datetime) -> str:
    """Add a finding to an inspection by hand; its reference."""
    row = Inspection.objects.get(reference=inspection)
    require(by, Action.REGISTER, area=row.area)
    if not words.text.strip():
        raise Refused("A finding needs the inspectors’ words.", why="incomplete")
    parent = Finding.objects.filter(reference=words.parent, inspection=row).first() if words.parent else None
    if words.parent and (
        parent is None or parent.kind != Kind.CAUSE_OF_CONCERN or words.kind != Kind.RECOMMENDATION
    ):
        raise Refused("Only a recommendation can stand under something, and only under a cause of concern.")
    with recorded(by, verb="add_finding", subject=inspection, now=now) as entry:
        most = Finding.objects.filter(inspection=row).aggregate(most=Max("order"))["most"] or 0
        finding = new_finding(
            row,
            parent=parent,
            kind=words.kind,
            text=" ".join(words.text.split()),
            order=most + 1,
            name=words.name.strip(),
            number=words.number.strip(),
            question=words.question.strip(),
            addressee=words.addressee.strip(),
            due_on=words.due_on,
            due_by=words.due_by,
            places=[{"block": 0, "start": 0, "end": 0, "page": words.page}] if words.page else [],
        )
        entry.about(finding.reference)
        entry.note(kind=words.kind, text=finding.text, due_on=words.due_on)
    return finding.reference


def area_fields(printed: str) -> dict[str, str]:
    """Within the verb that corrects it: the fields a printed area fills."""
    return {"question": printed.strip(), "question_key": area_key(printed) or ""}


def correct_finding(
    by: Actor, *, reference: str, words: FindingWords, reason: str, version: int, now: datetime
) -> None:
    """Correct what the register says of a finding. Kind and parent stay: they are part of its reference."""
    row = Finding.objects.get(reference=reference)
    require(by, Action.CORRECT_FINDING, area=row.area)
    if not reason.strip():
        raise Refused("Say why you are correcting it; the reason is kept.", why="incomplete")
    if not words.text.strip():
        raise Refused("A finding needs the inspectors’ words.", why="incomplete")
    after = {
        "text": " ".join(words.text.split()),
        "name": (words.name.strip() or short_name(words.text))[:200],
        "number": words.number.strip(),
        **area_fields(words.question),
        "addressee": words.addressee.strip(),
        "due_on": words.due_on,
        "due_by": words.due_by,
    }
    with recorded(by, verb="correct_finding", subject=reference, now=now) as entry:
        before = {name: getattr(row, name) for name, value in after.items() if getattr(row, name) != value}
        changed = Finding.objects.filter(pk=row.pk, version=version).update(version=F("version") + 1, **after)
        if not changed:
            raise Refused(
                "Somebody else changed this finding while you were writing. Your words are below; look again.",
                why="changed",
            )
        entry.note(reason=reason.strip(), before=before, after={name: after[name] for name in before})
