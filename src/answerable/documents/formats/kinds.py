"""What kind of file this is, told from its bytes: an allow-list of nine, and a helpful "no" for the rest.

The name a file was brought under is never believed on its own. A general sniffer calls any zip a Word file; this one
reads the list of contents.
"""

from __future__ import annotations

import re

from answerable.documents.cards import CannotRead
from answerable.documents.formats import charsets, delimiters, limits

NOT_READABLE = (
    "This is not a file we can read. We accept .docx, .doc, .odt, .pdf, .html, .txt, .xlsx, .ods and .csv."
)
EMPTY = "The file is empty."
OLD_EXCEL = "This is an old Excel workbook (.xls). Save it as .xlsx and try again."
OTHER_EXCEL = "This workbook carries macros or is kept as .xlsb. Save it as .xlsx and try again."
LOCKED_WORD = "This Word file is locked with a password. Save a copy without the password and try again."

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml."
_EXCEL_MAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml."
_TAG_AT_START = re.compile(
    r"\s*(<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(!doctype\s+html|html|head|body|title|meta|main|article|div|p|h[1-6]|table|ul|ol|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(r"</?(html|body|p|div|h[1-6]|table|ul|ol|li|br|span)\b[^>]*>", re.IGNORECASE)
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def kind_of(data: bytes, *, name: str = "") -> str:
    """txt, csv, html, docx, doc, odt, xlsx, ods or pdf.

    Raises `CannotRead`: "empty", "wrong_type", "encrypted", "unsafe", "damaged".
    """
    refuse_at_sight(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_ZIP):
        return _kind_of_archive(limits.Archive(data))
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    return _kind_of_text(data, name)


def refuse_at_sight(data: bytes) -> None:
    """Refuse what no look inside could save. Nothing is opened or parsed, so the process that serves pages may ask.

    Raises `CannotRead`: "empty", "wrong_type". What passes is told apart by `kind_of`, in a process of its own.
    """
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise CannotRead("empty", EMPTY)
    if data.startswith(b"{\\rtf"):
        raise CannotRead("wrong_type", "This is a rich text file (.rtf). Save it as .docx and try again.")
    if b"%PDF-" in data[:1024] or data.startswith((*_ZIP, _OLE)) or charsets.has_wide_letters(data):
        return
    if b"\x00" in data:
        raise CannotRead("wrong_type", NOT_READABLE)
    head = data[:65536]
    if len(_CONTROL_BYTES.findall(head)) > 2 + len(head) // 200:
        raise CannotRead("wrong_type", NOT_READABLE)


def _kind_of_archive(archive: limits.Archive) -> str:
    if "mimetype" in archive.names:
        mime = archive.read("mimetype").strip()
        if mime in (
            b"application/vnd.oasis.opendocument.text",
            b"application/vnd.oasis.opendocument.text-template",
        ):
            return "odt"
        if mime in (
            b"application/vnd.oasis.opendocument.spreadsheet",
            b"application/vnd.oasis.opendocument.spreadsheet-template",
        ):
            return "ods"
    if "[Content_Types].xml" in archive.names:
        types = archive.read("[Content_Types].xml")
        if _WORD_MAIN + b"document.main+xml" in types or _WORD_MAIN + b"template.main+xml" in types:
            return "docx"
        if _EXCEL_MAIN + b"sheet.main+xml" in types or _EXCEL_MAIN + b"template.main+xml" in types:
            return "xlsx"
        if b"ms-excel" in types and (b"macroEnabled" in types or b"sheet.binary" in types):
            raise CannotRead("wrong_type", OTHER_EXCEL)
        if b"macroEnabled" in types and b"ms-word" in types:
            raise CannotRead("wrong_type", "This Word file carries macros. Save it as .docx and try again.")
    raise CannotRead("wrong_type", NOT_READABLE)


def _kind_of_ole(data: bytes) -> str:
    from legacy_doc.exceptions import LegacyDocError
    from legacy_doc.ole import OleReader
    from legacy_doc.types import ExtractionOptions

    try:
        reader = OleReader(data, options=ExtractionOptions(max_file_bytes=limits.MAX_BYTES))
    except (LegacyDocError, ValueError, LookupError, ArithmeticError, OSError) as error:
        raise CannotRead("damaged", limits.DAMAGED) from error
    if reader.has_stream("EncryptedPackage"):
        raise CannotRead("encrypted", limits.LOCKED)
    if reader.has_stream("WordDocument"):
        return "doc"
    if reader.has_stream("Workbook") or reader.has_stream("Book"):
        raise CannotRead("wrong_type", OLD_EXCEL)
    raise CannotRead("wrong_type", NOT_READABLE)


def _kind_of_text(data: bytes, name: str) -> str:
    head = data[:65536]
    text = charsets.decode(head)[0]
    if len(_CONTROL.findall(text)) > 2 + len(text) // 200:
        raise CannotRead("wrong_type", NOT_READABLE)
    if _TAG_AT_START.match(text):
        return "html"
    if text.lstrip().startswith("<?xml"):
        raise CannotRead("wrong_type", NOT_READABLE)
    if name.lower().endswith((".html", ".htm", ".xhtml")) and _ANY_TAG.search(text):
        return "html"
    if _is_table(text, name):
        return "csv"
    return "txt"


def _is_table(text: str, name: str) -> bool:
    """Plain text is a table by its name and its rows, or by its rows alone where they were copied from a spreadsheet."""
    if name.lower().endswith((".csv", ".tsv")):
        return delimiters.delimiter_of(text) is not None
    return delimiters.is_copied_table(text)
