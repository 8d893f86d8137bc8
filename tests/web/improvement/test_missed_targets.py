"""By what share of its target a figure misses it: what the slides of the report are sorted by."""

from __future__ import annotations

from math import inf

import pytest

from goldenthread.charts.cells import Number
from goldenthread.terms.judging import Rag
from goldenthread.terms.months import Month
from goldenthread.terms.words import Unit
from goldenthread_web.improvement.figures.held import Held
from goldenthread_web.improvement.reporting.measures import missed
from tests.web.improvement.test_held_against_targets import measured, stands


@pytest.mark.parametrize(
    ("value", "wanted", "rag", "share"),
    [
        (82.0, 90.0, Rag.AMBER, 8 / 90),
        (16.0, 10.0, Rag.RED, 0.6),
        (95.0, 90.0, Rag.GREEN, -5 / 90),
        (3.0, 0.0, Rag.RED, inf),
        (0.0, 0.0, Rag.GREEN, 0.0),
        (16.0, 10.0, Rag.NOT_RATED, None),
        (16.0, None, Rag.RED, None),
    ],
)
def test_a_figure_misses_its_target_by_a_share_of_it(
    value: float, wanted: float | None, rag: Rag, share: float | None
) -> None:
    stands = Held(Number(value, Unit.PERCENT), "May 2030", rag, "", Month(2030, 5), wanted=wanted)
    found = missed(stands)
    assert found is None if share is None else found == pytest.approx(share)


def test_it_is_the_number_of_the_target_that_an_entered_figure_is_held_against() -> None:
    assert missed(stands(measured("80%"), 60.0)) == pytest.approx(0.25)
    assert missed(stands(measured("80%"), 85.4)) == pytest.approx(-5.4 / 80)
    assert missed(stands(measured("80%", better=""), 60.0)) is None
