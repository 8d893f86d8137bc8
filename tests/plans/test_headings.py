"""Which headings are the title, a priority or nothing of the plan: none of them is lost without a word."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.reader import read_file, read_text
from tests.plans.accounting import lost
from tests.plans.office import workbook

TITLE = "Testshire Plan April 2025 - March 2026"
ACTIONS = "| Ref | Action | Lead |\n|---|---|---|\n| {} | Do a thing well | Head of Care |\n"
_UNDER = f"# {TITLE}\n\n## {{}}\n\n{ACTIONS.format('1.1')}"


def _priorities(draft: Draft) -> list[tuple[str, str]]:
    return [(each.number, each.name) for each in draft.plan.priorities]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Theme 1: Front door", ("1", "Front door")),
        ("Theme A – Front door", ("A", "Front door")),
        ("Workstream Two - Front door", ("2", "Front door")),
        ("Strategic Objective 3: Front door", ("3", "Front door")),
        ("Outcome 1: Front door", ("1", "Front door")),
        ("Pillar 2", ("2", "Pillar 2")),
        ("1. Front door", ("1", "Front door")),
        ("P2 Front door", ("2", "Front door")),
        ("Outcome I want to see", ("", "Outcome I want to see")),
        ("Front door", ("", "Front door")),
    ],
)
def test_what_stands_right_above_actions_is_a_priority_and_asked(words: str, meant: tuple[str, str]) -> None:
    draft = read_text(_UNDER.format(words))
    assert _priorities(draft) == [meant]
    assert [each.priority for each in draft.plan.actions] == [meant[1]]
    assert [(each.line, each.of) for each in draft.guesses if each.field == "heading"] == [(3, words)]


@pytest.mark.parametrize(
    "words", ["Priority One – Front door", "Priority 1 Front door", "Priority no. 1: Front door"]
)
def test_what_calls_itself_a_priority_is_not_asked(words: str) -> None:
    draft = read_text(_UNDER.format(words))
    assert _priorities(draft) == [("1", "Front door")]
    assert not [each for each in draft.guesses if each.field == "heading"]


def test_a_heading_beside_a_priority_is_another_and_one_below_it_is_listed() -> None:
    source = (
        f"# Our improvement plan\n\n## Priority 1: Front door\n\n{ACTIONS.format('1.1')}\n{{}} Permanence\n\n"
    )
    source += ACTIONS.format("2.1")
    beside, below = read_text(source.format("##")), read_text(source.format("###"))
    assert [each.priority for each in beside.plan.actions] == ["Front door", "Permanence"]
    assert [each.priority for each in below.plan.actions] == ["Front door", "Front door"]
    assert [(each.text, each.why) for each in below.unplaced] == [
        ("Permanence", "A heading; what stands below it was placed.")
    ]


def test_a_numbered_heading_is_the_priority_of_all_that_stands_below_it() -> None:
    source = f"# {TITLE}\n\n## Theme 1: Help\n\n### Early\n\n{ACTIONS.format('1.1')}\n"
    source += f"### Late\n\n{ACTIONS.format('1.2')}"
    draft = read_text(source)
    assert _priorities(draft) == [("1", "Help")]
    assert [each.text for each in draft.unplaced] == ["Early", "Late"]


@pytest.mark.parametrize("words", ["What we will do", "Next steps", "Key actions", "Our plan", "Action list"])
def test_a_heading_that_says_only_what_stands_below_it_is_no_priority(words: str) -> None:
    draft = read_text(f"# {TITLE}\n\n## Better plans\n\n### {words}\n\n{ACTIONS.format('1.1')}")
    assert _priorities(draft) == [("", "Better plans")]


def test_rows_that_name_their_priority_need_none_above_them() -> None:
    table = "| Priority | Action | Lead |\n|---|---|---|\n| 1. Front door | Do it | Head of Care |\n"
    draft = read_text(f"# {TITLE}\n\n## All of it together\n\n{table}")
    assert _priorities(draft) == [("1", "Front door")]
    assert [each.text for each in draft.unplaced] == ["All of it together"]


def test_the_first_top_heading_is_the_title_where_none_says_so() -> None:
    draft = read_text(_UNDER.format("Theme 1: Front door"))
    assert (draft.plan.title, str(draft.plan.starts), str(draft.plan.ends)) == (
        TITLE,
        "2025-04-01",
        "2026-03-31",
    )
    assert [(each.line, each.taken) for each in draft.guesses if each.field == "title"] == [(1, TITLE)]


@pytest.mark.parametrize("last", ["# Our improvement plan", "Our improvement plan 2025/26"])
def test_what_says_that_it_is_an_improvement_plan_is_the_title(last: str) -> None:
    draft = read_text(f"# Testshire\n\n{last}\n\n## Theme 1: Front door\n\n{ACTIONS.format('1.1')}")
    assert draft.plan.title == last.removeprefix("# ")
    assert not [each for each in draft.guesses if each.field == "title"]


def test_a_sentence_about_the_plan_and_one_of_many_priorities_are_no_title() -> None:
    source = "This improvement plan says what we do.\n\n" + "\n".join(
        f"# {name}\n\n{ACTIONS.format(number)}"
        for number, name in (("1.1", "Front door"), ("2.1", "Permanence"))
    )
    draft = read_text(source)
    assert draft.plan.title == ""
    assert _priorities(draft) == [("", "Front door"), ("", "Permanence")]


@pytest.mark.parametrize("words", ["Period: September 2025 to August 2026", "September 2025 – August 2026"])
def test_a_line_says_the_period(words: str) -> None:
    draft = read_text(f"# Testshire\n\n{words}\n\n## Priority 1: Front door\n\n{ACTIONS.format('1.1')}")
    assert (str(draft.plan.starts), str(draft.plan.ends)) == ("2025-09-01", "2026-08-31")
    assert draft.unplaced == ()


def test_a_title_below_the_period_leaves_it_as_it_is() -> None:
    draft = read_text(f"April 2025 to March 2026\n\nOur improvement plan\n\n{ACTIONS.format('1.1')}")
    assert (draft.plan.title, str(draft.plan.ends)) == ("Our improvement plan", "2026-03-31")


def test_the_marks_below_a_table_are_no_statement_and_neither_is_the_name_said_again() -> None:
    source = "# Our improvement plan\n\n## Priority 1: Front door\n\nPriority 1: Front door\n\nKey: R off track\n\n"
    source += f"We answer at once.\n\n{ACTIONS.format('1.1')}\n## Priority 2: Plans\n\n{ACTIONS.format('2.1')}\nEnd\n"
    draft = read_text(source)
    assert [each.statement for each in draft.plan.priorities] == ["We answer at once.", ""]
    assert [each.text for each in draft.unplaced] == ["Priority 1: Front door", "Key: R off track", "End"]
    assert "said once more" in draft.unplaced[0].why


def test_each_sheet_of_a_workbook_is_a_priority(tmp_path: Path) -> None:
    names = ("Cover", "Priority 1 Front door", "P2 Plans", "Permanence")

    def fill(made: Any) -> None:
        for name in names:
            sheet = made.add_worksheet(name)
            rows = (
                [[TITLE]]
                if name == "Cover"
                else [["Ref", "Action", "Owner"], ["1", f"Do {name}", "Head of Care"]]
            )
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, row)

    draft = read_file(workbook(tmp_path / "plan.xlsx", fill))
    assert _priorities(draft) == [("1", "Front door"), ("2", "Plans"), ("", "Permanence")]
    assert [each.priority for each in draft.plan.actions] == ["Front door", "Plans", "Permanence"]
    assert [each.of for each in draft.guesses if each.field == "heading"] == ["P2 Plans", "Permanence"]
    assert lost(" ".join((TITLE, *names)), draft) == []
