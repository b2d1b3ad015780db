"""The same race between processes, on a SQLite file such as an installation has."""

from __future__ import annotations

import os
import subprocess
import sys

WRITER = """
import django; django.setup()
from datetime import UTC, datetime
from answerable.journal.cards import Author
from answerable.journal.services import recorded
for number in range(50):
    with recorded(Author("a", "auditor"), verb="try", subject="x", now=datetime(2026, 3, 1, tzinfo=UTC)) as record:
        record.note(number=number)
"""


def test_four_processes_write_two_hundred_entries_as_one_chain(tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "ANSWERABLE_HOME": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
    }

    def answerable(*words: str) -> str:
        program = [sys.executable, "-m", "answerable.console.main", *words]
        return subprocess.run(program, env=environment, capture_output=True, text=True, check=True).stdout

    answerable("manage", "migrate", "--verbosity", "0")
    writers = [subprocess.Popen([sys.executable, "-c", WRITER], env=environment) for _ in range(4)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0, 0]
    assert answerable("verify").split(".")[0] == "The journal is whole: 200 entries"
