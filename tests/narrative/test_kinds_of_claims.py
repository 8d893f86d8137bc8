"""Kinds of claims that were once read wrongly: each sentence with the verdict that a careful reader would give."""

from __future__ import annotations

import pytest

from goldenthread.narrative.cells import Cells
from goldenthread.narrative.claims import check_against
from goldenthread.narrative.finding import Verdict
from tests.narrative.demo import demo_card
from tests.narrative.seed import POSTS, seed_card

pytestmark = pytest.mark.acceptance("3.4")

_MARKS = {Verdict.TRUE: "true", Verdict.WRONG: "wrong", Verdict.UNCHECKED: "?"}
DEMO, SEED = Cells(demo_card()), Cells(seed_card(), POSTS)
_WHICH_MEASURE = [
    ("Our repeat referral rate is lower than England's.", {"lower than England's": "wrong"}),
    ("The re-referral rate is lower than England.", {"lower than England": "wrong"}),
    (
        "Repeat referral rate: lower than England, lower than statistical neighbours.",
        {"lower than England": "wrong", "lower than statistical neighbours": "wrong"},
    ),
    (
        "At 29% our repeat referral rate is on a par with statistical neighbours.",
        {"29%": "true", "on a par with statistical neighbours": "wrong"},
    ),
    (
        "Our section 47 rate of 207 is below the England average.",
        {"207": "true", "below the England average": "wrong"},
    ),
    (
        "Three or more placements were recorded for 16% of children in care, lower than England.",
        {"16%": "true", "lower than England": "wrong"},
    ),
    (
        "16% of children in care had three or more placements, lower than England.",
        {"16%": "true", "lower than England": "wrong"},
    ),
    (
        "Placement stability is strong: 16% had three or more placements, below England's 10%.",
        {"16%": "true", "below England's": "wrong", "10%": "true"},
    ),
    (
        "Assessments in 45 working days average 85% over the year, 1 point above statistical neighbours (84%).",
        {"85%": "true", "1 point": "?", "above statistical neighbours": "true", "84%": "true"},
    ),
    ("Child protection numbers continue to climb.", {"climb": "wrong"}),
    ("Referrals from schools rose in June 2023.", {"rose": "?"}),
    ("Domestic abuse referrals were 547 in June 2023.", {"547": "?"}),
    ("Children in care with a disability rose to 59 per 10,000 in June 2023.", {"rose": "?", "59": "?"}),
]
_WHOSE = [
    ("England's referral rate is 484 per 10,000 in the year.", {"484": "wrong"}),
    ("England's referral rate is 538 per 10,000 in the year.", {"538": "true"}),
    ("Our statistical neighbours' caseload is 16.1.", {"16.1": "wrong"}),
    ("Our statistical neighbours' caseload is 16.2.", {"16.2": "true"}),
    ("England's share of children in care with three or more placements is 16%.", {"16%": "wrong"}),
    ("England's share of children in care with three or more placements is 10%.", {"10%": "true"}),
    ("The England average for repeat referrals is 29%.", {"29%": "wrong"}),
    ("England's referral rate fell to 538.", {"fell": "?", "538": "wrong"}),
    ("Nationally, repeat referrals stand at 22%, while ours are 29%.", {"22%": "true", "29%": "true"}),
    ("In England, repeat referrals are 29%.", {"29%": "wrong"}),
    ("Compared with England, our repeat referrals are 29%.", {"29%": "true"}),
    (
        "Both England and our statistical neighbours are below us on conferences within 15 working days.",
        {"England below us": "wrong", "our statistical neighbours below us": "wrong"},
    ),
    (
        "Both England and our statistical neighbours are above us on conferences within 15 working days.",
        {"England above us": "true", "our statistical neighbours above us": "true"},
    ),
    (
        "Statistical neighbours hold 68% of conferences within 15 working days and we hold 82%.",
        {"68%": "wrong", "82%": "wrong"},
    ),
    (
        "Assessment timeliness at 84.8% over the year is only just short of the 85% target.",
        {"84.8%": "true", "short of": "true", "85%": "wrong"},
    ),
    (
        "Assessment timeliness at 85% is short of the 90% target.",
        {"85%": "true", "short of": "true", "90%": "true"},
    ),
    ("The target for assessments in 45 working days is 85%.", {"85%": "wrong"}),
    ("We met our health assessment target of 92%.", {"met": "wrong", "92%": "true"}),
    ("Health assessments are on target.", {"on target": "wrong"}),
    ("Repeat referrals are rated green against England.", {"are rated green": "wrong"}),
    ("Repeat referrals are rated amber against England.", {"are rated amber": "true"}),
]
_PATHS = [
    ("Referrals have fallen every month since March 2023.", {"fallen": "wrong"}),
    ("Referrals have fallen steadily since March 2023.", {"fallen": "wrong"}),
    ("Referrals have fallen consistently since March 2023.", {"fallen": "wrong"}),
    ("Referrals have declined month on month since March 2023.", {"declined": "wrong"}),
    ("Referrals have risen each month since April 2023.", {"risen": "true"}),
    ("Assessment timeliness has improved every month from April to June.", {"improved": "wrong"}),
    ("The rate of children on plans fell steadily from April to June 2023.", {"fell": "true"}),
    ("Children in need have risen every month since May 2023.", {"risen": "?"}),
    ("Children with a permanence plan: up every month since April 2023.", {"up": "true"}),
]
_DIRECTIONS = [
    ("The average caseload has come down to 16.1 in June 2023.", {"come down": "wrong", "16.1": "true"}),
    ("The average caseload has been brought down to 16.1.", {"brought down": "wrong", "16.1": "true"}),
    ("The average caseload shrank in June 2023.", {"shrank": "wrong"}),
    ("The average caseload has crept up to 16.1 in June 2023.", {"crept up": "true", "16.1": "true"}),
    ("Pathway plans up to date slipped in June 2023.", {"slipped": "wrong"}),
    ("Children on a child protection plan peaked in June 2023.", {"peaked": "?"}),
    ("The agency worker rate is twice the national rate at 15%.", {"twice": "?", "15%": "true"}),
    ("Referrals ballooned in June 2023.", {"ballooned": "true"}),
    ("Referrals have continued to rise since April 2023.", {"rise": "true"}),
    ("Referrals cratered in June 2023.", {"cratered": "?"}),
    ("Health assessments are ahead of England.", {"ahead of England": "wrong"}),
    ("Health assessments outperform statistical neighbours.", {"outperform statistical neighbours": "wrong"}),
    ("Health assessments surpass the target.", {"surpass the target": "wrong"}),
    ("Conferences within 15 working days are stronger than England.", {"stronger than England": "wrong"}),
    ("Children ceasing to be in care outnumber those starting to be in care.", {"outnumber": "?"}),
    ("Care starts are below care ends in the year.", {"below care ends": "wrong"}),
    ("Care starts are above care ends in the year.", {"above care ends": "true"}),
    ("Fewer children were referred again than in England.", {"Fewer": "?"}),
]
_TIMES = [
    ("Compared with June 2023, referrals in May 2023 were up.", {"up": "wrong"}),
    ("Compared with June 2023, referrals in May 2023 were down.", {"down": "true"}),
    ("Referrals in May 2023 were lower than in June 2023.", {"lower than": "true"}),
    ("Referrals in May 2023 were higher than in June 2023.", {"higher than": "wrong"}),
    ("Referrals were lower in April 2023 than in June 2023.", {"lower": "true"}),
    (
        "Referrals in June 2023, 547, were higher than in May, 478.",
        {"547": "true", "higher than": "true", "478": "true"},
    ),
    (
        "The average caseload in June 2023 (16.1) was higher than in May 2023 (15.8).",
        {"16.1": "true", "higher than": "true", "15.8": "true"},
    ),
    ("Fewer children left care in June 2023 than in May 2023.", {"Fewer": "true"}),
    ("More children left care in June 2023 than in May 2023.", {"More": "wrong"}),
    ("Care ends in June 2023 were below those of May 2023.", {"below": "true"}),
]
_QUANTITIES = [
    ("No child under 16 was placed in unregistered accommodation in the year.", {"No": "wrong"}),
    ("No child under 16 was placed in unregistered accommodation in June 2023.", {"No": "true"}),
    ("All children in care have an up-to-date health assessment.", {"All": "wrong"}),
    ("We want all children in care to have an up-to-date health assessment.", {}),
    ("Every child in care had a visit on time in June 2023.", {"Every": "wrong"}),
    ("No referrals were repeats.", {"No": "wrong"}),
    (
        "Between April and June 2023 assessment timeliness ranged from 84% to 86%.",
        {"ranged from 84% to 86%": "true"},
    ),
    (
        "Between April and June 2023 assessment timeliness ranged from 85% to 86%.",
        {"ranged from 85% to 86%": "wrong"},
    ),
    (
        "Referrals are at four hundred and seventy eight per 10,000 in June 2023.",
        {"four hundred and seventy eight": "wrong"},
    ),
    (
        "Referrals are at five hundred and forty-seven per 10,000 in June 2023.",
        {"five hundred and forty-seven": "true"},
    ),
]
_PRINTED = [
    (
        "Our average caseload of 15.8 over the year is better than England's 16.3.",
        {"15.8": "true", "better than England's": "true", "16.3": "true"},
    ),
    ("Our average caseload over the year is worse than England.", {"worse than England": "wrong"}),
    (
        "Our average caseload of 15.8 over the year is well below England's 16.3.",
        {"15.8": "true", "below England's": "wrong", "16.3": "true"},
    ),
    (
        "Our average caseload of 15.8 over the year is in line with England's 16.3.",
        {"15.8": "true", "in line with England's": "true", "16.3": "true"},
    ),
    (
        "Assessments in 45 working days average 84.8% over the year, below England's 85%.",
        {"84.8%": "true", "below England's": "true", "85%": "true"},
    ),
    ("Assessments in 45 working days are below England over the year.", {"below England": "wrong"}),
]
_OF_THE_SEED = [
    (
        "Care starts in the year (26.14) were above England (26) and our statistical neighbours (25).",
        {
            "26.14": "true",
            "above England": "true",
            "above our statistical neighbours": "true",
            "26": "true",
            "25": "true",
        },
    ),
    (
        "Children coming into care were 26.14 per 10,000 in the year, lower than England's 26.",
        {"26.14": "true", "lower than England's": "wrong", "26": "true"},
    ),
    (
        "Our average caseload in June 2023, 16.47, was higher than in May, 15.94.",
        {"16.47": "true", "higher than": "true", "15.94": "true"},
    ),
    (
        "The repeat referral rate is in line with our statistical neighbours.",
        {"in line with our statistical neighbours": "wrong"},
    ),
    ("England's timeliness of assessments is 82%.", {"82%": "wrong"}),
    ("Health assessments are above England's 84%.", {"above England's": "wrong", "84%": "wrong"}),
    ("Assessment timeliness in May was higher than in June 2023.", {"higher than": "true"}),
]


