"""goldenthread claims: checks what a text says against the scorecard."""

from __future__ import annotations

from pathlib import Path

import click

from goldenthread.cli.options import MONTH, area_of, area_option, workspace_option
from goldenthread.cli.output import write_rows
from goldenthread.cli.text_file import text_of
from goldenthread.cli.whole_report import AUDIENCES
from goldenthread.narrative.claims import check
from goldenthread.narrative.finding import COLUMNS, Finding, Verdict, wrong
from goldenthread.narrative.further import read_further_cells
from goldenthread.narrative.posts import cells_of_posts
from goldenthread.scorecard.building import Reading, Wanted, read
from goldenthread.scorecard.earlier import MONTHS_BACK, Earlier, months_before, printed_in
from goldenthread.scorecard.posts import read_posts
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace

_SHOWN = ("line", "words", "verdict", "bound_to", "right", "why")
A_CLAIM_IS_WRONG = 1


@click.command("claims")
@click.argument("text", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@workspace_option
@click.option("--month", type=MONTH, required=True, help="The month of the scorecard, written 2023-06.")
@click.option(
    "--neighbours", "model", default="", help="The neighbour model, 2021 or 2025; the newest by default."
)
@click.option("--release", default="", help="DfE's release; for each indicator the newest by default.")
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    default=None,
    help="Whose last report the text speaks of; by default the last that was published for anybody.",
)
@click.option(
    "--since",
    type=MONTH,
    help='In place of the last report an earlier month, for "up from 81% in the year to March 2023".',
)
@click.option(
    "--cells",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A CSV of further cells that the text speaks of: label,basis,value,unit,called,scope.",
)
@area_option
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True
)
def command(
    text: Path,
    folder: Path,
    month: Month,
    model: str,
    release: str,
    audience: str | None,
    since: Month | None,
    cells: Path | None,
    area: str,
    form: str,
) -> None:
    """Check a text or Markdown file: is each number and each "rose", "lower than", "in line with" as in the scorecard?

    The posts table is known too, so that a text may speak of agency staff and vacancies on either basis.
    Each claim is true, wrong (with what is right) or can't be checked (with what is missing). The exit code
    is 1 when a claim is wrong: such a text may not be signed off.
    """
    words, further = text_of(text), read_further_cells(cells) if cells is not None else []
    workspace = Workspace.open(folder)
    wanted = Wanted(area=area_of(area, workspace), release=release, model=model)
    reading = read(workspace, since or month.plus(-MONTHS_BACK), month, wanted)
    card = reading.card(month)
    earlier = _earlier(reading, month, since, audience or "")
    for note in card.findings:
        click.echo(note, err=True)
    if not wanted.area:
        posts = read_posts(workspace.snapshot(), workspace.population, month)
        further = [*further, *cells_of_posts(posts)]
    findings = check(words, card, further, earlier)
    columns = _SHOWN if form == "table" else COLUMNS
    write_rows(form, columns, [[getattr(finding, name) for name in columns] for finding in findings])
    if form == "table":
        click.echo(_summary(findings))
    if wrong(findings):
        raise click.exceptions.Exit(A_CLAIM_IS_WRONG)


def _earlier(reading: Reading, month: Month, since: Month | None, audience: str) -> Earlier:
    """What "the last report" means: the one that was published. Nothing else is called a report."""
    from goldenthread.reports.packs.last_report import last_report
    from goldenthread.workspace.packs import packs_of

    if since is not None:
        return months_before(reading.card(since))
    last = last_report(reading.workspace, packs_of(reading.workspace), month, audience)
    return printed_in(last.month, last.figures, reading.figures) if last else Earlier()


def _summary(findings: list[Finding]) -> str:
    counts = {verdict: sum(f.verdict is verdict for f in findings) for verdict in Verdict}
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.items())
    end = "It may not be signed off while a wrong one stands." if wrong(findings) else "Nothing is wrong."
    return f"{len(findings)} claims: {told}. {end}"
