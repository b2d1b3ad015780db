"""Seeing the response before anybody else does: on the page, and as a file marked DRAFT."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from answerable.comments import queries as comments
from answerable.comments.writers import FORMATS, MEDIA_TYPES, write
from answerable.comments.writers.html import fragment
from answerable.desk.responses.frame import report_for, response_page
from answerable.rules.permissions import Action

_WORDS = {"pdf": "PDF", "docx": "Word (.docx)", "odt": "OpenDocument (.odt)", "html": "Web page (.html)"}


@require_safe
def preview(request: HttpRequest, reference: str) -> HttpResponse:
    """The document as it stands, in the page, with the files beside it."""
    report = report_for(request, reference, Action.READ_DRAFT)
    files = [(_WORDS[name], reverse("desk:response_draft", args=[reference, name])) for name in FORMATS]
    return response_page(
        request,
        report,
        "desk/responses/preview.html",
        heading="Preview",
        document=SafeString(fragment(comments.as_written(report).document, top=2)),
        files=files,
    )


@require_safe
def draft(request: HttpRequest, reference: str, format: str) -> HttpResponse:
    """The document as a file, marked DRAFT on every page."""
    report_for(request, reference, Action.READ_DRAFT)
    if format not in FORMATS:
        raise Http404
    content = write(comments.statutory_document(reference), format=format)
    disposition = f'attachment; filename="{reference}-draft.{format}"'
    return HttpResponse(
        content, content_type=MEDIA_TYPES[format], headers={"Content-Disposition": disposition}
    )
