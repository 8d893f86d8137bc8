"""Asking what was published: by authority, indicator, year, release and neighbour model."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa

from goldenthread.benchmarks.comparison import Comparison, Neighbour, Published, reason
from goldenthread.benchmarks.layout import PER, POPULATION
from goldenthread.benchmarks.problem import BenchmarkError, near_to
from goldenthread.benchmarks.releases import releases
from goldenthread.benchmarks.rows import ENGLAND
from goldenthread.benchmarks.store import Holds, tables
from goldenthread.benchmarks.symbols import WORDS
from goldenthread.benchmarks.tables import MODELS
from goldenthread.terms.words import Unit

Places = dict[str, Published]
_OF_PUBLISHED = [field.name for field in fields(Published)]


class Key(NamedTuple):
    """What a table of places is kept by."""

    release: str
    indicator: str
    breakdown: str
    year: int


class Benchmarks:
    """Published figures in memory. Open a store with `Benchmarks.open`.

    `stands_for`: for an authority that is made up, the one whose region and neighbours it borrows.
    """

    def __init__(
        self,
        figures: Iterable[pa.Table],
        neighbours: Iterable[pa.Table],
        places: Iterable[pa.Table] = (),
        stands_for: Mapping[str, str] | None = None,
    ) -> None:
        self._stands_for = dict(stands_for or {})
        self._rows: dict[Key, pa.Table] = {}
        self._figures: dict[Key, Places] = {}
        self._region: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._ten: dict[str, dict[str, list[str]]] = {}
        for table in figures:
            self._index(table)
        for table in places:
            self._names |= dict(zip(*(table.column(c).to_pylist() for c in ("place", "name")), strict=True))
        for table in neighbours:
            for row in table.to_pylist():
                self._ten.setdefault(row["model"], {}).setdefault(row["place"], []).append(row["neighbour"])

    @classmethod
    def open(
        cls, folder: Path, stands_for: Mapping[str, str] | None = None, files: Collection[str] | None = None
    ) -> Benchmarks:
        """The store in a folder; an empty one where nothing was loaded. `files`: of these alone, also if replaced."""
        figures, neighbours, places = (tables(folder, holds, files) for holds in Holds)
        return cls(figures, neighbours, places, stands_for)

    def _index(self, table: pa.Table) -> None:
        """Where each year of each indicator stands: a file keeps its rows in that order."""
        numbered = table.append_column("row", pa.array(range(table.num_rows)))
        groups = numbered.group_by(list(Key._fields)).aggregate([("row", "min"), ("row", "count")])
        for group in groups.to_pylist():
            key = Key(*(group[name] for name in Key._fields))
            self._rows[key] = table.slice(group["row_min"], group["row_count"])
        for place in (
            table.select(["place", "name", "region"])
            .group_by(["place", "name", "region"])
            .aggregate([])
            .to_pylist()
        ):
            self._names.setdefault(place["place"], place["name"])
            if place["region"]:
                self._region[place["place"]] = place["region"]

    def _published(self, key: Key) -> Places:
        if key not in self._figures:
            rows = self._rows[key].to_pylist() if key in self._rows else []
            self._figures[key] = {
                row["place"]: Published(*(row[name] for name in _OF_PUBLISHED)) for row in rows
            }
        return self._figures[key]

    def _said(self, key: Key) -> tuple[str, str]:
        """The period in words, and the unit."""
        row = self._rows[key].slice(0, 1).to_pylist()[0]
        return row["period"], row["unit"]

    @property
    def releases(self) -> list[str]:
        """The releases that figures are held of, the oldest first."""
        return sorted({key.release for key in self._rows if key.indicator != POPULATION})

    @property
    def models(self) -> list[str]:
        """The neighbour models that are held, the oldest first."""
        return sorted(self._ten)

    @property
    def series(self) -> list[tuple[str, str]]:
        """Every indicator and breakdown of which figures are held."""
        return sorted({key[1:3] for key in self._rows if key.indicator != POPULATION})

    def breakdowns(self, indicator: str) -> list[str]:
        """The breakdowns of an indicator of which figures are held; none where it is not held."""
        return [breakdown for code, breakdown in self.series if code == indicator]

    def name(self, place: str) -> str:
        return self._names.get(place, place)

    def knows(self, place: str) -> bool:
        return place in self._names

    def years(self, indicator: str, breakdown: str = "", release: str = "") -> list[int]:
        """The years for which a release has something to say, the oldest first."""
        there = {k.year for k in self._rows if k[:3] == (release, indicator, breakdown)}
        return sorted(there)

    def newest_release(self, indicator: str, breakdown: str = "") -> str:
        """The newest release that holds an indicator; "" where none does."""
        return max((k.release for k in self._rows if k[1:3] == (indicator, breakdown)), default="")

    def neighbours(self, authority: str, model: str) -> list[str]:
        """An authority's ten by a model, the closest first; none where the model does not know it."""
        return self._ten.get(model, {}).get(self._stands_for.get(authority, authority), [])

    def places(self, key: Key) -> Places:
        """Every place's figure, rates worked out where the release has none."""
        there = self._published(key)
        if not there:
            return {}
        unit = self._said(key)[1]
        children = self._published(self._population_of(key)) if unit == Unit.PER_10000 else {}
        return {code: _complete(each, unit, children.get(code)) for code, each in there.items()}

    def _population_of(self, key: Key) -> Key:
        declared = next((release for release in releases() if release.name == key.release), None)
        mid_year = declared.mid_year(key.year) if declared else key.year - 1
        return Key(key.release, POPULATION, "", mid_year)

    def compare(
        self,
        authority: str,
        indicator: str,
        breakdown: str = "",
        *,
        year: int | None = None,
        release: str = "",
        model: str = "",
    ) -> Comparison | None:
        """An indicator beside England, the region and the neighbours; None where nothing was published.

        Without a release, the newest that holds the indicator; without a year, the newest of that release in
        which England has a figure; without a model, the newest.
        """
        release = release or self.newest_release(indicator, breakdown)
        years = [year] if year else reversed(self.years(indicator, breakdown, release))
        model = model or max(self.models, default="")
        for each in years:
            key = Key(release, indicator, breakdown, each)
            places = self.places(key)
            england = places.get(ENGLAND)
            if places and (year or (england and england.value is not None)):
                return self._comparison(key, places, authority, model)
        return None

    def _comparison(self, key: Key, places: Places, authority: str, model: str) -> Comparison:
        period, unit = self._said(key)
        ten = enumerate(self.neighbours(authority, model), 1)
        return Comparison(
            key.indicator,
            key.breakdown,
            key.year,
            key.release,
            period,
            unit,
            model,
            places.get(ENGLAND),
            places.get(self._region.get(self._stands_for.get(authority, authority), "")),
            places.get(authority),
            tuple(self._neighbour(rank, code, places.get(code)) for rank, code in ten),
        )

    def _neighbour(self, rank: int, code: str, there: Published | None) -> Neighbour:
        known = there is not None and there.value is not None
        return Neighbour(rank, code, self.name(code), there, "" if known else reason(there))

    def check(self, release: str = "", model: str = "") -> None:
        """Refuse a release or a model that is not loaded, naming those that are."""
        if release and release not in self.releases:
            raise BenchmarkError(_not_loaded("release", release, self.releases), wrong_use=True)
        if model and model not in self.models:
            held = [f"{name} ({MODELS.get(name, name)})" for name in self.models]
            raise BenchmarkError(_not_loaded("neighbour model", model, held), wrong_use=True)

    def check_authority(self, code: str) -> None:
        if not self.knows(code):
            names = {name: code for code, name in self._names.items() if len(code) == 3}
            near = near_to(code, names)
            hint = f" {near} is {names[near]}." if near else ""
            raise BenchmarkError(
                f"No published figure is of the authority {code}: give DfE's code of three digits.{hint}",
                wrong_use=True,
            )


def _not_loaded(what: str, wanted: str, held: list[str]) -> str:
    there = f"Loaded: {', '.join(held)}." if held else "None is loaded yet."
    return f"The {what} {wanted} is not loaded. {there} Load it with: goldenthread benchmarks load PATH"


def _complete(each: Published, unit: str, children: Published | None) -> Published:
    """A figure with what follows from the rest: a rate the release has not, the bounds of a hidden count as
    bounds of the figure. What is hidden stays hidden."""
    denominator = each.denominator or (children.value if children else None)
    factor = PER[Unit(unit)] / denominator if denominator else None
    value = each.value
    if value is None and factor and each.numerator is not None and each.symbol not in WORDS:
        value = each.numerator * factor
    low, high = (count * factor if count is not None and factor else None for count in (each.low, each.high))
    return replace(each, value=value, denominator=denominator, low=low, high=high)
