"""The words of the form: its labels, and the few sentences that are ours."""

from __future__ import annotations

from datetime import date

DETAILS = "INSPECTION DETAILS"
SUMMARY = "EXECUTIVE SUMMARY OF REPORT"
FINDINGS = "Causes of Concern and Areas for Improvement (AFI)"
FORCE_RESPONSE = "FORCE RESPONSE TO RECOMMENDATIONS"
COMMISSIONER_RESPONSE = "PCC RESPONSE TO INSPECTION"
COMMENT = "Comment by the PCC"
SCRUTINY = "Scrutiny meeting"
QUESTIONS = "The PCC asked the following"
NO_AREA = "Findings under no graded area"

CONCERNS = "Causes of Concern"
IMPROVEMENTS = "Areas for Improvement (AFI)"
RECOMMENDATIONS = "Recommendations"
KIND_HEADINGS = {
    "cause_of_concern": ("Cause of Concern", "Causes of Concern"),
    "recommendation": ("Recommendation", "Recommendations"),
    "area_for_improvement": ("Area for Improvement", "Areas for Improvement"),
}

ACTION = "Action taken or proposed"
BORROWED = "Chief constable’s words, used by the Commissioner"
PLANNED = "Planned actions"
PLANNED_HEADER = ("What", "Who", "By when")
NO_DATE = "No date set"
NOT_WRITTEN = "Not yet written."
NONE_GIVEN = "None given."
NO_FINDING = "Nothing raised in this area."

TYPES = {
    "force_specific": "{place} Specific",
    "national": "National",
    "follow_up": "Follow Up",
    "thematic": "Thematic",
    "partner": "Partner Inspection",
}
DRAFT = "DRAFT: not approved and not published"
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(day: date) -> str:
    """A day as the public reads it: 7 March 2023."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def place_of(force_name: str) -> str:
    """The place a force is named after: "Northmoor" for "Northmoor Police"."""
    for ending in (" Police Service", " Constabulary", " Police"):
        if force_name.endswith(ending) and force_name != ending.strip():
            return force_name.removesuffix(ending)
    return force_name


def statute(*, published_on: date, last_day: date, response_on: date | None) -> str:
    """The sentence that puts the document in time, under Police Act 1996 s.55(5A): publication day is day 1."""
    counted = (
        f"Section 55 of the Police Act 1996 asks for these comments within 56 days. The report was published on "
        f"{in_words(published_on)}, which is day 1; the last day is {in_words(last_day)}."
    )
    if response_on is None:
        return f"{counted} These comments have not yet been published."
    late = (response_on - last_day).days
    if late > 0:
        days = "day" if late == 1 else "days"
        return f"{counted} These comments were published on {in_words(response_on)}, {late} {days} late."
    day_number = (response_on - published_on).days + 1
    return f"{counted} These comments were published on {in_words(response_on)}, day {day_number} of 56."
