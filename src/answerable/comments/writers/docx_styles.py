"""How the Word form looks: page, styles, lists, header and footer."""

from __future__ import annotations

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor, Twips
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from answerable.comments.writers.blocks import Outline, Voice

INDENT = Twips(440)
_INK, _SOFT, _PETROL = "11181C", "46535A", "0F5066"
_FONT = "Arial"
# Solid for inspectors, dashed for the force, double for the Commissioner.
_RULES: dict[Voice, tuple[str, int, str]] = {
    "inspectors": ("single", 18, _INK),
    "force": ("dashed", 12, "7B2A5D"),
    "commissioner": ("double", 6, "774A0C"),
}


def rule_of(paragraph: WordParagraph, voice: Voice) -> None:
    """Draw the rule of a voice to the left of a paragraph."""
    kind, eighths, colour = _RULES[voice]
    borders = f'<w:left w:val="{kind}" w:sz="{eighths}" w:space="8" w:color="{colour}"/>'
    _border(paragraph._p.get_or_add_pPr(), borders)


def _border(properties: object, inside: str) -> None:
    """Put borders where the schema wants them among a paragraph's properties."""
    made = parse_xml(f"<w:pBdr {nsdecls('w')}>{inside}</w:pBdr>")
    after = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")
    later = ("w:outlineLvl", "w:rPr", "w:sectPr")
    properties.insert_element_before(made, *after, *later)  # type: ignore[attr-defined]


class Lists:
    """The document's lists: one set of bullets, and a numbered list for each that starts anew."""

    def __init__(self, word: Word) -> None:
        self._part = word.part.numbering_part.element
        for child in list(self._part):
            self._part.remove(child)
        self._part.append(parse_xml(_abstract(0, "bullet", ("•", "•", "•"))))
        self._part.append(parse_xml(_abstract(1, "decimal", ("%1.", "%2.", "%3."))))
        self._last = 0
        self.bullets = self._add(0, None)

    def numbered(self, start: int) -> int:
        """The id of a new numbered list that begins at `start`."""
        return self._add(1, start)

    def _add(self, abstract: int, start: int | None) -> int:
        self._last += 1
        override = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for level in range(3)
            if start is not None
        )
        self._part.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self._last}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
            )
        )
        return self._last

    def put(self, paragraph: WordParagraph, *, number_id: int, level: int) -> None:
        """Make a paragraph an item of a list."""
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = number_id


def _abstract(number: int, kind: str, texts: tuple[str, ...]) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{440 * (level + 1)}" w:hanging="440"/></w:pPr></w:lvl>'
        for level, text in enumerate(texts)
    )
    return (
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{levels}</w:abstractNum>"
    )


def lay_out(word: Word, shape: Outline) -> Lists:
    """Set page, styles, language, header and footer; return the document's lists."""
    _page(word)
    _text_styles(word)
    _form_styles(word)
    _framed_styles(word)
    _table_style(word)
    _language(word, shape.language)
    _header_and_footer(word, shape)
    return Lists(word)


def _page(word: Word) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    package = word.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]


def _style(word: Word, name: str, size: float, *, bold: bool = False, colour: str = _INK) -> ParagraphStyle:
    """The style of that name, made if there is none, in our type."""
    names = {style.name for style in word.styles}
    style = word.styles[name] if name in names else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), _FONT)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    return style


def _space(
    style: ParagraphStyle, before: float, after: float, *, keep: bool = False, line: float = 1.15
) -> None:
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), line
    form.keep_with_next = keep


def _text_styles(word: Word) -> None:
    """Body, headings and lists, under the names that Word itself knows them by."""
    _space(_style(word, "Normal", 11), 0, 6)
    _space(_style(word, "Body Text", 11), 0, 6)
    for style in word.styles.element.iter(qn("w:style")):
        for properties in style.iter(qn("w:numPr")):
            properties.getparent().remove(properties)
    for name in ("List Bullet", "List Number"):
        _space(_style(word, name, 11), 0, 4)
        word.styles[name].element.get_or_add_pPr()
    _space(_style(word, "Heading 1", 22, bold=True), 0, 14, keep=True, line=1.0)
    section = _style(word, "Heading 2", 12.5, bold=True)
    _space(section, 22, 10, keep=True)
    _border(
        section.element.get_or_add_pPr(),
        f'<w:top w:val="single" w:sz="12" w:space="5" w:color="{_INK}"/>'
        '<w:bottom w:val="single" w:sz="4" w:space="5" w:color="76838A"/>',
    )
    _space(_style(word, "Heading 3", 13, bold=True, colour=_PETROL), 14, 6, keep=True)
    _space(_style(word, "Heading 4", 11, bold=True), 10, 4, keep=True)


