"""What the settings refuse to start with. Each case is a process of its own, as an administrator would meet it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

GOOD_KEY = "kq3v9Zt7-Wm2x_Lr8fYb5nHc1pJd6sGa4uEoTi0RzQyXwVkBlNh"


def start(home: str, **variables: str) -> tuple[int, str]:
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "import answerable.site.settings as s; print(s.SECURE, s.DEBUG, *s.ALLOWED_HOSTS)",
        ],
        env={"PATH": os.environ["PATH"], "ANSWERABLE_HOME": home, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return result.returncode, (result.stdout + result.stderr).strip()


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        (
            {"ANSWERABLE_PUBLIC_ADDRESS": "http://answers.northmoor.example"},
            "ANSWERABLE_PUBLIC_ADDRESS is “http://answers.northmoor.example”; "
            "outside this machine it must begin with https://.",
        ),
        (
            {"ANSWERABLE_PUBLIC_ADDRESS": "answers.northmoor.example"},
            "ANSWERABLE_PUBLIC_ADDRESS is “answers.northmoor.example”; "
            "it must look like https://answers.example.org.",
        ),
        (
            {"ANSWERABLE_SECRET_KEY": "short"},
            "ANSWERABLE_SECRET_KEY is too weak; it must be at least 50 random characters.",
        ),
        (
            {"ANSWERABLE_SECRET_KEY": "a" * 60},
            "ANSWERABLE_SECRET_KEY is too weak; it must be at least 50 random characters.",
        ),
    ],
)
def test_unsafe_start_stops_with_a_sentence(tmp_path, variables, sentence):
    assert start(str(tmp_path), **variables) == (2, sentence)


@pytest.mark.parametrize("debug", ["DEBUG", "DJANGO_DEBUG", "ANSWERABLE_DEBUG"])
def test_nothing_turns_debug_on(tmp_path, debug):
    assert start(str(tmp_path), **{debug: "1"}) == (0, "False False 127.0.0.1 [::1] localhost")


def test_https_address_is_secure_and_names_its_host(tmp_path):
    given = {
        "ANSWERABLE_PUBLIC_ADDRESS": "https://answers.northmoor.example",
        "ANSWERABLE_SECRET_KEY": GOOD_KEY,
    }
    assert start(str(tmp_path), **given) == (
        0,
        "True False 127.0.0.1 [::1] answers.northmoor.example localhost",
    )


def test_key_is_made_once_for_its_owner_alone(tmp_path):
    start(str(tmp_path))
    key = tmp_path / "keys" / "secret"
    first = key.read_text("ascii")
    start(str(tmp_path))
    assert (key.read_text("ascii"), key.stat().st_mode & 0o777, len(first) >= 50) == (first, 0o600, True)


def test_deployment_check_is_clean(tmp_path):
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "answerable.console.main",
            "manage",
            "check",
            "--deploy",
            "--fail-level",
            "WARNING",
        ],
        env={
            "PATH": os.environ["PATH"],
            "ANSWERABLE_HOME": str(tmp_path),
            "ANSWERABLE_PUBLIC_ADDRESS": "https://answers.northmoor.example",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
