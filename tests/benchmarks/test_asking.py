"""What is answered: England, the region, ours, the neighbours' mean with who is missing, and its bound."""

from __future__ import annotations

import pyarrow as pa
import pytest

from goldenthread.benchmarks.asking import Benchmarks
from goldenthread.benchmarks.comparison import Comparison
from goldenthread.benchmarks.problem import BenchmarkError
from tests.benchmarks import made

FIRST, SECOND, THIRD = made.NEIGHBOURS_OF_US[:3]
HIDDEN = {"2_years_or_more": "c", "2_years_or_more_percent": "c"}


def _caseload(**of: str) -> pa.Table:
    """Caseloads of 10 everywhere, but for some authorities: `_caseload(_502="12.5")`."""
    rows = [{**row, "caseload_fte": "10"} for row in made.rows_of(made.layout("workforce", "2025"))]
    for code, value in of.items():
        rows = made.changed(rows, {"old_la_code": code.strip("_")}, caseload_fte=value)
    return made.figures("workforce", "2025", rows)


def _asked(**of: str) -> Comparison:
    found = made.asked(_caseload(**of)).compare(made.US, "caseload_avg")
    assert found is not None
    return found


def test_mean_median_and_number_of_the_neighbours() -> None:
    found = _asked(_502="20", _503="30")
    assert (found.sn_mean, found.sn_median, found.sn_n, found.missing) == (13, 10, 10, ())
    assert (found.year, found.release, found.period, found.model) == (
        2025,
        "2025",
        "30 September 2025",
        "2025",
    )
    assert found.england is not None
    assert found.region is not None
    assert found.own is not None
    assert (found.england.name, found.region.name, found.own.name) == ("England", "Westshire", "Council 501")


@pytest.mark.parametrize(
    ("symbol", "why"),
    [("c", "suppressed"), ("x", "not available"), ("z", "not applicable"), ("u", "withheld as unreliable")],
)
def test_a_neighbour_without_a_figure_is_left_out_and_named(symbol: str, why: str) -> None:
    found = _asked(_502=symbol, _503="19")
    assert (found.sn_mean, found.sn_n) == (11, 9)
    assert found.missing_in_words == f"Council 502 ({why})"
    assert found.bound is None


def test_a_neighbour_without_a_row_is_named() -> None:
    table = _caseload()
    kept = [row for row in table.to_pylist() if row["place"] != FIRST or row["year"] != 2025]
    found = made.asked(pa.Table.from_pylist(kept, schema=table.schema)).compare(made.US, "caseload_avg")
    assert found is not None
    assert found.missing_in_words == "Council 502 (no figure in this release)"


def test_what_rounds_to_nil_counts_as_nil_and_is_said() -> None:
    found = _asked(_502="low")
    assert (found.sn_mean, found.sn_n, found.counted_as_zero) == (9, 10, ("Council 502",))


def test_the_mean_is_bounded_where_counts_are_hidden() -> None:
    rows = [{**row, "CPP_At31": "100", "2_years_or_more_percent": "8"} for row in _long_plans()]
    for code in (FIRST, SECOND):
        rows = made.changed(rows, {"old_la_code": code}, **HIDDEN)
    found = made.asked(made.figures("plans_by_length", "2025", rows)).compare(made.US, "cpp_2yrs")
    assert found is not None
    assert (found.sn_mean, found.sn_n) == (8, 8)
    assert found.bound == pytest.approx(((8 * 8 + 2 * 1) / 10, (8 * 8 + 2 * 5) / 10))  # the mean lies outside
    rows = made.changed(rows, {"old_la_code": THIRD}, **{"2_years_or_more_percent": "x"})
    found = made.asked(made.figures("plans_by_length", "2025", rows)).compare(made.US, "cpp_2yrs")
    assert found is not None
    assert found.bound is None


def _long_plans() -> list[made.Row]:
    return list(made.rows_of(made.layout("plans_by_length", "2025")))


def test_a_rate_is_worked_out_with_the_children_of_the_mid_year_before() -> None:
    referrals = [{**row, "referral_count": "50"} for row in made.rows_of(made.layout("referrals", "2025"))]
    children = [
        {**row, "population_estimate": "10000" if row["time_period"] == "2024" else "20000"}
        for row in made.rows_of(made.layout("populations", "2025"))
    ]
    tables = [made.figures("referrals", "2025", referrals), made.figures("populations", "2025", children)]
    for order in (tables, tables[::-1]):
        found = made.asked(*order).compare(made.US, "referrals")
        assert found is not None
        assert (found.year, found.sn_mean) == (2025, 50)
        assert found.own is not None
        assert (found.own.value, found.own.numerator, found.own.denominator) == (50, 50, 10_000)
        earlier = made.asked(*order).compare(made.US, "referrals", year=2024)
        assert earlier is not None
        assert earlier.sn_mean == 25


