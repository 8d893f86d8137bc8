"""A first look at a file, to tell which input it belongs to: headers, element names. Nothing is parsed in full."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from goldenthread.intake.gate.archive import Archive
from goldenthread.intake.gate.dialect import DELIMITERS
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sniff import Kind, kind_of
from goldenthread.records.files import sha256_of
from goldenthread.records.load import SourceFile

HEAD_BYTES = 64 * 1024
_TAG = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_STRING = re.compile(rb"<(?:\w+:)?t(?:\s[^>]*)?>([^<]{1,200})<")


def is_url(path: str | Path) -> bool:
    """Whether this is the address of a database and not a path."""
    return isinstance(path, str) and "://" in path


def file_kind(path: str | Path) -> Kind | None:
    """What a file is by its first bytes; None for a database's address or where there is no file."""
    if is_url(path) or not Path(path).is_file():
        return None
    return kind_of(path)


def csv_headers(path: str | Path) -> list[str]:
    """The first line of a CSV file, divided at whichever delimiter divides it most."""
    if file_kind(path) is not Kind.CSV:
        return []
    head = _head(Path(path)).decode("utf-8-sig", "replace").lstrip("\r\n")
    line = head.splitlines()[0] if head else ""
    try:
        return max((next(csv.reader([line], delimiter=mark)) for mark in DELIMITERS), key=len)
    except csv.Error:
        return []


def xml_tags(path: str | Path) -> set[str]:
    """The names of the elements in the first part of an XML file."""
    if file_kind(path) is not Kind.XML:
        return set()
    return {tag.decode("ascii", "replace") for tag in _TAG.findall(_head(Path(path)))}


def workbook_texts(path: str | Path) -> set[str]:
    """Texts near the beginning of a workbook, where its headers stand."""
    if file_kind(path) is not Kind.XLSX:
        return set()
    try:
        with Archive(Path(path), Limits()) as archive:
            parts = [
                part
                for part in archive.parts
                if part == "xl/sharedStrings.xml" or part.startswith("xl/worksheets/")
            ]
            heads = [next(archive.stream(part), b"")[:HEAD_BYTES] for part in parts]
    except (Refused, OSError):
        return set()
    return {text.decode("utf-8", "replace") for head in heads for text in _STRING.findall(head)}


def source_file(path: str | Path) -> SourceFile:
    """What is kept of a file itself: its name, hash and size."""
    path = Path(path)
    return SourceFile(path.name, sha256_of(path), path.stat().st_size)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)
