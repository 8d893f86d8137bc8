"""Workbooks of many rows, written as Excel writes them, quickly."""

import zipfile
from pathlib import Path

from tests.intake.gate.building import MAIN, parts, worksheet

COLUMNS = "ABCDEFGHIJKL"
STRINGS = 200
BLOCK_ROWS = 10_000


def write(path: Path, rows: int) -> Path:
    """A header and rows of an identifier of their own, five codes, three dates, two numbers and a text."""
    files = parts(worksheet())
    files["xl/sharedStrings.xml"] = _strings(rows)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            if name != "xl/worksheets/sheet1.xml":
                archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{MAIN}"><dimension ref="A1"/><sheetData>'.encode())
            header = "".join(f'<c r="{letter}1" t="s"><v>{at}</v></c>' for at, letter in enumerate(COLUMNS))
            sheet.write(f'<row r="1">{header}</row>'.encode())
            for first in range(2, rows + 2, BLOCK_ROWS):
                sheet.write("".join(map(_row, range(first, min(first + BLOCK_ROWS, rows + 2)))).encode())
            sheet.write(b"</sheetData></worksheet>")
    return path


def _strings(rows: int) -> bytes:
    shared = [f"<si><t>Code {n}</t></si>" for n in range(STRINGS)]
    own = [f"<si><t>{n:08d}</t></si>" for n in range(2, rows + 2)]
    return f'<sst xmlns="{MAIN}">{"".join(shared)}{"".join(own)}</sst>'.encode()


def _row(n: int) -> str:
    code = n % STRINGS
    return (
        f'<row r="{n}" spans="1:12"><c r="A{n}" t="s"><v>{STRINGS + n - 2}</v></c>'
        f'<c r="B{n}" t="s"><v>{code}</v></c><c r="C{n}" t="s"><v>{code // 2}</v></c>'
        f'<c r="D{n}" s="1"><v>{44_000 + n % 1_500}</v></c><c r="E{n}"><v>{n % 18}</v></c>'
        f'<c r="F{n}" s="1"><v>{44_500 + n % 900}</v></c><c r="G{n}" t="s"><v>{code // 3}</v></c>'
        f'<c r="H{n}" s="1"/><c r="I{n}" t="s"><v>{code // 4}</v></c><c r="J{n}"><v>{n}.5</v></c>'
        f'<c r="K{n}" t="s"><v>{code // 5}</v></c><c r="L{n}" s="1"><v>{45_000 + n % 365}</v></c></row>'
    )
