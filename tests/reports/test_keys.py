"""What the pages say of colours, of the neighbours and of the rules is what the council chose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from goldenthread.charts.cells import Number
from goldenthread.judgement.legend import legend
from goldenthread.judgement.new_start import NewStart
from goldenthread.judgement.settings import Judgement
from goldenthread.reports.blocks import Table, Terms
from goldenthread.reports.formats.cell_markup import cell_markup
from goldenthread.reports.material import Material
from goldenthread.reports.pages import build
from goldenthread.reports.pages.dashboard import table
from goldenthread.terms.months import Month
from goldenthread.terms.words import Status
from tests.reports.scorecards import MONTH, material

CHOSEN = Judgement(amber_points=5, amber_per_cent=2.5, neighbours="median", two_of_three_2023=True)


def judged_by(judgement: Judgement) -> Material:
    made = material()
    return replace(made, card=replace(made.card, judgement=judgement))


def keys(made: Material) -> Iterator[tuple[str, str]]:
    """What every key of every page says of the colours."""
    for page in build(made).pages:
        for block in page.blocks:
            said = block.key if isinstance(block, Table) else block.pairs if isinstance(block, Terms) else ()
            yield from ((mark, words.lower()) for mark, words in said if mark in ("▲ Amber", "◆ Red"))


@pytest.mark.parametrize(
    ("judgement", "edges"),
    [
        (Judgement(), "10 percentage points (10% for rates, counts and averages)"),
        (CHOSEN, "5 percentage points (2.5% for rates, counts and averages)"),
    ],
)
def test_every_key_has_the_edges_in_force(judgement: Judgement, edges: str) -> None:
    found = list(keys(judged_by(judgement)))
    assert len(found) >= 8
    assert all(words.rstrip(".").endswith(edges) for _, words in found)


def test_the_neighbours_column_is_called_what_it_is() -> None:
    for kind in ("mean", "median"):
        heads = table(judged_by(Judgement(neighbours=kind))).columns
        assert [head.under for head in heads if head.name == "Neighbours"] == [kind, "rating"]


def method_of(made: Material) -> set[str]:
    """What the method page says in pairs."""
    method = next(page for page in build(made).pages if page.name == "method")
    return {words for block in method.blocks if isinstance(block, Terms) for _, words in block.pairs}


def test_the_method_page_has_every_rule_in_force() -> None:
    assert {rule for _, rule in legend(CHOSEN)} <= method_of(judged_by(CHOSEN))


def test_the_method_page_names_the_measures_that_begin_anew() -> None:
    made = material()
    starts = (
        NewStart("referrals", Month(2023, 1), "new front door"),
        NewStart("no_row_here", Month(2023, 1), "new"),
    )
    said = method_of(replace(made, card=replace(made.card, new_starts=starts)))
    label = next(row.indicator.label for row in made.card.rows if row.indicator.code == "referrals")
    assert f"{label}, from January 2023: new front door" in said
    assert not any("no_row_here" in words for words in said)


def test_each_thing_to_know_of_a_number_has_its_letter_and_its_words() -> None:
    """A year that ends earlier may rest on rebuilt months too: neither hides the other."""
    figure = replace(material().card.rows[0].year, status=Status.REBUILT, period_end=MONTH.plus(-1).end)
    cell = material().cell(material().card.rows[0].indicator, figure)
    assert isinstance(cell, Number)
    assert cell.mark == "re"
    shown = cell_markup(cell)
    assert '<span class="mark" aria-hidden="true">re</span>' in shown
    assert "rebuilt, year to an earlier month" in shown
