"""Finds the children of each list in a snapshot, by the measures' own rules asked for the day it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pyarrow as pa

from goldenthread import catalogue
from goldenthread.engine.duckdb import DuckDB
from goldenthread.engine.opened import availability, child_reference_dates
from goldenthread.engine.spells import counted_spells
from goldenthread.indicators.counting import Open, Share, parts_of
from goldenthread.indicators.indicator import Indicator
from goldenthread.judgement.ahead import Ahead
from goldenthread.ledger.attention import due
from goldenthread.ledger.attention.due import Due, Spell
from goldenthread.ledger.attention.lists import AttentionList, Way
from goldenthread.ledger.attention.workers import Workers
from goldenthread.records.files import read_parquet
from goldenthread.records.settings import Settings
from goldenthread.records.snapshot import Snapshot
from goldenthread.terms.condition import Compare, MonthsBefore
from goldenthread.terms.months import Month
from goldenthread.terms.words import Status

Row = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """The children of one list, each with the worker, on the day that is known of; or why it can't be made."""

    of: AttentionList
    day: date
    rows: tuple[tuple[Due, str], ...]
    missing: str = ""


class Finder:
    """A snapshot, asked for its lists on the day that its children's records speak of.

    A list whose own records were last loaded before that day speaks of the day that they reach to: of a day after it
    nobody can say who is late.
    """

    def __init__(self, snapshot: Snapshot, ahead: Ahead) -> None:
        self._snapshot = snapshot
        self._ahead = ahead
        self._settings = Settings.read(snapshot.manifest["settings"])
        self._engine = DuckDB.over(snapshot.folder / "facts")
        self._availability = availability(snapshot)
        self._known_to = _known_to(snapshot)
        self.day: date = child_reference_dates(snapshot)[-1]
        self._workers = Workers(snapshot, self._settings.allocated_roles, self.day)

    def find(self, wanted: AttentionList) -> Found:
        known = catalogue.load()
        indicators = [known[code] for code in (wanted.judged_by, *wanted.also_needs)]
        day = min(self.day, *(self._reaches_to(indicator) for indicator in indicators))
        for indicator in indicators:
            verdict = self._availability.of(indicator, _last_ended(day))
            if verdict.status is Status.NOT_AVAILABLE:
                return Found(wanted, day, (), verdict.reason)
        found = _WAYS[wanted.way](self, indicators[0], day, wanted.days(self._ahead))
        if wanted.working:
            found = map(due.on_a_working_day, found)
        worker = self._workers.of(wanted.records)
        return Found(wanted, day, tuple((each, worker(each)) for each in found))

    def _reaches_to(self, indicator: Indicator) -> date:
        """The last day of which all that a measure needs is known."""
        needed = (
            max((self._known_to.get(aspect, date.max) for aspect, _ in need.any_of), default=date.max)
            for need in indicator.all_needs
        )
        return min(needed, default=date.max)

    def _spells(self, counted: Open) -> list[Spell]:
        return [_spell(row) for row in self._rows(counted)]

    def _rows(self, counted: Open, *also: str) -> list[Row]:
        table = self._engine.run(counted_spells(self._engine.table, counted, *also))
        for name in (
            "counts_from",
            "counts_until",
        ):  # a day that was worked out comes as the midnight it begins with
            at = table.schema.get_field_index(name)
            table = table.set_column(at, name, table.column(name).cast(pa.date32()))
        rows: list[Row] = table.to_pylist()
        return sorted(rows, key=lambda row: (row["person_id"], row["counts_from"], row["start_date"]))

    def runs_out(self, indicator: Indicator, day: date, ahead: int) -> Iterator[Due]:
        asked, covers = _share(indicator)
        return due.runs_out(self._spells(asked), self._spells(covers), day, ahead)

    def stated(self, indicator: Indicator, day: date, ahead: int) -> Iterator[Due]:
        asked, covers = _share(indicator)
        known = due.as_last_stated(self._spells(covers), day)
        return due.runs_out(self._spells(asked), known, day, ahead)

    def reaches(self, indicator: Indicator, day: date, ahead: int) -> Iterator[Due]:
        counted = parts_of(indicator.measure)[0].counted
        assert isinstance(counted, Open)  # noqa: S101 - time alone makes spells count, not events
        return due.reaches(self._spells(counted), day, ahead)

    def conferences(self, indicator: Indicator, day: date, ahead: int) -> Iterator[Due]:
        within = _limit(indicator).right
        return due.waits(self._enquiries(day), day, ahead, int(within))

    def _enquiries(self, day: date) -> Iterator[Spell]:
        """Each child's latest enquiry, where it waits for a conference and one held now would be counted as its own."""
        plans = catalogue.load()["cpp_end"].measure
        counted = parts_of(plans)[0].counted
        assert isinstance(counted, Open)  # noqa: S101 - children on a plan are spells
        on_a_plan = {spell.child for spell in self._spells(counted) if spell.is_open(day)}
        oldest = day - timedelta(days=self._settings.s47_to_icpc_days)
        unneeded = self._unneeded()
        latest: dict[str, Row] = {}
        for row in read_parquet(self._snapshot.fact("section47")).to_pylist():
            if row["s47_start_date"] <= day:
                latest[row["person_id"]] = row  # they stand in the order of their days
        for child, row in sorted(latest.items()):
            held = row["icpc_date"] is not None and row["icpc_date"] <= day
            start = row["s47_start_date"]
            if not held and child not in on_a_plan and start >= oldest and (child, start) not in unneeded:
                yield Spell(child, row["team"], start, None, start, _place(row))

    def _unneeded(self) -> set[tuple[str, date]]:
        """The enquiries of which it was decided that no conference is needed."""
        rows = read_parquet(self._snapshot.records("s47_enquiry")).to_pylist()
        return {(row["person_id"], row["s47_start_date"]) for row in rows if row["icpc_not_required"]}

    def reviewed(self, indicator: Indicator, day: date, ahead: int) -> Iterator[Due]:
        months = _limit(indicator).right
        assert isinstance(months, MonthsBefore)  # noqa: S101 - a review counts for some months
        counted = parts_of(indicator.measure)[0].counted
        assert isinstance(counted, Open)  # noqa: S101 - young people on a list are spells of a day
        rows = self._rows(counted, "pathway_review_date")
        listed = max((row["start_date"] for row in rows), default=day)
        known = [(_spell(row), row["pathway_review_date"]) for row in rows]
        latest = [(spell, last) for spell, last in known if spell.is_open(listed)]
        return due.reviewed(latest, day, ahead, months.months)


