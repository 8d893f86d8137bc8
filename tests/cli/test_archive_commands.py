"""init, load, check, loads and child as a person types them: words, exit codes, nothing on the wrong stream."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import main
from goldenthread.workspace import Workspace
from tests.workspace.deliveries import JUNE, MAY, as_if_read_by_an_older_version, restricted, ssd, staff

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run(*words: object, **environment: str) -> Result:
        """A command in the workspace `w`, where it takes one."""
        args = [str(word) for word in words]
        if args[0] in ("load", "loads", "child", "figures"):
            args += ["--workspace", str(tmp_path / "w")]
        return CliRunner(env={"GOLDENTHREAD_USER": "Ann", **environment}).invoke(main, args)

    assert run("init", tmp_path / "w", "--authority", "878").exit_code == 0
    return run


def test_init_makes_a_workspace_with_the_authoritys_population(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["init", str(tmp_path / "new"), "--authority", "878"])
    assert result.exit_code == 0
    assert "Devon (878)" in result.stdout
    assert "148,164 (mid-2024" in result.stdout
    assert Workspace.open(tmp_path / "new").authority == "878"


def test_init_of_an_unknown_code_says_that_its_population_is_missing(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["init", str(tmp_path / "new"), "--authority", "X1"])
    assert result.exit_code == 0
    assert "population is not known" in result.stdout
    given = ["--authority", "X1", "--name", "Exshire", "--children", "1000", "--year", "2023"]
    assert CliRunner().invoke(main, ["init", str(tmp_path / "other"), *given]).exit_code == 0
    estimate = Workspace.open(tmp_path / "other").population.of("X1", "")
    assert not isinstance(estimate, str)
    assert (estimate.count, estimate.year) == (1_000, 2023)


def test_load_keeps_and_says_what_it_kept(run: Run, tmp_path: Path) -> None:
    result = run("load", ssd(tmp_path / "ssd"), "--reference-date", "2023-06-30")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "accepted, kept as 2023-06-30-ssd-" in result.stdout
    again = run("load", tmp_path / "ssd", "--reference-date", "2023-06-30")
    assert (again.exit_code, again.stderr) == (0, "")
    assert "already held" in again.stdout
    assert "Nothing has changed" in again.stdout


def test_load_of_another_delivery_for_the_same_date_asks_for_replace(run: Run, tmp_path: Path) -> None:
    run("load", ssd(tmp_path / "may", MAY), "--reference-date", "2023-06-30")
    june = ssd(tmp_path / "june", JUNE)
    result = run("load", june, "--reference-date", "2023-06-30")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "contacts: 1 added, 0 removed, 0 changed" in result.stderr
    assert "--replace" in result.stderr
    assert "Nothing was changed" in result.stderr
    result = run("load", june, "--reference-date", "2023-06-30", "--replace")
    assert result.exit_code == 0
    assert "in place of 2023-06-30-ssd-" in result.stdout
    assert [row["stands"] for row in json.loads(run("loads", "--format", "json").stdout)] == [
        "replaced",
        "in force",
    ]


def test_load_of_files_that_are_read_otherwise_now_says_how_to_read_them_anew(
    run: Run, tmp_path: Path
) -> None:
    path = ssd(tmp_path / "ssd")
    run("load", path)
    older = as_if_read_by_an_older_version(Workspace.open(tmp_path / "w"))
    result = run("load", path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"already held as {older}" in result.stdout
    assert "--replace to read it anew" in result.stdout
    assert f"in place of {older}" in run("load", path, "--replace").stdout
    assert "read it anew" not in run("load", path).stdout


def test_load_of_nonsense_is_refused_by_name_and_without_a_traceback(run: Run, tmp_path: Path) -> None:
    (tmp_path / "secret-child-4711.csv").write_text("a,b\n4711,Ann Smith\n")
    result = run("load", tmp_path / "secret-child-4711.csv", staff(tmp_path / "hr"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "secret-child-4711.csv: refused" in result.stderr
    assert "staff.csv: sound, and not kept" in result.stderr
    assert "Traceback" not in result.stderr
    assert "Ann Smith" not in result.stderr


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["load"], "Missing argument"),
        (["load", ".", "--as", "excel"], "'excel' is not one of"),
        (["load", ".", "--reference-date", "30/06/2023"], "Write the day as 2023-06-30"),
        (["load", "/there/is/nothing.csv", "."], "There is no file or folder named nothing.csv. Check"),
        (
            ["check", "/there/is/nothing", "/nor/here"],
            "There is no file or folder named nothing, here. Check",
        ),
        (["check", "/there/is/nothing", "--json"], "There is no file or folder named nothing. Check"),
        (["loads", "withdraw", "nothing"], "is no load of this workspace"),
        (["nonsense"], "No such command"),
    ],
)
def test_wrong_use_is_answered_with_2(run: Run, words: list[str], what: str) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert what in result.stderr


@pytest.mark.parametrize("command", ["load", "check"])
def test_a_folder_with_nothing_to_read_is_wrong_use(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "delivery").mkdir()
    (tmp_path / "delivery" / "README.txt").write_text("about the data\n")
    result = run(command, tmp_path / "delivery")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "There is no file to read in delivery" in result.stderr


def test_a_folder_that_is_no_workspace_is_wrong_use(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["loads", "--workspace", str(tmp_path)])
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")
    assert "goldenthread init" in result.stderr


def test_check_keeps_nothing_and_answers_programs(run: Run, tmp_path: Path) -> None:
    path = ssd(tmp_path / "ssd", JUNE + "4,Z,2023-06-07\n")
    before = run("loads", "--format", "json").stdout
    result = run("check", path, "--json")
    assert result.exit_code == 0
    told = json.loads(result.stdout)
    assert told["outcome"] == "warnings"
    [finding] = [f for f in told["findings"] if f["rule"] == "orphan"]
    assert set(finding) == {"file", "sheet", "row", "column", "rule", "message"}
    place = finding["file"], finding["sheet"], finding["row"], finding["column"]
    assert place == ("ssd_contacts.csv", "ssd_contacts", 5, "cont_person_id")
    assert run("loads", "--format", "json").stdout == before


def test_check_says_refused_with_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nonsense.csv").write_text("a,b\n1,2\n")
    result = run("check", tmp_path / "nonsense.csv", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["outcome"] == "refused"
    result = run("check", tmp_path / "nonsense.csv", staff(tmp_path / "hr"))
    assert result.exit_code == 1
    assert "nonsense.csv: refused" in result.stderr
    assert "staff.csv: accepted" in result.stdout


def test_withdraw_takes_a_load_out_of_force(run: Run, tmp_path: Path) -> None:
    run("load", staff(tmp_path / "hr"))
    [row] = json.loads(run("loads", "--format", "json").stdout)
    assert (row["by"], row["stands"], row["records"]) == ("Ann", "in force", 3)
    result = run("loads", "withdraw", row["load"])
    assert result.exit_code == 0
    [row] = json.loads(run("loads", "--format", "json").stdout)
    assert row["stands"] == "withdrawn"


def test_child_shows_every_row_and_respects_restrictions(run: Run, tmp_path: Path) -> None:
    run("load", ssd(tmp_path / "ssd"), restricted(tmp_path / "local", "A", "manager"))
    result = run("child", "A")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "manager" in result.stderr
    result = run("child", "A", "--json", GOLDENTHREAD_ROLE="manager")
    assert result.exit_code == 0
    rows = json.loads(result.stdout)["rows"]
    assert [row["table"] for row in rows] == ["person", "contacts", "cin_episodes", "restricted"]
    shown = run("child", "B")
    assert "contact_date: 2023-05-03" in shown.stdout
    assert "ssd_contacts.csv" in shown.stdout
    assert "Nothing is held" in run("child", "unknown").stdout


def test_help_names_every_command() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    for name in ("init", "load", "check", "loads", "child", "figures", "ledger", "report"):
        assert f"\n  {name} " in result.stdout
