"""What kind of file this is, told from its bytes: an allow-list of six, and a helpful "no" for the rest.

The name a file was brought under is never believed on its own. A general sniffer calls any zip a Word file; this one
reads the list of contents.
"""

from __future__ import annotations

import codecs
import re

from answerable.documents.cards import CannotRead
from answerable.documents.formats import limits

NOT_READABLE = "This is not a file we can read. We accept .docx, .doc, .odt, .pdf, .html and .txt."
EMPTY = "The file is empty."
LOCKED_WORD = "This Word file is locked with a password. Save a copy without the password and try again."

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml."
_TAG_AT_START = re.compile(
    r"\s*(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body|title|meta|main|article|div|p|h[1-6]|table|ul|ol|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(r"</?(html|body|p|div|h[1-6]|table|ul|ol|li|br|span)\b[^>]*>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def kind_of(data: bytes, *, name: str = "") -> str:
    """txt, html, docx, doc, odt or pdf. Raises `CannotRead`: "empty", "wrong_type", "encrypted", "unsafe", "damaged"."""
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise CannotRead("empty", EMPTY)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_archive(limits.Archive(data))
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if data.startswith(b"{\\rtf"):
        raise CannotRead("wrong_type", "This is a rich text file (.rtf). Save it as .docx and try again.")
    return _kind_of_text(data, name)


def _kind_of_archive(archive: limits.Archive) -> str:
    if "mimetype" in archive.names:
        mime = archive.read("mimetype").strip()
        if mime in (
            b"application/vnd.oasis.opendocument.text",
            b"application/vnd.oasis.opendocument.text-template",
        ):
            return "odt"
    if "[Content_Types].xml" in archive.names:
        types = archive.read("[Content_Types].xml")
        if _WORD_MAIN + b"document.main+xml" in types or _WORD_MAIN + b"template.main+xml" in types:
            return "docx"
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
        raise CannotRead("encrypted", LOCKED_WORD)
    if reader.has_stream("WordDocument"):
        return "doc"
    raise CannotRead("wrong_type", NOT_READABLE)


def _kind_of_text(data: bytes, name: str) -> str:
    head = data[:65536]
    if not data.startswith(tuple(mark for mark, _ in _BOMS)) and not _of_pairs(data) and b"\x00" in data:
        raise CannotRead("wrong_type", NOT_READABLE)
    text = decode(head)[0]
    if len(_CONTROL.findall(text)) > 2 + len(text) // 200:
        raise CannotRead("wrong_type", NOT_READABLE)
    if _TAG_AT_START.match(text):
        return "html"
    if text.lstrip().startswith("<?xml"):
        raise CannotRead("wrong_type", NOT_READABLE)
    if name.lower().endswith((".html", ".htm", ".xhtml")) and _ANY_TAG.search(text):
        return "html"
    return "txt"


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, bool]:
    """The bytes as text, and whether the character set had to be guessed.

    A byte order mark settles it, then valid UTF-8, then `declared` (what a web page says of itself), then a guess
    between the sets that British offices have used. Never raises: bytes that mean nothing become U+FFFD.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").lstrip("\ufeff"), False
    if pairs := _of_pairs(data):
        return data.decode(pairs, errors="replace"), True
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data), False
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return data.decode(
                "cp1252" if declared.lower() in ("iso-8859-1", "latin1", "ascii") else declared
            ), False
        except (UnicodeDecodeError, LookupError):
            pass
    return data.decode(_guess(data), errors="replace"), True


def _of_pairs(data: bytes) -> str | None:
    """The character set of a text whose every letter is two bytes, one of them naught, and that has no mark to say so."""
    head = data[:2000]
    if len(head) < 8 or len(data) % 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    most = len(head) // 2
    if odd > 0.7 * most and not even:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * most and not odd else None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65536], cp_isolation=["cp1252", "mac_roman", "cp850"]).best()
    return best.encoding if best is not None else "cp1252"