@pytest.mark.parametrize(("text", "expected"), _WHICH_MEASURE)
def test_which_measure(text: str, expected: dict[str, str]) -> None:
    """The longest name counts, and what is narrower than a name is of no row."""
    assert _verdicts(text, DEMO) == expected


@pytest.mark.parametrize(("text", "expected"), _WHOSE)
def test_whose_figure(text: str, expected: dict[str, str]) -> None:
    """England's, the neighbours' and the target's figures are named as theirs."""
    assert _verdicts(text, DEMO) == expected


@pytest.mark.parametrize(("text", "expected"), _PATHS)
def test_a_path(text: str, expected: dict[str, str]) -> None:
    """ "Every month" and "steadily" need every step."""
    assert _verdicts(text, DEMO) == expected


@pytest.mark.parametrize(("text", "expected"), _DIRECTIONS)
def test_words_of_direction(text: str, expected: dict[str, str]) -> None:
    """Each inflection counts; a word that is not known is asked about."""
    assert _verdicts(text, DEMO) == expected


@pytest.mark.parametrize(("text", "expected"), _TIMES)
def test_two_times(text: str, expected: dict[str, str]) -> None:
    """Each number belongs to its own time."""
    assert _verdicts(text, DEMO) == expected


@pytest.mark.parametrize(("text", "expected"), _QUANTITIES)
def test_quantities(text: str, expected: dict[str, str]) -> None:
    """All and none are numbers; ranges go from the least to the greatest; numbers may be in words."""
    assert _verdicts(text, DEMO) == expected


