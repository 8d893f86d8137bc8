"""Word documents and workbooks as people make them, for the tests."""

import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import xlsxwriter


def with_part_changed(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The same file with the text of one of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts[part].decode()).encode()
    return zipped(path, parts)


def zipped(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def document(path: Path, fill: Callable[[Any], None] = lambda _: None) -> Path:
    """A Word document."""
    made = docx.Document()
    fill(made)
    made.save(str(path))
    return path


def with_body(path: Path, xml: str) -> Path:
    """A Word document of just this body."""
    return with_part_changed(
        document(path), "word/document.xml", lambda text: re.sub(r"<w:body>", f"<w:body>{xml}", text)
    )


def table_in(made: Any, rows: Sequence[Sequence[str]]) -> Any:
    table = made.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def workbook(path: Path, fill: Callable[[Any], None]) -> Path:
    made = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    fill(made)
    made.close()
    return path
