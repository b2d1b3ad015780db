"""Reading the words off a picture of a page with Tesseract, a program of its own, where it is installed.

The process that reads a file may start nothing. So before it shuts itself in, `start_helper` splits off a second process
that never sees the file: it takes a picture in grey, hands it to Tesseract without network and within limits, and
gives back what Tesseract says. Outside such a child (in a test, in a measurement) Tesseract is started directly.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

DPI = 250
"""Dots to the inch of the pictures that pages are turned into. Tesseract was made for about 300; 250 reads as well."""
PAGE_SECONDS = 30
ALL_SECONDS = 80
"""For all pages of one file, so that reading it stays within what `isolation` allows."""
_MEMORY = 1024 * 1024 * 1024
_LENGTH = struct.Struct("<q")
_NOTHING = -1
_MOST_ANSWER = 8_000_000
_LEAST_SURE = 30.0
_LEGIBLE = 60.0
"""How sure Tesseract must be of a line as a whole, in per cent: below it stand scribbles, stamps and pictures."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of words on a picture, in dots from its top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass
class Recogniser:
    """Reads pictures until the time for one file is used up. `ask` gives Tesseract's table for a picture, or None."""

    ask: Callable[[bytes], bytes | None]
    began: float | None = None

    def lines(self, width: int, height: int, grey: bytes) -> list[Seen] | None:
        """The lines on a picture of so many dots, one byte each; None when it could not be read or no time is left."""
        now = time.monotonic()
        self.began = now if self.began is None else self.began
        if now - self.began > ALL_SECONDS:
            return None
        table = self.ask(b"P5\n%d %d\n255\n" % (width, height) + grey)
        return None if table is None else _lines(table.decode("utf-8", "replace"))


_helper: Callable[[bytes], bytes | None] | None = None


def recogniser() -> Recogniser | None:
    """A new one for one file; None where Tesseract is not installed."""
    if _helper is not None:
        return Recogniser(_helper)
    return Recogniser(_tesseract) if is_installed() else None


def is_installed() -> bool:
    """Whether the program is to be found."""
    return shutil.which("tesseract") is not None


def _lines(table: str) -> list[Seen]:
    """Words put together to lines. Words that Tesseract is quite unsure of are specks and frames more than words."""
    found: dict[tuple[int, int, int], list[tuple[str, int, int, int, int]]] = {}
    sure: dict[tuple[int, int, int], list[float]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip() or float(cells[10]) < _LEAST_SURE:
            continue
        block, paragraph, line = (int(cell) for cell in cells[2:5])
        left, top, width, height = (int(cell) for cell in cells[6:10])
        sure.setdefault((block, paragraph, line), []).append(float(cells[10]))
        found.setdefault((block, paragraph, line), []).append(
            (cells[11].strip(), left, top, left + width, top + height)
        )
    return [
        Seen(
            " ".join(word[0] for word in words),
            min(word[1] for word in words),
            min(word[2] for word in words),
            max(word[3] for word in words),
            max(word[4] for word in words),
        )
        for at, words in found.items()
        if sum(sure[at]) >= _LEGIBLE * len(sure[at])
    ]


def _tesseract(picture: bytes) -> bytes | None:
    command = ["tesseract", "stdin", "stdout", "-l", "eng", "--dpi", str(DPI), "--psm", "3", "tsv"]
    try:
        # The program's name and all its words are ours; what comes from the file is only the picture on its input.
        done = subprocess.run(  # noqa: S603
            command,
            input=picture,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PAGE_SECONDS,
            env={"PATH": os.environ.get("PATH", ""), "OMP_THREAD_LIMIT": "1", "LANG": "C.UTF-8"},
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if len(done.stdout) <= _MOST_ANSWER else None


def start_helper() -> None:
    """Split off the process that may start Tesseract. Call it before `harden`; it ends when this process does."""
    global _helper
    if not sys.platform.startswith("linux") or not is_installed():
        return
    ask_read, ask_write = os.pipe()
    say_read, say_write = os.pipe()
    if os.fork() == 0:
        # Whatever goes wrong here, this process must never come back as a second reader.
        with suppress(BaseException):
            os.close(ask_write)
            os.close(say_read)
            _serve(ask_read, say_write)
        os._exit(0)
    os.close(ask_read)
    os.close(say_write)
    _helper = _Asking(os.fdopen(ask_write, "wb"), os.fdopen(say_read, "rb"))


@dataclass
class _Asking:
    """The reading process's end of the pipes."""

    out: BinaryIO
    back: BinaryIO

    def __call__(self, picture: bytes) -> bytes | None:
        try:
            self.out.write(_LENGTH.pack(len(picture)) + picture)
            self.out.flush()
            length = _LENGTH.unpack(self.back.read(_LENGTH.size))[0]
            return None if length == _NOTHING else self.back.read(length)
        except (OSError, struct.error):
            return None


def _serve(asked: int, said: int) -> None:
    """The helper's whole life: pictures in, tables out, until the other end is closed."""
    from answerable.documents.formats.hardening import close_network, limit_resources

    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    # Starting one program at a time is its only work, so only that stays open to it.
    limit_resources(cpu_seconds=PAGE_SECONDS, memory=_MEMORY, processes=None)
    close_network()
    with os.fdopen(asked, "rb") as pictures, os.fdopen(said, "wb") as tables:
        while header := pictures.read(_LENGTH.size):
            table = _tesseract(pictures.read(_LENGTH.unpack(header)[0]))
            tables.write(_LENGTH.pack(_NOTHING if table is None else len(table)) + (table or b""))
            tables.flush()
