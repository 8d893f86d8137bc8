"""Opens the site for a command: with the settings that the environment gives, as the web server does."""

from __future__ import annotations

import os
from pathlib import Path

import click
import django
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from goldenthread_web.site.environment import PREFIX, UnsafeError

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
