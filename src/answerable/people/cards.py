"""What others may see of people and bodies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.rules.permissions import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A person acting now, in one role, for one body: what every service asks for, and what the journal copies.

    `area` is the slug of the body's police area; an administrator of the whole installation has no body and no
    area, and a program acting from the console has no `user_id`. `post` is the person's job title, or "".
    """

    user_id: int | None
    name: str
    email: str
    body_slug: str
    body_name: str
    body_kind: str
    role: str
    area: str = ""
    post: str = ""

    @property
    def role_words(self) -> str:
        """The role as shown beside a name."""
        return Role(self.role).words


@dataclass(frozen=True, slots=True)
class BodyCard:
    """An organisation. `kind` is force | local_policing_body | panel | inspectorate; `uncertain` is a sentence or ""."""

    slug: str
    kind: str
    name: str
    short_name: str
    area_slug: str
    head_title: str
    website: str
    fictional: bool
    uncertain: str = ""


@dataclass(frozen=True, slots=True)
class UserCard:
    """A person who may sign in."""

    user_id: int
    email: str
    name: str
    job_title: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class MembershipCard:
    """One role in one body (None: the installation), from `from_on` up to but not including `until_on`."""

    membership_id: int
    user_id: int
    body: BodyCard | None
    role: str
    from_on: date
    until_on: date | None
