"""The demo's report says what the `figures` command says, cell by cell, with the counts behind each figure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from goldenthread import catalogue
from goldenthread.cli import main
from goldenthread.reports.words import EARLIER_YEAR, STATUS_MARKS
from goldenthread.terms.showing import MARKS, show, show_count
from goldenthread.terms.words import Basis, Status, Unit
from tests.house.demo import Demo
from tests.house.verification import Measured
from tests.reports.tree import Element, Tree

MONTHS = {"Apr 2023": "2023-04-30", "May 2023": "2023-05-31", "Jun 2023": "2023-06-30"}
YEAR = "Year to Jun"
PARTS = {"counted": "numerator", "over": "denominator", "figure": "value"}
Cells = dict[tuple[str, str], dict[str, str]]
Given = dict[tuple[str, str], dict[str, str]]
"""By the row's name and the heading of its period."""

pytestmark = [pytest.mark.acceptance("2.6", "3.7"), pytest.mark.xdist_group("demo")]


@pytest.fixture(scope="module")
def given(whole_demo: Demo) -> Given:
    """What the figures command gives, under the names and headings of the report."""
    asked = ["figures", "--from", "2022-12", "--to", "2023-06", "--format", "csv"]
    done = CliRunner().invoke(main, [*asked, "--workspace", str(whole_demo.folder)])
    assert done.exit_code == 0, done.output
    found: Given = {}
    for row in csv.DictReader(io.StringIO(done.stdout)):
        of_year = Basis(row["basis"]).is_of_year
        name = _name(row)
        if of_year:
            before = found.get((name, YEAR))
            if before is None or not _is_final(before) or _is_final(row):
                found[name, YEAR] = row  # the year to the last final month, where there is one
        elif row["period_end"] in MONTHS.values():
            found[name, next(month for month, end in MONTHS.items() if end == row["period_end"])] = row
    return found


def _is_final(row: dict[str, str]) -> bool:
    return row["status"] in ("final", "rebuilt") and row["value"] != ""


def _name(row: dict[str, str]) -> str:
    label, band = catalogue.load()[row["indicator"]].label, row["breakdown"].partition("=")[2]
    return f"{label}, aged {band.replace('-', ' to ')}" if band else label


@pytest.mark.whole
def test_the_page_shows_every_figure_with_its_counts(
    whole_demo: Demo, given: Given, measured: Measured
) -> None:
    """Every cell of the report's dashboard and counts, as a page, is the figure of the figures command, as shown."""
    page = whole_demo.folder / "report" / "report-2023-06-operational.html"
    sections = {e.attributes.get("id"): e for e in Tree(page.read_text("utf-8")).root.all("section")}
    found = _counts_of_page(sections["counts"])
    assert found.keys() == given.keys(), "every figure of the command stands in the report"
    wrong = [(*key, cells) for key, cells in found.items() if cells != _shown_beside(given[key])]
    assert wrong == []
    assert len(found) > 150
    measured("figures compared with the page", len(found))


def test_the_workbook_holds_every_figure_unrounded(whole_demo: Demo, given: Given) -> None:
    """Every cell of the report's counts, as a workbook, is the figure of the figures command, unrounded."""
    sheet = openpyxl.load_workbook(whole_demo.folder / "report" / "report-2023-06-operational.xlsx")["Counts"]
    head, *lines = list(sheet.iter_rows(min_row=5, values_only=True))
    at = {str(text): column for column, text in enumerate(head)}
    rows = {str(line[at["Measure"]]): line for line in lines if line[at["Measure"]] is not None}
    compared = 0
    for (name, period), figure in given.items():
        for part, column in PARTS.items():
            found = rows[name][at[f"{period} {part}"]]
            if figure[column] == "" or _is_over_nothing(figure, column):
                assert found in MARKS, (name, period, part)
                continue
            percent = part == "figure" and figure["unit"] == Unit.PERCENT
            assert found == pytest.approx(float(figure[column]) / (100 if percent else 1), rel=1e-12)
            compared += 1
    assert compared > 400


