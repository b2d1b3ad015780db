"""Nothing gets out that nobody published: a word of its own in every field, looked for in everything public."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from django.test import Client
from pytest_django import Settings

from answerable.comments import services as comments
from answerable.documents.services import receive_document
from answerable.extraction import queries as extraction
from answerable.extraction import services as review
from answerable.governance import services as governance
from answerable.governance.services import ClosureWords, DecisionWords
from answerable.plans import services as plans
from answerable.plans.queries import actions_for, plan_for
from answerable.plans.services import NewAction, PlanWords
from answerable.publishing import services as publishing
from answerable.publishing.models import Edition, PublishedFinding
from answerable.register import services as register
from answerable.register.queries import finding as finding_card
from answerable.rules.permissions import Role
from answerable.rules.vocabulary import Decision, Kind, Link, Stance
from answerable.scrutiny import services as scrutiny
from answerable.scrutiny.queries import meeting_about
from tests.factories import NAMES, NOW, TODAY, Staff, make_finding, make_force, take_step
from tests.responding import SOON, approve, ask, explain, make_report, publish, say_comments, write_all

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).parents[1] / "samples" / "reports" / "northmoor_2023_25.html"
LATER = SOON + timedelta(days=1)


class Words:
    """Made-up words that stand for something. `secret` and `public` remember what must not and what must come out."""

    def __init__(self) -> None:
        self.secrets: list[str] = []
        self.shown: list[str] = []

    def secret(self, what: str) -> str:
        word = f"Zq{len(self.secrets)}{what}xz"
        self.secrets.append(word)
        return word

    def public(self, what: str) -> str:
        word = f"Vw{len(self.shown)}{what}xv"
        self.shown.append(word)
        return word


def plan(
    staff: Staff,
    finding: str,
    words: Words,
    *,
    stance: Stance = Stance.ACCEPTED,
    reason: str = "",
    action: str = "",
) -> None:
    what = PlanWords(
        stance, words.secret("plan"), TODAY, reason, words.secret("attended"),
        (NewAction(action, "Head of contact", TODAY),) if action else (),
    )  # fmt: skip
    plans.record_plan(staff[Role.INSPECTION_LEAD], finding=finding, plan=what, now=NOW)


def seen(finding: str) -> str:
    card = plan_for(finding)
    assert card is not None
    return card.fingerprint


def agree(staff: Staff, finding: str) -> None:
    governance.approve_position(staff[Role.CHIEF_OFFICER], finding=finding, seen=seen(finding), now=NOW)


def tell_stories(staff: Staff, findings: list[str], words: Words) -> None:
    """Plans approved, waiting and returned; an update, a send-back, a request for closure; a decision."""
    chief, lead = staff[Role.CHIEF_OFFICER], staff[Role.INSPECTION_LEAD]
    _, under_way, returned, refused, closed = findings
    plan(staff, under_way, words, action=words.public("action"))
    agree(staff, under_way)
    action = actions_for([under_way])[under_way][0]
    plans.update_action(
        staff[Role.ACTION_OWNER],
        action_id=action.action_id,
        words=words.secret("update"),
        track="at_risk",
        now=NOW,
    )
    plans.say_finished(
        staff[Role.ACTION_OWNER], finding=under_way, words=words.secret("finished"), on=TODAY, now=NOW
    )
    governance.send_back(lead, finding=under_way, reason=words.secret("sentback"), now=NOW)
    plan(staff, returned, words, action=words.secret("action"))
    governance.return_plan(
        chief, finding=returned, seen=seen(returned), reason=words.secret("returned"), now=NOW
    )
    plan(staff, returned, words, action=words.secret("actionagain"))
    plan(staff, refused, words, stance=Stance.NOT_ACCEPTED, reason=words.public("reason"))
    agree(staff, refused)
    plan(staff, closed, words)
    agree(staff, closed)
    plans.say_finished(
        staff[Role.ACTION_OWNER], finding=closed, words=words.public("done"), on=TODAY, now=NOW
    )
    governance.agree_completion(lead, finding=closed, now=NOW)
    request = ClosureWords(2, words.secret("closure"), TODAY, "E-mail")
    governance.request_closure(chief, finding=closed, request=request, now=NOW)
    decided = DecisionWords(
        Decision.CLOSED, TODAY, words.public("letter"), words.secret("toldby"), words.public("decided")
    )
    governance.record_decision(lead, finding=closed, decided=decided, now=NOW)


def read_another(staff: Staff, words: Words) -> None:
    """A report under review: candidates, a rejected one with its reason, doubts, details; another set aside."""
    lead = staff[Role.INSPECTION_LEAD]
    content = SAMPLE.read_bytes().replace(b"The constabulary knows this.", words.secret("source").encode())
    arrived = receive_document(
        lead, name=f"{words.secret('file')}.html", content=content, area="northmoor", now=NOW,
        source_address=f"https://intranet.example/{words.secret('address')}",
    )  # fmt: skip
    reading_id = review.read_import(lead, import_id=arrived.import_id, clock=lambda: NOW)
    assert reading_id is not None
    review.reject_candidate(lead, reading_id=reading_id, number=1, reason=words.secret("rejected"), now=NOW)
    added = review.CandidateWords(Kind.AREA_FOR_IMPROVEMENT, words.secret("candidate"))
    review.add_candidate(lead, reading_id=reading_id, words=added, now=NOW)
    for doubt in extraction.reading(reading_id).open_doubts:
        review.settle_doubt(
            lead, reading_id=reading_id, doubt_id=doubt.doubt_id, settlement=words.secret("doubt"), now=NOW
        )
    review.set_aside_reading(lead, reading_id=reading_id, reason=words.secret("setaside"), now=NOW)


def write_drafts(staff: Staff, report: str, findings: list[str], words: Words) -> None:
    """Everything written again after publication, and the register corrected."""
    officer = staff[Role.POLICY_OFFICER]
    for finding in findings[1:]:
        explain(staff, finding, words.secret("explanation"), now=LATER)
    comments.write_summary(officer, inspection=report, text=words.secret("summary"), version=None, now=LATER)
    comments.write_statement(
        officer, inspection=report, text=words.secret("statement"), version=None, now=LATER
    )
    say_comments(staff, report, words.secret("comments"), now=LATER)
    asked = meeting_about(report)
    assert asked is not None
    scrutiny.record_answer(
        officer, question_id=asked.questions[0].question_id, answer=words.secret("answer"),
        outcome="not_assured", reason=words.secret("outcome"), now=LATER,
    )  # fmt: skip
    card = finding_card(findings[2])
    assert card is not None
    register.correct_finding(
        staff[Role.INSPECTION_LEAD], reference=findings[2], reason=words.secret("correction"), version=card.version,
        words=register.FindingWords(card.kind, words.secret("text"), words.secret("name")), now=LATER,
    )  # fmt: skip
    make_finding(staff, report, text=words.secret("newtext"), name=words.secret("newname"), now=LATER)


@pytest.fixture
def told(settings: Settings) -> tuple[Staff, str, list[str], Words]:
    """One inspection published with all that may be seen, amid everything that may not."""
    settings.PORTAL_TODAY = date(2024, 9, 1)
    staff, words = make_force(), Words()
    report, findings = make_report(staff)
    tell_stories(staff, findings, words)
    read_another(staff, words)
    write_all(staff, report, findings)
    explain(staff, findings[2], words.public("explanation"))
    for verb, what in ((comments.write_statement, "statement"), (comments.write_summary, "summary")):
        verb(staff[Role.POLICY_OFFICER], inspection=report, text=words.public(what), version=None, now=NOW)
    say_comments(staff, report, words.public("comments"))
    ask(staff, report, words.public("question"))
    approve(staff, report)
    publish(staff, report)
    write_drafts(staff, report, findings, words)
    hidden, other = make_report(staff, title="PEEL 2018/19", published_on=date(2019, 5, 2))
    make_finding(staff, hidden, text=words.secret("hidden"), name=words.secret("hiddenname"))
    register.link_findings(
        staff[Role.INSPECTION_LEAD], later=findings[3], earlier=other[3], kind=Link.FOLLOWS_UP, now=NOW
    )
    return staff, report, findings, words


START = (
    "/",
    "/robots.txt",
    "/sitemap.xml",
    "/findings.json",
    "/findings.csv",
    "/responses.json",
    "/nothing/",
)
OURS = re.compile(r"/(?!desk|static|accounts)[^?#]*")
MACHINES = re.compile(r"/(findings|inspections|responses|forces)/.")


def crawl(client: Client) -> dict[str, bytes]:
    """Every public page, table and file a reader can come to by links, and what machines ask for. No filtered lists."""
    waiting, found = list(START), {}
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        answer = client.get(address)
        found[address] = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer["Content-Type"].startswith("text/html") and not address.startswith("/files/"):
            links = re.findall(r'href="([^"#]+)', found[address].decode())
            waiting += [link for link in links if OURS.fullmatch(link)]
            if MACHINES.match(address):
                waiting.append(f"{address.rstrip('/')}.json")
    return found


def text_of(name: str, body: bytes) -> str:
    """Everything a file says, its properties included."""
    if body.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(body)) as file, pypdfium2.PdfDocument(body) as pages:
            said = [page.get_textpage().get_text_range() for page in pages]
            properties = [str(file.docinfo), str(file.open_metadata())]
        return "\n".join([name, *said, *properties])
    if body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as file:
            return "\n".join(
                [name, *(file.read(part).decode("utf-8", "replace") for part in file.namelist())]
            )
    return f"{name}\n{body.decode('utf-8', 'replace')}"


def payloads() -> str:
    return repr([*Edition.objects.values(), *PublishedFinding.objects.values()])


def test_no_word_that_was_not_published_is_anywhere_public_and_every_published_one_is(client, told):
    words = told[3]
    public = {name: text_of(name, body) for name, body in crawl(client).items()}
    everything = "\n".join([*public.values(), payloads()])
    names = list(NAMES.values())
    private = [*words.secrets, *names, *(name.lower().replace(" ", ".") for name in names), "-lpb.example"]
    assert sorted({word for word in private if word.lower() in everything.lower()}) == []
    assert [word for word in words.shown if word not in everything] == []
    kinds = sorted({name.rsplit(".", 1)[-1] for name in public if name.startswith("/files/")})
    assert kinds == ["docx", "html", "odt", "pdf"]


def test_every_file_of_the_response_holds_the_published_words(client, told):
    _, _, _, words = told
    wanted = [
        word
        for word in words.shown
        if re.search("action|explanation|statement|summary|comments|question", word)
    ]
    files = {name: text_of(name, body) for name, body in crawl(client).items() if name.startswith("/files/")}
    missing = {name: [word for word in wanted if word not in text] for name, text in files.items()}
    assert {name.rsplit(".", 1)[-1]: words for name, words in missing.items()} == {
        "docx": [], "html": [], "odt": [], "pdf": [],
    }  # fmt: skip


def test_ten_times_as_much_unpublished_changes_no_byte(client, told):
    staff, report, findings, words = told
    before, kept = crawl(client), payloads()
    for number in range(10):
        write_drafts(staff, report, findings, words)
        other, unseen = make_report(staff, title=f"Thematic {number}", published_on=date(2024, 1, 1 + number))
        write_all(staff, other, unseen)
        approve(staff, other)
        for verb in ("record_plan", "approve_position", "say_finished"):
            take_step(staff, unseen[3], verb)
    for verb in ("say_finished", "send_back", "say_finished"):
        take_step(staff, findings[1], verb, now=LATER)
    assert (crawl(client), payloads()) == (before, kept)


def test_a_withdrawn_response_leaves_no_word_behind(client, told):
    staff, report, _, words = told
    files = [name for name in crawl(client) if name.startswith("/files/")]
    publishing.withdraw_editions(
        staff[Role.POLICY_OFFICER], kind="response", reference=report, reason="It named a victim.", now=LATER
    )
    assert {client.get(name).status_code for name in files} == {410}
    own = [
        word
        for word in words.shown
        if re.search("action|explanation|statement|summary|comments|question", word)
    ]
    public = "\n".join(text_of(name, body) for name, body in crawl(client).items())
    assert ([word for word in own if word in public], len(files)) == ([], 4)
