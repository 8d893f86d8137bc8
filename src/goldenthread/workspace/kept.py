"""What is worked out once for a snapshot and kept in a folder of the workspace: it can be taken away and made again.

What is looked at is always one whole: the one before, until the new one is complete.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path

from goldenthread.records.files import replace_durably, seal, settle, short_hash

POINTER = "current"


def current(place: Path) -> Path | None:
    """The folder that is looked at now; None before there is one."""
    try:
        return place / (place / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None


def keep(place: Path, name: str, write: Callable[[Path], None]) -> None:
    """Let `write` fill a new folder, then look at that one. The one of before stays for whoever is reading it."""
    before = current(place)
    place.mkdir(exist_ok=True, mode=0o700)
    building = place / f".{name}.new"
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir()
    write(building)
    seal(building)
    shutil.rmtree(place / name, ignore_errors=True)
    building.rename(place / name)
    settle(place)
    replace_durably(place / POINTER, f"{name}\n".encode())
    _sweep(place, {name, before.name if before else name})


@cache
def code_digest(*packages: str) -> tuple[str, ...]:
    """What works something out, so that what was made before a change is never taken for what is made after it."""
    return tuple(
        short_hash(file.read_text(encoding="utf-8"))
        for package in packages
        for file in sorted(resources.files(package).iterdir(), key=lambda file: file.name)
        if file.name.endswith(".py")
    )


def _sweep(place: Path, kept: set[str]) -> None:
    for folder in place.iterdir():
        if folder.is_dir() and folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)
