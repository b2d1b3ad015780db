"""The source as the architecture tests read it."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "answerable"

CHAPTERS = [
    "rules",
    "look",
    "journal",
    "people",
    "documents",
    "extraction",
    "register",
    "plans",
    "governance",
    "scrutiny",
    "comments",
    "insight",
    "publishing",
    "notices",
]


def files() -> list[Path]:
    """Every Python file of ours, without migrations."""
    return sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


def named(path: Path) -> str:
    """The path as a reader says it."""
    return path.relative_to(SOURCE).as_posix()


def tree(path: Path) -> ast.Module:
    """The file, parsed."""
    return ast.parse(path.read_text("utf-8"))


def is_service(path: Path) -> bool:
    """Whether this is a chapter's `services.py`, or a file of its `services/`."""
    return path.name == "services.py" or path.parent.name == "services"
