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
CONTRACTS: dict[str, dict[str, Any]] = {
    one["type"]: one for one in PROJECT["tool"]["importlinter"]["contracts"]
}
RUN_AN_ENGINE = ("scorecard", "ledger", "cli")


def there(*names: str) -> set[str]:
    """Those of the packages that are there: import-linter wants no name of one that is not."""
    src = ROOT / "src" / "goldenthread"
    return {f"goldenthread.{name}" for name in names if (src / name / "__init__.py").exists()}


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


def test_only_these_packages_run_an_engine() -> None:
    if not there("engine"):
        pytest.skip("goldenthread.engine is not there yet")
    assert set(CONTRACTS["protected"]["allowed_importers"]) == there(*RUN_AN_ENGINE)


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
