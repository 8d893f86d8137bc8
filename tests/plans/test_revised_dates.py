"""Several dates beside an action: the revised one holds and is asked, the one before it is listed."""

import pytest

from goldenthread.plans.correcting import can_be_corrected, corrected
from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.columns import Column, column_of
from tests.plans.accounting import lost
from tests.plans.tables import read_rows


def _days(draft: Draft) -> list[tuple[str, str]]:
    return [(each.by_when, str(each.due)) for each in draft.plan.actions]


def _listed(draft: Draft) -> list[str]:
    return [each.text for each in draft.unplaced]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Original deadline", "Revised deadline"), ("Original date", "Revised date"), ("Due date", "Revised due date"),
        ("By when", "New date"), ("Target date", "Revised"), ("Deadline (original)", "Deadline (revised)"),
        ("Initial timescale", "Current timescale"), ("Originally agreed date", "Updated deadline"),
        ("Previous deadline", "Deadline"), ("Timescale: original", "Timescale: latest"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_the_revised_date_holds_and_is_asked(before: str, after: str, turned: bool) -> None:
    said = [(before, "June 2025"), (after, "September 2025")]
    names, dates = zip(*(reversed(said) if turned else said), strict=True)
    rows = f"| Ref | Action | {' | '.join(names)} |", f"| 1.1 | Do it | {' | '.join(dates)} |"
    draft = read_rows(*rows)
    assert _days(draft) == [("September 2025", "2025-09-30")]
    [guess] = draft.guesses
    assert (guess.of, guess.field, guess.taken, guess.line) == ("1.1", "due", "2025-09-30", 7)
    assert _listed(draft) == [f"{before}: June 2025"]
    assert lost("\n".join(rows), draft, ("Ref", "Action", *names)) == []


def test_what_was_taken_is_put_right() -> None:
    draft = read_rows(
        "| Ref | Action | Original date | Revised date |", "| 1.1 | Do it | June 2025 | May 2026 |"
    )
    (guess,) = draft.guesses
    assert can_be_corrected(draft, guess)
    assert _days(corrected(draft, guess, "June 2025")) == [("June 2025", "2025-06-30")]


@pytest.mark.parametrize(
    ("cell", "asked", "listed"),
    [
        ("", [], []),
        ("-", [], ["Revised date: -"]),
        ("No change", [], ["Revised date: No change"]),
        ("June 2025", [], []),
        ("TBC", ["due"], ["Revised date: TBC"]),
    ],
)
def test_where_no_date_replaces_it_the_one_before_holds(
    cell: str, asked: list[str], listed: list[str]
) -> None:
    draft = read_rows(
        "| Ref | Action | Original date | Revised date |", f"| 1.1 | Do it | June 2025 | {cell} |"
    )
    assert _days(draft) == [("June 2025", "2025-06-30")]
    assert [each.field for each in draft.guesses] == asked
    assert [each for each in _listed(draft) if each != "Revised date"] == listed


def test_of_several_revised_dates_the_last_that_is_written_holds() -> None:
    draft = read_rows(
        "| Ref | Action | Original date | Revised date 1 | Revised date 2 |",
        "| 1.1 | Do it | May 2025 | June 2025 | July 2025 |",
        "| 1.2 | Do more | May 2025 | June 2025 | |",
    )
    assert [due for _, due in _days(draft)] == ["2025-07-31", "2025-06-30"]
    assert {guess.of for guess in draft.guesses} == {"1.1", "1.2"}


def test_an_original_date_alone_is_the_date() -> None:
    draft = read_rows("| Ref | Action | Original date |", "| 1.1 | Do it | June 2025 |")
    assert (_days(draft), draft.guesses, draft.unplaced) == ([("June 2025", "2025-06-30")], (), ())


def test_a_date_of_completion_beside_a_target_date_is_not_taken_and_asked() -> None:
    draft = read_rows(
        "| Ref | Action | Target date | Completion date |", "| 1.1 | Do it | May 2025 | June 2025 |"
    )
    assert _days(draft) == [("May 2025", "2025-05-31")]
    [guess] = draft.guesses
    assert (guess.of, guess.taken) == ('the column "Target date"', "by when")
    assert '"Completion date"' in guess.why
    assert _listed(draft) == ["Completion date: June 2025"]


def test_the_day_on_which_it_was_done_is_no_date_of_an_action() -> None:
    draft = read_rows(
        "| Ref | Action | Due date | Actual end date |", "| 1.1 | Do it | May 2025 | June 2025 |"
    )
    assert (_days(draft), draft.guesses) == ([("May 2025", "2025-05-31")], ())
    assert _listed(draft) == ["Actual end date: June 2025"]


def test_the_target_of_a_measure_has_its_revised_date() -> None:
    draft = read_rows(
        "| Measure | Baseline | Target | Target date | Revised target date |",
        "| Visits on time | 60% | 90% | May 2025 | June 2025 |",
    )
    assert str(draft.plan.measures[0].target_date) == "2025-06-30"
    assert ('the column "Revised target date"', "target date") in [
        (each.of, each.taken) for each in draft.guesses
    ]
    assert _listed(draft) == ['Target date: May 2025 (beside "Visits on time")']


@pytest.mark.parametrize(
    ("words", "column"),
    [
        ("Revised start date", Column.OTHER), ("New actions", Column.ACTION), ("Updated date", Column.OTHER),
        ("Current position", Column.NOW), ("Latest figure", Column.NOW), ("Revised target", Column.TARGET),
        ("Date revised", Column.OTHER), ("Revised action", Column.ACTION), ("Current performance", Column.NOW),
    ],
)  # fmt: skip
def test_what_is_no_revised_date(words: str, column: Column) -> None:
    assert column_of(words) is column
