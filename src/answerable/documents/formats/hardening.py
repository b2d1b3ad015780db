"""The locks that `isolation.harden` closes behind itself. Every one of them is for the child process only."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_NEW_NETWORK = 0x40000000
_NEW_USER = 0x10000000
PARENT = "READ_FOR_PROCESS"
"""The variable that tells a child who started it, so that it ends when that one has ended already."""
_NO_NEW_PRIVILEGES, _DUMPABLE, _DIE_WITH_PARENT = 38, 4, 1
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

# Audit events that are refused whatever their arguments, by the word before the first full stop or in full.
_NEVER_FAMILIES = frozenset(
    {"socket", "subprocess", "pty", "webbrowser", "ftplib", "smtplib", "urllib", "http", "winreg", "syslog"}
)
_NEVER = frozenset(
    {
        "os.system",
        "os.exec",
        "os.posix_spawn",
        "os.spawn",
        "os.fork",
        "os.forkpty",
        "os.startfile",
        "os.kill",
        "os.killpg",
    }
    | {
        "os.chown",
        "os.chmod",
        "os.setxattr",
        "os.removexattr",
        "os.putenv",
        "sys._current_frames",
        "signal.pthread_kill",
    }
)
# Events that change files, with the number of leading arguments that are paths.
_CHANGES = {
    "os.remove": 1, "os.rmdir": 1, "os.mkdir": 1, "os.truncate": 1, "os.utime": 1, "os.rename": 2, "os.link": 2,
    "os.symlink": 2, "shutil.rmtree": 1, "shutil.move": 2, "shutil.copyfile": 2, "tempfile.mkstemp": 1,
    "tempfile.mkdtemp": 1,
}  # fmt: skip


def limit_resources(*, cpu_seconds: int, memory: int, processes: int | None = 0) -> None:
    """Processor time in seconds and address space in bytes; no core dump; no new process, or as many as may be (None)."""
    import resource

    limits = [
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 5),
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 64 * 1024 * 1024, 64 * 1024 * 1024),
        (resource.RLIMIT_NOFILE, 64, 64),
    ]
    if processes is not None:
        # The superuser is exempt from this one; the audit hook is not.
        limits.append((resource.RLIMIT_NPROC, processes, processes))
    for which, soft, hard in limits:
        highest = resource.getrlimit(which)[1]
        if highest != resource.RLIM_INFINITY:
            soft, hard = min(soft, highest), min(hard, highest)
        resource.setrlimit(which, (soft, hard))


def close_network() -> None:
    """Move into a network of nobody, where the kernel permits it; and give up gaining rights by any later program."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    library.prctl(_DUMPABLE, 0, 0, 0, 0)
    if library.unshare(_NEW_NETWORK) != 0:
        library.unshare(_NEW_USER | _NEW_NETWORK)


def die_with_parent() -> None:
    """End when the process ends that started this one: a worker that is killed cannot see to it, so the kernel does.

    Called after `close_network`, because the kernel forgets it when a process takes a new name.
    """
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    if os.environ.get(PARENT, str(os.getppid())) != str(os.getppid()):
        os._exit(1)


def guard(scratch: Path, may_read: Sequence[Path]) -> None:
    """Refuse, with `PermissionError`, sockets, programs, and files outside the scratch folder and what may be read."""
    writable = _roots([scratch])
    package = Path(__file__).resolve().parents[3]
    readable = writable + _roots([*may_read, package, Path(sys.prefix), Path(sys.base_prefix)])
    readable += ("/usr/lib", "/usr/share/zoneinfo", "/lib", "/dev/null", "/dev/urandom")
    readable += tuple(_roots([Path(entry) for entry in sys.path if entry]))

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            _check_open(arguments, writable, readable)
        elif event in _CHANGES:
            for path in arguments[: _CHANGES[event]]:
                _check_path(path, writable)
        elif event in _NEVER or event.partition(".")[0] in _NEVER_FAMILIES:
            raise PermissionError(f"not allowed while reading a file: {event}")

    sys.addaudithook(refuse)


def _roots(paths: Sequence[Path]) -> tuple[str, ...]:
    return tuple({str(path.absolute()) for path in paths} | {str(path.resolve()) for path in paths})


def _check_open(arguments: tuple[Any, ...], writable: tuple[str, ...], readable: tuple[str, ...]) -> None:
    path, mode, flags = (*arguments, None, None, None)[:3]
    # `os.open` sends no mode, `open` sends both; either is enough to tell writing.
    writing = bool(isinstance(flags, int) and flags & _WRITING) or bool(
        isinstance(mode, str) and set(mode) & set("wax+")
    )
    _check_path(path, writable if writing else readable)


def _check_path(path: Any, allowed: tuple[str, ...]) -> None:
    if isinstance(path, int) or path is None:
        return
    text = os.path.realpath(os.fsdecode(path))
    if not any(text == root or text.startswith(root.rstrip("/") + "/") for root in allowed):
        raise PermissionError(f"not allowed while reading a file: {text}")
