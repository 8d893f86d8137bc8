"""Keeps files sealed in the workspace, for its owner alone, and opens them again."""

from __future__ import annotations

import io
import os
from pathlib import Path

from django.conf import settings

from goldenthread.workspace.writing import need_space, saying_when_full
from goldenthread_web.files.sealing import SealedOtherwiseError, seal, unseal


class GoneError(Exception):
    """A file that can't be opened any more: it is not there, or the site's key no longer opens it."""


def keep(path: Path, content: bytes) -> None:
    """Keep a file under a new name, whole or not at all. A full disk is said in words."""
    with saying_when_full():
        path.parent.mkdir(mode=0o700, exist_ok=True)
        need_space(settings.ENVIRONMENT.workspace, len(content))
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                seal(io.BytesIO(content), out)
                out.flush()
                os.fsync(out.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def opened(path: Path) -> bytes:
    """What a kept file holds, as it was given."""
    out = io.BytesIO()
    try:
        with path.open("rb") as sealed:
            unseal(sealed, out)
    except (FileNotFoundError, SealedOtherwiseError) as fault:
        raise GoneError from fault
    return out.getvalue()
