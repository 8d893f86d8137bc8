"""A PostgreSQL server of the tests' own, on this machine only: for extracts read out of a database, and for the web."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.missing import missing

WITH_PASSWORD = "guarded"
"""The account that has to say its password, for a test that makes it."""
INITDB = "usr/lib/postgresql/*/bin/initdb"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="What the tests of the web application keep people's decisions in.",
    )


def find_server() -> Path | None:
    """The folder that holds initdb and pg_ctl; Debian keeps it off the path."""
    debian = max(Path("/").glob(INITDB), default=None)
    initdb = debian or shutil.which("initdb")
    return Path(initdb).parent if initdb else None


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of an empty database, in a server started for this worker and thrown away after."""
    programs = find_server() or missing("PostgreSQL")
    with tempfile.TemporaryDirectory(prefix="goldenthread-pg-") as name:  # short: a socket's path has a limit
        folder = Path(name)
        data = folder / "data"
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        port = _free_port()
        _run(programs / "initdb", "-D", data, "-U", "goldenthread", "-A", "trust", "-E", "UTF8", "--no-sync")
        access = data / "pg_hba.conf"  # everyone comes in without a password but this account
        access.write_text(f"host all {WITH_PASSWORD} all scram-sha-256\n{access.read_text('utf-8')}", "utf-8")
        settings = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off"
        _run(
            programs / "pg_ctl", "-D", data, "-l", folder / "log", "-o", settings, "-w", "-t", "300", "start"
        )
        try:
            yield f"postgresql://goldenthread@127.0.0.1:{port}/postgres"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _run(*command: object) -> None:
    """As the account `postgres` where we are root: the server refuses to run as root."""
    words = [str(word) for word in command]
    account = "postgres" if os.geteuid() == 0 else None
    subprocess.run(
        words, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, user=account, cwd="/"
    )


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port
