"""What a deployment is told from outside: by environment variables, and for secrets by the files that these name."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from goldenthread_web.accounts.council import config
from goldenthread_web.accounts.council.config import CouncilSignIn
from goldenthread_web.site.mail import Mail

KEY_LETTERS = 50
PREFIX = "GOLDENTHREAD_"
DATABASE_FILE, KEY_FILE = "people.sqlite3", "secret-key"


class UnsafeError(Exception):
    """A deployment that would not be safe, in words: each line says what to mend."""


class Mode(StrEnum):
    """How the site is reached: by people over TLS, or by one person on this machine only."""

    PRODUCTION = "production"
    LOOPBACK = "loopback"


@dataclass(frozen=True)
class Environment:
    """A deployment.

    workspace: the folder with the council's records. database: the address of the database of people's decisions; ""
    is a file of SQLite beside the records. secret_key signs sessions. hosts: the names under which the site is
    reached. log_level: how much is logged. watched: a folder whose files are handed over by themselves.
    contact: whom people ask who can't use a page, as the accessibility statement names them. mail: the server that
    sends reminders; None sends none.
    """

    mode: Mode
    workspace: Path
    secret_key: str
    hosts: tuple[str, ...]
    database: str = ""
    log_level: str = "INFO"
    watched: Path | None = None
    contact: str = ""
    council_sign_in: CouncilSignIn | None = None
    mail: Mail | None = None

    @property
    def is_production(self) -> bool:
        return self.mode is Mode.PRODUCTION

    @property
    def database_url(self) -> str:
        return self.database or f"sqlite:///{self.workspace.resolve() / DATABASE_FILE}"


def read_environment(given: Mapping[str, str] = os.environ) -> Environment:
    """The deployment that the environment describes; refused, with all that is wrong at once, where it is unsafe."""
    faults: list[str] = []
    mode = _mode(given, faults)
    workspace = Path(given.get(f"{PREFIX}WORKSPACE", "."))
    if not (workspace / "state.json").is_file():
        faults.append(
            f"{PREFIX}WORKSPACE names no workspace. Make one with `goldenthread init`, or name its folder."
        )
    hosts = tuple(name.strip() for name in given.get(f"{PREFIX}HOSTS", "").split(",") if name.strip())
    key = _secret(given, "SECRET_KEY", faults)
    database = _secret(given, "DATABASE", faults)
    if mode is Mode.PRODUCTION:
        faults += _unsafe(key, hosts, given)
    faults += _watched(given, workspace)
    council_sign_in = _council_sign_in(given, mode, faults)
    mail = _mail(given, faults)
    if faults:
        raise UnsafeError("goldenthread does not start:\n" + "\n".join(f"  - {fault}" for fault in faults))
    if mode is Mode.LOOPBACK:
        hosts = ("127.0.0.1", "localhost")
        key = key or _own_key(workspace)
    return Environment(
        mode,
        workspace,
        key,
        hosts,
        database,
        given.get(f"{PREFIX}LOG_LEVEL", "INFO"),
        Path(given[f"{PREFIX}WATCHED"]) if given.get(f"{PREFIX}WATCHED") else None,
        given.get(f"{PREFIX}CONTACT", "").strip(),
        council_sign_in,
        mail,
    )


def database_given(given: Mapping[str, str] = os.environ) -> str:
    """The address of the database that the environment names, where there may be no workspace yet; "" names none."""
    faults: list[str] = []
    address = _secret(given, "DATABASE", faults)
    if faults:
        raise UnsafeError(faults[0])
    return address


def _mode(given: Mapping[str, str], faults: list[str]) -> Mode:
    name = given.get(f"{PREFIX}MODE", Mode.LOOPBACK)  # of itself, nobody but this machine reaches a site
    if name in list(Mode):
        return Mode(name)
    faults.append(f"{PREFIX}MODE is {name!r}. It is {' or '.join(Mode)}.")
    return Mode.PRODUCTION


def _secret(given: Mapping[str, str], name: str, faults: list[str]) -> str:
    """A secret, given as itself or as the file that holds it (the variable's name with _FILE)."""
    file = given.get(f"{PREFIX}{name}_FILE")
    if not file:
        return given.get(f"{PREFIX}{name}", "")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as fault:
        faults.append(f"{PREFIX}{name}_FILE can't be read: {fault.strerror}.")
        return ""


def _unsafe(key: str, hosts: tuple[str, ...], given: Mapping[str, str]) -> list[str]:
    found = []
    if len(key) < KEY_LETTERS or len(set(key)) < KEY_LETTERS // 10:
        found.append(
            f"{PREFIX}SECRET_KEY (or {PREFIX}SECRET_KEY_FILE) must be {KEY_LETTERS} random letters or more. "
            "`goldenthread doctor --new-key` prints one."
        )
    if not hosts or "*" in hosts:
        found.append(f"{PREFIX}HOSTS must name each host of the site, such as figures.council.example.")
    if given.get("DJANGO_DEBUG") or given.get(f"{PREFIX}DEBUG"):
        found.append("There is no debug mode. Take the DEBUG variable away.")
    return found


def _council_sign_in(given: Mapping[str, str], mode: Mode, faults: list[str]) -> CouncilSignIn | None:
    """The sign-in of the council, where a file describes one."""
    file, secret = given.get(f"{PREFIX}SIGN_IN"), _secret(given, "SIGN_IN_SECRET", faults)
    if not file:
        return None
    try:
        text = Path(file).read_text(encoding="utf-8")
        return config.read(text, secret, is_production=mode is Mode.PRODUCTION)
    except OSError as fault:
        faults.append(f"{PREFIX}SIGN_IN can't be read: {fault.strerror}.")
    except config.ConfigError as fault:
        faults.append(f"{PREFIX}SIGN_IN: {fault}.")
    return None


def _mail(given: Mapping[str, str], faults: list[str]) -> Mail | None:
    """The mail server, where one is named."""
    address, password = given.get(f"{PREFIX}MAIL", ""), _secret(given, "MAIL_PASSWORD", faults)
    if not address:
        return None
    try:
        return Mail.of(address, password, given.get(f"{PREFIX}MAIL_FROM", "").strip())
    except ValueError as fault:
        faults.append(f"{PREFIX}{fault}")
        return None


def _watched(given: Mapping[str, str], workspace: Path) -> list[str]:
    """What is wrong with the folder that files are taken from."""
    name = given.get(f"{PREFIX}WATCHED")
    if not name:
        return []
    if not Path(name).is_dir():
        return [f"{PREFIX}WATCHED names no folder that is there."]
    if Path(name).resolve().is_relative_to(workspace.resolve()):
        return [f"{PREFIX}WATCHED lies in the workspace. Name a folder outside it."]
    return []


def new_key() -> str:
    """A key that nobody can guess."""
    return secrets.token_urlsafe(KEY_LETTERS)


def _own_key(workspace: Path) -> str:
    """The key of a site that only this machine reaches: made once, kept beside the records, for their owner alone."""
    path = workspace / KEY_FILE
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(new_key(), encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()
