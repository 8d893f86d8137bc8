"""Copying a whole database of people's decisions out, at one moment and while it is written to, and bringing it back.

Both kinds are reached by their own means and not by Django: a backup is brought back before there is a site.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from goldenthread_web.history.chain import FIELDS
from goldenthread_web.upkeep.problem import UpkeepError

Counts = dict[str, int]
_LINES = f"SELECT {', '.join(FIELDS)}, hash FROM history_line ORDER BY number"  # noqa: S608  # our own names
_DEBIAN = "usr/lib/postgresql/*/bin"
_MAINTENANCE = 10  # seconds to wait for a server that does not answer


@dataclass(frozen=True)
class Copy:
    """What a copy holds: how many rows each table has, which migrations made the tables, the end of the history."""

    tables: Counts
    migrations: tuple[str, ...]
    head: str


class Database(Protocol):
    """Somewhere people's decisions are kept."""

    kind: str

    def copy_to(self, file: Path) -> Copy:
        """Copy all of it into a file, as it is at one moment."""

    def bring_back(self, file: Path) -> Copy:
        """Make it from such a file; it must be empty. What is there afterwards."""

    def lines(self) -> Iterator[Mapping[str, object]]:
        """The lines of the history, from the first on."""


def database_of(settings: Mapping[str, Any]) -> Database:
    """The database that one of Django's settings describes."""
    engine = str(settings["ENGINE"])
    if engine.endswith("sqlite3"):
        return Sqlite(Path(settings["NAME"]))
    if engine.endswith("postgresql"):
        given = {"host": settings.get("HOST"), "port": settings.get("PORT"), "user": settings.get("USER")}
        given |= {"dbname": settings.get("NAME")}
        given |= {
            name: value for name, value in settings.get("OPTIONS", {}).items() if isinstance(value, str | int)
        }
        words = {name: str(value) for name, value in given.items() if value}
        return Postgresql(words, str(settings.get("PASSWORD") or ""))
    raise UpkeepError("The database is neither SQLite nor PostgreSQL: no backup of it can be made.")


class Sqlite:
    """A file of SQLite."""

    kind = "sqlite"

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def files(self) -> frozenset[Path]:
        """The file, and those beside it in which SQLite keeps what is not yet in it."""
        return frozenset(
            self.path.with_name(self.path.name + end) for end in ("", "-wal", "-shm", "-journal")
        )

    def copy_to(self, file: Path) -> Copy:
        if not self.path.is_file():
            raise UpkeepError(
                "There is no database yet, so there is nothing to back up. `goldenthread serve` makes it."
            )
        with (
            closing(sqlite3.connect(self.path, timeout=60)) as source,
            closing(sqlite3.connect(file)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        return Sqlite(file).told()

    def bring_back(self, file: Path) -> Copy:
        shutil.copyfile(file, self.path)
        self.path.chmod(0o600)
        return self.told()

    def told(self) -> Copy:
        """What is in it."""
        with self._open() as base:
            [(said,)] = base.execute("PRAGMA quick_check(1)").fetchall()
            if said != "ok":
                raise UpkeepError(
                    "The database is damaged: SQLite finds that its file does not hold together."
                )
            names = [
                name for (name,) in base.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
                )
            ]  # fmt: skip
            return _copy(base, names)

    def lines(self) -> Iterator[Mapping[str, object]]:
        with self._open() as base:
            base.row_factory = sqlite3.Row
            yield from map(dict, base.execute(_LINES))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path)) as base:
            yield base


class Postgresql:
    """A database of a server. The password goes to the server's programs by the environment, where nobody else sees
    it."""

    kind = "postgresql"

    def __init__(self, words: Mapping[str, str], password: str = "") -> None:
        self.words = words
        self.password = password

    def copy_to(self, file: Path) -> Copy:
        program = find_program("pg_dump")
        with self._open() as base, base.transaction():
            # One picture for the counts and for the copy, whatever is written meanwhile.
            base.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            [(snapshot,)] = base.execute("SELECT pg_export_snapshot()").fetchall()
            told = self._told(base)
            self._run(
                program,
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                f"--snapshot={snapshot}",
                f"--file={file}",
            )
        return told

    def bring_back(self, file: Path) -> Copy:
        self.refuse_if_used()
        self._run(
            find_program("pg_restore"),
            "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", str(file),
        )  # fmt: skip
        with self._open() as base:
            return self._told(base)

    def refuse_if_used(self) -> None:
        """Nothing is written over: the database must have no table."""
        with self._open() as base:
            if _tables(base):
                raise UpkeepError(
                    "The database at GOLDENTHREAD_DATABASE has tables already. Name an empty one: nothing is "
                    "written over."
                )

    def lines(self) -> Iterator[Mapping[str, object]]:
        from psycopg.rows import dict_row

        with self._open() as base, base.cursor(row_factory=dict_row) as cursor:
            yield from cursor.execute(_LINES)

    def _told(self, base: Any) -> Copy:
        names = _tables(base)
        return _copy(base, names)

    @contextmanager
    def _open(self) -> Iterator[Any]:
        try:
            import psycopg
        except ImportError as fault:
            raise UpkeepError(
                "The driver of PostgreSQL is not installed: pip install 'goldenthread[postgres]'."
            ) from fault
        try:
            base = psycopg.connect(**self.words, password=self.password, connect_timeout=_MAINTENANCE)  # type: ignore[arg-type]
        except psycopg.OperationalError as fault:
            raise UpkeepError(
                "The database can't be reached. Is it running, at GOLDENTHREAD_DATABASE?"
            ) from fault
        with base:
            yield base

    def _run(self, program: Path, *words: str) -> None:
        from psycopg.conninfo import make_conninfo

        given = {**os.environ, "PGCONNECT_TIMEOUT": str(_MAINTENANCE)}
        if self.password:
            given["PGPASSWORD"] = self.password
        done = subprocess.run(
            [program, f"--dbname={make_conninfo(**self.words)}", *words],
            env=given, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise UpkeepError(f"{program.name} did not end well: {_first_line(done.stderr)}")


def find_program(name: str) -> Path:
    """One of PostgreSQL's own programs: the newest of Debian's, which are off the path, or the one on the path."""
    debian = max(Path("/").glob(f"{_DEBIAN}/{name}"), key=_version, default=None)
    found = debian or shutil.which(name)
    if found is None:
        raise UpkeepError(
            f"{name} is not on this machine, and a backup of PostgreSQL is made with it. On Debian: apt-get install "
            "postgresql-client"
        )
    return Path(found)


def _version(program: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in program.parts[-3].split(".") if part.isdigit())


def _first_line(said: str) -> str:
    """What a program of PostgreSQL says first: the rest may quote what a row holds."""
    lines = [line for line in said.splitlines() if line.strip()]
    return lines[0] if lines else "it gave no reason."


def _tables(base: Any) -> list[str]:
    found = base.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
    )
    return [name for (name,) in found.fetchall()]


def _copy(base: Any, names: list[str]) -> Copy:
    return Copy(_counts(base, names), _migrations(base, names), _head(base, names))


def _counts(base: Any, names: list[str]) -> Counts:
    return {name: base.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


def _migrations(base: Any, names: list[str]) -> tuple[str, ...]:
    if "django_migrations" not in names:
        return ()
    found = base.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    return tuple(f"{app}.{name}" for app, name in found.fetchall())


def _head(base: Any, names: list[str]) -> str:
    if "history_line" not in names:
        return ""
    found = base.execute("SELECT hash FROM history_line ORDER BY number DESC LIMIT 1").fetchone()
    return str(found[0]) if found else ""
