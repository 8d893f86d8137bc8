"""Stocks that last: who leaves them leaves the whole stock, and who comes into them came into it so long before."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from goldenthread.catalogue.discovery import load as catalogue
from goldenthread.disclosure.attack import attack
from goldenthread.disclosure.balances import Balance
from goldenthread.disclosure.cells import Cell, Count, Shown
from goldenthread.disclosure.figures import cells_of, what_is_counted
from goldenthread.disclosure.history import adds_up
from goldenthread.disclosure.lasting import Ladder, Stage, ladders, ties
from goldenthread.disclosure.protecting import Protected, protect
from goldenthread.disclosure.related import AT_MOST, related
from goldenthread.indicators.counting import Lasting
from goldenthread.records.facts.care import care
from goldenthread.terms.months import Month, months_between
from tests.disclosure.test_related import figure

OCTOBER = Month(2022, 10)
IN_CARE, FOR_4, FOR_12 = "cla_end", "cla_permanence_4m.denominator", "cla_health.denominator"
STAGES = (
    Stage(IN_CARE, None),
    Stage(FOR_4, Lasting(">=", care.start_date, months=4)),
    Stage(FOR_12, Lasting(">=", care.start_date, months=12)),
)
LADDER = Ladder(STAGES, "cla_starts", "cla_ends")


def autumn(ended: int) -> list[Cell]:
    """A small council: 40 in care for a year in September, as many fewer in October as left."""
    months = {OCTOBER.plus(-1): (56, 40, 8, 9), OCTOBER: (56 + 10 - ended, 40 - ended, 10, ended)}
    figures = []
    for month, (stock, year, came, left) in months.items():
        figures += [
            figure("cla_end", stock, 14_300, month),
            figure("cla_starts", came, 14_300, month),
            figure("cla_ends", left, 14_300, month),
            figure("cla_health", year - 10, year, month),
        ]
    return cells_of(figures, catalogue().values())


def careless(cells: list[Cell], without: list[Balance]) -> Protected:
    return protect(cells, balances=[one for one in without if not one.at_most])


def test_who_left_does_not_follow_from_those_who_have_been_in_care_for_a_year() -> None:
    """40 in care for a year in September, 38 in October: so at least two left, where 1 to 5 are kept back."""
    cells = autumn(ended=2)
    others, known = related(cells, catalogue().values())
    cells += [one.cell for one in others]
    told = (
        (Count(FOR_12, "999", "", OCTOBER.plus(-1)),),
        (Count(FOR_12, "999", "", OCTOBER), Count("cla_ends", "999", "", OCTOBER)),
    )
    by_hand = Balance(*told, at_most=True)
    done = protect(cells, balances=known)
    found = attack(done.shown, [*known, by_hand])
    [ends] = [one for one in found.intervals if one.key[0] == "cla_ends" and one.side == "numerator"]
    assert (ends.low <= 1, ends.high >= 5) == (True, True)
    assert done.attack().proved
    before = attack(careless(cells, known).shown, [*known, by_hand])
    assert [one.low for one in before.found_out if one.key[0] == "cla_ends"] == [2]


def test_the_stocks_that_last_are_known_by_their_definitions() -> None:
    found = ladders(what_is_counted(catalogue().values()))
    assert [([(s.name, s.months) for s in one.stages], one.began, one.ended) for one in found] == [
        ([("cpp_end", 0), ("cpp_2yrs", 24)], "cpp_repeat.denominator", ""),
        ([(IN_CARE, 0), (FOR_4, 4), (FOR_12, 12)], "cla_starts", "cla_ends"),
    ]


@pytest.mark.parametrize("one", AT_MOST)
def test_what_is_listed_is_counted_under_these_names(one: object) -> None:
    counted = what_is_counted(catalogue().values())
    assert {name for side in vars(one).values() for name, _ in side} <= counted.keys()


def spells(seed: int, days: int) -> dict[Count, float]:
    """The counts of 60 made-up children who come and go on the first days of months, worked out child by child."""
    random = Random(seed)
    counts: Counter[Count] = Counter()
    months = list(months_between(Month(2021, 1), Month(2023, 6)))
    for month in months:
        counts.update(
            {Count(name, "999", "", month): 0 for name in (IN_CARE, FOR_4, FOR_12, "cla_starts", "cla_ends")}
        )
    for _ in range(60):
        begins = Month(2020, 6).plus(random.randrange(36)).start + timedelta(random.randrange(days))
        ends = begins + timedelta(random.randrange(1, 700))
        for name, day in (("cla_starts", begins), ("cla_ends", ends)):
            counts[Count(name, "999", "", Month.of(day))] += 1
        for month in months:
            for stage in STAGES:
                counts[Count(stage.name, "999", "", month)] += (
                    begins <= stage.latest(month) and ends > month.end
                )
    return dict(counts)


@pytest.mark.parametrize("seed", range(5))
def test_all_ties_hold_of_any_children(seed: int) -> None:
    """Of who comes in on one of the first 28 days of a month every one; else at least one of each two ways to count."""
    found = list(ties(LADDER, "999", Month(2022, 3), Month(2023, 6)))
    assert len(found) > 200
    early, any_day = spells(seed, 28), spells(seed, 31)
    assert [one for one in found if not adds_up(one, early)] == []
    held = [one for one in found if adds_up(one, any_day)]
    assert len(held) > 0.95 * len(found)


def test_a_months_length_can_hold_a_few_days_starts_back() -> None:
    """Who came on 29 to 31 October has been in care for four months on 1 March, with those of November."""
    february, march = Month(2023, 2), Month(2023, 3)
    assert STAGES[1].latest(february) == date(2022, 10, 28)
    came = [
        {count.month for count in one.right if count.counted == "cla_starts"}
        for one in ties(LADDER, "999", march, march)
        if [count[0] for count in one.left] == [FOR_4] and Count(FOR_4, "999", "", february) in one.right
    ]
    november = Month(2022, 11)
    assert {november} in came
    assert {november.plus(-1), november} in came


def test_other_loads_of_then_do_not_contradict_those_of_now() -> None:
    """Nobody left, said a pack whose records are withdrawn; by those of today there are two fewer after a year."""
    cells = [cell for cell in autumn(ended=2) if cell.key.indicator != "cla_ends"]
    _, known = related(autumn(ended=2), catalogue().values())
    [ended] = [c.subject for c in autumn(ended=2) if c.key.indicator == "cla_ends" and c.key.month == OCTOBER]
    done = protect(
        cells, [Shown(ended, {"numerator": "0"}, pack="then")], [one for one in known if one.at_most]
    )
    assert not {
        balance for balance in done.balances if Count("cla_ends", "999", "", OCTOBER) in balance.counts
    }
    assert done.attack().proved


def test_what_an_earlier_pack_gave_away_is_said_and_stops_no_other() -> None:
    """A pack of before this was known tells that two left; the next one tells no more of them."""
    cells = autumn(ended=2)
    others, known = related(cells, catalogue().values())
    cells += [one.cell for one in others]
    first = careless(cells, known)
    done = protect(cells, first.shown, known)
    assert {(one.key[0], one.low) for one in done.attack().given_away if one.need == "small"} == {
        ("cla_ends", 2)
    }
    assert done.attack().proved
    assert "given away by earlier ones already" in done.summary
    assert not attack(first.shown, known).proved  # by itself, with nothing before it
