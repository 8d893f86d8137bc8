"""Where the end of the history is kept outside the database, so that lines cut off its end are missed.

`history-head.jsonl` lies in the workspace, beside the council's records. A line is added to it with the first line
of the history of each day, and whenever the history was checked and found whole. Whoever may change both the database
and this file can still cut: so a copy belongs where neither the site nor its database can write, as backups are.
"""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from goldenthread_web.history.chain import Head

FILE = "history-head.jsonl"
log = logging.getLogger("goldenthread.history")

_kept_on: dict[Path, str] = {}


class HeadsError(Exception):
    """The file of heads is not as it was written, in words."""


def path() -> Path:
    """The file of heads of this site."""
    return Path(settings.ENVIRONMENT.workspace) / FILE


def read(file: Path | None = None) -> list[Head]:
    """The heads that were kept, the oldest first; none where no history was written yet.

    file: that of a workspace which is not this site's.
    """
    try:
        text = (file or path()).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as fault:
        raise HeadsError(f"{FILE} can't be read. Bring it back from a backup.") from fault
    whole = text.split("\n")[:-1]  # what was being written when the power went is not there yet
    return [_head(number, line) for number, line in enumerate(whole, 1)]


def _head(number: int, line: str) -> Head:
    try:
        head = Head(**json.loads(line))
    except (ValueError, TypeError):
        head = Head(0, "", "")
    if not isinstance(head.number, int) or head.number < 1:
        raise HeadsError(f"{FILE}, line {number}: not as it was written. Bring the file back from a backup.")
    return head


def keep(number: int, hash_: str) -> Head:
    """Add the end of the history to the file, and wait until it is on the disk."""
    head = Head(number, hash_, _now())
    with path().open("ab+") as file:
        file.seek(0)
        file.truncate(file.read().rfind(b"\n") + 1)
        file.write(json.dumps(asdict(head)).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return head


def keep_daily(number: int, hash_: str) -> None:
    """Keep the end of the history if nobody has today. That it could not be kept stops no work: it is logged."""
    file, today = path(), _now()[:10]
    if _kept_on.get(file) == today:
        return
    try:
        heads = read()
        if not heads or heads[-1].time[:10] != today:
            keep(number, hash_)
        _kept_on[file] = today
    except (OSError, HeadsError):
        log.warning("the head of the history could not be kept", exc_info=True)


def _now() -> str:
    return timezone.now().isoformat(timespec="seconds")
