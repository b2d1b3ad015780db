"""Running a reader in a process of its own, so that a file made to do harm harms nothing.

The parent, `run_limited`, starts the child, passes its progress on, takes its answer and turns every way of failing into
`CannotRead`. The child calls `serve`, which calls `harden` before the file is opened: limits on time and memory, no core
dump, no child processes, no network, no reading or writing outside what it needs. Nothing here knows what the child does.

Memory is limited by address space (RLIMIT_AS): RLIMIT_DATA leaves shared mappings out. Measured: the interpreter with
PDFium and lxml loaded maps 36 MB, and 70 MB at its highest while it reads 200 pages, so 512 MB leaves room.
"""

from __future__ import annotations

import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from answerable.documents.cards import CannotRead
from answerable.documents.formats.hardening import PARENT
from answerable.documents.formats.limits import TOO_LONG

CPU_SECONDS = 60
WALL_SECONDS = 120
MEMORY = 512 * 1024 * 1024
MAX_ANSWER = 256 * 1024 * 1024

TOOK_TOO_LONG = "The file took too long to read, so we stopped."
TOO_MUCH_MEMORY = "The file needs more memory to read than we allow, so we stopped."
CRASHED = "The file made the program that reads it fail, so we have not read it."

_PROGRESS = b"progress "
_KEPT_VARIABLES = ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "SYSTEMROOT", "LD_LIBRARY_PATH")


def run_limited(
    module: str,
    path: Path | str,
    *,
    args: Sequence[str] = (),
    on_progress: Callable[[str], None] | None = None,
    wall_seconds: float = WALL_SECONDS,
) -> Any:
    """Run `python -m module` on a file, apart and within limits, and give back the JSON value it answers with.

    The module's main must call `serve`. `on_progress` is told each sentence of progress as it comes.
    Raises `CannotRead`: whatever the child refused with; "took_too_long" past `wall_seconds` or 60 s of processor time;
    "too_large" when memory ran out; "unsafe" when the child crashed or did not answer as agreed.
    """
    scratch = tempfile.mkdtemp(prefix="answerable-")
    command = [sys.executable, "-P", "-B", "-m", module, scratch, str(Path(path).absolute()), *args]
    try:
        # Our own interpreter and a module name from our own code; the file's name is an argument, never a command.
        with subprocess.Popen(  # noqa: S603
            command,
            cwd=scratch,
            env=_environment(scratch),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as process:
            try:
                heard = _listen(
                    process, on_progress or (lambda sentence: None), time.monotonic() + wall_seconds
                )
            finally:
                _end(process)
        return _answer(heard, process.returncode)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _environment(scratch: str) -> dict[str, str]:
    """Only what the interpreter needs: no secret of the parent's reaches the child."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return kept | {
        "LANG": "C.UTF-8",
        "HOME": scratch,
        "TMPDIR": scratch,
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": "0",
        PARENT: str(os.getpid()),
    }


@dataclass
class _Heard:
    """What the child has said so far."""

    answer: bytearray = field(default_factory=bytearray)
    words: bytearray = field(default_factory=bytearray)
    too_late: bool = False
    too_much: bool = False


def _listen(process: subprocess.Popen[bytes], tell: Callable[[str], None], deadline: float) -> _Heard:
    """Everything the child writes until it closes both pipes, runs out of time, or says far too much."""
    heard = _Heard()
    assert process.stdout is not None
    assert process.stderr is not None
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ, heard.answer)
        selector.register(process.stderr, selectors.EVENT_READ, heard.words)
        while selector.get_map():
            left = deadline - time.monotonic()
            if left <= 0:
                heard.too_late = True
                return heard
            for key, _ in selector.select(left):
                piece = os.read(key.fd, 65536)
                if not piece:
                    selector.unregister(key.fileobj)
                    continue
                key.data.extend(piece)
                if key.data is heard.words:
                    _tell_lines(heard.words, tell)
            if len(heard.answer) > MAX_ANSWER:
                heard.too_much = True
                return heard
    with suppress(subprocess.TimeoutExpired):
        process.wait(max(deadline - time.monotonic(), 0.1))
        return heard
    heard.too_late = True
    return heard


def _tell_lines(words: bytearray, tell: Callable[[str], None]) -> None:
    """Pass on whole lines of progress; what else stands on the error stream is for nobody."""
    while (end := words.find(b"\n")) >= 0:
        line = bytes(words[:end])
        del words[: end + 1]
        if line.startswith(_PROGRESS):
            tell(line[len(_PROGRESS) :].decode("utf-8", "replace"))
    if len(words) > 65536:
        words.clear()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Nothing of the child's survives: it leads its own session, and the whole of it is ended."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _answer(heard: _Heard, code: int) -> Any:
    if heard.too_late or code == -signal.SIGXCPU:
        raise CannotRead("took_too_long", TOOK_TOO_LONG)
    if heard.too_much:
        raise CannotRead("too_long", TOO_LONG)
    try:
        value = json.loads(heard.answer)
        if "refused" in value:
            refused, sentence = value["refused"]
            raise CannotRead(str(refused), str(sentence))
        return value["answer"]
    except (ValueError, TypeError, KeyError) as error:
        raise CannotRead("unsafe", CRASHED) from error


def serve(
    work: Callable[[Path, Sequence[str], Callable[[str], None]], Any],
    *,
    before: Callable[[], None] = lambda: None,
) -> None:
    """The whole of a child's main: harden this process, do the work, answer in JSON.

    `before` is called while the process may still do everything; it must not look at the file.

    `work` takes the file's path, the further arguments, and a function to tell progress with; it returns what JSON can
    hold, or raises `CannotRead`.
    """
    scratch, path, *args = sys.argv[1:]
    before()
    answers = os.fdopen(os.dup(1), "wb")
    # A library that prints must not spoil the answer.
    os.dup2(2, 1)
    harden(Path(scratch), may_read=[Path(path)])
    try:
        value: dict[str, Any] = {"answer": work(Path(path), args, _tell)}
    except CannotRead as refused:
        value = {"refused": [refused.code, str(refused)]}
    except (MemoryError, RecursionError):
        value = {"refused": ["too_large", TOO_MUCH_MEMORY]}
    answers.write(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
    answers.flush()
    # Nothing is left to tidy: the parent deletes the scratch folder, and taking the interpreter down takes 20 ms.
    os._exit(0)


def _tell(sentence: str) -> None:
    # The line break first ends whatever a library may have printed.
    os.write(2, b"\n" + _PROGRESS + sentence.replace("\n", " ").encode("utf-8", "replace") + b"\n")


def harden(scratch: Path, *, may_read: Sequence[Path] = ()) -> None:
    """Give up, for good, what reading a file does not need. Called first in the child; cannot be undone.

    From here on the process may write in `scratch` only, read only the files named, Python's own and ours, start nothing
    and reach nobody. The kernel enforces time, memory and (where it lets us) the network; an audit hook the rest.
    """
    from answerable.documents.formats.hardening import close_network, die_with_parent, guard, limit_resources

    limit_resources(cpu_seconds=CPU_SECONDS, memory=MEMORY)
    close_network()
    die_with_parent()
    guard(scratch, may_read)
