"""The JSON of `answerable read`, each key with its meaning, and an example that was really read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from answerable.documents.cards import Text
from answerable.documents.formats import read_blocks
from answerable.extraction.cards import INSPECTION_TYPES, KINDS_OF_DOCUMENT
from answerable.extraction.readers import FAMILIES, read
from answerable.extraction.readers.json_form import to_json
from tools.reference.markdown import code, listed, page, table

SAMPLES = Path(__file__).parents[2] / "tests" / "samples"
EXAMPLE = SAMPLES / "reports" / "eastmarch_2021_22.html"
FORM = SAMPLES / "forms" / "northmoor.txt"

MEANINGS = {
    "kind": f"The kind of document: {listed([code(one) for one in KINDS_OF_DOCUMENT], 'or')}.",
    "reader": f"The reader that read it: {listed([code(one) for one in FAMILIES], 'or')}.",
    "title": "The title as printed.",
    "force": "The name of the force.",
    "published": "The day the inspectors published the report, `YYYY-MM-DD`.",
    "force_quoted": "Whether the form says that the force is quoted in the report.",
    "monitoring_phase": "`Scan` or `Engage`, as printed.",
    "summary": "The executive summary, verbatim.",
    "force_response": "What the force says in a response, verbatim.",
    "pcc_statement": "What the Commissioner says in a response, verbatim.",
    "inspection_types": f"For each of {listed([code(one) for one in INSPECTION_TYPES])}: true, false, or null.",
    "grades": "The graded areas, in order.",
    "grades[].question": "The area or question as printed.",
    "grades[].grade": "The key of the grade, such as `requires_improvement`.",
    "grades[].place": "Where the grade stands.",
    "grades[].also": "Where it is printed again.",
    "findings": "The findings the reader proposes, in order, a cause of concern before its recommendations.",
    "findings[].id": "`f1`, `f2` … within this reading.",
    "findings[].kind": "`cause_of_concern`, `recommendation` or `area_for_improvement`.",
    "findings[].ref": "The number or label as printed.",
    "findings[].text": "The words, verbatim, with white space folded.",
    "findings[].parent": "The `id` of the cause of concern a recommendation stands under.",
    "findings[].question": "The graded area it stands under, as printed.",
    "findings[].page": "The page of its first place, from 1.",
    "findings[].place": "Its first place.",
    "findings[].places": "Every place that makes up `text`.",
    "findings[].also": "Where the same finding is printed again.",
    "findings[].called": "The document’s own word for it, where that is not its kind.",
    "findings[].status": "A printed status, verbatim.",
    "findings[].addressee": "Whom it is addressed to, verbatim.",
    "findings[].due_text": "A printed deadline, verbatim.",
    "findings[].due": "The last day or month the deadline names, `YYYY-MM-DD` or `YYYY-MM`.",
    "findings[].log": "The printed history of its status, oldest first: `on`, `status`, `comment`, `places`.",
    "findings[].status_history": "The same history as pairs of day and status.",
    "findings[].accelerated": "Whether the document says it was raised before the report, by letter.",
    "actions": "What the force says it will do, from an action plan or tracker: `id`, `text`, `findings` (the ids it "
    "answers), `owner`, `due_text`, `due`, `status`, `places`. Never findings.",
    "scrutiny": "The Commissioner’s scrutiny meeting.",
    "scrutiny.held_on": "Its day, `YYYY-MM-DD`.",
    "scrutiny.questions": "The words of its questions.",
    "scrutiny.numbered": "The same, each with `text`, `ref` and `place`.",
    "doubts": "What a person should look at.",
    "doubts[].code": "One of the [codes](doubts.md).",
    "doubts[].message": "The same in a sentence.",
    "doubts[].place": "Where to look.",
    "doubts[].about": "The `id` of a finding or the name of a fact.",
    "doubts[].decide": "Whether a person must decide before the register takes the findings.",
    "columns": "What each column of a spreadsheet was taken for: `table`, `row`, `heading`, `key`, `role`, `place`, "
    "`could_be`, `told`, `values`.",
    "places": "For each fact above by its name, the places its value comes from.",
    "fits": "For each reader: its name, how well it fits from 0 to 1, and why.",
    "from_picture": "What was read by machine off a picture of a page: names of facts, `grade 1` …, ids of findings.",
    "source": "The text that places point into.",
    "source.format": "`docx`, `doc`, `odt`, `pdf`, `html`, `txt`, `xlsx`, `ods` or `csv`. A workbook also has "
    "`source.sheets`: the names of its sheets, by the table number of its cells.",
    "source.pages": "The number of pages, where the source has pages.",
    "source.meta": "What the file says of itself; not to be trusted.",
    "source.warnings": "Pairs of code and sentence from reading the bytes.",
    "source.blocks": "Paragraphs, headings, list items and table cells in order, each with its `index` and `text`.",
}
OPEN = (
    "inspection_types",
    "places",
    "source.meta",
    "source.blocks[]",
    "scrutiny.numbered[]",
    "fits[]",
    "source.warnings[]",
)
"""Keys whose inside is described in one sentence, not key by key."""


def reading() -> str:
    """The page of the JSON."""
    data, text = _read(EXAMPLE)
    known = dict.fromkeys([*_keys(data), *_keys(_read(FORM)[0])])
    if unsaid := [key for key in known if key not in MEANINGS]:
        raise ValueError(f"Keys without words: {unsaid}.")
    return page(
        "The JSON of `answerable read`",
        "`answerable read --json FILE` writes one object. Keys may be added in a later version; none is changed or taken "
        "away. A null means that it cannot be told from the document, which is not the same as no.",
        "## Keys",
        table(("key", "what it holds"), [(code(key), MEANINGS[key]) for key in MEANINGS if key in known]),
        "## Places",
        'A place is `{"block": 4, "start": 0, "end": 17, "page": null}`: a block of `source.blocks` from 0, the '
        "characters from `start` up to but not including `end` (Unicode code points), and the page from 1 where the "
        "source has pages.",
        "## An example",
        f"From [{EXAMPLE.name}](../../tests/samples/reports/{EXAMPLE.name}), a made-up report, shortened:",
        "```json\n" + json.dumps(_shortened(data, text), ensure_ascii=False, indent=1) + "\n```",
    )


def _read(path: Path) -> tuple[dict[str, Any], Text]:
    text = read_blocks(path)
    return to_json(read(text), text=text), text


def _keys(value: Any, under: str = "") -> Iterator[str]:
    if under in OPEN or under.endswith(("place", "places[]", "also[]")):
        return
    if isinstance(value, dict):
        for key, inner in value.items():
            name = f"{under}.{key}" if under else key
            yield name
            yield from _keys(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner, f"{under}[]")


def _shortened(data: dict[str, Any], text: Text) -> dict[str, Any]:
    kept = ("kind", "reader", "title", "force", "published", "grades", "findings", "doubts")
    first = {"grades": 1, "findings": 1, "doubts": 1}
    return {key: data[key][: first[key]] if key in first else data[key] for key in kept} | {
        "source": {"format": text.format, "pages": text.pages}
    }
