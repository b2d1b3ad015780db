"""PDF files made to do harm."""

from __future__ import annotations

import random
import zlib
from io import BytesIO

import pikepdf

from answerable.documents.formats.isolation import CRASHED
from answerable.documents.formats.pdf import LOCKED
from tests.hostile.pdfs import one_page, pdf, shows, stream
from tests.hostile.programme import DAMAGED, WORDS, Cases, Read, Refused, canary
from tests.hostile.zips import word_zip

NO_TEXT = Read("", ("no_text",))
TAGS_DOUBTED = Read("Words", ("tags_doubted",))
SOME_TEXT = Read("Words", ("no_text",))
FAILED = Refused("unsafe", CRASHED)


def _locked(user: str, owner: str) -> bytes:
    with pikepdf.open(BytesIO(one_page())) as document:
        out = BytesIO()
        document.save(out, encryption=pikepdf.Encryption(user=user, owner=owner))
    return out.getvalue()


def _pages(count: int, *, said: int | None = None) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 10) for number in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>"
    return pdf(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, said or count)}
        | {number + 10: page for number in range(count)}
    )


def _tree(pages: bytes, more: dict[int, bytes] | None = None) -> bytes:
    """One page, under a tree of pages that is told otherwise."""
    return one_page(more={2: pages} | (more or {}))


def _action(action: bytes) -> bytes:
    return one_page(
        catalogue=b"/OpenAction 10 0 R/AA<</WC 10 0 R>>", page=b"/AA<</O 10 0 R>>", more={10: action}
    )


def _forms(*, circle: bool, deep: int = 2) -> bytes:
    """Forms that draw one another, in a circle or to a depth."""
    objects = {}
    for number in range(deep):
        following = 10 + (number + 1) % deep if circle or number + 1 < deep else 0
        inside = b"/X Do" if following else shows("Words")
        used = b"/XObject<</X %d 0 R>>" % following if following else b""
        more = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>%s>>" % used
        objects[10 + number] = stream(inside, more=more)
    return one_page(
        shows("Words") + b"/X Do" if circle else b"/X Do", resources=b"/XObject<</X 10 0 R>>", more=objects
    )


def _forms_doubling(deep: int) -> bytes:
    """Each form draws the next one twice: 2 to the power of `deep`."""
    objects = {}
    for number in range(deep):
        last = number + 1 == deep
        inside = b"BT /F1 12 Tf 72 600 Td (x) Tj ET" if last else b"/X Do /X Do"
        used = b"" if last else b"/XObject<</X %d 0 R>>" % (11 + number)
        more = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>%s>>" % used
        objects[10 + number] = stream(inside, more=more)
    return one_page(shows("Words") + b"/X Do", resources=b"/XObject<</X 10 0 R>>", more=objects)


def _font(to_unicode: bytes, *, more: bytes = b"") -> bytes:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 10 0 R%s>>" % more
    return one_page(font=font, more={10: stream(to_unicode)})


def _map(*pairs: tuple[str, str]) -> bytes:
    lines = "\n".join(f"<{ord(one):02x}> <{two}>" for one, two in pairs)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n1 begincodespacerange "
        f"<00> <ff> endcodespacerange\n{len(pairs)} beginbfchar\n{lines}\nendbfchar endcmap end end"
    ).encode()


def _tagged(tree: dict[int, bytes]) -> bytes:
    """A page that claims PDF/UA, with this tree of tags; object 10 is its root."""
    claim = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><pdfuaid:part>1</pdfuaid:part></x:xmpmeta>'
    content = b"/P <</MCID 0>> BDC\n" + shows("Words") + b"EMC\n"
    return one_page(
        content,
        catalogue=b"/StructTreeRoot 10 0 R/MarkInfo<</Marked true>>/Metadata 9 0 R",
        more={9: stream(claim, more=b"/Type/Metadata/Subtype/XML")} | tree,
    )


