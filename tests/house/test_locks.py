"""The lock files pin what pyproject.toml and requirements/*.in ask for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.house.repository import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def asked_in(name: str) -> list[str]:
    """The packages that a file of requirements/ asks for, each as it is written there."""
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    return [asked for line in lines if (asked := line.partition("#")[0].strip())]


def unmet(asked: list[str], lock: str) -> list[str]:
    """What is asked for and not pinned, or pinned at a version that does not do."""
    pins = dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", lock, re.MULTILINE))
    return [text for text in asked if not _met(Requirement(text), pins)]


def _met(asked: Requirement, pins: dict[str, str]) -> bool:
    name = re.sub(r"[-_.]+", "-", asked.name).lower()
    return name in pins and asked.specifier.contains(pins[name])


@pytest.mark.parametrize(
    ("lock", "asked"),
    [
        ("build.txt", asked_in("build.in")),
        ("audit.txt", asked_in("audit.in")),
        ("lock.txt", asked_in("lock.in")),
        ("node.txt", asked_in("node.in")),
        ("run.txt", PROJECT["dependencies"]),
        ("spark.txt", PROJECT["dependencies"] + EXTRAS["spark"]),
        ("databases.txt", PROJECT["dependencies"] + EXTRAS["postgres"] + EXTRAS["sqlserver"]),
        ("test.txt", PROJECT["dependencies"] + EXTRAS["spark"] + EXTRAS["postgres"] + asked_in("test.in")),
    ],
)
def test_the_lock_pins_what_is_asked_for(lock: str, asked: list[str]) -> None:
    text = Path(ROOT / "requirements" / lock).read_text(encoding="utf-8")
    assert unmet(asked, text) == [], f"requirements/{lock} is behind: run `make lock`."


def test_what_is_not_pinned_is_found() -> None:
    assert unmet(["a>=2", "B_c<3", "d"], "a==1.0 \\\nb-c==2.9 ; python_version > '3'\n") == ["a>=2", "d"]
