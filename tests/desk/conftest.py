"""A force that works, and a file store of each test's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from answerable.people.cards import Actor
from answerable.rules.permissions import Role
from tests.factories import make_force


@pytest.fixture
def files(settings: Any, tmp_path: Path) -> Path:
    """The folder in which files are kept, empty at first."""
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path), "base_url": None},
        },
    }
    return tmp_path


@pytest.fixture
def staff(db: None, files: Path) -> dict[Role, Actor]:
    """Northmoor's people, one in every role."""
    return make_force()
