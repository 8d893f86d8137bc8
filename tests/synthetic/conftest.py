"""One made-up authority for all tests that only look at it, and one that records everything at once."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from goldenthread.synthetic import History, generate
from tests.synthetic.looking import database

DAY = date(2023, 6, 30)


@pytest.fixture(scope="session")
def history() -> History:
    return generate(seed=3, scale=0.25)


@pytest.fixture(scope="session")
def prompt() -> History:
    """A small authority in which everything is recorded on the day it happens."""
    return generate(seed=5, scale=0.04, late_recording=False)


@pytest.fixture(scope="session")
def known(history: History) -> duckdb.DuckDBPyConnection:
    """What the system knew on 30 June 2023, to be queried."""
    return database(history, DAY)
