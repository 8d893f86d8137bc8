"""The small tables that a council keeps beside its records."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goldenthread.intake.draft import Draft
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.sources.local import READER
from goldenthread.records.load import Covers, Window
from goldenthread.records.tables import TABLES

FILES = {
    "teams": "team,service,locality,from,to\nNorth 1,Assessment,North,01/04/2020,\nNorth 2,Care,North,,31/03/2023\n",
    "population": 'year,release,area,age band,sex,ethnicity,count\n2022,2024-07,E10000008,0-17,,,"145,400"\n',
    "restricted": "child,roles\n007,head of service;director\n",
    "unregistered": "child,from,until\n007,05/02/2023,\n",
    "targets": "indicator,group,baseline,baseline date,target,target date,direction,source\n"
    "repeat_referrals,,29,31/03/2023,24,31/03/2024,reduce to,the plan\ncl_suitable,age=17-18,,,,,TBC,the plan\n",
    "series": "indicator,month,numerator,denominator,source\naudits_good,2023-05,6,10,audits\n"
    "audits_good,Jun-23,7,9,audits\naudits_feedback,30/06/2023,3,9,audits\n",
}
D = date(2023, 6, 30)


def read(folder: Path, reference_date: date | None = D, **files: str) -> Draft:
    paths = []
    for name, text in files.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text(text, encoding="utf-8")
    assert all(READER.recognises(path) for path in paths)
    [delivery] = READER.deliveries(paths)
    return READER.read(delivery, reference_date)


def test_all_of_them(tmp_path: Path) -> None:
    draft = read(tmp_path, **FILES)
    assert draft.findings == []
    tables = {name: table.to_pylist() for name, table in draft.load.tables.items()}
    assert tables.keys() == FILES.keys()
    assert [row["from_date"] for row in tables["teams"]] == [date(2020, 4, 1), None]
    assert tables["teams"][1]["to_date"] == date(2023, 3, 31)
    assert (tables["population"][0]["count"], tables["population"][0]["sex"]) == (145_400, None)
    assert tables["restricted"][0]["person_id"] == "007"
    assert tables["unregistered"][0]["start_date"] == date(2023, 2, 5)
    aims = [(row["aim"], row["target"], row["target_date"]) for row in tables["targets"]]
    assert aims == [("REDUCE", 24.0, date(2024, 3, 31)), ("SET", None, None)]
    assert [row["month_end"] for row in tables["series"]] == [date(2023, 5, 31), D, D]
    for name, table in draft.load.tables.items():
        assert table.schema == TABLES[name].schema


def test_unregistered_stays_are_known_until_the_reference_date(tmp_path: Path) -> None:
    assert read(tmp_path, unregistered=FILES["unregistered"]).load.windows == (
        Window("unregistered", date(2023, 2, 5), D, Covers.SPELLS),
    )


def test_a_series_speaks_for_the_months_given_of_each_indicator(tmp_path: Path) -> None:
    windows = read(tmp_path, series=FILES["series"]).load.windows
    assert {(w.aspect, w.last.month) for w in windows} == {
        ("series", 5), ("series", 6), ("series.audits_good", 5), ("series.audits_good", 6),
        ("series.audits_feedback", 6),
    }  # fmt: skip
    assert all(w.covers is Covers.AS_AT and w.first == w.last for w in windows)


def test_without_a_reference_date_the_tables_are_as_they_are_today(tmp_path: Path) -> None:
    before = date.today()
    load = read(tmp_path, None, unregistered=FILES["unregistered"]).load
    assert before <= load.reference_date <= date.today()
    assert "today" in load.notes[0]


def test_an_empty_list_of_unregistered_stays_says_that_there_is_none(tmp_path: Path) -> None:
    load = read(tmp_path, unregistered="child,from,until\n").load
    assert load.tables["unregistered"].num_rows == 0
    assert load.windows == (Window("unregistered", D, D, Covers.SPELLS),)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"The column 'locality' is missing\. The nearest header is 'localty'"):
        read(tmp_path, teams=FILES["teams"].replace("locality", "localty"))


def test_a_table_under_another_name_is_told_by_its_columns(tmp_path: Path) -> None:
    assert "teams" in read(tmp_path, structure=FILES["teams"]).load.tables


def test_the_same_table_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Two files hold the table teams"):
        read(tmp_path, teams=FILES["teams"], structure=FILES["teams"])
