"""A second row of a heading with labels that nobody could list: read as the heading's, asked, and put right either way.

No cells are merged down, and the words are no columns by themselves.
"""

from collections.abc import Callable

import pytest

from goldenthread.plans.correcting import CorrectionError, can_be_corrected, choices, corrected
from goldenthread.plans.correcting.second_rows import NOTHING
from goldenthread.plans.correcting.values import NOTHING as NOT_OURS
from goldenthread.plans.plan import Draft, Guess
from goldenthread.plans.reading.blocks import Heading, Row, Table
from goldenthread.plans.reading.reader import draft_of, read_text
from goldenthread.plans.reading.tidy import tidied
from goldenthread.plans.reading.within import is_of_others
from tests.plans.accounting import lost

Cells = tuple[str, ...]
TITLE = "Southmoor improvement plan 2030/31"
TWO_ROWS = "the heading of the table"


def _cells(*rows: Cells) -> Draft:
    made = tuple(Row(2 + n, row, frozenset()) for n, row in enumerate(rows))
    return draft_of(tidied([Heading(1, 1, TITLE), Table(2, made)]))


def _text(*rows: Cells) -> Draft:
    head, *others = [f"| {' | '.join(row)} |" for row in rows]
    return read_text("\n".join([f"# {TITLE}\n", head, "|--" * len(rows[0]) + "|", *others]))


def _of_actions(over: str, first: str, second: str, cells: Cells) -> tuple[Cells, ...]:
    return (
        ("Ref", "Action", over, "", "By when"),
        ("", "", first, second, ""),
        ("1.1", "Renew the plans", *cells, "June 2030"),
        ("1.2", "Visit more", *cells, "July 2030"),
    )


MEASURES: tuple[Cells, ...] = (
    ("Measure", "Baseline", "", "Target", ""),
    ("", "England", "Vale", "2030/31", "2031/32"),
    ("Visits on time", "85%", "80%", "90%", "95%"),
    ("Plans shared", "75%", "70%", "80%", ""),
    ("Carers seen", "65%", "", "70%", "75%"),
)


def _of_two(draft: Draft) -> list[Guess]:
    return [each for each in draft.guesses if each.of == TWO_ROWS]


def _about(draft: Draft, column: str) -> Guess:
    return next(each for each in draft.guesses if each.of == f'the column "{column}"')


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize("read", [_cells, _text])
@pytest.mark.parametrize(
    ("over", "first", "second", "cells"),
    [
        ("Lead", "Strategic", "Operational", ("Director", "Head of Care")),
        ("Impact", "On children", "On staff", ("I am seen", "We have time")),
        ("Measure", "Numbers", "Voice", ("90% on time", "Children say so")),
        ("Progress", "Autumn", "Spring", ("Begun", "Done")),
    ],
)
def test_a_second_row_of_labels_is_the_headings_and_asked(
    read: Callable[..., Draft], over: str, first: str, second: str, cells: Cells
) -> None:
    rows = _of_actions(over, first, second, cells)
    draft = read(*rows)
    assert [each.number for each in draft.plan.actions] == ["1.1", "1.2"]
    assert [each.taken for each in _of_two(draft)] == [f'"{over}: {first}", "{over}: {second}"']
    assert lost(" ".join(" ".join(row) for row in rows[2:]), draft) == []
    now = corrected(draft, _of_two(draft)[0], NOTHING)
    assert f"{first} · {second}" in [each.text for each in now.unplaced]
    assert not any(can_be_corrected(now, each) for each in _of_two(now))


@pytest.mark.parametrize(
    ("over", "first", "second"),
    [
        ("Lead", "Service Lead", "Head of Care"),  # people
        ("Lead", "in the council", "at the trust"),  # words that go on
        ("By when", "30 June 2030", "31 July 2030"),  # days
        ("Steps", "Write the plans.", "Share the plans."),  # sentences
    ],
)
def test_what_may_be_a_row_of_the_plan_is_no_heading(over: str, first: str, second: str) -> None:
    assert _of_two(_cells(*_of_actions(over, first, second, ("One", "Two")))) == []


