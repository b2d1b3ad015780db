"""Workbooks and tables made to do harm: refused in plain words, or read for what little they hold."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from answerable.documents.cards import CannotRead, Text
from answerable.documents.formats import limits, read_apart, read_blocks
from tests.documents.making import zipped
from tests.documents.sheets import ODS, PACKAGE, by_hand, data, grid, open_sheet, row, table, written

OTHER_EXCEL = "This workbook carries macros or is kept as .xlsb. Save it as .xlsx and try again."
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def of_type(main: str) -> bytes:
    """A workbook that says it is of another kind."""
    types = f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/workbook.bin" ContentType="{main}"/></Types>'
    return zipped({"[Content_Types].xml": types, "xl/workbook.bin": b"x"})


def part(name: str, content: str | bytes) -> bytes:
    """A good workbook with one part put in the place of its own."""
    good = by_hand(data('<row><c t="s"><v>0</v></c></row>'), words=["Words"])
    with zipfile.ZipFile(BytesIO(good)) as archive:
        parts: dict[str, str | bytes] = {one: archive.read(one) for one in archive.namelist()}
    return zipped(parts | {name: content})


def without(name: str) -> bytes:
    """A good workbook that lacks a part."""
    with zipfile.ZipFile(BytesIO(by_hand(data("<row/>")))) as archive:
        return zipped({one: archive.read(one) for one in archive.namelist() if one != name})


def with_entities(root: str, entities: str) -> str:
    return f"<!DOCTYPE {root} [{entities}]><{root}><row><c t='str'><v>&x;</v></c></row><si><t>&x;</t></si></{root}>"


def cell(reference: str) -> bytes:
    return by_hand(data(f'<row><c r="{reference}" t="str"><v>x</v></c></row>'))


def many_cells(count: int) -> bytes:
    rows = (f"<row>{'<c><v>1</v></c>' * 1000}</row>" for _ in range(count // 1000))
    content = data(*rows)
    noise = "".join(random.Random(3).choices("abcdefghijklmnop", k=200_000))
    return by_hand(f"{content}<x a='{noise}'/>")


CASES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "macros.xlsm": (
        lambda: of_type("application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
        "wrong_type",
        OTHER_EXCEL,
    ),
    "binary.xlsb": (
        lambda: of_type("application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
        "wrong_type",
        OTHER_EXCEL,
    ),
    "bomb.xlsx": (
        lambda: part("xl/media/zeros.xml", b"\0" * 20_000_000),
        "unsafe",
        "The file unpacks to far more than its size, so we have not opened it.",
    ),
    "nested.xlsx": (
        lambda: part("xl/embeddings/inner.xlsx", written({"A": [["x"]]})),
        "unsafe",
        "The file holds another archive inside it, so we have not opened it.",
    ),
    "entity.xlsx": (
        lambda: part(
            "xl/worksheets/sheet1.xml", with_entities("worksheet", '<!ENTITY x SYSTEM "file:///etc/passwd">')
        ),
        "unsafe",
        limits.UNSAFE,
    ),
    "laughs.xlsx": (
        lambda: part(
            "xl/sharedStrings.xml", with_entities("sst", f'<!ENTITY a0 "ha">{LAUGHS}<!ENTITY x "&a9;">')
        ),
        "unsafe",
        limits.UNSAFE,
    ),
    "entity-in-book.xlsx": (
        lambda: part("xl/workbook.xml", with_entities("workbook", "")),
        "unsafe",
        limits.UNSAFE,
    ),
    "not-xml.xlsx": (lambda: part("xl/worksheets/sheet1.xml", "<worksheet><row>"), "damaged", limits.DAMAGED),
    "no-sheet.xlsx": (lambda: without("xl/worksheets/sheet1.xml"), "damaged", limits.DAMAGED),
    "no-book.xlsx": (lambda: without("xl/workbook.xml"), "damaged", limits.DAMAGED),
    "no-word.xlsx": (lambda: by_hand(data('<row><c t="s"><v>7</v></c></row>')), "damaged", limits.DAMAGED),
    "row-0.xlsx": (lambda: cell("A0"), "damaged", limits.DAMAGED),
    "too-low.xlsx": (lambda: cell("A1048577"), "damaged", limits.DAMAGED),
    "too-far.xlsx": (lambda: cell("XFE1"), "damaged", limits.DAMAGED),
    "no-place.xlsx": (lambda: cell("1A"), "damaged", limits.DAMAGED),
    "many.xlsx": (lambda: many_cells(201_000), "too_long", limits.TOO_LONG),
    "cut.xlsx": (lambda: written({"A": [["x"]]})[:-60], "damaged", limits.DAMAGED),
    "deep.xlsx": (
        lambda: by_hand(data(f"<row><c>{'<a>' * 3000}{'</a>' * 3000}</c></row>")),
        "damaged",
        limits.DAMAGED,
    ),
    "rows.ods": (lambda: open_sheet(table(row("x", times=1_048_576))), "too_long", limits.TOO_LONG),
    "columns.ods": (
        lambda: open_sheet(
            table(
                '<table:table-row table:number-rows-repeated="1000"><table:table-cell '
                'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
            )
        ),
        "too_long",
        limits.TOO_LONG,
    ),
    "far.ods": (lambda: open_sheet(table(row(times=1_048_576) + row("x"))), "damaged", limits.DAMAGED),
    "locked.ods": (
        lambda: open_sheet(table(row("x")), extra={"META-INF/manifest.xml": "<encryption-data/>"}),
        "encrypted",
        limits.LOCKED,
    ),
    "empty.ods": (lambda: zipped({"mimetype": ODS}, stored=("mimetype",)), "damaged", limits.DAMAGED),
    "rows.csv": (lambda: b"a,b\n" * 200_001, "too_long", limits.TOO_LONG),
    "long.csv": (lambda: b"a,b\n" + b"words " * 4_000_000, "too_long", limits.TOO_LONG),
    "nul.csv": (
        lambda: b"a,b\n\x00,c\n",
        "wrong_type",
        "This is not a file we can read. We accept .docx, .doc, .odt, .pdf, .html, .txt, .xlsx, .ods and .csv.",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_bad_workbook_is_refused_once_and_in_plain_words(name: str, tmp_path: Path) -> None:
    make, code, sentence = CASES[name]
    path = tmp_path / name
    path.write_bytes(make())
    with pytest.raises(CannotRead) as caught:
        read_apart(path)
    assert (caught.value.code, str(caught.value)) == (code, sentence)


ODD: dict[str, tuple[Callable[[], bytes], dict[str, str]]] = {
    "far-corner.xlsx": (
        lambda: by_hand(
            '<dimension ref="A1:XFD1048576"/>'
            + data(
                '<row><c r="A1"><v>1</v></c></row>', '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
            )
        ),
        {"A1": "1", "XFD1048576": "2"},
    ),
    "far-merges.xlsx": (
        lambda: by_hand(
            data('<row><c r="A1"><v>1</v></c></row>')
            + "<mergeCells>"
            + '<mergeCell ref="A1:XFD1048576"/>' * 30_000
            + "</mergeCells>"
        ),
        {"A1": "1"},
    ),
    "empty-rows.ods": (
        lambda: open_sheet(table(row("a") + row(times=1_000_000) + row("b"))),
        {"A1": "a", "A1000002": "b"},
    ),
    "formulas.csv": (
        lambda: b"=cmd|'/C calc'!A0,+1\n-2,@SUM(A1)\n",
        {"A1": "=cmd|'/C calc'!A0", "B1": "+1", "A2": "-2", "B2": "@SUM(A1)"},
    ),
    "quotes.csv": (lambda: b'a,b\n1,"c\n', {"A1": "a", "B1": "b", "A2": "1", "B2": "c"}),
    "kept-elsewhere.xlsx": (
        lambda: part(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" TargetMode="External" '
            'Type="x/worksheet" Target="https://northmoor.example/sheet.xml"/></Relationships>',
        ),
        {},
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_workbook_is_read_for_what_it_holds(name: str, tmp_path: Path) -> None:
    make, expected = ODD[name]
    path = tmp_path / name
    path.write_bytes(make())
    assert grid(read_apart(path)) == expected


@cache
def seeds() -> dict[str, bytes]:
    return {
        "a.xlsx": written(
            {"Tracker": [["Ref", "Recommendation"], ["AFI 1", "The force should act."], [2, 3.5]]}
        ),
        "a.ods": open_sheet(table(row("Ref", "Recommendation") + row("AFI 1", "The force should act."))),
        "a.csv": b'Ref,Recommendation\n"AFI 1","The force should\nact."\n2,3\n',
    }


def unpacked(source: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(source)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("seed", range(150))
def test_workbook_with_bytes_changed_is_read_or_refused(seed: int) -> None:
    """Half of them are changed inside, where the zip's own sums cannot notice."""
    chance = random.Random(seed)
    name = chance.choice(sorted(seeds()))
    source = seeds()[name]
    if name.endswith(".csv") or chance.random() < 0.3:
        changed = _changed(source, chance)
    else:
        parts = unpacked(source)
        inside = chance.choice(sorted(parts))
        changed = zipped({**parts, inside: _changed(parts[inside], chance)})
    try:
        text = read_blocks(changed, name=name)
    except CannotRead:
        return
    assert Text.from_json(text.to_json()) == text


def _changed(source: bytes, chance: random.Random) -> bytes:
    made = bytearray(source)
    for _ in range(chance.randint(1, 5)):
        if not made:
            break
        at = chance.randrange(len(made))
        cut = chance.randrange(1, 9)
        made[at : at + cut] = chance.randbytes(cut) if chance.random() < 0.5 else made[at : at + cut] * 2
    return bytes(made)
