"""What the machine gives: rights of files, room on the disk, the clock, programs and drivers."""

from __future__ import annotations

import ctypes.util
import fcntl
import importlib.util
import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

from goldenthread_web.upkeep.doctor.finding import Finding, Findings, look, mend, ok

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_LEAST, _BETTER = (
    1 << 30,
    5 << 30,
)  # bytes free below which a load may fail; below which it is time to think of it
_SECRETS = ("SECRET_KEY", "DATABASE", "SIGN_IN_SECRET")


def rights(workspace: Path, named: dict[str, Path]) -> Findings:
    """Whether the records, the database and the secrets are closed to the machine's other accounts.

    named: what the environment names as files with secrets.
    """
    folders = [workspace, *(workspace / name for name in ("loads", "snapshots", "packs", "shelf"))]
    closed = not workspace.stat().st_mode & _OTHERS
    if not closed:
        yield mend(
            "rights", f"other accounts of this machine get into the workspace. Run: chmod 700 {workspace}"
        )
    for folder in folders:
        if folder.is_dir() and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            yield mend("rights", f"this account can't write to {folder}. Whoever runs the site must own it.")
    bad = [path for path in named.values() if path.exists() and path.stat().st_mode & stat.S_IRWXO]
    for path in bad:
        yield mend("rights", f"every account of this machine reads {path}. Run: chmod o= {path}")
    if closed and not bad:
        yield ok("rights", "the workspace and the secrets are closed to other accounts.")


def room(workspace: Path) -> Findings:
    free = shutil.disk_usage(workspace).free
    words = f"{free / (1 << 30):,.1f} GB are free on the disk of the workspace."
    if free < _LEAST:
        yield mend("disk", f"{words} A load may not fit any more: make room.")
    elif free < _BETTER:
        yield look("disk", f"{words} Make room before it gets less than 1 GB.")
    else:
        yield ok("disk", words)


def clock(run: Callable[..., subprocess.CompletedProcess[str]] = subprocess.run) -> Findings:
    """Whether the machine's clock is set by others: codes of the second step, sessions and the history go by it."""
    program = shutil.which("timedatectl")
    said = ""
    if program:
        done = run(
            [program, "show", "--property=NTPSynchronized", "--value"],
            capture_output=True,
            text=True,
            check=False,
        )
        said = done.stdout.strip()
    if said == "yes":
        yield ok("clock", "it is set by a time server.")
    else:
        words = (
            "no time server sets it"
            if said == "no"
            else "this machine does not say whether a time server sets it"
        )
        yield look("clock", f"{words}. Codes of the second step and the history go by it: see timedatectl.")


def programs(database_kind: str) -> Findings:
    """What is installed beside goldenthread, where something asks for it."""
    yield from _postgresql(database_kind)
    if all(map(ctypes.util.find_library, ("pango-1.0", "pangoft2-1.0"))):
        yield ok("pdf", "PDF can be made.")
    else:
        yield mend(
            "pdf",
            "Pango is missing, so no PDF can be made. On Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0",
        )
    drivers = {"spark": "pyspark", "sqlserver": "pyodbc"}
    there = [extra for extra, module in drivers.items() if importlib.util.find_spec(module)]
    yield ok("extras", f"installed: {', '.join(there) or 'none'} (none is needed to run the site).")


def _postgresql(database_kind: str) -> Findings:
    if database_kind != "postgresql":
        return
    if importlib.util.find_spec("psycopg") is None:
        yield mend(
            "driver", "the database is PostgreSQL and its driver is missing. Install goldenthread[postgres]."
        )
    else:
        yield ok("driver", "that of PostgreSQL is installed.")


def assets(static: Path) -> Findings:
    if (static / "staticfiles.json").is_file():
        yield ok("assets", "styles, scripts and fonts are built.")
    else:
        yield mend(
            "assets",
            "styles and scripts are not built, so pages fail. Install the packaged goldenthread, or run make.",
        )


def worker(lock: Path) -> Findings:
    """Whether a process does the jobs and works out the figures: it holds a lock for as long as it lives."""
    if not lock.exists():
        yield mend(
            "worker",
            "nothing has ever worked out figures here. `goldenthread serve` starts the process that does.",
        )
        return
    with lock.open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            yield ok("worker", "the process that does the long work runs.")
            return
    yield mend("worker", "nothing does the long work: loads show no figures. Start `goldenthread serve`.")


def secrets_named(environment: dict[str, str], prefix: str) -> tuple[dict[str, Path], list[Finding]]:
    """The files that hold secrets, and what is to be said of secrets that stand in the environment itself."""
    files = {
        name: Path(environment[f"{prefix}{name}_FILE"])
        for name in _SECRETS
        if environment.get(f"{prefix}{name}_FILE")
    }
    bare = [
        f"{prefix}{name}" for name in _SECRETS if environment.get(f"{prefix}{name}") and name not in files
    ]
    found = [
        look(
            "secrets",
            f"{name} stands in the environment, where more can read it than a file. Better: {name}_FILE.",
        )
        for name in bare
    ]
    return files, found or [ok("secrets", "none stands in the environment itself.")]
