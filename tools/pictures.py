"""The pictures of the documentation, taken of a demonstration made for the purpose; see `tools/take-pictures`.

The demonstration is made as of today and served as it is to anybody, so a picture taken on another day differs in its
dates. Nothing of an installation that is here already is touched.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium, launch

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "tests" / "samples" / "forms" / "northmoor.txt"
WIDE, NARROW, TALLEST, HEAVIEST = 1280, 320, 1800, 200_000
PASSWORD = "northmoor-by-the-sea"
LEAD, OFFICER, OWNER = (
    "imogen.farrow@northmoor.example",
    "priya.nair@northmoor-pcc.example",
    "claire.dunmore@northmoor.example",
)
NEWEST, OLDER = "peel-2023-25.northmoor", "peel-2021-22.northmoor"


@dataclass(frozen=True, slots=True)
class Picture:
    """What is photographed: an address, or a way to get to one; who looks (nobody: the public); how wide."""

    name: str
    at: str | Callable[[Page], None]
    who: str = ""
    width: int = WIDE


def to_review(page: Page) -> None:
    """Bring a sample report in and wait until it may be reviewed."""
    page.goto("/desk/reports/add")
    page.set_input_files("input[type=file]", SAMPLE)
    page.get_by_role("button", name="Add the report").click()
    page.wait_for_url(re.compile(r"/desk/reports/\d+/$"), timeout=60_000)


def to_update(page: Page) -> None:
    """The first action on a finding that is under way."""
    page.goto(f"/desk/findings/{OLDER}.afi-02/")
    page.locator("a[href*='/actions/']:not([href$='/add/'])").first.click()
    page.wait_for_url(re.compile(r"/actions/\d+/$"))


PICTURES = (
    Picture("public-start", "/"),
    Picture("public-force", "/forces/northmoor/"),
    Picture("public-finding", f"/findings/{OLDER}.coc-1/"),
    Picture("public-finding-narrow", f"/findings/{OLDER}.coc-1/", width=NARROW),
    Picture("public-response", f"/responses/{OLDER}/"),
    Picture("your-work", "/desk/", LEAD),
    Picture("review", to_review, LEAD),
    Picture("findings", "/desk/findings/", LEAD),
    Picture("finding-record", f"/desk/findings/{OLDER}.coc-1/", LEAD),
    Picture("write-response", f"/desk/responses/{NEWEST}/", OFFICER),
    Picture("progress-narrow", to_update, OWNER, NARROW),
)


def main(names: list[str]) -> int:
    """0 when every picture asked for is taken and light enough."""
    if chromium() is None:
        sys.exit("Chromium is needed to take pictures.")
    if strangers := set(names) - {one.name for one in PICTURES}:
        sys.exit(f"No such picture: {', '.join(sorted(strangers))}.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = launch(playwright)
        for picture in PICTURES:
            if not names or picture.name in names:
                size = keep(picture, taken(browser, address, picture))
                print(f"{picture.name}.png: {size:,} bytes", flush=True)
        browser.close()
    return 0


@contextmanager
def served() -> Iterator[str]:
    """The address of a demonstration that is served until the block ends."""
    with tempfile.TemporaryDirectory(prefix="answerable-pictures-") as home:
        environment = {"PATH": os.environ["PATH"], "ANSWERABLE_HOME": home}
        answerable = [sys.executable, "-m", "answerable.console.main"]
        subprocess.run(
            [*answerable, "demo", "--no-serve"], env=environment, check=True, stdout=subprocess.DEVNULL
        )
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(
            [*answerable, "serve", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/healthz")
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(address: str) -> None:
    """Until the server answers, for thirty seconds at most."""
    until = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def taken(browser: Browser, address: str, picture: Picture) -> bytes:
    """A full page as PNG, as this person sees it."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": picture.width, "height": 800},
        locale="en-GB",
        reduced_motion="reduce",
    )
    page = context.new_page()
    if picture.who:
        page.goto("/accounts/login/")
        page.fill("input[name=login]", picture.who)
        page.fill("input[name=password]", PASSWORD)
        page.locator("main button").click()
        page.wait_for_url("**/desk/**")
    if isinstance(picture.at, str):
        answer = page.goto(picture.at)
        if answer is None or answer.status != 200:
            raise RuntimeError(f"{picture.at} answers {answer and answer.status}.")
    else:
        picture.at(page)
    page.wait_for_load_state("networkidle")
    shot = page.screenshot(full_page=True)
    context.close()
    return shot


def keep(picture: Picture, shot: bytes) -> int:
    """Crop to the tallest a page may be, reduce the colours, save; the size in bytes."""
    image = Image.open(BytesIO(shot)).convert("RGB")
    image = image.crop((0, 0, image.width, min(image.height, TALLEST)))
    file = FOLDER / f"{picture.name}.png"
    # The colours that stand furthest apart, so that a small mark keeps its own among the many greys of letters.
    for colours in (192, 96, 48, 24):
        few = image.quantize(colours, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        few.save(file, optimize=True)
        if file.stat().st_size < HEAVIEST:
            break
    return file.stat().st_size


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
