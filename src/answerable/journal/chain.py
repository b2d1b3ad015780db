"""The canonical form of an entry and its hash: plain Python, so that anybody can check a journal without us.

The hash of an entry is SHA-256 over the UTF-8 bytes of one JSON array, written without spaces and without escaping
non-ASCII characters: [seq, at, actor_name, actor_role, body_slug, user_id, verb, subject, details, previous_hash].
`at` is text like 2026-11-22T09:30:00.000000Z; `details` is itself canonical JSON text and stands in the array as a
string; `user_id` is null where nobody was signed in. The first entry's previous hash is 64 zeros.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

NOTHING_BEFORE = "0" * 64
FIELDS = (
    "seq",
    "at",
    "actor_name",
    "actor_role",
    "body_slug",
    "user_id",
    "verb",
    "subject",
    "details",
    "previous_hash",
)

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def hash_of(fields: tuple[Any, ...]) -> str:
    """The hash of an entry, given its values in the order of `FIELDS`."""
    return sha256(_encode(fields).encode()).hexdigest()


def moment(at: datetime) -> str:
    """An aware moment as the journal writes it: UTC, microseconds, Z. A naive one is a ValueError."""
    if at.tzinfo is None:
        raise ValueError("A moment in the journal must say its time zone.")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical(details: Mapping[str, Any]) -> str:
    """Details as JSON text: keys sorted, no spaces, dates as ISO text. What JSON cannot say is a TypeError."""
    return json.dumps(
        details, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_plain
    )


def _plain(value: object) -> str | list[Any]:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(f"The journal cannot write a {type(value).__name__}.")
