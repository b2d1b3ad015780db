"""The one way to write in the journal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection, transaction

from answerable.journal.cards import By, Checkpoint
from answerable.journal.chain import FIELDS, NOTHING_BEFORE, canonical, hash_of, moment
from answerable.journal.checkpoints import sign
from answerable.journal.models import Entry

# Any fixed number will do: it names the lock under which the next number is given out.
_LOCK = 7_205_118_203

_under_way: ContextVar[str | None] = ContextVar("journal_verb_under_way", default=None)


class NestedVerb(RuntimeError):
    """A verb was begun inside another: one verb is one entry, so this is a mistake in the program."""


class Record:
    """What a verb says about itself while it runs."""

    def __init__(self, subject: str) -> None:
        self.subject = subject
        self.details: dict[str, Any] = {}

    def note(self, **details: Any) -> None:
        """Add facts to the entry: JSON values, dates, decimals. A name noted twice keeps the later value."""
        self.details.update(details)

    def about(self, subject: str) -> None:
        """Say what the verb turned out to be about, where the reference is only known once the row exists."""
        self.subject = subject


@contextmanager
def recorded(by: By, *, verb: str, subject: str, now: datetime) -> Iterator[Record]:
    """Open the transaction of one verb and, if its body succeeds, write its entry in the same transaction.

    `verb` is the name of the service, `subject` the reference it acts on. Whatever the body raises, `Refused`
    included, undoes everything and leaves no entry. Begun inside another verb it raises `NestedVerb`; begun
    inside somebody else's transaction, RuntimeError.
    """
    if outer := _under_way.get():
        raise NestedVerb(f"“{verb}” was begun inside “{outer}”; one verb writes one entry.")
    token = _under_way.set(verb)
    try:
        with transaction.atomic(durable=True):
            record = Record(subject)
            yield record
            _append(by, verb, record, now)
    finally:
        _under_way.reset(token)


def make_checkpoint(by: By, *, key: Ed25519PrivateKey, now: datetime) -> Checkpoint:
    """Sign the end of the journal as it stands, for another body to hold. The making of it is the next entry."""
    with recorded(by, verb="make_checkpoint", subject="journal", now=now) as record:
        seq, last_hash = _end()
        checkpoint = sign(key, seq=seq, last_hash=last_hash, at=now)
        record.note(seq=seq, hash=last_hash, public_key=checkpoint.public_key)
    return checkpoint


def _end() -> tuple[int, str]:
    """The number and hash of the last entry, or what stands before the first."""
    return Entry.objects.order_by("-seq").values_list("seq", "hash").first() or (0, NOTHING_BEFORE)


def _append(by: By, verb: str, record: Record, now: datetime) -> None:
    """Write the next entry. The lock is taken last and let go by the commit, so long verbs do not queue."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    seq, previous = _end()
    fields = (
        seq + 1,
        moment(now),
        by.name,
        by.role,
        by.body_slug,
        by.user_id,
        verb,
        record.subject,
        canonical(record.details),
        previous,
    )
    Entry.objects.create(**dict(zip(FIELDS, fields, strict=True)), hash=hash_of(fields))
