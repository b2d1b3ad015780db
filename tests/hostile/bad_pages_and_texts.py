"""Web pages and plain texts made to do harm, and names that lie about what a file is."""

from __future__ import annotations

import random

from answerable.documents.formats.kinds import NOT_READABLE
from answerable.documents.formats.txt import GUESSED
from tests.documents.making import opened, paragraph, word
from tests.hostile.oles import old_word
from tests.hostile.pdfs import one_page
from tests.hostile.programme import TOO_LONG, UNSAFE, WORDS, Cases, Read, Refused, canary


def _line(text: str, letters: int, blocks: int = 1) -> Read:
    return Read(f"{text[:20]}… ({blocks:,} blocks, {letters:,} letters)")


NOT_OURS = Refused("wrong_type", NOT_READABLE)
GUESS = (GUESSED[0],)
P = "<p>Words</p>"


def page(inside: str | bytes, *, head: str = "") -> bytes:
    """A web page, in UTF-8 and saying so."""
    start = f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>'.encode()
    return start + (inside if isinstance(inside, bytes) else inside.encode()) + b"</body></html>"


def _entities(count: int) -> str:
    return "&lt;script&gt;&#0;&#x110000;&#xD800;&unknown;&amp" * count


_SCRIPTS = '<script>document.write("no")</script><script src="%s"></script><img src="%s" onerror="alert(1)">'

PAGES: Cases = {
    "script.html": (lambda: page(P + _SCRIPTS % (canary(), canary())), WORDS),
    "script-never-ends.html": (lambda: page("<script>no</p>" + P), Read("")),
    "comment-never-ends.html": (lambda: page(P + "<!-- no " + P), WORDS),
    "style-from-outside.html": (
        lambda: page(P, head=f'<link rel="stylesheet" href="{canary()}"><style>@import "{canary()}";</style>'), WORDS,
    ),
    "goes-elsewhere.html": (lambda: page(P, head=f'<meta http-equiv="refresh" content="0;url={canary()}">'), WORDS),
    "base-elsewhere.html": (lambda: page(P, head=f'<base href="{canary()}">'), WORDS),
    "frame.html": (lambda: page(P + f'<iframe src="{canary()}">no</iframe><frame src="{canary()}">'), WORDS),
    "object.html": (lambda: page(P + f'<object data="{canary()}">no</object><embed src="{canary()}">'), WORDS),
    "entity.html": (
        lambda: b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>Words&x;</p></html>',
        Read("]> | Words&x;"),
    ),
    "laughs.html": (
        lambda: ("<!DOCTYPE html [" + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(10))
                 + "]><html><p>&a9;</p></html>").encode(),
        Read("]> | &a9;"),
    ),
    "entities.html": (lambda: page("<p>" + _entities(20_000) + "</p>"),
        Read("<script>\ufffd\ufffd\ufffd&unknown;… (1 blocks, 420,000 letters)"),
    ),
    "tags-100000-unclosed.html": (lambda: page("<i>" * 100_000 + "Words"), UNSAFE),
    "paragraphs-100000-unclosed.html": (
        lambda: page("<p>a" * 100_000), Read("a | a | a | a | a | … (100,000 blocks, 100,000 letters)"),
    ),
    "tables-in-tables.html": (lambda: page("<table><tr><td>" * 400 + P), WORDS),
    "lists-in-lists.html": (lambda: page("<ul><li>" * 500 + P), WORDS),
    "closes-100000-times.html": (lambda: page("</div></p></td>" * 100_000 + P), WORDS),
    "attribute-of-5-megabytes.html": (lambda: page(f'<p title="{"a" * 5_000_000}">Words</p>'), WORDS),
    "attributes-50000.html": (
        lambda: page("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">Words</p>"), WORDS,
    ),
    "tag-of-a-megabyte.html": (lambda: page("<" + "a" * 1_000_000 + ">Words</p>" + P), Read("Words | Words")),
    "class-of-a-megabyte.html": (lambda: page(f'<p class="{"a " * 500_000}">Words</p>'), WORDS),
    "style-of-blanks.html": (lambda: page(f'<p style="display{" " * 200_000}x">Words</p>'), WORDS),
    "cell-of-a-billion.html": (
        lambda: page('<table><tr><td colspan="999999999" rowspan="999999999">Words</table>'), WORDS,
    ),
    "cell-of-minus-one.html": (lambda: page('<table><tr><td colspan="-1" rowspan="x">Words</table>'), WORDS),
    "list-starts-late.html": (lambda: page('<ol start="99999999999999999999"><li>Words</ol>'), WORDS),
    "list-starts-at-a-word.html": (lambda: page('<ol start="NaN" type="I"><li value="1e9">Words</ol>'), WORDS),
    "drawing.html": (lambda: page(P + "<svg><script>no</script><foreignObject><p>no</p></foreignObject></svg>"), WORDS),
    "formula.html": (lambda: page(P + "<math><mtext><p>no</p></mtext></math>"), WORDS),
    "conditional.html": (lambda: page(P + "<!--[if IE]><p>no</p><![endif]--><![if !IE]>" + P), Read("Words | Words")),
    "inputs.html": (
        lambda: page(P + '<input value="no"><textarea>no</textarea><select><option>no</select><button>no</button>'),
        WORDS,
    ),
    "hidden.html": (
        lambda: page(P + '<p hidden>no</p><p style="display:none">no</p><p style="VISIBILITY : hidden">no</p>'
                     '<p aria-hidden="true">no</p><template>no</template>'),
        WORDS,
    ),
    "charset-unknown.html": (
        lambda: '<meta charset="x-nobody"><p>caf\xe9 Words</p>'.encode("cp1252"), Read("café Words", GUESS),
    ),
    "charset-utf7.html": (
        lambda: b'<meta charset="utf-7"><p>+ADw-script+AD4- Words</p>', Read("+ADw-script+AD4- Words"),
    ),
    "charset-runs-code.html": (
        lambda: b'<meta charset="zlib_codec"><p>caf\xe9 Words</p>', Read("café Words", GUESS),
    ),
    "charset-idna.html": (lambda: b'<meta charset="idna"><p>caf\xe9 Words</p>', Read("café Words", GUESS)),
    "charset-lies.html": (
        lambda: '<meta charset="us-ascii"><p>café Words</p>'.encode(), Read("café Words"),
    ),
    "utf16.html": (lambda: page(P).decode().encode("utf-16"), WORDS),
    "utf16-no-mark.html": (lambda: page(P).decode().encode("utf-16-le"), Read("Words", GUESS)),
    "utf32.html": (lambda: page(P).decode().encode("utf-32"), WORDS),
    "nul.html": (lambda: page("<p>Wor\0ds</p>"), NOT_OURS),
    "line-of-8-megabytes.html": (
        lambda: page("<p>" + "words " * 1_400_000), Read("words words words wo… (1 blocks, 8,399,999 letters)"),
    ),
    "boxes-100000.html": (lambda: page("<p>" + '<input type="checkbox">' * 100_000 + "Words"), WORDS),
    "letters-21-million.html": (lambda: page("<p>" + "words " * 3_500_000), TOO_LONG),
}  # fmt: skip


