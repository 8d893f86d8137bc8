"""How many children live here, as a table: each group in words, each part of the council beside the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.indicators.population import Estimate
from goldenthread.reports.groups import group_order, group_words
from goldenthread.terms.words import Breakdown

ALL = "0-17"
_HEADINGS = {Breakdown.AGE: "By age", Breakdown.SEX: "By sex", Breakdown.ETHNICITY: "By ethnicity"}
Group = tuple[str, ...]


@dataclass(frozen=True)
class Living:
    """The estimates of one release. areas: the council first. groups: heading -> rows with a count for each area."""

    vintage: str
    areas: tuple[str, ...]
    groups: tuple[tuple[str, tuple[tuple[str, tuple[int | None, ...]], ...]], ...]


def living(estimates: Iterable[Estimate], *, authority: str, name: str) -> tuple[Living, ...]:
    """The newest release first; the parts of the council by name."""
    by_vintage: dict[tuple[int, str], list[Estimate]] = {}
    for estimate in estimates:
        by_vintage.setdefault((estimate.year, estimate.release), []).append(estimate)
    return tuple(_table(by_vintage[vintage], authority, name) for vintage in sorted(by_vintage, reverse=True))


def _table(estimates: list[Estimate], authority: str, name: str) -> Living:
    areas = sorted({e.area for e in estimates}, key=lambda area: (area != authority, area))
    counts = {(_group(e), e.area): e.count for e in estimates}
    found: dict[str, list[Group]] = {heading: [] for heading in _HEADINGS.values()}
    for group in sorted({group for group, _ in counts}, key=_order):
        found[_HEADINGS[Breakdown(group[0].partition("=")[0])]].append(group)
    first = estimates[0]
    return Living(
        f"Mid-{first.year}{f', {first.release}' if first.release else ''}",
        tuple(name if area == authority else area for area in areas),
        tuple(
            (
                heading,
                tuple(
                    (_words(group), tuple(counts.get((group, area)) for area in areas)) for group in groups
                ),
            )
            for heading, groups in found.items()
            if groups
        ),
    )


def _group(estimate: Estimate) -> Group:
    """The sex or the ethnicity, where one is named, before the age."""
    age = f"{Breakdown.AGE}={estimate.age_band}"
    named = {Breakdown.SEX: estimate.sex, Breakdown.ETHNICITY: estimate.ethnicity}
    of = [f"{kind}={code}" for kind, code in named.items() if code]
    return tuple(of) if estimate.age_band == ALL and of else (*of, age)


def _order(group: Group) -> list[tuple[bool, int, str]]:
    return [(not part.endswith(f"={ALL}"), *group_order(part)) for part in group]


def _words(group: Group) -> str:
    """ "Aged 5 to 9"; "White British"; "Female, aged 5 to 9"."""
    said = ", ".join(
        f"aged {group_words(part)}" if part.startswith(f"{Breakdown.AGE}=") else group_words(part)
        for part in group
    )
    return said[:1].upper() + said[1:]
