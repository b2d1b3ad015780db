"""Changing one candidate: its words, its kind, its place; split, merge, leave out, add; and two people at once."""

from __future__ import annotations

import re

import pytest

from answerable.documents.queries import text_of
from answerable.extraction.models import Candidate
from answerable.journal.queries import latest
from answerable.rules.permissions import Role
from tests.desk.taking_in import EASTMARCH, bring, client_for, lead, post, reading

pytestmark = pytest.mark.django_db


def card(reading_id: int, number: int):
    return next(one for one in reading(reading_id).candidates if one.number == number)


def words_of(reading_id: int, number: int, **more):
    """The edit form as it is sent when only `more` is changed."""
    one = card(reading_id, number)
    fields = {
        "text": one.text,
        "kind": one.kind,
        "parent": one.parent or "",
        "ref": one.ref,
        "name": one.name,
        "graded_area": one.question,
        "addressee": one.addressee,
        "version": one.version,
    }
    return {**fields, **more}


def test_words_kind_number_and_area_can_be_changed(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    fields = words_of(reading_id, 1, text="New words.", kind="recommendation", ref="7", graded_area="Victims")
    sent = post(client, reading_id, "findings/1/edit", **fields)
    changed = card(reading_id, 1)
    assert sent.url == f"/desk/reports/{reading_id}/#found-1"
    assert (changed.text, changed.kind, changed.ref, changed.question, changed.version) == (
        "New words.",
        "recommendation",
        "7",
        "Victims",
        2,
    )
    assert latest()[0].details["before"]["text"] == "The force needs to answer 101 calls sooner."


def test_recommendation_can_be_nested_under_a_cause_of_concern_and_taken_out(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    post(client, reading_id, "findings/1/edit", **words_of(reading_id, 1, kind="recommendation", parent="3"))
    assert card(reading_id, 1).parent == 3
    post(client, reading_id, "findings/1/edit", **words_of(reading_id, 1, parent=""))
    assert card(reading_id, 1).parent is None


@pytest.mark.parametrize(
    ("number", "more", "said"),
    [
        (1, {"text": " "}, "Enter the inspectors’ words"),
        (1, {"kind": ""}, "Select what kind of finding it is"),
        (1, {"parent": "3"}, "Only a recommendation can stand under something"),
        (3, {"kind": "area_for_improvement"}, "It has recommendations under it"),
    ],
)
def test_change_that_makes_no_sense_is_explained_and_keeps_what_was_typed(staff, number, more, said):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    fields = words_of(reading_id, number, **{"text": "Mine, kept.", **more})
    sent = post(client, reading_id, f"findings/{number}/edit", **fields)
    markup = sent.content.decode()
    assert (sent.status_code, said in markup, "<title>Error: " in markup) == (422, True, True)
    assert ("Mine, kept." in markup) == ("text" not in more)
    assert card(reading_id, number).version == 1


def test_second_person_to_save_sees_both_texts_and_may_save_theirs_over_it(staff):
    client, other = lead(staff), client_for(staff[Role.POLICY_OFFICER])
    reading_id = bring(client, EASTMARCH)
    mine = words_of(reading_id, 1, text="My words.")
    post(other, reading_id, "findings/1/edit", **words_of(reading_id, 1, text="Their words."))
    sent = post(client, reading_id, "findings/1/edit", **mine)
    markup = sent.content.decode()
    assert sent.status_code == 409
    assert "What it says now" in markup
    assert "Their words." in markup
    assert "My words.</textarea>" in markup
    assert card(reading_id, 1).text == "Their words."
    version = re.search(r'name="version" value="(\d+)"', markup)
    assert version
    again = post(client, reading_id, "findings/1/edit", **{**mine, "version": version[1]})
    assert (again.status_code, card(reading_id, 1).text) == (302, "My words.")


def test_split_at_an_empty_line_makes_two_findings_side_by_side(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    sent = post(client, reading_id, "findings/2/split", text="One half.\r\n\r\nThe other half.", version=1)
    assert sent.status_code == 302
    texts = [one.text for one in reading(reading_id).kept][1:3]
    assert texts == ["One half.", "The other half."]


def test_split_without_an_empty_line_says_how(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    sent = post(client, reading_id, "findings/2/split", text="One line only", version=1)
    assert sent.status_code == 422
    assert "leave an empty line between the parts" in sent.content.decode()


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ("twice", "The force needs to answer 101 calls sooner."),
        (
            "joined",
            "The force needs to answer 101 calls sooner. "
            "The force should make sure response officers have time to meet their supervisors.",
        ),
    ],
)
def test_merged_candidates_are_one_with_the_words_that_were_meant(staff, how, text):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    sent = post(client, reading_id, "findings/2/merge", into="1", how=how, version=1)
    assert (sent.status_code, card(reading_id, 1).text) == (302, text)
    assert (card(reading_id, 2).state, card(reading_id, 2).merged_into) == ("merged", 1)


def test_candidate_is_left_out_only_with_a_reason(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    unsaid = post(client, reading_id, "findings/1/reject", reason=" ", version=1)
    assert (unsaid.status_code, "Enter a reason" in unsaid.content.decode()) == (422, True)
    post(client, reading_id, "findings/1/reject", reason="It is narrative.", version=1)
    assert (card(reading_id, 1).state, card(reading_id, 1).reason) == ("rejected", "It is narrative.")


def test_cause_of_concern_with_recommendations_is_not_left_out(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    sent = post(client, reading_id, "findings/3/reject", reason="No.", version=1)
    assert sent.status_code == 422
    assert "It has recommendations under it" in sent.content.decode()


def test_missed_finding_is_added_by_hand(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    assert client.get(f"/desk/reports/{reading_id}/findings/add").status_code == 200
    sent = post(
        client, reading_id, "findings/add", text="A missed one.", kind="recommendation", parent="3", ref="9"
    )
    assert sent.url == f"/desk/reports/{reading_id}/#found-8"
    added = card(reading_id, 8)
    assert (added.text, added.parent, added.origin, added.state) == ("A missed one.", 3, "person", "accepted")


def test_words_copied_from_the_report_keep_their_place(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    words = "The force needs to look after its detectives."
    form = client.get(f"/desk/reports/{reading_id}/findings/add", {"words": words}).content.decode()
    assert f"{words}</textarea>" in form
    post(client, reading_id, "findings/add", text=words.replace(" ", "  "), kind="recommendation")
    (place,) = card(reading_id, 8).places
    block = next(one for one in text_of(reading(reading_id).document_id).blocks if one.index == place.block)
    assert block.text[place.start : place.end] == words


@pytest.mark.parametrize("what", ["edit", "split", "merge", "reject"])
def test_forms_show_the_candidate_as_it_stands(staff, what):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    Candidate.objects.filter(reading=reading_id, number=1).update(text="Words as they stand", version=5)
    response = client.get(f"/desk/reports/{reading_id}/findings/1/{what}")
    markup = response.content.decode()
    assert (response.status_code, "Words as they stand" in markup) == (200, True)
    assert 'name="version" value="5"' in markup


def test_candidate_that_is_not_there_is_not_found(staff):
    client = lead(staff)
    reading_id = bring(client, EASTMARCH)
    assert client.get(f"/desk/reports/{reading_id}/findings/99/edit").status_code == 404
