"""goldenthread demo-site: the site of the made-up council, running, with an account for each role."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread.scorecard.shelf import shelf_of
from goldenthread.workspace import Workspace
from goldenthread_web.commands.opening import LOOPBACK, PORT, bring_up_to_date, open_site, workspace_option
from goldenthread_web.commands.ports import is_free, listens

if TYPE_CHECKING:
    from goldenthread_web.accounts.demonstration import DemoAccount

STATE, LOG = "site.json", "site.log"
_PORTS = range(PORT, PORT + 20)
_PATIENCE = 60.0  # seconds that the site has to begin answering in, or to end
_LOOK = 0.1


@click.command("demo-site")
@workspace_option
@click.option("--stop", is_flag=True, help="Stop the site that was started by this command.")
@click.option("--renew", is_flag=True, help="Give all accounts new passwords and keys, and show them.")
@click.option("--code", "email", metavar="EMAIL", help="Show the code that an account signs in with now.")
def command(folder: Path | None, stop: bool, renew: bool, email: str | None) -> None:
    """Start the site of a made-up council in the background, with one account for each role.

    Passwords and keys are random and shown once. Of the records of a real council nothing is started: its people are
    invited (`goldenthread people`), and its site is started by `goldenthread serve`.
    """
    open_site(folder)
    workspace = _made_up()
    if stop:
        click.echo("The site was stopped." if _stop(workspace.folder) else "No site runs here.")
        return
    if email:
        click.echo(_code(email))
        return
    bring_up_to_date()
    _stop(workspace.folder)
    _work_out(workspace)
    accounts = _accounts(workspace, renew=renew)
    _plan()
    port = _start(workspace.folder)
    for line in _where_to_look(workspace.folder, port, accounts):
        click.echo(line)


def _made_up() -> Workspace:
    from django.conf import settings

    workspace = Workspace.open(settings.ENVIRONMENT.workspace)
    if not workspace.made_up:
        raise click.ClickException(
            f"{workspace.folder} holds the records of a real council: it gets no demonstration accounts. "
            "Invite people with `goldenthread people`."
        )
    if settings.ENVIRONMENT.is_production:
        raise click.ClickException("A site in production gets no demonstration accounts.")
    return workspace


def _work_out(workspace: Workspace) -> None:
    """All that the pages show, before the first of them is asked for."""
    from goldenthread_web.commands.work import keep_figures

    click.echo("Working out the figures that the pages show ...")
    keep_figures(workspace.folder)


def _accounts(workspace: Workspace, *, renew: bool) -> list[DemoAccount]:
    from goldenthread_web.accounts.demonstration import make_accounts, renew_accounts

    shelf = shelf_of(workspace)
    made = make_accounts(shelf.areas if shelf else ())
    return made if made or not renew else renew_accounts()


def _plan() -> None:
    """A made-up improvement plan, where there is none yet: a person of each role sees what it looks like."""
    from goldenthread_web.accounts.demonstration import email_of
    from goldenthread_web.accounts.roles import Role
    from goldenthread_web.improvement.demonstration import make_plan

    make_plan({role: email_of(role) for role in Role})


def _code(email: str) -> str:
    from goldenthread_web.accounts.demonstration import code_now

    code = code_now(email)
    if code is None:
        raise click.ClickException("No account of this address signs in with a code.")
    return code


def _start(folder: Path) -> int:
    """Start the site beside this command, and wait until it answers. The command ends; the site goes on."""
    for port in _free_ports():
        with (folder / LOG).open("ab") as log:
            process = subprocess.Popen(
                _serving(folder, port),
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        (folder / STATE).write_text(json.dumps({"process": process.pid, "port": port}), encoding="utf-8")
        if _comes_up(process, port):
            return port
        _end(process)
        (folder / STATE).unlink()
        if is_free(port):
            raise click.ClickException(f"The site did not start. {folder / LOG} says why.")
    raise click.ClickException(f"None of the ports {_PORTS[0]} to {_PORTS[-1]} of this machine is free.")


def _serving(folder: Path, port: int) -> list[str]:
    return [sys.executable, "-m", "goldenthread", "serve", "--workspace", str(folder), "--port", str(port)]


def _comes_up(process: subprocess.Popen[bytes], port: int) -> bool:
    """Whether a site answers at its port. Another program may have taken that since it was looked for."""
    end = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < end:
        if _answers(port):
            return listens(process.pid, port)
        time.sleep(_LOOK)
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a site that did not come up, and what it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    process.wait(_PATIENCE)


def _stop(folder: Path) -> bool:
    """End the site that this command started, if it runs; say whether it did."""
    try:
        process = int(json.loads((folder / STATE).read_text(encoding="utf-8"))["process"])
    except (FileNotFoundError, ValueError, KeyError):
        return False
    (folder / STATE).unlink()
    if not _is_site(process):
        return False
    os.kill(process, signal.SIGTERM)
    end = time.monotonic() + _PATIENCE
    while _is_site(process) and time.monotonic() < end:
        time.sleep(_LOOK)
    return True


def _is_site(process: int) -> bool:
    """Whether this is a site, and not another program that was given the number since."""
    try:
        words = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return b"goldenthread" in words and b"serve" in words


def _free_ports() -> Iterator[int]:
    yield from filter(is_free, _PORTS)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://{LOOPBACK}:{port}/ready", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _where_to_look(folder: Path, port: int, accounts: list[DemoAccount]) -> list[str]:
    this = f"{sys.argv[0]} demo-site --workspace {folder}"
    shown = _table(accounts) if accounts else [
        "Its accounts were shown when they were made. New passwords and keys for all of them:",
        f"  {this} --renew",
    ]  # fmt: skip
    return [
        "",
        f"The site:        http://{LOOPBACK}:{port}",
        f"to stop it:      {this} --stop",
        "",
        *shown,
        "",
        "A key goes into an app that makes codes. Without one, the code of this moment:",
        f"  {this} --code EMAIL",
    ]


def _table(accounts: list[DemoAccount]) -> list[str]:
    """One line an account, in columns."""
    rows = [("role", "e-mail address", "password", "key of the second step")]
    rows += [
        (account.role.value, account.email, account.password, account.key or "not needed")
        for account in accounts
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)) for row in rows]
    return [
        "One account for each role. Passwords and keys are shown this once:",
        *(f"  {line.rstrip()}" for line in lines),
    ]
