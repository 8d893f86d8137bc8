"""Workbooks made to do harm, or harmed on the way, each with the rule that must answer it."""

import random
import struct
from collections.abc import Callable

from tests.intake.gate.building import (
    MACRO_TYPE,
    cell,
    packed,
    parts,
    plain_sheet,
    row,
    text,
    worksheet,
)
from tests.intake.gate.compound import encrypted_workbook, old_workbook

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
MEGABYTE = 1024 * 1024
ENTITY_BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
ENTITY_BOMB += "]>"


def _ordinary() -> dict[str, bytes]:
    return parts(plain_sheet())


def _with(name: str, content: bytes) -> bytes:
    return packed({**_ordinary(), name: content})


def _bomb_in_strings() -> bytes:
    return _with(STRINGS, f"{ENTITY_BOMB}<sst><si><t>&i;</t></si></sst>".encode())


def _bomb_in_sheet() -> bytes:
    return _with(SHEET, worksheet(row(1, text("A1", "&i;")), prolog=ENTITY_BOMB).encode())


def _outside_entity() -> bytes:
    prolog = '<!DOCTYPE x SYSTEM "file:///etc/hostname">'
    return _with(SHEET, worksheet(row(1, text("A1", "x")), prolog=prolog).encode())


def _zip_bomb() -> bytes:
    spaces = b" " * (200 * MEGABYTE)
    return _with(SHEET, worksheet(row(1, cell("A1", 1))).encode() + spaces)


def _nested_bomb() -> bytes:
    inner = packed({"inner": b"\0" * (100 * MEGABYTE)})
    return packed(
        {**_ordinary(), "xl/embeddings/a.bin": inner, "xl/embeddings/b.bin": b"\0" * (50 * MEGABYTE)}
    )


def _lying_sizes() -> bytes:
    """A bomb that declares in both of its lists to be as small as it looks."""
    content = bytearray(_zip_bomb())
    for mark, size_at, name_at, name_size_at in ((b"PK\x03\x04", 22, 30, 26), (b"PK\x01\x02", 24, 46, 28)):
        at = content.find(mark)
        while at >= 0:
            (length,) = struct.unpack_from("<H", content, at + name_size_at)
            if content[at + name_at : at + name_at + length] == SHEET.encode():
                struct.pack_into("<L", content, at + size_at, 1000)
            at = content.find(mark, at + 4)
    return bytes(content)


def _two_equal_members() -> bytes:
    return packed([*_ordinary().items(), (SHEET, worksheet(row(1, cell("A1", 2))).encode())])


def _equal_but_for_case() -> bytes:
    return packed([*_ordinary().items(), (SHEET.upper(), b"<worksheet/>")])


def _flagged(flag: int) -> bytes:
    content = bytearray(packed(_ordinary()))
    for mark, at_flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        content[at + at_flag] |= flag
    return bytes(content)


def _symlink() -> bytes:
    content = bytearray(_with("xl/link.xml", b"/etc/hostname"))
    at = content.rfind(b"PK\x01\x02")
    content[at + 5] = 3  # made on Unix, so the mode counts
    struct.pack_into("<L", content, at + 38, 0o120777 << 16)
    return bytes(content)


def _cut_at(share: float) -> bytes:
    content = packed(parts(plain_sheet(500)))
    return content[: int(len(content) * share)]


def _large_and_cut() -> bytes:
    """What is left of a large workbook: the list of its parts is gone, and no name of a part is near the end."""
    noise = random.Random(1).randbytes(3 * MEGABYTE).hex().encode()
    large = packed({**_ordinary(), "xl/worksheets/sheet2.xml": noise})
    assert len(large) > 3 * MEGABYTE
    return large[: len(large) - MEGABYTE]


def _sheet_cut_short() -> bytes:
    return _with(SHEET, plain_sheet().encode()[:-40])


def _damaged_in_the_middle() -> bytes:
    content = bytearray(packed(parts(plain_sheet(2_000))))
    at = content.find(SHEET.encode()) + len(SHEET) + 500
    content[at : at + 8] = b"\xff" * 8
    return bytes(content)


def _wide_sheet() -> bytes:
    names = [
        f"{a}{b}{c}"
        for a in "ABC"
        for b in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    ]
    return _with(SHEET, worksheet(row(1, *(cell(f"{name}1", 1) for name in names))).encode())


def _two_sheets_of_one_name() -> bytes:
    files = parts(plain_sheet(), plain_sheet())
    files["xl/workbook.xml"] = files["xl/workbook.xml"].replace(b"Sheet 2", b"sheet 1")
    return packed(files)


