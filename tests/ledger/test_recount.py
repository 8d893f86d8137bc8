"""The lists of the made-up council against a recount from its records: in plain Python, one day after the other."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow.parquet as pq
import pytest

from goldenthread import catalogue
from goldenthread.engine.reference.counts import counted_rows
from goldenthread.engine.reference.history import History
from goldenthread.indicators.counting import Part, parts_of
from goldenthread.judgement.ahead import Ahead
from goldenthread.ledger.attention.finding import Finder
from goldenthread.ledger.attention.lists import BY_NAME, AttentionList, Way
from goldenthread.records.settings import Settings
from goldenthread.records.tables import TABLES
from goldenthread.terms.working_days import is_working_day, working_days
from goldenthread.workspace import Workspace

pytestmark = pytest.mark.xdist_group("demo")
DAY = timedelta(days=1)
BACK = 60  # how many days before the day are looked at one by one


@pytest.fixture(scope="module")
def finder(loaded_demo: Path) -> Finder:
    return Finder(Workspace.open(loaded_demo).snapshot(), Ahead())


@pytest.fixture(scope="module")
def history(loaded_demo: Path) -> History:
    snapshot = Workspace.open(loaded_demo).snapshot()
    records = {name: pq.read_table(snapshot.records(name)).to_pylist() for name in TABLES}
    return History("X01", records, Settings())


def on(history: History, part: Part | None, day: date) -> dict[str, dict[str, Any]]:
    """Whom one side of a measure counts on any day, asked of the engine that loops over the records."""
    assert part is not None
    of_the_day: Any = SimpleNamespace(end=day)
    return {row["person_id"]: row for row, _ in counted_rows(history, part, of_the_day)}


def listed(finder: Finder, name: str) -> dict[str, tuple[date | None, bool]]:
    return {due.child: (due.on, due.late) for due, _ in finder.find(BY_NAME[name]).rows}


@pytest.mark.parametrize("name", ["visits-on-a-plan", "visits-in-care", "health"])
def test_what_runs_out_is_what_the_records_say_day_by_day(
    finder: Finder, history: History, name: str
) -> None:
    measure = catalogue.load()[BY_NAME[name].judged_by].measure
    meeting, asked = parts_of(measure)
    found, day = listed(finder, name), finder.day
    ahead = BY_NAME[name].days(Ahead())
    span = [day + step * DAY for step in range(-BACK, ahead + 2)]
    lacks = {at: set(on(history, asked, at)) - set(on(history, meeting, at)) for at in span}
    is_asked = {at: set(on(history, asked, at)) for at in span}
    late = lacks[day]
    assert late
    assert {child for child, (_, is_late) in found.items() if is_late} == late
    soon = {}
    for at in span[BACK + 1 :]:
        for child in lacks[at] - late - set(soon):
            last = at - DAY if child in is_asked[at - DAY] else at
            if last <= day + ahead * DAY:
                soon[child] = _rested(last, BY_NAME[name])
    assert {child: on_ for child, (on_, is_late) in found.items() if not is_late} == soon
    for child in late:
        in_time = [at for at in span if at < day and child in is_asked[at] - lacks[at]]
        if in_time:
            assert found[child][0] == _rested(in_time[-1], BY_NAME[name])


def _rested(day: date, which: AttentionList) -> date:
    while which.working and not is_working_day(day):
        day -= DAY
    return day


@pytest.mark.parametrize("name", ["permanence", "pathway"])
def test_who_is_late_is_who_the_measure_does_not_count(finder: Finder, history: History, name: str) -> None:
    meeting, asked = parts_of(catalogue.load()[BY_NAME[name].judged_by].measure)
    late = set(on(history, asked, finder.day)) - set(on(history, meeting, finder.day))
    assert late
    assert {child for child, (_, is_late) in listed(finder, name).items() if is_late} == late


@pytest.mark.parametrize("name", ["two-years", "assessments"])
def test_what_has_come_about_is_what_the_measure_counts(finder: Finder, history: History, name: str) -> None:
    counted, _ = parts_of(catalogue.load()[BY_NAME[name].judged_by].measure)
    found, day = listed(finder, name), finder.day
    assert {child for child, (_, late) in found.items() if late} == set(on(history, counted, day))
    ahead = BY_NAME[name].days(Ahead())
    first: dict[str, date] = {}
    for step in range(1, ahead + 2):
        for child in on(history, counted, day + step * DAY):
            first.setdefault(child, day + step * DAY)
    soon = {child: _rested(at - DAY, BY_NAME[name]) for child, at in first.items()}
    assert {child: at for child, (at, late) in found.items() if not late} == {
        child: at for child, at in soon.items() if not found.get(child, (None, False))[1]
    }


def test_who_waits_for_a_conference(finder: Finder, history: History) -> None:
    day, ahead = finder.day, BY_NAME["conferences"].days(Ahead())
    expected = {child: start for child, start in _waiting(history, day) if _within(start, day, ahead)}
    found = listed(finder, "conferences")
    assert set(found) == set(expected)
    for child, (falls_due, late) in found.items():
        assert falls_due is not None
        assert working_days(expected[child], falls_due) == 15
        assert late == (working_days(expected[child], day) > 15)


def _waiting(history: History, day: date) -> Iterator[tuple[str, date]]:
    for child in history.children(TABLES["s47_enquiry"]):
        enquiries = [row for row in history.of_child(TABLES["s47_enquiry"], child) if row["s47_start_date"]]
        begun = [row["s47_start_date"] for row in enquiries if row["s47_start_date"] <= day]
        start = max(begun, default=None)
        if start is None or (day - start).days > 60:
            continue
        unneeded = any(row["icpc_not_required"] for row in enquiries if row["s47_start_date"] == start)
        conferences = history.of_child(TABLES["initial_cp_conference"], child)
        held = any(row["icpc_date"] and start <= row["icpc_date"] <= day for row in conferences)
        plans = history.of_child(TABLES["cp_plans"], child)
        planned = any(
            row["cp_plan_start_date"] <= day and (row["cp_plan_end_date"] or date.max) > day for row in plans
        )
        if not (unneeded or held or planned):
            yield child, start


def _within(start: date, day: date, ahead: int) -> bool:
    return working_days(start, day + ahead * DAY) >= 15


def test_every_way_of_finding_is_recounted_here() -> None:
    ways = {
        BY_NAME[name].way
        for name in ("visits-on-a-plan", "permanence", "two-years", "conferences", "pathway")
    }
    assert ways == set(Way)
