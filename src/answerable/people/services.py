"""What may be done to people and bodies: every verb is an administrator's, and every verb is journaled."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.timezone import localdate

from answerable.journal.services import recorded
from answerable.people.areas import shipped_bodies
from answerable.people.cards import Actor, BodyCard, MembershipCard, UserCard
from answerable.people.models import Body, Membership, User
from answerable.people.queries import body_card, membership_card, memberships_on, user_card
from answerable.rules.permissions import Action, Role, require
from answerable.rules.refusals import Refused


def create_user(
    by: Actor, *, email: str, name: str, password: str | None, now: datetime, job_title: str = ""
) -> UserCard:
    """A new person, who may sign in once they have a role. Without a password they cannot sign in with one.

    Refused: the address is malformed or taken, the name is empty, the password is too weak.
    """
    require(by, Action.MANAGE_PEOPLE, area=None)
    with recorded(by, verb="create_user", subject="people", now=now) as record:
        row = _new_user(email, name, job_title, password)
        record.about(f"people.{row.pk}")
        record.note(email=row.email, name=row.name, job_title=row.job_title)
    return user_card(row)


def create_first_administrator(by: Actor, *, email: str, name: str, password: str, now: datetime) -> UserCard:
    """Somebody who may do everything, where nobody may yet. Refused as `create_user`, or when there is one already."""
    require(by, Action.MANAGE_PEOPLE, area=None)
    with recorded(by, verb="create_first_administrator", subject="people", now=now) as record:
        today = localdate(now)
        if memberships_on(today).filter(role=Role.ADMINISTRATOR.value).exists():
            raise Refused("There is an administrator already.")
        row = _new_user(email, name, "Administrator", password)
        Membership.objects.create(user=row, body=None, role=Role.ADMINISTRATOR.value, from_on=today)
        record.about(f"people.{row.pk}")
        record.note(email=row.email, name=row.name)
    return user_card(row)


def set_password(by: Actor, *, user_id: int, password: str, now: datetime) -> None:
    """A new password for somebody who lost theirs; all their sessions end. Refused: too weak, nobody there."""
    require(by, Action.MANAGE_PEOPLE, area=None)
    with recorded(by, verb="set_password", subject=f"people.{user_id}", now=now):
        row = _user(user_id)
        _set_password(row, password)
        row.save(update_fields=["password"])


def change_own_password(by: Actor, *, password: str, now: datetime) -> None:
    """Somebody's own new password. Refused: too weak."""
    with recorded(by, verb="change_own_password", subject=f"people.{by.user_id}", now=now):
        row = _user(by.user_id or 0)
        _set_password(row, password)
        row.save(update_fields=["password"])


def sign_in(by: Actor, *, now: datetime) -> None:
    """Somebody has signed in; nothing is written but the entry that says so."""
    with recorded(by, verb="sign_in", subject=f"people.{by.user_id}", now=now):
        pass


def grant_role(
    by: Actor, *, user_id: int, role: str, now: datetime, body_slug: str | None = None
) -> MembershipCard:
    """Let a person act for a body in a role from today. Only an administrator may be of no body.

    Refused: unknown role or body, a leaver, or they have this role already.
    """
    require(by, Action.MANAGE_PEOPLE, area=None)
    with recorded(by, verb="grant_role", subject=f"people.{user_id}", now=now) as record:
        row = _user(user_id)
        if not row.is_active:
            raise Refused(f"{row.name} has left. Bring them back first.")
        held = _body(body_slug) if body_slug else None
        if role not in set(Role):
            raise Refused(f"There is no role “{role}”.")
        if held is None and role != Role.ADMINISTRATOR:
            raise Refused("Say for which body. Only an administrator may act for none.")
        if Membership.objects.filter(user=row, body=held, role=role, until_on__isnull=True).exists():
            raise Refused(f"{row.name} has this role already.")
        membership = Membership.objects.create(user=row, body=held, role=role, from_on=localdate(now))
        record.note(role=role, body=body_slug or "", membership=membership.pk)
    return membership_card(membership)


def end_membership(by: Actor, *, membership_id: int, now: datetime) -> MembershipCard:
    """Take a role away: it no longer counts at the person's next request.

    Refused: it has ended already, or nobody would be left to administer the installation.
    """
    require(by, Action.MANAGE_PEOPLE, area=None)
    with recorded(by, verb="end_membership", subject="people", now=now) as record:
        row = Membership.objects.select_for_update().filter(pk=membership_id).first()
        if row is None:
            raise Refused("There is no such membership.")
        if row.until_on is not None:
            raise Refused("This membership has ended already.", why="changed")
        row.until_on = max(localdate(now), row.from_on)
        row.save(update_fields=["until_on"])
        _somebody_administers(now)
        record.about(f"people.{row.user_id}")
        record.note(role=row.role, membership=row.pk, until_on=row.until_on)
    return membership_card(row)


