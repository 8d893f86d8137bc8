"""goldenthread serve: the web application, with the process that does its long work."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from goldenthread_web.commands.opening import open_site, workspace_option

LOOPBACK = "127.0.0.1"
GRACE = 20  # seconds that requests have to end in when the site stops


@click.command("serve")
@workspace_option
@click.option("--port", type=click.IntRange(1, 65_535), default=8000, show_default=True)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Processes that answer."
)
@click.option(
    "--proxy",
    default=LOOPBACK,
    show_default=True,
    help="The address of the proxy whose word on TLS is taken.",
)
def command(folder: Path | None, port: int, workers: int, proxy: str) -> None:
    """Run the web application on this machine's own address, 127.0.0.1; a proxy brings it to others, over TLS.

    The database is made or brought up to date first. Without GOLDENTHREAD_MODE=production only this machine can
    reach it.
    """
    open_site(folder)
    from django.core.management import call_command

    _refuse_newer_database()
    call_command("migrate", verbosity=0, interactive=False)
    click.echo(f"goldenthread answers at http://{LOOPBACK}:{port} (Ctrl+C stops it)")
    with _worker():
        _site(port, workers, proxy).run()


def _refuse_newer_database() -> None:
    """A database that a newer goldenthread has changed is not touched by an older one."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection, ignore_no_migrations=True)
    ours = {"accounts", "history", "performance"}
    applied = [(app, name) for app, name in loader.applied_migrations if app in ours]
    unknown = sorted(name for app, name in applied if (app, name) not in loader.graph.nodes)
    if unknown:
        raise click.ClickException(
            f"The database was made by a newer goldenthread ({', '.join(unknown)}). Install that one, or bring back "
            "a backup of before."
        )


@contextmanager
def _worker() -> Iterator[None]:
    """The process that works while the others answer. It ends with them."""
    process = subprocess.Popen([sys.executable, "-m", "goldenthread", "work"])
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=GRACE)


def _site(port: int, workers: int, proxy: str) -> Any:
    from gunicorn.app.base import BaseApplication

    class Site(BaseApplication):  # type: ignore[misc]
        """The web server with its settings, and with the site that it serves."""

        def load_config(self) -> None:
            chosen = {
                "bind": f"{LOOPBACK}:{port}", "workers": workers, "threads": 4, "worker_class": "gthread",
                "forwarded_allow_ips": proxy, "graceful_timeout": GRACE, "loglevel": "warning",
                "limit_request_line": 4094, "limit_request_fields": 64, "server_name": "",
            }  # fmt: skip
            for name, value in chosen.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            from goldenthread_web.site.wsgi import application

            return application

    return Site()
