"""An SSD extract in a database that Ibis reaches: SQLite, PostgreSQL, SQL Server and others by their address.

The database is only ever read. Its address, which may hold a password, appears in no message and in
no record: the delivery is named after the database.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import ibis
import pyarrow as pa

from goldenthread.intake.block import Block
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.headers import columns_of
from goldenthread.intake.peek import is_url
from goldenthread.intake.sources.ssd_address import SQLITE, UNREADABLE, Address, address_of
from goldenthread.intake.sources.ssd_files import Delivered, block_of_table
from goldenthread.intake.sources.ssd_tables import layout_named
from goldenthread.records.load import SourceFile
from goldenthread.standards.layout import Layout

SQLITE_HEAD = b"SQLite format 3\0"

_READ_ONLY = {"options": "-c default_transaction_read_only=on"}
ONLY_READ = {"postgres": _READ_ONLY, "postgresql": _READ_ONLY}


def is_sqlite(path: str | Path) -> bool:
    """Whether a path is a SQLite file, by its first bytes."""
    if is_url(path) or not Path(path).is_file():
        return False
    with Path(path).open("rb") as file:
        return file.read(len(SQLITE_HEAD)) == SQLITE_HEAD


def read_database(given: str | Path) -> Delivered:
    """The tables that feed records, each with its rows in the order of their keys."""
    address = address_of(given)
    with _connected(given, address) as con:
        schema, found = _tables(con)
        blocks = {layout.name: _read(con, table, schema, layout, address.name) for layout, table in found}
    file = SourceFile(address.name, *_fingerprint(blocks))
    notes = (f"Read from the schema {schema} of the database.",) if schema else ()
    return Delivered(address.name, blocks, (file,), notes)


@contextmanager
def _connected(given: str | Path, address: Address) -> Iterator[Any]:
    """A connection to read from. What goes wrong with the database is a refusal; the driver's own words, which
    may hold its address or a cell's value, are left out.
    """
    try:
        con = _connect_sqlite(address) if address.kind == SQLITE else _connect(given, address)
    except address.errors:
        raise address.unreachable() from None
    try:
        yield con
    except address.errors:
        message = "A table of the database cannot be read. Check that the account may read every ssd_ table."
        raise Refused("unreadable-table", message, file=address.name) from None
    finally:
        con.disconnect()


def _connect(given: str | Path, address: Address) -> Any:
    try:
        return ibis.connect(str(given), **ONLY_READ.get(address.kind, {}))
    except ImportError:
        raise address.without_driver() from None
    except (TypeError, ValueError):  # an option that the kind of database does not have
        raise Refused("bad-address", UNREADABLE, file=address.name) from None


def _connect_sqlite(address: Address) -> Any:
    if not is_sqlite(address.path):
        message = "There is no SQLite database of that name. Check the name and the folder."
        raise Refused("no-such-file", message, file=address.name)
    con = sqlite3.connect(f"file:{quote(str(address.path.absolute()))}?mode=ro", uri=True)
    try:
        con.execute("PRAGMA trusted_schema = OFF")
        _refuse_views(con, address.name)
        return ibis.sqlite.from_connection(con)
    except BaseException:
        con.close()
        raise


def _refuse_views(con: sqlite3.Connection, name: str) -> None:
    """A view is a program, and this file may come from anywhere."""
    views = con.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
    if any(layout_named(view) for (view,) in views):
        message = "Tables of the SSD are views in it, which can run anything. Export them as tables."
        raise Refused("views-in-file", message, file=name)


def _tables(con: Any) -> tuple[str | None, list[tuple[Layout, str]]]:
    """The schema with most tables of the SSD (the default one of equals), and those tables."""
    found = {None: _ssd_tables(con.list_tables())}
    for schema in sorted(con.list_databases()):
        found[schema] = _ssd_tables(con.list_tables(database=schema))
    best = max(found, key=lambda schema: (len(found[schema]), schema is None))
    return best, found[best]


def _ssd_tables(names: list[str]) -> list[tuple[Layout, str]]:
    """The tables by layout; of a table and a copy of it under another name, the one that is called ssd_."""
    chosen: dict[str, tuple[Layout, str]] = {}
    for name in sorted(names, key=lambda name: not name.casefold().startswith("ssd_")):
        layout = layout_named(name)
        if layout:
            chosen.setdefault(layout.name, (layout, name))
    return list(chosen.values())


def _read(con: Any, table: str, schema: str | None, layout: Layout, name: str) -> Block:
    """Only the columns of the layout leave the database, sorted here: databases sort text in their own ways."""
    source = con.table(table, database=schema)
    wanted = columns_of({column: column for column in source.columns}, layout, name, layout.name)
    chosen = source.select(*(_plain(source[column], con.name).name(column) for column in wanted.values()))
    rows = chosen.to_pyarrow().sort_by([(column, "ascending") for column in wanted.values()])
    return block_of_table(rows, layout, name, first_row=1)


def _plain(column: Any, backend: str) -> Any:
    """SQLite's types bind no one, so its cells are taken as text; others hold types that Arrow has no match for."""
    kind = column.type()
    odd = kind.is_json() or kind.is_uuid() or kind.is_unknown()
    return column.cast("string") if backend == "sqlite" or odd else column


def _fingerprint(blocks: dict[str, Block]) -> tuple[str, int]:
    """Hash and size of what was read: a database has no file to hash."""
    digest, size = hashlib.sha256(), 0
    for name, block in sorted(blocks.items()):
        table = pa.table(dict(block.cells))
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
        digest.update(name.encode())
        digest.update(sink.getvalue())
        size += table.nbytes
    return digest.hexdigest(), size
