"""Who did what, when: one line for each change and for each look at a child. No values of records.

Each line holds the hash of the one before, so that a line that is changed, added or taken away later
is found out.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from goldenthread.records.files import canonical

FILE = "history.jsonl"
_START = "0" * 64

Line = dict[str, Any]


@dataclass(frozen=True)
class Event:
    """Something to be remembered: an action on something, and how it ended."""

    who: str
    action: str
    object: str
    outcome: str


def chained(events: Iterable[Event], head: str) -> list[Line]:
    """Events as lines of the history, each with the hash of the one before. `head`: the last line's."""
    lines: list[Line] = []
    for event in events:
        line: Line = {"time": now(), **vars(event), "previous": head}
        head = _hash(line)
        lines.append({**line, "hash": head})
    return lines


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def read(folder: Path) -> list[Line]:
    """All whole lines; a line that was being written when the power went is not there yet."""
    path = folder / FILE
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [json.loads(line) for line in text.split("\n")[:-1]]


def head(lines: Sequence[Line]) -> str:
    return str(lines[-1]["hash"]) if lines else _START


def missing(lines: Sequence[Line], said: Sequence[Line]) -> list[Line]:
    """Those of the lines that must be there, by the state, which a power failure kept from the file."""
    there = {line["hash"] for line in lines}
    return [line for line in said if line["hash"] not in there]


def append(folder: Path, lines: Iterable[Line]) -> None:
    """Add lines and wait until they are on the disk; half a line at the end is cut off first."""
    path = folder / FILE
    with path.open("ab+") as file:
        file.seek(0)
        file.truncate(file.read().rfind(b"\n") + 1)
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())


def faults(lines: Sequence[Line]) -> list[str]:
    """The first place where the history is not as it was written, in words; nothing for a sound one."""
    previous = _START
    for number, line in enumerate(lines, start=1):
        stated = {name: value for name, value in line.items() if name != "hash"}
        if line.get("previous") != previous or line.get("hash") != _hash(stated):
            return [f"{FILE}, line {number}, is not as it was written, or a line before it is missing"]
        previous = str(line["hash"])
    return []


def _hash(line: Line) -> str:
    return hashlib.sha256(canonical(line)).hexdigest()
