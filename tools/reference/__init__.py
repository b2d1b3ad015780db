"""The pages of `docs/reference/` that are written from the code, so that they cannot say anything else.

`python -m tools.reference` (or `make docs`) writes them; `tests/architecture/test_docs.py` fails when one of them has
drifted. `settings.md` beside them is written by hand and checked by the same tests.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tools.reference.addresses import public_addresses
from tools.reference.commands import commands
from tools.reference.doubts import doubts
from tools.reference.formats import formats
from tools.reference.reading import reading
from tools.reference.tables import permissions, workflow

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "reference"

PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "doubts.md": doubts,
    "formats.md": formats,
    "permissions.md": permissions,
    "public-addresses.md": public_addresses,
    "reading.md": reading,
    "workflow.md": workflow,
}
"""The name of each page and what writes it."""
