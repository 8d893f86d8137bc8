"""goldenthread serve: the web application, with the process that does its long work."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from goldenthread_web.commands.opening import LOOPBACK, PORT, bring_up_to_date, open_site, workspace_option

GRACE = 20  # seconds that requests have to end in when the site stops
AGAIN = 1.0  # seconds after which a worker that was killed is started again


@click.command("serve")
@workspace_option
@click.option("--port", type=click.IntRange(1, 65_535), default=PORT, show_default=True)
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
    bring_up_to_date()
    click.echo(f"goldenthread answers at http://{LOOPBACK}:{port} (Ctrl+C stops it)")
    with _worker():
        _site(port, workers, proxy).run()


@contextmanager
def _worker() -> Iterator[None]:
    """The process that works while the others answer. Killed, it is started again; it ends with them."""
    stop = threading.Event()
    keeper = threading.Thread(target=_keep_working, args=[stop], name="worker", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join(2 * GRACE)


def _keep_working(stop: threading.Event) -> None:
    while not stop.is_set():
        process = subprocess.Popen([sys.executable, "-m", "goldenthread", "work"])
        while process.poll() is None and not stop.wait(AGAIN):
            pass
        _end(process)
        stop.wait(AGAIN)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask it to end, and wait; one that is deep in a step is killed, and begins that step again the next time."""
    process.terminate()
    try:
        process.wait(timeout=GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _write_down_use(_arbiter: Any, _worker: Any) -> None:
    """What a process counted and has not written down yet, when it ends."""
    from goldenthread_web.usage.tally import write_down

    write_down()


def _look_once() -> None:
    """Have the figures and all pages at hand before the first reader waits for them.

    What can't be read must not keep the site from starting: it is said to whoever asks for it.
    """
    from django.urls import get_resolver

    from goldenthread_web.performance.served import warm

    try:
        get_resolver().url_patterns  # noqa: B018 - reads all pages' code
        warm()
    except Exception:
        logging.getLogger(__name__).exception("The figures could not be read before the site answers.")


def _site(port: int, workers: int, proxy: str) -> Any:
    from gunicorn.app.base import BaseApplication

    class Site(BaseApplication):  # type: ignore[misc]
        """The web server with its settings, and with the site that it serves."""

        def load_config(self) -> None:
            chosen = {
                "bind": f"{LOOPBACK}:{port}", "workers": workers, "threads": 4, "worker_class": "gthread",
                "forwarded_allow_ips": proxy, "graceful_timeout": GRACE, "loglevel": "warning",
                "limit_request_line": 4094, "limit_request_fields": 64, "server_name": "",
                "worker_exit": _write_down_use,
            }  # fmt: skip
            for name, value in chosen.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            from goldenthread_web.site.wsgi import application
            from goldenthread_web.usage.tally import keep_writing

            keep_writing()
            _look_once()
            return application

    return Site()
