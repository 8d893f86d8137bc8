"""A deployment is safe or does not start: its settings, its cookies, its headers, its database's version."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Collection, Mapping

import click
import pytest
from django.apps import apps
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader

from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import authorities
from goldenthread_web.commands.opening import bring_up_to_date, open_database
from goldenthread_web.site.environment import UnsafeError, new_key, read_environment

KEY_FILE = "GOLDENTHREAD_SECRET_KEY_FILE"


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The environment of a deployment that starts."""
    folder = tmp_path_factory.mktemp("deployed")
    Workspace.create(folder / "council", authorities()["878"])
    (folder / "key").write_text(f"{new_key()}\n", "utf-8")
    return {
        "GOLDENTHREAD_MODE": "production",
        "GOLDENTHREAD_WORKSPACE": str(folder / "council"),
        "GOLDENTHREAD_HOSTS": "figures.council.example",
        KEY_FILE: str(folder / "key"),
    }


LOOKED_AT = """
import django
django.setup()
from django.core.checks import run_checks
from django.core.management import call_command
from django.test import Client

print("found:", run_checks(include_deployment_checks=True))
call_command("migrate", verbosity=0)
call_command("makemigrations", "--check", "--dry-run", verbosity=0)
name = "figures.council.example"
print("plain:", Client(headers={"host": name}).get("/sign-in").headers["Location"])
print("other:", Client(headers={"host": "elsewhere.example"}).get("/sign-in", secure=True).status_code)
answer = Client(headers={"host": name}).get("/sign-in", secure=True)
print("status:", answer.status_code)
for header, value in answer.headers.items():
    print("header:", header, value)
for cookie in answer.cookies.values():
    print("cookie:", cookie.OutputString())
"""


@pytest.mark.acceptance("4.4")
def test_a_deployment_as_django_and_a_browser_see_it(given: Mapping[str, str]) -> None:
    """`check --deploy` finds nothing, no migration is missing, and each line of safety 2 and 3 is in the answer."""
    env = {
        name: value for name, value in os.environ.items() if not name.startswith(("GOLDENTHREAD_", "DJANGO_"))
    }
    env |= {**given, "DJANGO_SETTINGS_MODULE": "goldenthread_web.site.settings", "PYTHONWARNINGS": "error"}
    done = subprocess.run(
        [sys.executable, "-c", LOOKED_AT], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    said = done.stdout.splitlines()
    assert "found: []" in said
    assert "plain: https://figures.council.example/sign-in" in said
    assert "other: 400" in said
    assert "status: 200" in said
    headers = dict(
        line.removeprefix("header: ").split(" ", 1) for line in said if line.startswith("header: ")
    )
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    [cookie] = [line for line in said if line.startswith("cookie: __Host-csrf")]
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Domain" not in cookie


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"GOLDENTHREAD_MODE": "develop"}, r"'develop'\. It is production or loopback"),
        ({"GOLDENTHREAD_WORKSPACE": "/nowhere"}, "names no workspace"),
        ({"GOLDENTHREAD_HOSTS": ""}, "must name each host"),
        ({"GOLDENTHREAD_HOSTS": "*"}, "must name each host"),
        ({KEY_FILE: ""}, "50 random letters"),
        ({KEY_FILE: "/nowhere"}, "SECRET_KEY_FILE can't be read"),
        ({KEY_FILE: "", "GOLDENTHREAD_SECRET_KEY": "ab" * 40}, "50 random letters"),
        ({"GOLDENTHREAD_DATABASE_FILE": "/nowhere"}, "DATABASE_FILE can't be read"),
        ({"DJANGO_DEBUG": "1"}, "There is no debug mode"),
        ({"GOLDENTHREAD_MAIL": "mail.council.example"}, "GOLDENTHREAD_MAIL is no address"),
        ({"GOLDENTHREAD_MAIL": "smtp://mail.council.example"}, "GOLDENTHREAD_MAIL_FROM must name"),
    ],
)
def test_what_is_unsafe_does_not_start(
    given: Mapping[str, str], other: Mapping[str, str], words: str
) -> None:
    """Above all, a database that can't be named is never quietly replaced by an empty one."""
    assert read_environment(given).is_production
    with pytest.raises(UnsafeError, match=words):
        read_environment({**given, **other})


def test_all_that_is_missing_is_said_at_once() -> None:
    with pytest.raises(UnsafeError) as fault:
        read_environment({"GOLDENTHREAD_MODE": "production", "GOLDENTHREAD_WORKSPACE": "/nowhere"})
    assert str(fault.value).count("\n  - ") == 3


@pytest.mark.parametrize("app", ["history", "an_app_of_later"])
def test_code_older_than_its_database_does_not_start(database: str, app: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES (%s, '0999_later', CURRENT_TIMESTAMP)",
            [app],
        )
    with pytest.raises(click.ClickException, match=r"a newer goldenthread \(0999_later\)"):
        bring_up_to_date()


def test_a_database_older_than_its_code_is_not_read(database: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'history' AND name LIKE '0002%'")
    with pytest.raises(click.ClickException, match="not of this version"):
        open_database()


# --- migrations only add: the code of before runs on the database of after, until it is replaced ---

ADDING = (
    migrations.CreateModel, migrations.AddIndex, migrations.AddConstraint, migrations.RunPython,
    migrations.AlterModelOptions, migrations.AlterModelManagers, migrations.RemoveConstraint,
)  # fmt: skip
"""Without a constraint a table takes more than before: nothing that the code of before writes is refused."""


def takes_away(operation: object, made: Collection[str] = ()) -> str:
    """Why a step of a migration could break the code of before; "" where it only adds.

    made: the tables that the same migration makes. No code of before knows them.
    """
    if isinstance(operation, migrations.AddField):
        field = operation.field
        left_out = field.null or field.has_db_default() or isinstance(field, models.ManyToManyField)
        left_out = left_out or operation.model_name_lower in made
        return "" if left_out else f"{operation.name} must be given by code that does not know it"
    return "" if isinstance(operation, ADDING) else type(operation).__name__


def made_by(migration: migrations.Migration) -> set[str]:
    return {step.name_lower for step in migration.operations if isinstance(step, migrations.CreateModel)}


def test_migrations_only_add() -> None:
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("goldenthread_web.")}
    found = [
        f"{app}.{name}: {why}"
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if app in ours
        for operation in migration.operations
        if (why := takes_away(operation, made_by(migration)))
    ]
    assert found == [], "add first, and take away in a later release: see docs/decisions/0015"
    assert len(ours) > 5


def test_what_takes_away_is_found() -> None:
    assert takes_away(migrations.RemoveField("line", "hash")) == "RemoveField"
    assert "must be given" in takes_away(migrations.AddField("line", "more", models.CharField(max_length=3)))
    assert not takes_away(migrations.AddField("line", "more", models.CharField(max_length=3, null=True)))
    assert not takes_away(migrations.AddField("Line", "more", models.CharField(max_length=3)), {"line"})
    assert re.search("Rename", takes_away(migrations.RenameField("line", "hash", "sum")))
