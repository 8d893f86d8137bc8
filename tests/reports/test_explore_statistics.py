"""Files in the layout of Explore education statistics keep its standard for open data: by its own rules, in ours."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date

import pytest

from goldenthread.indicators.figure import Figure
from goldenthread.reports.explore_statistics import COLUMNS, PLACE, Council, data_csv, meta_csv, plain
from goldenthread.reports.packs.manifest import read_figures
from goldenthread.terms.words import Basis, Status, Unit
from tests.house.repository import ROOT

DFE = ROOT.parent / "shared" / "data" / "dfe"
DEVON = Council("878", "E10000008", "Devon", "E12000009", "South West")
SHARE = Figure(
    "repeat_referrals", "", "", date(2023, 6, 30), Basis.ROLLING_12, 3.0, 11.0, 300 / 11, Unit.PERCENT, Status.FINAL,
    "", "s",
)  # fmt: skip
RATE = replace(
    SHARE, indicator="referrals", unit=Unit.PER_10000, numerator=464, denominator=10_000, value=464.0,
    basis=Basis.MONTH_ANNUALISED, status=Status.PROVISIONAL,
)  # fmt: skip
NUMBER = replace(
    SHARE, indicator="cla_u16_unregistered", unit=Unit.COUNT, denominator=None, value=3.0, basis=Basis.POINT
)
NONE = replace(SHARE, numerator=None, denominator=None, value=None, status=Status.NOT_AVAILABLE)
NOBODY = replace(SHARE, numerator=0.0, denominator=0.0, value=None)
KEPT_BACK = replace(SHARE, numerator=None, denominator=None, value=None, kept_back=True)
OF_AN_AGE = replace(SHARE, breakdown="age=16-17")
OF_A_TEAM = replace(SHARE, breakdown="team==cmd|'x'")
OLD = replace(SHARE, indicator="counted_no_more")
ALL = (SHARE, RATE, NUMBER, NONE, NOBODY, KEPT_BACK, OF_AN_AGE, OF_A_TEAM, OLD)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def one(figure: Figure) -> dict[str, str]:
    [found] = rows(data_csv(DEVON, [figure]))
    return found


def test_when_and_where() -> None:
    found = one(SHARE)
    assert [found[name] for name in PLACE] == [
        "2023", "June", "Local authority", "E92000001", "England", "E12000009", "South West", "878", "E10000008",
        "Devon",
    ]  # fmt: skip
    unknown = rows(data_csv(Council("X01", "", "Goldshire"), [SHARE]))[0]
    assert (unknown["region_code"], unknown["region_name"]) == ("x", "Not available")


@pytest.mark.parametrize(
    ("figure", "numbers"),
    [
        (SHARE, {"numerator": "3", "denominator": "11", "percent": "27.272727272727273"}),
        (RATE, {"numerator": "464", "denominator": "10000", "rate_per_10000": "464"}),
        (NUMBER, {"numerator": "3", "denominator": "z", "count": "3"}),
        (NONE, {"numerator": "x", "denominator": "x", "percent": "x"}),
        (NOBODY, {"numerator": "0", "denominator": "0", "percent": "z"}),
        (KEPT_BACK, {"numerator": "c", "denominator": "c", "percent": "c"}),
    ],
)
def test_a_number_or_the_symbol_for_none(figure: Figure, numbers: dict[str, str]) -> None:
    found = one(figure)
    columns = ("numerator", "denominator", "count", "percent", "rate_per_10000", "average")
    assert {name: found[name] for name in columns} == {**dict.fromkeys(columns, "z"), **numbers}


def test_what_it_is_of() -> None:
    found = one(RATE)
    assert (found["measure_code"], found["period_length"]) == ("referrals", "Month, as a yearly rate")
    assert (found["breakdown_topic"], found["breakdown"], found["figure_status"]) == (
        "Total",
        "Total",
        "Provisional",
    )
    aged = one(OF_AN_AGE)
    assert (aged["breakdown_topic"], aged["breakdown"]) == ("Age", "16 to 17")
    assert one(OF_A_TEAM)["breakdown"] == "'=cmd|'x'"
    assert one(OLD)["measure"] == "counted_no_more"


def test_the_rules_of_the_standard() -> None:
    found, meta = rows(data_csv(DEVON, ALL)), rows(meta_csv())
    filters = [line for line in meta if line["col_type"] == "Filter"]
    numbers = [line["col_name"] for line in meta if line["col_type"] == "Indicator"]
    grouping = [line["filter_grouping_column"] for line in filters if line["filter_grouping_column"]]
    described = [line["col_name"] for line in meta]
    assert {*PLACE, *described, *grouping} == set(COLUMNS)
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert not set(grouping) & set(described), "a column that groups has no line of its own"
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{1,49}", name) for name in COLUMNS)
    assert all(line["label"] and len(line["label"]) <= 80 for line in meta)
    assert {line["indicator_unit"] for line in meta} <= {"", "%"}
    assert all(line[name] == line[name].strip() != "" for line in found for name in (*grouping, *described))
    assert all(re.fullmatch(r"-?\d+(\.\d+)?|[cxz]", line[name]) for line in found for name in numbers)
    chosen = [*PLACE, *(line["col_name"] for line in filters)]
    assert (
        len({tuple(line[name] for name in chosen) for line in rows(data_csv(DEVON, [SHARE, RATE, NUMBER]))})
        == 3
    )


def test_the_columns_are_those_of_dfes_files() -> None:
    files = sorted((DFE / "2025").glob("*.csv"))
    if not files:
        pytest.skip("DfE's files are not beside this repository")
    for path in files:
        header = next(csv.reader(path.read_text("utf-8-sig").splitlines()))
        assert set(header[: len(PLACE)]) == set(PLACE), path.name


@pytest.mark.parametrize(
    ("value", "text"),
    [(12.0, "12"), (0.1, "0.1"), (1e-7, "0.0000001"), (27.5, "27.5"), (12_345_678.0, "12345678")],
)
def test_a_number_is_in_digits_alone(value: float, text: str) -> None:
    assert plain(value) == text


def test_a_packs_figures_are_read_back() -> None:
    head = "indicator,label,group,period_end,basis,numerator,denominator,value,unit,status\n"
    lines = (
        "repeat_referrals,x,,2023-06-30,rolling_12,3.0,11.0,27.27,%,final\n"
        "repeat_referrals,x,age=16-17,2023-06-30,rolling_12,[c],[c],[c],%,final\n"
        "repeat_referrals,x,,2021-06-30,month,,,,%,not_available\n"
    )
    told, kept_back, none = read_figures(head + lines)
    assert (told.numerator, told.value, told.kept_back) == (3.0, 27.27, False)
    assert (kept_back.value, kept_back.numerator, kept_back.kept_back, kept_back.breakdown) == (
        None, None, True, "age=16-17",
    )  # fmt: skip
    assert (none.value, none.kept_back, none.status) == (None, False, Status.NOT_AVAILABLE)
