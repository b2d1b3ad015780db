"""Forms of the Word-form family, each filled in another way by a fictional office."""

from __future__ import annotations

from datetime import date

from answerable.documents.cards import Block, Text, TickBox
from answerable.extraction.readers import read
from tests.extraction.reading_samples import codes, outline, reading_of, sample


def test_form_with_other_labels_typed_boxes_and_dashes_is_read_whole() -> None:
    reading = sample("forms/northmoor.txt")
    assert (reading.kind, reading.reader) == ("pcc_response", "word_form")
    assert reading.title.value == "PEEL 2023–25"
    assert reading.force.value == "Northmoor Constabulary"
    assert reading.published.value == date(2024, 7, 9)
    assert {name: fact.value for name, fact in reading.types.items()} == {
        "force_specific": True, "national": False, "follow_up": False, "thematic": False, "partner": False,
    }  # fmt: skip
    assert reading.force_quoted.value is True
    assert reading.monitoring_phase.value == "scan"
    assert [(grade.question, grade.grade) for grade in reading.grades] == [
        ("Responding to the public", "requires_improvement"),
        ("Leadership and force management", "good"),
        ("Investigating crime", "inadequate"),
    ]
    assert outline(reading.findings) == [
        ("AFI", "1", "The constabulary should answer emergency calls within ten seconds."),
        ("AFI", "2", "The constabulary should tell victims when their case is closed."),
        ("CoC", None, "The constabulary doesn't supervise its investigations well enough."),
        ("  Rec", "a", "review every open investigation older than six months"),
        ("  Rec", "b", "give each supervisor time to supervise"),
        ("  Rec", "c", "publish what it finds"),
        ("AFI", "3", "The constabulary should record why an investigation is closed."),
    ]
    assert {finding.due_text for finding in reading.findings if finding.parent} == {"By 31 October 2024"}
    assert (
        reading.pcc_statement.value
        == "I welcome this report and the progress it describes.\nI will keep asking."
    )
    assert reading.scrutiny_on.value == date(2024, 9, 2)
    assert [(question.ref, question.text) for question in reading.questions] == [
        ("1", "How many calls were answered late in July?"),
        ("2", "When will every supervisor have time to supervise?"),
    ]


def test_bullets_of_an_answer_are_not_findings() -> None:
    texts = [finding.text for finding in sample("forms/northmoor.txt").findings]
    assert [text for text in texts if "Training" in text or "rota" in text] == []


def test_thematic_form_with_a_table_of_recommendations_is_read() -> None:
    reading = sample("forms/eastmarch.html")
    assert reading.title.value == "Shared confidence: a thematic inspection of custody"
    assert reading.force.value == "Eastmarch Police"
    assert reading.published.value is None
    assert reading.types["thematic"].value is True
    assert reading.types["force_specific"].value is False
    assert reading.force_quoted.value is False
    assert [(f.kind, f.ref, f.addressee, f.due_text) for f in reading.findings] == [
        ("recommendation", "1", "chief constables", "Within three months"),
        ("recommendation", "2", "the College of Policing", "By December 2025"),
    ]
    assert "date_month_only" in codes(reading)


def test_two_lists_are_made_one_and_every_difference_is_doubted() -> None:
    reading = sample("forms/southvale.txt")
    assert outline(reading.findings) == [
        ("AFI", "1", "The force should improve how it uses protective orders."),
        ("AFI", "2", "The force should evaluate its problem-solving plans"),
        ("AFI", "3", "The force needs to involve volunteers sooner"),
        ("Rec", "5", "The force should brief new recruits on stalking."),
    ]
    deciding = [(doubt.code, doubt.about) for doubt in reading.doubts if doubt.decide]
    assert deciding == [
        ("confirm_published", "published"),
        ("printed_twice_differently", "f2"),
        ("only_in_response", "f4"),
    ]
    assert {"numbering_gap", "called_otherwise", "no_explanation", "no_owner_or_date"} <= set(codes(reading))
    assert [(g.question, g.grade) for g in reading.grades] == [
        ("Protecting vulnerable people", "adequate"),
        ("Preventing crime", "good"),
        ("Crime data integrity", "outstanding"),
    ]


