"""How Word documents and slides are written: the same content always gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

_DAY = (2000, 1, 1, 0, 0, 0)


def write_dated(path: Path, save: Callable[[io.BytesIO], None]) -> None:
    """Writes the parts of a file in their order, with one date. `save`: what the library writes it with."""
    written = io.BytesIO()
    save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, _DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            book.writestr(part, parts.read(name))
