"""benchmarks load, fetch, show and changes as a person types them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import main
from goldenthread.workspace import Workspace, history
from tests.benchmarks import made
from tests.benchmarks.statistics_api import StatisticsApi, serving

Run = Callable[..., Result]
SHOWN = (
    "indicator,breakdown,year,release,england,region,value,sn_mean,sn_median,sn_n,sn_missing,neighbour_model"
)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run(*words: object) -> Result:
        """A benchmarks command in the workspace `w`."""
        args = ["benchmarks", *map(str, words), "--workspace", str(tmp_path / "w")]
        return CliRunner(env={"GOLDENTHREAD_USER": "Ann"}).invoke(main, args)

    new = ["init", str(tmp_path / "w"), "--authority", made.US, "--name", "Council"]
    assert CliRunner().invoke(main, new).exit_code == 0
    return run


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Two made-up releases of the workforce, and a neighbour model of both years."""
    folder = tmp_path / "files"
    folder.mkdir()
    for release, caseload in (("2022", "10"), ("2025", "14")):
        rows = [{**row, "caseload_fte": caseload} for row in made.rows_of(made.layout("workforce", release))]
        rows = made.changed(rows, {"old_la_code": "502"}, caseload_fte="c")
        made.csv_file(folder / f"staff of {release}.csv", rows)
    (folder / "read me.txt").write_text("no figures")
    return folder


def _rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_files_of_a_folder_are_loaded_and_remembered(run: Run, files: Path, tmp_path: Path) -> None:
    result = run("load", files)
    assert result.exit_code == 0, result.output
    assert "staff of 2022.csv: kept, children's social work workforce, release 2022" in result.stdout
    assert run("load", files).stdout.count("held already") == 2
    said = [line for line in history.read(tmp_path / "w") if line["action"] == "benchmarks kept"]
    assert [(line["who"], line["outcome"]) for line in said] == [
        ("Ann", "staff of 2022.csv"),
        ("Ann", "staff of 2025.csv"),
    ]
    assert Workspace.open(tmp_path / "w").faults() == []


def test_one_file_that_is_refused_keeps_all_out(run: Run, files: Path, tmp_path: Path) -> None:
    other = made.csv_file(tmp_path / "other.csv", [{"child": "1"}])
    result = run("load", files, other)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "other.csv: it is not a file known here" in result.stderr
    assert not (tmp_path / "w" / "benchmarks").exists()


def test_files_of_a_folder_that_are_not_known_are_left_and_listed(run: Run, files: Path) -> None:
    made.csv_file(files / "other.csv", [{"child": "1"}])
    result = run("load", files)
    assert result.exit_code == 0, result.output
    assert result.stdout.count(": kept,") == 2
    assert result.stdout.splitlines()[-2:] == [
        "Left, because they are not among the files that are read here: 1",
        "  other.csv: it is not a file known here.",
    ]


def test_a_file_of_a_folder_whose_label_moved_keeps_all_out(run: Run, files: Path, tmp_path: Path) -> None:
    shape = made.layout("referrals", "2025")
    label = "Referrals and Re-referrals"
    rows = made.changed(made.rows_of(shape), {"category": label}, category="Referrals and repeat referrals")
    made.csv_file(files / "c1.csv", rows)
    result = run("load", files)
    assert result.exit_code == 1
    assert f'c1.csv, column "category": the label "{label}" is not there.' in result.stderr
    assert 'The nearest that is there is "Referrals and repeat referrals".' in result.stderr
    assert not (tmp_path / "w" / "benchmarks").exists()


