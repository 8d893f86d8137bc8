"""goldenthread spc as a person types it."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import main
from goldenthread.cli.spc import COLUMNS
from tests.judgement.spc.series import BASE, monthly

pytestmark = pytest.mark.acceptance("3.3")


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "series.csv"
    path.write_bytes(text.encode(encoding))
    return path


def as_csv(values: list[float | None]) -> str:
    rows = [f"{day},{'' if value is None else value}" for day, value in monthly(values)]
    return "\n".join(["date,value", *rows, ""])


def run(path: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["spc", str(path), *words])


def chart(path: Path, *words: str) -> dict[str, Any]:
    result = run(path, "--format", "json", *words)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_json_has_the_promised_form(tmp_path: Path) -> None:
    """The chart as JSON: groups, points, variation, assurance, and what to know before believing it."""
    path = write(tmp_path, as_csv([*BASE, 12]))
    found = chart(path, "--improvement", "decrease", "--target", "20", "--fix-first", "12")
    assert list(found) == ["groups", "points", "variation", "assurance", "notes"]
    (group,) = found["groups"]
    assert list(group) == ["start", "n", "mean", "lower", "upper", "few_points"]
    assert (group["start"], group["n"], group["mean"], group["few_points"]) == ("2021-01-31", 13, 1.5, False)
    assert (group["lower"], group["upper"]) == pytest.approx((-6.48, 9.48))
    assert found["points"][-1] == {
        "date": "2022-01-31",
        "value": 12.0,
        "rule": "outside",
        "type": "concern_high",
    }
    assert found["points"][0] == {"date": "2021-01-31", "value": 0.0, "rule": "none", "type": "common"}
    assert (found["variation"], found["assurance"]) == ("concern_high", "pass")
    assert (
        found["notes"][0] == "Concern: 31 January 2022, 12, is above the upper limit, 9.48. Lower is better."
    )


def test_csv_has_a_row_for_each_point_with_its_group(tmp_path: Path) -> None:
    path = write(tmp_path, as_csv([*BASE, *[50, 51] * 4]))
    result = run(path, "--rebase", "2022-01-31=new front door")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 20
    assert [row["date"] for row in rows] == [day.isoformat() for day, _ in monthly([0] * 20)]
    assert {row["group_start"] for row in rows[:12]} == {"2021-01-31"}
    assert {(row["group_start"], row["mean"], row["few_points"]) for row in rows[12:]} == {
        ("2022-01-31", "50.5", "true")
    }
    assert {(row["variation"], row["assurance"]) for row in rows} == {("common", "none")}
    assert "start anew: new front door." in result.stderr


def test_each_switch_reaches_the_chart(tmp_path: Path) -> None:
    path = write(tmp_path, as_csv([*BASE, 10, 2, 7]))
    plain = chart(path, "--fix-first", "12")
    assert plain["points"][-1]["rule"] == "none"
    assert chart(path, "--fix-first", "12", "--two-of-three", "2023")["points"][-1]["rule"] == "two_in_three"
    assert chart(path)["groups"][0]["n"] == 15
    assert chart(path)["groups"][0]["mean"] != plain["groups"][0]["mean"]
    assert (
        chart(path, "--improvement", "increase", "--fix-first", "12")["points"][12]["type"]
        == "improvement_high"
    )
    assert chart(path, "--fix-first", "12")["points"][12]["type"] == "neither_high"
    assert chart(path, "--fewest", "16")["groups"][0]["lower"] is None
    assert (
        chart(path, "--fix-first", "4", "--shortest-baseline", "4", "--fewest", "4")["groups"][0]["mean"]
        == 1.5
    )
    spike = write(tmp_path, as_csv([1, 2, 1, 2, 10, *[1, 2] * 6, 1]))
    assert chart(spike, "--screen")["groups"][0]["upper"] == pytest.approx(4.6, abs=0.05)
    assert chart(spike, "--no-screen") == chart(spike)
    assert chart(spike)["groups"][0]["upper"] == pytest.approx(6.95, abs=0.05)
    halves = write(tmp_path, as_csv([0, 50] * 7))  # limits 25 -+ 133
    on_limit = ("--improvement", "decrease", "--target", "158")
    assert chart(halves, *on_limit)["assurance"] == "hit_or_miss"
    assert chart(halves, *on_limit, "--touching-counts")["assurance"] == "pass"
    falling = write(tmp_path, as_csv([*BASE, 8, 7.5, 6, 5, 4, 3, 2]))
    higher = ("--fix-first", "12", "--improvement", "increase")
    assert chart(falling, *higher)["variation"] == "concern_low"
    assert chart(falling, *higher, "--improvement-first")["variation"] == "improvement_high"


@pytest.mark.parametrize(
    "words",
    [
        ("--rebase", "2021-05-31", "--rebase", "2021-09-30"),
        ("--rebase", "2021-05-31", "2021-09-30"),
    ],
)
def test_several_new_starts(tmp_path: Path, words: tuple[str, ...]) -> None:
    found = chart(write(tmp_path, as_csv(BASE)), *words)
    assert [group["start"] for group in found["groups"]] == ["2021-01-31", "2021-05-31", "2021-09-30"]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffdate,value\r\n2023-01-31,1\r\n2023-02-28,2.5\r\n",
        "Value , note,DATE\n1,x,2023-01-31\n\n2.5,,2023-02-28",
        '"date","value"\n"2023-02-28"," 25e-1 "\n2023-01-31,+1.',
    ],
)
def test_files_as_programs_write_them(tmp_path: Path, text: str) -> None:
    """A byte-order mark, CRLF, other columns and their order, empty rows and unsorted dates do no harm."""
    points = chart(write(tmp_path, text))["points"]
    assert [(point["date"], point["value"]) for point in points] == [("2023-01-31", 1.0), ("2023-02-28", 2.5)]


def test_an_empty_value_is_a_missing_month(tmp_path: Path) -> None:
    found = chart(write(tmp_path, as_csv([*BASE, None, 2])))
    assert len(found["points"]) == 13
    assert any("No figure for January 2022" in note for note in found["notes"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "series.csv: The file is empty"),
        ("date,value\n", "series.csv: It holds no figure"),
        ("date,value\n2023-01-31,\n", "series.csv: It holds no figure"),
        ("month;value\n", "series.csv, row 1: There is no column 'date'"),
        ("date,value,Date\n", "There are 2 columns 'date'"),
        ("date,figure\n", "There is no column 'value'"),
        ("date,value\n31/01/2023,1\n", "series.csv, row 2, column date: It is not a date written 2023-06-30"),
        ("date,value\n2023-02-30,1\n", "row 2, column date: It is not a date"),
        ("date,value\n,1\n", "row 2, column date: It is not a date"),
        ("date,value\n2023-01-31,1\n2023-02-28,x\n", "row 3, column value: It is not a number"),
        ("date,value\n2023-01-31,nan\n", "row 2, column value: It is not a number"),
        ("date,value\n2023-01-31,27%\n", "row 2, column value: It is not a number"),
        ('date,value\n2023-01-31,"1,204"\n', "row 2, column value: It is not a number"),
        ("date,value\n2023-01-31,1e99\n", "row 2, column value: It is not a number"),
        (f"date,value\n2023-01-31,{'9' * 400}\n", "row 2, column value: It is not a number"),
        ("date,value\n2023-01-31,1\n2023-01-31,2\n", "row 3, column date: It is the date of row 2 again"),
        ('date,value\n2023-01-31,"1\n', "row 2: A quotation mark on this line is never closed"),
        ("date,value\n2023-01-31,1,204\n", "row 2: The row has more fields than the first row names"),
        ("date,value\n2023-01-31,caf\xe9\n", "row 2, column value: It is not a number"),
        ("date,value\n" + "x,1\n" * 30, "and 20 more"),
    ],
)
def test_what_is_wrong_is_named_by_file_row_and_column(tmp_path: Path, text: str, said: str) -> None:
    result = run(write(tmp_path, text))
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert "31/01/2023" not in result.stderr


def test_a_file_that_is_no_text_or_too_large_is_refused(tmp_path: Path) -> None:
    assert "Save it as CSV UTF-8" in run(write(tmp_path, "date,value\n", "utf-16")).stderr
    assert "Save it as CSV UTF-8" in run(write(tmp_path, "date,value,café\n", "cp1252")).stderr
    large = write(tmp_path, "date,value\n" + "x" * 6_000_000)
    assert "larger than 5 MB" in run(large).stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--rebase", "2021-05-30"), "There is no figure on 30 May 2021"),
        (("--rebase", "May"), "Write a day and the reason"),
        (("2021-05-31",), "follow --rebase"),
        (("--fix-first", "11"), "too short"),
        (("--fewest", "1"), "2 points"),
        (("--target", "nan"), "Write a number"),
        (("--target", "much"), "not a valid"),
        (("--improvement", "up"), "increase"),
        (("--two-of-three", "2022"), "2023"),
    ],
)
def test_wrong_use_is_said(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    result = run(write(tmp_path, as_csv(BASE)), *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_file_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    assert run(tmp_path / "none.csv").exit_code == 2
