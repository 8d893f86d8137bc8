"""The spreadsheet of figures: written, filled in, read back; and what is no figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from goldenthread.charts.measuring import lines
from goldenthread.intake.gate.refusal import Refused
from goldenthread.plans.figures import template
from goldenthread.plans.figures.asked import Asked, Counted, Given
from goldenthread.plans.figures.layout import EXAMPLE, FIGURES
from goldenthread.plans.figures.reading import Figures, read
from goldenthread.plans.figures.sound import faults, worked_out
from goldenthread.plans.figures.template import Line
from goldenthread.terms.months import Month
from goldenthread.terms.words import Better, Unit

SHARE = Asked("me-share", "Health assessments in time", Unit.PERCENT, Counted.PERCENT, two_numbers=True)
COUNT = Asked("me-count", "Grievances", Unit.COUNT, Counted.COUNT, two_numbers=False, better=Better.LOWER)
DAYS = Asked("me-days", "Days to an answer", Unit.MEAN, Counted.DAYS)
APRIL, TODAY = Month(2023, 4), date(2023, 8, 15)


def given(value: float | None = None, above: float | None = None, below: float | None = None) -> Given:
    return Given(APRIL, value, "The register", "", above, below)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "figures.xlsx"
    held = Given(APRIL, None, "The register", "All clinics", 9, 12)
    lines = [Line(SHARE, APRIL, held), *(Line(one, APRIL.plus(1)) for one in (SHARE, COUNT, DAYS))]
    template.write(path, "Figures of Goldshire", (SHARE, COUNT, DAYS), lines)
    return path


def filled(path: Path, *cells: tuple[str, object], shown: str = "") -> Figures:
    book = load_workbook(path)
    for place, value in cells:
        book[FIGURES][place] = value
        if shown:
            book[FIGURES][place].number_format = shown
    book.save(path)
    return read(path)


def test_the_template_reads_back_as_what_it_holds_and_its_example_is_not_read(sheet: Path) -> None:
    found = read(sheet)
    assert load_workbook(sheet).sheetnames[-1] == EXAMPLE
    assert [(row.number, row.code, row.given) for row in found.rows] == [
        (2, "me-share", Given(APRIL, None, "The register", "All clinics", 9.0, 12.0))
    ]
    assert found.faults == ()


def test_every_row_is_as_high_as_its_words_need_it(tmp_path: Path) -> None:
    """What a program does not work out would be clipped: the last words of how it is done, a long name, a long note."""
    path = tmp_path / "long.xlsx"
    long = replace(SHARE, name="Share of children whose health assessment was in time " * 3)
    note = "\n".join(["Two clinics were closed"] * 6)
    template.write(path, "Figures", (long, COUNT), [Line(long, APRIL, Given(APRIL, 87.5, "Register", note))])
    book = load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows(min_row=2):
            need = max((_lines_of(sheet, cell) for cell in row if isinstance(cell.value, str)), default=0)
            high = sheet.row_dimensions[row[0].row].height or 15
            assert high >= need * 13, [cell.value for cell in row]
    assert book[FIGURES].row_dimensions[2].height >= 6 * 14
    [last] = [row for row in book.worksheets[0].iter_rows() if row[0].value == "Then"]
    assert book.worksheets[0].row_dimensions[last[0].row].height > 2 * 14


def test_a_long_title_goes_on_below_and_makes_the_sheet_no_wider(tmp_path: Path) -> None:
    path, title = tmp_path / "figures.xlsx", "Figures of a council with much to say " * 6
    template.write(path, title, (SHARE,), [Line(SHARE, APRIL)])
    sheet = load_workbook(path).worksheets[0]
    cell = sheet["A1"]
    assert (cell.value, cell.alignment.wrap_text) == (title, True)
    assert [str(over) for over in sheet.merged_cells.ranges] == ["A1:B1"]
    wide = sum(sheet.column_dimensions[column].width * 6 - 8 for column in "AB")
    assert sheet.row_dimensions[1].height >= 14 * 1.2 * lines(cell.value, 14, wide, bold=True) > 28


def _lines_of(sheet: Any, cell: Any) -> int:
    wide = sheet.column_dimensions[cell.column_letter].width * 6 - 8  # points: digits of 8 pixels
    return lines(cell.value, 11, wide) if cell.alignment.wrap_text else 1


def test_what_people_fill_in_is_read_as_they_see_it(sheet: Path) -> None:
    cells = (
        ("F4", 12),
        ("G4", "Staff register"),
        ("C4", "June 2023"),
        ("C5", date(2023, 5, 31)),
        ("F5", 8.5),
    )
    rows = filled(sheet, *cells, ("G5", "Post book")).rows[1:]
    assert [(row.code, row.given.month, row.given.value) for row in rows] == [
        ("me-count", Month(2023, 6), 12.0),
        ("me-days", Month(2023, 5), 8.5),
    ]
    [shown] = filled(sheet, ("F5", 0.875), shown="0.0%").rows[2:]
    assert (shown.given.value, shown.is_shown_as_percentage) == (87.5, True)


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        ((("F4", "many"),), (4, "Figure", "unreadable-number")),
        ((("F4", "=1/0"),), (4, "Figure", "uncached-formula")),
        ((("F4", 3), ("A4", None)), (4, "Code", "no-measure")),
        ((("F4", 3), ("C4", None)), (4, "Month", "no-month")),
        ((("F4", 3), ("C4", "Junuary")), (4, "Month", "unreadable-date")),
        ((("H4", "We have none"),), (4, "What to know of it", "no-figure")),
    ],
)
def test_every_fault_names_its_place_and_its_rule(
    sheet: Path, cells: tuple[tuple[str, object], ...], where: tuple[int, str, str]
) -> None:
    found = filled(sheet, *cells)
    assert where in [(fault.row, fault.column, fault.rule) for fault in found.faults]
    assert {(fault.file, fault.sheet) for fault in found.faults} == {("figures.xlsx", FIGURES)}


NO_MONTHS = {
    "placeholder-date": (
        0, 19, 60, 2023, 9999, -45000, "0", "2023", "9999", "0001-01-01", "0001-01", "May 0019", "1/1/0001",
        "30/06/1899", date(1900, 1, 1),
    ),
    "far-future-date": (2958465, "9999-12-31", "9999-12", "31/12/9999", "May 9999", date(9999, 12, 31)),
    "impossible-date": (
        2958466, "0000-01-01", "0000-00", "May 0000", "2023-13", "2023-06-31", "29/02/1900", "1900-01-00", "2023/24",
    ),
    "unreadable-date": (
        1e9, 1e300, True, "inf", "1e308", "99999999", "20230630", "May 0", "June 10000", "99999-01-01", "-2023-06",
        "1/1/1", "06/2023", "12/9999", "Q1 2023", "²023-06", "1 Jan 4712 BC", "1" * 400,
    ),
    "no-month": ("nan", "n/a"),
}  # fmt: skip


@pytest.mark.parametrize("shown", ["General", "mmm yyyy", "@"])
def test_years_out_of_reach_are_refused_by_their_row_and_never_raise(tmp_path: Path, shown: str) -> None:
    """As numbers, as dates and as text, however the cell is shown."""
    path = tmp_path / "figures.xlsx"
    told = [(rule, month) for rule, months in NO_MONTHS.items() for month in months]
    template.write(path, "Figures", (COUNT,), [Line(COUNT, APRIL) for _ in told])
    book = load_workbook(path)
    for row, (_, month) in enumerate(told, start=2):
        for column, value in (("C", month), ("F", 3), ("G", "The register")):
            book[FIGURES][f"{column}{row}"] = value
        book[FIGURES][f"C{row}"].number_format = shown
    book.save(path)
    found = read(path)
    assert found.rows == ()
    assert [(fault.sheet, fault.row, fault.column, fault.rule) for fault in found.faults] == [
        (FIGURES, row, "Month", rule) for row, (rule, _) in enumerate(told, start=2)
    ]
    assert all("such as June 2023" in fault.message for fault in found.faults)


def test_a_csv_file_names_the_row_of_a_year_out_of_reach_too(tmp_path: Path) -> None:
    texts = ("0", "19", "9999", "0001-01-01", "9999-12-31", "45000", "May 0000", "1" * 400)
    path = tmp_path / "figures.csv"
    path.write_text("Code,Month,Figure,Source\n" + "".join(f"me-count,{text},3,Register\n" for text in texts))
    found = read(path)
    assert found.rows == ()
    assert [(one.row, one.column) for one in found.faults] == [(row, "Month") for row in range(2, 10)]
    assert all("such as June 2023" in fault.message for fault in found.faults)


def test_a_file_that_is_no_spreadsheet_of_figures_is_refused_in_words(tmp_path: Path, sheet: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(sheet.read_bytes()[:2000])
    other = tmp_path / "other.csv"
    other.write_text("name,date\nA,2023-06-30\n")
    for path in (broken, other):
        with pytest.raises(Refused) as refusal:
            read(path)
        assert refusal.value.file == path.name
        assert refusal.value.message


def test_a_csv_file_with_the_same_columns_is_read(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("Code,Month,How many,Of how many,Source\nme-share,2023-04,9,12,Register\n")
    [row] = read(path).rows
    assert row.given == Given(APRIL, None, "Register", "", 9.0, 12.0)


@pytest.mark.parametrize(
    ("asked", "figure", "rule"),
    [
        (SHARE, given(75), "two-numbers"),
        (SHARE, given(above=13, below=12), "more-than-all"),
        (SHARE, given(above=0, below=0), "of-none"),
        (SHARE, given(above=9), "one-number-of-two"),
        (SHARE, given(80, 9, 12), "other-than-its-numbers"),
        (COUNT, given(above=1, below=2), "one-figure"),
        (COUNT, given(2.5), "part-of-one"),
        (COUNT, given(-1), "below-nought"),
        (COUNT, given(float("inf")), "no-number"),
        (COUNT, given(), "no-figure"),
        (Asked("me-x", "Old", Unit.PERCENT), given(101), "over-100"),
        (COUNT, Given(Month(2023, 8), 1, "Register"), "month-not-over"),
        (COUNT, Given(Month(1923, 4), 1, "Register"), "month-too-early"),
        (COUNT, Given(APRIL, 1, " "), "no-source"),
    ],
)
def test_what_is_no_figure_is_refused_by_a_rule(asked: Asked, figure: Given, rule: str) -> None:
    assert [fault.rule for fault in faults(figure, asked, TODAY)] == [rule]


def test_sound_figures_pass_and_two_numbers_give_the_figure() -> None:
    share = given(above=9, below=12)
    rate = Asked("me-rate", "Rate", Unit.PER_10000, Counted.RATE, two_numbers=True)
    assert not faults(share, SHARE, TODAY)
    assert not faults(given(4), COUNT, TODAY)
    assert (worked_out(share, SHARE).value, worked_out(share, rate).value) == (75.0, 7500.0)
    assert worked_out(given(above=90, below=12), DAYS).value == 7.5
