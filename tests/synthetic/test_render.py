"""Each format opens with a reader that knows nothing of how it was written, and says what the history says."""

from __future__ import annotations

import csv
import sqlite3
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
from defusedxml import ElementTree

from goldenthread.standards import ssd as ssd_layouts
from goldenthread.standards import ssda903 as ssda903_layouts
from goldenthread.standards.annex_a import LISTS
from goldenthread.standards.codes import CODE_LISTS
from goldenthread.synthetic import History, as_known_at, generate
from goldenthread.synthetic.render import annex_a, cin_census, hr, local, ssd, ssda903
from goldenthread.synthetic.render.labels import labels
from goldenthread.terms.months import add_months, age_at
from tests.synthetic.looking import database

DAY = date(2023, 3, 31)


@pytest.fixture(scope="module")
def book(prompt: History, tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[dict[str, Any]]]:
    path = annex_a.write_workbook(prompt, DAY, tmp_path_factory.mktemp("annex") / "annex_a.xlsx")
    workbook = openpyxl.load_workbook(path)
    return {number: _rows(workbook[f"List_{number}"]) for number in LISTS}


def _rows(sheet: Any) -> list[dict[str, Any]]:
    title, headers, *rows = sheet.iter_rows(values_only=True)
    assert "made up" in title[0]
    return [dict(zip(headers, row, strict=True)) for row in rows]


def test_the_columns_are_those_of_the_standard_in_both_layouts(prompt: History, tmp_path: Path) -> None:
    for later in (True, False):
        path = annex_a.write_workbook(prompt, DAY, tmp_path / f"{later}.xlsx", later)
        workbook = openpyxl.load_workbook(path)
        assert workbook.sheetnames == [f"List_{number}" for number in LISTS]
        for number, one in LISTS.items():
            headers = [cell.value for cell in workbook[f"List_{number}"][2]]
            expected = [field.name for field in one.layout.fields if later or field.name not in one.later]
            assert headers == expected
    assert "d) Eligible child" not in {row["Eligibility Category"] for row in _rows(workbook["List_9"])}


def test_dates_are_dates(book: dict[int, list[dict[str, Any]]]) -> None:
    for number, one in LISTS.items():
        for field in one.layout.fields:
            if field.kind in ("date", "birth"):
                values = [row[field.name] for row in book[number] if row.get(field.name) is not None]
                assert all(isinstance(value, datetime) for value in values)


def test_lists_hold_what_happened_in_six_months_and_what_is_open(
    book: dict[int, list[dict[str, Any]]], prompt: History
) -> None:
    known, since = as_known_at(prompt, DAY), add_months(DAY, -6)
    referred = [day for day in known["cin_episodes"]["referral_date"].to_pylist() if day >= since]
    assert len(book[3]) == len(referred) > 50
    con = database(prompt, DAY)
    in_care = con.execute(
        "SELECT count(DISTINCT person_id) FROM cla_episodes WHERE cla_episode_ceased_date IS NULL"
    ).fetchone()
    on_plan = con.execute(
        "SELECT count(DISTINCT person_id) FROM cp_plans WHERE cp_plan_end_date IS NULL AND NOT cp_plan_ola"
    ).fetchone()
    assert in_care == (sum(row["Date Ceased to be Looked After"] is None for row in book[8]),)
    assert on_plan == (sum(row["Child Protection Plan End Date"] is None for row in book[7]),)


@pytest.mark.parametrize("number", [6, 7, 8, 9])
def test_a_child_is_listed_once(number: int, book: dict[int, list[dict[str, Any]]]) -> None:
    children = Counter(row["Child Unique ID"] for row in book[number])
    assert children
    assert max(children.values()) == 1


def test_the_referral_count_leaves_out_the_latest_and_repeats(
    book: dict[int, list[dict[str, Any]]], prompt: History
) -> None:
    known = as_known_at(prompt, DAY)["cin_episodes"].select(["person_id", "referral_date"]).to_pylist()
    counts = {row["Child Unique ID"]: row["Number of Referrals in Last 12 Months"] for row in book[3]}
    for child, stated in counts.items():
        days = sorted({row["referral_date"] for row in known if row["person_id"] == child})
        assert stated == sum(add_months(days[-1], -12) <= day < days[-1] for day in days)
    assert all(
        counts[row["Child Unique ID"]] == row["Number of Referrals in Last 12 Months"] for row in book[3]
    )
    assert max(counts.values()) >= 1


