"""goldenthread scorecard on the demo: the promised columns, comparators with their years, judged figures."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import main
from goldenthread.cli.figures import COLUMNS as FIGURE_COLUMNS

pytestmark = pytest.mark.xdist_group("demo")
JUDGED = "england,england_year,sn,sn_year,sn_n,target,rag_england,rag_sn,rag_target,movement,direction,signal,assurance"


@pytest.fixture(scope="module")
def demo(own_demo: Path) -> Path:
    return own_demo


def run(demo: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["scorecard", *words, "--workspace", str(demo)])


def reported(demo: Path, out: Path, audience: str, formats: str) -> Result:
    words = ["--month", "2023-06", "--audience", audience, "--formats", formats, "--out", str(out)]
    return CliRunner().invoke(main, ["report", *words, "--workspace", str(demo)])


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_csv_has_the_promised_columns_and_the_figures_of_the_figures_command(demo: Path) -> None:
    found = rows(run(demo, "--month", "2023-06", "--format", "csv"))
    assert tuple(found[0]) == (*FIGURE_COLUMNS, *JUDGED.split(","))
    given = CliRunner().invoke(
        main, ["figures", "--from", "2023-01", "--to", "2023-06", "--format", "csv", "--workspace", str(demo)]
    )
    known = {tuple(row[c] for c in FIGURE_COLUMNS) for row in rows(given)}
    assert {tuple(row[c] for c in FIGURE_COLUMNS) for row in found} <= known


def test_the_year_is_compared_and_the_month_is_not(demo: Path) -> None:
    month, year = rows(run(demo, "--month", "2023-06", "--indicator", "repeat_referrals", "--format", "csv"))
    assert (month["basis"], year["basis"]) == ("month", "average_12")
    assert (month["england"], month["rag_england"]) == ("", "")
    assert (year["england"], year["england_year"]) == ("22", "year to 31 March 2022")
    assert (year["sn"], year["target"]) == ("18", "24")
    assert {year["rag_england"], year["rag_sn"], year["rag_target"]} <= {"green", "amber", "red"}


def test_a_month_that_is_not_final_takes_no_judgement(demo: Path) -> None:
    month, year = rows(
        run(demo, "--month", "2023-06", "--indicator", "s47_to_icpc_cohort", "--format", "csv")
    )
    assert month["status"] == "provisional"
    assert not any(month[column] for column in JUDGED.split(","))
    assert year["period_end"] == "2023-05-31"


def test_json_and_the_table_say_the_same(demo: Path) -> None:
    words = ("--month", "2023-06", "--indicator", "agency_fte")
    found = json.loads(run(demo, *words, "--format", "json").stdout)
    assert found[1]["england"] == 15.4
    assert found[1]["england_year"] == "30 September 2020"
    table = run(demo, *words)
    assert "15.4%" in table.stdout
    assert "benchmarks load" in table.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--month", "2023-13"), "2023-13"),
        (("--month", "2023-06", "--indicator", "agency"), "agency_fte"),
        (("--month", "2023-06", "--area", "locality=Nowhere"), "Nowhere"),
        ((), "--month"),
    ],
)
def test_wrong_use_is_said(demo: Path, words: tuple[str, ...], said: str) -> None:
    result = run(demo, *words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_area_is_held_against_what_the_authority_is_held_against(demo: Path) -> None:
    found = rows(
        run(
            demo,
            "--month",
            "2023-06",
            "--area",
            "locality=North Wold",
            "--indicator",
            "repeat_referrals",
            "--format",
            "csv",
        )
    )
    assert found[1]["breakdown"] == "locality=North Wold"
    assert found[1]["england"] == "22"


def test_the_whole_report_is_written_for_an_audience(demo: Path, tmp_path: Path) -> None:
    result = reported(demo, tmp_path, "board", "html,xlsx")
    assert result.exit_code == 0, result.output
    assert result.stdout.split() == [
        str(tmp_path / f"report-2023-06-board.{kind}") for kind in ("html", "xlsx")
    ]
    page = (tmp_path / "report-2023-06-board.html").read_text("utf-8")
    for said in (
        "Headlines",
        "Dashboard",
        "England",
        "Statistical neighbours",
        "Not rated",
        "not for publication",
    ):
        assert said in page
    [year] = [
        row
        for row in rows(run(demo, "--month", "2023-06", "--indicator", "assess_45", "--format", "csv"))
        if row["basis"] == "average_12"
    ]
    assert f"{float(year['value']):.0f}%" in page


def test_for_scrutiny_a_draft_is_written_that_keeps_small_numbers_back(demo: Path, tmp_path: Path) -> None:
    result = reported(demo, tmp_path, "scrutiny", "html")
    assert result.exit_code == 0, result.output
    page = (tmp_path / "report-2023-06-scrutiny.html").read_text("utf-8")
    assert "Draft for scrutiny: not published yet" in page
    assert "[c]" in page
    assert "goldenthread ledger" not in page


class WithoutPango:
    """Importing WeasyPrint fails as it does where the system has no Pango."""

    def find_spec(self, name: str, *_: object) -> None:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")


def test_a_machine_without_pango_is_told_what_the_pdf_needs(
    demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [n for n in sys.modules if n.startswith("weasyprint") or n.endswith("formats.pack.pdf")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [WithoutPango(), *sys.meta_path])
    result = reported(demo, tmp_path, "board", "pdf")
    assert result.exit_code == 1
    assert "apt-get install libpangoft2-1.0-0" in result.stderr
    assert list(tmp_path.iterdir()) == []