@pytest.mark.parametrize("name", ["nowhere.csv", "empty folder"])
def test_what_is_not_there_is_wrong_use(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty folder").mkdir()
    assert run("load", tmp_path / name).exit_code == 2


def test_a_file_that_cannot_be_opened_is_refused_as_the_gate_has_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    result = run("load", tmp_path / "bad.csv")
    assert result.exit_code == 1
    assert "bad.csv" in result.stderr


def test_a_file_that_was_cut_off_is_refused_at_its_last_row(run: Run, files: Path) -> None:
    path = files / "staff of 2025.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines[:-1], lines[-1][:40]]), encoding="utf-8")
    result = run("load", path)
    assert result.exit_code == 1
    assert f"staff of 2025.csv, row {len(lines)}" in result.stderr
    assert "A row has fewer fields than the others." in result.stderr


def test_show_as_csv_has_the_columns_that_were_agreed(run: Run, files: Path) -> None:
    run("load", files)
    result = run("show", "--indicator", "caseload_avg", "--format", "csv", "--release", "2022")
    assert result.stdout.splitlines()[0] == SHOWN
    [row] = _rows(result)
    assert (row["year"], row["release"], row["england"], row["value"], row["sn_n"]) == (
        "2022",
        "2022",
        "10",
        "10",
        "",
    )
    assert row["neighbour_model"] == ""


def test_show_says_whose_figures_are_missing(run: Run, files: Path, tmp_path: Path) -> None:
    head = ["old_la_code", "la_name", *[c for n in range(1, 11) for c in (f"SN_{n}", f"SN_{n}P")]]
    rows = made.rows_by_model("2025")
    others = [[made.US, "Council", *[c for code in made.NEIGHBOURS_OF_US for c in (code, "Close")]]]
    others += [[code, code, *rows[0][2:]] for code in made.NEIGHBOURS_OF_US]
    (files / "neighbours.csv").write_text("\n".join(",".join(row) for row in [head, *rows, *others]))
    assert run("load", files).exit_code == 0
    [row] = _rows(run("show", "--indicator", "caseload_avg", "--format", "csv", "--neighbours", "2025"))
    assert (row["year"], row["sn_mean"], row["sn_median"], row["sn_n"]) == ("2025", "14", "14", "9")
    assert (row["sn_missing"], row["neighbour_model"]) == ("Council 502 (suppressed)", "2025")
    table = run("show", "--authority", made.US).stdout
    assert "30 September 2025" in table
    assert "statistical neighbours by the model of May 2025" in table


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "--release", "2024"), "The release 2024 is not loaded. Loaded: 2022, 2025."),
        (("show", "--neighbours", "2021"), "The neighbour model 2021 is not loaded. None is loaded yet."),
        (("show", "--authority", "Devon"), "No published figure is of the authority Devon"),
        (("show", "--indicator", "caseload"), "There is no indicator 'caseload'. Did you mean caseload_avg"),
        (("show", "--indicator", "referrals"), "Nothing was published of that indicator"),
        (("show", "--year", "1999"), "Nothing was published of that indicator"),
        (("changes", "--from", "2022", "--to", "2026"), "The release 2026 is not loaded."),
    ],
)
def test_what_is_not_held_is_wrong_use(run: Run, files: Path, words: tuple[str, ...], said: str) -> None:
    run("load", files)
    result = run(*words)
    assert result.exit_code == 2, result.output
    assert said in result.stderr
    assert result.stdout == ""


def test_before_anything_is_loaded_the_printed_table_answers(run: Run) -> None:
    result = run("show", "--format", "csv")
    rows = {(row["indicator"], row["breakdown"]): row for row in _rows(result)}
    assert len(rows) == 25
    assert (rows["referrals", ""]["england"], rows["referrals", ""]["sn_mean"]) == ("538", "")
    assert "No published file is loaded" in result.stderr
    devon = {row["indicator"]: row for row in _rows(run("show", "--format", "csv", "--authority", "878"))}
    assert (devon["referrals"]["sn_mean"], devon["assessments"]["year"]) == ("465", "2021")


def test_changes_from_one_release_to_the_next(run: Run, files: Path) -> None:
    run("load", files)
    rows = _rows(run("changes", "--from", "2022", "--to", "2025", "--format", "csv"))
    england = next(row for row in rows if (row["indicator"], row["figure"]) == ("caseload_avg", "england"))
    assert (england["was_year"], england["was"], england["becomes_year"], england["becomes"]) == (
        "2022",
        "10",
        "2025",
        "14",
    )
    table = run("changes", "--from", "2022", "--to", "2025")
    assert table.stdout.splitlines()[-1] == f"{len(rows)} figures change, 0 colours flip."


def test_fetch_loads_what_is_known_and_leaves_the_rest(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    lines = made.grid(list(made.rows_of(made.layout("plans_by_length", "2025")))).rows
    content = "\n".join(",".join(cells) for cells in lines).encode()
    with serving(StatisticsApi({"Plans by length": b"a,b\n1,2\n", "plans": content})) as api:
        result = run("fetch", "--from", api.address)
    assert result.exit_code == 0, result.output
    assert "2 data sets are listed, 1 of them are files known here." in result.stdout
    assert "plans: kept, child protection plans by length of time (d5), release 2025" in result.stdout
    closed = run("fetch", "--from", api.address)
    assert closed.exit_code == 1
    assert "cannot be reached" in closed.stderr
