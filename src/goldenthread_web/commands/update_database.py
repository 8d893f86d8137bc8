"""goldenthread update-database: the tables of this version, and who may do what with them."""

from __future__ import annotations

import re
from pathlib import Path

import click

from goldenthread_web.commands.opening import bring_up_to_date, open_site, workspace_option

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_RIGHTS = (
    "GRANT USAGE ON SCHEMA {schema} TO {account}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {account}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {account}",
    "REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON history_line FROM {account}",
    "REVOKE INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON django_migrations FROM {account}",
)
"""What the site's account may do: write everywhere but in what was written to the history."""


@click.command("update-database")
@workspace_option
@click.option("--account", help="The site's own account of PostgreSQL: it gets the rights that it needs.")
def command(folder: Path | None, account: str | None) -> None:
    """Make the database's tables, or change them to this version.

    `goldenthread serve` does it by itself where its account owns the database. Where it does not, as a deployment on
    PostgreSQL should have it, run this with the account that does, after each update.
    """
    if account is not None and not _NAME.fullmatch(account):
        raise click.BadParameter("is a name of small letters, figures and _", param_hint="--account")
    open_site(folder)
    bring_up_to_date()
    if account:
        _give_rights(account)
    click.echo("The database is of this version.")


def _give_rights(account: str) -> None:
    from django.db import DatabaseError, connection, transaction

    if connection.vendor != "postgresql":
        raise click.ClickException("Only PostgreSQL has accounts of its own. Leave --account out.")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT current_schema(), current_user")
            [(schema, owner)] = cursor.fetchall()
            if account == owner:
                raise click.ClickException(
                    "This is the account that owns the tables. The site needs another one."
                )
            for statement in _RIGHTS:
                cursor.execute(statement.format(schema=f'"{schema}"', account=f'"{account}"'))
    except DatabaseError as fault:
        raise click.ClickException(
            f"The account {account} could not be given its rights. Is there an account of that name, and does this one "
            "own the tables?"
        ) from fault
