"""Compound files as Excel writes them: what holds an old .xls, and what a password makes of an .xlsx."""

import struct
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import count, islice

from goldenthread.intake.gate.sniff import OLE_MAGIC

SECTOR, SMALL, CUTOFF = 512, 64, 4096
END, FAT, NONE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
STREAM, ROOT = 2, 5

_KEYS = "http://schemas.microsoft.com/office/2006/keyEncryptor/password"
_CIPHER = (
    'saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" '
    'cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="AAAAAAAAAAAAAAAAAAAAAA=="'
)
_EMPTY = "A" * 43 + "="
AGILE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    f'<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="{_KEYS}">'
    f'<keyData {_CIPHER}/><dataIntegrity encryptedHmacKey="{_EMPTY}" encryptedHmacValue="{_EMPTY}"/>'
    f'<keyEncryptors><keyEncryptor uri="{_KEYS}"><p:encryptedKey spinCount="100000" {_CIPHER} '
    f'encryptedVerifierHashInput="{_EMPTY}" encryptedVerifierHashValue="{_EMPTY}" encryptedKeyValue="{_EMPTY}"/>'
    "</keyEncryptor></keyEncryptors></encryption>"
)
"""What Excel writes of how a workbook was encrypted; salts and keys are zeros."""

BEGIN, SHEET, NUMBER, PASSWORD, FINISH = 0x0809, 0x0085, 0x0203, 0x002F, 0x000A
"""Kinds of record of an old workbook."""


def encrypted_workbook(size: int = 20_000) -> bytes:
    """A workbook behind a password: its bytes are noise, as encrypted ones are."""
    package = struct.pack("<Q", size) + b"".join(_noise(size // 32))
    return compound(
        {"EncryptionInfo": struct.pack("<HHI", 4, 4, 0x40) + AGILE.encode(), "EncryptedPackage": package}
    )


def old_workbook(*, password: bool = False, rows: int = 300) -> bytes:
    """An Excel 97-2003 workbook of one sheet with a column of numbers; with a password, its records are noise."""
    sheet = _record(BEGIN, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 1997, 0, 6))
    for row in range(rows):
        sheet += _record(NUMBER, struct.pack("<HHHd", row, 0, 0, row))
    sheet += _record(FINISH)
    begin = _record(BEGIN, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 1997, 0, 6))
    if password:  # the record that says how the rest was encrypted: RC4, with salt and verifiers
        begin += _record(PASSWORD, struct.pack("<HHH", 1, 1, 1) + bytes(48))
    name = b"List 1"
    at = len(begin) + 4 + 8 + len(name) + 4
    listed = _record(SHEET, struct.pack("<IBBBB", at, 0, 0, len(name), 0) + name)
    return compound({"Workbook": begin + listed + _record(FINISH) + sheet})


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _noise(blocks: int) -> Iterator[bytes]:
    return islice((sha256(str(n).encode()).digest() for n in count()), blocks)


def compound(streams: dict[str, bytes]) -> bytes:
    """Streams by name as one compound file, version 3: small ones share a stream of their own, as they must."""
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    file = _Sectors(SECTOR)
    small = _Sectors(SMALL)
    starts = {name: (small if len(streams[name]) < CUTOFF else file).add(streams[name]) for name in names}
    shared = b"".join(small.sectors)
    at_shared, at_chains = (
        file.add(shared),
        file.add(struct.pack(f"<{len(small.next)}I", *small.next), b"\xff"),
    )
    entries = [_entry("Root Entry", ROOT, at_shared, len(shared), child=_middle(range(1, len(names) + 1)))]
    left, right = _halves(range(1, len(names) + 1))
    entries += [
        _entry(
            name, STREAM, starts[name], len(streams[name]), left=left.get(n, NONE), right=right.get(n, NONE)
        )
        for n, name in enumerate(names, 1)
    ]
    at_entries = file.add(b"".join(entries))
    tables = next(n for n in count(1) if n * (SECTOR // 4) >= len(file.sectors) + n)
    first = len(file.sectors)
    chains = file.next + [FAT] * tables
    chains += [NONE] * (tables * (SECTOR // 4) - len(chains))
    header = OLE_MAGIC + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIII", 0, tables, at_entries, 0, CUTOFF)
    header += struct.pack("<IIII", at_chains, -(-len(small.next) * 4 // SECTOR), END, 0)
    header += struct.pack("<109I", *range(first, first + tables), *[NONE] * (109 - tables))
    return header + b"".join(file.sectors) + struct.pack(f"<{len(chains)}I", *chains)


class _Sectors:
    """Streams cut into sectors of one size, and for each sector which comes next."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.sectors: list[bytes] = []
        self.next: list[int] = []

    def add(self, content: bytes, fill: bytes = b"\0") -> int:
        """Where the stream begins."""
        first = len(self.sectors)
        for at in range(0, len(content), self.size):
            self.sectors.append(content[at : at + self.size].ljust(self.size, fill))
            self.next.append(len(self.sectors))
        if len(self.sectors) == first:
            return END
        self.next[-1] = END
        return first


def _entry(
    name: str, kind: int, start: int, size: int, *, left: int = NONE, right: int = NONE, child: int = NONE
) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1)
    return head + struct.pack("<III36xIQ", left, right, child, start, size)


def _middle(numbers: Sequence[int]) -> int:
    return numbers[len(numbers) // 2] if numbers else NONE


def _halves(numbers: Sequence[int]) -> tuple[dict[int, int], dict[int, int]]:
    """For each entry the entry before and the entry after it in the tree of names."""
    if not numbers:
        return {}, {}
    at = len(numbers) // 2
    left, right = {numbers[at]: _middle(numbers[:at])}, {numbers[at]: _middle(numbers[at + 1 :])}
    for half in (numbers[:at], numbers[at + 1 :]):
        lower = _halves(half)
        left |= lower[0]
        right |= lower[1]
    return left, right
