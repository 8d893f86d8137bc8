"""A workbook behind a password and an old .xls: refused in words that say what to do, whatever they arrive as."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook, PasswordError

from goldenthread.cli import main
from tests.intake.gate.building import save
from tests.intake.gate.compound import encrypted_workbook, old_workbook

WITH_PASSWORD = "It is protected by a password. Open it in Excel, take the password off"
OLD = "It is an Excel 97-2003 workbook. Open it in Excel and save it as .xlsx."
FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "return.xlsx": (encrypted_workbook, WITH_PASSWORD),
    "return.xls": (old_workbook, OLD),
    "protected.xls": (lambda: old_workbook(password=True), OLD),
    "renamed.csv": (encrypted_workbook, WITH_PASSWORD),
}
AGAIN = {"ssda903": "Export it again as CSV.", "cin-census": "Export it again as XML.", "hr": "again as CSV."}


@pytest.mark.parametrize("rows", [3, 300])
def test_an_old_workbook_made_here_is_a_true_one(tmp_path: Path, rows: int) -> None:
    path = save(tmp_path, old_workbook(rows=rows), "old.xls")
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_name("List 1")
    assert sheet.to_python() == [[float(row)] for row in range(rows)]


@pytest.mark.parametrize("name", ["return.xlsx", "protected.xls"])
def test_a_password_made_here_is_a_true_one(tmp_path: Path, name: str) -> None:
    path = save(tmp_path, FILES[name][0](), name)
    with pytest.raises(PasswordError):
        CalamineWorkbook.from_path(path)


@pytest.mark.acceptance("2.8")
@pytest.mark.parametrize("given_as", [[], ["--as", "annex-a"]], ids="".join)
@pytest.mark.parametrize("name", FILES)
def test_refused_in_words_that_say_what_to_do(tmp_path: Path, name: str, given_as: list[str]) -> None:
    """A workbook behind a password and an Excel 97-2003 one, under any name, are refused with what to do."""
    build, words = FILES[name]
    result = CliRunner().invoke(main, ["check", str(save(tmp_path, build(), name)), *given_as])
    assert result.exit_code == 1
    assert result.output.startswith(f"{name}: refused\n")
    assert words in result.output
    assert str(tmp_path) not in result.output


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("given_as", AGAIN)
def test_in_place_of_a_file_that_is_no_workbook(tmp_path: Path, name: str, given_as: str) -> None:
    path = save(tmp_path, FILES[name][0](), name)
    result = CliRunner().invoke(main, ["check", str(path), "--as", given_as])
    assert result.exit_code == 1
    assert AGAIN[given_as] in result.output
