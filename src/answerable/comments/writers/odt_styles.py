"""How the OpenDocument form looks: page, styles, lists, header and footer, as XML."""

from __future__ import annotations

from xml.sax.saxutils import escape

from answerable.comments.writers.blocks import Outline

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("meta", "meta"),
    )
) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
_INK, _SOFT, _PETROL, _RULE = "#11181c", "#46535a", "#0f5066", "#76838a"
_UNDER = 'fo:margin-left="0.8cm" fo:text-indent="0cm"'
# Solid for inspectors, dashed for the force, double for the Commissioner.
_VOICES = {
    "Inspectors": f"2pt solid {_INK}",
    "Force": "1.5pt dashed #7b2a5d",
    "Commissioner": "2.2pt double #774a0c",
}


def _style(
    name: str, paragraph: str, text: str = "", *, parent: str = "Standard", extra: str = "", tabs: str = ""
) -> str:
    shown = name.replace("_20_", " ")
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" '
        f'style:parent-style-name="{parent}" {extra}><style:paragraph-properties {paragraph}>{tabs}'
        f"</style:paragraph-properties><style:text-properties {text}/></style:style>"
    )


def styles(shape: Outline) -> str:
    """The whole of styles.xml inside its root."""
    language, _, country = shape.language.partition("-")
    fonts = (
        '<office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial" '
        'style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>'
    )
    default = (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2" '
        'style:tab-stop-distance="1.25cm"/><style:text-properties style:font-name="Arial" fo:font-size="11pt" '
        f'fo:color="{_INK}" fo:language="{escape(language)}" fo:country="{escape(country or "none")}"/>'
        "</style:default-style>"
        '<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties '
        'fo:margin-bottom="0.2cm" fo:line-height="118%"/></style:style>'
    )
    every = "\n".join([default, *_headings(), *_roles(), *_voices(), _CHARACTERS, *_lists()])
    return f"{fonts}<office:styles>{every}</office:styles>{_pages(shape)}"


def _headings() -> list[str]:
    keep = 'fo:keep-with-next="always"'
    rules = f'fo:border-top="1.4pt solid {_INK}" fo:border-bottom="0.5pt solid {_RULE}" fo:padding="0.16cm"'
    sides = 'fo:border-left="none" fo:border-right="none" fo:padding-left="0cm" fo:padding-right="0cm"'
    looks = (
        (f'{keep} fo:margin-bottom="0.5cm" fo:line-height="105%"', 'fo:font-size="22pt"'),
        (f'{keep} fo:margin-top="0.75cm" fo:margin-bottom="0.35cm" {rules} {sides}', 'fo:font-size="12.5pt"'),
        (
            f'{keep} fo:margin-top="0.5cm" fo:margin-bottom="0.2cm"',
            f'fo:font-size="13pt" fo:color="{_PETROL}"',
        ),
        (f'{keep} fo:margin-top="0.35cm" fo:margin-bottom="0.15cm"', 'fo:font-size="11pt"'),
    )
    return [
        _style(
            f"Heading_20_{level}",
            paragraph,
            f'fo:font-weight="bold" {text}',
            extra=f'style:default-outline-level="{level}"',
        )
        for level, (paragraph, text) in enumerate(looks, start=1)
    ]


def _roles() -> list[str]:
    keep = 'fo:keep-with-next="always"'
    bold = 'fo:font-weight="bold"'
    box = f'fo:border="1pt solid {_INK}" fo:padding="0.2cm" fo:margin-bottom="0.3cm"'
    label = f'{keep} fo:margin-top="0.25cm" fo:margin-bottom="0.12cm"'
    source = 'fo:margin-bottom="0.12cm"'
    small = f'fo:font-size="9pt" fo:color="{_SOFT}"'
    beside = f'fo:margin-left="0.3cm" fo:border-left="2pt solid {_INK}" fo:padding-left="0.25cm"'
    concern = f'{keep} fo:margin-top="0.5cm" {beside}'
    statute = 'fo:background-color="#f5f3ee" fo:padding="0.25cm" fo:border="0.5pt solid #f5f3ee" fo:margin-bottom="0.3cm"'
    tabs = (
        '<style:tab-stops><style:tab-stop style:position="10cm" style:leader-style="solid" style:leader-text="_"/>'
        '<style:tab-stop style:position="16cm" style:leader-style="solid" style:leader-text="_"/></style:tab-stops>'
    )
    foot_tab = '<style:tab-stops><style:tab-stop style:position="16cm" style:type="right"/></style:tab-stops>'
    return [
        _style("Body", ""),
        _style("Body_20_Under", _UNDER),
        _style("Office", f'{keep} fo:margin-bottom="0.15cm"', f'fo:font-size="12pt" fo:color="{_SOFT}"'),
        _style("Label", label, bold),
        _style("Label_20_Under", f"{label} {_UNDER}", bold),
        _style("Concern", concern, bold),
        _style("Source", source, small),
        _style("Source_20_Under", f"{source} {_UNDER}", small),
        _style("Draft", box, bold),
        _style("Statute", statute),
        _style("Finding", f'{keep} fo:margin-top="0.3cm" fo:margin-bottom="0.1cm"', bold),
        _style("Item", 'fo:margin-bottom="0.1cm"'),
        _style("In_20_Cell", 'fo:margin-top="0.05cm" fo:margin-bottom="0.05cm"'),
        _style("Row_20_Header", 'fo:margin-top="0.05cm" fo:margin-bottom="0.05cm"', bold),
        _style("Gap", 'fo:margin-bottom="0cm" fo:line-height="100%"', 'fo:font-size="4pt"'),
        _style("Signature", f'{keep} fo:margin-top="2cm" fo:margin-bottom="0.3cm"', tabs=tabs),
        _style("Stamp", 'fo:text-align="center"', bold),
        _style("Foot", f'fo:border-top="0.5pt solid {_RULE}" fo:padding-top="0.1cm"', small, tabs=foot_tab),
    ]


