"""Opens the site for a command: with the settings that the environment gives, as the web server does."""

from __future__ import annotations

import os

import click
import django
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from goldenthread_web.site.environment import UnsafeError


def open_site() -> None:
    """Make the database of people's decisions usable; what is missing is said in words."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread_web.site.settings")
    try:
        if not apps.ready:
            django.setup()
    except (UnsafeError, ImproperlyConfigured) as fault:
        raise click.ClickException(str(fault)) from fault


def open_database() -> None:
    """The same, for what needs the tables: they must be there, and of this version."""
    open_site()
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as fault:
        raise click.ClickException(
            "The database can't be reached. Is it running, at GOLDENTHREAD_DATABASE?"
        ) from fault
    if waiting:
        raise click.ClickException("The database is not of this version. Run `goldenthread migrate` first.")
