"""Bringing reports in through the door: what the tests of the reports section share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from answerable.documents.models import Import
from answerable.extraction import queries as extraction
from answerable.extraction.queries import ReadingCard
from answerable.people.cards import Actor
from answerable.rules.permissions import Role
from tests.factories import sign_in

SAMPLES = Path(__file__).parents[1] / "samples"
SOUTHVALE = SAMPLES / "forms" / "southvale.txt"
"""Four findings; two doubts about candidates, and the day of publication."""
EASTMARCH = SAMPLES / "reports" / "eastmarch_2021_22.html"
"""Seven findings, nothing doubted but the day of publication."""
NORTHMOOR = SAMPLES / "forms" / "northmoor.txt"


def client_for(actor: Actor) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    sign_in(client, actor)
    return client


def lead(staff: dict[Role, Actor]) -> Client:
    """The force's inspection lead, signed in."""
    return client_for(staff[Role.INSPECTION_LEAD])


def send(client: Client, name: str, content: bytes, **more: str) -> Any:
    """Upload a file; the answer to the form."""
    return client.post("/desk/reports/add", {"file": SimpleUploadedFile(name, content), **more})


def work() -> None:
    """Do what waits for the background worker.

    Its own loop closes the connection before each task, which a test’s transaction on PostgreSQL would not outlive.
    """
    worker = Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="tests",
        excluded_queue_names=[],
    )
    while (waiting := DBTaskResult.objects.ready().first()) is not None:
        waiting.claim("tests")
        worker.run_task(waiting)


def bring(client: Client, path: Path, content: bytes | None = None) -> int:
    """Upload a sample, let the worker read it, and give the number of the reading."""
    sent = send(client, path.name, path.read_bytes() if content is None else content)
    assert sent.status_code == 302, sent.content.decode()[-2000:]
    work()
    arrived = client.get(sent.url)
    assert arrived.status_code == 302, arrived.content.decode()[-2000:]
    return int(arrived.url.rstrip("/").rsplit("/", 1)[1])


def reading(reading_id: int) -> ReadingCard:
    """The reading as it stands now."""
    return extraction.reading(reading_id)


def post(client: Client, reading_id: int, what: str, **fields: Any) -> Any:
    """Press a button of the review."""
    return client.post(f"/desk/reports/{reading_id}/{what}", fields)


def put_in_register(client: Client, reading_id: int) -> Any:
    """Press the button of the check page, as it stands now."""
    shown = client.get(f"/desk/reports/{reading_id}/check")
    found = re.search(r'name="seen" value="(\w+)"', shown.content.decode())
    return post(client, reading_id, "register", **({"seen": found.group(1)} if found else {}))


def confirm(client: Client, reading_id: int, **more: Any) -> Any:
    """Confirm the day that was read, and the title."""
    card = reading(reading_id)
    assert card.published_on is not None
    fields = {
        "date_choice": card.published_on.isoformat(),
        "title": card.title,
        "types": [name for name, ticked in card.types.items() if ticked],
        "force_quoted": "yes",
        "version": card.version,
    }
    return post(client, reading_id, "details", **{**fields, **more})


def last_import() -> Import:
    """The newest import."""
    return Import.objects.latest("pk")


def now() -> Any:
    """This moment, for pages that read the clock themselves."""
    return timezone.now()
