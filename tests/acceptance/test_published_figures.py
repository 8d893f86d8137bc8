"""DfE's published files: they load however they are written, and give back the figures of a printed report."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from goldenthread.benchmarks.asking import Benchmarks, Key
from goldenthread.benchmarks.comparison import Comparison
from goldenthread.benchmarks.grid import Grid
from goldenthread.benchmarks.layout import GEOGRAPHY
from goldenthread.benchmarks.printed import printed
from goldenthread.benchmarks.problem import BenchmarkError, OtherFileError
from goldenthread.benchmarks.recognise import recognise
from goldenthread.benchmarks.rows import ENGLAND
from goldenthread.benchmarks.store import Read, Standing, keep, manifest, read
from goldenthread.terms.showing import round_half_up
from goldenthread.workspace.benchmarks import grid_of
from tests.house.repository import ROOT
from tests.house.verification import Measured

DFE = ROOT.parent / "shared" / "data" / "dfe"
pytestmark = pytest.mark.skipif(not DFE.is_dir(), reason="the published files are not beside the repository")

DEVON, MODEL, RELEASE = "878", "2021", "2022"
FROM_A_LATER_RELEASE = {"cla_health": "2025"}  # no file of the first release is at hand
BY_ANOTHER_RULE = {
    "assess_45": "84.49 was rounded to 84.5 first, and then to 85",
}
NEIGHBOURS_BY_ANOTHER_RULE = {
    "section47": "173.90 was cut, not rounded",
    "cin_end": "319.60 was cut, not rounded",
    "cla_ends": "20.60 was cut, not rounded",
    "icpc_15": "a neighbour's figure was hidden in the first release and shown in a later one",
}


def _files() -> list[Path]:
    return sorted(path for path in DFE.rglob("*") if path.suffix in (".csv", ".xlsx"))


def _named(path: Path) -> str:
    return str(path.relative_to(DFE))


@pytest.fixture(scope="module")
def grids() -> dict[Path, Grid]:
    return {path: grid_of(path) for path in _files()}


@pytest.fixture(scope="module")
def reads(grids: dict[Path, Grid]) -> list[Read]:
    return [read(grid) for grid in grids.values()]


@pytest.fixture(scope="module")
def benchmarks(reads: list[Read], tmp_path_factory: pytest.TempPathFactory) -> Benchmarks:
    folder = tmp_path_factory.mktemp("store") / "benchmarks"
    keep(folder, reads, "2026-01-01")
    return Benchmarks.open(folder)


@pytest.fixture(scope="module")
def compared(benchmarks: Benchmarks) -> dict[tuple[str, str], Comparison]:
    """Each row of the printed table as the first release has it, for the year that the row is really for."""
    return dict(_compared(benchmarks))


def _compared(benchmarks: Benchmarks) -> Iterator[tuple[tuple[str, str], Comparison]]:
    for (indicator, breakdown), row in printed().items():
        release = FROM_A_LATER_RELEASE.get(indicator, RELEASE)
        year = int(row["year"])
        found = benchmarks.compare(DEVON, indicator, breakdown, year=year, release=release, model=MODEL)
        assert found is not None
        yield (indicator, breakdown), found


def _as_printed(value: float | None, shown: str) -> str:
    """The value rounded once, half up, to as many decimals as were printed."""
    assert value is not None
    return str(round_half_up(value, len(shown.partition(".")[2])))


@pytest.mark.acceptance("3.1")
def test_england_is_as_printed(compared: dict[tuple[str, str], Comparison], measured: Measured) -> None:
    """24 of the report's 25 figures for England are DfE's, rounded once; the other was rounded twice."""
    differ = {
        key[0]
        for key, found in compared.items()
        if found.england is None
        or _as_printed(found.england.value, printed()[key]["england"]) != printed()[key]["england"]
    }
    assert differ == set(BY_ANOTHER_RULE)
    measured("figures for England that agree", len(compared) - len(differ))
    [england] = [found.england for key, found in compared.items() if key[0] == "assess_45"]
    assert england is not None
    assert england.value is not None
    once = float(round_half_up(england.value, 1))
    assert str(round_half_up(once, 0)) == printed()["assess_45", ""]["england"]


@pytest.mark.acceptance("3.1")
def test_neighbours_are_as_printed(compared: dict[tuple[str, str], Comparison], measured: Measured) -> None:
    """20 of the 24 figures for neighbours are the plain mean, rounded; three were cut, one was shown later."""
    there = {key: found for key, found in compared.items() if printed()[key]["neighbours"]}
    assert len(there) == 24
    differ = {
        key[0]
        for key, found in there.items()
        if _as_printed(found.sn_mean, printed()[key]["neighbours"]) != printed()[key]["neighbours"]
    }
    assert differ == set(NEIGHBOURS_BY_ANOTHER_RULE)
    measured("figures for neighbours that agree", len(there) - len(differ))
    for indicator in ("section47", "cin_end", "cla_ends"):
        assert int(there[indicator, ""].sn_mean or 0) == int(printed()[indicator, ""]["neighbours"])


@pytest.mark.acceptance("3.1")
def test_a_hidden_neighbour_was_shown_later(
    compared: dict[tuple[str, str], Comparison], benchmarks: Benchmarks
) -> None:
    """The conferences in time are as printed with Wiltshire's figure, shown later; the bound held it."""
    first = compared["icpc_15", ""]
    assert first.missing_in_words == "Wiltshire (suppressed)"
    later = benchmarks.compare(DEVON, "icpc_15", year=2022, release="2025", model=MODEL)
    assert later is not None
    assert later.sn_n == 10
    assert _as_printed(later.sn_mean, "82") == "82"
    assert first.bound is not None
    assert first.bound[0] <= (later.sn_mean or 0) <= first.bound[1]


