"""Give each built file a name with its fingerprint, a gzip twin, and a line in manifest.json; print the sizes.

Usage: pack_assets.py FROM TO. Files of an earlier build in TO are removed. The budget is that of the first visit.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from pathlib import Path

BUDGET = 100_000  # bytes transferred on a first visit, page included; the page itself needs about a third


def pack(source: Path, target: Path) -> dict[str, str]:
    """Copy the files of `source` to `target` under names `stem.<12 hex>.suffix`; return plain name → packed name."""
    target.mkdir(parents=True, exist_ok=True)
    for old in target.iterdir():
        old.unlink()
    names = {}
    for file in sorted(source.iterdir()):
        content = file.read_bytes()
        fingerprint = hashlib.sha256(content).hexdigest()[:12]
        names[file.name] = f"{file.stem}.{fingerprint}{file.suffix}"
        packed = target / names[file.name]
        packed.write_bytes(content)
        packed.with_name(packed.name + ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
    (target / "manifest.json").write_text(json.dumps(names, indent=1) + "\n", "utf-8")
    return names


def main() -> None:
    """Pack, print the sizes, and stop when the budget is passed."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    total = 0
    for name in pack(source, target).values():
        bare, sent = (target / name).stat().st_size, (target / f"{name}.gz").stat().st_size
        total += sent
        print(f"Built {name}: {bare:,} bytes, {sent:,} as sent")
    if total > BUDGET:
        sys.exit(
            f"The style sheet and script are {total:,} bytes as sent; {BUDGET:,} is the most a first visit may cost."
        )


main()
