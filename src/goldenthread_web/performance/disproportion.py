"""Whether a measure is the same for all, as its page shows it: the finding, each comparison, the counts behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenthread.indicators.counting import parts_of
from goldenthread.indicators.figure import Figure
from goldenthread.indicators.indicator import Indicator
from goldenthread.narrative.disproportion import People, finding, in_short, sentence, shown
from goldenthread.scorecard.disproportion import Compared, Disproportion, disproportions
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_count, show_month
from goldenthread.terms.words import Breakdown

KIND_WORDS = {
    Breakdown.AGE: "By age",
    Breakdown.SEX: "By sex",
    Breakdown.ETHNICITY: "By ethnicity",
    Breakdown.DISABILITY: "By disability",
}
_YOUNG = frozenset({"care_leaver"})


@dataclass(frozen=True)
class Line:
    """One comparison of the table of counts."""

    group: str
    reference: str
    ours: str
    theirs: str
    times: str
    interval: str


@dataclass(frozen=True)
class Kind:
    """The comparisons of one kind: differences that are more than chance, others in short, groups that have too few."""

    title: str
    clear: tuple[str, ...]
    chance: tuple[str, ...]
    too_few: tuple[str, ...]
    lines: tuple[Line, ...]
    no_population: bool


@dataclass(frozen=True)
class SameForAll:
    """All comparisons of a measure. when: the time that is compared. of: whom it counts."""

    finding: str
    when: str
    people: str
    kinds: tuple[Kind, ...]


def same_for_all(indicator: Indicator, figures: Iterable[Figure], month: Month) -> SameForAll | None:
    """What can be said of a month; None where there is nothing to compare."""
    found = tuple(disproportions(indicator, figures))
    if not found:
        return None
    above, _ = parts_of(indicator.measure)
    people = People("young people" if above.counted.fact.name in _YOUNG else "children")
    when = f"the year to {show_month(month)}" if indicator.is_flow else show_month(month)
    kinds = tuple(_kind(each, people) for each in found)
    return SameForAll(finding(found, people), when, people.noun, kinds)


def _kind(of: Disproportion, people: People) -> Kind:
    told = [one for one in of.compared if one.ratio is not None]
    clear = tuple(sentence(of, one, people) for one in told if one.ratio and one.ratio.is_clear)
    chance = tuple(in_short(of, one, people) for one in told if one.ratio and not one.ratio.is_clear)
    few = tuple(people.named(of.kind, one.group) for one in of.compared if one.ratio is None)
    return Kind(KIND_WORDS[of.kind], clear, chance, few, tuple(_lines(of, people)), of.no_population)


def _lines(of: Disproportion, people: People) -> Iterator[Line]:
    for one in of.compared:
        times, low, high = shown(one.ratio) if one.ratio else ("", "", "")
        yield Line(
            _capital(people.named(of.kind, one.group)), people.named(of.kind, one.reference), *_counts(one), times,
            f"{low} to {high}" if one.ratio else "Too few to tell",
        )  # fmt: skip


def _counts(one: Compared) -> tuple[str, str]:
    ours, theirs = (f"{show_count(g.above)} of {show_count(g.below)}" for g in (one.ours, one.theirs))
    return ours, theirs


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
