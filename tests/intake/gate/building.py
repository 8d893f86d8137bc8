"""Workbooks built part by part, so that a test can make any of them wrong."""

import io
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"

GENERAL, DATE, DURATION, MOMENT = 0, 1, 2, 3
"""Cell styles of the workbooks made here."""

STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>
<numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/>
<xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>"""


def cell(reference: str, value: object, style: int = GENERAL, kind: str = "") -> str:
    """A cell as Excel writes it."""
    type_of = f' t="{kind}"' if kind else ""
    return f'<c r="{reference}" s="{style}"{type_of}><v>{value}</v></c>'


def text(reference: str, value: str) -> str:
    """A cell with its text inside."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'


def row(number: int, *cells: str, attributes: str = "") -> str:
    """A row of cells."""
    return f'<row r="{number}"{attributes}>{"".join(cells)}</row>'


def worksheet(*rows: str, before: str = "", prolog: str = "") -> str:
    """A sheet of rows."""
    return f'{prolog}<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(rows)}</sheetData></worksheet>'


def parts(
    *sheets: str,
    properties: str = "",
    calculation: str = "",
    states: Mapping[int, str] | None = None,
    shared: Iterable[str] = (),
    content_type: str = SHEET_TYPE,
) -> dict[str, bytes]:
    """The parts of a workbook by name."""
    numbers = range(1, len(sheets) + 1)
    states = states or {}
    listed = "".join(
        f'<sheet name="Sheet {n}" sheetId="{n}" {states.get(n, "")} r:id="rId{n}"/>' for n in numbers
    )
    relations = "".join(_relation(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers)
    relations += _relation("rId900", "styles", "styles.xml") + _relation(
        "rId901", "sharedStrings", "sharedStrings.xml"
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{content_type}"/></Types>',
        "_rels/.rels": _relations(_relation("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr {properties}/>'
        f"<sheets>{listed}</sheets>{calculation}</workbook>",
        "xl/_rels/workbook.xml.rels": _relations(relations),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{"".join(f"<si>{item}</si>" for item in shared)}</sst>',
    }
    files |= {f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in zip(numbers, sheets, strict=True)}
    return {name: content.encode() for name, content in files.items()}


def _relation(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'


def packed(files: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> bytes:
    """The parts as an archive."""
    stream = io.BytesIO()
    items = files.items() if isinstance(files, Mapping) else files
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # two members of one name are what a test wants
        for name, content in items:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def save(folder: Path, content: bytes | Mapping[str, bytes], name: str = "return.xlsx") -> Path:
    """The workbook as a file."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else packed(content))
    return path


def plain_sheet(rows: int = 5) -> str:
    """A sheet with a header and numbers."""
    header = row(1, text("A1", "Child"), text("B1", "Count"))
    return worksheet(header, *(row(n, text(f"A{n}", f"c{n}"), cell(f"B{n}", n)) for n in range(2, rows + 1)))
