"""goldenthread remind: the reminders and letters of the improvement plan that are due today."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldenthread_web.commands.opening import open_database, workspace_option

if TYPE_CHECKING:
    from goldenthread_web.accounts.models import Person

_NO_SERVER = (
    "This site has no mail server: name one in GOLDENTHREAD_MAIL and GOLDENTHREAD_MAIL_FROM. --dry-run says what "
    "would go out."
)


@click.command("remind")
@workspace_option
@click.option("--dry-run", "is_dry", is_flag=True, help="Say what would go out, and send nothing.")
def command(folder: Path | None, is_dry: bool) -> None:
    """Send the reminders and the letters of the week of the improvement plan that are due today.

    The site's own process does it once a day where there is a mail server; this does it by hand, or from cron. Each
    letter goes out once, whoever sends it. How many go to which roles is said, and never to whom. The exit code is 1
    where a letter could not be sent: it is tried again at the next run.
    """
    open_database(folder)
    # Models are there only now.
    from django.conf import settings
    from django.utils import timezone

    from goldenthread_web.improvement import reminding

    today = timezone.localdate()
    reminders, letters = list(reminding.to_remind(today)), [each for each, _ in reminding.to_write(today)]
    if is_dry:
        click.echo(f"Reminders that would go out: {_told(reminders)}.")
        click.echo(f"Letters of the week that would go out: {_told(letters)}.")
        return
    if not settings.MAILS:
        raise click.ClickException(_NO_SERVER)
    sent = reminding.remind(today), reminding.send_digests(today)
    click.echo(f"Reminders sent: {sent[0]} of {_told(reminders)}.")
    click.echo(f"Letters of the week sent: {sent[1]} of {_told(letters)}.")
    sys.exit(1 if sum(sent) < len(reminders) + len(letters) else 0)


def _told(people: Iterable[Person]) -> str:
    """How many, and to which roles: the whole of somebody's roles counts as one."""
    from goldenthread_web.accounts.people import signed_in

    counts = Counter(signed_in(person).role_words for person in people)
    roles = "; ".join(f"{count} to {words}" for words, count in sorted(counts.items()))
    return f"{sum(counts.values())}{f' ({roles})' if roles else ''}"
