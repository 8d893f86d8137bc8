"""How many children live in an area: the denominator of every rate, with its vintage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

NOT_RECORDED = "not recorded"  # the group of those of whom a breakdown is not known


@dataclass(frozen=True)
class Estimate:
    """Children aged 0 to 17 (or of one age band, sex or ethnic group) in an area at one mid-year."""

    year: int
    release: str
    area: str
    count: int
    age_band: str = "0-17"
    sex: str = ""
    ethnicity: str = ""

    @property
    def vintage(self) -> str:
        return f"mid-{self.year}, release {self.release}"


class Population:
    """The estimates that an authority has loaded. One vintage serves all months of a report."""

    def __init__(self, estimates: Iterable[Estimate], year: int = 0) -> None:
        """`year`: the mid-year to use; 0 = the newest. Of one year, the newest release serves."""
        self._by_group: dict[tuple[str, str, str, str], Estimate] = {}
        for estimate in sorted(estimates, key=lambda e: (e.year, e.release)):
            if year in (0, estimate.year):
                group = (estimate.area, estimate.age_band, estimate.sex, estimate.ethnicity)
                self._by_group[group] = estimate

    @property
    def in_force(self) -> tuple[Estimate, ...]:
        """The estimates that serve, each group's one, in a stated order."""
        return tuple(self._by_group[group] for group in sorted(self._by_group))

    def of(self, authority: str, breakdown: str) -> Estimate | str:
        """The estimate for an authority or one value of a breakdown; else the reason there is none."""
        kind, _, value = breakdown.partition("=")
        groups = {
            "": (authority, "0-17", "", ""),
            "locality": (value, "0-17", "", ""),
            "age": (authority, value, "", ""),
            "sex": (authority, "0-17", value, ""),
            "ethnicity": (authority, "0-17", "", value),
        }
        if kind not in groups:
            return f"no population is known by {kind}, so there is a count and no rate"
        found = self._by_group.get(groups[kind])
        if found is not None and found.count > 0:
            return found
        if value == NOT_RECORDED:
            return f"no {kind} is recorded for these, so there is a count and no rate"
        whom = f"the authority {authority}" if kind == "" else f"{breakdown} in {authority}"
        return f"no population is loaded for {whom}: add it to population.csv or goldenthread.toml"
