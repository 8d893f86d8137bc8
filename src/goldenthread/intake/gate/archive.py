"""The zip check: an archive is judged before anything in it is unpacked, and counted while it is."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.refusal import Refused

BLOCK_BYTES = 1024 * 1024
SAVE_AGAIN = "Open it in Excel and save it again as .xlsx."
END = struct.Struct("<4s4H2LH")
LOCAL = struct.Struct("<4s5H3L2H")
UNTOUCHED = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".tif", ".tiff", ".bmp", ".svg", ".ttf")
"""Pictures and fonts: nothing here ever unpacks them."""


class Archive:
    """A workbook's archive that passed the zip check. Its names are never used as paths."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._file: BinaryIO = path.open("rb")
        self._limits = limits
        try:
            self.parts = self._checked_parts()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _checked_parts(self) -> dict[str, zipfile.ZipInfo]:
        _check_directory(self._file, self._limits)
        try:
            infos = zipfile.ZipFile(self._file).infolist()
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            ValueError,
            struct.error,
            OverflowError,
            EOFError,
        ) as error:
            raise _damaged() from error
        if len(infos) > self._limits.entries:
            raise Refused(
                "too-many-parts", f"The workbook has more than {self._limits.entries:,} parts. {SAVE_AGAIN}"
            )
        _check_names(infos)
        for info in infos:
            _check_entry(info, self._limits)
        _check_sizes(infos, self._limits)
        return {info.filename: info for info in infos}

    def readable(self) -> Iterator[str]:
        """The parts that some reader could unpack: all but pictures and fonts."""
        return (name for name in self.parts if not name.lower().endswith((*UNTOUCHED, "/")))

    def stream(self, name: str) -> Iterator[bytes]:
        """Unpack a part block by block, counting: the sizes that an archive declares can be false."""
        info = self.parts[name]
        self._seek_to_data(info)
        left, total, check = info.compress_size, 0, 0
        inflate = zlib.decompressobj(-15) if info.compress_type == zipfile.ZIP_DEFLATED else None
        ended = inflate is None
        while left > 0 or not ended:
            packed = self._file.read(min(left, BLOCK_BYTES // 16 if inflate else BLOCK_BYTES))
            left -= len(packed)
            if not packed and not (inflate and inflate.unconsumed_tail):
                break
            for block in _inflated(inflate, packed):
                total += len(block)
                self._count(info, total, info.compress_size - left)
                check = zlib.crc32(block, check)
                yield block
            ended = inflate is None or inflate.eof
            if inflate and inflate.eof:
                break
        if not ended or left > 0 or (inflate and inflate.unused_data):
            raise _damaged()
        if total != info.file_size or check != info.CRC:
            raise _false_size()

    def read(self, name: str, most: int = 16 * BLOCK_BYTES) -> bytes:
        """A small part as a whole."""
        if self.parts[name].file_size > most:
            raise Refused("zip-bomb", f"A part of the workbook that should be small is huge. {SAVE_AGAIN}")
        return b"".join(self.stream(name))

    def _count(self, info: zipfile.ZipInfo, total: int, packed: int) -> None:
        if total > self._limits.ratio_floor_bytes and total > packed * self._limits.ratio:
            raise _bomb()
        if total > info.file_size:
            raise _false_size()

    def _seek_to_data(self, info: zipfile.ZipInfo) -> None:
        self._file.seek(info.header_offset)
        header = self._file.read(LOCAL.size)
        if len(header) < LOCAL.size:
            raise _damaged()
        fields = LOCAL.unpack(header)
        name = self._file.read(fields[9])
        expected = info.orig_filename.encode("utf-8" if info.flag_bits & 0x800 else "cp437")
        if fields[0] != b"PK\x03\x04" or name != expected or fields[3] != info.compress_type:
            raise _damaged()
        self._file.seek(fields[10], 1)


def _inflated(inflate: zlib._Decompress | None, packed: bytes) -> Iterator[bytes]:
    if inflate is None:
        yield packed
        return
    try:
        while packed:
            yield inflate.decompress(packed, BLOCK_BYTES)
            packed = inflate.unconsumed_tail
    except zlib.error as error:
        raise _damaged() from error


def _check_directory(file: BinaryIO, limits: Limits) -> None:
    """Judge the size of the list of parts before the library reads it, and that it ends the file."""
    size = file.seek(0, 2)
    start = max(0, size - END.size - 0xFFFF)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < END.size:
        raise _damaged()
    fields = END.unpack_from(tail, at)
    if at + END.size + fields[7] != len(tail):
        raise _damaged()
    if fields[5] > limits.directory_bytes and fields[5] != 0xFFFFFFFF:
        raise Refused("too-many-parts", f"The workbook's list of parts is too long. {SAVE_AGAIN}")
    if fields[5] == 0xFFFFFFFF and start + at > limits.file_bytes:
        raise _damaged()


def _check_names(infos: list[zipfile.ZipInfo]) -> None:
    seen = set()
    for info in infos:
        name = info.orig_filename.replace("\\", "/").lower()
        unsafe = name.startswith("/") or ":" in name or ".." in name.split("/") or not name.isprintable()
        if unsafe or "\\" in info.orig_filename or not name:
            raise Refused(
                "unsafe-name", f"A part of the workbook has a name that Excel does not give. {SAVE_AGAIN}"
            )
        if name in seen:
            raise Refused("duplicate-member", f"Two parts of the workbook have the same name. {SAVE_AGAIN}")
        seen.add(name)


def _check_entry(info: zipfile.ZipInfo, limits: Limits) -> None:
    if info.flag_bits & 0x2041:
        raise Refused(
            "password-protected", "Parts are encrypted. Remove the password and save it again as .xlsx."
        )
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Refused("symlink", f"A part of the workbook points elsewhere. {SAVE_AGAIN}")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(
            "unknown-compression", f"The workbook is packed in a way Excel does not use. {SAVE_AGAIN}"
        )
    if info.compress_type == zipfile.ZIP_STORED and info.compress_size != info.file_size:
        raise _false_size()
    bomb = info.file_size > limits.ratio_floor_bytes and info.file_size > info.compress_size * limits.ratio
    if bomb or info.file_size > limits.part_bytes:
        raise _bomb()


def _check_sizes(infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    if sum(info.file_size for info in infos) > limits.unpacked_bytes:
        raise _bomb()
    ordered = sorted(infos, key=lambda info: info.header_offset)
    for one, following in pairwise(ordered):
        if one.header_offset + LOCAL.size + one.compress_size > following.header_offset:
            raise Refused("zip-bomb", f"Parts of the workbook overlap. {SAVE_AGAIN}")


def _bomb() -> Refused:
    return Refused("zip-bomb", f"The workbook unpacks to far more than a real one holds. {SAVE_AGAIN}")


def _false_size() -> Refused:
    return Refused("false-size", f"The parts of the workbook are not what its list says. {SAVE_AGAIN}")


def _damaged() -> Refused:
    return Refused("truncated", "The workbook is damaged or cut short. Copy or export it again.")
