"""What people write about the seed's table: each claim with the verdict that a careful reader would give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread import catalogue
from goldenthread.narrative.claims import check
from goldenthread.narrative.finding import Finding, Verdict, may_be_signed_off
from goldenthread.narrative.names import NAMES
from goldenthread.scorecard.earlier import months_before
from tests.narrative.made import JUNE, card, report_of, row
from tests.narrative.seed import POSTS, seed_card

CARD = seed_card()
MARCH = JUNE.plus(-3)
_MARKS = {Verdict.TRUE: "true", Verdict.WRONG: "wrong", Verdict.UNCHECKED: "?"}


def verdicts(text: str) -> dict[str, str]:
    return {finding.words: _MARKS[finding.verdict] for finding in check(text, CARD, POSTS)}


def only(text: str) -> Finding:
    [finding] = check(text, CARD, POSTS)
    return finding


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Referrals rose to 495 per 10,000 in June, from 467 in May.",
            {"rose": "true", "495": "true", "467": "true"},
        ),
        ("Referrals fell in June 2023.", {"fell": "wrong"}),
        (
            "Repeat referrals were 23%, 22% and 24% in April, May and June.",
            {"23%": "true", "22%": "true", "24%": "true"},
        ),
        (
            "Repeat referrals were 22%, 23% and 24% in April, May and June.",
            {"22%": "wrong", "23%": "wrong", "24%": "true"},
        ),
        (
            "In June, 82% of assessments were completed within 45 days; the average was 85%.",
            {"82%": "true", "85%": "true"},
        ),
        ("The share of children in care with a permanence plan remained at 98% in May and June.",
         {"remained at": "true", "98%": "true"}),
        ("Children in care: the rate remained stable at 61-62 per 10,000 between April and June.",
         {"remained stable": "true", "61-62": "true"}),
        ("Repeat referrals stayed the same from April to June.", {"stayed the same": "wrong"}),
        ("Between 22% and 24% of referrals were repeat referrals in the last three months.",
         {"Between 22% and 24%": "true"}),
        ("Timeliness of conferences jumped from 66% in May to 85% in June.",
         {"jumped": "true", "66%": "true", "85%": "true"}),
        ("Timeliness of conferences jumped from 66% to 85%.", {"jumped": "true", "66%": "true", "85%": "true"}),
        ("Referrals were 329 in April 2023, 467 in May 2023 and 495 in June 2023.",
         {"329": "true", "467": "true", "495": "true"}),
        ("Care leavers in touch: 89% of those aged 17-18 and 95% of those aged 19-21 in June.",
         {"89%": "true", "95%": "true"}),
        ("Suitable accommodation for 19-21 year olds is 84% (June 2023).", {"84%": "true"}),
        ("Average caseload: Apr-23 16.2, May-23 15.94, Jun-23 16.47.",
         {"16.2": "true", "15.94": "true", "16.47": "true"}),
        ("Health assessments: 87% (April), 85% (May), 84% (June).", {"87%": "true", "85%": "true", "84%": "true"}),
        ("Compared to England (94%), 89% of our 17-18 year old care leavers are in touch.",
         {"94%": "true", "89%": "true"}),
        ("The percentage of assessments in time dropped to 82%.", {"dropped": "true", "82%": "true"}),
        ("Referral rates were 467 in May.", {"467": "true"}),
        ("Children in care have been stable over the last three months (61, 62 and 61 per 10,000).",
         {"been stable": "true", "61": "true", "62": "true"}),
        ("Timeliness of ICPCs has improved month on month, from 65% in April to 66% in May and 85% in June.",
         {"improved": "true", "65%": "true", "66%": "true", "85%": "true"}),
        ("Suitable accommodation for those aged 17-18 rose from 77% in May to 82% in June. For 19-21 year olds it rose "
         "from 81% to 84%.", {"rose": "?", "77%": "true", "82%": "true", "81%": "?", "84%": "true"}),
        ("A total of 57 per 10,000 children were looked after.", {"57": "true"}),
        ("82% of care leavers aged 17 to 18 and 83% of care leavers aged 19 to 21 were in suitable accommodation at "
         "30 June 2023.", {"82%": "true", "83%": "wrong"}),
    ],
)  # fmt: skip
def test_figures_of_months(text: str, expected: dict[str, str]) -> None:
    """Numbers and words of change are held against the months, groups and lists that the sentence names."""
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Repeat referrals are at 27%, well above the England average of 22% and our neighbours' 18%.",
         {"27%": "true", "above the England average": "true", "22%": "true", "above our neighbours'": "true",
          "18%": "true"}),
        ("Referrals (464) are below England (538).", {"464": "true", "below England": "true", "538": "true"}),
        ("England's rate for referrals is 538 and the neighbours' average 465.", {"538": "true", "465": "true"}),
        ("Re-referrals are 24 per cent in June 2023 compared to 22 per cent nationally.",
         {"24 per cent": "true", "22 per cent": "true"}),
        ("Referrals are higher than our statistical neighbours.",
         {"higher than our statistical neighbours": "wrong"}),
        ("Children coming into care are slightly higher than England.",
         {"higher than England": "true"}),
        ("Children coming into care are slightly lower than England.",
         {"lower than England": "wrong"}),
        ("Repeat referrals are worse than England and statistical neighbours.",
         {"worse than England": "true", "worse than statistical neighbours": "true"}),
        ("Referrals are better than England.", {"better than England": "?"}),
        ("Pathway plans are above the England average.", {"above the England average": "?"}),
        ("Section 47 enquiries are higher than in May.", {"higher than": "true"}),
        ("Section 47 enquiries are lower than in May.", {"lower than": "wrong"}),
        ("CiC starts (26.14) and CiC ends (20.36) are both in line with statistical neighbours.",
         {"26.14": "true", "20.36": "true", "in line with statistical neighbours": "true"}),
        ("Only 46% of care leavers aged 19-21 are in EET against 55% nationally.", {"46%": "true", "55%": "true"}),
    ],
)  # fmt: skip
def test_comparisons(text: str, expected: dict[str, str]) -> None:
    """Only the year's figure compares; within 5% or 2 points is in line, and "slightly" may still say the side."""
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 460 referrals per 10,000 were received in the year.", {"460": "true"}),
        ("About 460 referrals per 10 000 were received in the year.", {"460": "true"}),
        ("About 460 referrals per 10\u00a0000 were received in the year.", {"460": "true"}),
        ("About 460 referrals per ten thousand were received in the year.", {"460": "true"}),
        ("Referrals were 483 per ten thousand in the year to June 2023.", {"483": "wrong"}),
        ("More than 400 referrals per 10,000 were received over the year.", {"400": "true"}),
        ("Fewer than 400 referrals per 10,000 were received over the year.", {"400": "wrong"}),
        ("About 500 referrals per 10,000 were received in the year.", {"500": "true"}),
        ("About 480 referrals per 10,000 were received in the year.", {"480": "wrong"}),
        ("Caseloads were 16.5 in June.", {"16.5": "true"}),
        ("Caseloads were 16.4 in June.", {"16.4": "wrong"}),
        ("Caseloads were 16 in June.", {"16": "true"}),
        ("Caseloads were 16.47 children for each worker in June.", {"16.47": "true"}),
        ("Caseloads were 17 children for each worker in June.", {"17": "wrong"}),
        ("The rolling rate of referrals in June was 464.", {"464": "true"}),
        ("The average of assessments completed within 45 days in June was 83%.", {"83%": "wrong"}),
        ("The agency rate is 34.9% on all posts.", {"34.9%": "true"}),
        ("The agency rate is 50% on all posts.", {"50%": "wrong"}),
    ],
)  # fmt: skip
def test_rounded_and_loose_numbers(text: str, expected: dict[str, str]) -> None:
    """A number fits when the cell shown with as many decimals is that number; "about" is as exact as its zeros."""
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Permanence plans are up from 90% at the last report.", "the earlier report"),
        ("Care leavers in EET are at 57%.", "which age group is meant: the scorecard has 17-18 and 19-21"),
        ("Referrals have risen since March 2022.", "March 2022: not on the scorecard"),
        ("Repeat referrals will fall to 20%.", "the future: this is what is wanted, not what is"),
        ("Our target for repeat referrals is 20%.", "a target: there is none on the scorecard"),
        ("Referrals improved in June.", "which way is good: the indicator has no direction that is better"),
        ("In June 45% of plans were good.", "which indicator is meant: none is named here"),
        ("Referrals rose by 12 per 10,000.", "the size of a change or of a gap"),
        ("Repeat referrals are up 2% since May.", "the size of a change or of a gap"),
        ("12 social workers came, and caseloads rose in June.", "a count of these"),
        ("The rolling rate of referrals fell in June.", "the earlier report"),
        ("Visits to children in care cost £400.", "money: the scorecard holds none"),
        ("We placed 4 children in care with new carers.", "which measure is meant"),
        ("The rate of children in care was 61% in June.", "a figure in %: the scorecard gives this as per 10,000"),
        ("S47s that progressed to conference fell in June.", "the final figure of June 2023"),
        ("Referrals are the highest in the region.", "ranks: the scorecard holds none"),
        ("Practice audits graded good or better were 50% in June.", "a row of the scorecard: audits_good"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named(text: str, missing: str) -> None:
    """A claim that the scorecard can't answer is not called wrong: what it would take is named."""
    unchecked = [finding for finding in check(text, CARD, POSTS) if finding.verdict is Verdict.UNCHECKED]
    assert any(finding.why.startswith(missing) for finding in unchecked)
    assert may_be_signed_off(check(text, CARD, POSTS))


@pytest.mark.parametrize(
    "text",
    [
        "The Front Door Redesign began in April 2023.",
        "Mark visited on 27 and 28 June 2023.",
        "See section 47 of the Children Act 1989, and page 12.",
        "We work to reduce caseloads and to improve timeliness of assessments.",
        "Improve the process of referrals.",
        "Leeds peer-reviewed the Front Door in 2022/23.",
        "Children's Services Improvement Plan 2023-24",
    ],
)
def test_what_makes_no_claim_about_figures_is_passed_over(text: str) -> None:
    """Dates, laws, pages, plans and wishes are not figures."""
    assert check(text, CARD, POSTS) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One in four referrals are repeat referrals.", {"One in four": "true"}),
        ("One in three referrals are repeat referrals.", {"One in three": "wrong"}),
        ("Half of care leavers aged 17-18 are in EET.", {"Half": "true"}),
        ("A third of children starting a child protection plan had been on one before.", {"A third": "?"}),
        ("Eighty-three per cent of care leavers aged 17-18 were in suitable accommodation in June.",
         {"Eighty-three per cent": "wrong"}),
        ("There were no children under 16 in unregistered accommodation in June.", {"no": "wrong"}),
        ("Two children under 16 were in unregistered accommodation in June.", {"Two": "true"}),
        ("Two children in care were moved, and no referrals were lost.", {}),
        ("Half of the year has passed for referrals.", {}),
    ],
)  # fmt: skip
def test_numbers_in_words(text: str, expected: dict[str, str]) -> None:
    """Parts are as exact as people use them, counts are exact; a count of something else is passed over."""
    made = card([*CARD.rows, row("cla_u16_unregistered", [1, 0, 2], 1.2)])
    assert {f.words: _MARKS[f.verdict] for f in check(text, made, POSTS)} == expected


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Referrals have not increased in June.", "wrong"),
        ("Referrals have not decreased in June.", "true"),
        ("Referrals are no longer lower than England.", "wrong"),
        ("Children in care haven't increased since May.", "true"),
    ],
)
def test_a_not_turns_the_claim(text: str, verdict: str) -> None:
    """ "Has not increased" is true where the figure stayed or fell."""
    assert _MARKS[only(text).verdict] == verdict


