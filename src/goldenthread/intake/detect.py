"""Which of the inputs a path is: files told by what is in them, folders by their files, addresses as databases.

Nothing is taken silently for what it may not be: a file that no reader knows, or that two know, becomes
a delivery whose reading refuses it by name and says what is expected.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

from goldenthread.intake.draft import Reader
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sniff import Kind
from goldenthread.intake.gate.workbook import REFUSALS, read_workbook
from goldenthread.intake.peek import file_kind, is_url
from goldenthread.intake.sources import discover
from goldenthread.records.load import Source

Delivery = list[str | Path]
NOT_AN_INPUT = "not-an-input"
_WORKBOOK = ".xlsx"
BESIDE = (
    "readme",
    "licence",
    "license",
    "licences",
    "manifest",
)  # files about the data, by the start of their names


@dataclass(frozen=True)
class Unrecognised:
    """Stands where a reader would, for a file that is none of the inputs or might be two."""

    why: str
    rule: str = NOT_AN_INPUT
    source: None = None

    def read(self, delivery: Sequence[str | Path], reference_date: date | None) -> NoReturn:  # noqa: ARG002
        """Refuse the file, by name: a workbook for its own fault, where it has one, as that explains the rest."""
        if self.rule == NOT_AN_INPUT and file_kind(delivery[0]) is Kind.XLSX:
            read_workbook(delivery[0])
        raise Refused(self.rule, self.why, file=_name(delivery[0]))


def group(
    paths: Sequence[str | Path], as_: Source | None = None
) -> list[tuple[Reader | Unrecognised, Delivery]]:
    """What is handed over, in deliveries: one load each. `as_` says what it is, where the files leave doubt."""
    files = [file for path in paths for file in _files(path)]
    readers = [reader for reader in discover() if as_ in (None, reader.source)]
    known: list[tuple[Reader, Delivery]] = [(reader, []) for reader in readers]
    unknown: list[tuple[Reader | Unrecognised, Delivery]] = []
    for file in files:
        there = is_url(file) or Path(file).is_file()
        claims = [delivery for reader, delivery in known if there and (as_ or _knows(reader, file))]
        if len(claims) == 1:
            claims[0].append(file)
        else:
            unknown.append((_unrecognised(file, readers), [file]))
    found = [
        (reader, delivery) for reader, claimed in known if claimed for delivery in reader.deliveries(claimed)
    ]
    return [*found, *unknown]


def _files(path: str | Path) -> list[str | Path]:
    """The files of a folder and of the folders in it; hidden files and files about the data are passed over."""
    if is_url(path) or not Path(path).is_dir():
        return [path]
    inside = (file for file in sorted(Path(path).rglob("*")) if file.is_file())
    return [file for file in inside if not _is_beside(file.relative_to(path))]


def _is_beside(file: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in file.parts)
    return hidden or file.stem.casefold() in BESIDE or file.name.casefold() in ("thumbs.db", "desktop.ini")


def _knows(reader: Reader, file: str | Path) -> bool:
    try:
        return reader.recognises(file)
    except (Refused, OSError):
        return False


def _unrecognised(file: str | Path, readers: Sequence[Reader]) -> Unrecognised:
    if not is_url(file) and not os.access(file, os.R_OK):
        message = "The file cannot be opened. Check its name, its folder and that you may read it."
        return Unrecognised(message, "cannot-open")
    claims = [reader.source.value for reader in readers if _knows(reader, file)]
    if claims:
        return Unrecognised(f"It could be {' or '.join(claims)}. Say which with --as.", "doubtful-input")
    kind = file_kind(file)
    if kind in REFUSALS:
        return Unrecognised(REFUSALS[kind].message, REFUSALS[kind].rule)
    if kind is not Kind.XLSX and Path(str(file)).suffix.casefold() == _WORKBOOK:
        return Unrecognised(
            f"Its name ends in {_WORKBOOK}, and what is in it is {kind.value if kind else 'nothing'}: it may be "
            "damaged. Export it again from where it comes, as an Excel workbook, and hand over that."
        )
    expected = "; ".join(reader.expects for reader in readers)
    return Unrecognised(
        f"It is {kind.value if kind else 'nothing'} but none of the inputs. Hand over {expected}."
    )


def _name(path: str | Path) -> str:
    """A file's name without its folder; nothing of a database's address."""
    return "database" if is_url(path) else Path(path).name
