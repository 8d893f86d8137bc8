"""The published sample files: each is read, or refused for a reason that says what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import main
from tests.house.repository import ROOT

SAMPLES = ROOT.parent / "shared" / "data" / "samples"
# Beside the files of records: what they are and under which licence they stand.
READ = ("annex_a", "cin_census", "ssda903", "workforce", "dfe_api")

pytestmark = [
    pytest.mark.acceptance("2.7"),
    pytest.mark.skipif(
        not SAMPLES.is_dir(), reason="the shared folder of samples is not beside the repository"
    ),
]


def _files() -> list[Path]:
    return sorted(path for name in READ for path in (SAMPLES / name).rglob("*") if path.is_file())


def _deliveries() -> list[Path]:
    """What a person would hand over: a workbook, a census file, or a folder with the CSV files of its years."""
    return sorted({path.parent if path.suffix == ".csv" else path for path in _files()})


def _named(path: Path) -> str:
    return str(path.relative_to(SAMPLES))


def _checked(path: Path) -> tuple[Result, dict[str, Any]]:
    result = CliRunner().invoke(main, ["check", str(path), "--json"])
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.exit_code in (0, 1), result.output
    assert "Traceback" not in result.output
    return result, json.loads(result.stdout)


@pytest.mark.parametrize("path", _deliveries(), ids=_named)
def test_every_delivery_is_read_or_refused_for_a_stated_reason(path: Path) -> None:
    """Every sample is read or refused by the command line, without a traceback; a refusal says what to do."""
    result, said = _checked(path)
    _holds(result, said)


@pytest.mark.parametrize("path", _files(), ids=_named)
def test_every_single_file_is_read_or_refused_for_a_stated_reason(path: Path) -> None:
    """So is every file by itself, where a person hands over one of many."""
    result, said = _checked(path)
    _holds(result, said)


def _holds(result: Result, said: dict[str, Any]) -> None:
    refused = said["outcome"] == "refused"
    assert result.exit_code == int(refused)
    findings = said["findings"]
    assert all(finding["rule"] and finding["message"] for finding in findings)
    if said["outcome"] != "accepted":
        assert findings
    if refused:
        assert any(_tells_what_to_do(finding["message"]) for finding in findings), findings[:3]


def _tells_what_to_do(message: str) -> bool:
    """After the sentence that says what is wrong one begins that asks for something."""
    asked = {sentence.split()[0] for sentence in message.split(". ")[1:]}
    return bool(asked & {"Hand", "Give", "Name", "Save"})


def test_what_is_refused_is_known() -> None:
    """Handed over as they are meant to be, all samples are read but a workbook without dates and an answer of a
    web service."""
    outcomes = {_named(path): _checked(path)[1] for path in _deliveries()}
    refused = {name: _rules(said) for name, said in outcomes.items() if said["outcome"] == "refused"}
    assert refused == {
        "annex_a/2016-01-sample.xlsx": {"no-dates"},
        "dfe_api/sample_payload.json": {"not-an-input"},
    }


def _rules(said: dict[str, Any]) -> set[str]:
    return {finding["rule"] for finding in said["findings"]}
