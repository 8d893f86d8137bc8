"""Where tests write: to a folder kept in memory, where the machine has one with room.

A database of a test's own is a copy, of hundreds of small files on PostgreSQL; what a load writes is thrown away a
second later. None of it has to outlive the run, and on a disk it takes a fifth of its time.
"""

import os
import shutil
import tempfile
from pathlib import Path

_FOLDER = Path("/dev/shm")  # noqa: S108  # folders with names of their own are made in it
_ROOM = 4 * 1024**3
"""Bytes, which is three times what a run takes. Most containers have less, and then it is the disk."""


def write_to_memory() -> None:
    """Unless somebody said where to."""
    has_room = _FOLDER.is_dir() and shutil.disk_usage(_FOLDER).free >= _ROOM
    if has_room and "TMPDIR" not in os.environ:
        os.environ["TMPDIR"] = str(_FOLDER)
        tempfile.tempdir = None  # it may have been asked for before
