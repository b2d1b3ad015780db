"""How fast the journal is verified, and how much memory that takes. Goal: 100,000 entries a second, flat memory.

Run: python bench/journal.py [entries]. It makes an installation of its own and throws it away. The same run hashes
the same number of entries from memory, so that the figure can be read as a ratio on any machine.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time

ENTRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000


def main() -> None:
    """Fill, verify, print."""
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"ANSWERABLE_HOME": home, "DJANGO_SETTINGS_MODULE": "answerable.site.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        from answerable.journal.queries import verify

        call_command("migrate", verbosity=0)
        sample = _fill(ENTRIES)
        before = _resident()
        first = _timed(lambda: verify())
        seconds = _timed(lambda: _whole(verify()))
        bare = _timed(lambda: _hash(sample, ENTRIES))
        fastest = min(seconds, first)
        print(f"verify: {ENTRIES / fastest:,.0f} entries/s ({ENTRIES:,} entries in {fastest:.2f} s)")
        print(f"  {fastest / bare:.2f} times the bare hashing of as many entries")
        print(f"  memory grew by {_resident() - before} MB")


def _fill(number: int) -> tuple[object, ...]:
    from answerable.journal.chain import FIELDS, NOTHING_BEFORE, hash_of
    from answerable.journal.models import Entry

    rows, last = [], NOTHING_BEFORE
    fields: tuple[object, ...] = ()
    for seq in range(1, number + 1):
        fields = (
            seq,
            "2026-03-01T09:30:00.000000Z",
            "Siân Rees",
            "inspection_lead",
            "northmoor",
            seq % 90,
            "update_action",
            f"peel-2025.northmoor.coc-{seq % 7}.rec-{seq % 11}",
            f'{{"action":{seq},"note":"The new rota has been in force since the first week of the month."}}',
            last,
        )
        last = hash_of(fields)
        rows.append(Entry(**dict(zip(FIELDS, fields, strict=True)), hash=last))
        if len(rows) == 20_000:
            Entry.objects.bulk_create(rows)
            rows.clear()
    Entry.objects.bulk_create(rows)
    return fields


def _whole(verdict: object) -> None:
    if not getattr(verdict, "good", False):
        sys.exit(f"The benchmark's own journal is not whole: {verdict}")


def _hash(fields: tuple[object, ...], number: int) -> None:
    from answerable.journal.chain import hash_of

    for _ in range(number):
        hash_of(fields)


def _timed(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
