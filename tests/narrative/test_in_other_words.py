"""Claims as heads of service write them, in the order and with the turns that plain sentences have."""

from __future__ import annotations

import pytest

from goldenthread.narrative.cells import Cells
from goldenthread.narrative.claims import check_against
from goldenthread.narrative.finding import Verdict
from goldenthread.narrative.posts import cells_of_posts
from goldenthread.scorecard.posts import PostKind, PostLine, Posts
from goldenthread.terms.words import Status
from tests.narrative.demo import demo_card
from tests.narrative.made import JUNE
from tests.narrative.seed import POSTS, seed_card

pytestmark = pytest.mark.acceptance("3.4")

_MARKS = {Verdict.TRUE: "true", Verdict.WRONG: "wrong", Verdict.UNCHECKED: "?"}
_LINES = (
    PostLine("Social workers", PostKind.AGENCY, 15.8, 19.0, 25.4),
    PostLine("Social workers", PostKind.TOTAL, 62.2, 74.9, None),
    PostLine("Social workers", PostKind.BUDGETED, 83.0),
    PostLine("All posts", PostKind.AGENCY, 21.0, 12.0, 13.5),
    PostLine("All posts", PostKind.TOTAL, 155.6, 88.9, None),
    PostLine("All posts", PostKind.BUDGETED, 175.0),
)
DEMO = Cells(demo_card(), cells_of_posts(Posts(JUNE, _LINES, Status.FINAL)))
SEED = Cells(seed_card(), POSTS)
_IN_ORDER = [
    (
        "Fewer of our conferences are held within 15 working days than in England: 68% against 79%.",
        {"Fewer than England": "true", "68%": "true", "79%": "true"},
    ),
    (
        "Fewer of our conferences are held within 15 working days than in England: 71% against 79%.",
        {"Fewer than England": "true", "71%": "wrong", "79%": "true"},
    ),
    (
        "More of our conferences are held within 15 working days than in England: 79% against 68%.",
        {"More than England": "wrong", "79%": "wrong", "68%": "wrong"},
    ),
    (
        "A higher share of referrals are repeats than in England: 29% compared with 22%.",
        {"higher than England": "true", "29%": "true", "22%": "true"},
    ),
    (
        "Conferences within 15 working days are below England (68% against 79%).",
        {"below England": "true", "68%": "true", "79%": "true"},
    ),
    (
        "Conferences within 15 working days are below England (79% against 68%).",
        {"below England": "true", "68%": "true", "79%": "true"},
    ),
    (
        "On conferences within 15 working days England is above us: 79% against 68%.",
        {"England above us": "true", "79%": "true", "68%": "true"},
    ),
]
_ROWS_AND_POSTS = [
    ("Agency staff: 30% over the year against England's 15.4%.", {"30%": "true", "15.4%": "true"}),
    (
        "Agency staff averaged 30% over the year, above England's 15.4% and our 15% target.",
        {"30%": "true", "above England's": "true", "15.4%": "true", "above target": "true", "15%": "true"},
    ),
    (
        "Agency social workers averaged 30% over the year, below England's 15.4%.",
        {"30%": "true", "below England's": "wrong", "15.4%": "true"},
    ),
    ("Agency staff stayed at 25.5% in April and May.", {"stayed at": "true", "25.5%": "true"}),
    ("Agency staff stayed at 25.4% in May and June.", {"stayed at": "wrong", "25.4%": "wrong"}),
    ("Agency staff hold 12% of all posts.", {"12%": "true"}),
    ("Agency staff hold 17% of all posts.", {"17%": "wrong"}),
    ("We meet our agency target.", {"meet": "wrong"}),
    ("We do not meet our agency target.", {"not meet": "true"}),
    ("We are meeting our target on permanence plans.", {"meeting": "wrong"}),
    (
        "Section 47 enquiries have gone beyond the target of 180.",
        {"beyond the target": "true", "180": "true"},
    ),
    ("Agency use has risen.", {"risen": "wrong"}),
    ("Agency use has fallen since May 2023.", {"fallen": "true"}),
    ("Our use of agency staff rose in June 2023.", {"rose": "wrong"}),
    ("Agency use is down, but still twice England's.", {"down": "true", "twice": "?"}),
]
_ONE_THEN_ANOTHER = [
    (
        "Children in care stayed at 58 in April and May before rising to 59 in June.",
        {"stayed at": "true", "58": "true", "rising": "true", "59": "true"},
    ),
    (
        "Children in care stayed at 58 in April and May before falling to 59 in June.",
        {"stayed at": "true", "58": "true", "falling": "wrong", "59": "true"},
    ),
    (
        "Children in care rose to 59 in June after staying at 58 in April and May.",
        {"rose": "true", "59": "true", "staying at": "true", "58": "true"},
    ),
    (
        "Section 47 enquiries fell to 165 in April before rising to 247 in May.",
        {"fell": "true", "165": "true", "rising": "true", "247": "true"},
    ),
]
_EACH_MONTH = [
    ("Referrals rose in April, May and June.", {"rose": "wrong"}),
    ("Referrals rose in May and June.", {"rose": "true"}),
    ("Referrals rose between April and June.", {"rose": "true"}),
    ("Children coming into care stood at 23 to 33 in May and June.", {"at 23 to 33": "true"}),
    ("Children coming into care stood at 22 to 33 in May and June.", {"at 22 to 33": "wrong"}),
    ("No child was in unregistered accommodation.", {"No": "true"}),
    ("No under 16s were in unregistered accommodation.", {"No": "true"}),
    ("Two under 16s were in unregistered accommodation.", {"Two": "wrong"}),
]
_OF_THE_SEED = [
    (
        "Visits to children in care held at 84% in April and May, then improved to 88%.",
        {"84%": "true", "improved": "true", "88%": "true"},
    ),
    (
        "Visits to children in care held at 84% in April and May, then improved to 89%.",
        {"84%": "true", "improved": "?", "89%": "wrong"},
    ),
    (
        "Referrals are up on April (329) and May (467) at 495.",
        {"up": "true", "329": "true", "467": "true", "495": "true"},
    ),
    (
        "Referrals are up on April (467) and May (329) at 495.",
        {"up": "true", "467": "wrong", "329": "wrong", "495": "true"},
    ),
    ("Referrals are down on April (329) and May (467) at 495.", {"down": "wrong", "329": "true", "467": "true",
                                                                  "495": "true"}),
    ("Assessment timeliness is up on April and May.", {"up": "wrong"}),
    ("Fewer children started than left care.", {"Fewer left care": "wrong"}),
    ("More children came into care than left.", {"More left": "true"}),
    ("More children left care than came in.", {"More came in": "wrong"}),
    ("New plans are mostly repeat plans.", {"mostly": "?"}),
    ("The referral rate has climbed every month this quarter, from 329 to 495.",
     {"climbed": "true", "329": "true", "495": "true"}),
    ("Children coming into care went from 20 to 23 between May and June.", {"20": "true", "23": "true"}),
    ("Children coming into care went from 20 to 23 between April and June.", {"20": "wrong", "23": "true"}),
    ("Section 47 enquiries are above England and our neighbours at 199 against 180 and 173.",
     {"above England": "true", "above our neighbours": "true", "199": "true", "180": "true", "173": "true"}),
    ("We are behind England on health assessments (84% versus 89%).",
     {"are behind England": "true", "84%": "true", "89%": "true"}),
    ("Compared with England, we have more children in care: 57 per 10,000.",
     {"more England": "wrong", "57": "true"}),
    ("Compared with May, fewer referrals were repeats in June.", {"fewer": "wrong"}),
    ("Referrals are lower than last month.", {"lower than": "wrong"}),
    ("Referrals are lower than at the last report.", {"lower than": "?"}),
    ("More than half of the assessments completed in June ended in case to close.", {"half": "true"}),
    ("Fewer than half of the assessments completed in June ended in case to close.", {"half": "wrong"}),
    ("Suitable accommodation for 17-18 year olds still lags England's 90%.",
     {"lags England's": "true", "90%": "true"}),
    ("86% of care leavers aged 17-18 were in touch over the year, below England (94%).",
     {"86%": "true", "below England": "true", "94%": "true"}),
    ("82% of assessments were completed in time in June, up on May.", {"82%": "true", "up": "wrong"}),
    ("Health assessments were 84%, compared with 89% in England and 90% among our neighbours.",
     {"84%": "true", "89%": "true", "90%": "true"}),
    ("Assessment timeliness in June, at 82%, is the same as in May.", {"82%": "true", "the same as": "wrong"}),
    ("Permanence plans in June are the same as in May.", {"the same as": "true"}),
    ("June's referrals (495) were above England's.", {"495": "true", "above England's": "wrong"}),
    ("Nearly all children in care had a permanence plan in June (98%).", {"all": "true", "98%": "true"}),
    ("Almost all children in care had an up-to-date visit in June.", {"all": "wrong"}),
    ("Our care leavers aged 19-21 are more likely to be in touch than nationally (94% against 92%).",
     {"more likely": "?", "94%": "true", "92%": "true"}),
    ("EET for 17-18 year olds rose to 57% in June, yet the year's 51% trails England (66%).",
     {"rose": "true", "57%": "true", "51%": "true", "trails England": "true", "66%": "true"}),
    ("Compared with 89% in England, 84% of our children in care have an up-to-date health assessment.",
     {"89%": "true", "84%": "true"}),
    ("Compared with 84% in England, 89% of our children in care have an up-to-date health assessment.",
     {"84%": "wrong", "89%": "wrong"}),
    ("We have seen fewer repeat referrals this quarter.", {"fewer": "?"}),
    ("More assessments ended in case to close in June than in April.", {"More": "true"}),
    ("Exits from care exceeded entries to care in June.", {"exceeded entries to care": "true"}),
    ("Exits from care exceeded entries to care in April.", {"exceeded entries to care": "wrong"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [*_IN_ORDER, *_ROWS_AND_POSTS, *_ONE_THEN_ANOTHER, *_EACH_MONTH]
)
def test_of_the_made_up_council(text: str, expected: dict[str, str]) -> None:
    """Pairs in the order of what is compared; rows beside the posts table; what came then."""
    assert _verdicts(text, DEMO) == expected


@pytest.mark.parametrize(("text", "expected"), _OF_THE_SEED)
def test_of_the_seeds_table(text: str, expected: dict[str, str]) -> None:
    assert _verdicts(text, SEED) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Three measures met their targets.",
        "All measures met their targets.",
        "None of our targets were met.",
        "We have met all our targets this month.",
        "Performance has improved since May.",
        "The number of visits rose.",
        "More of our children are doing well than last year.",
    ],
)
def test_what_names_no_measure_is_asked_about(text: str) -> None:
    """A direction, a comparison or a target of nothing that is named is not passed over."""
    assert "?" in _verdicts(text, SEED).values()


@pytest.mark.parametrize(
    "text",
    [
        "We have strengthened our front door.",
        "We want to meet our targets.",
        "Children have grown in confidence.",
        "Earlier help is better than late help.",
        "More than just a plan, it is a promise.",
        "Staff have reduced duplication in their records.",
    ],
)
def test_what_tells_of_work_is_no_claim(text: str) -> None:
    assert _verdicts(text, SEED) == {}


def _verdicts(text: str, cells: Cells) -> dict[str, str]:
    return {finding.words: _MARKS[finding.verdict] for finding in check_against(cells, text)}
