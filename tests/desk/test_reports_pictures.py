"""The page as printed: a picture with the candidate's passage outlined, drawn apart, for those who may see the report."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import typst
from PIL import Image

from answerable.documents.cards import CannotRead
from answerable.documents.formats.page_picture import draw_page
from answerable.rules.permissions import Role
from tests.desk.taking_in import EASTMARCH, bring, client_for, lead, reading
from tests.factories import Staff, make_force

INK = (29, 112, 184)
REPORT = """#set page(paper: "a4")
= PEEL 2021/22 An inspection of Northmoor Police
Published on: 3 May 2023
== Responding to the public
Adequate
=== Area for improvement
The force should answer callers who wait sooner.
#pagebreak()
== Investigating crime
Good
=== Area for improvement
The force should keep every case file in one place.
"""


@pytest.fixture
def report() -> bytes:
    return typst.compile(REPORT.encode())


def blue_rows(png: bytes) -> tuple[int, int]:
    """The first and last row of the picture that has the outline's ink, or (-1, -1)."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    pixels = picture.load()
    assert pixels is not None
    close = lambda found: all(abs(a - b) < 24 for a, b in zip(found, INK, strict=True))  # noqa: E731
    rows = [y for y in range(picture.height) if any(close(pixels[x, y]) for x in range(0, picture.width, 3))]
    return (rows[0], rows[-1]) if rows else (-1, -1)


def test_page_is_drawn_with_a_line_round_the_box(report: bytes, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(report)
    plain = draw_page(path, page=1)
    assert (Image.open(io.BytesIO(plain)).format, blue_rows(plain)) == ("PNG", (-1, -1))
    top, bottom = blue_rows(draw_page(path, page=1, boxes=[(70, 100, 500, 200)]))
    assert abs(top - (100 * 1.6 - 4)) <= 4
    assert abs(bottom - (200 * 1.6 + 4)) <= 4


@pytest.mark.parametrize(("page", "code"), [(0, "no_page"), (3, "no_page")])
def test_page_that_is_not_there_is_refused(report: bytes, tmp_path: Path, page: int, code: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(report)
    with pytest.raises(CannotRead) as caught:
        draw_page(path, page=page)
    assert caught.value.code == code


def test_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7 and nothing more")
    with pytest.raises(CannotRead) as caught:
        draw_page(path, page=1)
    assert caught.value.code == "damaged"


pytestmark = pytest.mark.django_db


def test_review_shows_the_page_with_its_candidates_outlined(staff: Staff, report: bytes) -> None:
    client = lead(staff)
    reading_id = bring(client, Path("report.pdf"), report)
    second = next(one.number for one in reading(reading_id).kept if one.page == 2)
    words = client.get(f"/desk/reports/{reading_id}/").content.decode()
    assert f'href="/desk/reports/{reading_id}/?picture=1#source"' in words
    page = client.get(f"/desk/reports/{reading_id}/", {"picture": "2", "mark": str(second)}).content.decode()
    address = f"/desk/reports/{reading_id}/pages/2.png?mark={second}"
    assert f'<img src="{address}" alt="Page 2 as printed, candidate {second} outlined.">' in page
    sent = client.get(address)
    assert (sent.status_code, sent.headers["Content-Type"]) == (200, "image/png")
    assert blue_rows(sent.content) != (-1, -1)
    other = client.get(f"/desk/reports/{reading_id}/pages/1.png?mark={second}")
    assert blue_rows(other.content) == (-1, -1)


def test_pictures_are_for_those_who_may_see_the_report_and_of_pages_that_exist(
    staff: Staff, report: bytes
) -> None:
    client = lead(staff)
    reading_id = bring(client, Path("report.pdf"), report)
    stranger = lead(make_force("eastmarch"))
    assert stranger.get(f"/desk/reports/{reading_id}/pages/1.png").status_code == 403
    assert client.get(f"/desk/reports/{reading_id}/pages/9.png").status_code == 404
    assert "as printed" not in client.get(f"/desk/reports/{reading_id}/?picture=9").content.decode()
    assert client_for(staff[Role.AUDITOR]).get(f"/desk/reports/{reading_id}/pages/1.png").status_code == 200
    words = bring(client, EASTMARCH)
    assert client.get(f"/desk/reports/{words}/pages/1.png").status_code == 404
    assert "As printed" not in client.get(f"/desk/reports/{words}/").content.decode()
