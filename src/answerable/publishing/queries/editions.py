"""Editions as they stand: the current one of a thing, its older ones, and the withdrawn."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Func, JSONField, Max, QuerySet, Subquery, Value
from django.db.models.sql.compiler import SQLCompiler

from answerable.publishing.cards import (
    Copy,
    EditionCard,
    Freshness,
    Gone,
    PublicCopy,
    PublicFile,
    PublicForce,
    PublicInspection,
    PublicResponse,
    card_from,
)
from answerable.publishing.models import Edition, EditionCopy

LONDON = ZoneInfo("Europe/London")
T = TypeVar("T", PublicInspection, PublicResponse)
_WHAT = {Edition.RECORD: "inspection", Edition.RESPONSE: "response"}
_LONG = ("findings", "areas", "force_comments", "statement", "summary")
_EMPTY = {"findings": [], "areas": [], "force_comments": "", "statement": "", "summary": ""}


class _Head(Func):
    """A payload without its long parts, cut in the database so that a list need not load every document."""

    output_field = JSONField()

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> Any:
        paths = (Value(f"$.{key}") for key in _LONG)
        return Func(*self.source_expressions, *paths, function="JSON_REMOVE").as_sql(compiler, connection)

    def as_postgresql(self, compiler: SQLCompiler, connection: Any, **extra: Any) -> Any:
        sql, params = compiler.compile(self.source_expressions[0])
        return f"({sql} - %s::text[])", [*params, list(_LONG)]


def freshness() -> Freshness:
    """When anything public last changed, and a fingerprint of everything public. One query, by index only."""
    gone = Edition.objects.filter(withdrawn_at__isnull=False).order_by("-withdrawn_at")
    row = (
        Edition.objects.order_by("-pk")
        .annotate(
            gone_at=Subquery(gone.values("withdrawn_at")[:1]),
            copied=Subquery(EditionCopy.objects.order_by("-pk").values("pk")[:1]),
        )
        .values_list("pk", "sha256", "published_at", "gone_at", "copied", "payload__force")
        .first()
    )
    if row is None:
        return Freshness(None, hashlib.sha256(b"nothing").hexdigest())
    *facts, force = row
    fingerprint = hashlib.sha256(repr(facts).encode()).hexdigest()
    changed_at = max(moment for moment in (row[2], row[3]) if moment)
    return Freshness(changed_at, fingerprint, card_from(PublicForce, force).fictional)


def last_published(area: str) -> datetime | None:
    """The moment of the newest edition of a force. One query."""
    rows = Edition.objects.filter(area=area).order_by("-pk").values_list("published_at", flat=True)
    return rows.first()


def visible(kind: str, *, area: str | None = None) -> QuerySet[Edition]:
    """The current editions of a kind that have not been withdrawn. For this chapter only."""
    rows = Edition.objects.filter(kind=kind, current=True).exclude(pk__in=withdrawn())
    return rows if area is None else rows.filter(area=area)


def withdrawn() -> QuerySet[Edition, Any]:
    """Keys of withdrawn editions. For this chapter only."""
    return Edition.objects.filter(withdrawn_at__isnull=False).values("pk")


def areas() -> tuple[str, ...]:
    """The police areas with something public. One query, by index only."""
    rows = _public().order_by("area").values_list("area", flat=True).distinct()
    return tuple(rows)


def forces(*, area: str | None = None) -> tuple[PublicForce, ...]:
    """Every force with something public (or the one of an area), by name, as its newest edition describes it."""
    public = _public() if area is None else _public().filter(area=area)
    newest = public.order_by().values("area").annotate(newest=Max("pk")).values("newest")
    rows = Edition.objects.filter(pk__in=newest).values_list("payload__force", flat=True)
    return tuple(sorted((card_from(PublicForce, row) for row in rows), key=lambda force: force.name))


def _public() -> QuerySet[Edition]:
    kinds = (Edition.RECORD, Edition.RESPONSE)
    return Edition.objects.filter(kind__in=kinds, current=True).exclude(pk__in=withdrawn())


def heads(
    cls: type[T], kind: str, *, area: str | None = None, only: Iterable[str] | None = None
) -> dict[str, tuple[T, int]]:
    """Current editions of a kind without their long parts, and their numbers, by reference. For this chapter only."""
    rows = visible(kind, area=area)
    if only is not None:
        rows = rows.filter(reference__in=list(only))
    found = rows.annotate(head=_Head("payload")).values_list("reference", "number", "head")
    return {reference: (card_from(cls, _EMPTY | head), number) for reference, number, head in found}


def inspection(reference: str) -> Copy[PublicInspection] | Gone | None:
    """The inspection as last published; Gone when that was withdrawn; None when it never was public."""
    return _copy(PublicInspection, Edition.RECORD, reference, None)


def response(reference: str, *, edition: int | None = None) -> Copy[PublicResponse] | Gone | None:
    """The response to the inspection `reference`: the edition asked for, or the current one."""
    return _copy(PublicResponse, Edition.RESPONSE, reference, edition)


def answered_on(reference: str) -> tuple[date, int] | None:
    """The day a response that stands was first published, and its edition now. One query."""
    rows = visible(Edition.RESPONSE).filter(reference=reference)
    found = rows.values_list("payload__clock__answered_on", "number").first()
    return (date.fromisoformat(found[0]), found[1]) if found else None


def _copy(cls: type[T], kind: str, reference: str, number: int | None) -> Copy[T] | Gone | None:
    rows = Edition.objects.filter(kind=kind, reference=reference).order_by("-number").defer("payload")
    every = list(rows.prefetch_related("files", "copies"))
    wanted = [row for row in every if (row.current if number is None else row.number == number)]
    if number is None and not wanted:
        wanted = every[:1]
    if not wanted:
        return None
    row = wanted[0]
    if row.withdrawn_at:
        return Gone(_WHAT[kind], reference, row.number, row.withdrawn_at, row.withdrawal_reason)
    cards = tuple(edition_card(each) for each in every)
    return Copy(card_from(cls, row.payload), edition_card(row), cards, row.current)


def edition_card(row: Edition) -> EditionCard:
    """An edition's own facts; a withdrawn one names no files. Wants `files` and `copies` prefetched."""
    files = () if row.withdrawn_at else row.files.all()
    return EditionCard(
        kind=row.kind,
        reference=row.reference,
        number=row.number,
        published_at=row.published_at,
        note=row.note,
        sha256=row.sha256,
        files=tuple(PublicFile(file.format, file.name, file.size, file.sha256) for file in files),
        copies=tuple(PublicCopy(copy.to, copy.sent_on, copy.way) for copy in row.copies.all()),
        withdrawn_at=row.withdrawn_at,
        withdrawal_reason=row.withdrawal_reason,
    )


def first_published(references: Iterable[str]) -> dict[str, date]:
    """The London day on which the first edition of each response was published. One query. For this chapter only."""
    rows = Edition.objects.filter(kind=Edition.RESPONSE, number=1, reference__in=list(references))
    moments = rows.values_list("reference", "published_at")
    return {reference: at.astimezone(LONDON).date() for reference, at in moments}
