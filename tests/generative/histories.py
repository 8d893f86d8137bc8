"""Small made-up authorities with records at every edge: for finding where two ways of working differ.

They are nastier than life: dates fall on and beside month ends, anniversaries, the last day in time
and other records' dates; ends come before starts, values are missing, one thing is recorded twice.
Keys are unique, as they are in a snapshot. A seed gives the same records every time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pyarrow as pa

from goldenthread.records.table import Table, arrow_schema, text
from goldenthread.records.tables import TABLES
from goldenthread.terms.months import Month, add_months
from goldenthread.terms.working_days import add_working_days

Row = dict[str, Any]

MONTHS = [Month(2023, 12).plus(step) for step in range(4)]

_STEPS: tuple[Callable[[date], date], ...] = (
    *(lambda day, n=n: day + timedelta(days=n) for n in (0, 0, 0, 1, 1, 2, -1, 6, 7, 8, 20, 41, 42, 43)),
    *(lambda day, n=n: day + timedelta(days=n) for n in (-7, -8, 59, 60, 61, 100, 364, 728, 729, 730)),
    *(lambda day, n=n: add_months(day, n) for n in (-1, 1, 3, 6, 12, 24, -3, -6, -12, -24, -60)),
    *(lambda day, n=n: add_working_days(day, n) for n in (1, 5, 6, 10, 11, 15, 16, 45, 46)),
)
_STRANGE_DAYS = (date(2009, 12, 31), date(2010, 1, 1), date(2030, 12, 31), date(2031, 1, 1))
_NEAR_DAYS = 800  # dates that others grow from stay near the months that are counted
_FIRST, _LAST = date(2016, 1, 1), date(2028, 12, 31)

_CODES: dict[str, tuple[Any, ...]] = {
    "upn": ("A123456789012",),
    "upn_unknown": ("UN1",),
    "sex": ("M", "F", "U"),
    "ethnicity": ("WBRI", "ABAN", "NOBT"),
    "disability_code": ("NONE", "NONE", "MOB", "YES"),
    "immigration_status": ("UASC",),
    "team": ("North", "South", "Duty"),
    "service": ("Front door", "Care"),
    "locality": ("East", "West"),
    "primary_need_code": ("N1", "N4"),
    "referral_source_code": ("1A", "5A"),
    "contact_source_code": ("1A",),
    "close_reason": ("RC1", "RC8", "RC9"),
    "referrals_12m": (0, 0, 1, 2, 3),
    "previous_plans": (0, 0, 1),
    "cp_plan_initial_category": ("NEG", "PHY"),
    "cp_plan_latest_category": ("NEG", "EMO", "MUL"),
    "cla_episode_start_reason": ("S", "L", "P", "T", "B", "U"),
    "cla_episode_ceased_reason": ("X1", "X1", "X1", "E11", "E4A"),
    "legal_status": ("C1", "C2", "V2", "V3", "V4", "V1"),
    "cla_placement_type": ("U1", "U4", "U6", "K2", "A3", "A5", "T0", "T4", "H5"),
    "cla_placement_provider": ("PR1",),
    "cla_placement_urn": ("SC1",),
    "cla_placement_start_reason": ("S", "P", "P", "B", "T", "U"),
    "health_check_type": ("Health Assessment", "Health Assessment", "Dental Check"),
    "health_check_status": ("Completed", "Completed", "Refused", "Planned", "Cancelled"),
    "permanence_plan": ("ADOPTION", "RETURN"),
    "placements_12m": (0, 1, 2, 3, 4),
    "care_leaver_eligibility": ("Relevant", "Former relevant", "Qualifying", "Eligible", "None"),
    "care_leaver_in_touch": ("YES", "YES", "NO", "DIED", "REFU", "NREQ", "RHOM"),
    "care_leaver_accommodation": ("B", "G", "H", "R", "X", "0"),
    "care_leaver_activity": ("F1", "P5", "G4", "G6", "0"),
    "role": ("Social worker", "Senior practitioner", "Manager", "CW", "ALLOCATED CASE WORKER", "IRO"),
    "worker_id": ("W1", "W2", "W3"),
    "fte": (1.0, 0.5, 0.0),
    "cases": (0, 12, 20),
    "scope": ("Social workers", "All posts"),
    "year": (2022,),
    "release": ("first",),
    "area": ("East",),
    "age_band": ("0-17",),
    "count": (100,),
    "roles": ("manager",),
    "indicator": ("audits_good", "audits_feedback", "repeat_referrals"),
    "breakdown": ("age=17-18",),
    "baseline": (27.0, 0.0),
    "target": (24.0,),
    "aim": ("REACH", "SET"),
    "stated_in": ("the plan",),
    "numerator": (0.0, 1.0, 4.0),
    "denominator": (0.0, 4.0, 5.5),
}
_LINKS = ("referral_id", "s47_enquiry_id")
_SELDOM_MISSING = ("worker_id", "disability_code", "immigration_status", "team", "scope", "referral_id")
_ABOUT_MONTH_ENDS = ("as_at", "month_end")
_ONE_A_CHILD = ("person", "restricted")
_NOT_OF_CHILDREN = ("workers", "establishment", "teams", "population")


def made_up(seed: int, authorities: int) -> dict[str, list[Row]]:
    """Records of so many authorities, by table, each row with its authority and its load."""
    records: dict[str, list[Row]] = {name: [] for name in TABLES}
    for number in range(authorities):
        maker = _Maker(Random(f"{seed} {number}"), f"A{number:04d}")
        for name, rows in maker.records().items():
            records[name] += rows
    return records


def as_arrow(records: dict[str, list[Row]]) -> dict[str, pa.Table]:
    """The same as Arrow tables, as a snapshot holds them."""
    return {
        name: pa.Table.from_pylist(
            records.get(name, []),
            schema=pa.schema([*arrow_schema([text("authority", ""), text("load", "")]), *table.schema]),
        )
        for name, table in TABLES.items()
    }


class _Maker:
    """One authority's records. Dates grow from one another, so that they meet at the edges."""

    def __init__(self, random: Random, authority: str) -> None:
        self.random = random
        self.authority = authority
        self.children = [f"C{number}" for number in range(random.randint(1, 3))]
        self.days = [random.choice(MONTHS).end, random.choice(MONTHS).end]
        self.from_lists = random.choice([True, False, None])
        self.ends_before_starts = random.random() < 0.3

    def records(self) -> dict[str, list[Row]]:
        chosen = self.random.sample(list(TABLES), k=self.random.randint(6, len(TABLES)))
        records: dict[str, list[Row]] = {}
        for name in chosen:
            rows = [self._row(TABLES[name]) for _ in range(self._how_many(name))]
            records[name] = _unique(rows, (*TABLES[name].key,))
        self._put_sources(records)
        return records

    def _how_many(self, name: str) -> int:
        if name in _ONE_A_CHILD:
            return len(self.children)
        return self.random.choice((1, 2, 3, 4, 6, 9))

    def _row(self, table: Table) -> Row:
        row: Row = {"authority": self.authority}
        start: date | None = None
        for column in table.columns:
            if column.type == "date":
                row[column.name] = self._date(table, column.name, start)
                start = start or row[column.name]
            else:
                row[column.name] = self._value(table, column.name)
        if table.name == "cin_episodes":
            row["is_referral"], row["is_episode"] = self._kind_of_episode()
        return row

    def _kind_of_episode(self) -> tuple[bool, bool]:
        if self.from_lists is None:
            return self.random.choice([(True, True), (True, False), (False, True)])
        return self.random.choice([(True, False), (False, True)]) if self.from_lists else (True, True)

    def _date(self, table: Table, name: str, start: date | None) -> date | None:
        if name in _ABOUT_MONTH_ENDS:
            return self._near_a_month_end()
        if name == "dob":
            return self._birth()
        if self.random.random() < (0.06 if name == table.dated_by else 0.3):
            return None
        if self.random.random() < 0.01:
            return self.random.choice(_STRANGE_DAYS)
        if start is not None and self.random.random() < 0.7:
            day = self._step(start)
        elif self.random.random() < 0.8:
            day = self._step(self.random.choice(self.days))
        else:
            day = self.random.choice(MONTHS).end - timedelta(days=self.random.randint(-5, 900))
        if start is not None and day < start and not self.ends_before_starts:
            day = start + (start - day)
        if abs((day - MONTHS[-1].end).days) < _NEAR_DAYS:
            self.days.append(day)
        return day

    def _step(self, day: date) -> date:
        return self.random.choice(_STEPS)(min(max(day, _FIRST), _LAST))

    def _near_a_month_end(self) -> date:
        return self.random.choice(MONTHS).end + timedelta(
            days=self.random.choice((0, 0, -3, 3, 7, -7, -8, 8))
        )

    def _birth(self) -> date | None:
        if self.random.random() < 0.15:
            return None
        years = self.random.choice((-1, 0, 1, 5, 10, 16, 17, 18, 19, 21, 22))
        day = add_months(self.random.choice(self.days), -12 * years)
        return self.random.choice((day, day + timedelta(days=1), day - timedelta(days=1), date(2004, 2, 29)))

    def _value(self, table: Table, name: str) -> Any:
        if name == "person_id":
            return self.random.choice(self.children)
        if name in _LINKS or name == table.name + "_id":
            return self.random.choice((None, "K1", "K2", "K3"))
        if name.endswith("_id") and name not in _CODES:
            return self.random.choice((None, f"{self.random.randint(1, 99)}"))
        if name not in _SELDOM_MISSING and self.random.random() < 0.2:
            return None
        return self.random.choice(_CODES.get(name, (True, False)))

    def _put_sources(self, records: dict[str, list[Row]]) -> None:
        for name, rows in records.items():
            for number, row in enumerate(rows, start=2):
                row.update(
                    load=self.random.choice(("2024-01", "2024-02")),
                    file=self.random.choice(("a.xlsx", "b.xlsx")),
                    sheet=name,
                    row=number,
                )
            self.random.shuffle(rows)


def _unique(rows: list[Row], key: tuple[str, ...]) -> list[Row]:
    kept: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        kept.setdefault(tuple(row[name] for name in key), row)
    return list(kept.values())