@pytest.mark.parametrize(
    ("second", "below"),
    [
        (("", "80%", "85%", "", ""), ("Visits", "60%", "70%", "80%", "90%")),  # values
        (
            ("", "England", "Vale", "", ""),
            ("Visits", "60%", "", "80%", "90%"),
        ),  # nothing below the second label
    ],
)
def test_a_row_of_values_or_over_an_empty_column_is_no_heading(second: Cells, below: Cells) -> None:
    assert _of_two(_cells(MEASURES[0], second, below)) == []


@pytest.mark.parametrize("read", [_cells, _text])
def test_the_councils_own_baseline_is_taken_before_that_of_others_and_both_are_asked(
    read: Callable[..., Draft],
) -> None:
    draft = read(*MEASURES)
    assert [
        (each.name, each.baseline, each.target, str(each.target_date)) for each in draft.plan.measures
    ] == [
        ("Visits on time", "80%", "90%", "2031-03-31"),
        ("Plans shared", "70%", "80%", "2031-03-31"),
        ("Carers seen", "", "70%", "2031-03-31"),
    ]
    assert choices(draft, _about(draft, "Baseline: Vale")) == ('It is "Baseline: England"',)
    assert lost(" ".join(" ".join(row) for row in MEASURES[2:]), draft) == []


def test_another_column_can_be_chosen_and_the_first_again() -> None:
    first = _cells(*MEASURES)
    draft = corrected(first, _about(first, "Baseline: Vale"), 'It is "Baseline: England"')
    draft = corrected(draft, _about(draft, "Target: 2030/31"), 'It is "Target: 2031/32"')
    assert [(each.baseline, each.target, str(each.target_date)) for each in draft.plan.measures] == [
        ("85%", "95%", "2032-03-31"),
        ("75%", "", "2032-03-31"),
        ("65%", "75%", "2032-03-31"),
    ]
    assert lost(" ".join(" ".join(row) for row in MEASURES[2:]), draft) == []
    draft = corrected(draft, _about(draft, "Baseline: England"), 'It is "Baseline: Vale"')
    draft = corrected(draft, _about(draft, "Target: 2031/32"), 'It is "Target: 2030/31"')
    assert draft.plan == first.plan
    with pytest.raises(CorrectionError):
        corrected(draft, _about(draft, "Baseline: Vale"), 'It is "Baseline: Wales"')


def test_a_dash_is_taken_for_a_label_of_nothing() -> None:
    assert _of_two(_cells(MEASURES[0], ("", "-", "-", "", ""), MEASURES[2])) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Baseline: England", True), ("National baseline", True), ("SN target", True), ("Baseline: Vale", False),
        ("Baseline", False), ("Target 2030/31", False), ("Baseline: North East Holm", False),
    ],
)  # fmt: skip
def test_whose_figures_a_column_says(words: str, expected: bool) -> None:
    assert is_of_others(words) is expected


@pytest.mark.parametrize(
    ("labels", "taken", "other"),
    [
        (("", "", "Vale", "", ""), "85%", "Baseline: Vale"),
        (("", "", "England", "", ""), "85%", "Baseline: England"),
        (("", "England", "Vale", "2030/31", ""), "80%", "Baseline: England"),
    ],
)
def test_labels_above_some_columns_are_asked_too(labels: Cells, taken: str, other: str) -> None:
    draft = _cells(MEASURES[0], labels, ("Visits on time", "85%", "80%", "90%", ""))
    assert [each.baseline for each in draft.plan.measures] == [taken]
    [guess] = [each for each in draft.guesses if choices(draft, each) == (f'It is "{other}"',)]
    assert len(_of_two(draft)) == 1
    assert corrected(draft, guess, f'It is "{other}"').plan.measures[0].baseline != taken


def test_baselines_that_are_only_those_of_others_are_asked_and_can_be_left_out() -> None:
    draft = _cells(
        ("Measure", "Baseline (England)", "Target"), ("Visits", "85%", "90%"), ("Plans", "5%", "9%")
    )
    guess = _about(draft, "Baseline (England)")
    now = corrected(draft, guess, NOT_OURS)
    assert [(each.baseline, each.target) for each in now.plan.measures] == [("", "90%"), ("", "9%")]
    assert lost("85% 5%", now) == []
    assert choices(now, _about(now, "Baseline (England)")) == ()
    plain = _cells(("Measure", "Baseline", "Target"), ("Visits", "85%", "90%"))
    assert not [each for each in plain.guesses if each.field == "column"]
