"""Bad files, each refused for the right reason and in plain words, by the real process that reads files."""

from __future__ import annotations

import os
import random
import struct
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.documents.cards import CannotRead, Text
from answerable.documents.formats import isolation, limits, read_apart, read_blocks
from tests.documents.making import CONTENT_TYPES, opened, paragraph, printed, word, zipped

NOT_READABLE = (
    "This is not a file we can read. We accept .docx, .doc, .odt, .pdf, .html, .txt, .xlsx, .ods and .csv."
)
OLD_EXCEL = "This is an old Excel workbook (.xls). Save it as .xlsx and try again."
DAMAGED = limits.DAMAGED
LOCKED_PDF = "This PDF is locked with a password. Save a copy without the password and try again."
ANOTHER_INSIDE = "The file holds another archive inside it, so we have not opened it."
FAR_MORE = "The file unpacks to far more than its size, so we have not opened it."


def locked_pdf() -> bytes:
    with pikepdf.open(BytesIO(printed("Secret"))) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(user="a", owner="b"))
    return out.getvalue()


def long_pdf() -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(1001):
            pdf.add_blank_page()
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def bomb() -> bytes:
    return word("", extra={"word/media/zeros.xml": b"\0" * 20_000_000})


def huge_bomb() -> bytes:
    return word("", extra={f"word/media/{n}.xml": os.urandom(1000) + b"\0" * 45_000_000 for n in range(5)})


