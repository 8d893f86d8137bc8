"""Ten thousand charts of two years: every figure of a council by team and month, while somebody waits."""

import random
from time import perf_counter

import pytest

from goldenthread.judgement.spc.chart import xmr
from goldenthread.terms.words import Better
from tests.house.verification import Measured
from tests.judgement.spc.series import FIRST

SERIES, MONTHS, LIMIT = 10_000, 24, 10.0


@pytest.mark.acceptance("3.10")
def test_ten_thousand_series(measured: Measured) -> None:
    """Control charts of 10,000 series of 24 months are made in seconds."""
    draw = random.Random(3)
    days = [FIRST.plus(at).end for at in range(MONTHS)]
    many = [[(day, draw.gauss(50, 5)) for day in days] for _ in range(SERIES)]
    start = perf_counter()
    found = {xmr(series, Better.LOWER, 45).variation for series in many}
    seconds = perf_counter() - start
    measured("seconds for 10,000 series of 24 months", seconds, "s", limit=LIMIT)
    assert seconds < LIMIT
    assert len(found) == 3
