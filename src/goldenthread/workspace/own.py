"""Reads a file that must be one of its own: a link or a pipe in its place leads to what nobody put there."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def own_bytes(path: Path) -> bytes:
    """What is in a file. A link, a pipe or anything else is an OSError."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not a file", str(path))
        return file.read()
