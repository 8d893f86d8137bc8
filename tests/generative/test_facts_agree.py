"""The facts' SQL and the reference engine's rules in words give the same facts for made-up records."""

from __future__ import annotations

import pytest

from goldenthread.engine.reference import counts
from goldenthread.engine.reference.days import is_open
from goldenthread.records import derived
from goldenthread.records.fact import KEYS, Fact
from goldenthread.records.settings import Settings
from tests.generative.agreement import OTHER_SETTINGS, WORLDS, World, differences

FACTS = derived.all_facts()
SETTINGS = {"defaults": Settings(), "other settings": OTHER_SETTINGS}
# Counted by their own dates though they are spells (a plan begins, a period of care ends).
SPELLS_WITH_EVENTS = ("care", "need_episode", "protection_plan")
# The reference asks these on a day: it knows that they are so, not since when, nor by which record.
ASKED_ON_A_DAY = {
    "care_health_checked",
    "care_permanence",
    "care_three_placements",
    "care_visited",
    "need_episode",
    "protection_reviewed",
    "protection_visited",
}
SINCE_WHEN_AND_BY_WHICH = {"start_date", "end_date", "load", "file", "sheet", "row"}
# A stock stands where its team is on the day of the count, whatever the spell's own row says.
AREA_OF_THE_DAY = {"service", "locality"}


@pytest.fixture(params=list(SETTINGS))
def settings(request: pytest.FixtureRequest) -> Settings:
    return SETTINGS[request.param]


@pytest.fixture(params=list(WORLDS))
def world(request: pytest.FixtureRequest, settings: Settings, authorities: int) -> World:
    return WORLDS[request.param](authorities, settings)


@pytest.mark.parametrize("authorities", [200, pytest.param(2000, marks=pytest.mark.whole)])
@pytest.mark.parametrize(
    "name", [fact.name for fact in FACTS.values() if fact.is_spell and fact.name != "team_area"]
)
def test_the_same_spells_are_open_at_every_month_end(world: World, name: str) -> None:
    fact = FACTS[name]
    spells = world.fact(fact)
    for month in world.months:
        by_sql = [row for row in spells if is_open(row["start_date"], row["end_date"], month.end)]
        by_words = [row for own in world.histories for row in counts.open_on(own, fact, month.end)]
        found = differences(by_sql, by_words, compared(fact))
        assert not found, "\n".join([f"{name} on {month.end}:", *found])


@pytest.mark.parametrize("authorities", [200, pytest.param(2000, marks=pytest.mark.whole)])
@pytest.mark.parametrize(
    "name", [fact.name for fact in FACTS.values() if not fact.is_spell or fact.name in SPELLS_WITH_EVENTS]
)
def test_the_same_events_happened(world: World, name: str) -> None:
    fact = FACTS[name]
    by_sql = [row for row in world.fact(fact) if not row.get("added")]
    by_words = [row for own in world.histories for row in counts.events(own, fact)]
    found = differences(by_sql, by_words, [column.name for column in (*KEYS, *fact.columns)])
    assert not found, "\n".join([f"{name}:", *found])


def compared(fact: Fact) -> list[str]:
    left = AREA_OF_THE_DAY | (SINCE_WHEN_AND_BY_WHICH if fact.name in ASKED_ON_A_DAY else set())
    return [column.name for column in (*KEYS, *fact.columns) if column.name not in left]
