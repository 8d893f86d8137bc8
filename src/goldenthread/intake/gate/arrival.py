"""The first looks at a file: that it is there, that it is a file, its size, and that it keeps still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goldenthread.intake.gate.limits import MEGABYTE
from goldenthread.intake.gate.refusal import Refused


def checked_size(path: Path, most: int) -> int:
    """The size of the file, refused when it is none, empty or too large."""
    if not path.is_file():
        raise Refused("no-such-file", "There is no file of that name. Check the name and the folder.")
    size = path.stat().st_size
    if size == 0:
        raise Refused("empty-file", "The file is empty. Export it again.")
    if size > most:
        raise Refused("file-too-large", f"The file is larger than {most // MEGABYTE:,} MB. Split it.")
    return size


@contextmanager
def unchanged_while_reading(path: Path) -> Iterator[None]:
    """Refuse a file that is still being written: its hash would belong to something else."""
    before = _state(path)
    yield
    if _state(path) != before:
        raise Refused(
            "changed-while-reading", "The file changed while it was read. Close it elsewhere and try again."
        )


def _state(path: Path) -> tuple[int, int, int]:
    try:
        status = path.stat()
    except OSError as error:
        raise Refused("no-such-file", "The file cannot be opened. Check its name and folder.") from error
    return status.st_mtime_ns, status.st_size, status.st_ino
