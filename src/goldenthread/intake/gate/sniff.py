"""What a file is by its content, whatever its name says."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path
from typing import BinaryIO

HEAD_BYTES = 64 * 1024
BLOCK_BYTES = 1024 * 1024
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BIFF_MAGICS = (b"\x09\x08", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
ENCODING_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
FIRST_PART = re.compile(rb"PK\x03\x04.{26}(?:xl/|\[content_types\]\.xml)", re.DOTALL | re.IGNORECASE)
CONTROL_BYTES = bytes({*range(32)} - {9, 10, 12, 13, 26, 27})


class Kind(Enum):
    """What a file turns out to be."""

    XLSX = "an Excel workbook"
    XLSM = "an Excel workbook with macros"
    XLSB = "an Excel binary workbook"
    XLS = "an Excel 97-2003 workbook"
    ENCRYPTED = "a workbook protected by a password"
    DOCX = "a Word document"
    DOCM = "a Word document with macros"
    XML = "an XML file"
    CSV = "a text file"
    PARQUET = "a Parquet file"
    ZIP = "a zip archive"
    EMPTY = "an empty file"
    UNKNOWN = "a file of a kind that is not known here"


def kind_of(path: Path | str) -> Kind:
    """What the file is, judged by its first bytes and not by its extension."""
    with Path(path).open("rb") as file:
        head = file.read(HEAD_BYTES)
        if head.startswith(b"PK\x03\x04"):
            return _kind_of_zip(head, file)
        if head.startswith(OLE_MAGIC):
            return _kind_of_ole(file)
    if not head.strip():
        return Kind.EMPTY
    if head.startswith(BIFF_MAGICS):
        return Kind.XLS
    if head.startswith(b"PAR1"):
        return Kind.PARQUET
    return _kind_of_text(head)


def _kind_of_zip(head: bytes, file: BinaryIO) -> Kind:
    """Which workbook or document an archive is, from the names in the list of parts at its end.

    The list is searched as bytes: the archive is not checked yet, so nothing in it is parsed. An archive
    that is cut short has no list; its first parts still tell a workbook.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - BLOCK_BYTES))
    names = file.read().lower().replace(b"\\", b"/")
    if b"word/document.xml" in names:
        return Kind.DOCM if b"word/vbaproject.bin" in names else Kind.DOCX
    if b"vbaproject.bin" in names or b"xl/macrosheets/" in names:
        return Kind.XLSM
    if b"xl/workbook.bin" in names:
        return Kind.XLSB
    if b"xl/" in names or b"[content_types].xml" in names or FIRST_PART.search(head):
        return Kind.XLSX
    return Kind.ZIP


def _kind_of_ole(file: BinaryIO) -> Kind:
    """An OLE file holds either an old workbook or, behind a password, an encrypted new one."""
    name = "EncryptedPackage".encode("utf-16-le")
    file.seek(0)
    before = b""
    while block := file.read(BLOCK_BYTES):
        if name in before + block:
            return Kind.ENCRYPTED
        before = block[-len(name) :]
    return Kind.XLS


def _kind_of_text(head: bytes) -> Kind:
    mark = next((mark for mark in ENCODING_MARKS if head.startswith(mark)), b"")
    body = head[len(mark) :].replace(b"\x00", b"") if mark else head
    if body.lstrip().startswith(b"<"):
        return Kind.XML
    controls = len(body) - len(body.translate(None, CONTROL_BYTES))
    return Kind.UNKNOWN if controls * 100 > len(body) else Kind.CSV
