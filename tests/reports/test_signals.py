"""The page of signals: which month each is of, and what makes one doubtful; comparators as they were published."""

from dataclasses import replace

import pytest

from goldenthread.charts.cells import Words
from goldenthread.reports.blocks import Charts
from goldenthread.reports.material import Material, key_of, label, theirs
from goldenthread.reports.short_table import CONCERN, signal_month
from goldenthread.reports.words import low
from goldenthread.terms.words import Unit
from tests.reports.scorecards import material
from tests.reports.test_pages import page_of, row_of, said, table_of


@pytest.fixture(scope="module")
def made() -> Material:
    return material()


def test_why_a_signal_may_be_none_is_said_wherever_it_is_told(made: Material) -> None:
    doubt = "More than half of the figures are the same. This kind of chart suits them poorly."
    row = next(row for row in made.card.rows if row.signal in CONCERN)
    doubtful = replace(
        made,
        card=replace(made.card, rows=(row,)),
        lines={key_of(row): replace(made.lines[key_of(row)], caveat=doubt)},
    )
    assert f"{label(row)}: {low(doubt)}" in said(doubtful, "signals").splitlines()
    [slide] = [
        chart for b in page_of(doubtful, "signals").on_slides if isinstance(b, Charts) for chart in b.charts
    ]
    assert doubt in slide.finding
    assert doubt in slide.main[0], "what is told of a slide that is full begins with both"
    assert doubt not in slide.notes, "it is said once"


def test_the_signals_say_of_which_month_they_are(made: Material) -> None:
    signalled = [row for row in made.card.rows if signal_month(row)]
    ends = {signal_month(row) for row in signalled}
    table = table_of(made, "signals", "Signals")
    assert len(ends) > 1
    for row in signalled:
        if end := signal_month(row):
            assert row_of(table, label(row))["Signal's month"] == Words(f"{end.start:%b %Y}")
    one = replace(made, card=replace(made.card, rows=tuple(signalled[:1])))
    [end] = {signal_month(row) for row in one.card.rows}
    assert end is not None
    heads = [column.heading for column in table_of(one, "signals", "Signals").columns]
    assert heads[-1] == f"Signal of {end.start:%b %Y}"


def test_a_comparator_has_no_more_decimals_than_it_was_published_with(made: Material) -> None:
    row = next(row for row in made.card.rows if row.england and row.indicator.unit is Unit.PERCENT)
    row = replace(row, indicator=replace(row.indicator, decimals=2))
    shown = {value: getattr(theirs(row, value), "text", "") for value in (89.0, 89.4, 89.123456)}
    assert shown == {89.0: "89%", 89.4: "89.4%", 89.123456: "89%"}