TEXTS: Cases = {
    "line-of-20-megabytes.txt": (lambda: b"a" * 20_000_000, _line("a" * 20, 20_000_000)),
    "more-than-20-million-letters.txt": (lambda: b"a" * 20_000_001, TOO_LONG),
    "size-50-megabytes-and-one.txt": (
        lambda: b"a" * 50_000_001, Refused("too_large", "The file is 51MB; the limit is 50MB."),
    ),
    "size-50-megabytes.txt": (lambda: b"a" * 50_000_000, TOO_LONG),
    "lines-210000.txt": (lambda: b"a\n" * 210_000, TOO_LONG),
    "breaks-15-million.txt": (lambda: b"\n" * 7_000_000 + b"Words" + b"\r\n" * 4_000_000, WORDS),
    "should-200000.txt": (lambda: b"should " * 200_000, _line("should should should", 1_399_999)),
    "force-should.txt": (
        lambda: b"The force should act and the chief constable should " * 20_000,
        _line("The force should act", 1_039_999),
    ),
    "digits-200000.txt": (lambda: b"7" * 200_000, _line("7" * 20, 200_000)),
    "dots-200000.txt": (lambda: b"Contents " + b"." * 200_000 + b" 4", _line("Contents ...........", 200_011)),
    "dotted-numbers.txt": (lambda: b"1." * 100_000, _line("1." * 10, 200_000)),
    "brackets-200000.txt": (lambda: b"(" * 200_000, _line("(" * 20, 200_000)),
    "quotes-200000.txt": (lambda: "“".encode() * 200_000, _line("“" * 20, 200_000)),
    "capitals-200000.txt": (lambda: b"A" * 200_000, _line("A" * 20, 200_000)),
    "dates-20000.txt": (lambda: b"31 February 2099 " * 20_000, _line("31 February 2099 31 February 2099", 339_999)),
    "blanks-in-words.txt": (lambda: b"Words" + b" " * 1_000_000 + b"more", _line("Words" + " " * 20, 1_000_009)),
    "tabs.txt": (lambda: b"\t" * 1_000_000 + b"Words", WORDS),
    "boxes-200000.txt": (lambda: "☐".encode() * 200_000 + b"Words", WORDS),
    "control-letters.txt": (lambda: b"Wor\x07ds " + b"words " * 300, _line("Words words words words", 1_805)),
    "only-control-letters.txt": (lambda: b"\x01\x02\x03\x04" * 100, NOT_OURS),
    "turned-round.txt": (lambda: "\u202e\u2066Words\u2069".encode(), Read("\u2066Words\u2069")),
    "no-width.txt": (lambda: ("\u200b" * 100_000 + "Words").encode(), WORDS),
    "marks-on-one-letter.txt": (lambda: ("W" + "\u0301" * 100_000 + "ords").encode(),
                                _line("W" + "\u0301" * 19, 100_005)),
    "half-pairs.txt": (lambda: b"Words \xed\xa0\x80 more", Read("Words í\xa0€ more", GUESS)),
    "too-long-utf8.txt": (lambda: b"Words \xc0\xaf \xf8\x88\x80\x80\x80", Read("Words À¯ øˆ€€€", GUESS)),
    "mark-of-utf8-then-noise.txt": (lambda: b"\xef\xbb\xbfWords \xff\xfe", Read("Words \ufffd\ufffd")),
    "utf16-odd.txt": (lambda: "Words".encode("utf-16") + b"\x00", Read("Words\ufffd")),
    "utf32-beyond.txt": (
        lambda: "Words".encode("utf-32") + b"\xff\xff\xff\x7f", Read("Words\ufffd"),
    ),
    "utf7.txt": (lambda: b"+AFc-ords", Read("+AFc-ords")),
    "noise-after-a-page.txt": (lambda: b"words " * 12_000 + random.Random(3).randbytes(900), NOT_OURS),
    "formula.txt": (lambda: b"=cmd|' /C calc'!A0", Read("=cmd|' /C calc'!A0")),
    "escape-codes.txt": (lambda: b"\x1b[2J\x1b]0;x\x07Words", Read("[2J]0;xWords")),
}  # fmt: skip

