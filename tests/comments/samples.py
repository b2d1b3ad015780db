"""A statutory document about a fictional force, written by hand: every part of the form, published on day 48."""

from __future__ import annotations

from datetime import date

from answerable.comments.cards import (
    AnsweredArea,
    AnsweredFinding,
    PlannedAction,
    StatutoryDocument,
)

_CONCERN = AnsweredFinding(
    reference="peel-2023-25.northmoor.coc-1",
    kind="cause_of_concern",
    number=None,
    text="The force leaves people at risk waiting too long, and does not check on them again while they wait.",
    page=14,
    children=(
        AnsweredFinding(
            reference="peel-2023-25.northmoor.coc-1.rec-1",
            kind="recommendation",
            number="1",
            text="Within three months, Northmoor Police should make sure that a supervisor reviews every waiting call.",
            page=15,
            explanation=(
                "A sergeant has looked at each waiting call every hour since the first of March.\n"
                "Two changes make that possible:\n• one screen in place of four\n• an extra sergeant on late shifts"
            ),
            borrowed=True,
            actions=(
                PlannedAction("Hourly review of waiting calls", "Head of contact", date(2024, 3, 1)),
                PlannedAction("A caller’s history on one screen", "Head of digital", date(2024, 9, 30)),
            ),
        ),
        AnsweredFinding(
            reference="peel-2023-25.northmoor.coc-1.rec-2",
            kind="recommendation",
            number="2",
            text="Within six months, Northmoor Police should publish how long people wait, by district.",
            page=15,
            explanation="I have asked for the figures each month and will publish them from May.",
            actions=(PlannedAction("Monthly figures by district", "Head of performance", None),),
        ),
    ),
)
_SECOND_CONCERN = AnsweredFinding(
    reference="peel-2023-25.northmoor.coc-2",
    kind="cause_of_concern",
    number=None,
    text="The force does not understand the demand it faces & cannot show that <its> plans fit its money.",
    page=51,
    children=(
        AnsweredFinding(
            reference="peel-2023-25.northmoor.coc-2.rec-1",
            kind="recommendation",
            number="1",
            text="Northmoor Police should build one picture of demand, hidden demand included, and plan from it.",
            explanation="Nothing has been done yet, because the analysts’ posts were only filled in February.",
        ),
    ),
)


def _improvement(number: str | None, text: str, explanation: str) -> AnsweredFinding:
    return AnsweredFinding(
        reference=f"peel-2023-25.northmoor.afi-{number or 'x'}",
        kind="area_for_improvement",
        number=number,
        text=text,
        explanation=explanation,
    )


FULL = StatutoryDocument(
    force_name="Northmoor Police",
    body_name="Northmoor Police and Crime Commissioner",
    commissioner="Maren Oakshott",
    inspection_reference="peel-2023-25.northmoor",
    inspection_title="PEEL 2023–25",
    published_on=date(2024, 1, 19),
    last_day=date(2024, 3, 14),
    types={
        "force_specific": True,
        "national": False,
        "follow_up": False,
        "thematic": False,
        "partner": False,
    },
    force_quoted=True,
    monitoring_phase="scan",
    summary=(
        "Inspectors looked at five areas. They saw good work with neighbours and partners.\n"
        "They also said that the force\n"
        "• needs to get better at answering calls\n• is slow to bring cases to court"
    ),
    areas=(
        AnsweredArea(
            "Preventing crime",
            "good",
            (
                _improvement(
                    "1", "The force should share what works between districts.", "A monthly note now does."
                ),
            ),
        ),
        AnsweredArea(
            "Responding to the public",
            "inadequate",
            (
                _CONCERN,
                _improvement(
                    "2",
                    "The force needs to tell callers, within a day, what has been decided.",
                    "Agreed. The contact centre writes by text message from April.",
                ),
            ),
        ),
        AnsweredArea(
            "Investigating crime",
            "requires_improvement",
            (
                _improvement(
                    "3", "The force should make sure that every case has a plan.", "Plans are sampled weekly."
                ),
                _improvement("4", "The force should bring cases of stalking to court faster.", ""),
            ),
        ),
        AnsweredArea("Protecting vulnerable people", "adequate"),
        AnsweredArea("Leadership and force management", "inadequate", (_SECOND_CONCERN,)),
    ),
    force_response=(
        "The force accepts the report. A plenary session met on 8 February and agreed who leads on each finding.\n"
        "The Deputy Chief Constable approved the plan on 20 February."
    ),
    statement=(
        "This report is fair, and parts of it are hard to read.\n"
        "I am glad that neighbours and partners speak well of their officers. I am not content that people wait.\n"
        "I will ask for the number of people waiting at every meeting until it falls."
    ),
    scrutiny_on=date(2024, 4, 18),
    questions=(
        "What was done at once, when the inspectors first spoke of people waiting?",
        "Who decides that a call may wait, and how do they know about earlier calls?",
        "What will be different by September, and how will the public see it?",
    ),
    draft=False,
    published_response_on=date(2024, 3, 6),
    edition=1,
)
