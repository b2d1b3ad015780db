"""Reads of documents and imports."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.files.storage import default_storage

from answerable.documents.cards import Text
from answerable.documents.formats.page_picture import Box, draw_page
from answerable.documents.models import Document, DocumentText, Import


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document's own facts; `size` in bytes."""

    document_id: int
    name: str
    format: str
    size: int
    pages: int | None
    sha256: str
    source_address: str
    brought_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class ImportCard:
    """Where one import stands. state: waiting | reading | read | refused; `sentence` says the outcome in words."""

    import_id: int
    name: str
    size: int
    area: str
    state: str
    step: str
    code: str
    sentence: str
    document_id: int | None
    brought_by: str
    started_at: datetime
    ended_at: datetime | None


def document_card(row: Document) -> DocumentCard:
    """The card of a row of this chapter."""
    return DocumentCard(
        row.pk,
        row.name,
        row.format,
        row.size,
        row.pages,
        row.sha256,
        row.source_address,
        row.brought_by,
        row.added_at,
    )


def import_card(row: Import) -> ImportCard:
    """The card of a row of this chapter."""
    return ImportCard(
        row.pk,
        row.name,
        row.size,
        row.area,
        row.state,
        row.step,
        row.code,
        row.sentence,
        row.document_id,
        row.brought_by,
        row.started_at,
        row.ended_at,
    )


def document(document_id: int) -> DocumentCard:
    """One document. Raises Document.DoesNotExist."""
    return document_card(Document.objects.get(pk=document_id))


def documents(document_ids: list[int]) -> dict[int, DocumentCard]:
    """Several documents by id, in one query."""
    return {row.pk: document_card(row) for row in Document.objects.filter(pk__in=document_ids)}


def document_with_bytes(sha256: str) -> DocumentCard | None:
    """The document that has exactly these bytes, if we have it."""
    row = Document.objects.filter(sha256=sha256).first()
    return document_card(row) if row else None


def text_of(document_id: int) -> Text:
    """The blocks of a document."""
    return Text.from_json(DocumentText.objects.values_list("blocks", flat=True).get(document_id=document_id))


def original_bytes(document_id: int) -> bytes:
    """The bytes as they were brought."""
    stored_as = Document.objects.values_list("stored_as", flat=True).get(pk=document_id)
    with default_storage.open(stored_as) as file:
        return bytes(file.read())


def picture_of(document_id: int, *, page: int, boxes: Sequence[Box] = ()) -> bytes:
    """A page (from 1) of a PDF as PNG with a line round each box, drawn in a process of its own. Raises CannotRead."""
    with tempfile.TemporaryDirectory(prefix="answerable-picture-") as folder:
        path = Path(folder) / "document.pdf"
        path.write_bytes(original_bytes(document_id))
        return draw_page(path, page=page, boxes=boxes)


def import_named(import_id: int) -> ImportCard:
    """One import. Raises Import.DoesNotExist."""
    return import_card(Import.objects.get(pk=import_id))


def latest_imports(area: str | None, *, limit: int = 20) -> tuple[ImportCard, ...]:
    """The newest imports of a police area (None: of all), newest first."""
    rows = Import.objects.order_by("-started_at", "-pk")
    if area is not None:
        rows = rows.filter(area=area)
    return tuple(import_card(row) for row in rows[:limit])


def imports_page(area: str | None, *, start: int, size: int) -> tuple[tuple[ImportCard, ...], int]:
    """Imports of a police area (None: of all) from `start`, newest first, and how many there are, in two queries."""
    rows = Import.objects.order_by("-started_at", "-pk")
    if area is not None:
        rows = rows.filter(area=area)
    return tuple(import_card(row) for row in rows[start : start + size]), rows.count()


def import_under_way(sha256: str, *, area: str, since: datetime) -> int | None:
    """The id of an import of exactly these bytes for a police area that began after `since` and has not ended."""
    rows = Import.objects.filter(sha256=sha256, area=area, ended_at=None, started_at__gte=since)
    return rows.order_by("-pk").values_list("pk", flat=True).first()