def test_a_wrong_direction_is_told_by_the_texts_own_numbers() -> None:
    """ "Decreased from 464 to 483" is wrong whatever the figures are."""
    change = check("Referrals decreased from 464 to 483 per 10,000.", CARD)[0]
    assert change.verdict is Verdict.WRONG
    assert change.right == "increased: from 464 to 483"


def test_it_and_this_speak_of_what_went_before() -> None:
    """A sentence that names nothing goes on about the one before it; a new paragraph starts afresh."""
    assert verdicts("Referrals are high. This is lower than England.") == {"lower than England": "true"}
    apart = check("Referrals are high.\n\nThis is lower than England.", CARD)
    assert [finding.why for finding in apart] == ["which indicator is meant: none is named here"]
    assert verdicts("## Referrals\n\nIt rose to 495 in June.") == {"rose": "true", "495": "true"}


def test_lines_are_those_of_the_text() -> None:
    """A sentence that runs over several lines: each claim has its own line."""
    text = "# Report\n\n- Referrals were 495\n  in June 2023, and fell\n  from 467 in May 2023.\n"
    assert [(f.words, f.line) for f in check(text, CARD)] == [("495", 3), ("fell", 4), ("467", 5)]


def test_tables_are_named_and_not_read() -> None:
    """Numbers under headings are not sentences; one finding a table says so."""
    text = "| Indicator | June |\n|---|---|\n| Referrals | 999 |\n"
    finding = only(text)
    assert (finding.kind, finding.verdict) == ("table", Verdict.UNCHECKED)


