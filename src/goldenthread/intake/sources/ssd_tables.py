"""Which table of the SSD a file or database table is: `ssd_person`, `person`, `SSD_PERSON`, `dbo.ssd_person`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.standards.layout import Layout
from goldenthread.standards.ssd import LAYOUTS, UNREAD

_DATED = re.compile(r"[_-]?\d{6,8}$|[_-]\d{4}-\d{2}-\d{2}$")
_PREFIXED_COLUMN = re.compile(r"[a-z0-9]{4}_[a-z0-9_]+", re.IGNORECASE)


def bare_name(name: str) -> str:
    """A table's name without schema, `ssd_`, a date at its end, and case."""
    last = name.rsplit(".", 1)[-1].casefold()
    return _DATED.sub("", last).removeprefix("ssd_")


def layout_named(name: str) -> Layout | None:
    return LAYOUTS.get(f"ssd_{bare_name(name)}")


def is_called_ssd(name: str) -> bool:
    return "ssd_" in name.casefold()


def is_unread(name: str, headers: Sequence[str]) -> bool:
    """Whether it is a table of the SSD that feeds nothing here, by its name and, where known, its columns."""
    if bare_name(name) not in UNREAD:
        return False
    return is_called_ssd(name) or all(_PREFIXED_COLUMN.fullmatch(header) for header in headers if header)
