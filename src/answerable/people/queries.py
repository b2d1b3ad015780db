"""Who people are and for whom they may act."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from answerable.people.cards import Actor, BodyCard, MembershipCard, UserCard
from answerable.people.models import Body, Membership, User
from answerable.rules.permissions import Role


def bodies(*, kind: str | None = None, area: str | None = None) -> list[BodyCard]:
    """Every body, by name; only those of one kind or one police area where asked."""
    wanted = Q()
    if kind is not None:
        wanted &= Q(kind=kind)
    if area is not None:
        wanted &= Q(area_slug=area)
    return [body_card(row) for row in Body.objects.filter(wanted).order_by("name", "slug")]


def body(slug: str) -> BodyCard | None:
    """The body with this slug."""
    row = Body.objects.filter(slug=slug).first()
    return body_card(row) if row else None


def user(user_id: int) -> UserCard | None:
    """One person."""
    row = User.objects.filter(pk=user_id).first()
    return user_card(row) if row else None


def users() -> list[UserCard]:
    """Everybody, leavers included, by name."""
    return [user_card(row) for row in User.objects.order_by("name", "email")]


def user_by_email(email: str) -> UserCard | None:
    """The person with this address, whatever its capitals."""
    row = User.objects.filter(email__iexact=email.strip()).first()
    return user_card(row) if row else None


def memberships(user_id: int, *, today: date | None = None) -> list[MembershipCard]:
    """A person's memberships, oldest first: those that count on `today`, or all where it is None."""
    rows = Membership.objects.all() if today is None else memberships_on(today)
    rows = rows.filter(user_id=user_id).select_related("body")
    return [membership_card(row) for row in rows.order_by("from_on", "pk")]


def administrators(*, today: date) -> list[UserCard]:
    """Who may administer the installation on `today`, by name."""
    held = memberships_on(today).filter(role=Role.ADMINISTRATOR.value).values("user_id")
    return [user_card(row) for row in User.objects.filter(pk__in=held).order_by("name", "email")]


def capacities(user_id: int, *, today: date) -> dict[int, Actor]:
    """Every way in which a person may act on `today`, by number of membership, oldest first. Empty for a leaver."""
    rows = memberships_on(today).filter(user_id=user_id)
    return {row.pk: _actor(row) for row in rows.select_related("user", "body").order_by("from_on", "pk")}


def actor_for(user_id: int, *, today: date, membership_id: int | None = None) -> Actor | None:
    """The person as they may act on `today`, or None for a leaver.

    Where they have several memberships, `membership_id` says which; without it, or when that one has ended, the
    oldest that still counts.
    """
    found = capacities(user_id, today=today)
    if membership_id in found:
        return found[membership_id]
    return next(iter(found.values()), None)


def system_actor(name: str) -> Actor:
    """A program acting on the administrator's behalf: "console", "worker"."""
    return Actor(
        user_id=None,
        name=name,
        email="",
        body_slug="",
        body_name="This installation",
        body_kind="",
        role=Role.ADMINISTRATOR.value,
    )


def memberships_on(today: date) -> QuerySet[Membership]:
    """The memberships that count on a day, of people who have not left. For this chapter only."""
    ended = Q(until_on__isnull=False, until_on__lte=today)
    return Membership.objects.filter(from_on__lte=today, user__is_active=True).exclude(ended)


def body_card(row: Body) -> BodyCard:
    """What others may see of a body."""
    return BodyCard(
        slug=row.slug,
        kind=row.kind,
        name=row.name,
        short_name=row.short_name,
        area_slug=row.area_slug,
        head_title=row.head_title,
        website=row.website,
        fictional=row.fictional,
        uncertain=row.uncertain,
    )


def user_card(row: User) -> UserCard:
    """What others may see of a user."""
    return UserCard(
        user_id=row.pk, email=row.email, name=row.name, job_title=row.job_title, is_active=row.is_active
    )


def membership_card(row: Membership) -> MembershipCard:
    """What others may see of a membership."""
    return MembershipCard(
        membership_id=row.pk,
        user_id=row.user_id,
        body=body_card(row.body) if row.body else None,
        role=row.role,
        from_on=row.from_on,
        until_on=row.until_on,
    )


def _actor(row: Membership) -> Actor:
    held = row.body
    return Actor(
        user_id=row.user_id,
        name=row.user.name,
        email=row.user.email,
        body_slug=held.slug if held else "",
        body_name=held.name if held else "This installation",
        body_kind=held.kind if held else "",
        role=row.role,
        area=held.area_slug if held else "",
        post=row.user.job_title,
    )
