"""The counts behind the figures: each figure of the dashboard with its two counts, for each audience."""

from dataclasses import replace

import pytest

from goldenthread.charts.cells import Gap, Number, Words
from goldenthread.disclosure.cells import Rules
from goldenthread.reports import pages
from goldenthread.reports.blocks import Listing, Paragraph, Table
from goldenthread.reports.material import Audience, Material, label
from goldenthread.reports.pages.counts import figures_of, how_given
from goldenthread.reports.words import STATUS_MARKS, YEAR_WORDS
from goldenthread.terms.showing import show, show_count
from goldenthread.terms.words import Basis, Status, Theme, Unit
from tests.reports.scorecards import MONTH, kept_back, material

MADE = {"inside": material, "published": kept_back}
PARTS = 3  # of a figure: counted, over, figure


def page(made: Material):
    [found] = [page for page in pages.build(made).pages if page.name == "counts"]
    return found


def table(made: Material, name: str) -> Table:
    [found] = [
        b for p in pages.build(made).pages for b in p.blocks if isinstance(b, Table) and b.name == name
    ]
    return found


def opened(made: Material):
    """Every figure of the page with its row and its three cells."""
    lines = {cells[0].text: cells for _, cells in table(made, "Counts").rows}
    for row in made.card.rows:
        cells = lines[label(row)][1:-1]
        figures = figures_of(row, made.card.month)
        assert len(cells) == PARTS * len(figures)
        for at, figure in enumerate(figures):
            yield row, figure, cells[PARTS * at : PARTS * (at + 1)]


@pytest.fixture(params=MADE)
def made(request: pytest.FixtureRequest) -> Material:
    return MADE[request.param]()


@pytest.mark.acceptance("2.6", "3.7")
def test_every_figure_of_the_dashboard_stands_behind_its_two_counts(made: Material) -> None:
    """Each figure of the dashboard is on the page of counts, equal, with the counts that it was made from."""
    compared = 0
    for row, figure, (counted, over, shown) in opened(made):
        if figure is None:
            assert (counted, over) == (shown, shown)
            continue
        for cell, count in ((counted, figure.numerator), (over, figure.denominator)):
            if count is None or (count == 1 and row.indicator.unit is Unit.COUNT and cell is over):
                assert isinstance(cell, Gap)
            else:
                assert isinstance(cell, Number)
                assert (cell.value, cell.text) == (count, show_count(count))
        if figure.value is None:
            assert shown == Gap(made.gap(figure))
        else:
            assert shown.text == show(figure.value, row.indicator.unit, row.indicator.decimals)
            assert shown.mark == STATUS_MARKS.get(figure.status, "")
            compared += 1
    assert compared > 50


def test_the_same_figures_stand_on_the_dashboard(made: Material) -> None:
    dashboard = {cells[0].text: cells for _, cells in table(made, "Dashboard").rows}
    counts = {cells[0].text: cells for _, cells in table(made, "Counts").rows}
    assert list(dashboard) == list(counts)
    for name, cells in counts.items():
        assert cells[PARTS:-1:PARTS] == dashboard[name][1:5]


def test_what_is_kept_back_has_no_count_and_its_own_mark() -> None:
    found = [cells for _, figure, cells in opened(kept_back()) if figure is not None and figure.kept_back]
    assert len(found) > 20
    assert {cell for cells in found for cell in cells} == {Gap("[c]")}


def test_every_standing_has_its_mark_and_the_key_says_what_each_means() -> None:
    cells = [c for _, figure, (_, _, c) in opened(material()) if figure is not None]
    assert {c.mark for c in cells if isinstance(c, Number)} == {"", STATUS_MARKS[Status.PROVISIONAL]}
    assert {c.text for c in cells if isinstance(c, Gap)} == {"[x]"}
    assert [mark for mark, _ in table(material(), "Counts").key] == ["p", "r", "e", "[x]", "[z]"]
    assert [mark for mark, _ in table(kept_back(), "Counts").key] == ["p", "r", "e", "[x]", "[z]", "[c]"]


