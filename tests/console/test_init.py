"""`answerable init`, `verify`, `checkpoint`, `manage`, `serve`: each in a process and an installation of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(home: Path, **variables: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "ANSWERABLE_HOME": str(home), **variables}


@pytest.fixture
def answerable(tmp_path: Path) -> Run:
    def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "answerable.console.main", *words],
            env=environment(tmp_path / "home", **variables),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture
def installed(answerable: Run) -> Run:
    words = ("init", "--email", "ada@northmoor.example", "--name", "Ada Min")
    assert answerable(*words, ANSWERABLE_PASSWORD="seven quiet herons").returncode == 0
    return answerable


def said(result: subprocess.CompletedProcess[str]) -> tuple[int, str, str]:
    return result.returncode, result.stdout, result.stderr


def test_init_makes_everything_once(answerable):
    words = ("init", "--email", "ada@northmoor.example", "--name", "Ada Min")
    assert said(answerable(*words, ANSWERABLE_PASSWORD="seven quiet herons")) == (
        0,
        "The database is ready. 86 bodies were added.\nAda Min may sign in as ada@northmoor.example.\n",
        "",
    )
    assert said(answerable(*words, ANSWERABLE_PASSWORD="eight slow otters")) == (
        0,
        "The database is ready.\nThere is an administrator already; “answerable person” adds others.\n",
        "",
    )


def test_init_without_a_person_says_that_nobody_can_sign_in(answerable):
    assert said(answerable("init")) == (
        0,
        "The database is ready. 86 bodies were added.\n"
        "Nobody can sign in yet. Give --email and --name for the first administrator.\n",
        "",
    )


def test_init_takes_the_password_from_a_file(answerable, tmp_path):
    file = tmp_path / "password"
    file.write_text("seven quiet herons\n", "utf-8")
    words = ("init", "--email", "a@northmoor.example", "--name", "Ada", "--password-file", str(file))
    assert answerable(*words).stdout.splitlines()[-1] == "Ada may sign in as a@northmoor.example."


def test_init_refuses_a_weak_password_in_a_sentence(answerable):
    words = ("init", "--email", "a@northmoor.example", "--name", "Ada")
    result = answerable(*words, ANSWERABLE_PASSWORD="herons")
    sentence = "This password is too short. It must contain at least 12 characters.\n"
    assert (result.returncode, result.stderr) == (1, sentence)


def test_init_without_a_terminal_says_how_to_give_the_password(answerable):
    result = answerable("init", "--email", "a@northmoor.example", "--name", "Ada")
    sentence = "Give the password in a file with --password-file, or in ANSWERABLE_PASSWORD.\n"
    assert (result.returncode, result.stderr) == (1, sentence)


def test_password_is_no_option(answerable):
    assert answerable("init", "--password", "seven quiet herons").returncode == 2


def test_verify_says_whole_and_names_what_was_changed(installed, tmp_path):
    result = installed("verify")
    assert (result.returncode, result.stdout.split(".")[0]) == (0, "The journal is whole: 2 entries")
    with sqlite3.connect(tmp_path / "home" / "answerable.sqlite3") as database:
        database.execute("DROP TRIGGER journal_no_update")
        database.execute("UPDATE journal_entry SET actor_name = 'somebody else' WHERE seq = 2")
    database.close()
    assert said(installed("verify")) == (
        1,
        "",
        "Entry 2 was changed: what it says does not fit its own hash. Good entries before it: 1.\n",
    )


def test_migrating_again_sets_a_dropped_trigger_again(installed, tmp_path):
    with sqlite3.connect(tmp_path / "home" / "answerable.sqlite3") as database:
        database.execute("DROP TRIGGER journal_no_update")
    assert installed("init").returncode == 0
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.execute("UPDATE journal_entry SET verb = 'x'")
    database.close()


def test_checkpoint_finds_a_database_put_back(installed, tmp_path):
    file, database = tmp_path / "checkpoint.json", tmp_path / "home" / "answerable.sqlite3"
    early = database.read_bytes()
    assert installed("checkpoint", str(file)).returncode == 0
    assert json.loads(file.read_text("utf-8"))["seq"] == 2
    assert installed("verify", "--checkpoint", str(file)).returncode == 0
    assert installed("checkpoint", str(tmp_path / "later.json")).returncode == 0
    database.write_bytes(early)
    result = installed("verify", "--checkpoint", str(tmp_path / "later.json"))
    sentence = "The journal ends at entry 2, but the checkpoint saw entry 3: the end was cut off."
    assert (result.returncode, result.stderr.split(" Good entries")[0]) == (1, sentence)


def test_checkpoint_leaves_an_existing_file_alone(installed, tmp_path):
    file = tmp_path / "checkpoint.json"
    file.write_text("mine", "utf-8")
    assert said(installed("checkpoint", str(file))) == (1, "", f"{file}: File exists.\n")
    assert file.read_text("utf-8") == "mine"
    assert said(installed("verify", "--checkpoint", str(file))) == (
        2,
        "",
        "This file is not a checkpoint of a journal.\n",
    )


def test_checkpoint_of_another_installation_is_named_as_such(installed, tmp_path):
    file = tmp_path / "checkpoint.json"
    installed("checkpoint", str(file))
    (tmp_path / "home" / "keys" / "journal").unlink()
    result = installed("verify", "--checkpoint", str(file))
    sentence = "Mind: this checkpoint was signed with another key than this installation's.\n"
    assert (result.returncode, result.stderr) == (0, sentence)


def test_manage_passes_on_to_django(answerable):
    assert said(answerable("manage", "check")) == (0, "System check identified no issues (0 silenced).\n", "")


@pytest.mark.parametrize("words", [[], ["nonsense"], ["serve", "--port", "x"]])
def test_wrong_command_line_is_status_two(answerable, words):
    assert answerable(*words).returncode == 2


def test_serve_wants_a_ready_database(answerable):
    result = answerable("serve")
    assert result.returncode == 1
    assert result.stderr.endswith("migrations wait. Run “answerable init”.\n")


def test_serve_answers_and_stops_cleanly_with_its_worker(installed, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "answerable.console.main", "serve", "--port", str(port)],
        env=environment(tmp_path / "home"),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == f"Answerable is at http://127.0.0.1:{port}/ (Ctrl-C stops it).\n"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=20) as answer:
            assert answer.read() == b"ok\n"
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text("ascii").split()
        assert len(children) == 1
        second = installed("serve", "--port", str(port))
        assert (second.returncode, second.stderr.split(":")[0]) == (
            1,
            f"Port {port} of 127.0.0.1 cannot be used",
        )
    finally:
        server.send_signal(signal.SIGTERM)
        status = server.wait(timeout=30)
        server.stdout.close()
    assert status == 0
    deadline = time.monotonic() + 10
    while Path(f"/proc/{children[0]}").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not Path(f"/proc/{children[0]}").exists()
