"""The monthly table: its rows in their order, its marks, and what it says of itself."""

from goldenthread.records.load import AS_KNOWN
from goldenthread.reports.words import STATUS_MARKS
from goldenthread.terms.showing import show
from goldenthread.terms.words import Basis, Status
from tests.reports.made import LAST, report

MADE = report()
ALL_ROWS = MADE.table.rows + MADE.beside.rows


def test_the_table_has_the_thirty_rows_of_the_report() -> None:
    assert len(MADE.table.rows) == 30
    assert [area.theme.value for area in MADE.table.areas] == [
        "Activity",
        "Quality and timeliness of practice",
        "Child protection",
        "Children in care",
        "Care experienced young people",
        "Workforce",
    ]


def test_care_leavers_in_touch_housed_and_working_have_a_row_for_each_band() -> None:
    banded = [(row.indicator.code, row.group) for row in MADE.table.rows if row.band]
    bands = ("aged 17 to 18", "aged 19 to 21")
    assert banded == [(code, b) for code in ("cl_in_touch", "cl_suitable", "cl_eet") for b in bands]


def test_every_cell_shows_its_figure_and_none_is_blank() -> None:
    for row in ALL_ROWS:
        assert len(row.cells) == len(MADE.table.columns)
        for cell in row.cells:
            if cell.figure is None:
                assert cell.text == "[z]"
            elif cell.figure.value is None:
                assert cell.text == "[x]"
            else:
                assert cell.text == show(cell.figure.value, row.indicator.unit, row.indicator.decimals)


def test_a_cell_stands_under_the_month_and_basis_of_its_column() -> None:
    for row in ALL_ROWS:
        for column, cell in zip(MADE.table.columns, row.cells, strict=True):
            if cell.figure is None:
                assert column.of_year
            elif column.of_year:
                year = {"rolling": Basis.ROLLING_12, "average": Basis.AVERAGE_12}
                assert cell.figure.basis is year[column.ident]
            else:
                assert f"{cell.figure.period_end:%Y-%m}" == column.ident


def test_columns_do_not_move_when_the_month_changes() -> None:
    later = report(LAST.plus(1)).table.columns
    assert [c.of_year for c in later] == [c.of_year for c in MADE.table.columns]
    assert [c.ident for c in later] == ["2023-05", "2023-06", "2023-07", "rolling", "average"]


def test_a_number_that_is_not_final_has_a_mark_and_a_missing_one_has_its_own() -> None:
    marks = {cell.figure.status: cell.mark for row in ALL_ROWS for cell in row.cells if cell.figure}
    assert marks == {Status.FINAL: "", Status.NOT_AVAILABLE: "", **STATUS_MARKS}


def test_the_standing_counts_what_has_a_figure_and_what_is_final() -> None:
    rows = [row for row in MADE.table.rows if not all(cell.is_missing for cell in row.cells)]
    latest = [row.months[-1].figure for row in rows]
    provisional = sum(f is not None and f.status is Status.PROVISIONAL for f in latest)
    rebuilt = sum(f is not None and f.status is Status.REBUILT for f in latest)
    assert MADE.standing == (
        "Figures for June 2023, as known on 31 July 2023. "
        f"{len(rows)} of 30 measures have a figure; the others say why not. "
        f"{provisional} are not final yet and {rebuilt} are rebuilt; the rest are final."
    )


def test_each_cause_is_told_once_with_all_its_rows() -> None:
    told = [caveat.reason for caveat in MADE.caveats]
    assert len(told) == len(set(told))
    for status in (Status.NOT_AVAILABLE, Status.PROVISIONAL, Status.REBUILT):
        named = {label for caveat in MADE.caveats if caveat.status is status for label in caveat.rows}
        assert named == {row.label for row in ALL_ROWS if any(f.status is status for f in row.figures)}
    assert [c.reason for c in MADE.caveats if c.status is Status.NOT_AVAILABLE] == ["not loaded: visits"]


def test_how_final_figures_are_off_is_told_last_and_marks_no_cell() -> None:
    [reserved] = [caveat for caveat in MADE.caveats if caveat.status is Status.FINAL]
    assert reserved == MADE.caveats[-1]
    assert reserved.reason == AS_KNOWN
    held = [row for row in ALL_ROWS if any(AS_KNOWN in figure.reason for figure in row.figures)]
    assert sorted(reserved.rows) == sorted(row.label for row in held)
    assert {cell.mark for row in held for cell in row.cells} == {"", "r"}  # some of them are rebuilt too


def test_a_measure_tells_each_of_its_reasons_once() -> None:
    for measure in (measure for area in MADE.areas for measure in area.measures):
        told = [reason for _, reason in measure.reasons]
        assert len(told) == len(set(told))
        parts = {part for row in measure.rows for f in row.figures for part in f.reason.split("; ") if part}
        assert parts <= set(told)


def test_every_measure_is_in_the_part_that_says_how_it_was_made() -> None:
    shown = [row.ident for area in MADE.areas for measure in area.measures for row in measure.rows]
    assert sorted(shown) == sorted(row.ident for row in ALL_ROWS)
