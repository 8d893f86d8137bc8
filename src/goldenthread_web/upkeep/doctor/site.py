"""What the site stands on: its settings, its database, its history, its people."""

from __future__ import annotations

import ssl
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from goldenthread.scorecard.shelf import shelf_of
from goldenthread.workspace import Workspace
from goldenthread.workspace.state import FILE as STATE
from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history import heads, queries
from goldenthread_web.history.models import Line
from goldenthread_web.upkeep import databases, sealed
from goldenthread_web.upkeep.doctor.finding import Findings, look, mend, ok
from goldenthread_web.upkeep.problem import UpkeepError

BACKUP_GOOD_FOR = timedelta(days=2)
_FIGURES_TAKE = timedelta(minutes=10)
_AHEAD = timedelta(minutes=2)
_SHOWN = 3
_OLDEST_POSTGRESQL = 14


def deployed() -> Findings:
    """What Django itself says of these settings as those of a deployment."""
    if not settings.ENVIRONMENT.is_production:
        yield look(
            "settings", "only this machine reaches the site. For others to, set GOLDENTHREAD_MODE=production."
        )
        return
    found = checks.run_checks(include_deployment_checks=True)
    for message in found:
        yield mend("settings", f"{message.msg} ({message.id})")
    if not found:
        yield ok("settings", f"those of a deployment; the site is {', '.join(settings.ENVIRONMENT.hosts)}.")


def database() -> Findings:
    """Whether it is there, of this version, and can hold a history that nobody changes."""
    try:
        connection.ensure_connection()
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        yield mend("database", "it can't be reached. Is it running, at GOLDENTHREAD_DATABASE?")
        return
    if waiting:
        yield mend(
            "database",
            f"{len(waiting)} changes of this version are not in it yet. Run: goldenthread update-database",
        )
        return
    yield from _postgresql() if connection.vendor == "postgresql" else _sqlite()


def _sqlite() -> Findings:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        [(said,)] = cursor.fetchall()
    if said == "ok":
        yield ok("database", "a file of SQLite, of this version, and it holds together.")
    else:
        yield mend("database", "the file of SQLite is damaged. Bring the last backup back.")
    if settings.ENVIRONMENT.is_production:
        yield look(
            "database",
            "whoever reads its file can change it. PostgreSQL can keep the site from its own history.",
        )


def _postgresql() -> Findings:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
        [(version,)] = cursor.fetchall()
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname = current_schema() AND tableowner = current_user),"
            " (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),"
            " has_table_privilege('history_line', 'UPDATE') OR has_table_privilege('history_line', 'DELETE')"
            " OR has_table_privilege('history_line', 'TRUNCATE') OR has_table_privilege('history_line', 'TRIGGER')"
        )
        [(owns, rules, changes)] = cursor.fetchall()
    if version < _OLDEST_POSTGRESQL:
        yield mend("database", f"PostgreSQL {version} is too old: {_OLDEST_POSTGRESQL} or newer.")
    else:
        yield ok("database", f"PostgreSQL {version}, of this version of goldenthread.")
    if rules or owns or changes:
        how = "rules the server" if rules else "owns tables" if owns else "may change the history"
        say = mend if settings.ENVIRONMENT.is_production else look
        yield say(
            "account",
            f"the site's account of the database {how}. Give it one that can't: see the deployment guide.",
        )
    else:
        yield ok("account", "the site's account owns no table and can't change the history.")
    try:
        databases.find_program("pg_dump")
    except UpkeepError as fault:
        yield mend("pg_dump", str(fault))


def history() -> Findings:
    """Whether every line is there and as it was written, held against the ends that were kept outside."""
    try:
        known = heads.read()
    except heads.HeadsError as fault:
        yield mend("history", str(fault))
        return
    end = queries.end()
    if end and not known:
        yield mend("history", f"{heads.FILE} is missing, so nobody can say whether its end was cut off.")
        return
    faults = list(queries.faults(known))
    for words in faults[:_SHOWN]:
        yield mend("history", words)
    if not faults:
        yield ok("history", f"{end.number if end else 0:,} lines, each as it was written and in its place.")
    newest = datetime.fromisoformat(end.time) if end else None
    if newest and newest > datetime.now(UTC) + _AHEAD:
        yield mend("clock", "the history has lines of later than now: the clock is, or was, wrong.")


