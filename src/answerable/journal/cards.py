"""What others may see of the journal, and what they must say of themselves to write in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

FaultKind = Literal["changed", "missing", "unlinked", "truncated", "rewritten", "signature"]


class By(Protocol):
    """Who acts. `people.cards.Actor` is one; so is `Author`. All are copied into the entry as text."""

    @property
    def user_id(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def body_slug(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Author:
    """The smallest `By`: for programs and tests that have no user."""

    name: str
    role: str
    body_slug: str = ""
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class EntryCard:
    """One entry. `at` is aware, in UTC; `details` is what the verb noted; hashes are 64 hexadecimal digits."""

    seq: int
    at: datetime
    actor_name: str
    actor_role: str
    body_slug: str
    user_id: int | None
    verb: str
    subject: str
    details: dict[str, Any]
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing found wrong: the number of the entry, what kind of wrong, and a sentence that says so."""

    seq: int
    kind: FaultKind
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a verification found. `entries` counts those found good; `last_hash` is the hash of the last of them."""

    entries: int
    last_hash: str
    fault: Fault | None = None

    @property
    def good(self) -> bool:
        """Whether nothing is wrong."""
        return self.fault is None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed statement that entry `seq` had `hash` at the moment `at`. Key and signature are hexadecimal (Ed25519)."""

    seq: int
    hash: str
    at: datetime
    public_key: str
    signature: str
