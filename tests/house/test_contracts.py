"""The import contracts cover every package that is there, and break when a package reaches upwards."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.house.repository import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN_AN_ENGINE = ("scorecard", "ledger", "cli")
DEFINE = ("catalogue", "indicators")


def there(*names: str) -> set[str]:
    """Those of the packages that are there: import-linter wants no name of one that is not."""
    src = ROOT / "src" / "goldenthread"
    return {f"goldenthread.{name}" for name in names if (src / name / "__init__.py").exists()}


def contract(kind: str, protects: str) -> dict[str, Any]:
    """The contract of this kind that keeps others away from a module; empty where there is none."""
    key = f"{kind}_modules"
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    return next((one for one in contracts if protects in one.get(key, ())), {})


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_nobody_else_may_run_an_engine() -> None:
    """A package joins `allowed_importers` when it comes: import-linter wants no name of one that is not there."""
    assert set(contract("protected", "goldenthread.engine")["allowed_importers"]) <= there(*RUN_AN_ENGINE)


def test_every_package_of_definitions_is_kept_from_the_engines() -> None:
    named = set(contract("forbidden", "goldenthread.engine")["source_modules"])
    assert named == there(*DEFINE), "pyproject.toml, contract 'Definitions name no engine': source_modules"


@pytest.mark.parametrize(
    ("module", "reaches_for"),
    [
        ("terms/bad.py", "goldenthread.records"),
        ("records/bad.py", "django"),
        ("nowhere/__init__.py", "goldenthread.terms"),
    ],
)
def test_a_contract_can_break(module: str, reaches_for: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    bad = tmp_path / "src" / "goldenthread" / module
    bad.parent.mkdir(exist_ok=True)
    bad.write_text(f"import {reaches_for}\n", encoding="utf-8")
    answer = lint(tmp_path)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert "BROKEN" in answer.stdout