_WAYS: dict[Way, Callable[[Finder, Indicator, date, int], Iterator[Due]]] = {
    Way.RUNS_OUT: Finder.runs_out,
    Way.STATED: Finder.stated,
    Way.REACHES: Finder.reaches,
    Way.CONFERENCE: Finder.conferences,
    Way.REVIEWED: Finder.reviewed,
}


def _known_to(snapshot: Snapshot) -> dict[str, date]:
    """The last day that some load speaks of, by aspect of the records."""
    found: dict[str, date] = {}
    for row in read_parquet(snapshot.coverage, ["aspect", "last"]).to_pylist():
        found[row["aspect"]] = max(row["last"], found.get(row["aspect"], date.min))
    return found


def _last_ended(day: date) -> Month:
    """The last month that has ended by a day: the one by which is known what was loaded."""
    month = Month.of(day)
    return month if month.end == day else month.plus(-1)


def _share(indicator: Indicator) -> tuple[Open, Open]:
    """What is asked for, and what must cover it."""
    measure = indicator.measure
    assert isinstance(measure, Share) and isinstance(measure.of, Open)  # noqa: S101, PT018
    assert isinstance(measure.meeting, Open)  # noqa: S101
    return measure.of, measure.meeting


def _limit(indicator: Indicator) -> Compare:
    """The comparison by which a measure says what is in time."""
    measure = indicator.measure
    assert isinstance(measure, Share) and isinstance(measure.meeting, Compare)  # noqa: S101, PT018
    return measure.meeting


def _spell(row: Row) -> Spell:
    start, end = row["counts_from"], row["counts_until"]
    return Spell(row["person_id"], row["team"], start, end, row["start_date"], _place(row))


def _place(row: Row) -> tuple[str, str, str, int | None]:
    return (row["load"], row["file"], row["sheet"], row["row"])