def test_counts_behind_a_figure_may_be_told() -> None:
    """ "30 children" is true where 30 children stand behind the figure that is named."""
    made = card(
        [row("cla_u16_unregistered", [2, 3], 2.5), row("cla_end", [60, 61], 57, counts={JUNE: (888, 145400)})]
    )
    told = check(
        "888 children in care in June 2023. 3 children under 16 in unregistered accommodation.", made
    )
    assert [finding.verdict for finding in told] == [Verdict.TRUE, Verdict.TRUE]
    [finding] = check("4 children were in unregistered accommodation in June 2023.", made)
    assert (finding.verdict, finding.right) == (Verdict.WRONG, "3 (June 2023)")


def test_with_the_report_before_what_rests_on_it_is_checked() -> None:
    """What it printed answers "up from 90% at the last report" and "has decreased to 464"."""
    before = report_of(
        MARCH,
        [
            row("cla_permanence", [88, 89, 90], 90, last=MARCH),
            row("referrals", [500, 480, 470], 483, last=MARCH),
        ],
    )
    text = "Permanence plans rose to 92% on average, from 90% at the last report. Referrals have decreased to 464."
    assert [finding.verdict for finding in check(text, CARD, earlier=before)] == [Verdict.TRUE] * 5
    wrong = text.replace("90%", "91%").replace("decreased", "increased")
    verdict = {f.words: f for f in check(wrong, CARD, earlier=before)}
    assert verdict["91%"].right == "90% (year to March 2023)"
    named = "Referrals have decreased to 464 from 483 in the {} report."
    assert {f.verdict for f in check(named.format("March"), CARD, earlier=before)} == {Verdict.TRUE}
    april = {f.why for f in check(named.format("April"), CARD, earlier=before)}
    assert "the report of April 2023: the last one is of March 2023" in april
    assert (
        verdict["increased"].right
        == "decreased: 483 in the year to March 2023 to 464 in the year to June 2023"
    )