def _sheet(*rows: str) -> Callable[[], bytes]:
    return lambda: _with(SHEET, worksheet(*rows).encode())


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "entity bomb in the shared texts": (_bomb_in_strings, "dtd-in-xml"),
    "entity bomb in a sheet": (_bomb_in_sheet, "dtd-in-xml"),
    "entity that points outside": (_outside_entity, "dtd-in-xml"),
    "zip bomb": (_zip_bomb, "zip-bomb"),
    "zip bomb within": (_nested_bomb, "zip-bomb"),
    "zip bomb that lies about its size": (_lying_sizes, "false-size"),
    "two equal members": (_two_equal_members, "duplicate-member"),
    "two members equal but for case": (_equal_but_for_case, "duplicate-member"),
    "encrypted member": (lambda: _flagged(1), "password-protected"),
    "link to another file": (_symlink, "symlink"),
    "name that climbs": (lambda: _with("../../etc/cron.d/x", b""), "unsafe-name"),
    "absolute name": (lambda: _with("/etc/x", b""), "unsafe-name"),
    "name with a drive": (lambda: _with("C:x", b""), "unsafe-name"),
    "cut in half": (lambda: _cut_at(0.5), "truncated"),
    "large and cut": (_large_and_cut, "truncated"),
    "cut near the end": (lambda: _cut_at(0.99), "truncated"),
    "sheet cut short": (_sheet_cut_short, "truncated"),
    "damaged in the middle": (_damaged_in_the_middle, "truncated"),
    "macros": (lambda: _with("xl/vbaProject.bin", b"x"), "macro-workbook"),
    "macros by content type": (
        lambda: packed(parts(plain_sheet(), content_type=MACRO_TYPE)),
        "macro-workbook",
    ),
    "Excel 4 macros": (lambda: _with("xl/macrosheets/sheet1.xml", b"<x/>"), "macro-workbook"),
    "binary workbook": (lambda: _with("xl/workbook.bin", b"x"), "binary-workbook"),
    "password": (encrypted_workbook, "password-protected"),
    "old workbook": (old_workbook, "old-xls"),
    "old workbook with a password": (lambda: old_workbook(password=True), "old-xls"),
    "older workbook": (lambda: b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\0" * 100, "old-xls"),
    "empty file": (lambda: b"", "empty-file"),
    "only spaces": (lambda: b"  \n", "empty-file"),
    "a text file": (lambda: b"Child,Date\n1,2\n", "not-a-workbook"),
    "another archive": (lambda: packed({"a.txt": b"x"}), "not-a-workbook"),
    "no content types": (lambda: packed({"xl/workbook.xml": b"<workbook/>"}), "not-a-workbook"),
    "no sheets": (lambda: packed(parts()), "no-sheets"),
    "a listed sheet that is missing": (
        lambda: packed({name: part for name, part in _ordinary().items() if name != SHEET}),
        "truncated",
    ),
    "two sheets of one name": (_two_sheets_of_one_name, "duplicate-sheet"),
    "too wide": (_wide_sheet, "too-many-columns"),
    "a column Excel does not have": (_sheet(row(1, cell("XFE1", 1))), "no-such-place"),
    "a row Excel does not have": (_sheet(row(1_048_577, cell("A1048577", 1))), "no-such-place"),
    "a cell outside its row": (_sheet(row(1, cell("A9", 1))), "cells-out-of-order"),
    "a cell twice": (_sheet(row(1, cell("A1", 1), cell("A1", "#N/A", kind="e"))), "cells-out-of-order"),
    "a plain cell twice": (_sheet(row(1, cell("A1", 1), cell("A1", 2))), "cells-out-of-order"),
    "a row twice": (_sheet(row(1, cell("A1", 1)), row(1, cell("A1", 2))), "cells-out-of-order"),
    "rows backwards": (_sheet(row(2, cell("A2", 1)), row(1, cell("A1", 2))), "cells-out-of-order"),
    "columns backwards": (_sheet(row(1, cell("C1", 1), cell("B1", 2), cell("A1", 3))), "cells-out-of-order"),
    "columns in disorder": (
        _sheet(row(1, cell("A1", 1), cell("C1", 2), cell("B1", 3))),
        "cells-out-of-order",
    ),
    "a comment among the cells": (_sheet(row(1, cell("A1", 1), "<!-- x -->")), "unusual-xml"),
    "text that the parser would miss": (
        _sheet(row(1, cell("A1", "<![CDATA[x]]>", kind="str"))),
        "unusual-xml",
    ),
    "UTF-16": (lambda: _with(SHEET, plain_sheet().encode("utf-16")), "unusual-xml"),
    "endless text": (_sheet(row(1, text("A1", "x" * 3 * MEGABYTE))), "unusual-xml"),
    "an error value of its own": (_sheet(row(1, cell("A1", "Err:508", kind="e"))), "unknown-error-value"),
    "a shared text that is not there": (_sheet(row(1, cell("A1", 7, kind="s"))), "unreadable"),
}
