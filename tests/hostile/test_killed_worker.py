"""A worker killed while it reads leaves nothing half-done, and the same import read again succeeds."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
BEGIN = """
import json, sys
from datetime import timedelta
import django
django.setup()
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from answerable.documents.models import Document, Import
from answerable.documents.services import receive_document, retry_import
from answerable.extraction.models import Candidate, Reading
from answerable.extraction.services import read_import
from answerable.journal.models import Entry
from answerable.people.queries import system_actor
from answerable.rules.refusals import Refused
by = system_actor("tests")
def state():
    row = Import.objects.get()
    stored = default_storage.exists(row.stored_as) if row.stored_as else False
    print(json.dumps([row.state, stored, Document.objects.count(), Reading.objects.count(),
                      Candidate.objects.count() > 0, [entry.verb for entry in Entry.objects.order_by("seq")]]))
"""
RECEIVE = """
call_command("migrate", verbosity=0)
content = ("The force should act. " + "should " * 40_000).encode()
receive_document(by, name="a.txt", content=content, area="northmoor", now=timezone.now())
state()
"""
READ = "read_import(by, import_id=Import.objects.get().pk, clock=timezone.now)\nstate()"
LOOK = "state()"
TOO_SOON = """
try:
    retry_import(by, import_id=Import.objects.get().pk, now=timezone.now())
except Refused as refused:
    print(json.dumps(refused.why))
"""
AGAIN = f"""
retry_import(by, import_id=Import.objects.get().pk, now=timezone.now() + timedelta(minutes=6))
{READ}
"""


class Installation:
    """An installation of this test's own, used by processes that can be killed."""

    def __init__(self, home: Path, database: str | None) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ANSWERABLE")}
        kept.pop("DATABASE_URL", None)
        self.environment = kept | {
            "ANSWERABLE_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
            "TMPDIR": str(home),
        }
        if database:
            self.environment["DATABASE_URL"] = database

    def start(self, code: str) -> subprocess.Popen[bytes]:
        """A process that does this."""
        return subprocess.Popen(
            [sys.executable, "-c", BEGIN + code], env=self.environment, cwd=ROOT, stdout=subprocess.PIPE
        )

    def run(self, code: str) -> Any:
        """What a process that does this answers."""
        with self.start(code) as process:
            answer = process.communicate(timeout=120)[0]
        assert process.returncode == 0
        return json.loads(answer.splitlines()[-1])


def child_of(process: subprocess.Popen[bytes]) -> int:
    """The process that reads the file, once it is there."""
    while process.poll() is None:
        for thread in Path(f"/proc/{process.pid}/task").glob("*/children"):
            for number in thread.read_text().split():
                if "extraction.readers.child" in Path(f"/proc/{number}/cmdline").read_text():
                    return int(number)
        time.sleep(0.01)
    raise AssertionError("the worker ended before its child was seen")


def ended(process: int) -> bool:
    """Whether it is gone, or dead and only waiting to be counted, within ten seconds."""
    for _ in range(1000):
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state in "ZX":
            return True
        time.sleep(0.01)
    return False


@pytest.fixture(params=["sqlite", "postgresql"])
def installation(request: pytest.FixtureRequest, tmp_path: Path) -> Installation:
    database = request.getfixturevalue("postgresql_address") if request.param == "postgresql" else None
    return Installation(tmp_path, database)


def test_import_whose_worker_was_killed_is_read_when_it_is_asked_for_again(
    installation: Installation,
) -> None:
    assert installation.run(RECEIVE) == ["waiting", True, 0, 0, False, ["receive_document"]]
    worker = installation.start(READ)
    child = child_of(worker)
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    assert worker.returncode == -signal.SIGKILL
    assert installation.run(LOOK) == ["reading", True, 0, 0, False, ["receive_document"]]
    assert ended(child)
    assert installation.run(TOO_SOON) == "changed"
    state, stored, documents, readings, _, verbs = installation.run(AGAIN)
    assert (state, stored, documents, readings) == ("read", False, 1, 1)
    assert verbs == ["receive_document", "retry_import", "read_document"]
