"""A figure is the same wherever it stands: dashboard, CSV, workbook, API, DfE's layout, a published report."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import openpyxl
import pytest

from goldenthread.reports.words import EARLIER_YEAR, STATUS_MARKS
from goldenthread.terms.showing import show
from goldenthread.terms.words import Basis, Status, Unit
from goldenthread_web.accounts.roles import Role
from tests.web.api.asking import Program, program_of
from tests.web.council import Council
from tests.web.pages import get

pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.acceptance("4.9")]
AREAS = ("", "service=Assessment", "team=Southmere Family Safeguarding")
MONTHS = ("2023-06", "2023-04")
NUMBERS = {
    Unit.COUNT: "count",
    Unit.PERCENT: "percent",
    Unit.PER_10000: "rate_per_10000",
    Unit.MEAN: "average",
}
Key = tuple[str, str, str, str]


@pytest.fixture
def analyst(council: Council) -> Program:
    return program_of(Role.ANALYST)


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def number(text: str) -> float | None:
    return float(text) if text else None


def by_key(figures: list[dict[str, Any]]) -> dict[Key, dict[str, Any]]:
    return {(one["indicator"], one["group"], one["period_end"], one["basis"]): one for one in figures}


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("month", MONTHS)
def test_the_scorecard_has_the_figures_of_the_shelf(analyst: Program, month: str, area: str) -> None:
    known = by_key(analyst.json(f"/figures?area={area}&per_page=5000")["figures"])
    rows = analyst.json(f"/scorecard?month={month}&area={area}")["rows"]
    told = by_key([figure for row in rows for figure in (*row["months"], row["year"])])
    assert len(told) > 40
    same = {key: one for key, one in told.items() if key in known}
    assert len(same) == sum(key[2] >= min(k[2] for k in known) for key in told)
    assert all(one == known[key] for key, one in same.items())


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("month", MONTHS)
def test_the_dashboards_csv_has_them(council: Council, analyst: Program, month: str, area: str) -> None:
    lines = rows_of(council[Role.ANALYST].get(f"/dashboard.csv?month={month}&area={area}").content.decode())
    rows = {
        (row["indicator"], row["group"]): row
        for row in analyst.json(f"/scorecard?month={month}&area={area}")["rows"]
    }
    compared = 0
    for line in lines:
        row = rows[line["indicator"], line["group"] or area]
        figure = by_key([*row["months"], row["year"]])[
            line["indicator"], line["group"] or area, line["period_end"], line["basis"]
        ]
        for name in ("numerator", "denominator", "value"):
            assert number(line[name]) == figure[name]
        assert (line["unit"], line["status"]) == (figure["unit"], figure["status"])
        if line["direction"]:
            assert line["direction"] == row["direction"]
            for side in ("england", "neighbours"):
                assert number(line[side]) == (row[side]["value"] if row[side] else None)
        compared += 1
    assert compared == 4 * len(rows)


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("month", MONTHS)
def test_the_dashboard_shows_them_rounded(council: Council, analyst: Program, month: str, area: str) -> None:
    page = get(council[Role.ANALYST], f"/dashboard?month={month}&area={area}")
    rows = analyst.json(f"/scorecard?month={month}&area={area}")["rows"]
    shown = [
        [cell.text_content() for cell in line.xpath("td[contains(@class, 'number')]")]
        for line in page.xpath("//table//tbody/tr[not(@class='group')]")
    ]
    assert len(shown) == len(rows)
    for cells, row in zip(shown, _in_order(rows), strict=True):
        expected = [_shown(figure, row, month) for figure in (*row["months"][-3:], row["year"])]
        # behind a mark stands its word, for whoever hears the page
        assert [text.partition(" ")[0] for text in cells[: len(expected)]] == expected, row["label"]


def _in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    themes = list(dict.fromkeys(row["theme"] for row in rows))
    return sorted(rows, key=lambda row: themes.index(row["theme"]))


def _shown(figure: dict[str, Any], row: dict[str, Any], month: str) -> str:
    """A figure of the API as a page shows it: rounded, with the mark that says how final it is."""
    if figure["value"] is None:
        return "[x]" if figure["status"] == Status.NOT_AVAILABLE else "[z]"
    is_earlier = Basis(figure["basis"]).is_of_year and figure["month"] < month
    mark = EARLIER_YEAR if is_earlier else STATUS_MARKS.get(figure["status"], "")
    return show(figure["value"], Unit(figure["unit"]), row["decimals"]) + mark


@pytest.mark.parametrize("area", AREAS)
def test_the_workbook_has_them_as_numbers(council: Council, analyst: Program, area: str) -> None:
    content = council[Role.ANALYST].get(f"/dashboard.xlsx?month=2023-06&area={area}").content
    rows = _in_order(analyst.json(f"/scorecard?month=2023-06&area={area}")["rows"])
    lines = list(_lines(openpyxl.load_workbook(io.BytesIO(content))["Dashboard"]))
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        figures = (*row["months"][-3:], row["year"])
        assert line == [pytest.approx(_in_workbook(figure)) for figure in figures], row["label"]


def _lines(sheet: Any) -> Iterator[list[Any]]:
    """The months and the year of each measure: None where a mark stands in place of a number."""
    found = sheet.iter_rows(values_only=True)
    head = next(line for line in found if "Measure" in line)
    first = head.index("Measure") + 1
    for line in found:
        if not line[first - 1]:
            return
        yield [cell if isinstance(cell, int | float) else None for cell in line[first : first + 4]]


def _in_workbook(figure: dict[str, Any]) -> float | None:
    """A workbook keeps a percentage as a share of 1, as workbooks do."""
    value = figure["value"]
    return value / 100 if value is not None and figure["unit"] == Unit.PERCENT else value


@pytest.mark.parametrize("area", AREAS)
def test_the_file_in_dfes_layout_has_them(analyst: Program, area: str) -> None:
    figures = analyst.json(f"/figures?area={area}&per_page=5000")["figures"]
    lines = rows_of(analyst.get(f"/figures.csv?area={area}").content.decode())
    assert len(lines) == len(figures) > 500
    for line, figure in zip(lines, figures, strict=True):
        assert line["measure_code"] == figure["indicator"]
        assert f"{line['time_period']} {line['time_identifier']}" == _month(figure["period_end"])
        for name, key in ((NUMBERS[figure["unit"]], "value"), ("numerator", "numerator")):
            assert line[name] in ("x", "z") if figure[key] is None else float(line[name]) == figure[key]


def _month(day: str) -> str:
    return f"{date.fromisoformat(day):%Y %B}"


def test_a_published_report_has_them_where_it_keeps_nothing_back(council: Council, analyst: Program) -> None:
    known = by_key(analyst.json("/figures?per_page=5000")["figures"])
    name = "2023-06-scrutiny-1"
    pack = rows_of(council[Role.COUNCILLOR].get(f"/packs/{name}/figures.csv").content.decode())
    told = program_of(Role.COUNCILLOR).json(f"/published/{name}/figures?per_page=5000")["figures"]
    tidy = rows_of(program_of(Role.COUNCILLOR).get(f"/published/{name}/figures.csv").content.decode())
    assert len(pack) == len(told) == len(tidy) > 500
    assert sum(one["kept_back"] for one in told) == sum(line["value"] == "[c]" for line in pack) > 0
    compared = 0
    for line, one, row in zip(pack, told, tidy, strict=True):
        key = (line["indicator"], line["group"], line["period_end"], line["basis"])
        assert (one["indicator"], one["group"], one["period_end"], one["basis"]) == key
        column = NUMBERS[line["unit"]]
        if line["value"] == "[c]":
            assert one["value"] is one["numerator"] is one["denominator"] is None
            assert row[column] == row["numerator"] == "c"
        elif line["value"]:
            assert float(line["value"]) == one["value"] == float(row[column]) == known[key]["value"]
            assert float(line["numerator"]) == known[key]["numerator"]
            compared += 1
    assert compared > 100
