"""What readers doubt, in plain sentences. One function for each code; the code is the function's name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from answerable.documents.cards import Place
from answerable.extraction.cards import Doubt

_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
KIND_WORDS = {
    "cause_of_concern": ("cause of concern", "causes of concern"),
    "area_for_improvement": ("area for improvement", "areas for improvement"),
    "recommendation": ("recommendation", "recommendations"),
}


def counted(number: int, kind: str) -> str:
    """ "no areas for improvement", "one cause of concern", "13 recommendations"."""
    one, many = KIND_WORDS[kind]
    return f"{in_words(number)} {one if number == 1 else many}"


def in_words(number: int) -> str:
    """Small numbers in letters, as British prose has them."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def short(words: str, *, most: int = 90) -> str:
    """The beginning of a finding, enough to know it by."""
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def in_date_words(on: date) -> str:
    """7 March 2023."""
    return f"{on.day} {on:%B %Y}"


def boxes_unreadable(what: Sequence[str], place: Place | None, *, about: str) -> Doubt:
    """Boxes are there but whether they are ticked is lost."""
    message = f"The tick boxes for {listed(what)} could not be read: whether they are ticked cannot be told."
    return Doubt("boxes_unreadable", message, place, about, decide=True)


def types_without_boxes(what: Sequence[str], place: Place | None) -> Doubt:
    """Types are printed with no box beside them."""
    message = f"{listed(what)} {'has' if len(what) == 1 else 'have'} no tick box at all in this file, so it cannot be told whether they apply."  # noqa: E501
    return Doubt("types_without_boxes", message, place, "types", decide=True)


def numbering_stops(last: int, items: int, place: Place | None) -> Doubt:
    """A list holds more items than its numbers say."""
    message = (
        f"The numbering of this list stops at {last}, but it holds {items} items: a number has been lost."
    )
    return Doubt("numbering_stops", message, place, decide=True)


def unnumbered_item(words: str, after: str, place: Place, *, about: str) -> Doubt:
    """The item that lost its number."""
    message = (
        f"“{short(words)}” has no number; it stands after {after} in a numbered list. It "
        f"was kept as a finding of its own."
    )
    return Doubt("unnumbered_item", message, place, about, decide=True)


def numbering_gap(missing: Sequence[int], place: Place | None) -> Doubt:
    """Numbers are left out of a list."""
    message = (
        f"The numbering leaves out {listed([str(number) for number in missing])}: some "
        f"items may not be in this document."
    )
    return Doubt("numbering_gap", message, place)


def printed_twice(number: int, place: Place | None) -> Doubt:
    """The same findings in two lists; only stops, capitals or the lead-in differ."""
    message = (
        f"{in_words(number).capitalize()} {'finding is' if number == 1 else 'findings are'} printed twice, in slightly different "  # noqa: E501
        f"words (only full stops, capitals "
        "or the words that lead in a list differ). Each was taken once, from the first list."
    )
    return Doubt("printed_twice_differently", message, place)


def printed_twice_differently(first: str, second: str, place: Place, *, about: str) -> Doubt:
    """One finding in two wordings."""
    message = (
        f"This finding is printed twice with different words: first “{first}”, later “{second}”. "
        "The first was kept; please decide which the inspectors wrote."
    )
    return Doubt("printed_twice_differently", message, place, about, decide=True)


def only_in_response(words: str, place: Place, *, about: str) -> Doubt:
    """In the force's list, not in the inspectors'."""
    message = f"“{short(words)}” is answered by the force but not among the findings listed first."
    return Doubt("only_in_response", message, place, about, decide=True)


def only_in_findings(words: str, place: Place, *, about: str) -> Doubt:
    """In the inspectors' list, not in the force's."""
    message = f"“{short(words)}” is listed as a finding but missing from the force’s own list."
    return Doubt("only_in_findings", message, place, about)


def called_otherwise(number: int, kind: str, called: str, place: Place | None) -> Doubt:
    """Items of one kind under another kind's name."""
    message = (
        f"{counted(number, kind).capitalize()} {'is' if number == 1 else 'are'} called "
        f"“{called}” in another part of this "
        "document. The kind given where they are first listed was kept."
    )
    return Doubt("called_otherwise", message, place)


