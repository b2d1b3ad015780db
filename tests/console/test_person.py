"""`answerable person`: somebody is added, given a role, and leaves; every mistake is one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    first = ("init", "--email", "ada@office.example", "--name", "Ada Moss")
    assert answerable(folder, *first, password="another long secret").returncode == 0
    return folder


def answerable(home: Path, *words: str, password: str = "") -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("ANSWERABLE_")}
    environment |= {"ANSWERABLE_HOME": str(home), "ANSWERABLE_PASSWORD": password}
    environment.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "answerable.console.main", *words],
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


def test_somebody_is_added_gets_a_second_role_and_leaves(home: Path) -> None:
    lead = ("person", "--email", "lee@force.example", "--body", "cleveland", "--role", "inspection_lead")
    added = answerable(home, *lead, "--name", "Lee Hart", password="a long enough secret")
    assert (added.returncode, added.stdout) == (0, "Lee Hart acts as inspection lead for cleveland.\n")
    second = answerable(home, *lead[:-1], "action_owner")
    assert (second.returncode, second.stdout) == (0, "Lee Hart acts as action owner for cleveland.\n")
    again = answerable(home, *lead)
    assert (again.returncode, again.stdout, len(again.stderr.splitlines())) == (1, "", 1)
    gone = answerable(home, "person", "--email", "lee@force.example", "--leaves")
    assert (gone.returncode, gone.stdout) == (0, "Lee Hart may do nothing from now on.\n")
    assert answerable(home, "verify").returncode == 0


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (("--email", "new@force.example"), 2, "Give --role, or --leaves."),
        (("--email", "new@force.example", "--leaves"), 1, "Nobody signs in as new@force.example."),
        (
            ("--email", "new@force.example", "--body", "cleveland", "--role", "auditor"),
            2,
            "Nobody signs in as new@force.example yet: give --name too.",
        ),
    ],
)
def test_mistake_is_one_sentence(home: Path, words: tuple[str, ...], status: int, sentence: str) -> None:
    done = answerable(home, "person", *words)
    assert (done.returncode, done.stderr.strip(), done.stdout) == (status, sentence, "")
