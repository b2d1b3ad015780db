"""Adding a report: every road in, every file that is refused, and what is kept of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from answerable.desk.reports.forms import FILE_ERRORS
from answerable.documents.cards import CannotRead
from answerable.documents.formats.limits import MAX_BYTES, check_size
from answerable.documents.models import Document, Import
from answerable.extraction.models import Reading
from answerable.journal.queries import latest
from answerable.people.models import Turns
from answerable.rules.permissions import Role
from tests.desk.taking_in import EASTMARCH, SOUTHVALE, bring, client_for, last_import, lead, send, work
from tests.documents.making import paragraph, printed, word, zipped
from tests.factories import make_force

pytestmark = pytest.mark.django_db
GENERIC = "The selected file must be a Word, Excel, OpenDocument, PDF, web page, CSV or text file"


def stored(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def errors(response) -> list[str]:
    summary = re.search(r'govuk-error-summary__list">(.*?)</ul>', response.content.decode(), re.DOTALL)
    return re.findall(r"<a[^>]*>(.*?)</a>", summary[1]) if summary else []


def test_report_goes_from_upload_through_its_reading_to_its_review(
    staff, files, django_capture_on_commit_callbacks
):
    client = lead(staff)
    sent = send(client, "southvale.txt", SOUTHVALE.read_bytes(), source_address="https://southvale.example/r")
    row = last_import()
    assert sent.url == f"/desk/reports/imports/{row.pk}"
    waiting = client.get(sent.url).content.decode()
    assert "It is waiting for its turn." in waiting
    assert 'role="status"' in waiting
    with django_capture_on_commit_callbacks(execute=True):
        work()
    reading = Reading.objects.get()
    assert client.get(sent.url).url == f"/desk/reports/{reading.pk}/"
    assert client.get(f"/desk/reports/{reading.pk}/").status_code == 200
    assert Document.objects.get().source_address == "https://southvale.example/r"
    assert stored(files) == [Document.objects.get().sha256]
    assert [entry.verb for entry in latest()][:2] == ["read_document", "receive_document"]
    assert latest()[0].actor_name == "worker, for Imogen Farrow"


def test_pasted_text_is_read_like_a_file(staff):
    client = lead(staff)
    sent = client.post("/desk/reports/add", {"words": SOUTHVALE.read_text("utf-8")})
    assert (sent.status_code, last_import().name) == (302, "pasted text.txt")
    work()
    assert Reading.objects.get().candidates.count() == 4


def test_pasted_source_of_a_page_is_read_as_a_page(staff):
    lead(staff).post("/desk/reports/add", {"words": EASTMARCH.read_text("utf-8")})
    assert last_import().name == "pasted page.html"
    work()
    assert (Document.objects.get().format, Reading.objects.get().candidates.count()) == ("html", 7)


def test_same_bytes_again_are_met_with_who_added_them_and_a_link(staff):
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    again = send(client, "another name.txt", SOUTHVALE.read_bytes())
    page = again.content.decode()
    assert again.status_code == 200
    assert "We have this report already" in page
    assert "by Imogen Farrow" in page
    assert f"/desk/reports/{reading_id}/" in page
    assert Import.objects.count() == 1


def test_same_bytes_while_they_are_read_lead_to_the_reading_under_way(staff):
    client = lead(staff)
    first = send(client, "southvale.txt", SOUTHVALE.read_bytes())
    second = send(client, "southvale.txt", SOUTHVALE.read_bytes())
    assert (second.url, Import.objects.count()) == (first.url, 1)


def test_same_bytes_of_another_area_tell_nothing_about_it(staff):
    eastmarch = make_force("eastmarch")
    bring(lead(staff), SOUTHVALE)
    sent = send(lead(eastmarch), "southvale.txt", SOUTHVALE.read_bytes())
    assert sent.status_code == 302
    work()
    assert sorted(Reading.objects.values_list("area", flat=True)) == ["eastmarch", "northmoor"]
    assert Document.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Select a report"),
        ({"words": "  "}, "Select a report"),
        (
            {"words": "x", "source_address": "not an address"},
            "Enter a web address in the right form, like https://www.example.org/report",
        ),
    ],
)
def test_form_without_a_report_says_what_to_do(staff, fields, said):
    response = lead(staff).post("/desk/reports/add", fields)
    assert (response.status_code, errors(response), Import.objects.count()) == (422, [said], 0)
    assert "<title>Error: " in response.content.decode()


def test_file_and_pasted_text_together_are_refused(staff):
    response = send(lead(staff), "a.txt", b"words", words="more words")
    assert (response.status_code, errors(response)) == (422, ["Upload a file or paste text, not both"])


def locked_pdf() -> bytes:
    with pikepdf.open(BytesIO(printed("Secret"))) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(user="a", owner="b"))
    return out.getvalue()


def long_pdf() -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(1001):
            pdf.add_blank_page()
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def entity() -> bytes:
    document = (
        '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    return word("", extra={"word/document.xml": document})


AT_ONCE: list[tuple[str, Callable[[], bytes], str]] = [
    ("empty.docx", lambda: b"", "The selected file is empty"),
    ("blank.txt", lambda: b" \n\n ", "The selected file is empty"),
    ("report.docx", lambda: b"MZ\x90\x00" + bytes(range(256)) * 40, GENERIC),
    ("picture.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), GENERIC),
    (
        "letter.rtf",
        lambda: b"{\\rtf1 words}",
        "This is a rich text file (.rtf). Save it as .docx and try again",
    ),
]


@pytest.mark.parametrize(("name", "make", "said"), AT_ONCE, ids=[name for name, _, _ in AT_ONCE])
def test_file_refused_at_the_door_leaves_nothing_behind(staff, files, name, make, said):
    client = lead(staff)
    response = send(client, name, make())
    assert (response.status_code, errors(response)) == (422, [said])
    assert (Import.objects.count(), stored(files)) == (0, [])
    assert client.get("/desk/reports/").status_code == 200


WHILE_READ: list[tuple[str, Callable[[], bytes], str, str]] = [
    (
        "bomb.docx",
        lambda: word("", extra={"word/media/zeros.xml": b"\0" * 20_000_000}),
        "unsafe",
        "Save it as another type, for example .docx or text, and add that.",
    ),
    (
        "cut.docx",
        lambda: word(paragraph("Words"))[:-40],
        "damaged",
        "The file is damaged: it could not be read",
    ),
    ("any.docx", lambda: zipped({"hello.txt": "hello"}), "wrong_type", "It is not a file we can read."),
    ("locked.pdf", locked_pdf, "encrypted", "Save a copy without the password and add that."),
    ("long.pdf", long_pdf, "too_long", "Add the part with the findings, or type them in."),
    ("entity.docx", entity, "unsafe", "Save it as another type, for example .docx or text, and add that."),
    (
        "cut.pdf",
        lambda: printed("Words")[:400],
        "damaged",
        "Open it where it was made, save it again and try again.",
    ),
]


@pytest.mark.parametrize(
    ("name", "make", "code", "advice"), WHILE_READ, ids=[name for name, _, _, _ in WHILE_READ]
)
def test_file_refused_while_it_is_read_ends_in_a_sentence_and_nothing_is_kept(
    staff, files, name, make, code, advice, django_capture_on_commit_callbacks
):
    client = lead(staff)
    sent = send(client, name, make())
    with django_capture_on_commit_callbacks(execute=True):
        work()
    row = last_import()
    page = client.get(sent.url).content.decode()
    assert (row.state, row.code, bool(row.sentence)) == ("refused", code, True)
    assert "We could not read it" in page
    assert advice in page
    assert "Try another file" in page
    assert (Document.objects.count(), stored(files)) == (0, [])
    assert latest()[0].verb == "refuse_document"
    assert client.get("/desk/reports/").status_code == 200


def test_reading_that_died_says_so_and_the_file_can_be_added_again(staff):
    client = lead(staff)
    sent = send(client, "southvale.txt", SOUTHVALE.read_bytes())
    Import.objects.update(state="reading", started_at="2024-01-01T00:00:00Z")
    assert "This takes much longer than it should." in client.get(sent.url).content.decode()
    again = send(client, "southvale.txt", SOUTHVALE.read_bytes())
    assert (again.status_code, again.url == sent.url) == (302, False)


def test_twenty_uploads_in_ten_minutes_are_enough(staff):
    client = lead(staff)
    assert send(client, "a.docx", b"").status_code == 422
    Turns.objects.update(taken=20)
    response = send(client, "a.docx", b"")
    assert (response.status_code, 0 < int(response.headers["Retry-After"]) <= 600) == (429, True)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ACTION_OWNER, Role.CHIEF_OFFICER, Role.COMMISSIONER])
def test_role_that_may_not_add_is_refused(staff, role):
    client = client_for(staff[role])
    assert client.get("/desk/reports/add").status_code == 403
    assert send(client, "southvale.txt", SOUTHVALE.read_bytes()).status_code == 403
    assert Import.objects.count() == 0


def test_person_of_another_area_may_not_see_an_import_or_its_file(staff):
    eastmarch = make_force("eastmarch")
    client = lead(staff)
    reading_id = bring(client, SOUTHVALE)
    stranger = lead(eastmarch)
    seen = [
        stranger.get(address).status_code
        for address in (
            f"/desk/reports/imports/{last_import().pk}",
            f"/desk/reports/{reading_id}/",
            f"/desk/reports/{reading_id}/original",
        )
    ]
    assert seen == [403, 403, 403]


def test_administrator_chooses_whose_report_it_is(staff):
    client = client_for(staff[Role.ADMINISTRATOR])
    unsaid = send(client, "southvale.txt", SOUTHVALE.read_bytes())
    assert (unsaid.status_code, errors(unsaid)) == (422, ["Select a police area"])
    assert send(client, "southvale.txt", SOUTHVALE.read_bytes(), area="northmoor").status_code == 302
    assert last_import().area == "northmoor"


def test_original_comes_back_byte_for_byte_as_something_to_save(staff):
    client = lead(staff)
    reading_id = bring(client, Path("An “odd” name.html"), EASTMARCH.read_bytes())
    response = client.get(f"/desk/reports/{reading_id}/original")
    assert response.content == EASTMARCH.read_bytes()
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Disposition"] == (
        "attachment; filename=\"An_odd_name.html\"; filename*=UTF-8''An%20%E2%80%9Codd%E2%80%9D%20name.html"
    )
    assert "sandbox" in response.headers["Content-Security-Policy"]


def test_file_waits_in_the_store_only_until_it_is_read(staff, files):
    send(lead(staff), "southvale.txt", SOUTHVALE.read_bytes())
    assert default_storage.exists(last_import().stored_as)
    assert [path.parent.name for path in files.rglob("*") if path.is_file()] == ["incoming"]


def test_add_page_asks_few_questions_of_the_database(staff):
    client = lead(staff)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get("/desk/reports/add")
    assert len(queries) <= 12


@pytest.mark.parametrize(
    ("state", "step", "done", "said"),
    [
        ("waiting", "", ["Checking its type"], "Step 2 of 5. It is waiting for its turn."),
        (
            "reading",
            "Reading the file",
            ["Checking its type", "Waiting for its turn"],
            "Step 3 of 5. Opening it apart from everything else.",
        ),
        (
            "reading",
            "Reading page 2 of 4",
            ["Checking its type", "Waiting for its turn", "Opening it apart from everything else"],
            "Step 4 of 5. Reading page 2 of 4.",
        ),
    ],
)
def test_progress_says_only_what_has_happened(staff, state, step, done, said):
    client = lead(staff)
    send(client, "southvale.txt", SOUTHVALE.read_bytes())
    row = last_import()
    Import.objects.filter(pk=row.pk).update(state=state, step=step)
    markup = client.get(f"/desk/reports/imports/{row.pk}").content.decode()
    assert (said in markup, "safe" in markup, "virus" in markup) == (True, False, False)
    items = [
        " ".join(one.text_content().split()) for one in html.fromstring(markup).xpath("//*[@data-live]//li")
    ]
    assert [one.removeprefix("Done: ") for one in items if one.startswith("Done: ")] == done


def test_every_word_about_the_limit_says_the_same_number(staff):
    form = lead(staff).get("/desk/reports/add").content.decode()
    with pytest.raises(CannotRead) as refused:
        check_size(MAX_BYTES + 1)
    assert (MAX_BYTES, "up to 50MB" in form) == (50_000_000, True)
    assert FILE_ERRORS["too_large"] == "The selected file must be smaller than 50MB"
    assert str(refused.value) == "The file is 51MB; the limit is 50MB."
