"""What the tests of this chapter share."""

from __future__ import annotations

import pytest

from answerable.comments.cards import StatutoryDocument
from tests.comments.samples import FULL


@pytest.fixture(scope="session")
def full() -> StatutoryDocument:
    """Every part of the form filled in, as published on day 48."""
    return FULL
