"""What the commands that need the database share: setting up, and saying no with the right exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime

import django

from answerable.documents.cards import CannotRead
from answerable.rules.refusals import Refused

DONE, REFUSED, CANNOT = 0, 1, 2


def with_database(work: Callable[[datetime], int]) -> int:
    """Run `work(now)` with the database ready: 1 and the reason when a rule refuses, 2 when it cannot be done."""
    django.setup()
    from django.db import OperationalError, ProgrammingError
    from django.utils import timezone

    try:
        return work(timezone.now())
    except Refused as no:
        print(no, file=sys.stderr)
        for one in no.missing[:20]:
            print(f"  - {one}", file=sys.stderr)
        return REFUSED
    except CannotRead as problem:
        print(problem, file=sys.stderr)
        return CANNOT
    except (OperationalError, ProgrammingError) as problem:
        if "no such table" in str(problem) or "does not exist" in str(problem):
            print("The database is not ready. Run “answerable init”.", file=sys.stderr)
        else:
            print(f"The database cannot be used: {str(problem).splitlines()[0]}", file=sys.stderr)
        return CANNOT
