"""How often somebody may try something: counted in the database, so every process counts the same.

Not a service and not journaled: nothing is decided here, and a count is gone when its window is over.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from answerable.people.models import Turns


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `turns` in every `seconds`, for each key apart."""

    what: str
    turns: int
    seconds: int


SIGN_IN = Limit("sign_in", 10, 300)
UPLOAD = Limit("upload", 20, 600)
ANONYMOUS_API = Limit("anonymous_api", 60, 60)


def take_turn(limit: Limit, *, key: str, now: datetime) -> int:
    """Count one turn. 0 when it is allowed, else the whole seconds to wait.

    `key` is whoever is counted (an address, an account); only its hash is kept.
    """
    with transaction.atomic():
        Turns.objects.filter(ends_at__lte=now).delete()
        row, _ = Turns.objects.select_for_update().get_or_create(
            what=limit.what,
            key=_hashed(key),
            defaults={"taken": 0, "ends_at": now + timedelta(seconds=limit.seconds)},
        )
        if row.taken >= limit.turns:
            return max(1, round((row.ends_at - now).total_seconds()))
        Turns.objects.filter(pk=row.pk).update(taken=F("taken") + 1)
        return 0


def give_back(limit: Limit, *, key: str) -> None:
    """Uncount one turn, which turned out well."""
    Turns.objects.filter(what=limit.what, key=_hashed(key), taken__gt=0).update(taken=F("taken") - 1)


def _hashed(key: str) -> str:
    return hashlib.sha256(key.strip().lower().encode("utf-8", "replace")).hexdigest()
