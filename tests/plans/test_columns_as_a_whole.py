"""A heading of a column is read by what its words say together, and not by one of them; what is doubtful is asked."""

import pytest

from goldenthread.plans.reading.blocks import Row
from goldenthread.plans.reading.columns import Column, column_of, columns_of
from tests.plans.accounting import lost
from tests.plans.tables import columns_asked, read_rows

_DOUBT = "It may say how things stand, and not what is planned: not taken, and listed cell by cell."


@pytest.mark.parametrize(
    ("column", "headings"),
    [
        (
            Column.IMPACT,
            "Impact|Impact for children and young people|Intended impact|Impact/outcome|What impact will this have?|"
            "Impact - so what?|Outcomes and impact|Impact – what will be different",
        ),
        (
            Column.MEASURE,
            "Measure of impact|Evidence of impact|Impact measure|How will impact be measured?|Evidence|"
            "Evidence of success|Evidence required|How will we know we have made an impact?|"
            "Evidence of outcomes for children",
        ),
        (
            Column.OTHER,
            "Impact to date|Progress and impact|Impact RAG|Financial impact|Impact rating|Evidence submitted|"
            "Evidence received|Evidence link|Evidence/impact|Impact on practice|Action status|Actions taken to date|"
            "Progress|Progress on actions|Action RAG|Steps taken|Success criteria met|Milestone date|"
            "Reason for action|Recommendation no.|Date action completed|Lead officer comments|Target met?|On target|"
            "What have we done?|Date completed",
        ),
        (Column.LEADS, "Action by|Action owner|Task lead|Step owner|By whom|Led by"),
        (
            Column.BY_WHEN,
            "Action date|Action due|Action due date|Task due date|By (date)|Due by|To be completed by|Complete by|"
            "By what date?|Date to be completed by|Planned completion",
        ),
        (
            Column.ACTION,
            "What are we going to do?|What we are going to do|What needs to be done?|What must happen|"
            "Actions to be taken|Actions to complete|Plan of action|Mitigating action",
        ),
        (Column.NUMBER, "Action plan ref|Action ref"),
    ],
)
def test_a_heading_is_what_its_words_say_together(column: Column, headings: str) -> None:
    assert [
        (words, column_of(words)) for words in headings.split("|") if column_of(words) is not column
    ] == []


@pytest.mark.parametrize(
    "words", ["Impact to date", "Progress and impact", "Evidence submitted", "Actions taken to date"]
)
def test_words_of_how_things_stand_are_listed_and_asked(words: str) -> None:
    rows = f"| Ref | Action | Lead | {words} |", "| 1.1 | Do it | Head of Care | None yet |"
    draft = read_rows(*rows)
    (action,) = draft.plan.actions
    assert (action.impact, action.measure, action.steps) == ((), (), ())
    assert [each.text for each in draft.unplaced] == [f"{words}: None yet"]
    assert [(each.of, each.taken, each.why) for each in draft.guesses] == [
        (f'the column "{words}"', "", _DOUBT)
    ]
    assert lost("\n".join(rows), draft, ("Ref", "Action", "Lead")) == []


@pytest.mark.parametrize("words", ["Action status", "Impact RAG", "Evidence link", "Financial impact"])
def test_what_is_plainly_nothing_of_a_plan_is_listed_alone(words: str) -> None:
    draft = read_rows(f"| Ref | Action | Lead | {words} |", "| 1.1 | Do it | Head of Care | Green |")
    assert ([each.text for each in draft.unplaced], draft.guesses) == ([f"{words}: Green"], ())


def test_an_action_by_somebody_and_its_date_are_its_lead_and_its_day() -> None:
    draft = read_rows(
        "| Ref | Action | Action by | Action date |", "| 1 | Review it | Head of MASH | 30 June 2025 |"
    )
    (action,) = draft.plan.actions
    assert (action.leads, str(action.due), action.steps) == (("Head of MASH",), "2025-06-30", ())
    assert draft.guesses == ()


def test_an_action_by_a_day_is_asked() -> None:
    draft = read_rows(
        "| Ref | Action | Lead | Action by |", "| 1 | Review it | Head of MASH | 30 June 2025 |"
    )
    assert (draft.plan.actions[0].leads, str(draft.plan.actions[0].due)) == (("Head of MASH",), "2025-06-30")
    assert columns_asked(draft) == [('the column "Action by"', "by when")]


def test_actions_and_progress_are_the_actions_where_nothing_else_is_and_asked() -> None:
    draft = read_rows("| Ref | Actions and progress | Lead |", "| 1.1 | Do it | Head of Care |")
    assert draft.plan.actions[0].text == "Do it"
    assert columns_asked(draft) == [('the column "Actions and progress"', "action")]


def test_of_two_columns_of_actions_one_is_taken_and_the_other_is_listed_and_asked() -> None:
    draft = read_rows(
        "| Ref | Partner actions | Actions of schools | Lead |",
        "| 1.1 | Do it | Do that | Head of Care |",
    )
    (action,) = draft.plan.actions
    assert (action.text, action.steps) == ("Do it", ())
    assert [each.text for each in draft.unplaced] == ["Actions of schools: Do that"]
    assert columns_asked(draft) == [('the column "Actions of schools"', "")]


@pytest.mark.parametrize("head", ["Risk|Impact|Mitigating action|Owner", "Impact|Likelihood|Action|Owner"])
def test_the_impact_of_a_risk_is_none_for_children(head: str) -> None:
    columns = columns_of(Row(1, tuple(head.split("|"))))
    assert columns is not None
    assert columns[head.split("|").index("Impact")] is Column.OTHER


def test_beside_risks_that_stand_after_the_action_its_impact_is_for_children() -> None:
    draft = read_rows(
        "| Ref | Action | Lead | Impact | Risks |", "| 1.1 | Do it | Head of Care | I am heard | Money |"
    )
    assert draft.plan.actions[0].impact == ("I am heard",)


def test_a_baseline_that_says_so_is_taken_before_an_outturn() -> None:
    draft = read_rows(
        "| Measure | 2023/24 outturn | 2024/25 baseline | Target |", "| Visits | 28% | 24% | 12% |"
    )
    (measure,) = draft.plan.measures
    assert (measure.baseline, str(measure.baseline_date)) == ("24%", "2025-03-31")
    assert [each.text for each in draft.unplaced] == ['2023/24 outturn: 28% (beside "Visits")']
    [guess] = [each for each in draft.guesses if each.field == "column"]
    assert (guess.of, guess.taken) == ('the column "2024/25 baseline"', "baseline")
    assert '"2023/24 outturn"' in guess.why
