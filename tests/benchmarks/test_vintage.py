"""What a new release changes: the old year told anew, a newer year, and the colours that flip."""

from __future__ import annotations

import pytest

from goldenthread.benchmarks.asking import Benchmarks
from goldenthread.benchmarks.problem import BenchmarkError
from goldenthread.benchmarks.vintage import Basis, Change, Compared, changes, flips
from goldenthread.terms.judging import Rag
from tests.benchmarks import made

OLD, NEW = Basis("2022", "2025"), Basis("2025", "2025")


@pytest.fixture
def two_releases() -> Benchmarks:
    """Caseloads of 10 in 2022, told anew as 11, and 14 in 2025; agency rates that no release moves."""
    old = [
        {**row, "caseload_fte": "10", "agency_worker_rate_fte_%": "5"}
        for row in made.rows_of(made.layout("workforce", "2022"))
    ]
    new = [
        {**row, "caseload_fte": "11" if row["time_period"] == "2022" else "14", "agency_rate_fte": "5"}
        for row in made.rows_of(made.layout("workforce", "2025"), [2022, 2025])
    ]
    return made.asked(made.figures("workforce", "2022", old), made.figures("workforce", "2025", new))


def test_each_figure_as_it_was_restated_and_as_it_becomes(two_releases: Benchmarks) -> None:
    found = [each for each in changes(two_releases, made.US, OLD, NEW) if each.indicator == "caseload_avg"]
    figures = (Compared.ENGLAND, Compared.NEIGHBOURS, Compared.OWN)
    assert found == [Change("caseload_avg", "", figure, 2022, 10, 11, 2025, 14) for figure in figures]


def test_the_neighbours_median_where_that_is_chosen() -> None:
    rows = [{**row, "caseload_fte": "10"} for row in made.rows_of(made.layout("workforce", "2022"))]
    newer = [{**row, "caseload_fte": "10"} for row in made.rows_of(made.layout("workforce", "2025"))]
    outlier = made.changed(newer, {"old_la_code": "502"}, caseload_fte="60")
    asked = made.asked(made.figures("workforce", "2022", rows), made.figures("workforce", "2025", outlier))
    by_mean, by_median = (
        {
            each.figure: each.becomes
            for each in changes(asked, made.US, OLD, NEW, figure)
            if each.indicator == "caseload_avg"
        }
        for figure in (Compared.NEIGHBOURS, Compared.NEIGHBOURS_MEDIAN)
    )
    assert by_mean == {Compared.ENGLAND: 10, Compared.NEIGHBOURS: 15, Compared.OWN: 10}
    assert by_median == {Compared.ENGLAND: 10, Compared.NEIGHBOURS_MEDIAN: 10, Compared.OWN: 10}


def test_a_figure_of_a_newer_year_changes_though_its_value_does_not(two_releases: Benchmarks) -> None:
    found = [each for each in changes(two_releases, made.US, OLD, NEW) if each.indicator == "agency_fte"]
    assert [(each.was, each.becomes, each.becomes_year) for each in found] == [(5, 5, 2025)] * 3


def test_nothing_changes_from_a_release_to_itself(two_releases: Benchmarks) -> None:
    assert changes(two_releases, made.US, NEW, NEW) == []


def test_another_model_changes_the_neighbours_only(two_releases: Benchmarks) -> None:
    rows = made.changed(
        made.rows_of(made.layout("workforce", "2025")), {"old_la_code": "513"}, caseload_fte="1000"
    )
    others = [*made.NEIGHBOURS_OF_US[:9], "513"]
    asked = made.asked(
        made.figures("workforce", "2025", rows), neighbours=[made.ten("2021"), made.ten("2025", others)]
    )
    found = changes(asked, made.US, Basis("2025", "2021"), NEW)
    assert {each.figure for each in found} == {Compared.NEIGHBOURS}


def test_a_colour_that_flips_is_told_and_one_that_stays_is_not(two_releases: Benchmarks) -> None:
    ours = 12

    def judge(indicator: str, breakdown: str, comparator: float) -> Rag | None:
        if indicator != "caseload_avg":
            return None
        return Rag.GREEN if ours <= comparator else Rag.RED

    found = flips(changes(two_releases, made.US, OLD, NEW), judge)
    assert [(flip.change.figure, flip.was, flip.becomes) for flip in found] == [
        (Compared.ENGLAND, Rag.RED, Rag.GREEN),
        (Compared.NEIGHBOURS, Rag.RED, Rag.GREEN),
    ]
    assert flips(changes(two_releases, made.US, OLD, NEW), lambda *_: Rag.AMBER) == []


def test_a_release_that_is_not_loaded_is_refused(two_releases: Benchmarks) -> None:
    with pytest.raises(BenchmarkError, match="The release 2024 is not loaded"):
        changes(two_releases, made.US, Basis("2024", "2025"), NEW)
