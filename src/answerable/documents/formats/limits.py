"""How big, deep and strange an imported file may be, and the checks that hold it to that.

Python's own `zipfile` accepts overlapping entries, entries that climb out with `..` and symbolic links; all of those
are refused here before a byte is unpacked.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from answerable.documents.cards import CannotRead

if TYPE_CHECKING:
    from lxml.etree import _Element

MEGABYTE = 1_000_000
"""As people and disk labels count, so that every page and message says the same number."""
MAX_BYTES = 50 * MEGABYTE
MAX_ENTRIES = 2_000
MAX_DECLARED = 200 * MEGABYTE
MAX_RATIO = 100
MAX_PAGES = 1_000
MAX_CHARACTERS = 20_000_000
MAX_BLOCKS = 200_000
# Small entries of one repeated letter pass 100:1 without any harm: the ratio is asked of what unpacks to more than this.
RATIO_FLOOR = MEGABYTE

DAMAGED = "The file is damaged: it could not be read to the end. Open it where it was made, save it again and try again."
TOO_LONG = "The file holds more text than any inspection report we know of; we stopped reading."
LOCKED = "This file is locked with a password. Save a copy without the password and try again."
UNSAFE = "The file is built in a way that honest programs do not use, so we have not opened it."

_ARCHIVES = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!\x1a\x07",
    b"BZh",
    b"\xfd7zXZ\x00",
)
# Office programs store or deflate. The other methods are told how much memory to take by the file itself.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What an entry may be, where it says so at all: no link, pipe, socket or device.
_FILES_AND_FOLDERS = (0, stat.S_IFREG, stat.S_IFDIR)
# A chart keeps its figures in a workbook inside the document. It is an archive, is common, and is never opened by us.
_NEVER_OPENED = re.compile(r"^(word/embeddings/|Object \d+/|ObjectReplacements/|Object \d+$)")


def read_file(path: Path) -> bytes:
    """The bytes of a file on disk. Raises `CannotRead` "missing" or "too_large"."""
    try:
        check_size(path.stat().st_size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise CannotRead("missing", f"There is no file called “{path.name}” that we can open.") from error
    check_size(len(data))
    return data


def check_size(size: int) -> None:
    """Refuse a file of more than 50MB; `size` in bytes."""
    if size > MAX_BYTES:
        megabytes = -(-size // MEGABYTE)
        raise CannotRead("too_large", f"The file is {megabytes:,}MB; the limit is {MAX_BYTES // MEGABYTE}MB.")


def check_pages(pages: int) -> None:
    """Refuse a PDF of more than 1,000 pages."""
    if pages > MAX_PAGES:
        raise CannotRead("too_long", f"The PDF has {pages:,} pages; the limit is {MAX_PAGES:,}.")


def check_length(characters: int, blocks: int = 0) -> None:
    """Refuse more text than 20 million characters or 200,000 blocks."""
    if characters > MAX_CHARACTERS or blocks > MAX_BLOCKS:
        raise CannotRead("too_long", TOO_LONG)


class Archive:
    """A zip file that has passed every check. `read` gives an entry's bytes, never more than it declared."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise CannotRead("damaged", DAMAGED) from error
        _check_entries(self._zip.infolist())
        _check_places(self._zip.infolist(), data, directory_at=self._zip.start_dir)
        self.names = frozenset(self._zip.namelist())

    def read(self, name: str) -> bytes:
        """The bytes of one entry. Raises `CannotRead` "damaged" if it is absent or does not unpack as declared."""
        try:
            info = self._zip.getinfo(name)
            with self._zip.open(info) as entry:
                data = entry.read(info.file_size + 1)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise CannotRead("damaged", DAMAGED) from error
        if len(data) != info.file_size:
            raise CannotRead("damaged", DAMAGED)
        return data

    def xml(self, name: str) -> _Element:
        """The root of one XML entry; see `parse_xml`."""
        return parse_xml(self.read(name))

    def stream_xml(self, name: str, *, ends: Sequence[str]) -> Iterator[_Element]:
        """Elements of one XML entry as each ends; see `stream_xml`."""
        return stream_xml(self.read(name), ends=ends)


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_ENTRIES:
        raise CannotRead("unsafe", f"The file holds {len(entries):,} parts; the limit is {MAX_ENTRIES:,}.")
    if sum(info.file_size for info in entries) > MAX_DECLARED:
        raise CannotRead(
            "unsafe",
            f"The file unpacks to more than {MAX_DECLARED // MEGABYTE}MB, so we have not opened it.",
        )
    if len({info.filename for info in entries}) != len(entries):
        raise CannotRead("unsafe", UNSAFE)
    for info in entries:
        _check_entry(info)