def test_a_published_rate_stays_and_has_its_release_s_population_beside_it() -> None:
    rows = [
        {**row, "At31_episodes_rate": "5"} for row in made.rows_of(made.layout("children_in_need", "2022"))
    ]
    children = [
        {**row, "population_estimate": row["time_period"]}
        for row in made.rows_of(made.layout("populations", "2022"))
    ]
    tables = [made.figures("children_in_need", "2022", rows), made.figures("populations", "2022", children)]
    found = made.asked(*tables).compare(made.US, "cin_end")
    assert found is not None
    assert found.own is not None
    assert (found.own.value, found.own.denominator) == (5, 2020)


def test_without_its_populations_a_release_has_no_rates_and_says_why() -> None:
    asked = made.asked(made.figures("referrals", "2025"))
    assert asked.compare(made.US, "referrals") is None
    found = asked.compare(made.US, "referrals", year=2025)
    assert found is not None
    assert found.sn_n == 0
    assert found.sn_mean is None
    assert "its population is not loaded" in found.missing_in_words
    assert found.england is not None
    assert found.england.value is None


def test_the_newest_year_is_the_newest_in_which_england_has_a_figure() -> None:
    rows = made.changed(
        made.rows_of(made.layout("workforce", "2025")),
        {"geographic_level": "National", "time_period": "2025"},
        caseload_fte="x",
    )
    found = made.asked(made.figures("workforce", "2025", rows)).compare(made.US, "caseload_avg")
    assert found is not None
    assert found.year == 2024


def test_release_and_model_are_the_newest_unless_said() -> None:
    old = made.figures("workforce", "2022")
    asked = made.asked(
        old, _caseload(), neighbours=[made.ten("2021", made.NEIGHBOURS_OF_US[::-1]), made.ten("2025")]
    )
    newest = asked.compare(made.US, "caseload_avg")
    assert newest is not None
    assert (newest.release, newest.model) == ("2025", "2025")
    said = asked.compare(made.US, "caseload_avg", release="2022", model="2021")
    assert said is not None
    assert (said.release, said.year, said.model) == ("2022", 2022, "2021")
    assert said.neighbours[0].place == made.NEIGHBOURS_OF_US[-1]
    assert asked.compare(made.US, "caseload_avg", year=1999) is None
    assert asked.compare(made.US, "no_such_indicator") is None
    assert asked.releases == ["2022", "2025"]
    assert asked.breakdowns("caseload_avg") == [""]


def test_an_authority_that_a_model_does_not_know_has_no_neighbours() -> None:
    found = made.asked(_caseload()).compare("513", "caseload_avg")
    assert found is not None
    assert (found.neighbours, found.sn_mean, found.sn_n) == ((), None, 0)


def test_a_made_up_authority_borrows_the_neighbours_and_the_region_of_another() -> None:
    asked = Benchmarks([_caseload(_502="20")], [made.ten()], stands_for={"X01": made.US})
    found = asked.compare("X01", "caseload_avg")
    assert found is not None
    assert (found.sn_mean, found.sn_n, found.own) == (11, 10, None)
    assert found.region is not None
    assert found.region.name == "Westshire"


def test_we_are_ranked_among_our_neighbours() -> None:
    found = _asked(_501="12", _502="c", _503="20", _504="8")
    ranked = found.ranked()
    assert len(ranked) == 10
    assert [each.place for each in (ranked[0], *ranked[-2:])] == ["504", made.US, "503"]


def test_what_is_not_loaded_is_named_with_what_is() -> None:
    asked = made.asked(_caseload())
    asked.check("2025", "2025")
    with pytest.raises(BenchmarkError, match=r"The release 2022 is not loaded. Loaded: 2025"):
        asked.check("2022")
    with pytest.raises(
        BenchmarkError, match=r"neighbour model 2021 is not loaded. Loaded: 2025 \(May 2025\)"
    ):
        asked.check(model="2021")
    with pytest.raises(BenchmarkError, match=r"Council 502 is 502"):
        asked.check_authority("Council 502")
    with pytest.raises(BenchmarkError, match="Council 503 is 503"):
        asked.check_authority("Councl 503")
