"""Which goldenthread a database is of: what a newer one has changed, an older one does not touch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import resources

from goldenthread import __version__
from goldenthread_web.upkeep.archive import Manifest
from goldenthread_web.upkeep.problem import UpkeepError

_PACKAGE = "goldenthread_web"


def unknown(migrations: Iterable[str]) -> list[str]:
    """Those of these migrations, as app.name, of our own applications that this goldenthread does not have."""
    ours = {part.name for part in resources.files(_PACKAGE).iterdir() if (part / "migrations").is_dir()}
    return [each for each in migrations if _app(each) in ours and not _is_there(each)]


def _app(migration: str) -> str:
    return migration.partition(".")[0]


def _is_there(migration: str) -> bool:
    app, _, name = migration.partition(".")
    return (resources.files(_PACKAGE) / app / "migrations" / f"{name}.py").is_file()


def _parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)))


def refuse_newer(manifest: Manifest) -> None:
    """A backup by a newer goldenthread is not brought back by an older one."""
    found = unknown(manifest.migrations)
    if found or _parts(manifest.version) > _parts(__version__):
        what = f" ({', '.join(found)})" if found else ""
        raise UpkeepError(
            f"The backup was made by a newer goldenthread, {manifest.version}{what}. Install that one first."
        )