_UNDER_16 = card([row("cla_u16_unregistered", [2, 0], 1.2, target=0)])


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("the target is not reached.", Verdict.TRUE),
        ("the target of 0 is met: 0 in June 2023.", Verdict.WRONG),
        ("the target of 0 is kept.", Verdict.WRONG),
        ("June 2023 met the target.", Verdict.WRONG),
        ("the target isn't met.", Verdict.TRUE),
        ("the target won't be met.", Verdict.UNCHECKED),
        ("the target may be met next year.", Verdict.UNCHECKED),
    ],
)
def test_whether_a_target_is_reached_is_said_of_the_year(text: str, verdict: Verdict) -> None:
    """One judgement, one verdict: a single month at the target is no target that is met."""
    told = check(f"Children under 16 in unregistered accommodation: {text}", _UNDER_16)
    [found] = [finding for finding in told if finding.kind == "target"]
    assert found.verdict is verdict, found


def test_an_earlier_month_is_no_report() -> None:
    """With the year to March alone, a text may speak of that year, and not of a report."""
    before = months_before(card([row("referrals", [500, 480, 470], 483, last=MARCH)], MARCH))
    year = "Referrals have decreased to 464, from 483 in the year to March 2023."
    assert {f.verdict for f in check(year, CARD, earlier=before)} == {Verdict.TRUE}
    report = "Referrals have decreased to 464, from 483 at the last report."
    found = {f.words: f for f in check(report, CARD, earlier=before)}
    assert found["483"].verdict is found["decreased"].verdict is Verdict.UNCHECKED
    assert found["483"].why == "the earlier report"


