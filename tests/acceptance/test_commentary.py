"""What people write for a report goes in once it fits the figures, and tells nothing that is kept back."""

import re
from pathlib import Path

import pytest
from click.testing import Result

from goldenthread import catalogue
from goldenthread.narrative.finding import Verdict
from goldenthread.narrative.telling import tell_row
from goldenthread.reports.gathering import gather
from goldenthread.reports.material import Audience
from goldenthread.scorecard.building import Wanted
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace
from goldenthread.workspace.packs import packs_of
from tests.acceptance.publishing import FEW, JUNE, KEPT, run

pytestmark = pytest.mark.xdist_group("publishing")


def with_text(workspace: Path, text: str, audience: str) -> Result:
    file = workspace / "commentary.md"
    file.write_text(text)
    return run("publish", "--month", JUNE, "--audience", audience, "--by", "A. Person", "--formats", "html",
               "--out", workspace / "out", "--workspace", workspace, "--commentary", file, *FEW)  # fmt: skip


@pytest.mark.acceptance("3.4")
def test_sign_off_is_refused_while_a_wrong_claim_stands(workspace: Path) -> None:
    """A commentary with a wrong number is refused with the right one; mended, it stands in the report."""
    place = Workspace.open(workspace)
    card = gather(place, Month.parse(JUNE), Audience.BOARD).whole.card
    row = card.row("repeat_referrals")
    assert row is not None
    assert row.judged is not None
    assert row.judged.value is not None
    right = round(row.judged.value)
    said = "Opening words.\n\n## Quality and timeliness of practice\n\nIn the year to {} repeat referrals were {}%.\n"
    month = f"{row.judged.period_end:%B %Y}"
    refused = with_text(workspace, said.format(month, right + 7), "board")
    assert refused.exit_code == 1
    assert f"{right}%" in refused.stderr
    assert "line 5" in refused.stderr
    assert packs_of(Workspace.open(workspace)) == []
    done = with_text(workspace, said.format(month, right), "board")
    assert done.exit_code == 0, done.output
    page = (Path(done.stdout.splitlines()[0]) / "report.html").read_text()
    assert "Opening words." in page
    assert f"In the year to {month} repeat referrals were {right}%." in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## Care of children\n\nWords.\n", "Children in care"),
        ("## Children in care\n\nOne child under 16 was in an unregistered home.\n", "small number"),
        ("## Children in care\n\nSee the case of J.S. for more.\n", "initials"),
    ],
)
def test_commentary_that_may_not_be_published_is_refused(workspace: Path, text: str, said: str) -> None:
    refused = with_text(workspace, text, "scrutiny")
    assert refused.exit_code == 1
    assert said in refused.stderr
    assert "J.S." not in refused.stderr


def test_commentary_on_a_figure_that_is_kept_back_is_refused(workspace: Path) -> None:
    """What goldenthread itself would tell people inside may not be told to the public."""
    wanted = Wanted([indicator for code, indicator in catalogue.load().items() if code in KEPT])
    gathered = gather(Workspace.open(workspace), Month.parse(JUNE), Audience.SCRUTINY, wanted)
    inside = {(row.indicator.code, row.group): row for row in gathered.whole.card.rows}
    rows = [row for row in gathered.shown.card.rows if row.year.kept_back and row.indicator.in_report]
    row = next(row for row in rows if inside[row.indicator.code, row.group].judged is not None)
    said = tell_row(inside[row.indicator.code, row.group], gathered.whole.earlier).text
    assert {finding.verdict for finding in gathered.whole.check(said)} == {Verdict.TRUE}
    refused = with_text(workspace, f"## {row.indicator.theme.value}\n\n{said}\n", "scrutiny")
    assert refused.exit_code == 1
    assert "it speaks of a figure that is kept back" in refused.stderr


@pytest.mark.parametrize(
    "text",
    [
        "June conferences numbered four.",
        "Two were placed in unregistered accommodation.",
        "**1** child waited.",
    ],
)
def test_a_small_number_is_refused_however_it_is_written(workspace: Path, text: str) -> None:
    refused = with_text(workspace, f"## Children in care\n\n{text}\n", "scrutiny")
    assert refused.exit_code == 1
    assert "small number" in refused.stderr


def test_the_councils_own_threshold_holds_for_what_people_write(workspace: Path) -> None:
    """A council that keeps back counts up to 10 has "seven children" refused, which is no small number to others."""
    text = "## Children in care\n\nSeven children moved home.\n"
    assert "small number" not in with_text(workspace, text, "scrutiny").stderr
    settings = workspace / "goldenthread.toml"
    settings.write_text(re.sub(r"(?m)^# threshold = 5$", "threshold = 10", settings.read_text()))
    refused = with_text(workspace, text, "scrutiny")
    assert refused.exit_code == 1
    assert "small number" in refused.stderr


def test_a_number_that_cannot_be_checked_is_not_published(workspace: Path) -> None:
    text = "## Quality and timeliness of practice\n\n84% of assessments in June were completed in 45 working days.\n"
    refused = with_text(workspace, text, "scrutiny")
    assert refused.exit_code == 1
    assert "can't be checked is not published" in refused.stderr
    assert with_text(workspace, text, "board").exit_code == 0