def with_entity(entity: str) -> bytes:
    document = (
        f"<!DOCTYPE w:document [{entity}]>"
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    return zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": document})


def billion_laughs() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return with_entity(entities + '<!ENTITY x "&a9;">')


def overlapping() -> bytes:
    """Two entries in the directory that share one place in the file."""
    good = word(paragraph("Words"))
    end = good.rindex(b"PK\x05\x06")
    directory = struct.unpack_from("<I", good, end + 16)[0]
    entry = good[directory : directory + 46 + struct.unpack_from("<H", good, directory + 28)[0]]
    other = bytearray(entry)
    other[46] = ord("X")
    count = struct.unpack_from("<H", good, end + 10)[0] + 1
    tail = bytearray(good[end:])
    struct.pack_into("<HHI", tail, 8, count, count, end - directory + len(other))
    return good[:end] + bytes(other) + bytes(tail)


def linked() -> bytes:
    out = BytesIO(word(paragraph("Words")))
    with zipfile.ZipFile(out, "a") as archive:
        info = zipfile.ZipInfo("word/link.xml")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def twice() -> bytes:
    out = BytesIO(word(paragraph("Words")))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<x/>")
    return out.getvalue()


def locked_zip() -> bytes:
    data = bytearray(word(paragraph("Words")))
    directory = struct.unpack_from("<I", data, data.rindex(b"PK\x05\x06") + 16)[0]
    data[directory + 8] |= 1
    return bytes(data)


def wrong_sum() -> bytes:
    data = word(paragraph("Words that are damaged by one letter"))
    at = data.index(b"word/document.xml") + len("word/document.xml") + 20
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def nested_xml() -> bytes:
    return word("<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000)


def ole(name: str) -> bytes:
    """The smallest container of streams, with one stream of this name."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 0x18, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 0x2C, 1, 1)
    struct.pack_into("<IIIII", header, 0x38, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 0x4C, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)

    def entry(title: str, kind: int) -> bytes:
        raw = bytearray(128)
        letters = (title + "\0").encode("utf-16-le")
        raw[: len(letters)] = letters
        struct.pack_into("<H", raw, 64, len(letters))
        raw[66] = kind
        struct.pack_into("<I", raw, 116, 0xFFFFFFFE)
        return bytes(raw)

    return bytes(header) + table + entry("Root Entry", 5) + entry(name, 2) + bytes(256)


CASES: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty.docx": (lambda: b"", "empty", "The file is empty."),
    "blank.txt": (lambda: b" \r\n\t\n", "empty", "The file is empty."),
    "program.docx": (lambda: b"MZ\x90\x00" + bytes(200), "wrong_type", NOT_READABLE),
    "program.txt": (lambda: b"\x7fELF" + bytes(range(256)), "wrong_type", NOT_READABLE),
    "picture.pdf": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "wrong_type", NOT_READABLE),
    "noise.txt": (lambda: random.Random(1).randbytes(5000).replace(b"\0", b"\1"), "wrong_type", NOT_READABLE),
    "nul.txt": (lambda: b"words\x00words", "wrong_type", NOT_READABLE),
    "rich.doc": (
        lambda: b"{\\rtf1 words}",
        "wrong_type",
        "This is a rich text file (.rtf). Save it as .docx and try again.",
    ),
    "any.docx": (lambda: zipped({"hello.txt": "hello"}), "wrong_type", NOT_READABLE),
    "sheet.docx": (
        lambda: zipped({"[Content_Types].xml": "spreadsheetml.sheet.main+xml", "xl/workbook.xml": "<x/>"}),
        "wrong_type",
        NOT_READABLE,
    ),
    "macro.docx": (
        lambda: zipped({"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml"}),
        "wrong_type",
        "This Word file carries macros. Save it as .docx and try again.",
    ),
    "data.xml": (lambda: b'<?xml version="1.0"?><data/>', "wrong_type", NOT_READABLE),
    "book.doc": (lambda: ole("Workbook"), "wrong_type", OLD_EXCEL),
    "locked.docx": (
        lambda: ole("EncryptedPackage"),
        "encrypted",
        "This file is locked with a password. Save a copy without the password and try again.",
    ),
    "locked.pdf": (locked_pdf, "encrypted", LOCKED_PDF),
    "locked-zip.docx": (
        locked_zip,
        "encrypted",
        "This file is locked with a password. Save a copy without the password and try again.",
    ),
    "locked.odt": (
        lambda: opened("", manifest="<manifest><encryption-data/></manifest>"),
        "encrypted",
        "This file is locked with a password. Save a copy without the password and try again.",
    ),
    "bomb.docx": (bomb, "unsafe", FAR_MORE),
    "huge-bomb.docx": (
        huge_bomb,
        "unsafe",
        "The file unpacks to more than 200MB, so we have not opened it.",
    ),
    "many.docx": (
        lambda: word("", extra={f"word/{n}.xml": "" for n in range(2000)}),
        "unsafe",
        "The file holds 2,005 parts; the limit is 2,000.",
    ),
    "entity.docx": (lambda: with_entity('<!ENTITY x SYSTEM "file:///etc/passwd">'), "unsafe", limits.UNSAFE),
    "laughs.docx": (billion_laughs, "unsafe", limits.UNSAFE),
    "overlap.docx": (overlapping, "unsafe", limits.UNSAFE),
    "climb.docx": (lambda: word("", extra={"../../evil.xml": "x"}), "unsafe", limits.UNSAFE),
    "climb-back.docx": (lambda: word("", extra={"word\\..\\..\\evil.xml": "x"}), "unsafe", limits.UNSAFE),
    "root.docx": (lambda: word("", extra={"/etc/evil": "x"}), "unsafe", limits.UNSAFE),
    "drive.docx": (lambda: word("", extra={"C:/evil": "x"}), "unsafe", limits.UNSAFE),
    "link.docx": (linked, "unsafe", limits.UNSAFE),
    "twice.docx": (twice, "unsafe", limits.UNSAFE),
    "nested.docx": (lambda: word("", extra={"word/inner.zip": zipped({"a": "b"})}), "unsafe", ANOTHER_INSIDE),
    "nested.odt": (
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text", "x": zipped({"a": "b"})}),
        "unsafe",
        ANOTHER_INSIDE,
    ),
    "nested-gzip.docx": (
        lambda: word("", extra={"word/inner.bin": b"\x1f\x8b\x08" + bytes(60)}),
        "unsafe",
        ANOTHER_INSIDE,
    ),
    "long.pdf": (long_pdf, "too_long", "The PDF has 1,001 pages; the limit is 1,000."),
    "large.txt": (
        lambda: b"words\n" * (51 * 1024 * 1024 // 6 + 1),
        "too_large",
        "The file is 54MB; the limit is 50MB.",
    ),
    "half.docx": (lambda: word(paragraph("Words"))[:-200], "damaged", DAMAGED),
    "half.odt": (lambda: opened("<text:p>Words</text:p>")[:-100], "damaged", DAMAGED),
    "half.pdf": (lambda: printed("Words")[:300], "damaged", DAMAGED),
    "half.doc": (lambda: ole("WordDocument"), "damaged", DAMAGED),
    "short.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "damaged", DAMAGED),
    "wrong-sum.docx": (wrong_sum, "damaged", DAMAGED),
    "no-document.docx": (lambda: zipped({"[Content_Types].xml": CONTENT_TYPES}), "damaged", DAMAGED),
    "not-xml.docx": (
        lambda: zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": "<a><b>"}),
        "damaged",
        DAMAGED,
    ),
    "no-body.odt": (
        lambda: zipped(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"},
            stored=("mimetype",),
        ),
        "damaged",
        DAMAGED,
    ),
    "deep.html": (
        lambda: b"<html>" + b"<div>" * 20_000 + b"Words" + b"</div>" * 20_000,
        "unsafe",
        limits.UNSAFE,
    ),
    "nested-xml.docx": (nested_xml, "damaged", DAMAGED),
    "only-a-header.pdf": (lambda: b"%PDF-1.7\n%%EOF", "damaged", DAMAGED),
}


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(CannotRead) as caught:
        read_apart(path)
    return caught.value.code, str(caught.value)


@pytest.mark.parametrize("name", CASES)
def test_a_bad_file_is_refused_once_and_in_plain_words(name: str, tmp_path: Path) -> None:
    make, code, sentence = CASES[name]
    path = tmp_path / name
    path.write_bytes(make())
    assert refusal(path) == (code, sentence)


def test_a_missing_file_is_said_by_name(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.docx") == (
        "missing",
        "There is no file called “gone.docx” that we can open.",
    )


ODD: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "one-line.txt": (lambda: b"word " * 1_000_000, [("word " * 1_000_000).strip()]),
    "deep.html": (lambda: b"<html>" + b"<div>" * 1_500 + b"Words" + b"</div>" * 1_500, ["Words"]),
    "unclosed.html": (lambda: b"<p>One<p>Two<table><tr><td>Three", ["One", "Two", "Three"]),
    "chart.docx": (
        lambda: word(paragraph("Words"), extra={"word/embeddings/figures.xlsx": zipped({"a": "b"})}),
        ["Words"],
    ),
    "named-wrongly.pdf": (lambda: word(paragraph("A Word file")), ["A Word file"]),
    "cut-short.html": (lambda: b"<html><body><p>Words</p><p>More wor", ["Words", "More wor"]),
    "nul.html": (lambda: b"<p>Wor\x01ds</p>", ["Words"]),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_but_honest_file_is_read(name: str, tmp_path: Path) -> None:
    make, expected = ODD[name]
    path = tmp_path / name
    path.write_bytes(make())
    assert [block.text for block in read_apart(path).blocks] == expected


def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: str) -> str:
    """A module for the child process that does `work` in the place of reading; its name."""
    source = f"""
import os, socket, subprocess, sys, time
from pathlib import Path
from answerable.documents.formats.isolation import serve

def work(path, args, tell):
    {work}

serve(work)
"""
    (tmp_path / "naughty.py").write_text(source)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return "naughty"


CHILDREN = {
    "crashes": ("os.abort()", "unsafe", isolation.CRASHED),
    "raises": ("raise ValueError('no')", "unsafe", isolation.CRASHED),
    "answers with garbage": ("os.write(3, b'garbage'); os._exit(0)", "unsafe", isolation.CRASHED),
    "takes too much memory": ("return len(bytearray(800_000_000))", "too_large", isolation.TOO_MUCH_MEMORY),
    "recurses for ever": ("return work(path, args, tell)", "too_large", isolation.TOO_MUCH_MEMORY),
    "sleeps": ("time.sleep(30)", "took_too_long", isolation.TOOK_TOO_LONG),
    "is killed": ("import signal; signal.raise_signal(signal.SIGKILL)", "unsafe", isolation.CRASHED),
    "uses up its time": (
        "import signal; signal.raise_signal(signal.SIGXCPU)",
        "took_too_long",
        isolation.TOOK_TOO_LONG,
    ),
}


@pytest.mark.parametrize("name", CHILDREN)
def test_however_the_child_fails_the_parent_says_so(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, code, sentence = CHILDREN[name]
    with pytest.raises(CannotRead) as caught:
        isolation.run_limited(child(tmp_path, monkeypatch, work), tmp_path, wall_seconds=2)
    assert (caught.value.code, str(caught.value)) == (code, sentence)


FORBIDDEN = {
    "open a socket": "socket.socket()",
    "look up a host": "socket.getaddrinfo('example.org', 80)",
    "start a program": "subprocess.run(['true'])",
    "run a shell": "os.system('true')",
    "become a program": "os.execv('/bin/true', ['true'])",
    "fork": "os.fork()",
    "write elsewhere": "open(path.parent / 'left-behind', 'w')",
    "write to what it reads": "open(path, 'a')",
    "make a folder elsewhere": "os.mkdir(path.parent / 'left-behind')",
    "remove a file": "os.remove(path)",
    "rename a file": "os.rename(path, 'mine')",
    "read another file": "open('/etc/passwd')",
    "climb out of scratch": "open('../left-behind', 'w')",
    "climb out through a link": "os.symlink('/etc', 'out')",
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_the_child_may_not(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = f"""
    try:
        {FORBIDDEN[name]}
    except PermissionError:
        return "refused"
    return "allowed"
"""
    (tmp_path / "file.txt").write_text("words")
    answer = isolation.run_limited(child(tmp_path, monkeypatch, work.strip()), tmp_path / "file.txt")
    assert (answer, sorted(path.name for path in tmp_path.iterdir() if path.name != "__pycache__")) == (
        "refused",
        ["file.txt", "naughty.py"],
    )


def test_the_child_may_write_in_its_scratch_folder_which_is_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = "open('notes', 'w').write('x'); return os.getcwd()"
    scratch = isolation.run_limited(child(tmp_path, monkeypatch, work), tmp_path)
    assert not Path(scratch).exists()


def test_what_a_library_prints_does_not_spoil_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = "print('noise'); os.write(1, b'more noise'); tell('Half way'); return [1, 'ŵ']"
    heard: list[str] = []
    answer = isolation.run_limited(child(tmp_path, monkeypatch, work), tmp_path, on_progress=heard.append)
    assert (answer, heard) == ([1, "ŵ"], ["Half way"])


def test_reading_starts_no_heavy_library_before_it_must() -> None:
    import subprocess

    heavy = "{'lxml', 'pypdfium2', 'django', 'ctypes'}"
    code = f"import answerable.documents.formats, sys; print(sorted({heavy} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def check(text: Text) -> None:
    assert [block.index for block in text.blocks] == list(range(len(text.blocks)))
    assert all(block.text.strip() or block.boxes for block in text.blocks)
    assert all(0 <= box.at <= len(block.text) for block in text.blocks for box in block.boxes)
    assert Text.from_json(text.to_json()) == text


def read_or_refuse(data: bytes, name: str) -> None:
    try:
        check(read_blocks(data, name=name))
    except CannotRead:
        return


@given(st.binary(max_size=3000), st.sampled_from(["a.txt", "a.html", "a.pdf", "a.docx"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    read_or_refuse(data, name)


@given(st.text(max_size=2000), st.sampled_from(["a.txt", "a.html"]))
def test_any_text_is_read_or_refused(content: str, name: str) -> None:
    read_or_refuse(content.encode("utf-8", "replace"), name)


@cache
def seeds() -> dict[str, bytes]:
    return {
        "a.docx": word(paragraph("The force should act.") + paragraph("☒ Yes")),
        "a.odt": opened("<text:h text:outline-level='1'>Head</text:h><text:p>Words</text:p>"),
        "a.pdf": printed("= Head\nWords\n- item\n"),
        "a.html": b"<h1>Head</h1><ol><li>One<li>Two</ol><table><tr><td>Cell</table>",
    }


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_file_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(seeds())))
    changed = bytearray(seeds()[name])
    for _ in range(data.draw(st.integers(1, 6))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    read_or_refuse(bytes(changed), name)
