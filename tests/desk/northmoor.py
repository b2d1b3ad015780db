from tests.factories import *
from answerable.rules.vocabulary import Link


def fill():
    staff = make_force()
    r = make_inspection(
        staff,
        grades=(
            ("Responding to the public", "inadequate"),
            ("Investigating crime", "requires_improvement"),
            ("Protecting vulnerable people", "adequate"),
        ),
    )
    old = make_inspection(staff, title="PEEL 2018/19", published_on=date(2019, 5, 2), grades=())
    r2 = make_inspection(
        staff, title="PEEL 2025/26", published_on=date(2026, 10, 1), now=datetime(2026, 10, 2, tzinfo=UTC)
    )
    o = make_finding(staff, old, name="Keeping callers informed")
    coc = make_finding(
        staff,
        r,
        kind=Kind.CAUSE_OF_CONCERN,
        due_on=date(2023, 7, 19),
        text="Northmoor Police doesn’t check again on vulnerable people whose calls have to wait. In too many of the calls we listened to, a person at risk was told that an officer would come. Nobody came for several hours.",
    )
    r1 = make_finding(
        staff,
        r,
        kind=Kind.RECOMMENDATION,
        parent=coc,
        name="A supervisor looks again at every waiting call",
        due_on=date(2023, 7, 19),
    )
    rr = make_finding(
        staff,
        r,
        kind=Kind.RECOMMENDATION,
        parent=coc,
        name="One place to see what the force knows",
        due_on=date(2026, 12, 1),
    )
    bring_to(staff, r1, Position.COMPLETE, Decision.CLOSED)
    bring_to(staff, coc, Position.CLOSURE_REQUESTED)
    bring_to(staff, rr, Position.IN_PROGRESS)
    from answerable.plans.queries import actions_for

    a = actions_for([rr])[rr][0].action_id
    plans.update_action(
        staff[Role.ACTION_OWNER],
        action_id=a,
        words="6 of 8 nights done.",
        track="on_track",
        now=NOW + timedelta(days=3),
    )
    register.link_findings(staff[Role.INSPECTION_LEAD], later=coc, earlier=o, kind=Link.FOLLOWS_UP, now=NOW)
    names = [
        "Repeat callers are flagged",
        "Talking to children who come home",
        "Bail dates are checked weekly",
        "Hidden harm to children",
        "Explain why stop and search is used",
        "Supervising investigations",
        "Publish how complaints change practice",
    ]
    qs = ["Investigating crime", "Protecting vulnerable people", "Managing offenders"]
    states = list(PATHS)
    out = {}
    for i in range(36):
        st = states[i % len(states)]
        f = make_finding(
            staff,
            r if i % 3 else r2,
            name=names[i % 7],
            question=qs[i % 3],
            due_on=[None, date(2026, 11, 25), date(2027, 1, 9), date(2026, 3, 1), date(2026, 12, 20)][i % 5],
            kind=[Kind.AREA_FOR_IMPROVEMENT, Kind.RECOMMENDATION][i % 4 == 3],
        )
        bring_to(staff, f, *st)
        out.setdefault(st, f)
    O = Decision.OPEN
    p = lambda s, v="": f"/desk/findings/{out[s, O]}/{v}"
    return staff, {
        Role.INSPECTION_LEAD: {
            "register": "/desk/findings/",
            "register-none": "/desk/findings/?q=zebra&kind=recommendation&due=late",
            "work": "/desk/",
            "record": f"/desk/findings/{rr}/",
            "record-coc": f"/desk/findings/{coc}/",
            "plan": p(Position.NEW, "plan/"),
            "correct": p(Position.NEW, "correct/"),
            "link": p(Position.NEW, "links/add/"),
            "record-new": p(Position.NEW),
            "decision": p(Position.COMPLETE, "decision/"),
            "agree": p(Position.FINISHED, "agree/"),
            "action": p(Position.PLANNED, "actions/add/"),
            "journal": "/desk/journal/",
        },
        Role.CHIEF_OFFICER: {
            "work-chief": "/desk/",
            "approve": p(Position.PLANNED, "approve/"),
            "return": p(Position.PLANNED, "return/"),
            "closure": p(Position.COMPLETE, "closure/"),
            "record-planned": p(Position.PLANNED),
        },
        Role.ACTION_OWNER: {
            "work-owner": "/desk/",
            "update": f"/desk/findings/{rr}/actions/{a}/",
            "finished": f"/desk/findings/{rr}/finished/",
        },
        Role.POLICY_OFFICER: {"work-policy": "/desk/"},
        Role.AUDITOR: {"work-none": "/desk/"},
    }
