"""How a CSV file is written: its encoding and what stands between its fields."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from goldenthread.intake.gate.refusal import Refused

BLOCK_BYTES = 1024 * 1024
SAMPLE_CHARACTERS = 64 * 1024
SAMPLE_ROWS = 100
DELIMITERS = ",;\t|"


@dataclass(frozen=True)
class Dialect:
    """How to read the file; `fallback_line` is the first line that is not UTF-8, if any."""

    encoding: str
    delimiter: str
    fallback_line: int | None = None


def dialect_of(path: Path) -> Dialect:
    """Look through the whole file for its encoding and at its beginning for the delimiter."""
    fallback_line = _first_line_not_utf8(path)
    encoding = "cp1252" if fallback_line else "utf-8-sig"
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        sample = file.read(SAMPLE_CHARACTERS)
    return Dialect(encoding, _delimiter(sample), fallback_line)


def _first_line_not_utf8(path: Path) -> int | None:
    """The first line that is not UTF-8; the zero byte, which no text holds, is refused on the way."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, wrong = 1, None
    with path.open("rb") as file:
        head = file.read(2)
        if head in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise Refused("unknown-encoding", "It is Unicode text (UTF-16). Save it as CSV UTF-8.")
        file.seek(0)
        while block := file.read(BLOCK_BYTES):
            if (at := block.find(b"\0")) >= 0:
                row = line + block.count(b"\n", 0, at)
                raise Refused("nul-byte", "It holds bytes that no text has. Export it again.", row=row)
            if wrong is None:
                wrong = _decodes(decoder, block, line)
            line += block.count(b"\n")
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        wrong = wrong or line
    return wrong


def _decodes(decoder: codecs.IncrementalDecoder, block: bytes, line: int) -> int | None:
    try:
        decoder.decode(block)
    except UnicodeDecodeError as error:
        decoder.reset()
        return line + error.object.count(b"\n", 0, error.start)
    return None


def _delimiter(sample: str) -> str:
    """The mark that divides most lines of the sample into the same number of fields, more than one."""
    return max(DELIMITERS, key=lambda mark: _evenness(sample, mark))


def _evenness(sample: str, mark: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=mark):
            widths[len(row)] += len(row) > 1
            if widths.total() >= SAMPLE_ROWS:
                break
    except csv.Error:
        return (0, 0)
    if not widths:
        return (0, 0)
    width, times = widths.most_common(1)[0]
    return (times, width)