def _check_entry(info: zipfile.ZipInfo) -> None:
    parts = info.filename.replace("\\", "/").split("/")
    climbs = ".." in parts or parts[0] == "" or ":" in parts[0]
    if climbs or stat.S_IFMT(info.external_attr >> 16) not in _FILES_AND_FOLDERS:
        raise CannotRead("unsafe", UNSAFE)
    if info.compress_type not in _METHODS:
        raise CannotRead("unsafe", UNSAFE)
    if info.flag_bits & 0x1:
        raise CannotRead("encrypted", LOCKED)
    if info.file_size > RATIO_FLOOR and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise CannotRead("unsafe", "The file unpacks to far more than its size, so we have not opened it.")


def _check_places(entries: list[zipfile.ZipInfo], data: bytes, *, directory_at: int) -> None:
    """Each entry's bytes must lie apart from every other's and from the directory; none may itself be an archive."""
    end_of_last = 0
    for info in sorted(entries, key=lambda info: info.header_offset):
        header = data[info.header_offset : info.header_offset + 30]
        if len(header) < 30 or header[:4] != b"PK\x03\x04":
            raise CannotRead("damaged", DAMAGED)
        start = (
            info.header_offset
            + 30
            + int.from_bytes(header[26:28], "little")
            + int.from_bytes(header[28:30], "little")
        )
        if info.header_offset < end_of_last or start + info.compress_size > directory_at:
            raise CannotRead("unsafe", UNSAFE)
        end_of_last = start + info.compress_size
        if not _NEVER_OPENED.match(info.filename) and _begins_like_an_archive(info, data, start):
            raise CannotRead("unsafe", "The file holds another archive inside it, so we have not opened it.")


def _begins_like_an_archive(info: zipfile.ZipInfo, data: bytes, start: int) -> bool:
    raw = data[start : start + min(info.compress_size, 256)]
    if info.compress_type == zipfile.ZIP_DEFLATED:
        try:
            raw = zlib.decompressobj(-15).decompress(raw, 16)
        except zlib.error:
            return False
    return raw.startswith(_ARCHIVES)


def parse_xml(data: bytes) -> _Element:
    """The root element, with no document type, no entity and no network.

    Raises `CannotRead` "unsafe" when the file declares a document type, "damaged" when it is not well-formed.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if b"<!DOCTYPE" in data[:4096]:
            raise CannotRead("unsafe", UNSAFE) from error
        raise CannotRead("damaged", DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise CannotRead("unsafe", UNSAFE)
    return root


def stream_xml(data: bytes, *, ends: Sequence[str]) -> Iterator[_Element]:
    """Each element with one of the local names `ends`, when it ends; emptied once the next is asked for.

    For parts too large to be held as a tree. Raises as `parse_xml` does.
    """
    from lxml import etree

    events = etree.iterparse(
        BytesIO(data),
        events=("end",),
        tag=[f"{{*}}{name}" for name in ends],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    checked = False
    try:
        for _, element in events:
            if not checked and element.getroottree().docinfo.internalDTD is not None:
                raise CannotRead("unsafe", UNSAFE)
            checked = True
            yield element
            _let_go(element)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise CannotRead(
            *(("unsafe", UNSAFE) if b"<!DOCTYPE" in data[:4096] else ("damaged", DAMAGED))
        ) from error


def _let_go(element: _Element) -> None:
    """Free what has been read: the element and everything that stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
