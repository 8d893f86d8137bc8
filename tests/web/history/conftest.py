"""What the tests of the history stand on."""

from tests.web.history.databases import (
    database,
    heads_kept,
    on_postgresql,
    on_sqlite,
    postgresql_template,
    sqlite_template,
)

__all__ = [
    "database",
    "heads_kept",
    "on_postgresql",
    "on_sqlite",
    "postgresql_template",
    "sqlite_template",
]
