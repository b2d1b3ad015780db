"""The pages of a response: who may see them, what they say, how they are saved, and what they cost."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html
from pytest_django import DjangoAssertNumQueries

from answerable.comments import queries as comments
from answerable.comments.cards import NO_COMMENTS
from answerable.comments.services import write_statement, write_summary
from answerable.publishing import queries as public
from answerable.publishing.cards import Copy, Gone
from answerable.rules.permissions import MAY, Action, Role
from answerable.scrutiny.queries import meeting_about
from tests.factories import NOW, Staff, make_force, sign_in, take_step
from tests.responding import approve, ask, explain, make_public, make_report, publish, say_comments, write_all

pytestmark = pytest.mark.django_db
READ = ("", "details/", "comments/", "questions/")
WHOLE = ("", "preview/", "approve/", "publish/", "finding")
"""Pages that hold the whole document, or a finding with all that was planned for it."""
WRITE = ("summary/", "statement/", "invite/")
ORDERS = {
    "preview/": Action.READ_DRAFT,
    "approve/": Action.APPROVE_RESPONSE,
    "publish/": Action.PUBLISH,
    "publish-record/": Action.PUBLISH,
    "copy/": Action.PUBLISH,
    "withdraw/": Action.WITHDRAW,
    **dict.fromkeys(WRITE, Action.WRITE_RESPONSE),
}


@pytest.fixture
def staff() -> Staff:
    return make_force()


@pytest.fixture
def report(staff: Staff) -> tuple[str, list[str]]:
    return make_report(staff)


def at(report: str, page: str = "") -> str:
    return f"/desk/responses/{report}/{page}"


def words(client: Client, address: str, within: str = "//main") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    page = html.fromstring(answer.content.decode())
    for one in page.iter("p", "li", "h1", "h2", "h3", "td", "dd", "dt", "div", "a"):
        one.tail = f" {one.tail or ''}"
    return " | ".join(" ".join(part.text_content().split()) for part in page.xpath(within))


@pytest.mark.parametrize("role", list(Role))
def test_every_role_opens_what_it_may_and_nothing_else(client, staff, report, role):
    sign_in(client, staff[role])
    pages = dict.fromkeys(READ, 200) | {
        page: 200 if action in MAY[role] else 403 for page, action in ORDERS.items()
    }
    assert {page: client.get(at(report[0], page)).status_code for page in pages} == pages
    assert client.get("/desk/responses/").status_code == 200
    assert client.get(f"/desk/responses/finding/{report[1][1]}/").status_code == 200


@pytest.mark.parametrize("page", [*READ, *ORDERS, "draft.pdf"])
def test_another_areas_people_see_nothing(client, report, page):
    sign_in(client, make_force("eastmarch")[Role.POLICY_OFFICER])
    assert client.get(at(report[0], page)).status_code == 403
    assert client.get(f"/desk/responses/finding/{report[1][1]}/").status_code == 403


@pytest.mark.parametrize(
    "address",
    [
        at("peel-1066.northmoor"),
        at("peel-1066.northmoor", "preview/"),
        "/desk/responses/finding/peel-1066.northmoor.afi-01/",
        "/desk/responses/finding/nonsense/",
        "/desk/responses/answer/404/",
        at("peel-2021-22.northmoor", "draft.exe"),
    ],
)
def test_what_is_not_there_is_not_found(client, staff, report, address):
    sign_in(client, staff[Role.POLICY_OFFICER])
    assert client.get(address).status_code == 404


def test_nobody_comes_in_without_signing_in(client, report):
    assert client.get(at(report[0])).status_code == 302


def test_the_task_list_counts_names_and_says_what_is_next(client, staff, report):
    sign_in(client, staff[Role.POLICY_OFFICER])
    explain(staff, report[1][1])
    explain(staff, report[1][3], borrowed=True)
    assert words(client, at(report[0]), "//h2[span]") == "2 of 4 answered"
    assert words(client, at(report[0]), "//*[contains(@class, 'ans-note--stop')]") == (
        "It cannot be published yet. Recommendation 2 of cause of concern 1, area for improvement 2, the Commissioner’s"
        " comment and the chief constable’s comments (or a note that there are none) have no answer."
    )
    assert words(client, at(report[0]), "//*[contains(@class, 'govuk-task-list__status')]") == " | ".join(
        ["Answered", "Not answered", "Answered", "Not answered", "Complete", "Not started", "Not started",
         "Not started", "Optional", "", "Cannot start yet"]
    )  # fmt: skip
    assert words(client, at(report[0]), "//*[contains(@class, 'govuk-task-list__link')]").startswith(
        "Recommendation 1: Looking again at calls that wait | Recommendation 2: Showing what is known |"
        " 1: Flagging repeat callers | 2: Ringing back | Inspection details"
    )


def test_the_list_says_what_waits_and_what_is_public(client, staff, report):
    sign_in(client, staff[Role.POLICY_OFFICER])
    assert words(client, "/desk/responses/", "//h1") == "1 response is still to be published"
    write_all(staff, *report)
    approve(staff, report[0])
    publish(staff, report[0])
    assert words(client, "/desk/responses/", "//h1") == "No response is waiting"
    assert words(client, "/desk/responses/", "//tbody/tr") == "PEEL 2021/22 Published 524 days late"


def saved(client: Client, address: str, **form: object) -> str:
    """Where a form that was taken leads to."""
    answer = client.post(address, form)
    assert answer.status_code == 302
    return answer["Location"]


def test_each_piece_is_saved_and_leads_back(client, staff, report):
    here, findings = report
    sign_in(client, staff[Role.POLICY_OFFICER])
    first = saved(client, f"/desk/responses/finding/{findings[1]}/", text="Done.", borrowed="on", version=0)
    assert first == f"/desk/responses/finding/{findings[2]}/"
    day = timezone.localdate()
    reply, came, held = {"reply_by": day}, {"received_on": day}, {"held_on": "2024-09-12"}
    for page, form in (
        ("details/", {"answers_areas": "no"}),
        ("invite/", reply),
        ("comments/", {"none": "on", "version": 3, **came}),
        ("questions/", {"texts": "When?\r\n\r\nWho\r\ndecides?", **held}),
    ):
        assert saved(client, at(here, page), **form) == at(here)
    for page in ("summary/", "statement/"):
        version = comments.response(here).version
        assert saved(client, at(here, page), text=f"New {page}", version=version) == at(here)
    card = comments.response(here)
    assert (card.answers_areas, card.reply_by, card.force_comments, card.summary, card.statement) == (
        False, day, NO_COMMENTS, "New summary/", "New statement/",
    )  # fmt: skip
    assert [one.text for one in meeting_about(here).questions] == ["When?", "Who decides?"]
    assert (card.explanations[findings[1]].text, card.explanations[findings[1]].borrowed) == ("Done.", True)


@pytest.mark.parametrize(
    ("page", "form", "says"),
    [
        ("summary/", {"text": " ", "version": 1}, "Enter the words"),
        ("statement/", {"text": "", "version": 1}, "Enter the words"),
        ("comments/", {"version": 1}, "Enter the comments, or select that none came"),
        ("questions/", {"texts": " "}, "Enter at least one question"),
        ("invite/", {"reply_by": ""}, "Enter the day to reply by"),
    ],
)
def test_what_is_missing_is_said_on_top_and_nothing_is_saved(client, staff, report, page, form, says):
    sign_in(client, staff[Role.POLICY_OFFICER])
    answer = client.post(at(report[0], page), form)
    told = html.fromstring(answer.content.decode())
    errors = [
        " ".join(one.text_content().split()) for one in told.xpath("//*[@class='govuk-error-summary']//li")
    ]
    assert (answer.status_code, says in errors, told.xpath("string(//title)").strip()[:6]) == (
        200,
        True,
        "Error:",
    )
    assert comments.response(report[0]) is None


def test_a_day_that_cannot_be_is_said_on_the_form(client, staff, report):
    sign_in(client, staff[Role.POLICY_OFFICER])
    answer = client.post(at(report[0], "invite/"), {"reply_by": "2023-02-01"})
    assert (answer.status_code, "The day to reply by has passed." in answer.content.decode()) == (200, True)


@pytest.mark.parametrize("page", ["summary/", "statement/", "comments/", "finding"])
def test_the_second_writer_sees_both_texts_and_may_save_again(client, staff, report, page):
    here, findings = report
    sign_in(client, staff[Role.POLICY_OFFICER])
    address = f"/desk/responses/finding/{findings[1]}/" if page == "finding" else at(here, page)
    other = {"received_on": "2024-08-20"} if page == "comments/" else {}
    version = 0 if page == "finding" else 1
    saved(client, address, text="First words.", version=version, **other)
    answer = client.post(address, {"text": "Second words.", "version": version, **other})
    told = html.fromstring(answer.content.decode())
    now = told.xpath("//input[@name='version']/@value")[0]
    assert (answer.status_code, told.xpath("//textarea/text()")[0].strip()) == (409, "Second words.")
    assert "First words." in " ".join(one.text_content() for one in told.xpath("//main//blockquote"))
    saved(client, address, text="Second words.", version=now, **other)


def test_the_forces_approved_words_may_be_borrowed_and_no_others(client, staff, report):
    finding = report[1][1]
    address = f"/desk/responses/finding/{finding}/"
    sign_in(client, staff[Role.POLICY_OFFICER])
    offered = []
    for verb in ("record_plan", "approve_position"):
        take_step(staff, finding, verb)
        page = html.fromstring(client.get(f"{address}?borrow").content.decode())
        offered.append(
            (page.xpath("string(//textarea)").strip(), len(page.xpath("//input[@name='borrowed'][@checked]")))
        )
    assert offered == [("", 0), ("A sergeant looks at every waiting call.", 1)]


@pytest.mark.parametrize(
    ("format", "media", "starts"),
    [
        ("pdf", "application/pdf", b"%PDF"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("odt", "application/vnd.oasis.opendocument.text", b"PK"),
        ("html", "text/html; charset=utf-8", b"<!DO"),
    ],
)
def test_a_draft_is_a_file_of_its_kind_that_says_draft(client, staff, report, format, media, starts):
    sign_in(client, staff[Role.COMMISSIONER])
    answer = client.get(at(report[0], f"draft.{format}"))
    assert (answer["Content-Type"], answer["Content-Disposition"], answer.content.startswith(starts)) == (
        media,
        f'attachment; filename="{report[0]}-draft.{format}"',
        True,
    )


def grow_old(client: Client) -> None:
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 0}]
    session.save()


def test_approve_publish_copy_correct_withdraw(client, staff, report):
    here, findings = report
    write_all(staff, *report)
    sign_in(client, staff[Role.COMMISSIONER])
    page = html.fromstring(client.get(at(here, "approve/")).content.decode())
    seen = page.xpath("//input[@name='seen']/@value")[0]
    assert saved(client, at(here, "approve/"), seen=seen) == at(here)
    sign_in(client, staff[Role.POLICY_OFFICER])
    assert saved(client, at(here, "publish/"), note="") == at(here)
    assert public.response(here).edition.number == 1
    day = timezone.localdate()
    sent = {"sent_on": day}
    assert saved(client, at(here, "copy/"), to="The Secretary of State", way="E-mail", **sent) == at(here)
    assert [copy.to for copy in public.response(here).edition.copies] == ["The Secretary of State"]
    explain(staff, findings[1], "Clearer words.")
    assert "have not been approved" in words(client, at(here, "publish/"))
    approve(staff, here)
    answer = client.post(at(here, "publish/"), {"note": ""})
    assert (answer.status_code, "Say what this edition corrects" in answer.content.decode()) == (200, True)
    assert saved(client, at(here, "publish/"), note="Clearer.") == at(here)
    assert public.response(here).edition.number == 2
    assert saved(client, at(here, "withdraw/"), reason="It named a victim.") == at(here)
    assert isinstance(public.response(here), Gone)
    assert client.get(at(here)).status_code == 200


def test_words_that_changed_since_they_were_opened_are_not_approved(client, staff, report):
    write_all(staff, *report)
    sign_in(client, staff[Role.COMMISSIONER])
    assert client.post(at(report[0], "approve/"), {"seen": "0" * 64}).status_code == 409


@pytest.mark.parametrize("page", ["approve/", "publish/", "publish-record/", "withdraw/"])
def test_what_cannot_be_taken_back_asks_for_the_password_again(client, staff, report, page):
    sign_in(client, staff[Role.CHIEF_EXECUTIVE])
    grow_old(client)
    answer = client.post(at(report[0], page), {})
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/accounts/reauthenticate/")


def test_answers_to_questions_are_kept_and_end_the_rewriting(client, staff, report):
    ask(staff, report[0], "When?")
    sign_in(client, staff[Role.COMMISSIONER])
    number = meeting_about(report[0]).questions[0].question_id
    form = {"answer": "In May.", "outcome": "partly_assured", "reason": "Late."}
    assert saved(client, f"/desk/responses/answer/{number}/", **form) == at(report[0])
    assert client.get(at(report[0], "questions/")).content.count(b"<textarea") == 0
    assert client.post(at(report[0], "questions/"), {}).status_code == 200


@pytest.mark.parametrize("page", [*READ, *ORDERS, "list", "finding"])
def test_a_page_costs_no_more_queries_when_there_is_more_to_show(
    client, page, django_assert_max_num_queries: DjangoAssertNumQueries
):
    staff = make_force()
    here, findings = make_public(staff)
    ask(staff, here, "When?")
    for verb in ("record_plan", "approve_position"):
        take_step(staff, findings[1], verb)
    sign_in(client, staff[Role.ADMINISTRATOR])
    address = {"list": "/desk/responses/", "finding": f"/desk/responses/finding/{findings[1]}/"}.get(
        page, at(here, page)
    )
    counts = []
    for title in ("", "PEEL 2018/19"):
        if title:
            make_public(staff, title=title)
            for finding in findings[2:]:
                take_step(staff, finding, "record_plan")
                take_step(staff, finding, "approve_position")
            ask(staff, here, "When?", "Who?", "Why?")
            say_comments(staff, here, "More.")
            write_summary(staff[Role.POLICY_OFFICER], inspection=here, text="More.", version=None, now=NOW)
            write_statement(staff[Role.POLICY_OFFICER], inspection=here, text="More.", version=None, now=NOW)
        client.get(address)
        with django_assert_max_num_queries(40) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= (16 if page in WHOLE else 12)


def test_the_page_of_what_is_public_leads_to_it(client, staff):
    here, _ = make_public(staff)
    sign_in(client, staff[Role.POLICY_OFFICER])
    assert words(client, at(here), "//section[@aria-labelledby='public']").startswith(
        "What is public Edition 1, as the"
    )
    assert isinstance(public.response(here), Copy)
