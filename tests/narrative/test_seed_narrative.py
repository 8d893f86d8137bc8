"""The seed report's own narrative, checked against its own table: what it got wrong, and what nobody could know."""

from __future__ import annotations

from collections import Counter

import pytest

from goldenthread.narrative.claims import check
from goldenthread.narrative.finding import Finding, Verdict, may_be_signed_off
from tests.house.repository import ROOT
from tests.narrative.seed import POSTS, seed_card

SEED = ROOT.parent / "shared" / "seeds" / "000_99a3c14911ffc2a1.txt"
WHOLE_SECTION = 51

pytestmark = [
    pytest.mark.acceptance("3.4"),
    pytest.mark.skipif(not SEED.is_file(), reason="the shared folder of seeds is not beside the repository"),
]


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    """The claims of "What is the data telling us?", up to the headlines."""
    text = SEED.read_text("utf-8").partition("What is the data telling us?")[2].partition("\nHeadlines")[0]
    return check(text, seed_card(), POSTS)


def _words(findings: list[Finding], verdict: Verdict) -> list[str]:
    return [finding.words for finding in findings if finding.verdict is verdict]


def test_what_is_wrong_is_found_with_what_is_right(findings: list[Finding]) -> None:
    """83% in June, a caseload that rose, a month of care starts held against a year's: nothing else is wrong."""
    wrong = {finding.words: finding for finding in findings if finding.verdict is Verdict.WRONG}
    assert set(wrong) == {
        "83%",
        "decreased",
        "lower than the England average",
        "lower than statistical neighbours",
    }
    assert wrong["83%"].right == "82% (June 2023)"
    assert "suitable accommodation, 17-18, June 2023" in wrong["83%"].bound_to
    assert wrong["decreased"].right == "increased: 15.94 in May 2023 to 16.47 in June 2023"
    assert wrong["decreased"].bound_to.startswith("Average caseload")
    for words, theirs in (
        ("lower than the England average", "26"),
        ("lower than statistical neighbours", "25"),
    ):
        assert wrong[words].bound_to.startswith(
            "Children starting to be in care (per 10,000), year to June 2023"
        )
        assert wrong[words].right.startswith("in line with")
        assert wrong[words].right.endswith(f"is above {theirs}")
        assert wrong[words].why.startswith("a single month is not compared with a year's figure")
    assert not may_be_signed_off(findings)


def test_what_can_not_be_checked_names_what_is_missing(findings: list[Finding]) -> None:
    """Every earlier figure, and every "up" or "decreased to" that rests on one: the earlier report is missing."""
    unchecked = [finding for finding in findings if finding.verdict is Verdict.UNCHECKED]
    numbers = {finding.words for finding in unchecked if finding.kind == "number"}
    assert numbers == {"483", "28%", "386", "90%", "81%", "39%"}
    changes = Counter(finding.words for finding in unchecked if finding.kind == "change")
    assert changes == Counter({"decreased": 5, "up": 4, "drop": 1, "increased": 1, "decrease": 1})
    assert len(unchecked) == len(numbers) + changes.total()
    since_march = next(finding for finding in unchecked if finding.words == "decrease")
    assert since_march.why == "March 2023: not on the scorecard"
    assert all(f.why.startswith("the earlier report") for f in unchecked if f is not since_march)


def test_the_rest_is_true(findings: list[Finding]) -> None:
    """Nothing is passed over: 51 claims, of which the ones above are not true and all others are."""
    counts = Counter(finding.verdict for finding in findings)
    assert counts == {Verdict.TRUE: WHOLE_SECTION - 4 - 18, Verdict.WRONG: 4, Verdict.UNCHECKED: 18}
    true = _words(findings, Verdict.TRUE)
    for words in (
        "464",
        "27%",
        "22%-24%",
        "stayed consistent",
        "385",
        "85%",
        "40",
        "72%",
        "33%",
        "23",
        "98%",
        "57%",
    ):
        assert words in true
    assert "comparable with the England average" in true
    assert "in line with our statistical neighbours" in true


def test_agency_rates_fit_the_posts_table_on_establishment_basis(findings: list[Finding]) -> None:
    """35% of all posts and 50.37% of social workers are shares of the budgeted establishment."""
    bound = {
        f.words: f.bound_to for f in findings if f.words in ("35%", "50.37%") and f.verdict is Verdict.TRUE
    }
    assert bound == {
        "35%": "Agency, all posts, % of budgeted establishment",
        "50.37%": "Agency, social workers, % of budgeted establishment",
    }


def test_the_whole_report_reads_without_a_further_wrong_claim() -> None:
    """Visits, plans and dates elsewhere in the report are not taken for figures of the scorecard."""
    wrong = [f for f in check(SEED.read_text("utf-8"), seed_card(), POSTS) if f.verdict is Verdict.WRONG]
    assert len(wrong) == 4
