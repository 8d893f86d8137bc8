"""goldenthread claims as a person types it: exit codes, the three formats, what is refused."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import main
from goldenthread.indicators.population import Estimate
from goldenthread.narrative.finding import COLUMNS
from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import Authority

MADE_UP = Authority("999", "Made-up", estimates=(Estimate(2022, "made up", "999", 1_000),), made_up=True)
TRUE = "Referrals rose to 240 per 10,000 in June 2023, from 120 in May 2023.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A council of 1,000 children: one referral in April, one in May, two in June."""
    root = tmp_path_factory.mktemp("claims")
    extract = root / "ssd"
    extract.mkdir()
    people = "".join(f"{name},F,2010-01-01\n" for name in "ABCD")
    (extract / "ssd_person.csv").write_text(f"pers_person_id,pers_sex,pers_dob\n{people}")
    days = ("2023-04-04", "2023-05-09", "2023-06-06", "2023-06-13")
    referrals = "".join(
        f"{n},{name},{day},,\n" for n, (name, day) in enumerate(zip("ABCD", days, strict=True))
    )
    header = "cine_referral_id,cine_person_id,cine_referral_date,cine_close_date,cine_close_reason\n"
    (extract / "ssd_cin_episodes.csv").write_text(header + referrals)
    workspace = Workspace.create(root / "workspace", MADE_UP)
    workspace.load([extract], reference_date=date(2023, 7, 31), who="test")
    return root / "workspace"


def _check(folder: Path, text: str, *words: str) -> Result:
    path = folder.parent / "commentary.md"
    path.write_text(text, "utf-8")
    return CliRunner().invoke(
        main, ["claims", str(path), "--month", "2023-06", "--workspace", str(folder), *words]
    )


def test_a_true_text_exits_with_nil_and_a_wrong_one_with_one(folder: Path) -> None:
    true, wrong = _check(folder, TRUE), _check(folder, TRUE.replace("240", "250"))
    assert (true.exit_code, wrong.exit_code) == (0, 1), true.output + wrong.output
    assert "3 claims: 3 true, 0 wrong, 0 can't be checked. Nothing is wrong." in true.stdout
    assert "It may not be signed off while a wrong one stands." in wrong.stdout
    assert "240 per 10,000 (June 2023)" in wrong.stdout


@pytest.mark.acceptance("3.4")
def test_csv_and_json_hold_every_finding(folder: Path) -> None:
    """Both have the same columns and the same rows; what can't be checked doesn't stop sign-off."""
    text = TRUE + "\nReferrals were 300 at the last report.\n"
    rows = list(csv.DictReader(io.StringIO(_check(folder, text, "--format", "csv").stdout)))
    found = json.loads(_check(folder, text, "--format", "json").stdout)
    assert [list(row) for row in found] == [list(COLUMNS)] * 4
    assert [[str(value) for value in row.values()] for row in found] == [list(row.values()) for row in rows]
    assert [row["verdict"] for row in rows] == ["true", "true", "true", "can't be checked"]
    assert _check(folder, text).exit_code == 0


def test_the_report_before_and_further_cells_can_be_handed_in(folder: Path) -> None:
    cells = folder.parent / "cells.csv"
    cells.write_text("label,basis,value,unit,called,scope\nAgency,% of establishment,34.86,%,agency rate,\n")
    text = "The agency rate is 35%. Referrals rose to 240 in June 2023.\n"
    result = _check(folder, text, "--cells", str(cells), "--since", "2023-05", "--format", "json")
    assert result.exit_code == 0, result.output
    bound = [row["bound_to"] for row in json.loads(result.stdout) if row["kind"] == "number"]
    assert bound[0] == "Agency, % of establishment"


def test_what_can_not_be_read_is_said_in_words(folder: Path) -> None:
    """A missing file is wrong use; a text that is none, and a bad file of cells, are refused; no traceback."""
    missing = CliRunner().invoke(main, ["claims", str(folder / "no.md"), "--month", "2023-06"])
    assert missing.exit_code == 2
    path = folder.parent / "bad.md"
    path.write_bytes(b"\xff\xfe\x00")
    bad = CliRunner().invoke(main, ["claims", str(path), "--month", "2023-06", "--workspace", str(folder)])
    assert (bad.exit_code, "Save it as plain text or Markdown." in bad.output) == (1, True)
    cells = folder.parent / "cells.csv"
    cells.write_text("label\n")
    refused = _check(folder, TRUE, "--cells", str(cells))
    assert (refused.exit_code, "cells.csv, row 1: There is no column" in refused.output) == (1, True)
