"""The posts table: as the seed report has it, in agreement with the agency indicators, absent with a reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goldenthread import catalogue
from goldenthread.indicators.population import Estimate
from goldenthread.narrative.claims import check
from goldenthread.narrative.posts import cells_of_posts
from goldenthread.scorecard.posts import PostKind, Posts, read_posts
from goldenthread.scorecard.reading import read_figures
from goldenthread.terms.months import Month
from goldenthread.terms.showing import round_half_up
from goldenthread.terms.words import Status
from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import Authority
from tests.narrative.made import card

MADE_UP = Authority("999", "Made-up", estimates=(Estimate(2022, "made up", "999", 1_000),), made_up=True)
JUNE = Month(2023, 6)
SOCIAL, ALL = "Social workers", "All posts"


def staff(role: str, agency: str, fte: float, first: int) -> list[str]:
    """Workers of one role who make so many full-time equivalents, the last of them part-time."""
    whole, part = int(fte), round(fte % 1, 2)
    each = [1.0] * whole + ([part] if part else [])
    return [f"2023-06-30,W{first + at},{role},{agency},{one}" for at, one in enumerate(each)]


def workspace(root: Path, budgets: dict[str, float], people: list[str]) -> Workspace:
    files = root / "hr"
    files.mkdir(parents=True)
    (files / "staff.csv").write_text("\n".join(["month_end,worker_id,role,agency,fte", *people]) + "\n")
    if budgets:
        lines = [f"2023-06-30,{scope},{fte}" for scope, fte in budgets.items()]
        (files / "establishment.csv").write_text("\n".join(["month_end,scope,fte", *lines]) + "\n")
    made = Workspace.create(root / "workspace", MADE_UP)
    made.load([files], reference_date=date(2023, 7, 31), who="test")
    return made


SEED = [
    *staff("Social worker", "no", 110.71, 1000),
    *staff("Social worker", "yes", 117.36, 2000),
    *staff("Family support worker", "no", 151.86, 3000),
    *staff("Team manager", "yes", 28.0, 4000),
]


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The posts of the seed report: 228.07 of 233 social workers, 407.93 of 417 in all."""
    return workspace(tmp_path_factory.mktemp("posts"), {SOCIAL: 233.0, ALL: 417.0}, SEED)


@pytest.fixture(scope="module")
def posts(council: Workspace) -> Posts:
    return read_posts(council.snapshot(), council.population, JUNE)


def test_the_seeds_posts_table_is_reproduced(posts: Posts) -> None:
    shown = {
        (line.scope, line.kind): (
            str(round_half_up(line.amount or 0.0, 2)),
            str(round_half_up(line.of_establishment or 0.0, 2)),
        )
        for line in posts.lines
    }
    # The report cuts its shares (47.51) where we round, and one of them (2.16) is not of its own numbers.
    assert shown == {
        (SOCIAL, PostKind.PERMANENT): ("110.71", "47.52"),
        (SOCIAL, PostKind.AGENCY): ("117.36", "50.37"),
        (SOCIAL, PostKind.TOTAL): ("228.07", "97.88"),
        (SOCIAL, PostKind.BUDGETED): ("233.00", "100.00"),
        (SOCIAL, PostKind.VACANT): ("4.93", "2.12"),
        (ALL, PostKind.PERMANENT): ("262.57", "62.97"),
        (ALL, PostKind.AGENCY): ("145.36", "34.86"),
        (ALL, PostKind.TOTAL): ("407.93", "97.82"),
        (ALL, PostKind.BUDGETED): ("417.00", "100.00"),
        (ALL, PostKind.VACANT): ("9.07", "2.18"),
    }
    assert (posts.status, posts.reasons) == (Status.FINAL, ())


def test_the_agency_shares_are_the_indicators_to_the_digit(council: Workspace, posts: Posts) -> None:
    known = catalogue.load()
    asked = [known["agency_fte"], known["agency_fte_establishment"]]
    figures = read_figures(council.snapshot(), council.population, asked, JUNE, JUNE)
    values = {f.indicator: f.value for f in figures if f.basis is asked[0].bases[0]}
    agency = posts.line(SOCIAL, PostKind.AGENCY)
    assert agency is not None
    assert agency.of_in_post == values["agency_fte"] == pytest.approx(117.36 / 228.07 * 100)
    assert agency.of_establishment == values["agency_fte_establishment"] == pytest.approx(117.36 / 233 * 100)


def test_without_an_establishment_only_the_people_are_told_and_why(tmp_path: Path) -> None:
    made = workspace(tmp_path, {}, SEED)
    found = read_posts(made.snapshot(), made.population, JUNE)
    assert {line.kind: line.amount for line in found.lines if line.scope == SOCIAL} == {
        PostKind.PERMANENT: pytest.approx(110.71),
        PostKind.AGENCY: pytest.approx(117.36),
        PostKind.TOTAL: pytest.approx(228.07),
        PostKind.BUDGETED: None,
        PostKind.VACANT: None,
    }
    assert all(line.of_establishment is None for line in found.lines)
    assert found.reasons == ("not loaded: budgeted posts (the establishment file)",)


def test_a_scope_that_the_establishment_does_not_name_is_told_with_its_setting(tmp_path: Path) -> None:
    made = workspace(tmp_path, {SOCIAL: 233.0, "All posts below service manager": 417.0}, SEED)
    found = read_posts(made.snapshot(), made.population, JUNE)
    vacant = found.line(ALL, PostKind.VACANT)
    assert vacant is not None
    assert vacant.amount is None
    [reason] = found.reasons
    assert (
        reason == "the establishment file has no posts of the scope 'All posts' (the setting all_posts_scope)"
    )


def test_a_month_that_nothing_speaks_for_has_no_lines_and_says_so(council: Workspace) -> None:
    found = read_posts(council.snapshot(), council.population, Month(2021, 1))
    assert (found.lines, found.status) == ((), Status.NOT_AVAILABLE)
    assert "nothing that was loaded covers staff (the HR file) on 31 January 2021" in found.reasons


@pytest.mark.acceptance("3.4")
@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The agency worker rate for social workers is 50.37%.", "true"),
        ("The agency worker rate for social workers is 51.5%.", "true"),
        ("Our agency worker rate is 35% for all children's social care posts.", "true"),
        ("Our agency worker rate is 50% for all posts.", "wrong"),
        ("There are 117.36 agency workers among 233 social workers.", "true"),
        ("The agency rate of social workers is 50.4% of the establishment.", "true"),
        ("The agency rate of social workers is 50.4% of the budgeted establishment of 233 posts.", "true"),
        ("The agency rate of social workers is 55% of the establishment.", "wrong"),
        ("The budgeted establishment of social workers is 233.", "true"),
        ("The budgeted establishment of social workers is 253.", "wrong"),
        ("The vacancy rate of social workers is 2%.", "true"),
        ("The vacancy rate of social workers is 12%.", "wrong"),
    ],
)
def test_a_text_may_speak_of_the_posts_on_either_basis(posts: Posts, text: str, verdict: str) -> None:
    verdicts = {finding.verdict.value for finding in check(text, card([]), cells_of_posts(posts))}
    assert verdict in verdicts
    assert verdicts <= {verdict, "can't be checked"}