_LONG = "a" * 4000
NAMES: Cases = {
    "../../../etc/passwd.txt": (lambda: b"Words", WORDS),
    "..\\..\\windows\\win.ini": (lambda: b"Words", WORDS),
    "CON.txt": (lambda: b"Words", WORDS),
    "-rf.txt": (lambda: b"Words", WORDS),
    "--help": (lambda: b"Words", WORDS),
    "; rm -rf ~ ;.txt": (lambda: b"Words", WORDS),
    "$(id).txt": (lambda: b"Words", WORDS),
    "a\nb.txt": (lambda: b"Words", WORDS),
    "report\u202efdp.exe": (lambda: one_page(), WORDS),
    f"{_LONG}.txt": (lambda: b"Words", WORDS),
    ".": (lambda: b"Words", WORDS),
    " ": (lambda: b"Words", WORDS),
    "report.html.exe": (lambda: page(P), WORDS),
    "page.pdf": (lambda: page(P), WORDS),
    "pdf.txt": (lambda: one_page(), WORDS),
    "word.txt": (lambda: word(paragraph("Words")), WORDS),
    "open.doc": (lambda: opened("<text:p>Words</text:p>"), WORDS),
    "old.docx": (lambda: old_word(), WORDS),
    "text.html": (lambda: b"Words without a tag", Read("Words without a tag")),
    "text.pdf": (lambda: b"Words", WORDS),
    "sum.docx": (lambda: b"Words", WORDS),
    "shell.txt": (lambda: b"#!/bin/sh\nrm -rf ~\n", Read("#!/bin/sh | rm -rf ~")),
    "shortcut.pdf": (lambda: b"L\0\0\0\x01\x14\x02\0" + bytes(200), NOT_OURS),
    "help.html": (lambda: b"ITSF\x03\0\0\0" + bytes(200), NOT_OURS),
    "gzip.docx": (lambda: b"\x1f\x8b\x08" + bytes(200), NOT_OURS),
    "seven-zip.docx": (lambda: b"7z\xbc\xaf\x27\x1c" + bytes(200), NOT_OURS),
    "rar.docx": (lambda: b"Rar!\x1a\x07\x01\x00" + bytes(200), NOT_OURS),
    "image.html": (lambda: b'<?xml version="1.0"?><svg onload="alert(1)"/>', NOT_OURS),
    "postscript.pdf": (lambda: b"%!PS-Adobe-3.0\n(/etc/passwd) (r) file\n",
                       Read("%!PS-Adobe-3.0 | (/etc/passwd) (r) file")),
}  # fmt: skip

CASES: Cases = PAGES | TEXTS | NAMES
