"""Whether a measure is the same for all: each group beside another, by age, sex, ethnicity and disability.

Of what happens, the year's figures are compared: a month has too few. Of what is so on a day, those of the day: 12
month ends count one child 12 times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.indicators.age_bands import AGE_BANDS
from goldenthread.indicators.counting import Rate, Share, parts_of
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.judgement.rate_ratio import Counted, RateRatio, are_enough, of_rates, of_shares
from goldenthread.standards.ethnic_groups import BROAD, BROAD_OF
from goldenthread.terms.words import Breakdown

KINDS = (Breakdown.AGE, Breakdown.SEX, Breakdown.ETHNICITY, Breakdown.DISABILITY)
REFERENCES = {Breakdown.SEX: "M", Breakdown.ETHNICITY: "White", Breakdown.DISABILITY: "no"}
"""Whom the other groups are compared with; an age is compared with all other ages."""

OTHERS = "others"
_NO_CHILD = frozenset({"worker", "post", "given"})
_NOT_KNOWN_AGE = "unborn or not known"


@dataclass(frozen=True)
class Compared:
    """One group beside another. ratio: None where there are too few to tell."""

    group: str
    reference: str
    ours: Counted
    theirs: Counted
    ratio: RateRatio | None


@dataclass(frozen=True)
class Disproportion:
    """The groups of one kind. by_population: rates are compared, not shares.

    no_population: people are counted, and how many live in the area is not known by this kind of group.
    """

    kind: Breakdown
    compared: tuple[Compared, ...]
    by_population: bool
    no_population: bool = False


def disproportions(indicator: Indicator, figures: Iterable[Figure]) -> Iterator[Disproportion]:
    """What can be compared of a measure. figures: those of one month by whatever they can be split."""
    if not _can_be_compared(indicator):
        return
    basis = indicator.bases[1] if indicator.is_flow else indicator.bases[0]
    of_basis = [figure for figure in figures if figure.basis is basis and figure.numerator is not None]
    by_population = isinstance(indicator.measure, Rate)
    for kind in KINDS:
        own = [figure for figure in of_basis if figure.breakdown.startswith(f"{kind}=")]
        groups = _groups(kind, own, by_population)
        compared = tuple(_compared(kind, groups, by_population))
        lacks = by_population and not groups and any(figure.numerator for figure in own)
        if compared or lacks:
            yield Disproportion(kind, compared, by_population, lacks)


def _can_be_compared(indicator: Indicator) -> bool:
    """A rate of children, or a share of children who each are or are not counted."""
    above, _ = parts_of(indicator.measure)
    is_of_children = above.counted.fact.name not in _NO_CHILD
    return is_of_children and isinstance(indicator.measure, Rate | Share)


def _groups(kind: Breakdown, figures: Sequence[Figure], by_population: bool) -> dict[str, Counted]:
    """The counts of each group that is known, joined where several codes are one group, in their order."""
    found: dict[str, Counted] = {}
    unknown: set[str] = set()
    for figure in figures:
        name = _name(kind, figure.breakdown.partition("=")[2])
        if name is None:
            continue
        above, below = figure.numerator or 0.0, figure.denominator or 0.0
        if by_population and not below and above:
            unknown.add(name)  # somebody is counted, and how many live in the area is not known
        before = found.get(name, Counted(0, 0))
        found[name] = Counted(before.above + above, before.below + below)
    order = _order(kind)
    return {
        name: found[name] for name in order if name in found and name not in unknown and found[name].below
    }


def _name(kind: Breakdown, code: str) -> str | None:
    """The group that a code belongs to; None where it says that nothing is known."""
    if kind is Breakdown.ETHNICITY:
        return BROAD_OF.get(code)
    return code if code in _order(kind) else None


def _order(kind: Breakdown) -> tuple[str, ...]:
    return {
        Breakdown.AGE: tuple(band for band in AGE_BANDS if band != _NOT_KNOWN_AGE),
        Breakdown.SEX: ("F", "M"),
        Breakdown.ETHNICITY: tuple(BROAD),
        Breakdown.DISABILITY: ("yes", "no"),
    }[kind]


def _compared(kind: Breakdown, groups: dict[str, Counted], by_population: bool) -> Iterator[Compared]:
    named = REFERENCES.get(kind)
    for name, ours in groups.items():
        if named is None:
            rest = [other for key, other in groups.items() if key != name]
            if not rest:
                return
            theirs = Counted(sum(g.above for g in rest), sum(g.below for g in rest))
            yield _beside(name, OTHERS, ours, theirs, by_population)
        elif name != named and named in groups:
            yield _beside(name, named, ours, groups[named], by_population)


def _beside(group: str, reference: str, ours: Counted, theirs: Counted, by_population: bool) -> Compared:
    enough = are_enough(ours, theirs, shares=not by_population)
    ratio = (of_rates if by_population else of_shares)(ours, theirs) if enough else None
    return Compared(group, reference, ours, theirs, ratio)
