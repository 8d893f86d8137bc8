"""Whatever happened to the children, an archive of lists gives back what each list said of its own day."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from goldenthread.records.load import Load
from goldenthread.terms.months import Month, add_months
from tests.records.hand import SPELLS, load, merged, window

FIRST, LAST = date(2022, 1, 1), date(2023, 6, 30)
MONTH_ENDS = [Month(2022, 6).plus(n).end for n in range(13)]
Spell = tuple[date, date | None]


def lives(chance: random.Random) -> dict[str, list[Spell]]:
    """Sixty children, each with plans one after the other; the last may still be open."""
    return {f"{number:02}": list(_plans(chance)) for number in range(60)}


def _plans(chance: random.Random) -> Iterator[Spell]:
    day = FIRST
    for _ in range(chance.randint(1, 6)):
        start = day + timedelta(chance.randint(0, 120))
        end = start + timedelta(chance.choice([0, 5, 20, 60, 200, 400]))
        if start > LAST:
            return
        yield start, end if end <= LAST else None
        day = end + timedelta(chance.randint(1, 40))


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


@pytest.mark.parametrize("seed", range(6))
def test_on_the_day_of_each_list_the_merged_plans_are_those_it_listed(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    children, days = lives(chance), sorted(chance.sample(MONTH_ENDS, chance.choice([2, 3, 6, 13])))
    con = merged(tmp_path, *(list_of(children, day) for day in days))
    found = con.execute(
        "SELECT person_id, cp_plan_start_date, coalesce(cp_plan_end_date, DATE '9999-12-31') FROM cp_plans"
    ).fetchall()
    for day in days:
        truth = {(c, s) for c, life in children.items() for s, e in known(life, day) if e is None}
        assert {(child, start) for child, start, end in found if start <= day < end} == truth
    real = {(child, start) for child, life in children.items() for start, _ in life}
    assert {(child, start) for child, start, _ in found} <= real
    assert len({(child, start) for child, start, _ in found}) == len(found)


@pytest.mark.parametrize("seed", range(2))
def test_of_a_child_deleted_from_the_case_system_nothing_is_left_in_the_last_window(
    seed: int, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    children, day = lives(chance), MONTH_ENDS[-1]
    deleted = {child for child in children if chance.random() < 0.3}
    rest = {child: life for child, life in children.items() if child not in deleted}
    loads = [list_of(children, MONTH_ENDS[-3]), list_of(children, MONTH_ENDS[-2]), list_of(rest, day)]
    first = add_months(day, -6) + timedelta(1)
    con = merged(tmp_path, *loads)
    left = con.execute(
        "SELECT DISTINCT person_id FROM cp_plans WHERE cp_plan_start_date <= ? "
        "AND coalesce(cp_plan_end_date, DATE '9999-12-31') >= ?",
        [day, first],
    ).fetchall()
    listed = {
        child for child, life in children.items() if any(e is None or e >= first for _, e in known(life, day))
    }
    assert listed & deleted
    assert {child for (child,) in left} == listed - deleted
