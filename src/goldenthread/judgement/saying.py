"""Small numbers in sentences: "2.5", "1 point", "5.8 points"."""

from __future__ import annotations

from goldenthread.terms.showing import round_half_up


def short(number: float) -> str:
    """A number with two decimals at most and none that is not needed: "27", "2.5", "1,204.25"."""
    text = f"{round_half_up(number, 2):,}"
    return text.rstrip("0").rstrip(".")


def points(size: float, places: int = 0) -> str:
    """Percentage points: "1 point", "5 points", "5.8 points"."""
    shown = round_half_up(size, places)
    return f"{shown:,} point" if shown == 1 else f"{shown:,} points"


def listed(names: tuple[str, ...] | list[str]) -> str:
    """ "a", "a and b", "a, b and c"; "" for none."""
    return "".join(names) if len(names) < 2 else f"{', '.join(names[:-1])} and {names[-1]}"
