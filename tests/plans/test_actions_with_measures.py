"""Tables whose rows have an action and the measure that shows it, with its baseline and target."""

from pathlib import Path
from typing import Any

import pytest

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.reader import read_file, read_text
from tests.plans.accounting import lost
from tests.plans.office import workbook
from tests.plans.tables import columns_asked

TITLE = "Our improvement plan April 2025 to March 2026"


def _read(*rows: str, once: tuple[str, ...] = ()) -> Draft:
    """once: words of the rows that the draft says once, and the rows more often."""
    head, *others = rows
    table = "\n".join([head, "|--" * (head.count("|") - 1) + "|", *others])
    draft = read_text(f"# {TITLE}\n\n## Priority 1: Front door\n\n{table}\n")
    headings = [each.strip() for each in head.split("|")]
    assert lost("\n".join(rows), draft, headings) == sorted(once)
    return draft


@pytest.mark.parametrize("name", ["KPI", "Measure", "Success measure", "Performance indicator"])
@pytest.mark.parametrize("first", [True, False])
def test_a_row_has_its_action_with_its_date_and_its_measure_with_its_values(name: str, first: bool) -> None:
    of_action = [("Action", "Relaunch it"), ("Lead", "Head of MASH"), ("By when", "June 2025")]
    of_measure = [(name, "Re-referral rate"), ("Baseline", "25%"), ("Target March 2026", "20%")]
    cells = of_action + of_measure if first else of_measure + of_action
    draft = _read(*(f"| {' | '.join(line)} |" for line in zip(*cells, strict=True)))
    (action,), (measure,) = draft.plan.actions, draft.plan.measures
    assert (action.text, action.leads, str(action.due)) == ("Relaunch it", ("Head of MASH",), "2025-06-30")
    assert action.measure == (measure.name,) == ("Re-referral rate",)
    assert (measure.baseline, measure.target, str(measure.target_date)) == ("25%", "20%", "2026-03-31")
    assert (measure.part, measure.priority, measure.line) == (action.part, "Front door", action.line)
    assert (draft.unplaced, columns_asked(draft)) == ((), [])


def test_the_date_of_an_action_is_never_that_of_its_measure() -> None:
    draft = _read(
        "| KPI | Baseline | Target | Action | Lead | By when |",
        "| Visits | 60% | 90% | Track | Head | May 2025 |",
    )
    assert [each.target_date for each in draft.plan.measures] == [None]


@pytest.mark.parametrize(
    ("head", "of_the_target", "asked"),
    [
        ("Action | Lead | Target date | KPI | Baseline | Target", False, []),
        ("Action | Lead | Baseline | KPI | Target | Target date", True, [('the column "Target date"', "target date")]),
    ],
)  # fmt: skip
def test_one_target_date_is_the_actions_unless_it_stands_right_after_the_target(
    head: str, of_the_target: bool, asked: list[tuple[str, str]]
) -> None:
    cells = {"Action": "Track", "Lead": "Head", "Target date": "May 2025", "KPI": "Visits", "Baseline": "60%"}
    row = " | ".join((cells | {"Target": "90%"})[each] for each in head.split(" | "))
    draft = _read(f"| {head} |", f"| {row} |")
    (action,), (measure,) = draft.plan.actions, draft.plan.measures
    days = [str(each) for each in (action.due, measure.target_date)]
    assert days == (["None", "2025-05-31"] if of_the_target else ["2025-05-31", "None"])
    assert columns_asked(draft) == asked


def test_a_measure_without_values_is_only_what_shows_its_action() -> None:
    draft = _read(
        "| Action | Lead | Measure | Baseline | Target |",
        "| Track | Head | Tracker in use | | |",
        "| Meet | Head | Visits | 60% | 90% |",
    )
    assert [each.measure for each in draft.plan.actions] == [("Tracker in use",), ("Visits",)]
    assert [each.name for each in draft.plan.measures] == ["Visits"]


def test_one_measure_of_several_actions_is_one_and_others_are_their_own() -> None:
    draft = _read(
        "| Action | Lead | KPI | Baseline | Target |",
        "| Track | Head | Visits | 60% | 90% |",
        "| Meet | Head | Visits | 60% | 90% |",
        "| Train | Head | Visits | 61% | 90% |",
        once=("60", "90"),
    )
    assert [each.baseline for each in draft.plan.measures] == ["60%", "61%"]
    assert [each.line for each in draft.guesses if each.field == "indicator"] == [7, 9]