def _form_styles(word: Word) -> None:
    """Styles of our own; each begins "Form" so that a body finds them in its list of styles."""
    _space(_style(word, "Form Office", 12, colour=_SOFT), 0, 4, keep=True)
    _space(_style(word, "Form Label", 11, bold=True), 8, 4, keep=True)
    concern = _style(word, "Form Concern", 11, bold=True)
    _space(concern, 14, 6, keep=True)
    concern.paragraph_format.left_indent = Cm(0.3)
    kind, eighths, colour = _RULES["inspectors"]
    _border(
        concern.element.get_or_add_pPr(),
        f'<w:left w:val="{kind}" w:sz="{eighths}" w:space="8" w:color="{colour}"/>',
    )
    _space(_style(word, "Form Source", 9, colour=_SOFT), 0, 4, keep=True)
    _space(_style(word, "Form Cell", 11), 2, 2)
    _space(_style(word, "Form Gap", 4), 0, 0, line=1.0)
    _space(_style(word, "Form Foot", 8.5, colour=_SOFT), 0, 0)


def _framed_styles(word: Word) -> None:
    """The styles that stand out of the page: the draft notice, the statutory sentence, the line to sign on."""
    draft = _style(word, "Form Draft", 11, bold=True)
    _space(draft, 0, 8)
    edge = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="5" w:color="{_INK}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    _border(draft.element.get_or_add_pPr(), edge)
    statute = _style(word, "Form Statute", 11)
    _space(statute, 4, 10)
    statute.element.get_or_add_pPr().insert_element_before(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="F5F3EE"/>'),
        "w:spacing",
        "w:ind",
        "w:jc",
    )
    signature = _style(word, "Form Signature", 11)
    _space(signature, 54, 8, keep=True)
    signature.element.get_or_add_pPr().insert_element_before(
        parse_xml(
            f'<w:tabs {nsdecls("w")}><w:tab w:val="left" w:leader="underscore" w:pos="5800"/>'
            '<w:tab w:val="left" w:leader="underscore" w:pos="9000"/></w:tabs>'
        ),
        "w:spacing",
        "w:ind",
        "w:jc",
    )


def _table_style(word: Word) -> None:
    word.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="FormTable"><w:name w:val="Form Table"/>'
            '<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
            f'<w:top w:val="single" w:sz="8" w:color="{_INK}"/><w:bottom w:val="single" w:sz="8" w:color="{_INK}"/>'
            '<w:insideH w:val="single" w:sz="4" w:color="76838A"/></w:tblBorders>'
            '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
            "</w:tblPr></w:style>"
        )
    )


def _language(word: Word, language: str) -> None:
    """Say the language once, for every run that says nothing else."""
    for element in word.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)


def _header_and_footer(word: Word, shape: Outline) -> None:
    section = word.sections[0]
    if shape.stamp:
        header = section.header.paragraphs[0]
        header.style = word.styles["Form Label"]
        header.alignment = WD_ALIGN_PARAGRAPH.CENTER
        header.add_run(shape.stamp)
        header._p.append(parse_xml(_WATERMARK))
    footer = section.footer.paragraphs[0]
    footer.style = word.styles["Form Foot"]
    footer.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT)
    footer.add_run(f"{shape.foot}\tPage ")
    _field(footer, "PAGE")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES")


def _field(paragraph: WordParagraph, code: str) -> None:
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    )


_WATERMARK = (
    f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w10="urn:schemas-microsoft-com:office:word"><w:rPr><w:noProof/></w:rPr><w:pict>'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="DraftMark" o:spid="_x0000_s2049" type="#_x0000_t136" alt="" style="position:absolute;margin-left:0;'
    "margin-top:0;width:440pt;height:150pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
    'mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" '
    'o:allowincell="f" fillcolor="#f1f1f1" stroked="f"><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" '
    'string="DRAFT"/></v:shape></w:pict></w:r>'
)