def deactivate_user(by: Actor, *, user_id: int, now: datetime) -> UserCard:
    """A leaver: they are out at their next request, whatever roles they hold. What they did keeps their name.

    Refused: they have left already, or nobody would be left to administer the installation.
    """
    require(by, Action.MANAGE_PEOPLE, area=None)
    with recorded(by, verb="deactivate_user", subject=f"people.{user_id}", now=now):
        row = _user(user_id)
        if not row.is_active:
            raise Refused(f"{row.name} has left already.", why="changed")
        row.is_active = False
        row.save(update_fields=["is_active"])
        _somebody_administers(now)
    return user_card(row)


def reactivate_user(by: Actor, *, user_id: int, now: datetime) -> UserCard:
    """Bring a leaver back, with the roles that were never ended. Refused: they have not left."""
    require(by, Action.MANAGE_PEOPLE, area=None)
    with recorded(by, verb="reactivate_user", subject=f"people.{user_id}", now=now):
        row = _user(user_id)
        if row.is_active:
            raise Refused(f"{row.name} has not left.", why="changed")
        row.is_active = True
        row.save(update_fields=["is_active"])
    return user_card(row)


def add_body(by: Actor, *, body: BodyCard, now: datetime) -> BodyCard:
    """A body the shipped list does not have: a panel, a fictional force. Refused: the slug is taken or malformed."""
    require(by, Action.MANAGE_PEOPLE, area=None)
    with recorded(by, verb="add_body", subject=f"bodies.{body.slug}", now=now) as record:
        row = Body(**asdict(body))
        try:
            row.full_clean()
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from error
        row.save()
        record.note(**asdict(body))
    return body_card(row)


def correct_body(by: Actor, *, body: BodyCard, now: datetime) -> BodyCard:
    """Replace what is said of the body with this slug. Its slug stays: addresses rest on it."""
    require(by, Action.MANAGE_PEOPLE, area=None)
    with recorded(by, verb="correct_body", subject=f"bodies.{body.slug}", now=now) as record:
        row = _body(body.slug)
        was = body_card(row)
        for field, value in asdict(body).items():
            setattr(row, field, value)
        try:
            row.full_clean()
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from error
        row.save()
        record.note(was=asdict(was), now=asdict(body))
    return body_card(row)


def load_areas(by: Actor, *, now: datetime) -> int:
    """Add the shipped forces and local policing bodies that are not there yet; the number added.

    What is there is left alone, so that a body's own corrections survive an upgrade.
    """
    require(by, Action.MANAGE_PEOPLE, area=None)
    known = set(Body.objects.values_list("slug", flat=True))
    wanted = [card for card in shipped_bodies() if card.slug not in known]
    if not wanted:
        return 0
    with recorded(by, verb="load_areas", subject="bodies", now=now) as record:
        Body.objects.bulk_create([Body(**asdict(card)) for card in wanted])
        record.note(added=[card.slug for card in wanted])
    return len(wanted)


def _new_user(email: str, name: str, job_title: str, password: str | None) -> User:
    row = User(email=_free_address(email), name=name.strip(), job_title=job_title.strip())
    if not row.name:
        raise Refused("Give the person's name.")
    _set_password(row, password)
    row.save()
    return row


def _free_address(email: str) -> str:
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise Refused("Enter an e-mail address in the correct format, like name@example.org.") from error
    if User.objects.filter(email__iexact=address).exists():
        raise Refused("Somebody has this e-mail address already.")
    return address


def _set_password(row: User, password: str | None) -> None:
    if password is not None:
        try:
            validate_password(password, user=row)
        except ValidationError as error:
            raise Refused(" ".join(error.messages)) from error
    row.set_password(password)


def _user(user_id: int) -> User:
    row = User.objects.select_for_update().filter(pk=user_id).first()
    if row is None:
        raise Refused("There is no such person.")
    return row


def _body(slug: str) -> Body:
    row = Body.objects.filter(slug=slug).first()
    if row is None:
        raise Refused(f"There is no body “{slug}”.")
    return row


def _somebody_administers(now: datetime) -> None:
    left = memberships_on(localdate(now)).filter(role=Role.ADMINISTRATOR.value)
    if not left.exists():
        raise Refused("Nobody would be left to administer this installation.")
