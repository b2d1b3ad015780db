"""Packages (.docx, .odt) that come out the same every time: no moment of writing in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def package(parts: Iterable[tuple[str, bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """A ZIP of the parts in their order; those named in `stored` are not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts:
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return out.getvalue()


def same_every_time(package_bytes: bytes) -> bytes:
    """A ZIP with the same parts in the same order, without the times at which they were written."""
    with zipfile.ZipFile(io.BytesIO(package_bytes)) as archive:
        return package([(name, archive.read(name)) for name in archive.namelist()])
