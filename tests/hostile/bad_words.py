"""Word files (.docx) whose XML, styles, lists and fields are made to do harm."""

from __future__ import annotations

import random

from tests.documents.making import (
    CONTENT_TYPES,
    W14,
    W,
    in_list,
    paragraph,
    pattern,
    uses,
    word,
    zipped,
)
from tests.hostile.programme import DAMAGED, TOO_LONG, UNSAFE, WORDS, Cases, Read, canary

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def document(content: str | bytes) -> bytes:
    """A .docx with exactly this for its document part."""
    return zipped({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": content})


def body(inside: str = paragraph("Words"), *, before: str = "", attributes: str = "") -> str:
    """A document part, with something before its root or in it."""
    return f'{before}<w:document xmlns:w="{W}" xmlns:w14="{W14}" {attributes}><w:body>{inside}</w:body></w:document>'


def related(kind: str, target: str, *, outside: bool = True, content: str = paragraph("Words")) -> bytes:
    """A .docx whose document part refers to something."""
    mode = ' TargetMode="External"' if outside else ""
    relation = f'<Relationship Id="r9" Type="{_RELATIONS}/{kind}" Target="{target}"{mode}/>'
    rels = f'<Relationships xmlns="{_PACKAGE}">{relation}</Relationships>'
    return word(content, extra={"word/_rels/document.xml.rels": rels})


def style(name: str, on: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:basedOn w:val="{on}"/></w:style>'


def styled(name: str) -> str:
    return paragraph("Words", properties=f'<w:pStyle w:val="{name}"/>')


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def box(inside: str) -> str:
    return f"<w:p><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r></w:p>"


def _noise(count: int) -> str:
    return "".join(random.Random(7).choices("abcdefghijklmnopqrstuvwxyz", k=count))


def _quadratic() -> str:
    return f'<!DOCTYPE w:document [<!ENTITY a "{_noise(50_000)}">]>' + body(paragraph("&a;" * 10_000))


def _including() -> str:
    include = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    )
    return body(f"<w:p><w:r><w:t>Words</w:t></w:r>{include}</w:p>")


def _many_styles() -> bytes:
    random_names = random.Random(2)
    names = [f"{random_names.getrandbits(64):x}" for _ in range(100_000)]
    return word(
        styled(names[-1]), styles="".join(style(one, two) for one, two in zip(names[1:], names, strict=False))
    )


def _many_paragraphs(count: int) -> bytes:
    letters = random.Random(3)
    return word(
        "".join(f"<w:p><w:r><w:t>{letters.choice('abcdefgh')}</w:t></w:r></w:p>" for _ in range(count))
    )


def _attributes(count: int) -> str:
    return " ".join(f'a{n}="{n}"' for n in range(count))


def _spaces(count: int) -> str:
    return " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(count))


def _nested_tables(deep: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * deep + paragraph("Words") + "</w:tc></w:tr></w:tbl>" * deep


_RUN_FLOOD = "<w:r><w:t>ab</w:t></w:r><w:r><w:tab/></w:r>" * 60_000

CASES: Cases = {
    "entity-from-outside.docx": (
        lambda: document(f'<!DOCTYPE w:document SYSTEM "{canary()}">' + body()), UNSAFE,
    ),
    "entity-of-a-parameter.docx": (
        lambda: document(f'<!DOCTYPE a [<!ENTITY % x SYSTEM "{canary()}"> %x;]>' + body()), UNSAFE,
    ),
    "entity-quadratic.docx": (lambda: document(_quadratic()), UNSAFE),
    "entity-behind-comments.docx": (
        lambda: document(f"<!--{_noise(9000)}--><!DOCTYPE a [<!ENTITY x 'y'>]>" + body(paragraph("&x;"))), UNSAFE,
    ),
    "entity-in-utf16.docx": (
        lambda: document(("<!DOCTYPE a [<!ENTITY x 'y'>]>" + body(paragraph("&x;"))).encode("utf-16")), UNSAFE,
    ),
    "entity-in-styles.docx": (
        lambda: word("", extra={"word/styles.xml": "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"}), UNSAFE,
    ),
    "entity-in-properties.docx": (
        lambda: word("", extra={"docProps/core.xml": "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"}), UNSAFE,
    ),
    "including.docx": (lambda: document(_including()), WORDS),
    "style-sheet-of-xml.docx": (
        lambda: document(body(before=f'<?xml-stylesheet type="text/xsl" href="{canary()}"?>')), WORDS,
    ),
    "schema-from-outside.docx": (
        lambda: document(body(attributes=f'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
                                         f'i:schemaLocation="urn:a {canary()}"')),
        WORDS,
    ),
    "utf16.docx": (lambda: document(body().encode("utf-16")), WORDS),
    "utf32.docx": (lambda: document(body().encode("utf-32")), WORDS),
    "utf7.docx": (
        lambda: document(b'<?xml version="1.0" encoding="UTF-7"?>' + body().replace("Words", "+AFc-ords").encode()),
        WORDS,
    ),
    "charset-unknown.docx": (
        lambda: document(b'<?xml version="1.0" encoding="x-nobody"?>' + body().encode()), DAMAGED,
    ),
    "charset-lies.docx": (
        lambda: document(b'<?xml version="1.0" encoding="UTF-16"?>' + body().encode()), DAMAGED,
    ),
    "not-utf8.docx": (lambda: document(body().encode().replace(b"Words", b"W\xffrds")), DAMAGED),
    "nul.docx": (lambda: document(body().encode().replace(b"Words", b"W\0rds")), DAMAGED),
    "reference-to-nul.docx": (lambda: document(body(paragraph("W&#0;rds"))), DAMAGED),
    "private-letters.docx": (lambda: word(paragraph("&#xF8FF;&#xE000;Words")), Read("\uf8ff\ue000Words")),
    "turned-round.docx": (lambda: word(paragraph("\u202esdroW\u202c Words")), Read("sdroW Words")),
    "deep-10000.docx": (lambda: document(body("<w:p>" * 10_000 + "</w:p>" * 10_000)), DAMAGED),
    "deep-tables.docx": (lambda: word(_nested_tables(80)), WORDS),
    "deep-runs.docx": (lambda: word("<w:p>" + "<w:ins>" * 240 + "<w:r><w:t>Words</w:t></w:r>" + "</w:ins>" * 240
                                    + "</w:p>"), WORDS),
    "deep-text-boxes.docx": (lambda: word(_boxes(60)), WORDS),
    "attributes-100000.docx": (lambda: document(body(attributes=_attributes(100_000))), WORDS),
    "name-spaces-20000.docx": (lambda: document(body(attributes=_spaces(20_000))), WORDS),
    "attribute-of-12-megabytes.docx": (lambda: document(body(attributes=f'a="{_noise(12_000_000)}"')), DAMAGED),
    "words-of-9-megabytes.docx": (
        lambda: word(paragraph(_noise(9_000_000))),
        Read("idqbnjbnalbclvdfqypk… (1 blocks, 9,000,000 letters)"),
    ),
    "template-from-outside.docx": (lambda: related("attachedTemplate", canary()), WORDS),
    "picture-from-outside.docx": (
        lambda: related("image", canary(), content='<w:p><w:r><w:drawing><a r:link="r9" '
                        f'xmlns:r="{_RELATIONS}"/></w:drawing><w:t>Words</w:t></w:r></w:p>'),
        WORDS,
    ),
    "chunk-from-outside.docx": (
        lambda: related("aFChunk", canary(), content=f'<w:altChunk r:id="r9" xmlns:r="{_RELATIONS}"/>'
                        + paragraph("Words")),
        WORDS,
    ),
    "object-from-outside.docx": (lambda: related("oleObject", "file:///etc/passwd"), WORDS),
    "styles-from-outside.docx": (lambda: related("styles", canary()), WORDS),
    "styles-are-the-document.docx": (lambda: related("styles", "document.xml", outside=False), WORDS),
    "styles-from-the-system.docx": (lambda: related("styles", "../../../../etc/passwd", outside=False), WORDS),
    "numbering-is-the-document.docx": (lambda: related("numbering", "document.xml", outside=False), WORDS),
    "macros-inside.docx": (lambda: word(paragraph("Words"), extra={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 99}),
                           WORDS),
    "object-inside.docx": (
        lambda: word(paragraph("Words"), extra={"word/embeddings/oleObject1.bin": b"MZ" + bytes(5000)}), WORDS,
    ),
    "command-field.docx": (
        lambda: word(f"<w:p>{field('begin')}<w:r><w:instrText>DDEAUTO c:\\\\cmd.exe \"/k calc\"</w:instrText></w:r>"
                     f"{field('separate')}<w:r><w:t>Words</w:t></w:r>{field('end')}</w:p>"),
        WORDS,
    ),
    "fields-never-end.docx": (
        lambda: word(f"<w:p>{field('begin') * 20_000}</w:p>" + paragraph("Words")), WORDS,
    ),
    "field-never-ends.docx": (
        lambda: word(paragraph("Some") + f"<w:p>{field('begin')}</w:p>" + paragraph("words")), Read("Some | words"),
    ),
    "fields-never-begin.docx": (lambda: word(f"<w:p>{field('end') * 20_000}<w:r><w:t>Words</w:t></w:r></w:p>"), WORDS),
    "styles-in-a-circle.docx": (
        lambda: word(styled("a"), styles=style("a", "b") + style("b", "c") + style("c", "a")), WORDS,
    ),
    "style-on-itself.docx": (lambda: word(styled("a"), styles=style("a", "a")), WORDS),
    "styles-100000.docx": (_many_styles, WORDS),
    "list-of-itself.docx": (
        lambda: word(
            in_list("Words", 1),
            numbering='<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>' + uses(1, 1),
            styles='<w:style w:styleId="L" w:type="numbering"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
            "</w:style>",
        ),
        WORDS,
    ),
    "list-number-of-9000.docx": (
        lambda: word(in_list("Words", 1), numbering=pattern(1, ("decimal", "%1" * 9000)) + uses(1, 1)), WORDS,
    ),
    "list-level-is-a-word.docx": (
        lambda: word(in_list("Words", 1), numbering=pattern(1, ("decimal", "%1.")).replace('w:ilvl="0"', 'w:ilvl="x"')
                     + uses(1, 1)),
        WORDS,
    ),
    "list-starts-late.docx": (
        lambda: word(in_list("Words", 1), numbering=pattern(1, ("upperRoman", "%1.")).replace('start w:val="1"',
                     'start w:val="999999999"') + uses(1, 1)),
        WORDS,
    ),
    "cell-of-a-billion.docx": (
        lambda: word('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>' + paragraph("Words")
                     + "</w:tc></w:tr></w:tbl>"),
        WORDS,
    ),
    "row-before-the-first.docx": (
        lambda: word('<w:tbl><w:tr><w:trPr><w:gridBefore w:val="-5"/></w:trPr><w:tc>' + paragraph("Words")
                     + "</w:tc></w:tr></w:tbl>"),
        WORDS,
    ),
    "letter-beyond-unicode.docx": (
        lambda: word('<w:p><w:r><w:sym w:font="Wingdings" w:char="FFFFFFFFFF"/><w:t>Words</w:t></w:r></w:p>'), WORDS,
    ),
    "letter-half-of-a-pair.docx": (
        lambda: word('<w:p><w:r><w:sym w:font="Arial" w:char="D800"/><w:t>Words</w:t></w:r></w:p>'), WORDS,
    ),
    "runs-120000.docx": (
        lambda: word(f"<w:p>{_RUN_FLOOD}</w:p>" + f"<!--{_noise(200_000)}-->"),
        Read("ab\tab\tab\tab\tab\tab\tab… (1 blocks, 179,999 letters)"),
    ),
    "paragraphs-250000.docx": (lambda: _many_paragraphs(250_000), TOO_LONG),
    "page-in-the-place-of-words.docx": (lambda: document("<html><body><p>Words</p></body></html>"), DAMAGED),
    "another-root.docx": (lambda: document(f'<x xmlns:w="{W}"><w:p/></x>'), DAMAGED),
}  # fmt: skip


def _boxes(deep: int) -> str:
    inside = paragraph("Words")
    for _ in range(deep):
        inside = box(inside)
    return inside
