"""Writers of the statutory document: one outline, one file per format, the same words in each.

    write(document, format="docx") -> the bytes of a .docx

Every writer is a pure function: the same document gives the same bytes. Nothing here knows of Django, and nothing
reads the clock. `outline.py` decides order and wording; a writer only decides how a heading or a list looks.
A writer is imported when it is first asked for: typst and python-docx together take a second to load.
"""

from __future__ import annotations

from collections.abc import Callable

from answerable.comments.cards import StatutoryDocument


def _html(document: StatutoryDocument) -> bytes:
    from answerable.comments.writers import html

    return html.page(document)


def _docx(document: StatutoryDocument) -> bytes:
    from answerable.comments.writers import docx

    return docx.write(document)


def _odt(document: StatutoryDocument) -> bytes:
    from answerable.comments.writers import odt

    return odt.write(document)


def _pdf(document: StatutoryDocument) -> bytes:
    from answerable.comments.writers import pdf

    return pdf.write(document)


FORMATS: dict[str, Callable[[StatutoryDocument], bytes]] = {
    "html": _html,
    "docx": _docx,
    "odt": _odt,
    "pdf": _pdf,
}
MEDIA_TYPES: dict[str, str] = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
}


def write(document: StatutoryDocument, *, format: str) -> bytes:
    """The document in one of `FORMATS`. ValueError, naming the formats there are, for any other."""
    if format not in FORMATS:
        raise ValueError(f"No such format: {format}. There are {', '.join(FORMATS)}.")
    return FORMATS[format](document)