def points_to_earlier(words: str, year: int, place: Place, *, about: str) -> Doubt:
    """A finding that speaks of an earlier inspection."""
    message = (
        f"“{short(words)}” points back to {year}: it may repeat a finding that is already in the register."
    )
    return Doubt("points_to_earlier", message, place, about)


def no_explanation(number: int) -> Doubt:
    """Police Act 1996 s.55(5B): the comments must explain the action taken or proposed, or why none."""
    message = (
        f"No explanation of the action taken or proposed is given for {_each(number)}; "
        "section 55(5B) of the Police Act 1996 asks for one for each recommendation."
    )
    return Doubt("no_explanation", message)


def no_owner_or_date(number: int) -> Doubt:
    """Nothing says who does it or by when."""
    message = f"No owner and no date is given for {_each(number)}."
    return Doubt("no_owner_or_date", message)


def confirm_published(on: date, place: Place | None) -> Doubt:
    """The statutory clock runs from this day; pages often show the day they were migrated."""
    message = (
        f"Please confirm that the report was published on {in_date_words(on)}: the "
        f"statutory clock runs from that day."
    )
    return Doubt("confirm_published", message, place, "published", decide=True)


def date_far_from_period(on: date, title: str, place: Place | None) -> Doubt:
    """A publication date that does not go with the inspection's years."""
    message = (
        f"The publication date, {in_date_words(on)}, is far from the inspection period in “{short(title)}”."
    )
    return Doubt("date_far_from_period", message, place, "published")


def date_month_only(words: str, place: Place | None) -> Doubt:
    """A month is no day."""
    message = f"“{words}” gives a month and no day, so the date the report was published cannot be told."
    return Doubt("date_month_only", message, place, "published")


def date_without_year(words: str, place: Place | None) -> Doubt:
    """A day without its year."""
    message = f"“{words}” gives no year, so the date the report was published cannot be told."
    return Doubt("date_without_year", message, place, "published")


def updated_not_published(words: str, place: Place | None) -> Doubt:
    """The day a page was changed is not the day the report came out."""
    message = f"“{words}” is when the page was changed, not when the report was published; no publication date was found."
    return Doubt("updated_not_published", message, place, "published")


def posted_not_published(words: str, place: Place | None) -> Doubt:
    """The day an office put up its own page is not the day the inspectors' report came out."""
    message = (
        f"“{short(words)}” is when this page was put up, not when the report was published; "
        "no publication date was found."
    )
    return Doubt("posted_not_published", message, place, "published")


def no_text_pages(sentence: str) -> Doubt:
    """Scanned pages."""
    return Doubt("no_text_pages", sentence, decide=True)


def read_from_picture(said: str, values: int, place: Place | None) -> Doubt:
    """Values read by machine off a picture of a page."""
    if not values:
        return Doubt("read_from_picture", f"{said} No value was taken from there.", place)
    which = (
        "The value that was taken from there is"
        if values == 1
        else f"The {values} values that were taken from there are"
    )
    return Doubt("read_from_picture", f"{said} {which} marked: check this against the page.", place)


def from_the_file(code: str, sentence: str) -> Doubt:
    """A warning from reading the bytes. What was hidden may hold findings, so a person decides."""
    return Doubt(code, sentence, decide=code.startswith("hidden"))


def counts_differ(said: int, found: int, kind: str, place: Place | None) -> Doubt:
    """The text counts findings otherwise than we do."""
    message = (
        f"The text speaks of {counted(said, kind)}; {in_words(found) if found else 'none'} "
        f"could be read. Some may be missing."
    )
    return Doubt("counts_differ", message, place)


def grade_counts_differ(said: int, found: int, place: Place | None) -> Doubt:
    """The text counts graded areas otherwise than we do."""
    message = f"The text speaks of {in_words(said)} graded areas; {in_words(found)} grades could be read."
    return Doubt("grade_counts_differ", message, place)


def grades_disagree(question: str, first: str, second: str, place: Place) -> Doubt:
    """One area, two grades."""
    message = (
        f"“{short(question)}” is graded {first.replace('_', ' ')} in one place and "
        f"{second.replace('_', ' ')} in another."
    )
    return Doubt("grades_disagree", message, place, decide=True)


def summary_bullets_not_findings(number: int, place: Place | None) -> Doubt:
    """Bullets of the summary that read like findings."""
    message = (
        f"{in_words(number).capitalize()} bullet{'s' if number != 1 else ''} of the executive summary read{'s' if number == 1 else ''} "  # noqa: E501
        "like findings; they sum up the report and were not taken as findings."
    )
    return Doubt("summary_bullets_not_findings", message, place)


