"""A step keeps what the heading of its column says of by when, with the day that it means; what is unsure is asked."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from goldenthread.plans.correcting import can_be_corrected, corrected
from goldenthread.plans.plan import Action, Draft, Step
from goldenthread.plans.reading.reader import read_text
from goldenthread.plans.reading.step_days import when_of
from tests.plans.accounting import lost
from tests.plans.tables import Rows, columns_asked, in_excel, in_markdown, in_word

Reads = Callable[[Path, Rows], Draft]
HEAD = "Ref", "Action", "Lead"


def _read(head: str, *rows: str) -> Draft:
    table = "\n".join([head, "|--" * (head.count("|") - 1) + "|", *rows])
    return read_text(
        f"# Improvement plan\n\nApril 2025 to March 2026\n\n## Priority 1: Practice\n\n{table}\n"
    )


@pytest.mark.parametrize(
    ("heading", "when"),
    [
        ("Milestones by June 2025", "June 2025"),
        ("Q1 milestone", "Q1"),
        ("Milestones: Q2 2025/26", "Q2 2025/26"),
        ("Steps (0-3 months)", "0-3 months"),
        ("Short-term tasks", "Short-term"),
        ("Year 1 milestones", "Year 1"),
        ("Key milestones 2025/26", "2025/26"),
        ("Milestone due 30/06/25", "due 30/06/25"),
        ("Milestone 1 June 2025", "Milestone 1 June 2025"),
        ("First 100 days: key steps", "First 100 days"),
        ("Next steps (by end of July)", "Next (by end of July)"),
        ("Milestones Q1 (April to June)", "Q1 (April to June)"),
        ("Key milestones", ""),
        ("Milestone 1", ""),
        ("Step 2", ""),
        ("Steps / tasks", ""),
        ("Steps for social care", ""),
    ],
)
def test_what_a_heading_says_of_by_when(heading: str, when: str) -> None:
    assert when_of(heading) == when


@pytest.mark.parametrize("read", [in_word, in_excel, in_markdown])
def test_each_step_keeps_the_day_of_its_column(read: Reads, tmp_path: Path) -> None:
    rows = (
        (*HEAD, "Milestones by June 2025", "Milestones by September 2025", "Milestones by December 2025"),
        ("1.1", "Write plans", "PSW", "Draft", "Share", "Review"),
        ("1.2", "Write letters", "HoS", "Review", "", "Review"),
    )
    draft = read(tmp_path, rows)
    june, sept, december = (("June 2025", date(2025, 6, 30)), ("September 2025", date(2025, 9, 30)),
                            ("December 2025", date(2025, 12, 31)))  # fmt: skip
    assert [each.steps for each in draft.plan.actions] == [
        (Step("Draft", *june), Step("Share", *sept), Step("Review", *december)),
        (Step("Review", *june), Step("Review", *december)),
    ]
    assert [each.field for each in draft.guesses if each.field in ("steps", "column")] == []


@pytest.mark.parametrize(
    ("heading", "due", "why"),
    [
        ("Q1 milestone", "2025-06-30", "No year is written"),
        ("Milestones by July", "2025-07-31", "No year is written"),
        ("Milestones 2025/26", "2026-03-31", "Only years are written"),
        ("Milestones April to June 2025", "2025-06-30", "The last of its days"),
        ("Milestone 1 June 2025", "2025-06-30", '"Milestone 1"'),
        ("Steps (0-3 months)", "", "names no day"),
        ("Phase 1 tasks", "", "names no day"),
    ],
)
def test_what_is_unsure_of_its_day_is_asked_and_can_be_put_right(heading: str, due: str, why: str) -> None:
    rows = f"| Ref | Action | Lead | {heading} | Steps |", "| 1.1 | Plans | PSW | Draft | Share |"
    draft = _read(*rows)
    (guess,) = (each for each in draft.guesses if each.field == "steps")
    step = draft.plan.actions[0].steps[0]
    assert (step.text, str(step.due or ""), why in guess.why) == ("Draft", due, True)
    assert draft.plan.actions[0].steps[1:] == (Step("Share"),)
    assert lost("\n".join(rows), draft, (*HEAD, "Milestones Milestone Steps Steps tasks")) == []
    assert can_be_corrected(draft, guess)
    assert corrected(draft, guess, guess.taken).plan == draft.plan
    after = corrected(draft, guess, "Draft [by when: May 2025]\nShare").plan.actions[0].steps
    assert after == (Step("Draft", "May 2025", date(2025, 5, 31)), Step("Share"))


def test_steps_with_the_same_words_keep_each_its_own_day_where_one_is_put_right() -> None:
    draft = _read("| Ref | Action | Lead | Q1 steps | Q2 steps |", "| 1.1 | Plans | PSW | Review | Review |")
    guess = next(each for each in draft.guesses if each.field == "steps")
    steps = corrected(draft, guess, "Review\nReview\nTell the board").plan.actions[0].steps
    assert [str(each.due) for each in steps] == ["2025-06-30", "2025-09-30", "None"]


@pytest.mark.parametrize("read", [in_word, in_excel])
def test_a_row_below_an_action_has_steps_with_the_days_of_their_columns(read: Reads, tmp_path: Path) -> None:
    rows = (
        (*HEAD, "By when", "Milestones by June 2025", "Q2 milestones"),
        ("1.1", "Write plans", "PSW", "May 2026", "Draft", "Share"),
        ("", "", "", "", "Test", "review"),
    )
    draft = read(tmp_path, rows)
    (action,) = draft.plan.actions
    assert [(each.text, each.by_when) for each in action.steps] == [
        ("Draft", "June 2025"), ("Share", "Q2"), ("Test", "June 2025"), ("review", "Q2"),
    ]  # fmt: skip
    (guess,) = (each for each in draft.guesses if each.field == "steps")
    assert guess.taken.split("\n")[-1] == "review [by when: Q2]"


def test_columns_of_steps_that_say_nothing_of_by_when_are_asked_as_one() -> None:
    draft = _read(
        "| Ref | Action | Lead | Steps for health | Steps for schools |",
        "| 1.1 | Plans | PSW | Draft | Share |",
    )
    assert columns_asked(draft) == [('the column "Steps for health"', "steps")]
    assert "Steps for schools" in draft.guesses[0].why
    assert draft.plan.actions[0].steps == (Step("Draft"), Step("Share"))


@pytest.mark.parametrize("heading", ["Tasks Q1", "Actions by June 2025"])
def test_what_the_heading_of_the_actions_says_of_when_is_asked(heading: str) -> None:
    draft = _read(f"| Ref | {heading} | Lead | By when |", "| 1.1 | Plans | PSW | May 2025 |")
    assert columns_asked(draft) == [(f'the column "{heading}"', "action")]
    assert draft.plan.actions[0].due == date(2025, 5, 31)


def _of_text(*rows: str) -> Action:
    """The first action of a table in Markdown, whose actions have their numbers before their words."""
    lines = ["# Plan", "", "| Action | By when |", "|---|---|", *rows, "| 1.2 Visit more | May 2030 |"]
    return read_text("\n".join(lines)).plan.actions[0]


def test_rows_that_say_the_same_step_twice_keep_the_day_of_each() -> None:
    action = _of_text(
        "| 1.1 Renew the plans | July 2030 |", "| Report | June 2030 |", "| Report | Sept 2030 |"
    )
    assert [(step.text, step.by_when) for step in action.steps] == [
        ("Report", "June 2030"),
        ("Report", "Sept 2030"),
    ]


def test_a_step_with_a_dash_before_it_keeps_its_day() -> None:
    action = _of_text("| 1.1 Renew the plans | July 2030 |", "| - Report | June 2030 |")
    assert [(step.text, step.by_when) for step in action.steps] == [("Report", "June 2030")]


def test_a_row_below_a_number_without_words_is_its_words_and_no_step() -> None:
    action = _of_text("| 1.1 Renew the plans | July 2030 |")
    assert (action.text, action.by_when, action.steps) == ("Renew the plans", "July 2030", ())
    table = "| Ref | Action | By when |\n|---|---|---|\n| 1 | 1.1 Visit | May 2030 |\n| 2 | | July 2030 |\n"
    second = read_text(f"# Plan\n\n{table}| | Renew the plans | Sept 2030 |\n").plan.actions[1]
    assert (second.text, second.by_when) == ("Renew the plans", "July 2030 Sept 2030")