def test_ages_are_completed_years_and_minus_one_for_unborn(book: dict[int, list[dict[str, Any]]]) -> None:
    ages = [
        (row["Date of Birth"], row["Age of Child (Years)"]) for rows in (book[1], book[6]) for row in rows
    ]
    for born, age in ages:
        if born is not None:
            assert age == age_at(born.date(), DAY)
    assert -1 in {age for _, age in ages}


@pytest.mark.parametrize("later", [True, False])
def test_every_label_is_recognised_as_its_code(later: bool) -> None:
    newer = {"5D", "E17"}  # codes that the old template writes as another
    for name, code, label in labels(later):
        if code not in newer:
            assert CODE_LISTS[name].recognise(label) in (code, {"Y": "1", "N": "2"}.get(code)), label


def test_nothing_hidden_is_in_the_workbook(prompt: History, tmp_path: Path) -> None:
    path = annex_a.write_workbook(prompt, DAY, tmp_path / "book.xlsx")
    with zipfile.ZipFile(path) as parts:
        inside = " ".join(parts.namelist())
        assert "comments" not in inside
        assert b"recorded_on" not in b"".join(parts.read(name) for name in parts.namelist())


def test_ssd_files_hold_the_tables_of_the_standard(prompt: History, tmp_path: Path) -> None:
    paths = ssd.write_files(prompt, DAY, tmp_path)
    assert {path.stem for path in paths} == set(ssd_layouts.LAYOUTS)
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        needed = {field.name for field in ssd_layouts.LAYOUTS[path.stem].fields if field.needed}
        assert rows, path.name
        assert needed <= rows[0].keys()
        assert not any("recorded" in column for column in rows[0])


def test_ssd_is_the_same_as_parquet_and_in_sqlite(prompt: History, tmp_path: Path) -> None:
    tables = ssd.tables_at(prompt, DAY)
    for path in ssd.write_files(prompt, DAY, tmp_path / "parquet", "parquet"):
        assert pq.read_table(path).equals(tables[path.stem])
    con = sqlite3.connect(ssd.write_sqlite(prompt, DAY, tmp_path / "ssd.db"))
    for name, table in tables.items():
        assert con.execute(f"SELECT count(*) FROM {name}").fetchone() == (len(table),)
    con.close()


def test_ssd_loads_six_years_and_whole_periods_of_care(history: History) -> None:
    floor = date(2017, 3, 31)
    recent, whole = ssd.tables_at(history, DAY), ssd.tables_at(history, DAY, years=None)
    closed = [day for day in recent["ssd_cin_episodes"]["cine_close_date"].to_pylist() if day]
    assert min(closed) >= floor
    assert len(whole["ssd_cin_episodes"]) > len(recent["ssd_cin_episodes"])
    starts = recent["ssd_cla_episodes"]
    first = {row["clae_cla_id"]: row for row in reversed(starts.to_pylist())}
    assert all(row["clae_cla_episode_start_reason"] == "S" for row in first.values())
    assert min(row["clae_cla_episode_start_date"] for row in first.values()) < floor


def test_903_files_hold_the_year(prompt: History, tmp_path: Path) -> None:
    files = {
        path.stem.split("_")[-1]: path for path in ssda903.write_year(prompt, 2023, tmp_path, known_on=DAY)
    }
    for name, path in files.items():
        with path.open(encoding="utf-8", newline="") as file:
            headers = next(csv.reader(file))
        assert set(headers) >= {field.name for field in ssda903_layouts.LAYOUTS[name].fields if field.needed}
    with files["Episodes"].open(encoding="utf-8", newline="") as file:
        episodes = list(csv.DictReader(file))
    ends = [datetime.strptime(row["DEC"], "%d/%m/%Y").date() for row in episodes if row["DEC"]]
    assert ends
    assert all(date(2022, 4, 1) <= day <= DAY for day in ends)
    assert {row["RNE"] for row in episodes} >= {"S", "P", "L", "T", "U", "B"}
    in_care = database(prompt, DAY).execute(
        "SELECT count(*) FROM cla_episodes WHERE cla_episode_ceased_date IS NULL"
    )
    assert in_care.fetchone() == (sum(not row["DEC"] for row in episodes),)


