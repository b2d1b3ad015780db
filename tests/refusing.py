"""How a test sees a rule say no: the sentence, the kind, and that the journal holds no trace of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from answerable.journal.queries import latest
from answerable.rules.refusals import Refused


def entries() -> list[tuple[str, str]]:
    """The verb and subject of every entry, newest first."""
    return [(one.verb, one.subject) for one in latest(limit=1000)]


def refused(order: Callable[[], object]) -> tuple[str, str]:
    """The sentence and the kind of a refusal, which leaves no entry."""
    before = entries()
    with pytest.raises(Refused) as caught:
        order()
    assert entries() == before
    return str(caught.value), caught.value.why
