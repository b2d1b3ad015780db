"""Earlier findings that later ones may repeat: made-up pairs, some restated, some not."""

from __future__ import annotations

from answerable.rules.repeats import Earlier, Wording

AGAIN = [
    (
        "The force should improve how it supervises investigations so that victims get the service they deserve.",
        "Investigations should be supervised properly, and victims given a better service.",
    ),
    (
        "Northmoor Police answers too few emergency calls in time, and too many are abandoned.",
        "The force should answer emergency calls sooner so that fewer of them are abandoned.",
    ),
    (
        "People who wait for an officer are not checked again, whatever the danger to them.",
        "While people wait for an officer, the control room should check the danger to them again.",
    ),
    (
        "The force should draw up a plan for its future workforce.",
        "There is no workforce plan that looks to future demand.",
    ),
    (
        "Supervisors should look at stop and search records and at footage.",
        "Stop and search: supervisors review too little of the footage.",
    ),
    (
        "Visits to registered sex offenders are late.",
        "The force should make its visits to registered sex offenders within national standards.",
    ),
]
OTHERS = [
    "Vetting renewals are overdue for a third of those who must have them.",
    "The force should publish how it spends its estates budget.",
    "Custody cells need fresh air and somewhere to exercise.",
]


def test_restated_findings_come_first_in_five_of_six() -> None:
    earlier = Earlier(
        [Wording(f"e{at}", words) for at, (_, words) in enumerate(AGAIN)]
        + [Wording(f"o{at}", words) for at, words in enumerate(OTHERS)]
    )
    first = [
        next((one.reference for one in earlier.like(Wording(f"l{at}", words))), "")
        for at, (words, _) in enumerate(AGAIN)
    ]
    right = [one == f"e{at}" for at, one in enumerate(first)]
    assert sum(right) >= 5, first


def test_other_findings_are_not_suggested() -> None:
    earlier = Earlier([Wording(f"e{at}", words) for at, (_, words) in enumerate(AGAIN)])
    assert [earlier.like(Wording("l", words)) for words in OTHERS] == [(), (), ()]


def test_reasons_name_the_words_the_area_and_the_year() -> None:
    earlier = Earlier(
        [
            Wording("old", "The force should check callers who wait.", "responding", (2018, 2019)),
            Wording("far", "Estates budgets should be published.", "strategy", (2016,)),
        ]
    )
    later = Wording(
        "new",
        "As in 2019, callers who wait are not checked by the control room.",
        "responding",
    )
    (found,) = earlier.like(later)
    assert (found.reference, found.same_area, found.year) == ("old", True, 2019)
    assert found.reasons == (
        "Shares the words “callers” and “wait”.",
        "Same area.",
        "The later finding names 2019.",
    )


def test_findings_of_no_words_repeat_nothing() -> None:
    assert Earlier([Wording("e", "…"), Wording("f", "")]).like(Wording("l", "…")) == ()
    assert Earlier([]).like(Wording("l", "The force should look again.")) == ()
