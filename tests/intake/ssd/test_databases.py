"""A database that cannot be read is refused in words: what to do, and nothing of its address or its cells."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import main
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.sources import ssd_database
from goldenthread.intake.sources.ssd_address import DRIVERS, address_of
from tests.house.postgres import WITH_PASSWORD
from tests.intake.ssd.extracts import extract, write_sqlite

NEVER_SHOWN = ("sesame", "someone", "127.0.0.1", WITH_PASSWORD, "Nemo", "Traceback")


def check(address: object) -> Result:
    """The command as a person types it; whatever it says, it says nothing of these."""
    result = CliRunner().invoke(main, ["check", str(address)])
    assert isinstance(result.exception, SystemExit), result.exception
    assert [word for word in NEVER_SHOWN if word in result.output] == []
    return result


@pytest.mark.parametrize(
    ("address", "rule", "words"),
    [
        ("postgresql://someone:sesame@127.0.0.1:9/council", "no-connection", "account, its password"),
        ("postgresql://someone:sesame@127.0.0.1:9/council?sesame=1", "no-connection", "Check the address"),
        ("postgresql://someone:sesame@127.0.0.1:port/council", "bad-address", "Write it as postgresql://"),
        ("postgresql://someone:se[same@127.0.0.1/council", "bad-address", "such as %40 for @"),
        (
            "mongodb://someone:sesame@127.0.0.1/council",
            "unknown-database",
            "begins with sqlite://, postgresql://",
        ),
        ("sqlite:///none/there.db", "no-such-file", "Check the name and the folder"),
    ],
)
def test_out_of_reach(address: str, rule: str, words: str) -> None:
    result = check(address)
    assert result.exit_code == 1
    assert rule in result.output
    assert words in result.output


@pytest.mark.parametrize("kind", sorted(DRIVERS.keys() - {"sqlite"}))
def test_a_missing_driver_says_what_to_install(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    package = DRIVERS[kind].module.partition(".")[0]
    monkeypatch.setitem(sys.modules, package, None)
    for loaded in [name for name in sys.modules if name.startswith(("ibis.backends.", f"{package}."))]:
        monkeypatch.delitem(sys.modules, loaded)
    result = check(f"{kind}://someone:sesame@127.0.0.1:9/council")
    assert result.exit_code == 1
    assert f"Install {DRIVERS[kind].install}." in result.output


def test_sql_server_says_which_extra_to_install() -> None:
    assert DRIVERS["mssql"].install.startswith("goldenthread[sqlserver]")
    assert DRIVERS["postgres"].install == DRIVERS["postgresql"].install == "goldenthread[postgres]"


@pytest.fixture
def guarded(postgres_url: str) -> str:
    """The address of a database with one table of the SSD, for an account whose password is `true`."""
    with psycopg.connect(postgres_url, autocommit=True) as con:
        con.execute("DROP SCHEMA IF EXISTS guarded CASCADE")
        con.execute(f"DROP ROLE IF EXISTS {WITH_PASSWORD}")
        con.execute(f"CREATE ROLE {WITH_PASSWORD} LOGIN PASSWORD 'true'")
        con.execute("CREATE SCHEMA guarded")
        con.execute("CREATE TABLE guarded.ssd_contacts (cont_person_id text, cont_contact_date timestamp)")
        con.execute("INSERT INTO guarded.ssd_contacts VALUES ('Nemo', '2022-03-14')")
    parts = urlsplit(postgres_url)
    return f"postgresql://{WITH_PASSWORD}:true@{parts.hostname}:{parts.port}{parts.path}"


def test_a_wrong_password(guarded: str) -> None:
    result = check(guarded.replace(":true@", ":sesame@"))
    assert result.exit_code == 1
    assert "no-connection" in result.output
    assert "the account, its password" in result.output


def test_a_database_that_is_not_there(guarded: str) -> None:
    result = check(guarded.rpartition("/")[0] + "/nowhere")
    assert "no-connection" in result.output


def test_tables_that_the_account_may_not_read(guarded: str) -> None:
    result = check(guarded)
    assert result.exit_code == 1
    assert "Check that the account may read them" in result.output


def test_a_table_that_the_account_may_read_in_part(guarded: str, postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as con:
        con.execute(f"GRANT USAGE ON SCHEMA guarded TO {WITH_PASSWORD}")
        con.execute(f"GRANT SELECT (cont_person_id) ON guarded.ssd_contacts TO {WITH_PASSWORD}")
    result = check(guarded)
    assert result.exit_code == 1
    assert "unreadable-table" in result.output
    assert "Check that the account may read every ssd_ table" in result.output


def test_a_table_that_goes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_sqlite(tmp_path / "extract.db", extract())
    found = ssd_database._tables

    def then_dropped(con: object) -> object:
        tables = found(con)
        with closing(sqlite3.connect(path)) as other:
            other.execute("DROP TABLE ssd_person")
        return tables

    monkeypatch.setattr(ssd_database, "_tables", then_dropped)
    with pytest.raises(Refused) as refused:
        ssd_database.read_database(path)
    assert (refused.value.rule, refused.value.file) == ("unreadable-table", "extract.db")


def test_a_mistake_of_ours_is_not_taken_for_one_of_the_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_sqlite(tmp_path / "extract.db", extract())
    monkeypatch.setattr(ssd_database, "block_of_table", lambda *_, **__: {}["missing"])
    with pytest.raises(KeyError):
        ssd_database.read_database(path)


def test_the_name_of_a_database_holds_nothing_else_of_its_address() -> None:
    assert address_of("postgresql://someone:sesame@127.0.0.1:9/council").name == "council"
    assert address_of("mssql://someone:sesame@127.0.0.1").name == "database"
