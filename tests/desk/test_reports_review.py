"""The review: what it asks first, what it shows beside it, and what each press does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from answerable.extraction.models import Candidate, DoubtNoted, Reading
from answerable.journal.queries import latest
from answerable.rules.permissions import Role
from tests.desk.taking_in import EASTMARCH, SOUTHVALE, bring, client_for, confirm, lead, post, reading
from tests.factories import make_force

pytestmark = pytest.mark.django_db


def page(client, reading_id: int, query: str = "") -> str:
    response = client.get(f"/desk/reports/{reading_id}/{query}")
    assert response.status_code == 200
    return response.content.decode()


def heading(markup: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", markup)
    assert found
    return found[1]


def card(reading_id: int, number: int):
    return next(one for one in reading(reading_id).candidates if one.number == number)


def verbs() -> list[str]:
    return [entry.verb for entry in latest()]


def test_review_opens_with_how_many_were_found_and_how_many_need_a_decision(staff):
    client = lead(staff)
    markup = page(client, bring(client, SOUTHVALE))
    assert heading(markup) == "4 findings found. 3 things need a decision."
    titles = re.findall(r'<h3 class="ans-candidate__title" id="[^"]+">(.*?)</h3>', markup)
    assert titles == [
        "The same thing, printed twice",
        "Only the force’s answer names this one",
        "When was it published?",
    ]


def test_no_answer_to_a_doubt_is_chosen_beforehand(staff):
    client = lead(staff)
    markup = page(client, bring(client, SOUTHVALE))
    decide = markup[markup.index('id="decide"') : markup.index('id="rest"')]
    radios = re.findall(r'<input[^>]*type="radio"[^>]*>', decide)
    before_folded = [one for one in radios if 'name="force_quoted"' not in one]
    assert [one for one in before_folded if "checked" in one] == []


def test_words_that_differ_are_shown_with_where_each_stands(staff):
    client = lead(staff)
    markup = page(client, bring(client, SOUTHVALE))
    gone = re.findall(r'<del class="ans-diff-del">.*?</span>(.*?)</del>', markup)
    new = re.findall(r'<ins class="ans-diff-ins">.*?</span>(.*?)</ins>', markup)
    assert (gone, new) == ([], ["all of", "each year."])


@pytest.mark.parametrize(
    ("choice", "text", "count"),
    [
        ("accept", "The force should evaluate its problem-solving plans", 4),
        ("second", "The force should evaluate all of its problem-solving plans each year.", 4),
        ("two", "The force should evaluate its problem-solving plans", 5),
    ],
)
def test_finding_printed_twice_is_one_or_two_as_the_person_says(staff, choice, text, count):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    sent = post(client, reading_id, "decide", about="c2", choice=choice, version=card(reading_id, 2).version)
    assert sent.status_code == 302
    now = reading(reading_id)
    assert (card(reading_id, 2).text, len(now.kept)) == (text, count)
    assert [doubt.code for doubt in now.open_doubts if doubt.candidate == 2] == []


def test_second_printing_taken_apart_stands_where_it_is_printed(staff):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    second = card(reading_id, 2).also
    post(client, reading_id, "decide", about="c2", choice="two", version=1)
    made = card(reading_id, 5)
    assert (made.text, made.places, card(reading_id, 2).also) == (
        "The force should evaluate all of its problem-solving plans each year.",
        second,
        (),
    )
    assert verbs()[0] == "separate_repeat"


def test_answer_not_a_finding_leaves_it_out_with_a_reason(staff):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    post(client, reading_id, "decide", about="c4", choice="reject", version=1)
    assert (card(reading_id, 4).state, card(reading_id, 4).reason) == (
        "rejected",
        "Not a finding: decided in review",
    )


def test_finding_that_lost_its_number_can_be_joined_to_the_one_before(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    Candidate.objects.filter(reading=reading_id, number=2).update(ref="")
    DoubtNoted.objects.create(
        reading_id=reading_id,
        order=9,
        code="unnumbered_item",
        message="“The force should make sure” has no number.",
        candidate=Candidate.objects.get(reading=reading_id, number=2),
        decide=True,
    )
    markup = page(client, reading_id)
    assert "This one has lost its number" in markup
    assert "Part of candidate 1, which stands before it" in markup
    first, second = card(reading_id, 1), card(reading_id, 2)
    post(client, reading_id, "decide", about="c2", choice="join", version=second.version)
    joined = card(reading_id, 1)
    assert joined.text == f"{first.text} {second.text}"
    assert joined.places == (*first.places, *second.places)
    assert card(reading_id, 2).state == "merged"


def test_doubt_that_stands_alone_is_settled_in_words(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    doubt = DoubtNoted.objects.create(
        reading_id=reading_id, order=9, code="no_text_pages", message="Page 3 holds no text.", decide=True
    )
    assert "Some pages hold no text" in page(client, reading_id)
    post(client, reading_id, "decide", about=f"d{doubt.pk}", choice="I have read them", words="Only a map.")
    doubt.refresh_from_db()
    assert (doubt.settlement, doubt.settled_by) == ("I have read them. Only a map.", "Imogen Farrow")


def test_nothing_chosen_changes_nothing_and_says_so_beside_the_question(staff):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    sent = post(client, reading_id, "decide", about="c2", version=1)
    markup = sent.content.decode()
    assert sent.status_code == 422
    assert "<title>Error: " in markup
    assert '<a href="#c2-1">Select an answer</a>' in markup
    assert markup.count('id="c2-error"') == 1
    assert len(reading(reading_id).open_doubts) == 3


def test_nothing_ticked_accepts_nothing_and_says_so(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    sent = post(client, reading_id, "accept")
    assert (sent.status_code, "Tick at least one finding to accept" in sent.content.decode()) == (422, True)


def test_long_report_is_shown_part_by_part_and_links_lead_to_the_right_part(staff):
    client = lead(staff)
    filler = "\n\n".join(f"Paragraph {number} of a long report." for number in range(400))
    text = SOUTHVALE.read_text("utf-8") + "\n\n" + filler + "\n\nThe end of a long report.\n"
    reading_id = bring(client, Path("long.txt"), text.encode())
    first, second = page(client, reading_id), page(client, reading_id, "?page=3")
    assert ("Paragraph 0 of" in first, "The end of a long report." in first) == (True, False)
    assert ("Paragraph 0 of" in second, "The end of a long report." in second) == (False, True)
    assert f'href="/desk/reports/{reading_id}/?page=2#source"' in first
    assert 'href="#place-2"' in first
    assert f'href="/desk/reports/{reading_id}/?page=1#place-2"' in second


def test_details_are_confirmed_by_choosing_the_day_that_was_read(staff):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    markup = page(client, reading_id)
    assert "Wednesday 3 May 2023: the last day is Tuesday 27 June 2023" in markup
    assert confirm(client, reading_id).status_code == 302
    now = reading(reading_id)
    assert (now.confirmed_by, str(now.published_on)) == ("Imogen Farrow", "2023-05-03")
    assert [doubt.code for doubt in now.open_doubts if doubt.about == "published"] == []


def test_another_day_of_publication_counts_when_it_is_typed(staff):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    typed = {"published_on-day": "4", "published_on-month": "5", "published_on-year": "2023"}
    assert confirm(client, reading_id, date_choice="another", **typed).status_code == 302
    assert str(reading(reading_id).published_on) == "2023-05-04"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"date_choice": ""}, "Select the day the report was published"),
        ({"date_choice": "another"}, "Enter the day the report was published"),
        ({"title": ""}, "Enter the title of the inspection"),
        (
            {"types": ["national", "unknown"]},
            "Select the kinds of inspection, or that it cannot be told",
        ),
    ],
)
def test_details_left_open_are_named(staff, more, said):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    sent = confirm(client, reading_id, **more)
    assert (sent.status_code, said in sent.content.decode()) == (422, True)
    assert reading(reading_id).confirmed_by == ""


def test_details_somebody_else_confirmed_first_are_shown_beside_what_was_typed(staff):
    client, other = lead(staff), client_for(staff[Role.POLICY_OFFICER])
    reading_id = bring(client, SOUTHVALE)
    version = reading(reading_id).version
    confirm(other, reading_id, title="Theirs")
    typed = {"published_on-day": "4", "published_on-month": "5", "published_on-year": "2023"}
    sent = confirm(client, reading_id, title="Mine", version=version, **typed)
    markup = sent.content.decode()
    assert sent.status_code == 409
    assert "Priya Nair gave the title “Theirs”" in markup
    assert 'value="Mine"' in markup
    assert reading(reading_id).title == "Theirs"


def test_ticked_candidates_are_accepted_together(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    sent = post(client, reading_id, "accept", numbers=["1", "3"], **{"version-1": 1, "version-3": 1})
    assert (sent.status_code, verbs()[0]) == (302, "accept_candidates")
    states = [one.state for one in reading(reading_id).candidates]
    assert states == ["accepted", "waiting", "accepted", "waiting", "waiting", "waiting", "waiting"]


def test_all_without_doubt_are_accepted_at_once(staff):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    markup = page(client, reading_id)
    every = re.findall(r'name="every" value="(\d+)"', markup)
    assert every == ["1", "3"]
    post(client, reading_id, "accept", all="1", every=every)
    assert [one.state for one in reading(reading_id).candidates] == [
        "accepted",
        "waiting",
        "accepted",
        "waiting",
    ]


def test_candidate_changed_since_it_was_seen_is_not_accepted_unseen(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    Candidate.objects.filter(reading=reading_id, number=1).update(version=2, text="Other words")
    sent = post(client, reading_id, "accept", numbers=["1", "2"], **{"version-1": 1, "version-2": 1})
    assert sent.status_code == 409
    assert [one.state for one in reading(reading_id).candidates][:2] == ["waiting", "waiting"]


def test_what_was_left_out_can_be_brought_back(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    post(client, reading_id, "findings/1/reject", reason="It is the heading.", version=1)
    assert "It is the heading." in page(client, reading_id)
    post(client, reading_id, "findings/1/restore")
    assert card(reading_id, 1).state == "waiting"


def test_source_is_escaped_and_every_candidate_is_linked_both_ways(staff):
    client = lead(staff)
    text = SOUTHVALE.read_text("utf-8").replace("Officers know", "<script>alert(1)</script> Officers know")
    reading_id = bring(client, Path("southvale.txt"), text.encode())
    markup = page(client, reading_id)
    assert "<script>alert(1)</script>" not in markup
    assert "&lt;script&gt;alert(1)&lt;/script&gt; Officers know" in markup
    for number in (1, 2, 3, 4):
        assert markup.count(f'id="found-{number}"') == 1
        assert markup.count(f'id="place-{number}"') == 1
        assert f'href="#place-{number}"' in markup
        assert f'href="#found-{number}"' in markup


def test_report_without_findings_invites_to_mark_them(staff):
    client = lead(staff)
    reading_id = bring(client, Path("note.txt"), b"A note about the weather.\n\nIt was fine.\n")
    markup = page(client, reading_id)
    assert heading(markup).startswith("We could not find any findings.")
    assert "Mark them in the text yourself." in markup
    assert f"/desk/reports/{reading_id}/findings/add" in markup


def test_report_that_names_another_force_says_so(staff):
    client = lead(staff)
    assert "It names Southvale Police." in page(client, bring(client, SOUTHVALE))


def test_auditor_reads_the_review_but_is_offered_no_button(staff):
    reading_id = bring(lead(staff), SOUTHVALE)
    auditor = client_for(staff[Role.AUDITOR])
    markup = page(auditor, reading_id)
    main = markup[markup.index("<main") : markup.index("</main>")]
    assert (main.count("<form"), main.count("<button")) == (0, 0)


@pytest.mark.parametrize(
    "what",
    [
        "accept",
        "decide",
        "details",
        "grades",
        "findings/add",
        "findings/1/edit",
        "findings/1/split",
        "findings/1/merge",
        "findings/1/reject",
        "findings/1/restore",
        "register",
        "set-aside",
    ],
)
def test_press_of_somebody_who_may_not_is_refused(staff, what):
    eastmarch = make_force("eastmarch")
    reading_id = bring(lead(staff), SOUTHVALE)
    before = reading(reading_id)
    fields = {"about": "c2", "choice": "reject", "numbers": "1", "reason": "x", "into": "2", "how": "twice"}
    answers = [
        post(client_for(actor), reading_id, what, **fields).status_code
        for actor in (staff[Role.AUDITOR], staff[Role.ACTION_OWNER], eastmarch[Role.INSPECTION_LEAD])
    ]
    assert (answers, reading(reading_id)) == ([403, 403, 403], before)


def test_review_that_has_ended_offers_no_button_and_refuses_a_late_press(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    Reading.objects.filter(pk=reading_id).update(state="set_aside")
    assert "This report was set aside." in page(client, reading_id)
    assert post(client, reading_id, "accept", numbers=["1"]).status_code == 409


def test_unknown_report_is_not_found(staff):
    assert lead(staff).get("/desk/reports/999/").status_code == 404


def test_review_asks_the_database_as_often_for_three_findings_as_for_one(staff):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    client.get(f"/desk/reports/{reading_id}/")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(client, reading_id)
        return len(queries)

    with_four = asked()
    Candidate.objects.filter(reading=reading_id, number__gt=1).update(state="rejected", reason="left out")
    DoubtNoted.objects.filter(reading=reading_id).exclude(candidate__number=1).delete()
    assert asked() == with_four
    assert with_four <= 14


def rows(reading_id: int) -> dict[str, str]:
    """The grades form as it is sent unchanged."""
    fields = {"version": str(reading(reading_id).version)}
    for number, one in enumerate(reading(reading_id).grades, start=1):
        fields |= {f"area-{number}": one.question, f"grade-{number}": one.grade}
    return fields


def test_grade_that_was_read_wrongly_is_corrected_and_keeps_its_place(staff):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    before = reading(reading_id).grades
    fields = {**rows(reading_id), "grade-1": "good", "area-2": "", "grade-2": ""}
    fields |= {"area-5": "Leadership", "grade-5": "adequate"}
    assert post(client, reading_id, "grades", **fields).status_code == 302
    assert [(one.question, one.grade, one.place) for one in reading(reading_id).grades] == [
        (before[0].question, "good", before[0].place),
        (before[2].question, before[2].grade, before[2].place),
        ("Leadership", "adequate", None),
    ]
    assert verbs()[0] == "correct_grades"


def test_grade_without_its_area_is_named_and_nothing_is_kept(staff):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    before = reading(reading_id)
    sent = post(client, reading_id, "grades", **{**rows(reading_id), "area-1": ""})
    assert (sent.status_code, "Row 1: give both an area and a grade" in sent.content.decode()) == (422, True)
    assert reading(reading_id) == before


def test_grades_somebody_else_corrected_first_are_not_overwritten(staff):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    stale = rows(reading_id)
    post(client, reading_id, "grades", **{**stale, "grade-1": "good"})
    assert post(client, reading_id, "grades", **{**stale, "grade-1": "inadequate"}).status_code == 409
    assert reading(reading_id).grades[0].grade == "good"
