"""Whatever happened to the children, an archive of lists gives back what each list said of its own day."""

import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.records.load import Load
from goldenthread.terms.months import Month, add_months
from tests.records.hand import SPELLS, load, merged, window

FIRST, LAST = date(2022, 1, 1), date(2023, 6, 30)
MONTH_ENDS = [Month(2022, 6).plus(n).end for n in range(13)]
Spell = tuple[date, date | None]


@st.composite
def lives(draw: st.DrawFn) -> dict[str, list[Spell]]:
    """Up to four children, each with plans one after the other; the last may still be open."""
    return {child: _plans(draw) for child in draw(st.sampled_from(["A", "AB", "ABC", "ABCD"]))}


def _plans(draw: st.DrawFn) -> list[Spell]:
    day, spells = FIRST, list[Spell]()
    for _ in range(draw(st.integers(1, 5))):
        start = day + timedelta(draw(st.integers(0, 120)))
        end = start + timedelta(draw(st.integers(0, 250)))
        if start > LAST:
            break
        spells.append((start, end if end <= LAST else None))
        day = end + timedelta(draw(st.integers(1, 40)))
    return spells


def known(life: list[Spell], day: date) -> list[Spell]:
    """A child's plans as a case system knows them on a day."""
    return [(start, end if end and end <= day else None) for start, end in life if start <= day]


def list_of(children: dict[str, list[Spell]], day: date) -> Load:
    """What Annex A lists: of each child on a plan in the last six months the latest plan, and no other."""
    first = add_months(day, -6) + timedelta(1)
    lines = []
    for child, life in children.items():
        listed = [(start, end) for start, end in known(life, day) if end is None or end >= first]
        if listed:
            start, end = listed[-1]
            lines.append(f"{child} | {start} | {end or ''}")
    given = "cp_plans\nperson_id | cp_plan_start_date | cp_plan_end_date\n" + "\n".join(lines)
    return load(day.isoformat(), given, window("cp_plans", first.isoformat(), day.isoformat(), SPELLS))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(lives(), st.sets(st.sampled_from(MONTH_ENDS), min_size=1))
def test_on_the_day_of_each_list_the_merged_plans_are_those_it_listed(
    children: dict[str, list[Spell]], days: set[date]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        con = merged(Path(folder), *(list_of(children, day) for day in sorted(days)))
        found = con.execute(
            "SELECT person_id, cp_plan_start_date, coalesce(cp_plan_end_date, DATE '9999-12-31') FROM cp_plans"
        ).fetchall()
        con.close()
    for day in days:
        truth = {(c, s) for c, life in children.items() for s, e in known(life, day) if e is None}
        assert {(child, start) for child, start, end in found if start <= day < end} == truth
    real = {(child, start) for child, life in children.items() for start, _ in life}
    assert {(child, start) for child, start, _ in found} <= real
    assert len({(child, start) for child, start, _ in found}) == len(found)
