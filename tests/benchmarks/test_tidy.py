"""What stands in a published cell, and what is made of it."""

from __future__ import annotations

from typing import Any

import pytest

from goldenthread.benchmarks.problem import BenchmarkError
from goldenthread.benchmarks.rows import ENGLAND
from goldenthread.benchmarks.symbols import MISSING, Cell, cell_of
from tests.benchmarks import made

IN_TIME = {"Duration_0-10_days": "20", "Duration_11-15_days": "60"}
LATE = {"Duration_16-20_days": "15", "Duration_21+_days": "5"}


def _figure(kind: str, release: str, indicator: str, place: str = made.US, **cells: str) -> dict[str, Any]:
    """Our figure of the newest year in a made-up file with these cells on our rows."""
    shape = made.layout(kind, release)
    rows = made.changed(
        made.rows_of(shape), {"old_la_code": place, "time_period": str(shape.newest)}, **cells
    )
    table = made.figures(kind, release, rows).to_pylist()
    [found] = [
        row
        for row in table
        if row["indicator"] == indicator and row["place"] == place and row["year"] == shape.newest
    ]
    return found


@pytest.mark.parametrize("symbol", sorted(MISSING))
def test_a_symbol_is_missing_and_never_nil(symbol: str) -> None:
    assert cell_of(symbol) == Cell(None, symbol)
    assert cell_of(f" {symbol.upper()} ") == Cell(None, symbol)