def phase_unclear(words: Sequence[str], place: Place | None) -> Doubt:
    """More than one monitoring phase is named."""
    message = f"The monitoring phase cannot be told: the text names {listed(words)}."
    return Doubt("phase_unclear", message, place, "monitoring_phase")


def mixed_encodings(words: str, place: Place) -> Doubt:
    """Letters that were decoded wrongly."""
    return Doubt(
        "mixed_encodings",
        f"“{words}” holds letters that were decoded wrongly; check it against the source.",
        place,
    )


def types_disagree(words: str, place: Place) -> Doubt:
    """Yes and no both ticked."""
    return Doubt(
        "boxes_disagree",
        f"The boxes for “{words}” contradict each other.",
        place,
        "force_quoted",
        decide=True,
    )


def may_be_finding(words: str, place: Place) -> Doubt:
    """A sentence among explanations, in a box of several findings whose statements are not set apart."""
    message = f"“{short(words)}” stands among explanations and was not taken as a finding; it may be one."
    return Doubt("may_be_finding", message, place, decide=True)


def sent_not_published(words: str, place: Place | None) -> Doubt:
    """A letter says when it was sent and not when it was made public."""
    message = f"The letter was sent on {short(words)}; the day it was published is not given."
    return Doubt("sent_not_published", message, place, "published")


def history_passed_over(words: str, place: Place) -> Doubt:
    """What an earlier inspection recommended, told again."""
    message = (
        f"What stands under “{short(words)}” is told as history and was not taken as findings of this report."
    )
    return Doubt("history_passed_over", message, place)


def concern_not_stated(number: int, place: Place | None) -> Doubt:
    """A letter repeats the recommendations and not the cause of concern they were made under."""
    many = f"{in_words(number)} recommendations stand" if number != 1 else "one recommendation stands"
    message = (
        f"This letter is about a cause of concern but does not quote it: {many} without the concern "
        f"that belongs above."
    )
    return Doubt("concern_not_stated", message, place)


def held_twice(place: Place | None) -> Doubt:
    """The file holds its text, or pages or sections of it, more than once."""
    message = (
        "This file holds the same text twice. It was read once, from where it first stands; "
        "please check that it is the whole document."
    )
    return Doubt("held_twice", message, place, decide=True)


def kind_not_given(number: int, place: Place | None) -> Doubt:
    """A list of findings that does not say what each one is."""
    message = (
        f"For {in_words(number)} {'finding' if number == 1 else 'findings'} the document does not say whether it is a "
        "recommendation or an area for improvement; recommendation was taken."
    )
    return Doubt("kind_not_given", message, place, decide=True)


def several_reports(place: Place | None, *, titles: Sequence[str] = ()) -> Doubt:
    """A page or a list over the findings of more than one inspection report."""
    named = f": {listed([_quoted(title) for title in titles])}" if titles else ""
    message = (
        f"This document covers several reports{named}. Each belongs to its own inspection; please bring in each "
        "report, or its response, as a file of its own."
    )
    return Doubt("several_reports", message, place, decide=True)


def _quoted(title: str) -> str:
    return f"“{short(title, most=60)}”"


def second_form(place: Place | None) -> Doubt:
    """Another filled-in form, or another version of the same one, follows in the same file."""
    message = (
        "A second response form follows the first in this file and was not read. "
        "If it answers another inspection, bring it in as a file of its own."
    )
    return Doubt("second_form", message, place, decide=True)


def nothing_certain() -> Doubt:
    """No finding was read; that may be right."""
    message = (
        "No finding could be read with certainty. Many documents hold none; if this one "
        "does, they must be typed in."
    )
    return Doubt("nothing_certain", message)


def text_breaks_off(words: str, place: Place) -> Doubt:
    """The last sentence of the text has no end."""
    message = f"The text breaks off in the middle of a sentence, at “{words}”. What came after is missing."
    return Doubt("text_breaks_off", message, place)


def _each(number: int) -> str:
    return "the one finding" if number == 1 else f"any of the {in_words(number)} findings one by one"


def listed(words: Sequence[str]) -> str:
    """ "one", "one and two", "one, two and three"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
