"""The journal page: whole or not, newest first, and only what one may read."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client

from answerable.desk import journal
from answerable.journal.queries import latest, length
from answerable.journal.triggers import lift_triggers
from answerable.rules.permissions import Action, Role, may
from answerable.rules.vocabulary import Position
from tests.factories import Staff, bring_to, make_finding, make_force, make_inspection, sign_in

pytestmark = pytest.mark.django_db


def read(client: Client, address: str = "/desk/journal/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def numbers(page: str) -> list[int]:
    return [int(one) for one in re.findall(r'font-weight-regular">(\d+)<span', page)]


def test_a_whole_journal_says_so(client: Client, staff: Staff) -> None:
    sign_in(client, staff[Role.AUDITOR])
    page = read(client)
    assert re.findall(r"<h1[^>]*>([^<]+)<", page) == ["Journal checked just now: no changes found"]
    assert f"{length()} entries read in order" in page
    assert latest(limit=1)[0].hash in page


def test_a_changed_entry_is_named(client: Client, staff: Staff) -> None:
    sign_in(client, staff[Role.AUDITOR])
    lift_triggers(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET actor_name = 'Nobody' WHERE seq = 3")
    page = read(client)
    assert re.findall(r"<h1[^>]*>([^<]+)<", page) == ["The journal was changed"]
    assert "Entry 3 was changed: what it says does not fit its own hash." in page


def test_a_long_journal_is_checked_when_asked(
    client: Client, staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "AT_ONCE", 3)
    sign_in(client, staff[Role.AUDITOR])
    assert 'href="?check=now">Check it now</a>' in read(client)
    assert "no changes found" in read(client, "/desk/journal/?check=now")


def test_it_is_read_newest_first_and_turned_by_number(client: Client, staff: Staff) -> None:
    report = make_inspection(staff)
    for _ in range(60):
        make_finding(staff, report)
    sign_in(client, staff[Role.INSPECTION_LEAD])
    total = length()
    first = numbers(read(client))
    assert first == list(range(total, total - 50, -1))
    older = re.findall(r'href="(\?before=\d+)"', read(client))
    assert numbers(read(client, f"/desk/journal/{older[0]}"))[:2] == [total - 50, total - 51]


def test_search_finds_a_reference_and_what_lies_beneath_it(client: Client, staff: Staff) -> None:
    report = make_inspection(staff)
    finding, other = make_finding(staff, report), make_finding(staff, report)
    bring_to(staff, finding, Position.PLANNED)
    sign_in(client, staff[Role.AUDITOR])
    page = read(client, f"/desk/journal/?about={finding}")
    assert (len(numbers(page)), other in page) == (2, False)
    assert len(numbers(read(client, f"/desk/journal/?about={report}"))) == 4
    assert "No entry is about “peel.nowhere”." in read(client, "/desk/journal/?about=peel.nowhere")


def test_what_was_done_elsewhere_is_not_shown(client: Client, staff: Staff) -> None:
    others = make_force("southvale")
    theirs = make_finding(others, make_inspection(others))
    sign_in(client, staff[Role.AUDITOR])
    assert theirs not in read(client)
    assert numbers(read(client, f"/desk/journal/?about={theirs}")) == []
    sign_in(client, staff[Role.ADMINISTRATOR])
    assert theirs in read(client)


def test_only_those_who_may_read_the_journal_do(client: Client, staff: Staff) -> None:
    for role in Role:
        sign_in(client, staff[role])
        allowed = may(staff[role], Action.READ_JOURNAL, area="northmoor")
        assert client.get("/desk/journal/").status_code == (200 if allowed else 403), role