def _chain_of_tags(deep: int) -> dict[int, bytes]:
    tree = {10: b"<</Type/StructTreeRoot/K 11 0 R>>"}
    for number in range(11, 11 + deep):
        tree[number] = b"<</S/Div/K %d 0 R>>" % (number + 1)
    return tree | {11 + deep: b"<</S/P/Pg 3 0 R/K 0>>"}


def _outline(first: bytes) -> bytes:
    return one_page(
        catalogue=b"/Outlines 10 0 R",
        more={
            10: b"<</First 11 0 R/Last 11 0 R/Count 999999999>>",
            11: b"<</Title(x)/Parent 10 0 R%s>>" % first,
        },
    )


def _predictor(columns: int) -> bytes:
    packed = zlib.compress(shows("Words"))
    decoding = b"<</Predictor 15/Columns %d/Colors 99/BitsPerComponent 16>>" % columns
    content = b"<</Length %d/Filter/FlateDecode/DecodeParms%s>>" % (len(packed), decoding)
    return one_page(more={4: content + b"stream\n" + packed + b"\nendstream"})


def _filters(count: int) -> bytes:
    data = shows("Words")
    for _ in range(count):
        data = zlib.compress(data)
    names = b"/FlateDecode" * count
    return one_page(more={4: b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(data), names, data)})


def _object_stream(offsets: bytes) -> bytes:
    inside = offsets + b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return one_page(
        more={9: stream(inside, packed=True, more=b"/Type/ObjStm/N 999999999/First %d" % len(offsets))}
    )


def _many_letters(count: int) -> bytes:
    line = b"BT /F1 6 Tf 20 %d Td (" + b"words " * 16 + b") Tj ET\n"
    return one_page(b"".join(line % (20 + number % 800) for number in range(count)))


def _lines(count: int) -> bytes:
    drawn = random.Random(17)
    return one_page(
        shows("Words")
        + b"".join(
            b"%d %d m %d %d l S\n" % tuple(drawn.randrange(600) for _ in range(4)) for _ in range(count)
        )
    )


def _sized(box: bytes) -> bytes:
    return one_page(box=box)


