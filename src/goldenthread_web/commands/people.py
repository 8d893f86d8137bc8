"""goldenthread people: the first administrator, and accounts that nobody uses any more."""

from __future__ import annotations

from pathlib import Path

import click
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from goldenthread_web.commands.opening import (
    LOOPBACK,
    PORT,
    bring_up_to_date,
    open_database,
    open_site,
    workspace_option,
)


@click.group("people")
def command() -> None:
    """The people who have accounts on the site."""


@command.command("invite-administrator")
@workspace_option
@click.argument("name")
@click.argument("email")
@click.option(
    "--port",
    type=click.IntRange(1, 65_535),
    default=PORT,
    show_default=True,
    help="The port that `goldenthread serve` is started with. In production the site's own name is taken.",
)
def invite_administrator(folder: Path | None, name: str, email: str, port: int) -> None:
    """Open an account for an administrator, who then invites everybody else on the site.

    Prints, once, the link by which NAME chooses a password. EMAIL is what NAME signs in with; nothing is sent to it.
    The database is made or brought up to date first.
    """
    open_site(folder)
    bring_up_to_date()
    # Models are there only now.
    from goldenthread_web.accounts import operations
    from goldenthread_web.accounts.people import CommandLine
    from goldenthread_web.accounts.roles import Role

    try:
        validate_email(email)
    except ValidationError as fault:
        raise click.BadParameter("is no e-mail address.", param_hint="EMAIL") from fault
    try:
        invited = operations.invite(name=name, email=email, role=Role.ADMINISTRATOR, by=CommandLine())
    except operations.EmailTaken as fault:
        raise click.ClickException("Somebody has an account with this e-mail address.") from fault
    days = operations.LINK_GOOD_FOR.days
    click.echo(
        f"Give this link to {name}. A password is chosen with it, once, within {days} days, while the site runs "
        "(`goldenthread serve`)."
    )
    click.echo(_address(invited.token, port))


@command.command("close-dormant")
@workspace_option
@click.option("--dry-run", is_flag=True, help="Say who it would be, and change nothing.")
def close_dormant(folder: Path | None, dry_run: bool) -> None:
    """Close the accounts of those who were not seen for 90 days. To be run daily.

    What is left of sessions that ended by themselves is taken away too.
    """
    open_database(folder)
    # Models are there only now.
    from goldenthread_web.accounts import operations
    from goldenthread_web.accounts.people import CommandLine

    found = operations.disable_dormant(by=CommandLine(), dry_run=dry_run)
    for person in found.removed:
        click.echo(f"{person.reference}: {'would be closed' if dry_run else 'closed'}")
    for person, reason in found.kept:
        click.echo(f"{person.reference}: stays open. {reason}", err=True)
    if not dry_run:
        operations.forget_ended_sessions()
    click.echo(f"{len(found.removed)} accounts {'would be' if dry_run else 'were'} closed.")


def _address(token: str, port: int) -> str:
    """The link, with the name under which the site answers."""
    from django.conf import settings
    from django.urls import reverse

    deployment = settings.ENVIRONMENT
    site = f"https://{deployment.hosts[0]}" if deployment.is_production else f"http://{LOOPBACK}:{port}"
    return site + reverse("invitation", args=[token])
