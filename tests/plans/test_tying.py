"""Which measures tie to an indicator by their names; every other one asks."""

import pytest

from goldenthread.plans.matching import indicator_of, nearest
from goldenthread.plans.plan import Draft, Measure, Plan
from goldenthread.plans.reading.reader import read_text
from goldenthread.plans.reading.tying import tied
from tests.house.repository import ROOT

SEED = ROOT.parent / "shared" / "seeds" / "004_cb9e792b5f937bf9.txt"

pytestmark = pytest.mark.acceptance("5.3")


@pytest.mark.skipif(not SEED.is_file(), reason="the shared folder of seeds is not beside the repository")
def test_each_measure_of_a_real_plan_is_tied_or_asks() -> None:
    """At least 20 are tied; each of the others is a guess that nobody has answered."""
    draft = read_text(SEED.read_text("utf-8"))
    untied = {measure.line for measure in draft.plan.measures if not measure.indicator}
    asked = {guess.line for guess in draft.guesses if guess.field == "indicator" and not guess.taken}
    assert len(draft.plan.measures) - len(untied) >= 20
    assert len(untied) >= 18
    assert untied <= asked


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("% ICPCs completed within 15 days of S47", "icpc_15"),
        ("% of initial child protection conferences held within 15 days of section 47", "icpc_15"),
        ("% of child protection conferences held within 15 days", ""),  # a review may be meant
        ("% of review child protection conferences held within 15 days", ""),
        ("ICPCs (per 10,000)", "icpc"),
        ("Child protection conferences rate", ""),
        ("Initial child protection conferences rate", "icpc"),
    ],
)
def test_a_conference_that_may_be_a_review_is_asked(name: str, code: str) -> None:
    assert indicator_of(name) == code
    assert code or nearest(name), "what it may be is offered"


def test_a_measure_like_no_indicator_asks_too() -> None:
    draft = tied(Draft(Plan(measures=(Measure("Part", "", "Swans on the pond", line=7),))))
    (guess,) = draft.guesses
    assert (guess.line, guess.of, guess.field, guess.taken) == (7, "Swans on the pond", "indicator", "")
    assert guess.why == "No indicator is certain: choose one, or say that somebody enters its figures."
    assert draft.plan.measures[0].indicator == ""