@pytest.mark.parametrize("symbol", ["k", "low"])
def test_what_rounds_to_nil_counts_as_nil_and_says_so(symbol: str) -> None:
    assert cell_of(symbol) == Cell(0.0, symbol)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("1,204.5", Cell(1204.5)),
        ("", Cell(None, "x")),
        ("0", Cell(0.0)),
        ("about 5", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_a_cell_is_a_number_or_nothing_known(text: str, cell: Cell | None) -> None:
    assert cell_of(text) == cell


def test_a_published_figure_is_kept_as_it_is() -> None:
    found = _figure(
        "referrals",
        "2022",
        "repeat_referrals",
        Re_referrals_percent="17.7",
        Re_referrals="177",
        Referrals="1003",
    )
    assert (found["value"], found["numerator"], found["denominator"]) == (17.7, 177, 1003)
    assert (found["period"], found["unit"]) == ("year to 31 March 2022", "%")


def test_a_share_that_is_not_published_is_worked_out() -> None:
    found = _figure("section47_icpc", "2025", "icpc_15", ICPC="100", **IN_TIME, **LATE)
    assert (found["value"], found["numerator"], found["denominator"]) == (80, 80, 100)


def test_a_hidden_part_is_known_from_the_rest_only_when_all_of_that_is_known() -> None:
    hidden = {**IN_TIME, "Duration_0-10_days": "c"}
    assert _figure("section47_icpc", "2025", "icpc_15", ICPC="100", **hidden, **LATE)["value"] == 80
    late = {**LATE, "Duration_21+_days": "c"}
    two = _figure("section47_icpc", "2025", "icpc_15", ICPC="100", **hidden, **late)
    assert (two["value"], two["symbol"]) == (None, "c")
    assert (two["low"], two["high"]) == (61, 84)  # each of the two is at least 1


def test_a_hidden_count_is_one_to_five_where_dfe_hides_only_small_ones() -> None:
    cells = {"2_years_or_more": "c", "2_years_or_more_percent": "c"}
    found = _figure("plans_by_length", "2025", "cpp_2yrs", CPP_At31="200", **cells)
    assert (found["value"], found["low"], found["high"], found["denominator"]) == (None, 1, 5, 200)
    few = _figure("plans_by_length", "2025", "cpp_2yrs", CPP_At31="3", **cells)
    assert (few["low"], few["high"]) == (1, 3)
    unknown = _figure("plans_by_length", "2025", "cpp_2yrs", CPP_At31="c", **cells)
    assert (unknown["low"], unknown["high"]) == (None, None)


def test_what_is_not_available_is_not_bounded() -> None:
    found = _figure(
        "plans_by_length",
        "2025",
        "cpp_2yrs",
        CPP_At31="200",
        **{"2_years_or_more": "x", "2_years_or_more_percent": "x"},
    )
    assert (found["symbol"], found["low"]) == ("x", None)


def test_nothing_over_nothing_is_not_applicable() -> None:
    nil = dict.fromkeys((*IN_TIME, *LATE), "0")
    found = _figure("section47_icpc", "2025", "icpc_15", ICPC="0", **nil)
    assert (found["value"], found["symbol"]) == (None, "z")


def test_the_total_of_a_long_file_is_the_denominator() -> None:
    found = _figure("placements", "2022", "cla_3placements")
    assert found["denominator"] == found["numerator"]
    shape = made.layout("placements", "2022")
    rows = made.changed(made.rows_of(shape), {"characteristic": "Total children"}, number="400")
    [row] = [
        row
        for row in made.figures("placements", "2022", rows).to_pylist()
        if row["place"] == ENGLAND and row["year"] == 2022
    ]
    assert row["denominator"] == 400


def test_authorities_that_make_one_return_both_have_its_figure() -> None:
    shape = made.layout("workforce", "2025")
    rows = made.changed(
        made.rows_of(shape),
        {"old_la_code": "512"},
        old_la_code="512 / 514",
        la_name="Council 512 / Council 514",
        caseload_fte="16.1",
    )
    found = {r["place"]: r for r in made.figures("workforce", "2025", rows).to_pylist() if r["year"] == 2025}
    assert [(found[code]["name"], found[code]["value"]) for code in ("512", "514")] == [
        ("Council 512", 16.1),
        ("Council 514", 16.1),
    ]


def test_in_the_older_layout_the_figure_stands_on_the_first_of_the_two() -> None:
    shape = made.layout("workforce", "2022")
    rows = made.changed(made.rows_of(shape), {"old_la_code": "512"}, old_la_code="940", caseload_fte="18.7")
    nothing = dict.fromkeys(shape.columns - {*made.GEOGRAPHY}, "z")
    rows = made.changed(rows, {"old_la_code": "513"}, old_la_code="941", **nothing)
    table = made.figures("workforce", "2022", rows).to_pylist()
    found = {r["place"]: r["value"] for r in table if r["indicator"] == "caseload_avg" and r["year"] == 2022}
    assert found["940"] == found["941"] == 18.7


def test_of_two_rows_one_may_say_that_the_place_did_not_exist() -> None:
    shape = made.layout("children_in_need", "2025")
    rows = list(made.rows_of(shape))
    ours = next(row for row in rows if row["old_la_code"] == made.US)
    for both in ([*rows, {**ours, "At31_episodes": "z"}], [{**ours, "At31_episodes": "z"}, *rows]):
        table = made.figures("children_in_need", "2025", both).to_pylist()
        [found] = [r for r in table if (r["place"], r["year"]) == (made.US, int(ours["time_period"]))]
        assert found["numerator"] == float(ours["At31_episodes"])
    with pytest.raises(BenchmarkError, match="row 31: Council 501 has two rows for 2024"):
        made.figures("children_in_need", "2025", [*rows[:29], {**ours, "At31_episodes": "7"}, *rows[29:]])


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"time_period": "202425"}, "row 2: time_period is not a year"),
        (
            {"At31_episodes": "many"},
            r'column "At31_episodes": a cell is neither a number nor one of the symbols c',
        ),
        (
            {"geographic_level": "Local authority", "old_la_code": "E06000066"},
            "row 2: old_la_code is not a code",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(cells: dict[str, str], words: str) -> None:
    rows = list(made.rows_of(made.layout("children_in_need", "2025")))
    with pytest.raises(BenchmarkError, match=words):
        made.figures("children_in_need", "2025", [{**rows[0], **cells}, *rows[1:]])
