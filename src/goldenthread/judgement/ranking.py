"""Our place among neighbours: rank and quarter, with those who share it and those who gave no figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.judgement.comparing import compare
from goldenthread.judgement.saying import listed
from goldenthread.terms.words import Better

FEWEST_FOR_QUARTERS = 4
QUARTERS = ("best", "second best", "third best", "lowest-performing")
_BY_SIZE = ("highest", "second highest", "third highest", "lowest")


@dataclass(frozen=True)
class Ranked:
    """`rank` 1 is the best (the highest, where neither way is better), None where we have no figure.

    `of`: how many have a figure, ours included. `tied_with`: those who share our rank. `quarter`: 1 to 4, None
    where fewer than four have a figure. `missing`: neighbours without a figure.
    """

    rank: int | None
    of: int
    tied_with: tuple[str, ...]
    quarter: int | None
    missing: tuple[str, ...]
    rule: str


def rank(ours: float | None, neighbours: Mapping[str, float | None], better: Better) -> Ranked:
    """Our place among neighbours, on unrounded figures. Equal figures share the better rank: 1, 2, 2, 4."""
    known = {name: value for name, value in neighbours.items() if value is not None}
    missing = tuple(name for name, value in neighbours.items() if value is None)
    if ours is None:
        return Ranked(None, len(known), (), None, missing, "There is no figure of ours to rank.")
    good = -1 if better is Better.LOWER else 1
    ahead = sum(compare(value, ours) == good for value in known.values())
    tied = tuple(name for name, value in known.items() if compare(value, ours) == 0)
    place, of = ahead + 1, len(known) + 1
    quarter = -(-4 * place // of) if of >= FEWEST_FOR_QUARTERS else None
    return Ranked(place, of, tied, quarter, missing, _words(place, of, tied, quarter, missing, better))


def quarter_words(quarter: int, better: Better) -> str:
    """A quarter of the councils by its name: "best", or "highest" where neither way is better.

    Say of what it is a quarter: to a reader a quarter is three months.
    """
    return (_BY_SIZE if better is Better.NEITHER else QUARTERS)[quarter - 1]


def rule_words(better: Better) -> str:
    """The rule by itself, for a legend."""
    first = {Better.HIGHER: "the highest", Better.LOWER: "the lowest"}.get(better)
    best = f"{first} figure, which is the best" if first else "highest figure; neither way is better"
    return (
        f"Rank 1 is the {best.removeprefix('the ')}. Equal figures share the better rank. "
        "Councils without a figure are left out and named."
    )


def _words(
    place: int, of: int, tied: tuple[str, ...], quarter: int | None, missing: tuple[str, ...], better: Better
) -> str:
    first = {Better.HIGHER: "1 is the highest and best", Better.LOWER: "1 is the lowest and best"}
    parts = [f"Rank {place} of {of} ({first.get(better, '1 is the highest; neither way is better')})"]
    if tied:
        parts.append(f"shared with {listed(tied)}")
    if quarter is not None:
        parts.append(f"in the {quarter_words(quarter, better)} quarter of the councils")
    left_out = f" No figure: {listed(missing)}." if missing else ""
    return f"{', '.join(parts)}.{left_out}"
