"""Opens the site for a command: with the settings that the environment gives, as the web server does."""

from __future__ import annotations

import os
from pathlib import Path

import click
import django
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from goldenthread_web.site.environment import PREFIX, UnsafeError

LOOPBACK, PORT = "127.0.0.1", 8000
"""Where `serve` answers of itself."""

workspace_option = click.option(
    "--workspace",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help=f"The workspace; {PREFIX}WORKSPACE or the current folder by default.",
)


def open_site(workspace: Path | None = None) -> None:
    """Make the database of people's decisions usable; what is missing is said in words."""
    if workspace is not None:
        os.environ[f"{PREFIX}WORKSPACE"] = str(workspace.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread_web.site.settings")
    try:
        if not apps.ready:
            django.setup()
    except (UnsafeError, ImproperlyConfigured) as fault:
        raise click.ClickException(str(fault)) from fault


def open_database(workspace: Path | None = None) -> None:
    """The same, for what needs the tables: they must be there, and of this version."""
    open_site(workspace)
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as fault:
        raise click.ClickException(
            "The database can't be reached. Is it running, at GOLDENTHREAD_DATABASE?"
        ) from fault
    if waiting:
        raise click.ClickException(
            "The database is not of this version. `goldenthread serve` brings it up to date."
        )


def bring_up_to_date() -> None:
    """Make the database, or change it to this version. The site must be open."""
    from django.core.management import call_command

    try:
        executor = MigrationExecutor(connection)
        _refuse_newer_database(executor.loader)
        # Where there is nothing to do, nothing is done: an account that owns no table could not do it either.
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0, interactive=False)
    except ProgrammingError as fault:
        raise click.ClickException(
            "The database is not of this version, and this account may not change its tables. The account that owns "
            "them does: goldenthread update-database"
        ) from fault
    except DatabaseError as fault:
        raise click.ClickException(
            "The database can't be reached. Is it running, at GOLDENTHREAD_DATABASE?"
        ) from fault


def _refuse_newer_database(loader: MigrationLoader) -> None:
    """A database that a newer goldenthread has changed is not touched by an older one.

    Of what others wrote, only an application that is not known here is a sign of that.
    """
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("goldenthread_web.")}
    others = {app.label for app in apps.get_app_configs()} - ours
    applied = loader.applied_migrations
    unknown = sorted(
        name for app, name in applied if app not in others and (app, name) not in loader.graph.nodes
    )
    if unknown:
        raise click.ClickException(
            f"The database was made by a newer goldenthread ({', '.join(unknown)}). Install that one, or bring back "
            "a backup of before."
        )
