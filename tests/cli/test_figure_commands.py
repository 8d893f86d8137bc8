"""figures, ledger and report as a person types them, on the demo's own workspace."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import main
from goldenthread.cli.figures import COLUMNS as FIGURE_COLUMNS
from goldenthread.cli.ledger import COLUMNS as LEDGER_COLUMNS
from goldenthread.records.settings import Settings
from goldenthread.terms.showing import show
from goldenthread.terms.words import Unit
from tests.house.demo import Demo

pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture
def demo(whole_demo: Demo) -> Path:
    return whole_demo.folder


def run(demo: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--workspace", str(demo)])


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_figures_as_csv_have_the_promised_columns_and_every_indicator(demo: Path) -> None:
    found = rows(run(demo, "figures", "--month", "2023-06", "--format", "csv"))
    assert tuple(found[0]) == FIGURE_COLUMNS
    assert {row["area"] for row in found} == {"X01"}
    assert {row["period_end"] for row in found} == {"2023-06-30"}
    assert {row["basis"] for row in found} <= {
        "month",
        "month_annualised",
        "rolling_12",
        "average_12",
        "point",
    }
    for row in found:
        assert (row["status"] == "not_available") <= (row["value"] == "" and row["reason"] != "")


def test_figures_as_json_are_numbers_or_null(demo: Path) -> None:
    result = run(demo, "figures", "--month", "2023-06", "--indicator", "referrals", "--format", "json")
    month, year = json.loads(result.stdout)
    assert (month["basis"], year["basis"]) == ("month_annualised", "rolling_12")
    assert month["value"] == pytest.approx(month["numerator"] * 12 / month["denominator"] * 10_000)
    assert year["value"] == pytest.approx(year["numerator"] / year["denominator"] * 10_000)


def test_several_months_by_locality(demo: Path) -> None:
    words = (
        "figures",
        "--from",
        "2023-05",
        "--to",
        "2023-06",
        "--indicator",
        "referrals",
        "--by",
        "locality",
    )
    found = rows(run(demo, *words, "--format", "csv"))
    assert {row["period_end"] for row in found} == {"2023-05-31", "2023-06-30"}
    assert all(row["breakdown"].startswith("locality=") for row in found)
    whole = rows(run(demo, "figures", "--month", "2023-06", "--indicator", "referrals", "--format", "csv"))
    june = [r for r in found if r["period_end"] == "2023-06-30" and r["basis"] == "rolling_12"]
    assert sum(int(row["numerator"]) for row in june) == int(whole[1]["numerator"])


def test_an_area_by_its_bare_name(demo: Path) -> None:
    found = rows(run(demo, "figures", "--month", "2023-06", "--area", "Southmere", "--format", "csv"))
    assert {row["breakdown"] for row in found} == {"locality=Southmere"}


def test_the_ledger_has_the_promised_columns_and_adds_up(demo: Path) -> None:
    found = rows(run(demo, "ledger", "assess_45", "--month", "2023-06", "--format", "csv"))
    assert tuple(found[0]) == LEDGER_COLUMNS
    [figure, _] = rows(
        run(demo, "figures", "--month", "2023-06", "--indicator", "assess_45", "--format", "csv")
    )
    for part in ("numerator", "denominator"):
        assert sum(row["part"] == part for row in found) == int(figure[part])
    assert all(row["load"] and row["file"] and row["sheet"] and row["row"] for row in found)


def test_a_ledger_by_a_kind_of_group_names_the_group_of_each_row(demo: Path) -> None:
    found = rows(run(demo, "ledger", "referrals", "--month", "2023-06", "--by", "sex", "--format", "csv"))
    assert {row["reason"] for row in found if row["part"] == "numerator"} <= {"sex=F", "sex=M", "sex=U"}


def test_a_ledger_begins_with_the_figure_its_rule_its_population_and_the_settings(demo: Path) -> None:
    asked = ("ledger", "referrals", "--month", "2023-06")
    [figure] = [
        row
        for row in rows(
            run(demo, "figures", "--indicator", "referrals", "--month", "2023-06", "--format", "csv")
        )
        if row["basis"] == "month_annualised"
    ]
    shown = run(demo, *asked).stdout.split("child ")[0]
    value = show(float(figure["value"]), Unit.PER_10000)
    counted, children = int(figure["numerator"]), int(figure["denominator"])
    for words in (
        f"Referrals to children's social care (referrals)\nX01, June 2023: {value} per 10,000, {figure['status']}\n",
        f"Above the line: {counted:,}. Below the line: {children:,}.",
        f"Population: {children:,} children, mid-2023, release made up.",
        "Each referral whose referral date is in the month.",
        f"annualise: 12. {Settings.meaning('annualise')}",
        "referral_count_includes_current: no. ",
        "recording_lag_working_days: 10. ",
    ):
        assert words in shown
    split = run(demo, *asked, "--by", "sex").stdout
    assert [line.partition(":")[0] for line in split.splitlines() if line.startswith("X01")] == [
        f"X01, sex={sex}, June 2023" for sex in "FM"
    ]


def test_with_csv_what_stands_above_the_rows_goes_to_standard_error(demo: Path) -> None:
    result = run(demo, "ledger", "cla_health", "--month", "2023-06", "--format", "csv")
    assert result.stdout.startswith(",".join(LEDGER_COLUMNS) + "\n")
    assert "Reason: as known at the time" in result.stderr
    assert "Left out: short breaks only" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("figures", "--from", "2022-07", "--to", "2023-06"),
        ("ledger", "referrals", "--month", "2023-06"),
        ("ledger", "referrals", "--month", "2023-06", "--basis", "rolling_12", "--format", "csv"),
        ("loads",),
        ("child", "X-REPEAT-YEAR-AND-DAY"),
    ],
    ids=" ".join,
)
def test_output_that_nobody_reads_to_its_end_ends_quietly(demo: Path, words: tuple[str, ...]) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    try:
        command = [sys.executable, "-m", "goldenthread", *words, "--workspace", str(demo)]
        done = subprocess.run(command, stdout=writes, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(writes)
    assert done.returncode == 141
    for word in ("pipe", "Error", "Exception", "Traceback"):
        assert word not in done.stderr


def test_the_report_in_one_format(demo: Path, tmp_path: Path) -> None:
    result = run(demo, "report", "--month", "2023-05", "--out", str(tmp_path / "out"), "--formats", "xlsx")
    assert result.exit_code == 0, result.output
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["report-2023-05-operational.xlsx"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("figures", "--month", "2023-6"), "Write a month as 2023-06"),
        (("figures", "--month", "2023-13"), "2023-13 is not a month. Write a month as 2023-06"),
        (("figures", "--from", "1900-01", "--to", "2023-06"), "1900-01 is too far away"),
        (("figures", "--month", "2199-12"), "Months go from 1950-01 to 2150-12"),
        (("figures", "--month", "2023-06", "--from", "2023-05"), "not both"),
        (("figures", "--from", "2023-06", "--to", "2023-05"), "comes after"),
        (("figures", "--indicator", "referals"), "Did you mean referrals"),
        (("figures", "--indicator", "ICPC_15"), "Did you mean icpc_15"),
        (("figures", "--indicator", "zzzz"), "`goldenthread catalogue` lists them"),
        (("figures", "--area", "Southmer"), "Did you mean Southmere?"),
        (("figures", "--area", "Nowhere"), "no locality, service or team has this name"),
        (("figures", "--area", "locality=Nowhere"), "There are: locality=East Vale"),
        (("figures", "--area", "Southmere", "--by", "sex"), "not both"),
        (("ledger", "referrals", "--month", "2023-06", "--basis", "point"), "month_annualised or rolling_12"),
        (("ledger", "referrals", "--month", "2023-06", "--by", "age=0-x"), "There is no age group"),
        (("ledger", "referrals", "--month", "2023-06", "--by", "colour"), "There is no breakdown"),
        (("ledger", "referal", "--month", "2023-06"), "Did you mean referrals"),
        (("ledger", "referrals"), "Missing option '--month'"),
        (
            ("ledger", "referrals", "--month", "2023-06", "--area", "team=Nowhere"),
            "There is no 'team=Nowhere'",
        ),
        (("ledger", "referrals", "--month", "2023-06", "--by", "team=Nowhere"), "There is no 'team=Nowhere'"),
        (
            ("ledger", "referrals", "--month", "2015-01"),
            "not available: nothing that was loaded covers referrals in January 2015",
        ),
        (("ledger", "cla_end", "--month", "2030-01"), "not available: nothing that was loaded covers"),
        (("ledger", "referrals", "--month", "2022-08", "--basis", "rolling_12"), "more of the 12 months"),
        (
            ("report", "--month", "2035-01", "--out", "x"),
            "The latest month that has ended in the records is 2023-07",
        ),
        (("report", "--month", "1990-01", "--out", "x"), "No load speaks for 1990-01"),
        (("report", "--month", "2023-06", "--out", "x", "--formats", "doc"), "There is no format"),
    ],
)
def test_wrong_use_is_said_in_words_and_exits_with_2(demo: Path, words: tuple[str, ...], said: str) -> None:
    result = run(demo, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())
    assert "Traceback" not in result.output
    assert not Path("x").exists()


def test_a_ledger_of_a_rate_without_a_population_still_opens_its_counts(demo: Path) -> None:
    asked = ("--month", "2023-06", "--format", "csv")
    split = rows(run(demo, "figures", "--indicator", "referrals", "--by", "disability", *asked))
    [year] = [row for row in split if (row["breakdown"], row["basis"]) == ("disability=no", "rolling_12")]
    assert (year["status"], year["value"]) == ("not_available", "")
    opened = rows(run(demo, "ledger", "referrals", "--basis", "rolling_12", "--by", "disability=no", *asked))
    assert sum(row["part"] == "numerator" for row in opened) == int(year["numerator"]) > 0


@pytest.mark.parametrize("words", [("figures",), ("report", "--month", "2023-06", "--out", "x"), ("loads",)])
def test_a_workspace_that_is_not_there_is_wrong_use(tmp_path: Path, words: tuple[str, ...]) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        result = run(folder, *words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{folder.name} is no workspace" in result.stderr
        assert "goldenthread init" in result.stderr


def test_a_folder_that_cannot_be_written_is_said_in_words(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = run(demo, "report", "--month", "2023-06", "--out", str(tmp_path / "file" / "out"))
    assert result.exit_code == 1
    assert "Error: " in result.stderr
    assert "Traceback" not in result.output
