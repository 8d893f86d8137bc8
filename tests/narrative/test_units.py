"""A rate or a share says that it is one: without its unit a reader takes it for so many children or referrals."""

from __future__ import annotations

import pytest

from goldenthread.narrative.cells import Cells
from goldenthread.narrative.claims import check_against
from goldenthread.narrative.closed import loose_in
from goldenthread.narrative.finding import Verdict, easily_misread
from tests.narrative.demo import demo_card

pytestmark = pytest.mark.acceptance("3.4")

CELLS = Cells(demo_card())
_PER, _SHARE = "per 10,000", "“%”"
# In June 2023 the demo had 547 referrals per 10,000 children, which were 166; 34% of them were repeats.
_BARE = [
    ("Referrals were 547 in June 2023.", "547", _PER),
    ("Referrals in June 2023: 547.", "547", _PER),
    ("Referrals rose to 547 in June 2023.", "547", _PER),
    ("Section 47 enquiries were 247 per 10,000 and referrals were 547 in June 2023.", "547", _PER),
    ("Referrals were 547 in June 2023 and section 47 enquiries were 247 per 10,000.", "547", _PER),
    ("Referrals were 547 in June 2023 and the rate of section 47 enquiries was 247.", "547", _PER),
    ("Between April and June 2023 referrals ranged from 356 to 547.", "ranged from 356 to 547", _PER),
    ("Repeat referrals were 34 in June 2023.", "34", _SHARE),
]
_SAID = [
    "Referrals were 547 per 10,000 children in June 2023.",
    "Referrals were 547 in every 10,000 children in June 2023.",
    "The referral rate was 547 in June 2023.",
    "Referrals (per 10,000 children) rose from 478 in May to 547 in June 2023.",
    "Referrals were 484 per 10,000 in the year to June 2023, below the England average of 538.",
    "Referrals were 484 per 10,000 in the year to June 2023. In June 2023 they were 547.",
    "Repeat referrals were 34% in June 2023.",
    "Referrals were 166 in June 2023.",
    "The number of referrals was 166 in June 2023.",
]


@pytest.mark.parametrize(("text", "words", "unit"), _BARE)
def test_a_bare_rate_is_true_with_advice_and_refused_for_the_public(text: str, words: str, unit: str) -> None:
    findings = check_against(CELLS, text)
    assert {finding.verdict for finding in findings} == {Verdict.TRUE}
    [advised] = easily_misread(findings)
    assert advised.words == words
    assert unit in advised.why
    refused = [one for one in loose_in(text, CELLS) if one.words == words]
    assert [unit in one.why and "not how many there were" in one.why for one in refused] == [True]


@pytest.mark.parametrize("text", _SAID)
def test_a_rate_that_is_called_one_and_a_count_stand_for_everybody(text: str) -> None:
    findings = check_against(CELLS, text)
    assert findings
    assert {finding.verdict for finding in findings} == {Verdict.TRUE}
    assert easily_misread(findings) == []
    assert loose_in(text, CELLS) == []


def test_a_rate_that_is_called_a_number_is_wrong_for_everybody() -> None:
    """What is right is told with its unit."""
    [finding] = check_against(CELLS, "The number of referrals was 547 in June 2023.")
    assert finding.verdict is Verdict.WRONG
    assert finding.right == "547 per 10,000 (June 2023)"
    assert finding.why == "the words call it a number, and it is none"


def test_what_is_right_of_a_wrong_rate_is_told_with_its_unit() -> None:
    [finding] = check_against(CELLS, "Referrals were 600 in June 2023.")
    assert finding.right == "547 per 10,000 (June 2023)"