def test_the_dashboard_shows_the_same_figures(whole_demo: Demo, given: Given) -> None:
    """The dashboard's months and year are those of the counts."""
    page = whole_demo.folder / "report" / "report-2023-06-operational.html"
    [dashboard] = [
        e for e in Tree(page.read_text("utf-8")).root.all("section") if e.attributes.get("id") == "dashboard"
    ]
    rows = [row for row in dashboard.all("tr") if row.all("td")]
    assert {(row.all("th")[0].text, period) for row in rows for period in (*MONTHS, YEAR)} == set(given)
    for row in rows:
        for cell, period in zip(row.all("td"), (*MONTHS, YEAR), strict=False):
            text = _text(cell)
            assert text == _shown(given[row.all("th")[0].text, period], "figure")


def test_the_published_figures_are_those_of_the_command_or_are_kept_back(
    whole_demo: Demo, given: Given
) -> None:
    """A published pack gives the same figures, or none: what it keeps back has neither count nor value."""
    pack = whole_demo.folder / "published" / "2023-06-scrutiny-1"
    found = _counts_of_page(
        next(
            e
            for e in Tree((pack / "report.html").read_text("utf-8")).root.all("section")
            if e.attributes.get("id") == "counts"
        )
    )
    assert found.keys() == given.keys()
    hidden = [key for key, cells in found.items() if set(cells.values()) == {"[c]"}]
    assert 20 < len(hidden) < len(found)
    for key in found.keys() - set(hidden):
        assert found[key] == _shown_beside(given[key]), key


def _counts_of_page(section: Element) -> Cells:
    """The page's counts by measure and period."""
    table = section.all("table")[0]
    return {
        (row.all("th")[0].text, period): dict(zip(PARTS, map(_text, cells), strict=True))
        for row in table.all("tr")
        if row.all("td")
        for period, cells in _by_period(row)
    }


def _by_period(row: Element) -> Iterator[tuple[str, list[Element]]]:
    cells = row.all("td")
    for at, period in enumerate((*MONTHS, YEAR)):
        yield period, cells[3 * at : 3 * at + 3]


def _text(cell: Element) -> str:
    """What is seen of a cell: the number and its mark."""
    for unseen in [e.text for e in cell.all("span") if e.attributes.get("class") == "unseen"]:
        assert unseen in cell.text
        return re.sub(r"\s+", " ", cell.text.replace(unseen, "")).strip()
    return cell.text


def _shown_beside(figure: dict[str, str]) -> dict[str, str]:
    """A figure of the command as the cells that show it would have it."""
    return {part: _shown(figure, part) for part in PARTS}


def _is_over_nothing(figure: dict[str, str], column: str) -> bool:
    """A number of one month stands over nothing that was counted: its denominator is 1 month."""
    return column == "denominator" and figure["unit"] == Unit.COUNT and figure["denominator"] in ("1", "1.0")


def _shown(figure: dict[str, str], part: str) -> str:
    number = figure[PARTS[part]]
    if _is_over_nothing(figure, PARTS[part]):
        return "[z]"
    if number == "":
        return "[x]" if figure["status"] == Status.NOT_AVAILABLE else "[z]"
    if part != "figure":
        return show_count(float(number))
    indicator = catalogue.load()[figure["indicator"]]
    is_earlier = Basis(figure["basis"]).is_of_year and figure["period_end"] != MONTHS["Jun 2023"]
    mark = EARLIER_YEAR if is_earlier else STATUS_MARKS.get(Status(figure["status"]), "")
    return show(float(number), indicator.unit, indicator.decimals) + mark


def test_figures_are_given_for_a_published_pack_as_data(whole_demo: Demo, given: Given) -> None:
    """The pack's figures.csv holds what its page shows, and nothing of what is kept back."""
    path: Path = whole_demo.folder / "published" / "2023-06-scrutiny-1" / "figures.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    kept_back = [row for row in rows if "[c]" in row.values()]
    assert kept_back
    assert {(row["numerator"], row["denominator"], row["value"]) for row in kept_back} == {("[c]",) * 3}
    of_june = [
        row
        for row in rows
        if row["period_end"] == MONTHS["Jun 2023"] and row not in kept_back and row["value"]
    ]
    by_code = {
        (f["indicator"], f["breakdown"], f["basis"]): f
        for f in given.values()
        if f["period_end"] == MONTHS["Jun 2023"]
    }
    assert len(of_june) > 20
    for row in of_june:
        figure = by_code[row["indicator"], row["group"], row["basis"]]
        for column in ("numerator", "denominator", "value"):
            assert float(row[column]) == pytest.approx(float(figure[column]), rel=1e-12)