def _voices() -> list[str]:
    made = []
    for name, border in _VOICES.items():
        rule = f'fo:border-left="{border}" fo:padding-left="0.25cm" style:join-border="true"'
        if name == "Commissioner":
            rule += ' style:border-line-width-left="0.02cm 0.035cm 0.02cm"'
        made.append(_style(name, f'fo:margin-left="0.3cm" {rule}'))
    return made


def _voices_in_lists() -> str:
    """Voices inside lists. These are automatic styles because LibreOffice draws their rule right only then."""
    return "".join(
        f'<style:style style:name="{name}_20_{where}" style:family="paragraph" style:parent-style-name="{name}">'
        f"<style:paragraph-properties {indents}/></style:style>"
        for name in _VOICES
        for where, indents in (
            ("Under", 'fo:margin-left="1.1cm" fo:text-indent="0cm"'),
            ("Item", 'fo:margin-left="0.8cm" fo:text-indent="-0.5cm" fo:margin-bottom="0.1cm"'),
            ("Under_20_Item", 'fo:margin-left="1.6cm" fo:text-indent="-0.5cm" fo:margin-bottom="0.1cm"'),
        )
    )


_CHARACTERS = (
    '<style:style style:name="Box" style:family="text"><style:text-properties style:font-name="DejaVu Sans" '
    "fo:font-family=\"'Segoe UI Symbol', 'DejaVu Sans'\"/></style:style>"
)


def _lists() -> list[str]:
    """Bullets and numbers; those beside the rule of a voice have their tab stop after its padding."""
    kinds = {
        "Bullets": ("bullet", 'text:bullet-char="•"'),
        "Numbers": ("number", 'style:num-suffix="." style:num-format="1"'),
    }
    return [
        f'<text:list-style style:name="{where}{name}">'
        + "".join(_level(number, *kind, padding=padding) for number in (1, 2, 3))
        + "</text:list-style>"
        for name, kind in kinds.items()
        for where, padding in (("", 0.0), ("Voiced", 0.25))
    ]


def _level(number: int, kind: str, look: str, *, padding: float) -> str:
    left = f"{0.8 * number:.2f}cm"
    return (
        f'<text:list-level-style-{kind} text:level="{number}" {look}><style:list-level-properties '
        'text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment '
        f'text:label-followed-by="listtab" text:list-tab-stop-position="{0.8 * number + padding:.2f}cm" '
        f'fo:text-indent="-0.8cm" fo:margin-left="{left}"/></style:list-level-properties></text:list-level-style-{kind}>'
    )


def _pages(shape: Outline) -> str:
    header = f'<style:header><text:p text:style-name="Stamp">{escape(shape.stamp)}</text:p></style:header>'
    return (
        '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
        'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="1.6cm" fo:margin-left='
        '"2.5cm" fo:margin-right="2.5cm"/><style:header-style><style:header-footer-properties fo:min-height="0.8cm" '
        'fo:margin-bottom="0.3cm"/></style:header-style><style:footer-style><style:header-footer-properties '
        'fo:min-height="0.8cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">'
        f"{header if shape.stamp else ''}"
        f'<style:footer><text:p text:style-name="Foot">{escape(shape.foot)}<text:tab/>Page <text:page-number '
        'text:select-page="current">1</text:page-number> of <text:page-count>1</text:page-count></text:p></style:footer>'
        "</style:master-page></office:master-styles>"
    )


def automatic_styles() -> str:
    """The styles of content.xml: tables, and voices inside lists."""
    widths = {"Label": 6.2, "Value": 9.8, "What": 7.6, "Who": 4.2, "When": 3.4}
    columns = "".join(
        f'<style:style style:name="{name}_20_Column" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{width}cm"/></style:style>'
        for name, width in widths.items()
    )
    tables = "".join(
        f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="{width}cm" '
        f'fo:margin-left="{left}cm" table:align="left"/></style:style>'
        for name, width, left in (("Form", 16, 0), ("Form_20_Under", 15.2, 0.8))
    )
    return (
        f"<office:automatic-styles>{columns}{tables}{_voices_in_lists()}"
        '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.08cm" '
        f'fo:border-top="0.5pt solid {_RULE}" fo:border-bottom="0.5pt solid {_RULE}" fo:border-left="none" '
        'fo:border-right="none"/></style:style></office:automatic-styles>'
    )