@pytest.mark.parametrize(("text", "expected"), _PRINTED)
def test_printed_figures(text: str, expected: dict[str, str]) -> None:
    """Above and below go by the printed numbers; in line by the allowance; better by what is good."""
    assert _verdicts(text, DEMO) == expected


@pytest.mark.parametrize(("text", "expected"), _OF_THE_SEED)
def test_the_seeds_figures(text: str, expected: dict[str, str]) -> None:
    """The same of the seed report's own table."""
    assert _verdicts(text, SEED) == expected


def _verdicts(text: str, cells: Cells) -> dict[str, str]:
    return {finding.words: _MARKS[finding.verdict] for finding in check_against(cells, text)}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Our figure for assessment timeliness in June 2023 was `99%`.", "wrong"),
        ("```\nAssessment timeliness was 99% in June 2023.\n```", "wrong"),
        ("    Assessment timeliness was 99% in June 2023.", "wrong"),
        ("#Assessment timeliness was 99% in June 2023.", "wrong"),
        ("Referrals per 10,000 in June 2023 were\n999. That is much.", "wrong"),
        ("1. Assessment timeliness was 85% in June 2023.\n2. Referrals were 547 in June 2023.", "true"),
    ],
)
def test_every_line_that_is_printed_is_read(text: str, verdict: str) -> None:
    """A fence, backticks, what only looks like a heading or a list: the report prints them as text."""
    found = {_MARKS[finding.verdict] for finding in check_against(DEMO, text)}
    assert found == {verdict}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Section 47 enquiries and referrals are below England.", "wrong"),
        ("Section 47 enquiries, referrals and assessments are all below England.", "wrong"),
        ("Both section 47 enquiries and referrals are below England over the year.", "wrong"),
        ("Care starts and referrals rose in June.", "wrong"),
        ("Both health assessments and assessment timeliness improved in June.", "wrong"),
        ("Referrals rose in June 2023, as did care starts.", "wrong"),
        ("Referrals rose in June 2023, with care starts.", "wrong"),
        ("Referrals and adoptions rose in June 2023.", "?"),
        ("Adoptions and referrals rose in June 2023.", "?"),
        ("Referrals and children in custody rose in June 2023.", "?"),
        ("Referrals and assessments are below England.", "true"),
        ("We looked again at care starts, and referrals rose in June 2023.", "?"),
    ],
)
def test_a_claim_of_several_measures_holds_of_each(text: str, verdict: str) -> None:
    assert {_MARKS[finding.verdict] for finding in check_against(DEMO, text)} == {verdict}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Assessment timeliness rose to 85% in June, above its 86% of April.", "wrong"),
        ("Referrals, at 547 in June, are below their 356 of April.", "wrong"),
        ("Referrals, at 547 in June, are below our 356 of April.", "wrong"),
        ("Referrals rose to 547 in June, below their level of April.", "wrong"),
        ("Average caseload in June was lower than in March and May.", "?"),
        ("Average caseload, 16.1, is up on England's 16.3.", "wrong"),
        ("Section 47 enquiries are well within our target of 180.", "?"),
        ("Average caseload is inside the target of 15.", "wrong"),
        ("Average caseload is back within target.", "wrong"),
        ("Conferences within 15 working days clear the 80% target.", "wrong"),
        ("Permanence plans have overtaken the 95% target.", "wrong"),
        ("Children with a permanence plan are at the 95% target.", "wrong"),
        ("Most care leavers aged 19-21 are in education, employment or training.", "?"),
        ("We have closed the gap with England on health assessments.", "?"),
        ("Health assessments compare well with England.", "?"),
        ("Referrals are unusually high.", "?"),
        ("Referrals show a signal.", "?"),
    ],
)
def test_a_comparison_in_other_words_is_not_judged_true(text: str, verdict: str) -> None:
    assert verdict in {_MARKS[finding.verdict] for finding in check_against(DEMO, text)}