def test_903_xml_holds_the_same_episodes(prompt: History, tmp_path: Path) -> None:
    root = ElementTree.parse(ssda903.write_xml(prompt, 2023, tmp_path / "903.xml", known_on=DAY)).getroot()
    files = {
        path.stem.split("_")[-1]: path for path in ssda903.write_year(prompt, 2023, tmp_path, known_on=DAY)
    }
    with files["Episodes"].open(encoding="utf-8", newline="") as file:
        rows = [(row["CHILD"], row["DECOM"], row["RNE"]) for row in csv.DictReader(file)]
    found = [
        (child.findtext("HEADER/CHILDID"), episode.findtext("DECOM"), episode.findtext("RNE"))
        for child in root.iter("CHILD")
        for episode in child.iter("EPISODE")
    ]
    assert sorted(map(str, found)) == sorted(map(str, rows))


def test_the_census_holds_the_episodes_open_in_the_year(prompt: History, tmp_path: Path) -> None:
    root = ElementTree.parse(
        cin_census.write_year(prompt, 2023, tmp_path / "cin.xml", known_on=DAY)
    ).getroot()
    con = database(prompt, DAY)
    expected = con.execute(
        "SELECT count(*) FROM cin_episodes WHERE close_date IS NULL OR close_date >= DATE '2022-04-01'"
    ).fetchone()
    assert expected == (len(root.findall(".//CINdetails")),)
    held = con.execute(
        """SELECT count(*) FILTER (icpc_transfer_in), count(*) FROM initial_cp_conference
           WHERE icpc_date >= DATE '2022-04-01'"""
    ).fetchone()
    moved_in = root.findall(".//CINdetails/DateOfInitialCPC")
    inside = root.findall(".//Section47/DateOfInitialCPC")
    assert held == (len(moved_in), len(moved_in) + len(inside))
    assert held[0] > 0
    assert {element.tag for element in root.iter()} >= {
        "GenderCurrent",
        "CINPlanDates",
        "ReferralNFA",
        "CPPreviewDate",
    }
    assert root.find(".//Sex") is None


def test_the_sex_element_follows_the_year(tmp_path: Path, prompt: History) -> None:
    root = ElementTree.parse(
        cin_census.write_year(prompt, 2025, tmp_path / "cin.xml", known_on=DAY)
    ).getroot()
    assert root.find(".//GenderCurrent") is None
    assert root.find(".//Sex") is not None


def test_staff_and_local_files(prompt: History, tmp_path: Path) -> None:
    staff, establishment = hr.write_files(prompt, DAY, tmp_path)
    rows = list(csv.DictReader(staff.read_text().splitlines()))
    assert {row["agency"] for row in rows} == {"Y", "N"}
    assert {row["month_end"] for row in rows} >= {"31/03/2023", "31/08/2019"}
    assert {row["scope"] for row in csv.DictReader(establishment.read_text().splitlines())} == {
        "Social workers",
        "All posts",
    }
    files = {path.stem: path for path in local.write_files(prompt, DAY, tmp_path)}
    assert set(files) == {"teams", "population", "restricted", "unregistered", "targets", "series"}
    assert all(len(path.read_text().splitlines()) > 1 for path in files.values())


def test_a_workbook_shows_nothing_that_was_recorded_later(tmp_path: Path) -> None:
    """With late recording, a month's workbook holds fewer of the month's referrals than the next month's."""
    history, counts = generate(seed=9, scale=0.04), []
    for day in (date(2023, 1, 31), date(2023, 2, 28)):
        book = openpyxl.load_workbook(annex_a.write_workbook(history, day, tmp_path / f"{day}.xlsx"))
        referred = [row["Date of referral"].date() for row in _rows(book["List_3"])]
        counts.append(sum((day.year, day.month) == (2023, 1) for day in referred))
    assert counts[0] < counts[1]
