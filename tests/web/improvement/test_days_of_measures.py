"""A report tells the day of every baseline and target, in whatever words they are written."""

from __future__ import annotations

from datetime import date

import pytest

from goldenthread_web.improvement.models import Measure, Part
from goldenthread_web.improvement.reporting.measures import as_written

BY, BEGAN = date(2028, 3, 31), date(2026, 9, 30)


@pytest.mark.parametrize(("target", "told"), [
    ("15%", "15% by March 2028"),
    ("≥ 95%", "≥ 95% by March 2028"),
    ("Keep above 60%", "Keep above 60% (by March 2028)"),
    ("as low as we can", "as low as we can (by March 2028)"),
    ("-5 to +5", "-5 to +5 (by March 2028)"),
    ("90% by the end of March 2028", "90% by the end of March 2028"),
    ("90% in 31/03/2028", "90% in 31/03/2028"),
    ("Twice what it was in March 2026", "Twice what it was in March 2026 (by March 2028)"),
    ("", ""),
])  # fmt: skip
def test_the_day_of_a_target_is_told_once(target: str, told: str) -> None:
    assert _written(target=target, target_date=BY).target == told


@pytest.mark.parametrize(("baseline", "told"), [
    ("27%", "27% (September 2026)"),
    ("55.5 per cent (n=120)", "55.5 per cent (n=120) (September 2026)"),
    ("Not counted before", "Not counted before (September 2026)"),
])  # fmt: skip
def test_the_day_of_a_baseline_is_told(baseline: str, told: str) -> None:
    assert _written(baseline=baseline, baseline_date=BEGAN).baseline == told


def test_where_there_is_no_day_the_words_stand_alone() -> None:
    assert _written(target="Keep above 60%").target == "Keep above 60%"


def _written(**given: object):
    [told] = as_written([Measure(name="Visits", part=Part(name="The front door"), **given)])
    return told
