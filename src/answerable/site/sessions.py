"""How long a sign-in lasts: thirty minutes without a request, twelve hours in all, fifteen minutes to count as fresh."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
_STEP = timedelta(minutes=1)

_BEGAN, _SEEN, _MEMBERSHIP = "began_at", "seen_at", "membership_id"


def begin(session: SessionBase, *, now: datetime) -> None:
    """A person has just signed in."""
    session[_BEGAN] = session[_SEEN] = now.isoformat()
    session.pop(_MEMBERSHIP, None)


def is_over(session: SessionBase, *, now: datetime) -> bool:
    """Whether the sign-in is too old or has been idle too long. One that never said when it began is over."""
    began, seen = session.get(_BEGAN), session.get(_SEEN)
    if not began or not seen:
        return True
    return now - datetime.fromisoformat(began) > ABSOLUTE or now - datetime.fromisoformat(seen) > IDLE


def touch(session: SessionBase, *, now: datetime) -> None:
    """Somebody is there. Written at most once a minute, so that reading pages does not write to the database."""
    if now - datetime.fromisoformat(session[_SEEN]) >= _STEP:
        session[_SEEN] = now.isoformat()


def chosen_membership(session: SessionBase) -> int | None:
    """The membership the person chose to act in, where they have several."""
    chosen = session.get(_MEMBERSHIP)
    return chosen if isinstance(chosen, int) else None


def choose_membership(session: SessionBase, membership_id: int) -> None:
    """Act in this membership until told otherwise."""
    session[_MEMBERSHIP] = membership_id
