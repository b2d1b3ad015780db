"""How well documents are read, against the truth beside each; and how fast.

    python bench/reading.py [FOLDER …] [--only WORD] [--failures] [--json OUT]
    python bench/reading.py --speed      a 100-page PDF against bare text extraction with the same library

Every file with NAME.truth.json beside it is read and scored; one truth serves several formats of the same NAME. Without
FOLDER the project's own samples are taken. --only keeps the files whose path holds a word, --failures prints one line for
each value that is not as it should be, --weak sums them up as JSON, --json writes everything. How to write a truth:
docs/how-to/score-a-folder.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from scoring.figures import figures, printed
from scoring.files import Scored, files_in, score_file, weaknesses
from speed import speed

_LIBRARY = Path(__file__).parents[1] / "tests" / "samples" / "library"


def report(scored: Sequence[Scored], *, failures: bool) -> None:
    """Print a line for each file, or for each failure, and the figures of all together."""
    for one in scored:
        if failures:
            for miss in one.score.misses:
                print(f"{one.path.name}: {miss}")
        else:
            state = f"{len(one.score.misses)} not as they should be" if one.score.misses else "all right"
            print(f"{one.path.name}: {state} (read by {one.reader} in {one.seconds:.2f} s)")
    print(f"\n{len(scored)} files")
    print("\n".join(printed(figures(sum((one.score.tally for one in scored), Counter())))))
    slowest = max(scored, key=lambda one: one.seconds)
    mean = sum(one.seconds for one in scored) / len(scored)
    print(f"seconds per file: {mean:.2f} in the mean, slowest {slowest.seconds:.2f} ({slowest.path.name})")


def as_json(scored: Sequence[Scored]) -> str:
    """Everything, for programs: the figures of all, and of each file with its misses."""
    documents = [
        {"path": str(one.path), "reader": one.reader, "seconds": round(one.seconds, 3),
         "misses": one.score.misses, "figures": figures(one.score.tally)}
        for one in scored
    ]  # fmt: skip
    whole = figures(sum((one.score.tally for one in scored), Counter()))
    return json.dumps({"figures": whole, "documents": documents}, ensure_ascii=False, indent=1)


def main(arguments: Sequence[str]) -> None:
    """See the module's own words."""
    parser = argparse.ArgumentParser(description="Score how well documents are read.")
    parser.add_argument("folders", nargs="*", type=Path, default=[_LIBRARY], metavar="FOLDER")
    parser.add_argument("--only", default="", metavar="WORD")
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--json", type=Path, metavar="OUT")
    parser.add_argument(
        "--weak", action="store_true", help="print what is not right as JSON, and nothing else"
    )
    parser.add_argument("--speed", action="store_true")
    asked = parser.parse_args(arguments)
    if asked.speed:
        speed()
        return
    scored = [one for path in files_in(asked.folders, only=asked.only) if (one := score_file(path))]
    if not scored:
        sys.exit("No file with a NAME.truth.json beside it was found.")
    if asked.weak:
        table = {one.path.name: weak for one in scored if (weak := weaknesses(one))}
        print(json.dumps(table, ensure_ascii=False, indent=1))
        return
    report(scored, failures=asked.failures)
    if asked.json:
        asked.json.write_text(as_json(scored) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