@pytest.mark.acceptance("3.1")
def test_each_row_has_its_own_year(compared: dict[tuple[str, str], Comparison]) -> None:
    """Assessments are of 2020/21 and staff of September 2020, though the report's heading says 2021/22."""
    assert compared["assessments", ""].period == "year to 31 March 2021"
    assert compared["agency_fte", ""].period == "30 September 2020"
    for key, found in compared.items():
        assert found.period == printed()[key]["period"]
        assert found.unit == printed()[key]["unit"]


@pytest.mark.acceptance("3.1")
def test_rates_worked_out_equal_the_published_ones(benchmarks: Benchmarks, measured: Measured) -> None:
    """DfE's rates, worked out from its counts and populations, are the published ones for every authority."""
    in_need = ("cin_end", "referrals", "section47", "icpc", "cpp_end", "assessments")
    in_care = ("cla_end", "cla_starts", "cla_ends")
    known = [(RELEASE, code, 1) for code in in_need]
    known += [(release, code, 0) for release, code in product(("2022", "2024", "2025"), in_care)]
    agree = 0
    for release, indicator, places in known:
        for year in benchmarks.years(indicator, "", release):
            for place, found in benchmarks.places(Key(release, indicator, "", year)).items():
                if len(place) != 3 or found.value is None or found.numerator is None or found.symbol:
                    continue
                assert found.denominator, (release, indicator, year, place)
                rate = found.numerator / found.denominator * 10_000
                assert round_half_up(rate, places) == round_half_up(found.value, places), (
                    indicator,
                    year,
                    place,
                )
                agree += 1
    measured("rates of authorities that agree", agree)
    assert agree > 10_000


@pytest.mark.acceptance("3.1")
def test_a_mean_of_what_is_shown_may_lie_outside_the_possible(benchmarks: Benchmarks) -> None:
    """Of ten neighbours in 2021 four are shown, with a mean of 2.98; the mean of all lies from 1.43 to 2.39."""
    found = benchmarks.compare(DEVON, "cpp_2yrs", year=2021, release="2025", model=MODEL)
    assert found is not None
    assert (found.sn_n, str(round_half_up(found.sn_mean or 0, 2))) == (4, "2.98")
    assert found.bound is not None
    assert [str(round_half_up(edge, 2)) for edge in found.bound] == ["1.43", "2.39"]


@pytest.mark.acceptance("3.1")
def test_another_model_has_other_neighbours(benchmarks: Benchmarks) -> None:
    """Devon keeps five neighbours from one model to the next, and the mean moves from 319.6 to 291.7."""
    old, new = benchmarks.neighbours(DEVON, "2021"), benchmarks.neighbours(DEVON, "2025")
    assert {benchmarks.name(code) for code in {*old} & {*new}} == {
        "Somerset",
        "Dorset",
        "Suffolk",
        "Worcestershire",
        "Norfolk",
    }
    means = [
        benchmarks.compare(DEVON, "cin_end", year=2022, release=RELEASE, model=model)
        for model in ("2021", "2025")
    ]
    assert [str(round_half_up(found.sn_mean or 0, 1)) for found in means if found] == ["319.6", "291.7"]


@pytest.mark.acceptance("3.2")
def test_every_file_loads_in_any_order(
    reads: list[Read], benchmarks: Benchmarks, tmp_path: Path, measured: Measured
) -> None:
    """Every file is kept whatever the order, twice changes nothing, and the answers are the same."""
    shuffled = random.Random(3).sample(reads, len(reads))
    folder = tmp_path / "benchmarks"
    for each in shuffled:
        keep(folder, [each], "2026-01-01")
    measured("files", len(reads))
    assert len(reads) == 35
    before = manifest(folder)
    assert {standing for _, standing in keep(folder, reads, "2026-02-02")} == {Standing.HELD}
    assert manifest(folder) == before
    again = Benchmarks.open(folder)
    assert again.series == benchmarks.series
    for indicator, breakdown in again.series:
        assert again.compare(DEVON, indicator, breakdown) == benchmarks.compare(DEVON, indicator, breakdown)


