"""How measures are told in words, in a report that is read and on slides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from goldenthread.charts.cells import Gap, Number
from goldenthread.judgement.saying import listed
from goldenthread.reports.improvement.counting import many
from goldenthread.reports.improvement.told import Measure, Told
from goldenthread.reports.words import MEANINGS
from goldenthread.terms.judging import Rag
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month

BEARS = "A change since an action was delivered is not yet a change because of it."
NONE_YET, NOT_YOURS = "None yet", "Not for your role"
_HELD = {
    Rag.GREEN: "at {} target or better",
    Rag.AMBER: "near {} target",
    Rag.RED: "far from {} target",
    Rag.NOT_RATED: "not rated",
}


def lead(told: Told) -> str:
    """All measures, counted by how they stand to their targets."""
    count = many(len(told.measures), "measure")
    if not told.sees_figures:
        return f"{count}, each with where it began and its target as the plan writes them."
    none = sum(one.latest is None and not one.is_kept for one in told.measures)
    said = counted([one.rag for one in told.measures if one.rag is not None])
    said += [f"{none} without a figure"] if none else []
    said += kept(sum(one.is_kept for one in told.measures))
    return f"Of {count}: {listed(said)}." if len(told.measures) > 1 else f"{count}: {listed(said)}."


def kept(count: int) -> list[str]:
    """How many have figures that are not for this reader."""
    return [f"{count} whose figures are not for your role"] if count else []


def counted(rags: Sequence[Rag]) -> list[str]:
    """Some measures by how they stand to their targets."""
    found = Counter(rags)
    return [
        f"{found[rag]} {words.format('its' if found[rag] == 1 else 'their')}"
        for rag, words in _HELD.items()
        if found[rag]
    ]


def ended(told: Told) -> Iterator[str]:
    """To which month the figures go that end long before the report: once for all of them."""
    ends = Counter(one.last for one in told.measures if one.last is not None and one.is_old)
    for last, count in sorted(ends.items()):
        months = Month.of(told.today).number - last.number
        yield (
            f"The figures of {many(count, 'measure')} end in {show_month(last)}, {months} months before this report: "
            "they say how it stood then, and are too old to say when a target will be reached."
        )


def marks(told: Told) -> Iterator[tuple[str, str]]:
    """The marks that stand at figures, or in their place, with their meanings."""
    there = {one.latest.text for one in told.measures if isinstance(one.latest, Gap)}
    there |= {mark for one in told.measures if isinstance(one.latest, Number) for mark in one.latest.mark}
    yield from ((mark, meaning) for mark, meaning in MEANINGS.items() if mark in there)


def target(one: Measure) -> str:
    """The plan's target, and by which other one it is rated: no colour stands beside a target that it is not of."""
    wanted = one.target or "Not given"
    return f"{wanted}. {one.rated_by}" if one.rated_by else wanted