def records(workspace: Path) -> Findings:
    """Whether loads, snapshots and packs are as they were written, and the figures those of the last load."""
    there = Workspace.open(workspace)
    faults = there.faults()
    for words in faults[:_SHOWN]:
        yield mend("records", f"{words}. Bring it back from a backup.")
    state = there.state
    if not faults:
        yield ok(
            "records",
            f"{len(state.loads)} loads, {len(state.snapshots)} snapshots and {len(state.packs)} packs, each as it was "
            "written.",
        )
    if state.snapshot is None:
        yield look("figures", "nothing is loaded yet.")
        return
    shelf = shelf_of(there)
    if shelf and shelf.manifest["snapshot"] == state.snapshot:
        yield ok("figures", f"pages show those of the last load, to {shelf.last}.")
        return
    what = "pages show those of the load before" if shelf else "nothing is kept yet, so pages show none"
    changed = datetime.fromtimestamp((workspace / STATE).stat().st_mtime, UTC)
    is_late = datetime.now(UTC) - changed > _FIGURES_TAKE
    say = mend if is_late else look
    yield say("figures", f"{what}. The worker works them out: does it run, and has it room?")


def backups(public_key: str) -> Findings:
    """Whether there is a backup of these days, and what the next is sealed with."""
    made = Line.objects.filter(action="upkeep.backup.made", outcome="done").order_by("-number").first()
    say = mend if settings.ENVIRONMENT.is_production else look
    if made is None:
        yield say("backup", "none was ever made. See `goldenthread backup --help`.")
    else:
        age = timezone.now() - datetime.fromisoformat(made.time)
        words = f"the last was made {age.days} days and {age.seconds // 3600} hours ago."
        yield (
            ok("backup", words)
            if age <= BACKUP_GOOD_FOR
            else say("backup", f"{words} Make one a day, by a timer.")
        )
    try:
        sealed.public_keys(public_key)
    except UpkeepError as fault:
        yield say("backup key", str(fault))
    else:
        yield ok("backup key", "the public key is set. Open a backup with the private one now and then.")


def people() -> Findings:
    """Whether somebody can run the accounts, and nobody holds that right who is never here."""
    administrators = Person.objects.with_role(Role.ADMINISTRATOR).filter(is_active=True)
    able = administrators.able_to_sign_in()
    count = able.count()
    if not count:
        yield mend(
            "administrators", "nobody can run the accounts. Run: goldenthread people invite-administrator"
        )
    elif count == 1:
        yield look("administrators", "there is one. Appoint a second, for the day that this one is away.")
    else:
        yield ok("administrators", f"{count} can run the accounts.")
    since = timezone.now() - settings.DORMANT_AFTER
    for person in administrators.filter(open_since__lt=since).exclude(last_seen__gte=since):
        yield mend(
            "administrators",
            f"{person.reference} was not seen for {settings.DORMANT_AFTER.days} days. Withdraw the role.",
        )


def answering(port: int) -> Findings:
    """Whether the site answers on this machine, and believes its proxy on TLS and nobody without one."""
    plain = _answer(port)
    if plain is None:
        yield mend(
            "site", f"nothing answers at 127.0.0.1:{port}. Is `goldenthread serve` running, with this --port?"
        )
        return
    if not settings.ENVIRONMENT.is_production:
        yield ok("site", f"it answers at 127.0.0.1:{port}.")
        return
    by_tls = _answer(port, tls=True)
    if plain != 301:  # moved to https
        yield mend("proxy", f"a request without TLS is answered with {plain} and not sent to https.")
    elif by_tls == 301:
        yield mend(
            "proxy",
            "X-Forwarded-Proto is not believed, so every page leads to itself. Name the proxy: serve --proxy",
        )
    else:
        yield ok("proxy", "what comes without TLS is sent to https, and the proxy's word on TLS is taken.")


def _answer(port: int, *, tls: bool = False) -> int | None:
    """The status that the start page is answered with; None where nothing answers."""
    headers = {"Host": settings.ENVIRONMENT.hosts[0]} | ({"X-Forwarded-Proto": "https"} if tls else {})
    asked = urllib.request.Request(f"http://127.0.0.1:{port}/", headers=headers, method="HEAD")
    opener = urllib.request.build_opener(_Still)
    try:
        with opener.open(asked, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as answer:
        return answer.code
    except (OSError, ssl.SSLError):
        return None


class _Still(urllib.request.HTTPRedirectHandler):
    """Takes a redirect for the answer that it is."""

    def redirect_request(self, *_: object) -> None:
        return None
