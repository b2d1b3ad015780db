"""Writers of the statutory document: one outline, one file per format, the same words in each.

    write(document, format="docx") -> the bytes of a .docx

Every writer is a pure function: the same document gives the same bytes. Nothing here knows of Django, and nothing
reads the clock. `outline.py` decides order and wording; a writer only decides how a heading or a list looks.
"""

from __future__ import annotations

from collections.abc import Callable

from answerable.comments.cards import StatutoryDocument
from answerable.comments.writers import docx, html, odt, pdf

FORMATS: dict[str, Callable[[StatutoryDocument], bytes]] = {
    "html": html.page,
    "docx": docx.write,
    "odt": odt.write,
    "pdf": pdf.write,
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
