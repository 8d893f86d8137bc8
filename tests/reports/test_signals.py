"""The page of signals: which month each is of, and what makes one doubtful; comparators as they were published."""

from dataclasses import replace

import pytest

from goldenthread.charts.cells import Signal, Words
from goldenthread.reports.blocks import Charts, Heading, Listing, Table
from goldenthread.reports.material import Material, key_of, label, theirs
from goldenthread.reports.pages.areas import chart_of
from goldenthread.reports.short_table import signal_month
from goldenthread.reports.standing import CONCERN, change_words
from goldenthread.reports.words import low
from goldenthread.terms.judging import Rag, Variation
from goldenthread.terms.words import Unit
from tests.reports.scorecards import material
from tests.reports.test_pages import page_of, row_of, said, table_of


@pytest.fixture(scope="module")
def made() -> Material:
    return material()


def test_a_doubtful_signal_is_counted_nowhere_and_its_reason_is_told(made: Material) -> None:
    doubt = "More than half of the figures are the same. This kind of chart suits them poorly."
    row = next(row for row in made.card.rows if row.signal in CONCERN)
    doubtful = replace(
        made,
        card=replace(made.card, rows=(row,)),
        lines={key_of(row): replace(made.lines[key_of(row)], caveat=doubt)},
    )
    assert f"{label(row)}: {low(doubt)}" in said(doubtful, "signals").splitlines()
    assert Signal(row.signal, True) in row_of(table_of(doubtful, "signals", "Signals"), label(row)).values()
    assert not [
        block for block in page_of(doubtful, "signals").on_slides if isinstance(block, Charts | Table)
    ]
    assert doubt in str(chart_of(doubtful, row)), "its chart is not told without it"
    for page in ("headlines", "signals"):
        words = said(doubtful, page)
        assert "changed more than chance would explain, for the worse." in words, "nothing is named"
        assert (
            f"1 signal is doubtful and not counted, since the chart suits the figures poorly: {label(row)}."
            in words
        )
    assert change_words(doubtful, [row]) == "no measure changed more than chance would explain"


def test_one_thing_on_two_bases_is_told_once(made: Material) -> None:
    rows = [row for row in made.card.rows if row.signal is not None]
    first = replace(rows[0], signal=Variation.IMPROVEMENT_LOW)
    basis = replace(rows[1].indicator, counted=first.indicator.counted)
    other = replace(rows[1], signal=Variation.IMPROVEMENT_LOW, indicator=basis, group=first.group)
    both = replace(made, card=replace(made.card, rows=(first, other)))
    assert change_words(both, both.card.rows) == "no measure changed for the worse, 1 for the better"
    assert [row[0].text for _, row in table_of(both, "signals", "Signals").rows] == [label(first)]
    once = f"{label(other)}: the same on another basis as {label(first)}, so it is counted once."
    assert once in said(both, "signals")
    worse = replace(other, signal=Variation.CONCERN_HIGH)
    differ = replace(both, card=replace(both.card, rows=(first, worse)))
    assert change_words(differ, differ.card.rows) == "1 measure changed for the worse, 1 for the better"


def test_the_first_slide_of_words_counts_what_stands_on_it(made: Material) -> None:
    """Its title is the first statement of the page that is read, and nothing is called of concern."""
    heading, *rest = page_of(made, "headlines").on_slides
    assert isinstance(heading, Heading)
    read = next(block.items for block in page_of(made, "headlines").blocks if isinstance(block, Listing))
    assert read[0] == f"{heading.text}."
    statements = next(block.items for block in rest if isinstance(block, Listing))
    assert statements == read[1:]
    for field, name in (("england", "England"), ("target", "our target")):
        rated = [getattr(row, field).rag for row in made.card.rows if getattr(row, field)]
        judged = [rag for rag in rated if rag is not Rag.NOT_RATED]
        assert f"{judged.count(Rag.RED)} of {len(judged)}" in heading.text
        assert f"against {name}" in heading.text
    worse = [row for row in made.card.rows if row.signal in CONCERN]
    assert f"{len(worse)} measures changed more than chance would explain, for the worse" in statements[0]
    assert "of concern" not in " ".join(statements)


def test_a_slide_with_some_rows_of_an_area_says_that_it_counts_only_these(made: Material) -> None:
    theme, rows = max(made.themes, key=lambda found: len(found[1]))
    *_, table = page_of(made, theme.name.lower().replace("_", "-")).on_slides
    assert isinstance(table, Table)
    [group] = table.groups
    assert group.of_some is not None
    assert "of these" not in group.message
    assert group.of_some(group.rows[:2]).startswith(f"{theme.value}: of these, ")
    assert len(group.rows) == len(rows)


def test_the_signals_say_of_which_month_they_are(made: Material) -> None:
    signalled = [row for row in made.card.rows if row.signal not in (None, Variation.COMMON)]
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


def test_a_comparator_has_the_decimals_of_ours_and_never_those_of_the_chart(made: Material) -> None:
    row = next(row for row in made.card.rows if row.england and row.indicator.unit is Unit.PERCENT)
    row = replace(row, telling=2)
    shown = {value: getattr(theirs(row, value), "text", "") for value in (89.0, 89.4, 89.123456)}
    assert shown == {89.0: "89%", 89.4: "89%", 89.123456: "89%"}
