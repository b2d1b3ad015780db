"""The journal page: whether it is whole, and what it says, newest first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from answerable.desk.frame import actor_of, area_of, page
from answerable.journal import queries
from answerable.journal.cards import EntryCard
from answerable.look.cards import Source
from answerable.people import queries as people
from answerable.people.cards import Actor
from answerable.rules.permissions import Action, Role, require
from answerable.rules.references import inspection_of

SIZE = 50
_LONGEST = 3_000
"""Characters of one detail that the page shows."""
AT_ONCE = 50_000
"""Up to so many entries the page checks the journal by itself; above, when asked."""


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """What people of one's own police area did; an administrator reads all. Checked while it is short, or when asked."""
    actor = actor_of(request)
    require(actor, Action.READ_JOURNAL, area=area_of(actor))
    about = request.GET.get("about", "").strip()[:200]
    before = request.GET.get("before", "")
    upto = int(before) if before.isascii() and before.isdigit() and len(before) < 18 else None
    total = queries.length()
    check = total <= AT_ONCE or "check" in request.GET
    found = queries.page(about=about, bodies=_bodies(actor, about), before=upto, limit=SIZE + 1)
    context = {
        "total": total,
        "verdict": queries.verify() if check else None,
        "checked_at": timezone.now(),
        "entries": [(one, _role(one), _what(one), _link(one), _details(one)) for one in found[:SIZE]],
        "about": about,
        "older": found[SIZE - 1].seq if len(found) > SIZE else None,
        "newer": upto is not None,
    }
    return page(request, "desk/journal.html", context, title="Journal", section="journal")


def _bodies(actor: Actor, about: str) -> list[str] | None:
    """Whose acts this person reads: those of the bodies of their police area, and anybody's about its own things."""
    own = inspection_of(about).split(".")[1:2] == [actor.area]
    if not actor.area or own:
        return None
    return [one.slug for one in people.bodies(area=actor.area)]


def _role(entry: EntryCard) -> str:
    return Role(entry.actor_role).words if entry.actor_role in set(Role) else entry.actor_role


def _what(entry: EntryCard) -> str:
    """The verb as a sentence begins: the step's own words where it is one."""
    return entry.verb.replace("_", " ").capitalize()


def _link(entry: EntryCard) -> Source:
    """What the entry is about, as a link to the rest of its story."""
    return Source(entry.subject, f"{reverse('desk:journal')}?about={entry.subject}")


def _details(entry: EntryCard) -> list[tuple[str, str]]:
    return [(name.replace("_", " "), _shortened(str(value))) for name, value in sorted(entry.details.items())]


def _shortened(words: str) -> str:
    """A verb about thousands of findings says more than a page should carry; the journal itself holds all of it."""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} … and so on, {len(words):,} characters"
