"""What a file holds: the text of a text file, or the blocks of an Office file; anything else is refused in words."""

from __future__ import annotations

import re
from pathlib import Path

from goldenthread.intake.gate.arrival import arriving, checked_size
from goldenthread.intake.gate.limits import MEGABYTE
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sniff import Kind, kind_of
from goldenthread.plans.reading import docx, xlsx
from goldenthread.plans.reading.blocks import Block

TEXT_BYTES = 5 * MEGABYTE
"""The text of a plan of 200 pages is half a megabyte."""

_HEAD = 1024
_LINE_END = re.compile(r"\r+\n")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_TEXT_NAMES = (".md", ".markdown", ".txt")
_SAVE = "Save it as a Word document (.docx), a workbook (.xlsx) or a table with commas (.csv)."
_REFUSED = {
    Kind.EMPTY: ("empty-file", "The file is empty. Copy or save it again."),
    Kind.XLS: (
        "old-office-file",
        "It is an old Office file (.doc or .xls). Open it and save it as .docx or .xlsx.",
    ),
    Kind.ENCRYPTED: (
        "password-protected",
        "It is protected by a password. Open it in Word or Excel, take the password off (File, Info, Protect) and "
        "save it again.",
    ),
}
_PDF = (
    "It is a PDF. Ask for the Word document or the workbook it was made of. Without these, open the PDF in Word, see "
    "that its tables are still tables, and save it as .docx. Its text alone has no tables, so that no action is found."
)


def contents(path: Path) -> str | list[Block]:
    """The text, or the blocks, of a file: by what is in it, whatever its name."""
    with arriving(path):
        kind = _kind(path)
        if kind is Kind.CSV:
            return _text(path)
    if kind in (Kind.DOCX, Kind.DOCM):
        return list(docx.blocks(path))
    if kind in (Kind.XLSX, Kind.XLSM, Kind.XLSB):
        return list(xlsx.blocks(path))
    rule, message = _REFUSED.get(kind, ("not-a-plan", f"It is {kind.value}. {_SAVE}"))
    raise Refused(rule, message, file=path.name)


def _kind(path: Path) -> Kind:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.lstrip().startswith(b"%PDF"):
        raise Refused("pdf", _PDF)
    if head.startswith(_UTF_16):
        return Kind.CSV
    kind = kind_of(path)
    # Markdown may begin with a tag, as XML does.
    return Kind.CSV if kind is Kind.XML and path.suffix.lower() in _TEXT_NAMES else kind


def _text(path: Path) -> str:
    """The text, as Windows and everyone else writes it."""
    checked_size(path, TEXT_BYTES)
    data = path.read_bytes()
    for encoding in ("utf-16",) if data.startswith(_UTF_16) else ("utf-8-sig", "cp1252"):
        try:
            return _LINE_END.sub("\n", data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise Refused("unknown-encoding", f"Its letters cannot be read. {_SAVE}")