@pytest.mark.acceptance("3.2")
@pytest.mark.parametrize("path", [path for path in _files() if path.suffix == ".csv"], ids=_named)
def test_a_file_loads_however_it_is_written(path: Path, grids: dict[Path, Grid], tmp_path: Path) -> None:
    """With a byte-order mark, CRLF, shuffled columns and rows, and all quoted, a file says the same."""
    header, *rows = csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
    chance = random.Random(7)
    order = chance.sample(range(len(header)), len(header))
    if "SNP" not in header:  # a table of neighbours has a foot, which must stay at the foot
        rows = chance.sample(rows, len(rows))
    written = tmp_path / "renamed.csv"
    with written.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerows([[row[at] if at < len(row) else "" for at in order] for row in (header, *rows)])
    assert read(grid_of(written)).id == read(grids[path]).id


@pytest.mark.acceptance("3.2")
@pytest.mark.parametrize("path", [p for p in _files() if p.parent.name != "neighbours"], ids=_named)
def test_a_changed_label_is_refused_by_name(path: Path, grids: dict[Path, Grid]) -> None:
    """A label or a column that was renamed is refused, naming it and the nearest that is there."""
    grid = grids[path]
    layout = recognise(grid).layout
    column, label = layout.series[-1].rows[-1] if layout.series[-1].rows else ("geographic_level", "National")
    moved = [[f"{cell} (revised)" if cell == label else cell for cell in row] for row in grid.rows]
    with pytest.raises(BenchmarkError) as refused:
        read(replace(grid, rows=moved))
    assert f'column "{column}": the label "{label}" is not there' in str(refused.value)
    assert f'The nearest that is there is "{label} (revised)"' in str(refused.value)
    lost = layout.series[0].value or layout.series[0].numerator[0]
    renamed = [[f"{cell}_v2" if cell == lost else cell for cell in grid.rows[0]], *grid.rows[1:]]
    with pytest.raises(BenchmarkError, match=f'the column "{lost}" is not there') as refused:
        read(replace(grid, rows=renamed))
    assert f'"{lost}_v2"' in str(refused.value)


def _described(guidance: str) -> Iterator[tuple[str, bool, list[str]]]:
    """Files as DfE's own guidance describes them: the name, whether it has authorities, its columns."""
    for part in (DFE / "2022" / guidance).read_text("utf-8-sig").split("\nFilename: ")[1:]:
        variables = [line.partition("|")[0].strip() for line in part.splitlines() if "  |  " in line]
        yield (
            part.splitlines()[0].strip(),
            "Local authority" in part.partition("Time period")[0],
            variables[2:],
        )


@pytest.mark.acceptance("3.2")
def test_a_whole_release_loads_though_most_of_its_files_give_no_benchmark() -> None:
    """Every file that DfE's guidance of 2022 describes is known or left; none keeps the others out."""
    held = {path.name for path in _files()}
    described = [
        each for name in ("cin-data-guidance.txt", "cla-data-guidance.txt") for each in _described(name)
    ]
    others = [each for each in described if each[0] not in held]
    assert len(described) - len(others) >= 10
    assert len(others) > 40
    for name, with_authorities, variables in others:
        header = [*GEOGRAPHY, *dict.fromkeys(["category", *variables])]
        levels = ["National", "Regional", "Local authority"] if with_authorities else ["National"]
        rows = [["2022", level, *["777"] * (len(header) - 2)] for level in levels]
        with pytest.raises(OtherFileError):
            read(Grid(name, [header, *rows], range(1, len(rows) + 2)))


@pytest.mark.acceptance("3.2")
def test_every_authority_has_ten_neighbours(reads: list[Read]) -> None:
    """Both models, as CSV and as workbooks, give every authority ten neighbours that are in the model."""
    models: dict[str, set[str]] = {}
    for each in reads:
        if each.kind == "neighbours":
            models.setdefault(each.release, set()).add(each.id)
            places = each.table.column("place").to_pylist()
            assert {places.count(place) for place in set(places)} == {10}
    assert {model: len(ids) for model, ids in models.items()} == {"2021": 1, "2025": 1}


def test_england_is_the_whole_of_the_country(benchmarks: Benchmarks) -> None:
    """One place in every table is England, and London's boroughs belong to one of its halves."""
    found = benchmarks.compare("202", "cin_end", release="2025")
    assert found is not None
    assert found.england is not None
    assert found.england.place == ENGLAND
    assert found.region is not None
    assert found.region.name == "Inner London"
