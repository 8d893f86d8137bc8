"""Every figure of the demo's report is the sum of the rows that its ledger opens; the order of rows says nothing."""

from __future__ import annotations

import csv
import math
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from goldenthread import catalogue
from goldenthread.cli import main
from goldenthread.cli.demo import LAST, REPORTED
from goldenthread.indicators.figure import Figure
from goldenthread.ledger.opening import LedgerRow, open_figure
from goldenthread.reports.pages.counts import figures_of
from goldenthread.scorecard.building import read_scorecard
from goldenthread.scorecard.reading import read_figures
from goldenthread.terms.months import Month
from goldenthread.terms.words import Basis, Breakdown, Status, Unit
from goldenthread.workspace import Workspace
from tests.acceptance.rendered import MADE_UP
from tests.house.demo import SMALLEST
from tests.house.verification import Measured

SPLIT = ("referrals", "cin_end", "assess_45", "cla_visits")
BY = (Breakdown.LOCALITY, Breakdown.SEX, Breakdown.AGE)
HEADER_ROWS = 2  # a title, then the headers

pytestmark = [pytest.mark.acceptance("2.6"), pytest.mark.xdist_group("demo")]


SAMPLE = float(SMALLEST)
"""Of Devon's size. Of the sample every fourth month is opened and, since its ledger is twelve, every sixteenth year."""


@pytest.fixture(scope="module", params=[SAMPLE, pytest.param(0.25, marks=pytest.mark.whole)])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    if request.param == SAMPLE:
        return Workspace.open(request.getfixturevalue("own_demo"))
    folder = tmp_path_factory.mktemp("ledger") / "demo"
    result = CliRunner().invoke(main, ["demo", str(folder), "--scale", str(request.param), "--only-load"])
    assert result.exit_code == 0, result.output
    return Workspace.open(folder)


