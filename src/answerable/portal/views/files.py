"""Files of editions, by their fingerprint."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase

from answerable.portal.door import Door, gone, missing, public
from answerable.publishing import queries
from answerable.publishing.cards import Gone

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "html": "text/html; charset=utf-8",
}
INLINE = frozenset({"pdf"})
"""Formats a browser may open in place; all others are only ever saved."""


@public
def file(request: HttpRequest, door: Door, sha256: str, name: str) -> HttpResponseBase:
    """The bytes of a file as it was published, while one edition that has it stands."""
    found = queries.stored_file(sha256, name)
    if isinstance(found, Gone):
        return gone(door, found)
    if found is None or not default_storage.exists(found[1]):
        return missing(door, "file")
    facts, stored_as = found
    response = FileResponse(
        default_storage.open(stored_as),
        as_attachment=facts.format not in INLINE,
        filename=facts.name,
        content_type=TYPES.get(facts.format, "application/octet-stream"),
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
