"""The axes of the counts: what a row of the array is about, and what a column counts."""

from __future__ import annotations

from typing import NamedTuple


class Column(NamedTuple):
    """What one column of the array counts: a side of an indicator, or of one of its age bands."""

    indicator: str
    side: str
    band: str


class Area(NamedTuple):
    """What one row of the array is about: an authority, whole ("") or one value of a breakdown."""

    authority: str
    breakdown: str
