"""One row judged: by the year's figure to the last final month, against each comparator by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from goldenthread import catalogue
from goldenthread.benchmarks.comparison import Comparison, Neighbour, Published
from goldenthread.indicators.figure import Figure
from goldenthread.judgement.trajectory import Outlook
from goldenthread.scorecard.card import Row
from goldenthread.scorecard.judging import judged_row
from goldenthread.targets.target import Aim, Target
from goldenthread.terms.judging import Assurance, Direction, Movement, Rag, Variation
from goldenthread.terms.months import Month
from goldenthread.terms.words import Basis, Status

INDICATOR = catalogue.load()["repeat_referrals"]
ACTIVITY = catalogue.load()["section47"]
JUNE = Month(2023, 6)


def figures(values: list[float | None], basis: Basis, last: Status = Status.FINAL) -> list[Figure]:
    """Month by month up to June 2023; the last one's status is `last`."""
    statuses = [Status.FINAL] * (len(values) - 1) + [last]
    return [
        Figure(
            "repeat_referrals", "X01", "", JUNE.plus(at + 1 - len(values)).end, basis, None, None, value,
            INDICATOR.unit, Status.NOT_AVAILABLE if value is None else status, "why" if value is None else "", "s",
        )
        for at, (value, status) in enumerate(zip(values, statuses, strict=True))
    ]  # fmt: skip


def published(
    england: float | None = 22.0, neighbours: tuple[float | None, ...] = (18.0, 20.0)
) -> Comparison:
    ten = tuple(
        Neighbour(rank, str(rank), f"Place {rank}", Published(str(rank), "", value), "" if value else "suppressed")
        for rank, value in enumerate(neighbours, start=1)
    )  # fmt: skip
    of = Published("England", "England", england)
    return Comparison(
        "repeat_referrals", "", 2022, "2022", "year to 31 March 2022", "%", "2021", of, None, None, ten
    )


def row(
    months: list[float | None],
    years: list[float | None],
    last: Status = Status.FINAL,
    there: Comparison | None = None,
    target: Target | None = None,
    indicator: object = INDICATOR,
) -> Row:
    return judged_row(
        indicator,  # type: ignore[arg-type]
        "",
        figures(months, Basis.MONTH, last),
        figures(years, Basis.AVERAGE_12, last),
        there,
        target,
    )


TARGET = Target(
    "repeat_referrals", "", Aim.REDUCE, 24.0, date(2024, 3, 31), 29.0, date(2023, 3, 31), "the plan"
)


def test_each_comparator_has_its_own_rag_and_its_own_year() -> None:
    found = row([26.0, 25.0], [27.0, 27.0], there=published(), target=TARGET)
    assert found.judged is not None
    assert found.judged.value == 27.0
    assert found.england is not None
    assert found.neighbours is not None
    assert found.target is not None
    assert [against.rag for against in found.against] == [Rag.AMBER, Rag.AMBER, Rag.AMBER]
    assert (found.england.value, found.england.year) == (22.0, "year to 31 March 2022")
    assert (found.neighbours.value, found.neighbours.n) == (19.0, 2)
    assert found.target.year == "reduce to 24% by 31 March 2024"
    assert "22%" in found.england.rule


def test_missing_neighbours_are_named() -> None:
    found = row([26.0], [40.0], there=published(neighbours=(18.0, None)))
    assert found.neighbours is not None
    assert (found.neighbours.n, found.neighbours.rag) == (1, Rag.RED)
    assert found.neighbours.missing == ("Place 2 (suppressed)",)


def test_a_month_that_is_not_final_is_shown_and_never_judged() -> None:
    found = row([26.0, 24.0, 5.0], [28.0, 27.0, 10.0], last=Status.PROVISIONAL, there=published())
    assert found.months[-1].value == 5.0
    assert found.judged is not None
    assert (found.judged.value, found.judged.period_end) == (27.0, date(2023, 5, 31))
    assert (found.movement, found.direction) == (Movement.DOWN, Direction.BETTER)


def test_where_nothing_is_final_nothing_is_judged_and_it_is_said_why() -> None:
    found = row([26.0], [27.0], last=Status.PROVISIONAL, there=published(), target=TARGET)
    assert found.judged is None
    assert found.unjudged == "no month from December 2022 on is final"
    assert {against.rag for against in found.against} == {Rag.NOT_RATED}
    assert found.movement is None


def test_a_year_that_is_not_known_is_not_judged() -> None:
    found = row([26.0, 25.0], [None, None], there=published())
    assert (found.judged, found.unjudged) == (None, "why")


def test_activity_is_rated_by_a_target_that_says_which_way_and_by_nothing_else() -> None:
    goal = Target("section47", "", Aim.REDUCE, 180.0, date(2024, 3, 31), 207.0, date(2023, 3, 31), "the plan")
    found = row([200.0], [207.0], there=published(180.0), target=goal, indicator=ACTIVITY)
    assert found.england is not None
    assert found.target is not None
    assert (found.england.rag, found.target.rag) == (Rag.NOT_RATED, Rag.RED)


@pytest.mark.parametrize(
    ("months", "signal", "assurance"),
    [
        ([30.0, 31.0, 29.0, 30.0, 32.0, 30.0, 31.0], Variation.COMMON, Assurance.FAIL),
        ([30.0, 31.0, 29.0, 30.0, 32.0, 30.0, 31.0, 45.0], Variation.CONCERN_HIGH, Assurance.HIT_OR_MISS),
        ([30.0, 31.0], None, Assurance.NONE),
    ],
)
def test_the_signal_is_of_the_single_months(
    months: list[float | None], signal: Variation | None, assurance: Assurance
) -> None:
    found = row(months, months, target=TARGET)
    assert found.signal is signal
    assert found.assurance is assurance
    assert found.signal_words


def test_the_pace_to_the_target_is_told_of_single_final_months() -> None:
    falling = [40.0 - at for at in range(12)]
    found = row(falling, falling, target=TARGET)
    assert found.pace is not None
    assert (found.pace.outlook, found.pace.month) == (Outlook.AT_THIS_PACE, JUNE.plus(5))
    waits = row(falling, falling, last=Status.PROVISIONAL, target=TARGET)
    assert waits.pace is not None
    assert waits.pace.month == JUNE.plus(5), "counted from May, the last month that is final"
    assert row(falling, falling).pace is None


def test_a_target_to_be_kept_has_no_pace() -> None:
    rising = [20.0 + at for at in range(12)]
    found = row(rising, rising, target=replace(TARGET, aim=Aim.KEEP))
    assert found.pace is not None
    assert found.pace.outlook is Outlook.NOT_KEPT
