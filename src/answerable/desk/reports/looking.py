"""What every page about one report needs: the report, leave to see it, and the names of its area."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from answerable.desk.frame import ClockOf, actor_of
from answerable.documents.services import STOPPED_AFTER
from answerable.extraction import queries as extraction
from answerable.extraction.queries import ColumnsCard, ReadingCard
from answerable.look.drawings.words import in_words
from answerable.people import queries as people
from answerable.people.cards import Actor
from answerable.rules.deadlines import comments_due
from answerable.rules.permissions import Action, may, require

REPORTS = ("Reports", "/desk/reports/")
STALE = STOPPED_AFTER
"""A reading takes two minutes at most; after five it has died with its process."""


@dataclass(frozen=True, slots=True)
class Look:
    """One person looking at one reading."""

    actor: Actor
    reading: ReadingCard

    @property
    def title(self) -> str:
        """The report's title, or what to call it until it has one."""
        return self.reading.title or "A report without a title"

    @property
    def may_review(self) -> bool:
        """Whether this person may decide anything here now."""
        return self.reading.state == "open" and may(self.actor, Action.REVIEW, area=self.reading.area)

    @property
    def may_register(self) -> bool:
        """Whether this person may put it in the register now."""
        return self.reading.state == "open" and may(self.actor, Action.REGISTER, area=self.reading.area)

    def crumbs(self, *, inside: bool = True) -> list[tuple[str, str]]:
        """Where a page of this report stands; `inside` names the report as well."""
        own = (self.title, reverse("desk:review", args=[self.reading.reading_id]))
        return [(REPORTS[0], reverse("desk:reports")), *([own] if inside else [])]

    def clock(self) -> ClockOf | None:
        """The 56 days while they run; a report of years ago has no clock to show."""
        published = self.reading.published_on
        if (
            published is None
            or self.reading.state == "set_aside"
            or comments_due(published) < timezone.localdate()
        ):
            return None
        of = self.title if self.reading.confirmed_by else "Once you confirm the date."
        return ClockOf(published, of)


def look_at(request: HttpRequest, reading_id: int, *, action: Action = Action.READ) -> Look:
    """The reading and who looks at it. Raises Http404, or Refused for another area or a role that may not."""
    actor = actor_of(request)
    try:
        reading = extraction.reading(reading_id)
    except ObjectDoesNotExist as gone:
        raise Http404("There is no such report.") from gone
    require(actor, action, area=reading.area)
    return Look(actor, reading)


def force_name(reading: ReadingCard) -> str:
    """The force's name as we know it, else as the document prints it."""
    forces = people.bodies(kind="force", area=reading.area)
    return forces[0].name if forces else reading.force_name or reading.area.replace("-", " ").capitalize()


def another_force(reading: ReadingCard, force: str) -> str:
    """The force the document names, where it is not the one it was added for; else ""."""
    named = reading.force_name.strip()
    return "" if not named or _plain(named) == _plain(force) else named


def _plain(name: str) -> str:
    words = name.casefold().replace("&", "and").split()
    return " ".join(word for word in words if word not in {"police", "constabulary", "the", "service"})


def area_choices(actor: Actor) -> list[tuple[str, str]] | None:
    """The police areas an administrator may choose from; None for everybody else, who has one."""
    if actor.area:
        return None
    return [(body.area_slug, body.name) for body in people.bodies(kind="force")]


def confirmed_words(card: ColumnsCard, *, reader: str = "") -> str:
    """ "Read with the columns you confirmed on 3 May 2026.", or "" where nobody has."""
    if card.told_at is None or not any(column.told for column in card.columns):
        return ""
    who = "you" if reader and reader == card.told_by else card.told_by
    return f"Read with the columns {who} confirmed on {in_words(timezone.localdate(card.told_at))}."
