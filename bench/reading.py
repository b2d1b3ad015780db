"""How well and how fast documents are read.

    python bench/reading.py [FOLDER]     precision and recall against NAME.truth.json beside each file
    python bench/reading.py --speed      a 100-page PDF against bare text extraction with the same library

Without FOLDER the corpus beside the repository is taken, if there is one. A finding is right when its kind and one of its
accepted wordings match; a grade when area and grade match; a fact when it is one of the accepted answers.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from answerable.documents.formats import read_blocks
from answerable.extraction.readers import read
from answerable.extraction.readers.json_form import to_json
from speed import speed

_FACTS = ("kind", "title", "force", "published", "monitoring_phase", "pcc_statement", "force_response")
_SUFFIXES = (".txt", ".html", ".docx", ".doc", ".odt", ".pdf")
_ROOT = Path(__file__).parents[1]


def score(got: dict[str, Any], right: dict[str, Any]) -> Counter[str]:
    """Right, wrong and missed findings, grades and facts of one document."""
    counts: Counter[str] = Counter()
    left = list(right["findings"])
    for finding in got["findings"]:
        match = next((item for item in left if _same_finding(finding, item)), None)
        counts["findings right" if match else "findings wrong"] += 1
        if match:
            left.remove(match)
            counts["refs right"] += finding["ref"] == match["ref"]
    counts["findings missed"] += len(left)
    graded = {(_fold(item["question"]), item["grade"]) for item in got["grades"]}
    wanted = {(_fold(item["question"]), item["grade"]) for item in right["grades"]}
    counts += Counter({"grades right": len(graded & wanted), "grades wrong": len(graded - wanted)})
    counts["grades missed"] += len(wanted - graded)
    for name in _FACTS:
        counts[f"facts {_fact(name, got, right)}"] += 1
    return counts


def _same_finding(finding: dict[str, Any], item: dict[str, Any]) -> bool:
    wordings = {_fold(words) for words in [item["text"], *item.get("alt_texts", [])]}
    return finding["kind"] == item["kind"] and _fold(finding["text"]) in wordings


def _fact(name: str, got: dict[str, Any], right: dict[str, Any]) -> str:
    accepted = right.get("accept", {}).get(name, [])
    if name in right.get("unscored", []) or accepted == "any":
        return "not judged"
    if _fold(got[name]) in {_fold(value) for value in [right[name], *accepted]}:
        return "right"
    return "missed" if got[name] is None else "wrong"


def _fold(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _share(counts: Counter[str], what: str) -> str:
    right, wrong, missed = (counts[f"{what} {how}"] for how in ("right", "wrong", "missed"))
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    return f"{what}: precision {precision:.2f} ({right}/{right + wrong}), recall {recall:.2f} ({right}/{right + missed})"


def report(folder: Path) -> None:
    """Print the score of every file that has its truth beside it, and of all together."""
    total: Counter[str] = Counter()
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES):
        beside = path.with_suffix(".truth.json")
        if not beside.exists():
            continue
        counts = score(to_json(read(read_blocks(path))), json.loads(beside.read_text("utf-8")))
        total += counts
        said = ", ".join(f"{how} {n}" for how, n in sorted(counts.items()) if n and "right" not in how)
        print(f"{path.name}: findings right {counts['findings right']}; {said}")
    for what in ("findings", "grades", "facts"):
        print(_share(total, what))


def main(arguments: Sequence[str]) -> None:
    """See the module's own words."""
    if "--speed" in arguments:
        speed()
        return
    beside = [Path(word) for word in arguments] or [_ROOT / "../shared/corpus", _ROOT / "../../shared/corpus"]
    folder = next((at for at in beside if at.is_dir()), None)
    if folder is None:
        print("No folder of documents with their truth was found; name one.")
    else:
        report(folder)
    if not arguments:
        speed()


if __name__ == "__main__":
    main(sys.argv[1:])
