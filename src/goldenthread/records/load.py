"""A load: what one delivery of files says, as records, with the dates for which it speaks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pyarrow as pa

# How a bias of records that are missing begins. It is true of a count, and of a rate; a share can go either way.
TOO_LOW = "counts too low, so a share may be off"
# How it begins why a month is not final.
NOT_FINAL = "not final: "
# The bias of what says how things stood on a day: nothing that comes in later is added to it.
AS_KNOWN = "as known at the time: what was written down later is not counted"


class Source(StrEnum):
    """The kinds of delivery. The values are the words of `--as`."""

    ANNEX_A = "annex-a"
    SSDA903 = "ssda903"
    CIN_CENSUS = "cin-census"
    SSD = "ssd"
    HR = "hr"
    LOCAL = "local"


class Covers(StrEnum):
    """In what sense a load speaks for a stretch of time.

    events: every record dated in the window is in the load.
    spells: every record open at some time in the window is in the load.
    as_at: the load says how things stood on the last day of the window, and on no other day.
    """

    EVENTS = "events"
    SPELLS = "spells"
    AS_AT = "as_at"


@dataclass(frozen=True)
class Window:
    """The dates, both included, for which a load is complete in one aspect of one table.

    `aspect` is a table's name, or "table.word" for something less than the table, such as
    "cin_episodes.before" (earlier referrals of the 12 months before are known without their rows).
    `bias` says, in words with its direction, how counts for days before the last are known to be
    off (see `TOO_LOW`), or for the day itself where it is all that the load speaks of (`AS_KNOWN`). Several
    are divided by "; ".
    """

    aspect: str
    first: date
    last: date
    covers: Covers
    bias: str | None = None


@dataclass(frozen=True)
class SourceFile:
    name: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Load:
    """One delivery, read and mapped. Its tables follow `TABLES[...].schema`.

    `authority`: the code of the authority that the files say they are of; "" where they do not say.
    """

    source: Source
    reference_date: date
    tables: dict[str, pa.Table]
    windows: tuple[Window, ...]
    files: tuple[SourceFile, ...]
    notes: tuple[str, ...] = field(default=())
    authority: str = ""