@pytest.fixture(scope="module")
def shuffled(demo: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The same deliveries with the rows of every file in another order."""
    folder = tmp_path_factory.mktemp("shuffled")
    order = random.Random(1)
    for path in sorted((demo.folder / "files").rglob("*")):
        to = folder / "files" / path.relative_to(demo.folder / "files")
        to.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".xlsx":
            _shuffle_workbook(path, to, order)
        elif path.suffix == ".csv":
            _shuffle_csv(path, to, order)
    workspace = Workspace.create(folder / "workspace", MADE_UP)
    files = folder / "files"
    for receipt in (
        workspace.load([files / "local"], reference_date=LAST.end, who="test"),
        workspace.load([*sorted((files / "annex-a").iterdir()), files / "hr"], who="test"),
    ):
        assert not receipt.refused
    return workspace


def test_the_ledger_adds_up_to_every_cell_of_the_report(
    demo: Workspace, request: pytest.FixtureRequest, measured: Measured
) -> None:
    """Adding the ledger's rows gives numerator, denominator and value of every figure of the demo's report."""
    month, year = (4, 16) if request.node.callspec.params["demo"] == SAMPLE else (1, 1)
    years = [figure for figure in _cells(demo) if not _is_of_the_month(figure)]
    months = [figure for figure in _cells(demo) if _is_of_the_month(figure)]
    assert len(months) > 40 < len(years)
    added = 0
    for figure in [*months[::month], *years[::year]]:
        rows = _opened(demo, figure)
        if figure.status is not Status.NOT_AVAILABLE:
            _adds_up(figure, rows)
            added += len(rows)
    assert added > 1000
    measured("ledger rows added", added)


@pytest.mark.parametrize("by", BY, ids=str)
def test_the_ledger_adds_up_to_every_group(demo: Workspace, by: Breakdown) -> None:
    """So it does for localities, sex and age bands."""
    indicators = [catalogue.load()[code] for code in SPLIT]
    figures = read_figures(demo.snapshot(), demo.population, indicators, REPORTED, REPORTED, by)
    given = [figure for figure in figures if figure.status is not Status.NOT_AVAILABLE]
    assert len(given) > len(SPLIT)
    for figure in given:
        _adds_up(figure, _opened(demo, figure))


@pytest.mark.whole
def test_the_order_of_rows_changes_nothing(demo: Workspace, shuffled: Workspace) -> None:
    """With the rows of every file in another order all figures and all that their ledgers say are the same."""
    for figure, other in zip(_cells(demo), _cells(shuffled), strict=True):
        assert _said(figure) == _said(other)
        if figure.status is not Status.NOT_AVAILABLE and _is_of_the_month(figure):
            ours, theirs = _opened(demo, figure), _opened(shuffled, other)
            assert sorted(map(_content, ours)) == sorted(map(_content, theirs)), figure.indicator


def test_every_ledger_row_points_at_a_row_that_holds_the_child(demo: Workspace) -> None:
    """The file, sheet and row that a ledger names hold the child (or worker, or scope) that it names."""
    files = _Files(demo.folder / "files")
    looked_at = 0
    for figure in _cells(demo):
        if figure.status is Status.NOT_AVAILABLE or not _is_of_the_month(figure):
            continue
        for row in _opened(demo, figure):
            if row.file:
                assert row.child in files.row(row), (figure.indicator, row.file, row.sheet, row.row)
                looked_at += 1
    assert looked_at > 500


def _cells(workspace: Workspace) -> Iterator[Figure]:
    """The figures of the report's dashboard, whose counts the report gives."""
    for row in read_scorecard(workspace, REPORTED).rows:
        yield from (figure for figure in figures_of(row, REPORTED) if figure is not None)


def _is_of_the_month(figure: Figure) -> bool:
    """The month reported by itself: a year's ledger is the months' one after another."""
    year = figure.basis in (Basis.ROLLING_12, Basis.AVERAGE_12)
    return Month.of(figure.period_end) == REPORTED and not year


def _opened(workspace: Workspace, figure: Figure) -> list[LedgerRow]:
    return open_figure(
        workspace.snapshot(), workspace.population, catalogue.load()[figure.indicator],
        Month.of(figure.period_end), figure.basis, figure.breakdown, roles=["performance"],
    )  # fmt: skip


def _adds_up(figure: Figure, rows: list[LedgerRow]) -> None:
    name = (figure.indicator, figure.breakdown, figure.period_end, figure.basis)
    numerator, denominator = (
        math.fsum(row.amount for row in rows if row.part == part) for part in ("numerator", "denominator")
    )
    assert (numerator, denominator) == pytest.approx((figure.numerator, figure.denominator), abs=1e-9), name
    if denominator == 0:
        assert figure.value is None, name
    else:
        assert figure.value == pytest.approx(numerator / denominator * _scale(figure)), name


def _scale(figure: Figure) -> float:
    if figure.unit is Unit.PER_10000:
        return 120_000 if figure.basis is Basis.MONTH_ANNUALISED else 10_000
    return 100 if figure.unit is Unit.PERCENT else 1


def _said(figure: Figure) -> tuple[Any, ...]:
    """All that a figure says, but for the snapshot that it came from."""
    return tuple(value for name, value in vars(figure).items() if name not in ("snapshot", "area"))


def _content(row: LedgerRow) -> tuple[str, ...]:
    """All that a row says but for its place in the file, which is what was changed; a load's id ends in a hash."""
    load = row.load.rpartition("-")[0]
    return tuple(
        str(value)
        for value in (
            row.child,
            row.part,
            row.date,
            row.until,
            row.reason,
            load,
            row.file,
            row.sheet,
            row.amount,
        )
    )


class _Files:
    """The cells of the written files, read when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self._paths = {path.name: path for path in folder.rglob("*") if path.is_file()}
        self._rows: dict[tuple[str, str], list[list[Any]]] = {}

    def row(self, row: LedgerRow) -> list[Any]:
        path = self._paths[row.file]
        key = (row.file, row.sheet if path.suffix == ".xlsx" else "")
        if key not in self._rows:
            self._rows[key] = _sheet(path, row.sheet) if key[1] else _lines(path)
        assert row.row is not None
        return self._rows[key][row.row - 1]


def _sheet(path: Path, name: str) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_name(name).to_python(skip_empty_area=False)


def _lines(path: Path) -> list[list[Any]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def _shuffle_csv(path: Path, to: Path, order: random.Random) -> None:
    header, *rows = _lines(path)
    order.shuffle(rows)
    with to.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


def _shuffle_workbook(path: Path, to: Path, order: random.Random) -> None:
    with xlsxwriter.Workbook(str(to), {"default_date_format": "dd/mm/yyyy"}) as book:
        for name in CalamineWorkbook.from_path(str(path)).sheet_names:
            rows = _sheet(path, name)
            body = rows[HEADER_ROWS:]
            order.shuffle(body)
            sheet = book.add_worksheet(name)
            for number, row in enumerate([*rows[:HEADER_ROWS], *body]):
                for column, value in enumerate(row):
                    _write_cell(sheet, number, column, value)


def _write_cell(sheet: Any, row: int, column: int, value: Any) -> None:
    """As it was: an id of digits is text, and a cell without anything is not written."""
    if isinstance(value, str):
        if value:
            sheet.write_string(row, column, value)
    else:
        sheet.write(row, column, value)
