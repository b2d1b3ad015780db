"""Write every page that has changed, and say which."""

from __future__ import annotations

from tools.reference import FOLDER, PAGES


def main() -> None:
    """Names the pages that were written anew."""
    for name, write in PAGES.items():
        page, words = FOLDER / name, write()
        if not page.is_file() or page.read_text("utf-8") != words:
            page.write_text(words, "utf-8")
            print(f"docs/reference/{name} is new")


main()
