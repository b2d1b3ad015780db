"""What the drawings say, and that what is not safe never gets through them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from lxml import html as lxml_html

from answerable.look.cards import Chart, Entry, Event, Series, Source
from answerable.look.drawings import charts, clock, labels, lists, marks, statements, words
from answerable.look.drawings.days import days_of, milestones_of
from answerable.look.markup import attribute_text, element, join
from answerable.rules import deadlines
from answerable.rules.vocabulary import Decision, Position

PUBLISHED = date(2024, 7, 11)
NASTY = '<script>alert("&")</script>'
ESCAPED = "&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;"


def text(markup: str) -> str:
    """What a reader hears of it, blanks collapsed."""
    return " ".join(lxml_html.fragment_fromstring(markup, create_parent="div").text_content().split())


def test_element_escapes_its_text_and_its_attributes() -> None:
    assert element("p", {"title": NASTY}, NASTY) == f'<p title="{ESCAPED}">{ESCAPED}</p>'


def test_attribute_of_none_is_left_out_and_true_stands_bare() -> None:
    assert (
        attribute_text({"a": None, "b": False, "c": True, "d": "", "class": ["x", None, "y"]})
        == ' c d="" class="x y"'
    )


def test_join_keeps_safe_parts_and_escapes_the_others() -> None:
    assert join([element("b", None, "x"), "<", None, ""], between=", ") == "<b>x</b>, &lt;"


@pytest.mark.parametrize(
    "drawn",
    [
        statements.quote("force", NASTY, who=NASTY, source=Source(NASTY, NASTY), after=NASTY),
        statements.answer("No.", NASTY, about=NASTY),
        lists.timeline([Entry(PUBLISHED, "force", NASTY, NASTY, more=NASTY)]),
        clock.clock(deadlines.clock(PUBLISHED, today=PUBLISHED), [Event(PUBLISHED, NASTY)]),
        charts.chart(Chart(NASTY, NASTY, [NASTY], [Series(NASTY, [1])], csv=NASTY)),
        charts.chart(Chart(NASTY, NASTY, [NASTY], [Series(NASTY, [1])], shape="bar")),
    ],
)
def test_drawing_escapes_what_it_is_given(drawn: str) -> None:
    assert drawn.count("<script") == 0


def test_inspectors_have_no_half_decision() -> None:
    with pytest.raises(ValueError, match="There is no half mark for the inspectors"):
        marks.mark("inspectors", "half")


@pytest.mark.parametrize("position", list(Position))
def test_every_position_has_a_mark_and_words(position: Position) -> None:
    assert text(labels.force_says(position, PUBLISHED)) == f"{position.words}11 July 2024"


@pytest.mark.parametrize("decision", list(Decision))
def test_every_decision_has_a_mark_and_words(decision: Decision) -> None:
    assert text(labels.inspectors_decided(decision)) == decision.words


def test_only_a_closed_decision_fills_the_square() -> None:
    assert [decision for decision in Decision if labels.inspectors_fill(decision) == "full"] == [
        Decision.CLOSED
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-800, "2 years late"),
        (-400, "13 months late"),
        (-61, "2 months late"),
        (-1, "1 day late"),
        (0, "Today"),
        (1, "In 1 day"),
        (14, "In 14 days"),
    ],
)
def test_due_says_how_late_or_how_soon(days: int, said: str) -> None:
    day = PUBLISHED + timedelta(days=days)
    assert text(labels.due(day, today=PUBLISHED)) == f"{said}{words.in_words(day)}"


def test_due_far_away_is_only_its_date() -> None:
    assert text(labels.due(date(2025, 1, 11), today=PUBLISHED)) == "11 January 2025"


def test_due_without_a_date_says_so() -> None:
    assert text(labels.due(None, today=PUBLISHED)) == "No date"


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (1, "1 byte"),
        (999, "999 bytes"),
        (212_400, "212 kB"),
        (3_200_000, "3.2 MB"),
        (50_000_000, "50 MB"),
        (2e12, "2,000 GB"),
    ],
)
def test_file_size_is_said_as_people_say_it(size: int, said: str) -> None:
    assert words.file_size(size) == said


def test_moment_is_read_in_london() -> None:
    moment = datetime(2024, 7, 11, 23, 30, tzinfo=UTC)
    assert (words.in_words(moment), words.time_in_words(moment)) == ("12 July 2024", "12:30am")


@pytest.mark.parametrize(
    ("hour", "minute", "said"), [(0, 0, "midnight"), (12, 0, "midday"), (17, 20, "5:20pm"), (9, 5, "9:05am")]
)
def test_time_of_day_in_words(hour: int, minute: int, said: str) -> None:
    assert words.time_in_words(datetime(2024, 1, 2, hour, minute, tzinfo=words.LONDON)) == said


def states(today: date, answered_on: date | None = None) -> str:
    """One letter for each day: past, today, future, spare, late."""
    days = days_of(deadlines.clock(PUBLISHED, today=today, answered_on=answered_on))
    return "".join(day.state[0] for day in days)


def test_clock_runs_from_day_one_to_day_56() -> None:
    assert states(date(2024, 8, 20)) == "p" * 40 + "t" + "f" * 15


def test_clock_on_the_last_day_has_no_day_left() -> None:
    assert states(date(2024, 9, 4)) == "p" * 55 + "t"


def test_clock_goes_on_past_56_until_it_is_answered() -> None:
    assert states(date(2024, 9, 6)) == "p" * 56 + "ll"


def test_clock_answered_early_leaves_days_to_spare() -> None:
    assert states(date(2025, 1, 1), answered_on=date(2024, 8, 27)) == "p" * 48 + "s" * 8


def test_clock_answered_late_keeps_its_late_days_for_ever() -> None:
    assert states(date(2030, 1, 1), answered_on=date(2024, 9, 7)) == "p" * 56 + "lll"


@pytest.mark.parametrize(
    ("today", "answered_on", "said"),
    [
        (date(2024, 8, 20), None, "15 days left. Day 41 of 56. The last day is Wednesday 4 September 2024."),
        (date(2024, 9, 3), None, "1 day left. Day 55 of 56. The last day is Wednesday 4 September 2024."),
        (
            date(2024, 9, 4),
            None,
            "Today is the last day. Day 56 of 56. The last day is Wednesday 4 September 2024.",
        ),
        (
            date(2024, 9, 7),
            None,
            "3 days late. Today is day 59. The last day was Wednesday 4 September 2024.",
        ),
        (
            date(2025, 1, 1),
            date(2024, 8, 27),
            "Published on day 48 of 56, 27 August 2024. The last day was 4 September 2024.",
        ),
        (
            date(2025, 1, 1),
            date(2024, 9, 7),
            "Published 3 days late, on day 59. The last day was 4 September 2024.",
        ),
    ],
)
def test_clock_sentence(today: date, answered_on: date | None, said: str) -> None:
    assert text(clock.sentence(deadlines.clock(PUBLISHED, today=today, answered_on=answered_on))) == said


def test_clock_lists_what_its_picture_shows() -> None:
    state = deadlines.clock(PUBLISHED, today=date(2024, 8, 20))
    listed = [
        one.listed for one in milestones_of(state, [Event(date(2024, 8, 21), "Approve by", planned=True)])
    ]
    assert listed == ["Report published", "Today", "Approve by (planned)", "Last day"]


def test_labels_of_the_strip_never_stand_on_one_another() -> None:
    from answerable.look.drawings.strip import WIDTH, _place

    for offset in range(75):
        state = deadlines.clock(PUBLISHED, today=PUBLISHED + timedelta(days=offset))
        events = [
            Event(PUBLISHED + timedelta(days=day), f"Milestone number {day}")
            for day in (2, 3, 20, 22, 40, 41, 54)
        ]
        placed = list(_place(milestones_of(state, events), WIDTH / (len(days_of(state)) - 0.524)).values())
        assert [(a, b) for a in placed for b in placed if a is not b and a.meets(b)] == []


def test_timeline_puts_the_newest_first() -> None:
    entries = [Entry(date(2023, 1, 1), "force", "a"), Entry(date(2024, 1, 1), "force", "b")]
    assert text(lists.timeline(entries)) == "1 January 2024 b 1 January 2023 a".replace(" b ", "b").replace(
        " a", "a"
    )


@pytest.mark.parametrize(
    ("current", "count", "said"),
    [
        (1, 2, "1 2 Next page"),
        (3, 5, "Previous page 1 2 3 4 5 Next page"),
        (7, 12, "Previous page 1 ⋯ 6 7 8 ⋯ 12 Next page"),
        (12, 12, "Previous page 1 ⋯ 11 12"),
    ],
)
def test_pages_name_the_neighbours_and_the_ends(current: int, count: int, said: str) -> None:
    assert text(lists.pages(current, count, address="?page={page}").replace("><", "> <")) == said


def test_one_page_needs_no_turning() -> None:
    assert lists.pages(1, 1, address="?page={page}") == ""


def test_chart_describes_itself_from_its_numbers() -> None:
    data = Chart("T", "S", ["May", "Jun", "Jul"], [Series("Open", [4, None, 9])])
    assert charts.description(data) == "S. Open: 4 at May, 9 at Jul; lowest 4 at May, highest 9 at Jul."


def test_chart_of_five_series_is_refused() -> None:
    with pytest.raises(ValueError, match="draw a table"):
        charts.chart(Chart("T", "S", ["a"], [Series(str(n), [1]) for n in range(5)]))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0], [0, 1]),
        ([3], [0, 1, 2, 3]),
        ([12], [0, 5, 10, 15]),
        ([49], [0, 20, 40, 60]),
        ([0.4], [0, 0.1, 0.2, 0.3, 0.4]),
    ],
)
def test_chart_scale_is_of_round_numbers(values: list[float], expected: list[float]) -> None:
    scale = charts.scale(Chart("T", "S", ["a"], [Series("s", values)]))
    assert [round(number, 6) for number in scale] == expected