def test_every_indicator_of_the_catalogue_has_its_words() -> None:
    """A new indicator gets a line in narrative/names.py, and none is left there after an indicator has gone."""
    missing = set(catalogue.load()) ^ set(NAMES)
    assert not missing, f"{sorted(missing)}: put narrative/names.py right"


_PIECES = """Referrals Repeat referrals S47s 17-18 aged in June 2023 at the last report average England target is lower
than in line with neighbours and up to from by decreased rose 83% 464 per 10,000 22%-24% , . ; ( ) | # - £ ' reached not
final no figure for signal of improvement between"""
_WORDS = st.sampled_from([*_PIECES.split(), "\n", "\n\n", "\t"])


def test_a_text_without_an_end_is_read_in_pieces() -> None:
    """40,000 characters without a full stop: every number is still held against its cell."""
    findings = check("Referrals were 464 in the year to June 2023 and " * 800, CARD)
    assert {(finding.words, finding.verdict) for finding in findings} == {("464", Verdict.TRUE)}


@given(st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=40).map(" ".join)))
def test_any_text_can_be_read(text: str) -> None:
    """No text, however odd, is more than the check can read; every finding has a line of the text and its reason."""
    lines = len(text.splitlines())
    for finding in check(text, CARD, POSTS):
        assert 1 <= finding.line <= lines
        assert finding.bound_to or finding.why
        assert (finding.verdict is Verdict.WRONG) is bool(finding.right)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Repeat referrals doubled between April and June.", {"doubled": "?"}),
        ("Section 47 enquiries halved in June.", {"halved": "wrong"}),
        ("There was no increase in section 47 enquiries in June.", {"increase": "wrong"}),
        ("There was no fall in section 47 enquiries in June.", {"fall": "true"}),
        (
            "Section 47 enquiries rose in June without exceeding England.",
            {"rose": "true", "exceeding England": "wrong"},
        ),
        ("Neither referrals nor section 47 enquiries are above England.", {"above England": "wrong"}),
        ("Neither referrals nor children in need are above England.", {"above England": "true"}),
        ("Section 47 enquiries have risen for two months in a row.", {"risen": "true"}),
        ("Children in need have risen for two months in a row.", {"risen": "wrong"}),
        ("Section 47 enquiries have risen for five consecutive months.", {"risen": "?"}),
        ("Referrals are 74 lower than England.", {"74": "true", "lower than England": "true"}),
        ("Referrals are 60 lower than England.", {"60": "wrong", "lower than England": "true"}),
        ("Referrals trail England.", {"trail England": "true"}),
        ("Referrals outstrip England.", {"outstrip England": "wrong"}),
        ("Referrals tumbled in June.", {"tumbled": "wrong"}),
        (
            "85% of conferences were held within 15 working days in June, up from 66% in May and 65% in April.",
            {"85%": "true", "up": "true", "66%": "true", "65%": "true"},
        ),
    ],
)
def test_words_that_deny_count_and_measure(text: str, expected: dict[str, str]) -> None:
    assert verdicts(text) == expected
