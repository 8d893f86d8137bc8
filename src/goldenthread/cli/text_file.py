"""A text that somebody wrote, read from its file."""

from __future__ import annotations

from pathlib import Path

from goldenthread.cli import Problem

_MOST = 2_000_000


def text_of(path: Path) -> str:
    """The text of a file in UTF-8; refused where it is another kind of file, or far too long to be a commentary."""
    if path.stat().st_size > _MOST:
        raise Problem(f"{path.name} is larger than {_MOST:,} bytes. Give the commentary by itself.")
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Problem(f"{path.name} is not a text in UTF-8. Save it as plain text or Markdown.") from fault
