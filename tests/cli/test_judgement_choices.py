"""What the council writes under [judgement] and [[rebase]] in goldenthread.toml, as the scorecard shows it."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import main
from goldenthread.workspace import Workspace
from goldenthread.workspace.config import FILE
from tests.benchmarks import made

pytestmark = pytest.mark.xdist_group("demo")
Scorecard = Callable[..., Result]


@pytest.fixture(scope="module")
def demo(own_demo: Path) -> Path:
    return own_demo


@pytest.fixture
def scorecard(demo: Path) -> Iterator[Scorecard]:
    """The scorecard of June 2023 after a line was written into the file; the file is as before afterwards."""
    file = demo / FILE
    before = file.read_text("utf-8")

    def scorecard(written: str = "", *words: str) -> Result:
        file.write_text(before.replace("[judgement]\n", f"[judgement]\n{written}\n"), "utf-8")
        return CliRunner().invoke(main, ["scorecard", "--month", "2023-06", *words, "--workspace", str(demo)])

    yield scorecard
    file.write_text(before, "utf-8")


def rag_of(result: Result, column: str) -> dict[str, str]:
    """A column of the judged rows, by indicator and group."""
    assert result.exit_code == 0, result.output
    rows = csv.DictReader(io.StringIO(result.stdout))
    return {row["indicator"] + row["breakdown"]: row[column] for row in rows if row["england"]}


def test_where_amber_ends_changes_colours_and_no_figure(demo: Path, scorecard: Scorecard) -> None:
    snapshot = Workspace.open(demo).snapshot().id
    as_csv = ("--format", "csv")
    by_default = scorecard("", *as_csv)
    by_choice = scorecard("amber_points = 0\namber_per_cent = 0", *as_csv)
    before, after = (rag_of(result, "rag_england") for result in (by_default, by_choice))
    turned = {key for key, rag in before.items() if rag == "amber"}
    assert turned
    assert {after[key] for key in turned} == {"red"}
    assert all(after[key] == before[key] for key in before if key not in turned)
    assert rag_of(by_default, "value") == rag_of(by_choice, "value")
    assert Workspace.open(demo).snapshot().id == snapshot


def test_the_table_ends_with_the_rules_in_force(scorecard: Scorecard) -> None:
    said = scorecard("amber_points = 7.5\ntwo_of_three_2023 = true").stdout
    assert "worse by no more than 7.5 percentage points (10% for rates, counts and averages)" in said
    assert "near the same limit or beyond it" in said
    assert "New start" not in said


def test_the_median_of_a_printed_report_is_not_known_and_that_is_said(scorecard: Scorecard) -> None:
    result = scorecard('neighbours = "median"', "--indicator", "repeat_referrals")
    assert "the neighbours' mean and not their median" in result.stderr
    assert "The median of the statistical neighbours" in result.stdout


REBASE = '[[rebase]]\nindicator = "{}"\nfrom = "2022-12"\nreason = "new front door"'


def test_a_new_start_stands_under_the_table_of_its_measure(scorecard: Scorecard) -> None:
    written = REBASE.format("repeat_referrals")
    line = "New start: repeat_referrals from December 2022: new front door"
    assert line in scorecard(written, "--indicator", "repeat_referrals").stdout
    assert line not in scorecard(written, "--indicator", "referrals").stdout


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "amber_point = 5",
            "goldenthread.toml, [judgement]: There is no setting 'amber_point'. Did you mean",
        ),
        (REBASE.format("repeat_referal"), "goldenthread.toml, [[rebase]]: entry 1: there is no indicator"),
    ],
)
def test_what_cannot_be_taken_is_refused_before_anything_is_read(
    scorecard: Scorecard, written: str, said: str
) -> None:
    result = scorecard(written)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_a_new_release_flips_the_colours_that_the_scorecard_would_show(demo: Path, tmp_path: Path) -> None:
    copy = tmp_path / "demo"
    shutil.copytree(demo, copy)
    in_copy = ("--workspace", str(copy))
    shown = ["scorecard", "--month", "2023-06", "--indicator", "caseload_avg", "--format", "csv", *in_copy]
    ours = float(next(iter(rag_of(CliRunner().invoke(main, shown), "value").values())))
    for release, england in (("2022", ours / 1.03), ("2025", ours * 1.01)):
        rows = made.rows_of(made.layout("workforce", release))
        made.csv_file(copy / f"{release}.csv", [{**row, "caseload_fte": f"{england:.4f}"} for row in rows])
    loading = ["benchmarks", "load", str(copy / "2022.csv"), str(copy / "2025.csv"), *in_copy]
    assert CliRunner().invoke(main, loading).exit_code == 0
    changing = ["benchmarks", "changes", "--from", "2022", "--to", "2025", *in_copy]
    for written, flip, edge in (("", "amber to ", "10%"), ("amber_per_cent = 2", "red to ", "2%")):
        file = copy / FILE
        file.write_text(
            file.read_text("utf-8").replace("[judgement]\n", f"[judgement]\n{written}\n"), "utf-8"
        )
        said = CliRunner().invoke(main, changing).stdout
        [line] = [line for line in said.splitlines() if flip in line]
        assert line.startswith("caseload_avg")
        assert f"({edge} for rates" in said
