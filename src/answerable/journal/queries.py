"""Reading the journal, and proving it whole."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from answerable.journal.cards import Checkpoint, EntryCard, Fault, Verdict
from answerable.journal.chain import FIELDS, NOTHING_BEFORE, hash_of
from answerable.journal.checkpoints import signature_holds
from answerable.journal.models import Entry

_COLUMNS = (*FIELDS, "hash")
_CHUNK = 5_000


def entries(
    *, subject: str | None = None, prefix: str | None = None, after: int = 0, limit: int = 100
) -> list[EntryCard]:
    """Entries in order, from number `after` + 1, at most `limit`.

    `subject` asks for exactly that reference, `prefix` for that reference and everything beneath it.
    """
    rows = Entry.objects.filter(seq__gt=after)
    if subject is not None:
        rows = rows.filter(subject=subject)
    if prefix is not None:
        rows = rows.filter(_beneath(prefix))
    return _cards(rows.order_by("seq"), limit)


def latest(*, limit: int = 20) -> list[EntryCard]:
    """The newest entries, newest first."""
    return _cards(Entry.objects.order_by("-seq"), limit)


def story(subject: str, *, limit: int = 500) -> list[EntryCard]:
    """Everything that happened to one reference and to what lies beneath it, newest first."""
    return _cards(Entry.objects.filter(_beneath(subject)).order_by("-seq"), limit)


def page(
    *, about: str = "", bodies: Collection[str] | None = None, before: int | None = None, limit: int = 50
) -> list[EntryCard]:
    """At most `limit` entries before number `before` (None: the end), newest first; `about` as in `story`.

    `bodies` keeps to what was done by people of these bodies; None to nobody in particular.
    """
    rows = Entry.objects.filter(_beneath(about)) if about else Entry.objects.all()
    if bodies is not None:
        rows = rows.filter(body_slug__in=list(bodies))
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return _cards(rows.order_by("-seq"), limit)


def length() -> int:
    """How many entries there are: the number of the last one."""
    return Entry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0


def verify(*, checkpoint: Checkpoint | None = None) -> Verdict:
    """Read the whole journal in order and stop at the first thing wrong.

    Memory stays flat however long the journal is. A checkpoint held elsewhere also shows an end that was cut off or
    written anew, which the chain alone cannot.
    """
    if checkpoint is not None and not signature_holds(checkpoint):
        sentence = "The checkpoint's own signature does not hold, so it proves nothing."
        return Verdict(0, NOTHING_BEFORE, Fault(checkpoint.seq, "signature", sentence))
    count, last, fault = _walk(_stored(), checkpoint)
    if fault is None and checkpoint is not None and count < checkpoint.seq:
        seen = f"the checkpoint saw entry {checkpoint.seq}"
        sentence = f"The journal ends at entry {count}, but {seen}: the end was cut off."
        fault = Fault(count + 1, "truncated", sentence)
    return Verdict(count, last, fault)


def _walk(rows: Iterator[tuple[Any, ...]], checkpoint: Checkpoint | None) -> tuple[int, str, Fault | None]:
    """The number of good entries, the hash of the last of them, and the first fault."""
    vouched = checkpoint.seq if checkpoint else 0
    count, last = 0, NOTHING_BEFORE
    for row in rows:
        count += 1
        stored = row[10]
        if row[0] != count or row[9] != last or hash_of(row[:10]) != stored:
            return count - 1, last, _fault(row, count, last)
        last = stored
        if count == vouched and checkpoint is not None and stored != checkpoint.hash:
            sentence = f"Entry {count} is not the one the checkpoint saw: the journal was written anew."
            return count - 1, row[9], Fault(count, "rewritten", sentence)
    return count, last, None


def _fault(row: tuple[Any, ...], expected: int, last: str) -> Fault:
    seq = row[0]
    if seq != expected:
        return Fault(expected, "missing", f"Entry {expected} is missing: the next one is {seq}.")
    if hash_of(row[:10]) != row[10]:
        return Fault(seq, "changed", f"Entry {seq} was changed: what it says does not fit its own hash.")
    before = f"entry {seq - 1}" if seq > 1 else "the beginning"
    return Fault(seq, "unlinked", f"Entry {seq} does not follow {before}: one of the two was written anew.")


def _stored() -> Iterator[tuple[Any, ...]]:
    return Entry.objects.order_by("seq").values_list(*_COLUMNS).iterator(chunk_size=_CHUNK)


def _beneath(reference: str) -> Q:
    """The reference itself and all that continue it after a dot, through the index on both databases."""
    if connection.vendor == "sqlite":
        # LIKE cannot use the index there; "/" is the character after ".".
        return Q(subject=reference) | Q(subject__gt=f"{reference}.", subject__lt=f"{reference}/")
    return Q(subject=reference) | Q(subject__startswith=f"{reference}.")


def _cards(rows: QuerySet[Entry], limit: int) -> list[EntryCard]:
    return [_card(values) for values in rows.values_list(*_COLUMNS)[:limit]]


def _card(values: tuple[Any, ...]) -> EntryCard:
    fields = dict(zip(_COLUMNS, values, strict=True))
    fields["at"] = datetime.fromisoformat(fields["at"])
    fields["details"] = json.loads(fields["details"])
    return EntryCard(**fields)
