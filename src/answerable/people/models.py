"""Bodies, users and memberships."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class Body(models.Model):
    """An organisation somebody can act for. All of it is data that an administrator may edit.

    `area_slug` is shared by a force and its local policing body. `head_title` is what the person at the top is
    called, as printed on a response. `uncertain` says in words what we could not establish, and is empty otherwise.
    """

    class Kind(models.TextChoices):
        FORCE = "force", "Police force"
        LOCAL_POLICING_BODY = "local_policing_body", "Local policing body"
        PANEL = "panel", "Police and crime panel"
        INSPECTORATE = "inspectorate", "Inspectorate"

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=24, choices=Kind.choices)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    area_slug = models.SlugField(max_length=80, blank=True)
    head_title = models.CharField(max_length=120, blank=True)
    website = models.URLField(blank=True)
    fictional = models.BooleanField(default=False)
    uncertain = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "bodies"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["force", "local_policing_body", "panel", "inspectorate"]),
                name="people_body_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Finds users by e-mail address; writing one is `services.create_user`."""

    def get_by_natural_key(self, username: str | None) -> User:
        """The user with this address, whatever its capitals."""
        return self.get(email__iexact=username or "")


class User(AbstractBaseUser):
    """A person who signs in with an e-mail address. There is no superuser: every right comes from a membership."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    job_title = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="people_user_email_once")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One person in one role of one body, from `from_on` up to but not including `until_on`.

    Ending one today therefore counts today, at the next request. Only an administrator may belong to no body:
    they look after the installation.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships", null=True)
    role = models.CharField(max_length=40)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        ordering = ["user", "from_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="people_membership_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(body__isnull=False) | models.Q(role="administrator"),
                name="people_membership_has_a_body",
            ),
            models.UniqueConstraint(
                fields=["user", "body", "role"],
                condition=models.Q(until_on__isnull=True),
                name="people_membership_open_once",
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=models.Q(until_on__isnull=True, body__isnull=True),
                name="people_membership_bodiless_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}, {self.body or 'this installation'}"


class Turns(models.Model):
    """How many turns somebody has taken at something in the window that ends at `ends_at` (`limits.py`)."""

    what = models.CharField(max_length=40)
    key = models.CharField(max_length=64)
    taken = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "turns"
        constraints = [models.UniqueConstraint(fields=["what", "key"], name="people_turns_once")]

    def __str__(self) -> str:
        return f"{self.what}: {self.taken}"
