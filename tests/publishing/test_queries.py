"""What the public may ask, and that nothing withdrawn is ever among the answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db.models import QuerySet
from hypothesis import given
from hypothesis import strategies as st

from answerable.publishing import queries
from answerable.publishing.cards import (
    Copy,
    FindingCopy,
    Gone,
    PublicEvent,
    PublicForce,
    PublicInspection,
    PublicResponse,
    Wanted,
)
from answerable.publishing.models import PublishedFinding
from answerable.rules.grades import Grade, Scale
from answerable.rules.vocabulary import Decision, Kind
from tests.publishing import factories
from tests.publishing.factories import PEEL_22, finding, inspection, published, response, withdraw


def _names(**wanted: object) -> list[str]:
    return [card.reference.rsplit(".")[-1] for card in queries.findings(Wanted(**wanted), sort="report").rows]  # type: ignore[arg-type]


def test_nothing_published_is_nothing_found(db: None) -> None:
    assert queries.forces() == ()
    assert queries.freshness().changed_at is None
    assert queries.inspections() == ()
    assert queries.findings(Wanted()).rows == ()
    assert queries.changes(area=None, lines=()) == ()


def test_everything_comes_back_as_it_was_published(db: None) -> None:
    published(inspection())
    published(response())
    report, answer = queries.inspection(PEEL_22), queries.response(PEEL_22)
    assert isinstance(report, Copy)
    assert isinstance(answer, Copy)
    assert (report.card, answer.card) == (inspection(), response())


def test_lists_hold_no_long_parts(db: None) -> None:
    published(inspection())
    published(response())
    line = queries.inspections()[0]
    assert line.card == replace(inspection(), findings=())
    assert line.response is not None
    empty = replace(response(), areas=(), summary="", statement="", force_comments="")
    assert (line.response.card, line.response.number) == (empty, 1)


def test_withdrawing_takes_a_thing_out_of_every_answer(db: None) -> None:
    edition = published(inspection())
    withdraw(edition, reason="Why.")
    assert queries.forces() == ()
    assert queries.inspections() == ()
    assert queries.titled("peel") == ()
    assert queries.findings(Wanted()).total == 0
    assert list(queries.every_finding(Wanted())) == []
    assert {name: dict(counts) for name, counts in queries.facets(Wanted()).items() if counts} == {}
    assert (queries.open_causes(), queries.area_counts(), queries.totals().still_open) == ((), (), 0)
    assert queries.readable([f"{PEEL_22}.coc-1"]) == frozenset()
    assert queries.inspection(PEEL_22) == Gone("inspection", PEEL_22, 1, edition.withdrawn_at, "Why.")  # type: ignore[arg-type]


def test_a_finding_of_a_withdrawn_edition_is_gone_even_when_its_rows_are_gone_too(db: None) -> None:
    edition = published(inspection())
    withdraw(edition, reason="Why.")
    PublishedFinding.objects.all().delete()
    found = queries.finding(f"{PEEL_22}.coc-1")
    assert found == Gone("finding", f"{PEEL_22}.coc-1", 1, datetime(2025, 3, 12, 9, 30, tzinfo=UTC), "Why.")


def test_a_finding_that_never_was_public_is_unknown(db: None) -> None:
    published(inspection())
    assert (queries.finding(f"{PEEL_22}.afi-77"), queries.finding("no.where.afi-01")) == (None, None)


def test_a_newer_edition_that_is_withdrawn_does_not_bring_the_older_back(db: None) -> None:
    published(response())
    withdraw(published(response(), note="2"), reason="Why.")
    assert isinstance(queries.response(PEEL_22), Gone)
    assert isinstance(queries.response(PEEL_22, edition=1), Copy)


def test_links_say_which_of_them_lead_somewhere(db: None) -> None:
    published(inspection())
    found = queries.finding(f"{PEEL_22}.coc-1")
    assert isinstance(found, FindingCopy)
    assert found.readable == frozenset({f"{PEEL_22}.coc-1.rec-1", f"{PEEL_22}.coc-1.rec-2"})


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("cafe", ["afi-04"]),
        ("CAFÉ MEETINGS", ["afi-04"]),
        ("“victims informed”", ["afi-02"]),
        ("“victims", ["afi-02"]),
        ("courts’ calendar", ["afi-06"]),
        ('"mark repeat callers"', ["afi-09"]),
        ('"callers repeat mark"', []),
        ("vetting -calendar", []),
        ("100%", []),
        ("wri_e", []),
        ("\x00vetting", ["afi-08"]),
    ],
)
def test_words_are_found_as_they_stand(db: None, words: str, found: list[str]) -> None:
    published(inspection())
    assert _names(words=words) == found


@given(st.text(max_size=400))
def test_terms_are_few_folded_and_never_empty(query: str) -> None:
    terms = queries.terms(query)
    assert len(terms) <= 10
    assert [
        term for term in terms if not term.strip() or "\x00" in term or queries.folded(term) != term
    ] == []


def test_counts_of_a_choice_leave_its_own_field_out(db: None) -> None:
    published(inspection())
    counts = queries.facets(Wanted(kind=("recommendation",), decision=("open",)))
    assert dict(counts["kind"]) == {
        "cause_of_concern": 1,
        "recommendation": 1,
        "area_for_improvement": 5,
        "promising_practice": 1,
    }
    assert dict(counts["decision"]) == {"open": 1, "closed": 1}


def test_open_findings_are_counted_by_area_and_kind(db: None) -> None:
    published(inspection())
    counts = {count.key: (dict(count.by_kind), count.says_done) for count in queries.area_counts()}
    afi, rec, coc = Kind.AREA_FOR_IMPROVEMENT, Kind.RECOMMENDATION, Kind.CAUSE_OF_CONCERN
    assert counts == {
        "public": ({afi: 1}, 0),
        "responding": ({coc: 1, rec: 1, afi: 3}, 2),
        "vulnerable": ({afi: 1}, 0),
        "": ({afi: 1}, 0),
    }


def test_totals_leave_promising_practice_out(db: None) -> None:
    published(inspection())
    totals = queries.totals(area="northmoor")
    assert (totals.still_open, totals.closed, totals.open_causes, totals.closed_causes) == (8, 2, 1, 0)
    assert (totals.since, totals.oldest_cause_on) == (date(2022, 11, 17), date(2022, 11, 17))


def test_grades_of_both_scales_stand_in_one_table_oldest_first(db: None) -> None:
    factories.whole_record()
    table = queries.grade_table(queries.inspections(area="northmoor"))
    assert [(column.title, column.scale) for column in table.columns] == [
        ("PEEL 2018/19", Scale.FOUR),
        ("PEEL 2021/22", Scale.FIVE),
        ("PEEL 2023–25", Scale.FIVE),
    ]
    rows = {row.key: row.grades for row in table.rows}
    assert rows["responding"] == (Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE, Grade.REQUIRES_IMPROVEMENT)
    assert rows["crime-data"] == (Grade.INADEQUATE, None, Grade.UNGRADED)


def test_what_happened_to_several_findings_on_one_day_is_one_change(db: None) -> None:
    told = PublicEvent(date(2023, 1, 5), "commissioner", "full", "Published the response")
    cards = tuple(finding(f"{PEEL_22}.afi-0{number}", story=(told,)) for number in (1, 2, 3))
    published(inspection(findings=cards))
    first, second = queries.changes(area=None, lines=queries.inspections())
    assert (first.title, len(first.findings), second.title, second.detail) == (
        "Published the response",
        3,
        "Published PEEL 2021/22",
        "3 findings.",
    )


def test_recommendations_are_summed_up_in_words() -> None:
    first, second = factories.waiting_calls()[1:]
    begun = finding(decision=Decision.OPEN)
    assert [queries.summary_of(cards) for cards in ((), (first,), (first, second), (begun, begun))] == [
        "",
        "1 recommendation, closed by inspectors.",
        "2 recommendations: 1 closed by inspectors, 1 finished, not yet closed.",
        "2 recommendations, all not finished.",
    ]


def test_the_newest_peel_report_is_the_one_the_order_asks_for(db: None) -> None:
    factories.whole_record()
    published(inspection("zoning.northmoor", title="Zoning", published_on=date(2025, 3, 1)))
    latest = queries.latest_peel(queries.inspections(area="northmoor"))
    assert latest is not None
    assert latest.card.reference == "peel-2023-25.northmoor"


def test_each_force_is_named_as_its_newest_edition_names_it(db: None) -> None:
    published(inspection())
    renamed = PublicForce(
        "northmoor", "Northmoor Constabulary", "Mayor of Northmoor", "Mayor", fictional=True
    )
    published(inspection(force=renamed), note="Renamed.")
    factories.second_force()
    assert queries.forces() == (factories.EASTMARCH, renamed)


def test_the_fingerprint_changes_with_every_act_and_only_then(db: None) -> None:
    seen = [queries.freshness().fingerprint]
    edition = published(response())
    seen.append(queries.freshness().fingerprint)
    edition.copies.create(to="Inspectors", sent_on=date(2025, 3, 11), way="e-mail")
    seen.append(queries.freshness().fingerprint)
    withdraw(edition, reason="Why.")
    seen += [queries.freshness().fingerprint, queries.freshness().fingerprint]
    assert (len(set(seen)), seen[-1] == seen[-2]) == (4, True)


def test_answers_are_cards_and_never_rows(db: None) -> None:
    factories.whole_record()
    report = queries.inspection(PEEL_22)
    answer = queries.response(PEEL_22)
    assert isinstance(report, Copy)
    assert isinstance(answer, Copy)
    assert (type(report.card), type(answer.card)) == (PublicInspection, PublicResponse)
    assert [name for name in queries.__all__ if isinstance(getattr(queries, name), QuerySet)] == []
