"""Control charts of 10,000 series, against the arithmetic alone in numpy."""

from __future__ import annotations

from datetime import date

import numpy as np

from bench import outcome
from bench.baselines import bare_charts
from bench.baselines.bare_charts import RULES
from bench.outcome import Outcome
from bench.stopwatch import Part, Stopwatch, shares
from bench.timing import in_turns, timed
from goldenthread.judgement.spc import chart, rules
from goldenthread.judgement.spc.chart import Chart, xmr
from goldenthread.terms.months import Month, months_between
from goldenthread.terms.words import Better

Series = list[tuple[date, float]]
REST = "points and charts made"
PARTS: list[Part] = [
    ("means and limits", chart, "limits_of"),
    ("where each point stands", rules.Stands, "of"),
    ("trends", chart, "trend"),
    ("two in three", chart, "two_in_three"),
    ("shifts", chart, "shift"),
    ("which rule marks each point", chart, "_marks"),
    ("the target", chart, "assurance_of"),
]
LEFT = (
    "numpy works on all series at once and makes tables of numbers; ours makes a chart of each, of any length, with "
    "gaps and new starts, and gives each point its day, rule and type. A report has some seventy series, so it "
    "waits a hundredth of a second for them: rules that read like their definitions are worth that."
)
MONTHS = [month.end for month in months_between(Month(2020, 8), Month(2023, 7))]


def measure(series: int, turns: int) -> Outcome:
    values = generated(series)
    rows = dated(values)
    marked = assert_equal(ours(rows), bare_charts.charts(values))
    pair = in_turns(lambda: ours(rows), lambda: bare_charts.charts(values), turns)
    with Stopwatch().on(PARTS) as watch:
        timed(lambda: watch.time(REST, lambda: ours(rows)))
    return Outcome(
        line="h",
        what="Control charts, against the arithmetic alone in numpy, all series at once",
        size=f"{series:,} series of {len(MONTHS)} months, {marked:,} points marked alike",
        seconds=outcome.seconds(*pair.medians),
        value=f"{pair.ratio:.1f} times; {shares(watch.seconds)}",
        left=LEFT,
    )


def generated(series: int) -> np.ndarray:
    """Made-up percentages by month: chance, and in every third series a slow drift or a step."""
    draw = np.random.default_rng(1)
    values = draw.normal(60, 6, (series, len(MONTHS)))
    values[::3] += np.linspace(0, 20, len(MONTHS))
    values[1::3, len(MONTHS) // 2 :] += 12
    return values.round(1)


def dated(values: np.ndarray) -> list[Series]:
    return [list(zip(MONTHS, line, strict=True)) for line in values.tolist()]


def ours(rows: list[Series]) -> list[Chart]:
    return [xmr(line, Better.HIGHER, 80.0) for line in rows]


def assert_equal(charts: list[Chart], bare: bare_charts.Charts) -> int:
    """Every mean, limit and mark is the same; returns how many points are marked."""
    groups = [chart.groups[0] for chart in charts]
    for name in ("mean", "lower", "upper"):
        found = np.array([getattr(group, name) for group in groups])
        assert np.allclose(found, getattr(bare, name), rtol=0, atol=1e-9), f"the {name} differs"
    rules = np.array([[RULES.index(point.rule.value) for point in chart.points] for chart in charts])
    assert np.array_equal(rules, bare.rule), "the marks differ"
    return int((rules != len(RULES) - 1).sum())