CASES: Cases = {
    "good.pdf": (lambda: one_page(), WORDS),
    "locked-for-all.pdf": (lambda: _locked("a", "b"), Refused("encrypted", LOCKED)),
    "locked-for-changes.pdf": (lambda: _locked("", "b"), WORDS),
    "lock-unknown.pdf": (
        lambda: one_page(trailer=b"/Encrypt<</Filter/Nobody/V 99/R 99/O(x)/U(x)/P -1>>/ID[(a)(a)]"), DAMAGED,
    ),
    "script.pdf": (lambda: _action(b"<</S/JavaScript/JS(app.launchURL\\('%s'\\))>>" % canary().encode()), WORDS),
    "launch.pdf": (lambda: _action(b"<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)/P(/c calc)>>>>"), WORDS),
    "goes-elsewhere.pdf": (lambda: _action(b"<</S/URI/URI(%s)>>" % canary().encode()), WORDS),
    "sends-a-form.pdf": (lambda: _action(b"<</S/SubmitForm/F<</FS/URL/F(%s)>>>>" % canary().encode()), WORDS),
    "imports-data.pdf": (lambda: _action(b"<</S/ImportData/F(/etc/passwd)>>"), WORDS),
    "stream-from-outside.pdf": (
        lambda: one_page(more={4: b"<</Length 0/F<</FS/URL/F(%s)>>>>stream\n\nendstream" % canary().encode()}),
        NO_TEXT,
    ),
    "file-inside.pdf": (
        lambda: one_page(
            catalogue=b"/Names<</EmbeddedFiles<</Names[(a.exe) 10 0 R]>>>>",
            more={10: b"<</Type/Filespec/F(a.exe)/EF<</F 11 0 R>>>>", 11: stream(b"MZ" + bytes(2000), packed=True)},
        ),
        WORDS,
    ),
    "form-of-xfa.pdf": (
        lambda: one_page(
            catalogue=b"/AcroForm<</XFA 10 0 R/Fields[]>>",
            more={10: stream(b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><xdp>&y;</xdp>')},
        ),
        WORDS,
    ),
    "pages-in-a-circle.pdf": (lambda: _tree(b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"), SOME_TEXT),
    "page-holds-itself.pdf": (lambda: _tree(b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>"), WORDS),
    "pages-said-to-be-none.pdf": (lambda: _tree(b"<</Type/Pages/Kids[3 0 R]/Count 0>>"), WORDS),
    "pages-said-to-be-minus.pdf": (lambda: _tree(b"<</Type/Pages/Kids[3 0 R]/Count -7>>"), WORDS),
    "pages-said-to-be-millions.pdf": (lambda: _tree(b"<</Type/Pages/Kids[3 0 R]/Count 2000000>>"), WORDS),
    "pages-said-to-be-900.pdf": (lambda: _tree(b"<</Type/Pages/Kids[3 0 R]/Count 900>>"), SOME_TEXT),
    "pages-1001.pdf": (
        lambda: _pages(1001), Refused("too_long", "The PDF has 1,001 pages; the limit is 1,000."),
    ),
    "pages-1001-said-to-be-one.pdf": (lambda: _pages(1001, said=1), NO_TEXT),
    "pages-deep.pdf": (
        lambda: _tree(
            b"<</Type/Pages/Kids[10 0 R]/Count 1>>",
            {n: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(10, 3010)}
            | {3010: b"<</Type/Pages/Kids[3 0 R]/Count 1>>"},
        ),
        NO_TEXT,
    ),
    "one-page-twice.pdf": (lambda: _tree(b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>"), Read("Words | Words")),
    "page-of-100000-points.pdf": (lambda: _sized(b"0 0 100000 100000"), WORDS),
    "page-of-1e30-points.pdf": (lambda: _sized(b"0 0 1e30 1e30"), WORDS),
    "page-of-nothing.pdf": (lambda: _sized(b"0 0 0 0"), WORDS),
    "page-turned-inside-out.pdf": (lambda: _sized(b"595 842 -595 -842"), WORDS),
    "page-of-words.pdf": (lambda: _sized(b"/a (b) null true"), WORDS),
    "page-turned-by-seven.pdf": (lambda: one_page(page=b"/Rotate 7"), WORDS),
    "page-unit-of-a-million.pdf": (lambda: one_page(page=b"/UserUnit 1000000"), WORDS),
    "forms-in-a-circle.pdf": (lambda: _forms(circle=True), WORDS),
    "form-of-itself.pdf": (lambda: _forms(circle=True, deep=1), WORDS),
    "forms-200-deep.pdf": (lambda: _forms(circle=False, deep=200), NO_TEXT),
    "forms-doubling.pdf": (lambda: _forms_doubling(40), FAILED),
    "content-of-a-gigabyte.pdf": (
        lambda: one_page(more={4: stream(b"q Q " * 100_000_000, packed=True)}), FAILED,
    ),
    "content-packed-five-times.pdf": (lambda: _filters(5), WORDS),
    "content-packed-500-times.pdf": (lambda: _filters(500), WORDS),
    "content-of-itself.pdf": (lambda: one_page(more={4: b"<</Length 4 0 R>>stream\nBT ET\nendstream"}), NO_TEXT),
    "content-longer-than-file.pdf": (
        lambda: one_page(more={4: b"<</Length 999999999>>stream\n" + shows("Words") + b"\nendstream"}), WORDS,
    ),
    "content-of-minus-one.pdf": (
        lambda: one_page(more={4: b"<</Length -1>>stream\n" + shows("Words") + b"\nendstream"}), WORDS,
    ),
    "content-saves-100000-times.pdf": (lambda: one_page(b"q " * 100_000 + shows("Words")), WORDS),
    "content-is-brackets.pdf": (lambda: one_page(shows("Words") + b"[" * 100_000), WORDS),
    "content-is-noise.pdf": (lambda: one_page(random.Random(4).randbytes(100_000)), NO_TEXT),
    "predictor-of-a-billion.pdf": (lambda: _predictor(999_999_999), NO_TEXT),
    "predictor-of-nothing.pdf": (lambda: _predictor(0), NO_TEXT),
    "objects-of-a-billion.pdf": (lambda: _object_stream(b"5 0 "), WORDS),
    "arrays-100000-deep.pdf": (lambda: one_page(more={10: b"[" * 100_000 + b"]" * 100_000}, page=b"/X 10 0 R"), WORDS),
    "table-points-at-itself.pdf": (lambda: one_page(trailer=b"/Prev 9"), WORDS),
    "table-in-a-circle.pdf": (lambda: _circle(), WORDS),
    "table-beyond-the-end.pdf": (lambda: _moved(1 << 40), WORDS),
    "table-before-the-start.pdf": (lambda: _moved(-5), WORDS),
    "table-of-a-billion.pdf": (lambda: one_page().replace(b"xref\n0 6", b"xref\n0 999999999"), WORDS),
    "object-refers-to-itself.pdf": (lambda: one_page(more={5: b"5 0 R"}), WORDS),
    "catalogue-is-a-page.pdf": (lambda: one_page(more={1: b"3 0 R"}), DAMAGED),
    "map-is-noise.pdf": (lambda: _font(random.Random(6).randbytes(5000)), WORDS),
    "map-to-private-letters.pdf": (lambda: _font(_map(("W", "E057"), ("o", "F8FF"))), Read("\ue057\uf8ffrds")),
    "map-to-half-a-pair.pdf": (lambda: _font(_map(("W", "D800"))), Read("\ufffdords")),
    "map-to-a-novel.pdf": (lambda: _font(_map(("W", "0041" * 5000))),
                           Read("AAAAAAAAAAAAAAAAAAAA… (1 blocks, 5,004 letters)")),
    "map-turned-round.pdf": (lambda: _font(_map(("W", "202E"))), Read("ords")),
    "font-of-itself.pdf": (
        lambda: one_page(font=b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[5 0 R]>>"),
        Read("坯牤猀"),
    ),
    "font-file-is-noise.pdf": (
        lambda: one_page(
            font=b"<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor 10 0 R>>",
            more={10: b"<</Type/FontDescriptor/FontName/A/Flags 4/FontFile2 11 0 R>>",
                  11: stream(b"\x00\x01\x00\x00\xff\xff" + random.Random(8).randbytes(4000))},
        ),
        WORDS,
    ),
    "letters-of-type-3-draw-themselves.pdf": (
        lambda: one_page(
            font=b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 87/LastChar 87"
            b"/Widths[9]/Encoding<</Differences[87/W]>>/CharProcs<</W 10 0 R>>/Resources<</Font<</F1 5 0 R>>>>>>",
            more={10: stream(shows("W"))},
        ),
        WORDS,
    ),
    "letters-of-1e9-points.pdf": (lambda: one_page(shows("Words", size=1e9)), NO_TEXT),
    "letters-of-no-size.pdf": (lambda: one_page(shows("Words", size=0)), NO_TEXT),
    "letters-not-a-number.pdf": (lambda: one_page(b"BT /F1 nan Tf 72 700 Td (Words) Tj ET"), NO_TEXT),
    "letters-off-the-page.pdf": (lambda: one_page(shows("Words", at=(1e8, -1e8))), WORDS),
    "letters-unseen.pdf": (lambda: one_page(shows("Words", before=b"3 Tr ")), WORDS),
    "letters-400000.pdf": (lambda: _many_letters(4_000), Read("words words words wo… (1 blocks, 479 letters)")),
    "lines-100000.pdf": (lambda: _lines(100_000), WORDS),
    "line-of-a-million.pdf": (lambda: one_page(shows("words " * 160_000)),
                              Read("words words words wo… (1 blocks, 32,767 letters)")),
    "dotted-for-ever.pdf": (lambda: one_page(shows("Words " + "." * 200_000 + " 1")),
                             Read("Words ..............… (1 blocks, 32,767 letters)")),
    "tags-in-a-circle.pdf": (
        lambda: _tagged({10: b"<</Type/StructTreeRoot/K 11 0 R>>", 11: b"<</S/P/Pg 3 0 R/K[0 11 0 R]>>"}), TAGS_DOUBTED,
    ),
    "tags-1000-deep.pdf": (lambda: _tagged(_chain_of_tags(1000)), TAGS_DOUBTED),
    "tags-of-nothing.pdf": (lambda: _tagged({10: b"<</Type/StructTreeRoot/K 10 0 R>>"}), TAGS_DOUBTED),
    "tags-of-no-page.pdf": (
        lambda: _tagged({10: b"<</Type/StructTreeRoot/K 11 0 R>>", 11: b"<</S/P/Pg 99 0 R/K 77777>>"}), TAGS_DOUBTED,
    ),
    "tags-are-words.pdf": (lambda: _tagged({10: b"(words)"}), TAGS_DOUBTED),
    "tags-the-same-words-often.pdf": (
        lambda: _tagged({10: b"<</Type/StructTreeRoot/K[%s]>>" % (b"11 0 R " * 5000), 11: b"<</S/P/Pg 3 0 R/K 0>>"}),
        TAGS_DOUBTED,
    ),
    "outline-in-a-circle.pdf": (lambda: _outline(b"/Next 11 0 R/First 11 0 R"), WORDS),
    "fields-in-a-circle.pdf": (
        lambda: one_page(
            catalogue=b"/AcroForm<</Fields[10 0 R]>>", page=b"/Annots[10 0 R]",
            more={10: b"<</FT/Btn/T(a)/Kids[10 0 R]/Parent 10 0 R/Subtype/Widget/Rect[0 0 9 9]>>"},
        ),
        WORDS,
    ),
    "fields-20000.pdf": (
        lambda: one_page(
            catalogue=b"/AcroForm<</Fields[]>>", page=b"/Annots[%s]" % (b"10 0 R " * 20_000),
            more={10: b"<</FT/Tx/T(a)/Subtype/Widget/Rect[0 0 9 9]>>"},
        ),
        WORDS,
    ),
    "title-of-a-megabyte.pdf": (
        lambda: one_page(trailer=b"/Info 10 0 R", more={10: b"<</Title(%s)>>" % (b"a" * 1_000_000)}), WORDS,
    ),
    "cut-short.pdf": (lambda: one_page()[:420], DAMAGED),
    "no-table.pdf": (lambda: one_page().split(b"xref")[0], DAMAGED),
    "junk-before.pdf": (lambda: b"junk\n" * 180 + one_page(), WORDS),
    "junk-behind.pdf": (lambda: one_page() + random.Random(9).randbytes(5000), WORDS),
    "also-a-zip.pdf": (lambda: one_page() + word_zip(), WORDS),
    "also-a-page.pdf": (lambda: b"<html><script>alert(1)</script></html>\n" + one_page(), WORDS),
    "also-a-program.pdf": (lambda: b"MZ\x90\0\n" + one_page(), WORDS),
    "head-only.pdf": (lambda: b"%PDF-9.9\n" + b"%" * 5000, DAMAGED),
}  # fmt: skip


def _circle() -> bytes:
    good = one_page()
    return good.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % good.rindex(b"xref\n0"))


def _moved(start: int) -> bytes:
    good = one_page()
    return good[: good.rindex(b"startxref")] + b"startxref\n%d\n%%%%EOF\n" % start
