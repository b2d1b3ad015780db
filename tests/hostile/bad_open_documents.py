"""OpenDocument texts (.odt) made to do harm."""

from __future__ import annotations

import random

from answerable.documents.formats.kinds import NOT_READABLE
from tests.documents.making import opened, zipped
from tests.hostile.programme import DAMAGED, TOO_LONG, UNSAFE, WORDS, Cases, Read, Refused, canary

NOT_OURS = Refused("wrong_type", NOT_READABLE)
MIME = "application/vnd.oasis.opendocument.text"
P = "<text:p>Words</text:p>"
_LINK = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple"'


def styled(parent: str) -> str:
    return f'<style:style style:name="A" style:family="paragraph" style:parent-style-name="{parent}"/>'


def parts(**changed: str | bytes) -> bytes:
    """An .odt from its parts; a dot in a part's name is written as two underscores."""
    named: dict[str, str | bytes] = {"mimetype": MIME}
    return zipped(
        named | {name.replace("__", "."): data for name, data in changed.items()}, stored=("mimetype",)
    )


def _many(count: int) -> str:
    letters = random.Random(11)
    return "".join(f"<text:p>{letters.choice('abcdefgh')}</text:p>" for _ in range(count))


def _cells(repeated: str) -> str:
    cell = f'<table:table-cell table:number-columns-repeated="{repeated}">{P}</table:table-cell>'
    return f'<table:table><table:table-row table:number-rows-repeated="{repeated}">{cell}</table:table-row></table:table>'


def _lists(deep: int) -> str:
    return "<text:list><text:list-item>" * deep + P + "</text:list-item></text:list>" * deep


CASES: Cases = {
    "entity.odt": (lambda: parts(content__xml='<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'), UNSAFE),
    "entity-from-outside.odt": (lambda: parts(content__xml=f'<!DOCTYPE a SYSTEM "{canary()}"><a/>'), UNSAFE),
    "entity-in-styles.odt": (
        lambda: _with(opened(P), "styles.xml", "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"), UNSAFE,
    ),
    "entity-in-properties.odt": (
        lambda: _with(opened(P), "meta.xml", "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"), UNSAFE,
    ),
    "no-content.odt": (lambda: parts(styles__xml="<a/>"), DAMAGED),
    "not-xml.odt": (lambda: parts(content__xml="Words"), DAMAGED),
    "flat.odt": (lambda: b'<?xml version="1.0"?><office:document/>', NOT_OURS),
    "mime-of-a-drawing.odt": (lambda: parts(mimetype="application/vnd.oasis.opendocument.graphics"), NOT_OURS),
    "blanks-of-a-billion.odt": (
        lambda: opened('<text:p>Words<text:s text:c="999999999"/>Words</text:p>'),
        Read("Words               … (1 blocks, 1,010 letters)"),
    ),
    "blanks-of-minus-one.odt": (lambda: opened('<text:p><text:s text:c="-1"/>Words</text:p>'), WORDS),
    "blanks-100000-times.odt": (
        lambda: opened("<text:p>a" + '<text:s text:c="1000"/>' * 30_000 + "a</text:p>"
                       + f"<!--{random.Random(1).randbytes(40_000).hex()}-->"),
        TOO_LONG,
    ),
    "cells-of-a-billion.odt": (lambda: opened(_cells("999999999")), WORDS),
    "cells-of-minus-one.odt": (lambda: opened(_cells("-1")), WORDS),
    "style-on-itself.odt": (
        lambda: opened('<text:p text:style-name="A">Words</text:p>', styles=styled("A")), WORDS,
    ),
    "lists-in-lists.odt": (lambda: opened(_lists(100)), WORDS),
    "deep-10000.odt": (lambda: opened("<text:section>" * 10_000 + "</text:section>" * 10_000), DAMAGED),
    "picture-from-outside.odt": (
        lambda: opened(f'<text:p>Words<draw:frame><draw:image {_LINK} xlink:href="{canary()}"/></draw:frame></text:p>'),
        WORDS,
    ),
    "section-from-outside.odt": (
        lambda: opened(f'<text:section><text:section-source {_LINK} xlink:href="{canary()}"/>{P}</text:section>'),
        WORDS,
    ),
    "section-from-the-system.odt": (
        lambda: opened(f'<text:section><text:section-source {_LINK} xlink:href="file:///etc/passwd"/>{P}'
                       "</text:section>"),
        WORDS,
    ),
    "command-link.odt": (
        lambda: opened('<text:p><office:dde-source office:dde-application="cmd" office:dde-topic="/c calc"/>Words'
                       "</text:p>"),
        WORDS,
    ),
    "macros-inside.odt": (
        lambda: _with(opened(P), "Basic/Standard/Module1.xml", "<x>Shell(\"calc\")</x>"), WORDS,
    ),
    "paragraphs-250000.odt": (lambda: opened(_many(250_000)), TOO_LONG),
    "frames-in-frames.odt": (lambda: opened(_frames(60)), WORDS),
    "list-number-of-a-billion.odt": (
        lambda: opened('<text:list><text:list-item text:start-value="99999999999999999999">' + P
                       + "</text:list-item></text:list>"),
        WORDS,
    ),
    "field-chooses-minus-one.odt": (
        lambda: opened('<text:p>Words<field:fieldmark xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop'
                       ':xmlns:field:1.0" field:type="vnd.oasis.opendocument.field.FORMDROPDOWN">'
                       '<field:param field:name="Dropdown_Selected" field:value="-7"/></field:fieldmark></text:p>'),
        WORDS,
    ),
}  # fmt: skip


def _with(archive: bytes, name: str, content: str) -> bytes:
    import zipfile
    from io import BytesIO

    out = BytesIO(archive)
    with zipfile.ZipFile(out, "a") as more:
        more.writestr(name, content)
    return out.getvalue()


def _frames(deep: int) -> str:
    inside = P
    for _ in range(deep):
        inside = f"<text:p><draw:frame><draw:text-box>{inside}</draw:text-box></draw:frame></text:p>"
    return inside
