"""What is installed with the package: written down, of licences that a council can use, and no secret beside it."""

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from tests.house import repository as rules
from tests.house.leaks import KINDS, leaks
from tools import sbom

LESSER = {"psycopg", "psycopg-binary"}
"""Under the Lesser GPL, which lets others use them as they are: the driver of the extra `postgres`."""
CHOSEN = {"pyphen"}
"""Offered under a choice of licences, of which we take one that asks for nothing: the Mozilla Public License 1.1."""
SHIPPED = ("run.txt", "spark.txt", "databases.txt")


def lock(name: str) -> str:
    return (sbom.ROOT / "requirements" / name).read_text(encoding="utf-8")


def copyleft(licence: str) -> str:
    """`strong` where the licence asks that what uses the package be given away too, `lesser` for the Lesser GPL."""
    named = set(re.findall("lgpl|agpl|gpl|lesser|library|affero|general public", licence.lower()))
    lesser = bool(named & {"lesser", "library"})
    if named & {"gpl", "agpl", "affero"} or ("general public" in named and not lesser):
        return "strong"
    return "lesser" if named & {"lgpl", "general public"} else ""


def test_the_bill_of_materials_is_that_of_the_lock() -> None:
    assert sbom.SBOM.read_text(encoding="utf-8") == sbom.written(lock("run.txt")), (
        "It is behind: run `make sbom`."
    )


def test_the_bill_of_materials_names_every_package_with_hashes_and_a_licence() -> None:
    bill = sbom.bill(lock("run.txt"))
    other_machines = "^[a-z].*; (?:.*implementation.* != 'CPython'|sys_platform == 'win32')"
    elsewhere = re.findall(other_machines, lock("run.txt"), re.MULTILINE)
    locked = len(re.findall("^[a-z]", lock("run.txt"), re.MULTILINE))
    assert len(bill["components"]) == locked - len(elsewhere)
    assert [part["name"] for part in bill["components"] if not part["hashes"]] == []
    assert [
        part["name"] for part in bill["components"] if part["licenses"] == [{"license": {"name": ""}}]
    ] == []
    [ours] = [part["dependsOn"] for part in bill["dependencies"] if part["ref"] == "goldenthread"]
    assert {"click", "ibis-framework", "pyarrow"} <= set(ours)
    reached, wave = set(), {"goldenthread"}
    while wave:
        reached |= wave
        wave = {
            n for part in bill["dependencies"] if part["ref"] in wave for n in part["dependsOn"]
        } - reached
    assert reached - {"goldenthread"} == {part["name"] for part in bill["components"]}, (
        "all are needed by something"
    )


def test_a_bill_of_other_versions_than_are_installed_is_not_written() -> None:
    with pytest.raises(SystemExit, match=r"click .* is installed and 0\.1 is locked"):
        sbom.bill("click==0.1 \\\n    --hash=sha256:" + "0" * 64)


@pytest.mark.parametrize("name", SHIPPED)
def test_no_package_asks_that_what_uses_it_be_given_away(name: str) -> None:
    found, missing = {}, []
    for package in sbom.pinned(lock(name)):
        try:
            found[package] = sbom.licence_of(distribution(package))
        except PackageNotFoundError:
            missing.append(package)
    assert len(found) > 20
    assert set(missing) <= {"pyodbc"}, "installed where the tests run, all but the driver of SQL Server"
    assert [package for package, licence in found.items() if not licence] == []
    assert {package for package, licence in found.items() if copyleft(licence) == "strong"} <= CHOSEN
    assert {package for package, licence in found.items() if copyleft(licence) == "lesser"} <= LESSER


@pytest.mark.parametrize(
    ("licence", "kind"),
    [
        ("GPL-3.0-only", "strong"),
        ("MIT AND GPL-2.0-or-later", "strong"),
        ("AGPL-3.0", "strong"),
        ("GNU General Public License v3 (GPLv3)", "strong"),
        ("GNU Affero General Public License v3", "strong"),
        ("GNU Lesser General Public License v3 or later (LGPLv3+)", "lesser"),
        ("GNU Library or Lesser General Public License (LGPL)", "lesser"),
        ("LGPL-3.0-only", "lesser"),
        ("BSD-3-Clause AND Zlib", ""),
        ("Mozilla Public License 2.0 (MPL 2.0)", ""),
    ],
)
def test_a_licence_is_known_for_what_it_asks(licence: str, kind: str) -> None:
    assert copyleft(licence) == kind


def test_the_audit_is_strict_and_asks_about_every_lock() -> None:
    makefile = (sbom.ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^AUDIT +:= .*--strict .*--require-hashes", makefile, re.MULTILINE)
    assert re.search(
        r"^audit:.*\n\t@for lock in requirements/\*\.txt; .*\$\(AUDIT\) -r", makefile, re.MULTILINE
    )


def test_no_file_holds_a_secret() -> None:
    assert [line for path, text in rules.texts(rules.files()) for line in leaks(path, text)] == []


SECRETS = {
    "a private key": "-----BEGIN RSA PRIVATE" + " KEY-----",
    "a key of Amazon": "AKIA" + "A1B2" * 4,
    "a token of GitHub": "ghp" + "_" + "a1" * 18,
    "a token of Slack": "xoxb" + "-1234567890",
    "a key of Google": "AIza" + "a" * 35,
    "a key of Azure": "AccountKey" + "=" + "a1" * 20,
    "a signed token": ".".join(("eyJ" + "a" * 10,) * 2) + ".x",
    "a password in an address": "postgresql://ann" + ":hunter2@server/council",
    "a password": "DB_PASS" + 'WORD = "correct-horse"',
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_secret_is_found_and_not_repeated(kind: str) -> None:
    [line] = leaks(Path("settings.toml"), f"x = 1\n{SECRETS[kind]}\n")
    assert line.startswith(f"settings.toml, line 2: {kind}.")
    assert SECRETS[kind] not in line


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://someone:sesame@server/x",
        "https://www.gov.uk/a:b",
        'password = "{password}"',
        "token = given",
    ],
)
def test_what_is_no_secret_passes(text: str) -> None:
    assert leaks(Path("README.md"), text) == []
