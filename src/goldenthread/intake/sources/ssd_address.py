"""Where a database is: its kind and its name, told from its address, and the driver that reads it.

An address may hold a password. Nothing of it is ever shown but the name of the database.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pyarrow as pa
from ibis.common.exceptions import IbisError, TableNotFound

from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.peek import is_url

SQLITE = "sqlite"
UNREADABLE = (
    "The address of the database cannot be read. Write it as postgresql://account:password@server:5432/name; "
    "in a password, other signs than letters and digits are written as codes, such as %40 for @."
)


@dataclass(frozen=True)
class Driver:
    """A kind of database: the module whose `Error` all that can go wrong with it derives from, and how to get it."""

    module: str
    install: str = ""


_POSTGRES = Driver("psycopg", "goldenthread[postgres]")
DRIVERS = {
    SQLITE: Driver("sqlite3"),
    "postgresql": _POSTGRES,
    "postgres": _POSTGRES,
    "mssql": Driver("pyodbc", "goldenthread[sqlserver], unixODBC and Microsoft's ODBC driver for SQL Server"),
    "mysql": Driver("MySQLdb", "ibis-framework[mysql]"),
    "oracle": Driver("oracledb", "ibis-framework[oracle]"),
    "snowflake": Driver("snowflake.connector.errors", "ibis-framework[snowflake]"),
    "databricks": Driver("databricks.sql.exc", "ibis-framework[databricks]"),
}


@dataclass(frozen=True)
class Address:
    """An address that was understood, or the path of a SQLite file."""

    kind: str
    name: str
    path: Path

    @property
    def errors(self) -> tuple[type[Exception], ...]:
        """What can go wrong between here and the database; a driver that is not loaded raises nothing."""
        driver = sys.modules.get(DRIVERS[self.kind].module)
        return (IbisError, TableNotFound, pa.ArrowException, OSError, *([driver.Error] if driver else []))

    def without_driver(self) -> Refused:
        """What to install."""
        message = "The driver for this kind of database is missing, or a part of it. Install "
        return Refused("no-driver", f"{message}{DRIVERS[self.kind].install}.", file=self.name)

    def unreachable(self) -> Refused:
        """What to look at."""
        if self.kind == SQLITE:
            message = "The database is damaged or cut short. Copy it again."
            return Refused("truncated", message, file=self.name)
        message = (
            "The database cannot be reached. Check the address, the account, its password and that it runs."
        )
        return Refused("no-connection", message, file=self.name)


def address_of(given: str | Path) -> Address:
    """The address, or a refusal that shows nothing of it."""
    if not is_url(given):
        return Address(SQLITE, Path(given).name, Path(given))
    try:
        parts = urlsplit(str(given))
        _ = parts.port  # a port that is no number is only found when it is asked for
    except ValueError:
        raise Refused("bad-address", UNREADABLE, file="database") from None
    name = Path(parts.path).name or "database"
    if parts.scheme not in DRIVERS:
        kinds = ", ".join(f"{kind}://" for kind in DRIVERS)
        message = (
            f"Databases of that kind cannot be read. Give an address that begins with {kinds}, or export CSV."
        )
        raise Refused("unknown-database", message, file="database")
    return Address(parts.scheme, name, Path(parts.netloc + parts.path))
