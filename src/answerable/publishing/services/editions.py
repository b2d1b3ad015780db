"""Storing an edition, noting its copies, and taking it down."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.timezone import localdate

from answerable.journal.services import recorded
from answerable.people import queries as people
from answerable.people.cards import Actor
from answerable.publishing.cards import PublicForce, PublicInspection, PublicResponse, as_payload
from answerable.publishing.models import Edition, EditionCopy, EditionFile
from answerable.register.cards import InspectionCard
from answerable.rules.permissions import Action, require
from answerable.rules.refusals import Refused


def public_force(report: InspectionCard) -> PublicForce:
    """The force and the body that answers for it, as they are called today."""
    body = next(iter(people.bodies(kind="local_policing_body", area=report.area)), None)
    return PublicForce(
        area=report.area,
        name=report.force_name,
        body_name=body.name if body else "",
        body_title=(body.head_title if body else "") or "Police and Crime Commissioner",
        fictional=body.fictional if body else False,
    )


def next_number(kind: str, reference: str) -> int:
    """The number the next edition will have, from 1."""
    return Edition.objects.filter(kind=kind, reference=reference).count() + 1


def store(kind: str, card: PublicInspection | PublicResponse, *, note: str, now: datetime) -> Edition:
    """Within a recorded verb: keep a card as the newest edition of its kind and make the one before it old."""
    reference = card.reference if isinstance(card, PublicInspection) else card.inspection
    payload = as_payload(card)
    number = next_number(kind, reference)
    Edition.objects.filter(kind=kind, reference=reference, current=True).update(current=False)
    content = json.dumps(payload, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return Edition.objects.create(
        kind=kind,
        reference=reference,
        area=card.force.area,
        number=number,
        published_at=now,
        payload=payload,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        note=note.strip(),
    )


def store_file(edition: Edition, *, format: str, name: str, content: bytes) -> None:
    """Within a recorded verb: keep a file of an edition in the file store, under its own fingerprint."""
    sha256 = hashlib.sha256(content).hexdigest()
    stored_as = f"editions/{sha256[:2]}/{sha256}"
    if not default_storage.exists(stored_as):
        default_storage.save(stored_as, ContentFile(content))
    EditionFile.objects.create(
        edition=edition, format=format, name=name, size=len(content), sha256=sha256, stored_as=stored_as
    )


def record_copy(by: Actor, *, reference: str, to: str, sent_on: date, way: str, now: datetime) -> None:
    """Note that a copy of the current response went to the inspectors or the Secretary of State (s.55(6))."""
    edition = Edition.objects.filter(kind=Edition.RESPONSE, reference=reference, current=True).first()
    if edition is None:
        raise Refused("There is no published response to send copies of.")
    require(by, Action.PUBLISH, area=edition.area)
    if not (to.strip() and way.strip()):
        raise Refused("Say to whom the copy went and how.", why="incomplete")
    if sent_on > localdate(now):
        raise Refused("The day it was sent cannot be in the future.", why="incomplete")
    with recorded(by, verb="record_copy", subject=reference, now=now) as entry:
        EditionCopy.objects.create(edition=edition, to=to.strip(), sent_on=sent_on, way=way.strip())
        entry.note(edition=edition.number, to=to, sent_on=sent_on, way=way)