def test_values_without_a_measure_in_their_row_are_listed_and_given_to_no_other() -> None:
    draft = _read(
        "| Action | Lead | KPI | Baseline | Target |",
        "| Track | Head | Visits | 60% | |",
        "| Meet | Head | | | 90% |",
    )
    assert [(each.name, each.target) for each in draft.plan.measures] == [("Visits", "")]
    assert [each.text for each in draft.unplaced] == ["target: 90%"]


def _of_lines(made: Any) -> None:
    sheet = made.add_worksheet("Plan")
    sheet.write_row(0, 0, ["Action", "Lead", "KPI", "Baseline", "Target"])
    sheet.write_row(1, 0, ["Track", "Head", "Visits\nPlans", "60%\n70%", "90%\n95%"])
    sheet.write_row(2, 0, ["Meet", "Head", "Reviews in\ntime", "50%", "80%"])


def test_measures_on_lines_of_their_own_are_parted_where_each_has_its_values(tmp_path: Path) -> None:
    draft = read_file(workbook(tmp_path / "plan.xlsx", _of_lines))
    assert [(each.name, each.baseline, each.target) for each in draft.plan.measures] == [
        ("Visits", "60%", "90%"), ("Plans", "70%", "95%"), ("Reviews in time", "50%", "80%"),
    ]  # fmt: skip
    assert draft.plan.actions[0].measure == ("Visits", "Plans")


def test_a_target_of_days_is_by_when_and_asked() -> None:
    draft = _read("| Action | Lead | Measure | Target |", "| Track | Head | Tracker in use | May 2025 |")
    assert (str(draft.plan.actions[0].due), draft.plan.measures) == ("2025-05-31", ())
    assert columns_asked(draft) == [('the column "Target"', "by when")]


def test_values_that_no_column_names_a_measure_for_are_listed_with_a_true_reason() -> None:
    draft = _read("| Action | Lead | Baseline | RAG |", "| Track | Head | 60% | Green |")
    assert [(each.text, each.why) for each in draft.unplaced] == [
        ("Baseline: 60%", 'A column "Baseline" has no place beside the others of its table.'),
        ("RAG: Green", 'No place for a column "RAG" in an improvement plan.'),
    ]


def test_what_is_to_be_done_in_a_table_of_measures_makes_it_none_of_actions() -> None:
    draft = _read("| Measure | Baseline | Target | Action |", "| Visits | 60% | 90% | Track |")
    assert (draft.plan.actions, len(draft.plan.measures)) == ((), 1)
    assert [each.text for each in draft.unplaced] == ['Action: Track (beside "Visits")']


def _of_priorities(made: Any) -> None:
    sheet = made.add_worksheet("Plan")
    for n, cells in enumerate((
        (TITLE,), (),
        ("Priority", "Ref", "Action", "Lead", "By when", "KPI", "Baseline", "Target"),
        ("1. Homes", "1.1", "Track", "Head", "May 2025", "Stays", "60%", "90%"),
        ("", "1.2", "Meet", "Head", "June 2025", "", "", ""),
        ("2. Staff", "2.1", "Hire", "Head", "July 2025", "Turnover", "21%", "15%"),
    )):  # fmt: skip
        for at, words in enumerate(cells):
            sheet.write_string(n, at, words)
    sheet.merge_range(3, 0, 4, 0, "1. Homes")
    for at, words in enumerate(("Stays", "60%", "90%"), start=5):
        sheet.merge_range(3, at, 4, at, words)


def test_a_measure_stands_in_the_priority_of_its_row_and_once_where_it_is_merged(tmp_path: Path) -> None:
    draft = read_file(workbook(tmp_path / "plan.xlsx", _of_priorities))
    assert [(each.priority, each.name, each.target) for each in draft.plan.measures] == [
        ("Homes", "Stays", "90%"), ("Staff", "Turnover", "15%"),
    ]  # fmt: skip
    assert [each.measure for each in draft.plan.actions] == [("Stays",), ("Stays",), ("Turnover",)]
    assert not [each for each in draft.unplaced if "Baseline" in each.text or "Target" in each.text]
