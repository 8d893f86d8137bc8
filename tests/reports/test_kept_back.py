"""What is kept back from the public: marked so, counted so, and never spoken of as if it were shown."""

from dataclasses import replace

from goldenthread.charts.cells import Gap, Number
from goldenthread.reports.blocks import Charts, Table
from goldenthread.reports.material import label
from goldenthread.terms.judging import Variation
from goldenthread.terms.words import Status
from tests.reports.scorecards import kept_back, material
from tests.reports.test_pages import charts_of, page_of, row_of, said, table_of


def test_what_is_kept_back_is_marked_so_wherever_it_would_stand() -> None:
    of = kept_back()
    hidden = [row for row in of.card.rows if row.year.kept_back]
    assert len(hidden) > 4
    for row in hidden:
        cells = row_of(table_of(of, "dashboard", "Dashboard"), label(row))
        ours = [
            cell for name, cell in cells.items() if name.startswith(("Apr", "May", "Jun", "Year", "Months"))
        ]
        assert [cell.text for cell in ours] == ["[c]"] * 5
        if row.neighbours:
            cells = row_of(table_of(of, "benchmarks", "Benchmarks"), label(row))
            assert [cells[name].text for name in ("Ours", "Rank", "Quarter of councils")] == ["[c]"] * 3
        for heading, line in table_of(of, "comparisons", "Compared").rows:
            assert heading != label(row) or line[1].text == "[c]"


def test_no_table_and_no_chart_holds_a_number_of_a_month_that_is_kept_back() -> None:
    of, whole = kept_back(), material()
    for row, before in zip(of.card.rows, whole.card.rows, strict=True):
        cells = row_of(table_of(of, "dashboard", "Dashboard"), label(row))
        for figure in row.months[-3:]:
            cell = cells[f"{figure.period_end:%b %Y}"]
            assert isinstance(cell, Gap if figure.value is None else Number)
            assert (cell.text == "[c]") == figure.kept_back
        chart = next((c for c in charts_of(of) if c.kind == "Months" and c.subject == label(row)), None)
        if chart is not None:
            cells_of_chart = [cell.text for line in chart.rows for cell in line[1:]]
            assert [t == "[c]" for t in cells_of_chart] == [figure.kept_back for figure in row.months]
        assert len(row.months) == len(before.months) == 24


def test_a_measure_that_is_kept_back_is_counted_as_that_and_not_as_not_rated() -> None:
    """On the first page, and in every table with a rating; people inside have no such column."""
    of = kept_back()
    hidden = [row for row in of.card.rows if row.year.kept_back and row.judged is None]
    table = table_of(of, "headlines", "Ratings")
    assert "Kept back" in dict(table.key)
    counts = {
        row[0].text: dict(zip((c.name for c in table.columns), row, strict=True)) for _, row in table.rows
    }
    for name, field in (("England", "england"), ("Target", "target")):
        concerned = [row for row in of.card.rows if getattr(row, field)]
        assert counts[name]["Kept back"].text == str(sum(row in hidden for row in concerned)) != "0"
        there = sum(int(cell.text) for cell in list(counts[name].values())[1:])
        assert there == len(concerned)
    rated = next(row for row in hidden if row.england)
    for page, table_name in (("dashboard", "Dashboard"), ("benchmarks", "Benchmarks")):
        assert row_of(table_of(of, page, table_name), label(rated))["England rating"].text == "[c]"
    assert "Kept back" not in [c.name for c in table_of(material(), "headlines", "Ratings").columns]


def test_what_is_kept_back_is_not_called_free_of_concern() -> None:
    of = kept_back()
    hidden = sum(row.is_kept_back or row.is_signal_kept_back for row in of.card.rows)
    assert hidden
    words = said(of, "signals")
    assert "no measure that is shown changed more than chance would explain" in words
    assert (
        f"No signal is told of {hidden} of {len(of.card.rows)} measures, since months that it would rest on "
        "are kept back." in words
    )
    assert "that is shown" not in said(material(), "signals")


def test_what_changed_is_said_of_those_that_are_shown_on_both_sides() -> None:
    of = kept_back()
    row = next(row for row in of.card.rows if not row.is_kept_back)
    better = replace(row, signal=Variation.IMPROVEMENT_HIGH)
    both = replace(of, card=replace(of.card, rows=tuple(better if r is row else r for r in of.card.rows)))
    words = said(both, "signals")
    assert "no measure that is shown changed more than chance would explain, for the worse. " in words
    assert "1 measure that is shown changed more than chance would explain, for the better" in words
    [slide] = [b for b in page_of(both, "signals").shown or () if isinstance(b, Table | Charts)]
    told = slide.groups[0].message if isinstance(slide, Table) else ""
    assert told in ("", "1 measure that is shown changed for the better, more than chance explains")


def test_red_is_said_of_those_that_are_shown() -> None:
    for of, those in ((kept_back(), "measures that are shown are red"), (material(), "measures are red")):
        [table] = [block for block in page_of(of, "benchmarks").shown or () if isinstance(block, Table)]
        assert table.message.partition(" ")[2] == f"{those} against England or our neighbours"


def test_a_month_that_is_kept_back_is_not_called_shown() -> None:
    of = kept_back()
    rows = tuple(
        replace(r, months=(*r.months[:-1], replace(r.months[-1], status=Status.PROVISIONAL)))
        for r in of.card.rows
    )
    hidden = sum(row.months[-1].kept_back for row in rows)
    assert 0 < hidden < len(rows)
    words = said(replace(of, card=replace(of.card, rows=rows)), "method")
    waits = f"June 2023 of {len(rows)} of {len(rows)} measures"
    assert f"{waits}: {len(rows) - hidden} are shown, not judged; {hidden} are kept back. " in words


def test_the_mark_has_its_meaning_on_the_page_that_says_how_to_read() -> None:
    assert "[c]" in said(kept_back(), "reading")
    assert "[c]" not in said(material(), "reading")
