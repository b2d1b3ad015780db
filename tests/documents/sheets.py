"""Workbooks made for the tests: by a library, by LibreOffice, and by hand where no honest program would."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from answerable.documents.cards import Text
from tests.documents.making import zipped

Rows = Sequence[Sequence[Any]]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)

_OFFICE = Path(shutil.which("soffice") or "soffice").resolve().parent
needs_office = pytest.mark.skipif(
    not (_OFFICE / "libsclo.so").exists(), reason="LibreOffice is not installed with its spreadsheet program"
)


def grid(text: Text) -> dict[str, str]:
    """Each block's words by the name of its cell, with the sheet's number where there are several."""
    several = len({block.cell.table for block in text.blocks if block.cell}) > 1
    found: dict[str, str] = {}
    for block in text.blocks:
        assert block.cell is not None
        name = f"{block.cell.table}:{block.cell.name}" if several else block.cell.name
        words = f"{block.number} {block.text}" if block.number else block.text
        found[name] = f"{found[name]} / {words}" if name in found else words
    return found


def written(sheets: Mapping[str, Rows], *, days: str = "dd/mm/yyyy") -> bytes:
    """An .xlsx file with these sheets; every date in the format `days`, text never taken for a formula."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False})
    day = book.add_format({"num_format": days})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, held in enumerate(rows):
            for column, value in enumerate(held):
                if isinstance(value, date | datetime):
                    sheet.write_datetime(row, column, value, day)
                elif value is not None:
                    sheet.write(row, column, value)
    book.close()
    return out.getvalue()


def by_hand(
    sheet: str,
    *,
    styles: str = "",
    words: Sequence[str] = (),
    state: str = "",
    book: str = "",
    extra: Any = None,
) -> bytes:
    """An .xlsx file with one sheet of raw XML; `words` are the shared strings, `styles` what stands in styles.xml."""
    shared = "".join(f"<si><t>{one}</t></si>" for one in words)
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" '
        f'ContentType="{SPREADSHEET}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{book}<sheets><sheet name="Tracker" '
        f'sheetId="1" r:id="r1"{state}/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{RELATIONS}/styles" Target="/xl/styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }
    return zipped(parts | (extra or {}))


def data(*rows: str) -> str:
    """Raw rows of an .xlsx sheet."""
    return f"<sheetData>{''.join(rows)}</sheetData>"


def open_sheet(tables: str, *, styles: str = "", extra: Mapping[str, str] | None = None) -> bytes:
    """An .ods file with these raw tables."""
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": ODS, "content.xml": content, **(extra or {})}, stored=("mimetype",))


def table(rows: str, *, name: str = "Tracker", style: str = "", columns: str = "") -> str:
    """One raw OpenDocument table."""
    return f'<table:table table:name="{name}" table:style-name="{style}">{columns}{rows}</table:table>'


def row(*cells: str, times: int = 1, more: str = "") -> str:
    """One raw OpenDocument row of text cells."""
    held = "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in cells)
    return f'<table:table-row table:number-rows-repeated="{times}"{more}>{held}</table:table-row>'


def converted(source: bytes, folder: Path, *, to: str, name: str = "tracker.xlsx") -> bytes:
    """What LibreOffice makes of a file; `to` is the ending of the new one."""
    given = folder / name
    given.write_bytes(source)
    out = folder / "out"
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"),
            *("--convert-to", to, "--outdir", str(out), str(given)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (out / f"{given.stem}.{to.split(':')[0]}").read_bytes()
