"""The 56-day clock: sentence, strip (wide), week grid and list (narrow), and how the last day is worked out.

One function draws all of it from one list of days, so that the picture, its description and the list cannot differ.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import date

from django.utils.safestring import SafeString

from answerable.look.cards import Event
from answerable.look.drawings.days import Day, Milestone, days_of, milestones_of
from answerable.look.drawings.strip import strip
from answerable.look.drawings.words import WEEKDAYS, day_mark, in_words
from answerable.look.markup import element, join, link
from answerable.rules.deadlines import DAYS_ALLOWED, Clock, how_worked_out


def clock(
    state: Clock,
    events: Iterable[Event | tuple[date, str] | tuple[date, str, bool]] = (),
    *,
    name: str = "clock",
    bank_holidays: Container[date] = (),
    explained: Sequence[str] | None = None,
) -> SafeString:
    """The whole clock. `events` are milestones, as Event or (day, label[, planned]); `name` is unique on the page.

    `explained` replaces the sentences of “How we work this out”; () leaves them out.
    """
    marks = milestones_of(state, [one if isinstance(one, Event) else Event(*one) for one in events])
    days = days_of(state, bank_holidays=bank_holidays)
    about = description(state, marks)
    reasons = how_worked_out(state.published_on) if explained is None else explained
    return element(
        "section",
        {"class": "ans-clock", "aria-labelledby": f"{name}-says"},
        element("p", {"class": "ans-clock__sentence", "id": f"{name}-says"}, sentence(state)),
        strip(days, marks, name=name, about=about),
        _grid(days, name=f"{name}-weeks", about=about),
        _list(marks),
        _reasons(reasons),
    )


def sentence(state: Clock) -> SafeString:
    """“15 days left. Day 41 of 56. The last day is Wednesday 4 September 2024.”"""
    if state.answered_on:
        headline = element("strong", None, state.headline)
        on = (
            join([", on day ", str(state.day)])
            if state.days_late
            else join([", ", day_mark(state.answered_on)])
        )
        past = join(["The last day was ", day_mark(state.last_day), "."])
        return join([headline, on, ". ", element("span", {"class": "ans-phrase"}, past)])
    headline = element("strong", None, f"{state.headline}.")
    if state.days_late:
        past = join(["The last day was ", day_mark(state.last_day, weekday=True), "."])
        return join(
            [headline, f" Today is day {state.day}. ", element("span", {"class": "ans-phrase"}, past)]
        )
    last = element(
        "span", {"class": "ans-phrase"}, "The last day is ", day_mark(state.last_day, weekday=True), "."
    )
    return join([headline, f"Day {state.day} of {DAYS_ALLOWED}.", last], between=" ")


def description(state: Clock, marks: Sequence[Milestone]) -> str:
    """The clock in words, for those who cannot see it: the sentence, then every milestone."""
    if state.answered_on:
        first = (
            f"{state.headline}, {in_words(state.answered_on)}. The last day was {in_words(state.last_day)}."
        )
    else:
        last = in_words(state.last_day, weekday=True)
        first = f"{state.headline}. Day {state.day} of {DAYS_ALLOWED}. Last day: {last}."
    return " ".join([first, *(f"{one.listed}: day {one.number}, {in_words(one.on)}." for one in marks)])


def mini(state: Clock) -> SafeString:
    """The days as a line of ticks, four pixels a day; the words that say it must stand beside it."""
    days = days_of(state)
    ticks = []
    for day in days:
        left = 4 * (day.slot - 1) + 3 * ((day.slot - 1) // 7)
        place = {"x": str(left), "y": "4", "width": "3", "height": "14"}
        if day.state == "today":
            place |= {"y": "0", "height": "22"}
        elif day.hollow:
            place = {"x": f"{left}.5", "y": "4.5", "width": "2", "height": "13"}
        ticks.append(element("rect", {"class": day.classes[:2], **place}))
    slots = days[-1].slot
    width = 4 * slots + 3 * ((slots - 1) // 7) + 3
    size = {"viewBox": f"0 0 {width} 22", "width": str(width), "height": "22"}
    return element(
        "svg", {"class": "ans-clock__mini", **size, "aria-hidden": "true", "focusable": "false"}, *ticks
    )


def clockbar(state: Clock, of: str = "", href: str = "") -> SafeString:
    """The clock in one line, under the header of every page of an inspection whose clock runs. `of` names it."""
    words = join([sentence(state), link(of, href) if of and href else of], between=" ")
    row = element("div", {"class": "ans-clockbar__row"}, mini(state), element("p", None, words))
    inner = element("div", {"class": "govuk-width-container ans-width-wide"}, row)
    return element("aside", {"class": "ans-clockbar", "aria-label": "Days left to answer"}, inner)


def _grid(days: Sequence[Day], *, name: str, about: str) -> SafeString:
    weeks = (days[-1].slot + 6) // 7
    shapes = [
        element("title", {"id": f"{name}-title"}, "The 56 days, week by week"),
        element("desc", {"id": f"{name}-about"}, about),
    ]
    for column, day in enumerate(days[:7]):
        place = {"class": "ans-clock__week", "x": str(65 + 34 * column), "y": "14", "text-anchor": "middle"}
        shapes.append(element("text", place, WEEKDAYS[day.on.weekday()][:3]))
    for week in range(weeks):
        far = days[-1].slot != days[-1].number and week == weeks - 1
        words = "later" if far else f"wk {week + 1}"
        shapes.append(
            element("text", {"class": "ans-clock__week", "x": "0", "y": str(40 + 26 * week)}, words)
        )
    for day in days:
        shapes += _cell(day)
    attributes = {
        "class": "ans-clock__grid",
        "viewBox": f"0 0 288 {24 + 26 * weeks}",
        "role": "img",
        "aria-labelledby": f"{name}-title",
        "aria-describedby": f"{name}-about",
        "focusable": "false",
    }
    return element("svg", attributes, *shapes)


def _cell(day: Day) -> list[SafeString]:
    week, column = divmod(day.slot - 1, 7)
    left, top = 50 + 34 * column, 24 + 26 * week
    box = {"x": str(left), "y": str(top), "width": "30", "height": "22"}
    if day.hollow:
        box = {"x": f"{left}.75", "y": f"{top}.75", "width": "28.5", "height": "20.5"}
    ink = {"past": "past", "late": "late", "today": "today"}.get(day.state)
    words = {"x": str(left + 15), "y": str(top + 16), "text-anchor": "middle"}
    return [
        element("rect", {"class": day.classes, **box}),
        element(
            "text", {"class": ["ans-clock__no", ink and f"ans-clock__no--{ink}"], **words}, str(day.number)
        ),
    ]


def _list(marks: Sequence[Milestone]) -> SafeString:
    rows = [
        element(
            "li",
            {"class": [one.now and "ans-clock__list-now"]},
            element("span", {"class": "ans-clock__list-day"}, f"Day {one.number}"),
            " ",
            element("span", None, f"{one.listed}, ", day_mark(one.on, year=one.year)),
        )
        for one in marks
    ]
    return element("ol", {"class": "ans-clock__list"}, *rows)


def _reasons(sentences: Sequence[str]) -> SafeString:
    if not sentences:
        return SafeString("")
    words = element("span", {"class": "govuk-details__summary-text"}, "How we work this out")
    return element(
        "details",
        {"class": "govuk-details"},
        element("summary", {"class": "govuk-details__summary"}, words),
        element("div", {"class": "govuk-details__text"}, " ".join(sentences)),
    )
