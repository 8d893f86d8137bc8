"""The files of deploy/ are such as a machine takes, and name what there is."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.cli import main
from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import authorities
from goldenthread_web.accounts.council import config
from goldenthread_web.site.environment import new_key, read_environment
from tests.house.repository import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])
PROGRAM = "/opt/goldenthread/bin/goldenthread"


def test_systemd_takes_the_units(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze") or pytest.skip("this machine has no systemd")
    there = Path(sys.executable).with_name("goldenthread")
    for unit in UNITS:
        text = unit.read_text("utf-8").replace(PROGRAM, str(there if there.exists() else sys.executable))
        (tmp_path / unit.name).write_text(text, "utf-8")
    done = subprocess.run(
        [program, "verify", *(str(tmp_path / unit.name) for unit in UNITS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(UNITS) == 5


def test_each_unit_runs_a_command_that_there_is() -> None:
    known = set(main.list_commands(main.make_context("x", ["--help"], resilient_parsing=True)))
    called = {
        word
        for unit in UNITS
        for word in re.findall(rf"{re.escape(PROGRAM)} ([a-z-]+)", unit.read_text("utf-8"))
    }
    assert called >= {"serve", "backup", "doctor"}
    assert called <= known


def test_the_environment_is_one_that_starts(tmp_path: Path) -> None:
    Workspace.create(tmp_path / "council", authorities()["878"])
    for name, content in (
        ("secret-key", new_key()),
        ("database", "postgresql://site@127.0.0.1/goldenthread"),
    ):
        (tmp_path / name).write_text(content, "utf-8")
    text = (DEPLOY / "environment").read_text("utf-8")
    text = text.replace("/var/lib/goldenthread", str(tmp_path)).replace("/etc/goldenthread", str(tmp_path))
    given = dict(line.split("=", 1) for line in text.splitlines() if line and not line.startswith("#"))
    read = read_environment(given)
    assert read.is_production
    assert read.database.startswith("postgresql://")


def test_the_council_s_sign_in_is_one_that_is_read() -> None:
    read = config.read((DEPLOY / "sign-in.toml").read_text("utf-8"), "secret", is_production=True)
    assert read.origin == "https://login.microsoftonline.com"


def test_nginx_takes_the_file_of_the_proxy(tmp_path: Path) -> None:
    """Where there is one: it belongs to a deployment, not to what `make machine` installs."""
    nginx, openssl = shutil.which("nginx"), shutil.which("openssl")
    if not (nginx and openssl):
        pytest.skip("this machine has no nginx")
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=x",
         "-keyout", tmp_path / "privkey.pem", "-out", tmp_path / "fullchain.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
    site = (DEPLOY / "nginx.conf").read_text("utf-8").replace("/etc/ssl/goldenthread", str(tmp_path))
    site = re.sub(r"listen \[::\].*\n", "\n", site)
    site = re.sub(r"listen (80|443)", rf"listen unix:{tmp_path}/\1", site)
    (tmp_path / "site").write_text(site, "utf-8")
    whole = f"pid {tmp_path}/pid; error_log {tmp_path}/log; events {{}} http {{ include {tmp_path}/site; }}"
    (tmp_path / "whole").write_text(whole, "utf-8")
    done = subprocess.run(
        [nginx, "-t", "-q", "-c", tmp_path / "whole", "-e", tmp_path / "log"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
