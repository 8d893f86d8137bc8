"""goldenthread plan: a document read, checked, and begun from a template."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldenthread.cli import main

PLAN = """\
# Stepping Stones Improvement Plan April 2030 - March 2031

# 1. Children's Action Plan

| Actions | By when | Action lead | Measure |
|---|---|---|---|
| 1.1 Answer every contact | May 2030 | Head of Front Door | It is so |
| 1.2 Ring back | soon | | |

An afterthought.

| Indicator | Baseline | Target |
|---|---|---|
| % of referrals which are repeat referrals | 27% | 27% |
"""


def _run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["plan", *words])
    return result.exit_code, result.output


def test_a_draft_for_programs(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(PLAN, "utf-8")
    code, output = _run("read", str(file), "--format", "json")
    draft = json.loads(output)
    assert code == 0
    assert set(draft) >= {
        "parts", "priorities", "outcomes", "actions", "measures", "guesses", "unplaced"
    }  # fmt: skip
    first = draft["actions"][0]
    assert (first["number"], first["text"], first["leads"], first["by_when"], first["due"]) == (
        "1.1", "Answer every contact", ["Head of Front Door"], "May 2030", "2030-05-31"
    )  # fmt: skip
    assert [each["indicator"] for each in draft["measures"]] == ["repeat_referrals"]
    assert [each["text"] for each in draft["unplaced"]] == ["An afterthought."]


def test_what_is_wrong_for_programs_and_people(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    file.write_text(PLAN, "utf-8")
    code, output = _run("check", str(file), "--on", "2030-06-01", "--format", "json")
    found = {(each["rule"], each["where"]) for each in json.loads(output)["findings"]}
    assert code == 0
    assert found >= {
        ("no-lead", "1.2"), ("no-date", "1.2"), ("no-measure", "1.2"), ("past-without-evidence", "1.1"),
        ("target-is-baseline", "% of referrals which are repeat referrals"),
    }  # fmt: skip
    code, output = _run("check", str(file), "--on", "2030-04-01")
    assert "past-without-evidence" not in output
    assert output.rstrip().endswith("findings.")


def test_what_one_rule_finds_of_many_is_said_once(tmp_path: Path) -> None:
    file = tmp_path / "plan.md"
    rows = "".join(f"| 1.{n} Ring back | May 2030 | | It is so |\n" for n in range(1, 10))
    file.write_text(f"{PLAN.split('| 1.1')[0]}{rows}", "utf-8")
    _, output = _run("check", str(file), "--on", "2030-04-01")
    assert output.count("Nobody is named as its lead.") == 1
    assert "No lead (no-lead): 9\n" in output
    assert "  * 1.1; 1.2; 1.3; 1.4; 1.5; 1.6; 1.7; 1.8; 1.9: Nobody is named as its lead.\n" in output
    told = json.loads(_run("check", str(file), "--on", "2030-04-01", "--format", "json")[1])["findings"]
    assert sum(each["rule"] == "no-lead" for each in told) == 9, "programs have each by itself"


def test_a_template_reads_back_and_is_written_over_nothing(tmp_path: Path) -> None:
    for form in ("xlsx", "docx"):
        file = tmp_path / f"new.{form}"
        assert _run("template", "--format", form, "--out", str(file))[0] == 0
        code, output = _run("read", str(file))
        assert code == 0
        assert "0 pieces that could not be placed" in output
        before = file.read_bytes()
        code, output = _run("template", "--format", form, "--out", str(file))
        assert (code, file.read_bytes()) == (1, before)
        assert "is there already" in output


def test_what_is_no_plan_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(b"%PDF-1.7")
    code, output = _run("read", str(file))
    assert code == 1
    assert "open the PDF in Word" in output


FORMS = {
    "a list": "* Open a hub (Lead: Head of Early Help; by June 2030)\n",
    "running text": "1.1 Open a hub\n    Lead: Head of Early Help\n    Deadline: June 2030\n",
    "the text of a PDF": " Ref  Action      Lead          By when\n 1.1  Open a hub  Head of Hubs  June 2030\n\f",
    "a form each": "| Action | Open a hub |\n|---|---|\n| Lead | Head of Early Help |\n| By when | June 2030 |\n",
}


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize("form", FORMS)
def test_where_no_action_is_found_it_is_said_with_what_to_do(form: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(f"# Northfen improvement plan\n\n{FORMS[form]}", "utf-8")
    for deed in ("read", "check"):
        result = CliRunner().invoke(main, ["plan", deed, str(file), "--format", "json"])
        assert result.exit_code == 1
        told = json.loads(result.stdout)
        assert "No action and no measure was found" in result.stderr
        assert "goldenthread plan template" in result.stderr
        if deed == "read":
            assert any("Head of" in each["text"] for each in told["unplaced"])
    assert _run("read", str(file))[0] == 1


def test_measures_alone_are_read_and_it_is_said_that_no_action_is_there(tmp_path: Path) -> None:
    file = tmp_path / "measures.md"
    file.write_text("| Measure | Baseline | Target |\n|---|---|---|\n| Hubs open | 1 | 3 |\n", "utf-8")
    result = CliRunner().invoke(main, ["plan", "read", str(file)])
    assert result.exit_code == 0
    assert "0 actions, 1 measures" in result.stdout
    assert "No action was found" in result.stderr
    file.write_text(PLAN, "utf-8")
    assert not CliRunner().invoke(main, ["plan", "read", str(file)]).stderr
