"""The folder that the council's own systems put files into: what lies there is handed over by itself, and no more.

A person still decides. A file is taken when nothing of it has changed for a while, so that none is taken half-written.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from goldenthread.workspace import Workspace
from goldenthread.workspace.problem import DiskFullError
from goldenthread.workspace.staging import discard, shed, staged_names
from goldenthread_web.accounts.people import CommandLine
from goldenthread_web.files.names import plain
from goldenthread_web.loads import arriving, operations
from goldenthread_web.loads.models import Delivery
from goldenthread_web.loads.status import Status

SETTLED = 30.0  # seconds without a change
BY = CommandLine("watched folder")


def look() -> None:
    """Hand over what lies in the folder, as one delivery, if nothing there is still being written."""
    folder = settings.ENVIRONMENT.watched
    found = list(_files(folder)) if folder else []
    if not found or any(_age(path) < SETTLED for path in found):
        return
    try:
        if not _is_taken(found):
            _take(found)
    except DiskFullError:
        return  # they stay where they are, and the next look tries again
    for path in found:
        path.unlink()


def tidy() -> None:
    """Take away files that no delivery waits for, and records that nobody is to decide on any more."""
    received = Delivery.objects.filter(status=Status.RECEIVED.value)
    arriving.sweep(received.values_list("reference", flat=True))
    workspace = Workspace.open(settings.ENVIRONMENT.workspace)
    names = staged_names(workspace)
    undecided = [each.value for each in (Status.RECEIVED, Status.STAGED, Status.ACCEPTING)]
    for delivery in Delivery.objects.filter(reference__in=names).exclude(status__in=undecided):
        (discard if delivery.status == Status.ACCEPTED else shed)(workspace, delivery.reference)


def _files(folder: Path) -> Iterator[Path]:
    """What lies there: files that are not hidden, and no links, since a link leads anywhere."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            yield path


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime


def _is_taken(found: list[Path]) -> bool:
    """Whether these were handed over, and whoever did it was killed before they were taken away."""
    files = [{"name": plain(path.name), "bytes": path.stat().st_size} for path in found]
    since = datetime.fromtimestamp(max(path.stat().st_mtime for path in found), UTC)
    taken = Delivery.objects.filter(handed_by=None, handed_on__gt=since)
    return any(delivery.files == files for delivery in taken)


def _take(found: list[Path]) -> None:
    with ExitStack() as opened:
        files: list[UploadedFile[Any]] = [
            UploadedFile(opened.enter_context(path.open("rb")), path.name, size=path.stat().st_size)
            for path in found
        ]
        operations.hand_over(by=BY, files=files)
