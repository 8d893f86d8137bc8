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
def arriving(path: Path) -> Iterator[None]:
    """Every refusal on the way names the file, and so does everything that the file system refuses.

    A file that is still being written is refused too: its hash would belong to something else.
    """
    try:
        before = _state(path)
        yield
        if _state(path) != before:
            raise Refused(
                "changed-while-reading", "The file changed while it was read. Close it and try again."
            )
    except Refused as refusal:
        raise refusal.named(path.name) from refusal.__cause__
    except OSError as error:
        message = "The file cannot be opened. Check its name, its folder and that you may read it."
        raise Refused("cannot-open", message, file=path.name) from error


def _state(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size, status.st_ino
