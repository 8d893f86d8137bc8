"""Names of files as people gave them, without all that could be anything but a name."""

from __future__ import annotations

import re
from pathlib import Path

_ODD = re.compile(r"[^A-Za-z0-9 ()_.-]+")
_LONGEST_NAME = 100


def plain(name: str) -> str:
    """A file's name without all that could be anything but a name."""
    stem, dot, ending = _ODD.sub("_", Path(name).name).strip(" .").rpartition(".")
    short = f"{stem[: _LONGEST_NAME - len(ending)]}{dot}{ending}" if dot else ending[:_LONGEST_NAME]
    return short or "file"
