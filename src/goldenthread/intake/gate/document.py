"""Reading a Word document: the whole way from a path to its headings, paragraphs and tables, or a refusal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldenthread.intake.gate.arrival import arriving, checked_size
from goldenthread.intake.gate.isolation import parse
from goldenthread.intake.gate.limits import MEGABYTE, Limits
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sniff import Kind, kind_of

LIMITS = Limits(
    file_bytes=50 * MEGABYTE,
    unpacked_bytes=300 * MEGABYTE,
    part_bytes=60 * MEGABYTE,
    directory_bytes=MEGABYTE,
    parse_bytes=1_500 * MEGABYTE,
    cpu_seconds=60,
    wall_seconds=120,
)
"""A document of 300 pages is 1 MB and unpacks to 20 MB; pictures make the file larger and are never unpacked."""

SAVE_AGAIN = "Open it in Word and save it again as .docx."
_IN_WORDS = {
    "truncated": "The document is damaged or cut short. Copy it again, or open it in Word and save it again.",
    "macro-document": "The document contains macros. Open it in Word and save it as .docx (without macros).",
    "password-protected": "It is protected by a password. Open it in Word, take the password off (File, Info, Protect "
    "Document) and save it again as .docx.",
    "zip-bomb": f"The document unpacks to far more than a real one holds. {SAVE_AGAIN}",
    "too-much-memory": "It needs more memory than a document should. Take out what is not needed and save it again.",
    "too-slow": "It takes longer to read than a document should. Take out what is not needed and save it again.",
    "file-too-large": f"The file is larger than {LIMITS.file_bytes // MEGABYTE} MB. Take its pictures out.",
    "empty-file": "The file is empty. Copy or save it again.",
}
_OTHERWISE = f"It is not written as Word writes a document. {SAVE_AGAIN}"
_KEPT = frozenset({"no-such-file", "cannot-open", "changed-while-reading", "not-a-document"})


Span = tuple[int, int]
"""Where words with a line through them begin and end in a text."""


@dataclass(frozen=True)
class Paragraph:
    """level: of a heading, 0 for the title; None where it is none. is_item: of a list.

    is_deleted: its words were deleted with tracking, and stood in the block before.
    """

    text: str
    level: int | None = None
    is_item: bool = False
    struck: tuple[Span, ...] = ()
    is_deleted: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: every cell where the page shows it. A merged cell has its words in its first place only.

    below: of each row, the places that a cell of a row above it is merged over. beside: those that a cell to their
    left is. struck: of each row, by their places, its cells that have words with a line through them.
    """

    rows: tuple[tuple[str, ...], ...]
    below: tuple[frozenset[int], ...] = ()
    beside: tuple[frozenset[int], ...] = ()
    struck: tuple[Mapping[int, tuple[Span, ...]], ...] = ()


def read_document(path: Path | str, limits: Limits = LIMITS) -> tuple[Paragraph | Grid, ...]:
    """The paragraphs and tables of a Word document, in their order."""
    path = Path(path)
    with arriving(path):
        try:
            return _read(path, limits)
        except Refused as refusal:
            raise _in_words(refusal) from refusal.__cause__


def _read(path: Path, limits: Limits) -> tuple[Paragraph | Grid, ...]:
    checked_size(path, limits.file_bytes)
    kind = kind_of(path)
    if kind is Kind.DOCM:
        raise Refused("macro-document", "")
    if kind is Kind.ENCRYPTED:
        raise Refused("password-protected", "")
    if kind is not Kind.DOCX:
        raise Refused("not-a-document", f"It is {kind.value}, not a Word document. Save it as .docx.")
    found = parse("document", path, limits).facts["blocks"]
    return tuple(_grid(block) if "rows" in block else _paragraph(block) for block in found)


def _grid(block: Mapping[str, Any]) -> Grid:
    struck = tuple({n: _spans(spans) for n, spans in row} for row in block["struck"])
    below, beside = (tuple(map(frozenset, block[which])) for which in ("below", "beside"))
    return Grid(tuple(map(tuple, block["rows"])), below, beside, struck)


def _paragraph(block: Mapping[str, Any]) -> Paragraph:
    return Paragraph(**{**block, "struck": _spans(block.get("struck", ()))})


def _spans(given: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((begin, end) for begin, end in given)


def _in_words(refusal: Refused) -> Refused:
    """The steps of the gate speak of workbooks and returns; here the same is said of a document."""
    if refusal.rule in _KEPT:
        return refusal
    return Refused(refusal.rule, _IN_WORDS.get(refusal.rule, _OTHERWISE), file=refusal.file)