def test_lost_tick_boxes_cannot_be_told() -> None:
    reading = reading_of(
        "INSPECTION DETAILS\nTitle of Inspection\nPEEL 2021/22\nType of Inspection:\n "
        "FORMCHECKBOX \n  Southvale Specific\n"
        " FORMCHECKBOX \n  National\n  Thematic\nIs Southvale Police quoted in the Report?\n FORMCHECKBOX \n  Yes\n"
        " FORMCHECKBOX \n  No\nFORCE RESPONSE\nAccepted.\nPCC RESPONSE TO INSPECTION\nNoted.\n"
    )
    assert {fact.value for fact in reading.types.values()} == {None}
    assert reading.force_quoted.value is None
    found = {doubt.code: doubt for doubt in reading.doubts}
    assert found["boxes_unreadable"].decide
    assert "“Thematic” has no tick box" in found["types_without_boxes"].message


def test_an_item_that_lost_its_number_is_named() -> None:
    reading = reading_of(
        "INSPECTION DETAILS\nTitle of Inspection: PEEL 2021/22\nType of inspection: Force specific\n"
        "AREAS FOR IMPROVEMENT AND CAUSES OF CONCERN\nInvestigating crime (Good)\n"
        "• The force should keep its plans up to date\n• The force should tell victims more\n• The force should train\n"
        "FORCE RESPONSE TO RECOMMENDATIONS\nRecommendations\n1. The force should keep its plans up to date.\n"
        "The force should tell victims more.\n2. The force should train.\nPCC RESPONSE TO INSPECTION\nNoted.\n"
    )
    assert [(f.ref, f.text) for f in reading.findings] == [
        ("1", "The force should keep its plans up to date"),
        (None, "The force should tell victims more"),
        ("2", "The force should train"),
    ]
    lost = next(doubt for doubt in reading.doubts if doubt.code == "unnumbered_item")
    assert lost.about == "f2"
    assert lost.decide
    stops = next(doubt for doubt in reading.doubts if doubt.code == "numbering_stops")
    assert (
        stops.message
        == "The numbering of this list stops at 2, but it holds 3 items: a number has been lost."
    )


def test_date_far_from_the_inspection_is_doubted() -> None:
    reading = reading_of(
        "INSPECTION DETAILS\nTitle of Inspection: PEEL 2018/19\nDate published: 4 May "
        "2024\nType of inspection: National\n"
        "FORCE RESPONSE\nAccepted.\nPCC RESPONSE TO INSPECTION\nNoted.\n"
    )
    assert codes(reading) == ["confirm_published", "date_far_from_period"]
    assert reading.types["national"].value is True
    assert reading.types["thematic"].value is None


def test_no_findings_is_a_valid_answer() -> None:
    reading = reading_of(
        "INSPECTION DETAILS\nTitle of Inspection: State of policing\nType of inspection: National\nEXECUTIVE SUMMARY\n"
        "• Forces need to improve\nFORCE RESPONSE\nThe force should read the report.\nPCC COMMENTS\nNoted.\n"
    )
    assert reading.findings == ()


def test_boxes_after_the_last_word_and_two_at_one_place_are_read() -> None:
    blocks = (
        "Inspection details",
        "Title of inspection",
        "PEEL 2021/22",
        "Type of inspection",
        "National ",
        "Thematic",
    )
    ticks = {4: (TickBox(9, True),), 5: (TickBox(0, True), TickBox(0, None))}
    parts = [
        Block(at, words, boxes=ticks.get(at, ()))
        for at, words in enumerate([*blocks, "Force response", "Yes."])
    ]
    assert read(Text(tuple(parts), "docx")).reader == "word_form"