def test_rows_stand_in_the_order_of_the_areas(made: Material) -> None:
    groups = [group.heading for group in table(made, "Counts").groups]
    assert groups == [theme.value for theme in Theme if theme.value in groups]
    assert len([row for _, row in table(made, "Counts").rows]) == len(made.card.rows)


def test_each_row_says_what_its_year_is(made: Material) -> None:
    said = {cells[0].text: cells[-1] for _, cells in table(made, "Counts").rows}
    assert {label(row): Words(YEAR_WORDS[row.year.basis]) for row in made.card.rows} == said
    assert len(set(said.values())) == 2


def test_columns_do_not_move_when_the_month_changes() -> None:
    columns = table(material(), "Counts").columns
    assert [column.heading for column in columns[1:4]] == [
        "Apr 2023 counted",
        "Apr 2023 over",
        "Apr 2023 figure",
    ]
    assert [column.of_year for column in columns] == [False] * 10 + [True] * 3 + [False]
    assert len({column.heading for column in columns}) == len(columns)


def test_every_measure_says_what_is_counted_over_what_and_its_code_to_those_who_type_it(
    made: Material,
) -> None:
    told = [[cell.text for cell in cells] for _, cells in table(made, "Measures").rows]
    ones = list({row.indicator.code: row.indicator for _, rows in made.themes for row in rows}.values())
    inside = made.audience is Audience.OPERATIONAL
    for cells, one in zip(told, ones, strict=True):
        assert [*cells[:3], cells[4]] == [one.label, one.counted, one.over, one.source]
        assert cells[5:] == ([one.code] if inside else [])


def test_a_number_of_its_own_is_put_over_nothing_in_a_month() -> None:
    made = material()
    number = next(row for row in made.card.rows if row.indicator.unit is Unit.COUNT)
    figure = replace(number.months[-1], value=13.0, numerator=13.0, denominator=1.0)
    card = replace(made.card, rows=(replace(number, months=(*number.months[:-1], figure)),))
    cells = next(cells for _, cells in table(replace(made, card=card), "Counts").rows)
    assert [cell.text for cell in cells[7:10]] == ["13", "[z]", "13"]


def test_only_people_inside_are_told_how_to_open_the_records() -> None:
    command = f"goldenthread ledger CODE --month {MONTH}"
    told = {
        name: [b.text for b in page(made()).blocks if isinstance(b, Paragraph)] for name, made in MADE.items()
    }
    [how] = [text for text in told["inside"] if command in text]
    by_age = next(row.group for row in material().card.rows if row.group)
    assert how.endswith(f"A measure by age has the code of the whole, with --by {by_age}, say.")
    board = replace(material(), audience=Audience.BOARD)
    told["board"] = [b.text for b in page(board).blocks if isinstance(b, Paragraph)]
    assert not any("ledger" in text for text in (*told["published"], *told["board"]))


def test_only_what_happens_in_a_month_is_counted_up_to_a_year(made: Material) -> None:
    """A rate at a period's end is of one day, whatever the month."""
    times = replace(made, card=replace(made.card, settings={"annualise": 12}))
    [sums] = [block for block in page(times).blocks if isinstance(block, Listing)]
    [rate] = [item for item in sums.items if item.startswith("A rate")]
    assert "Of what happens in a single month it is also times 12; at a period's end it is not." in rate
    ends = [row.months[-1].basis for row in made.card.rows if "period end" in row.indicator.label]
    assert set(ends) == {Basis.POINT}


def test_it_says_how_counts_are_given(made: Material) -> None:
    assert how_given(Rules(round_to=5)).endswith(", each count as the nearest multiple of 5.")
    assert page(made).blocks[0] == Paragraph(how_given(None), is_lead=True, is_detail=True)
    assert how_given(None) == how_given(Rules()) != how_given(Rules(round_to=5))


def test_slides_leave_it_out(made: Material) -> None:
    assert all(block.is_detail for block in page(made).blocks)


def test_it_stands_after_the_areas_and_before_the_method(made: Material) -> None:
    names = [found.name for found in pages.build(made).pages]
    assert names.index("workforce") < names.index("posts") < names.index("counts") < names.index("method")
