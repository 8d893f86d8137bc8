"""What the columns of a plan's tables hold: by their headings, and by their cells where these say too little."""

import pytest

from goldenthread.plans.reading.columns import Column, column_of
from tests.plans.tables import columns_asked, read_rows


@pytest.mark.parametrize(
    "words",
    ["End", "End date", "Finish", "Deadline", "Completion", "Target completion", "Delivery date", "By when?"],
)
def test_by_when_has_many_names(words: str) -> None:
    (action,) = read_rows(
        f"| Ref | Action | Lead | {words} |", "| 1.1 | Do it | Head of Care | Q4 25/26 |"
    ).plan.actions
    assert (action.by_when, str(action.due)) == ("Q4 25/26", "2026-03-31")


@pytest.mark.parametrize(
    "words", ["Action no", "Action no.", "ID", "Ref no", "Action ID", "Reference number", "#"]
)
def test_a_number_has_many_names(words: str) -> None:
    (action,) = read_rows(f"| {words} | Action | Lead |", "| 1.1 | Do it | Head of Care |").plan.actions
    assert (action.number, action.text, action.steps) == ("1.1", "Do it", ())


@pytest.mark.parametrize(
    ("words", "column"),
    [
        ("Actions", Column.ACTION), ("What will we do?", Column.ACTION), ("Activity", Column.ACTION),
        ("Success looks like", Column.OUTCOME), ("What will success look like?", Column.OUTCOME),
        ("What difference will this make?", Column.IMPACT), ("Outcome measure", Column.MEASURE),
        ("Sub-actions", Column.STEPS), ("Action steps", Column.STEPS), ("Start", Column.OTHER), ("", Column.GROUP),
    ],
)  # fmt: skip
def test_what_a_heading_says(words: str, column: Column) -> None:
    assert column_of(words) is column


@pytest.mark.parametrize("words", ["Actions<br>(steps)", "Task", "Key tasks and actions"])
def test_where_no_column_is_of_actions_alone_one_with_steps_or_tasks_is(words: str) -> None:
    draft = read_rows(f"| Ref | {words} | Lead |", "| 1.1 | Do it<br>1. hire<br>2. train | Head of Care |")
    (action,) = draft.plan.actions
    assert (action.text, [step.text for step in action.steps]) == ("Do it", ["1. hire", "2. train"])
    assert not [each for each in draft.guesses if each.field == "text"]


def test_by_is_when_or_who_as_its_cells_are() -> None:
    rows = ("| 1.1 | Do it | {} |", "| 1.2 | Do more | {} |", "| 1.3 | Do all | soon |")
    when, who, neither = (
        read_rows("| Ref | Action | By |", *(row.format(words) for row in rows))
        for words in ("31.12.25", "Head of Care", "we will see")
    )
    assert [(each.by_when, each.leads) for each in when.plan.actions[:2]] == [("31.12.25", ())] * 2
    assert [(each.by_when, each.leads) for each in who.plan.actions[:2]] == [("", ("Head of Care",))] * 2
    assert (columns_asked(when), columns_asked(who)) == (
        [('the column "By"', "by when")],
        [('the column "By"', "leads")],
    )
    assert (columns_asked(neither), len(neither.unplaced)) == ([], 3)


def test_of_two_targets_one_is_taken_and_asked_with_the_year_of_its_heading() -> None:
    draft = read_rows(
        "| Measure | 2024/25 outturn | Target 25/26 | Target 26/27 |", "| Visits on time | 28% | 24% | 22% |"
    )
    (measure,) = draft.plan.measures
    assert (measure.baseline, str(measure.baseline_date)) == ("28%", "2025-03-31")
    assert (measure.target, str(measure.target_date)) == ("24%", "2026-03-31")
    assert [each.text for each in draft.unplaced] == ['Target 26/27: 22% (beside "Visits on time")']
    assert set(columns_asked(draft)) == {
        ('the column "2024/25 outturn"', "baseline"),
        ('the column "Target 25/26"', "target"),
    }


def test_where_we_were_and_where_we_want_to_be_are_asked() -> None:
    draft = read_rows(
        "| Measure | Where we were (Aug 25) | Where we want to be (Aug 26) |",
        "| Visits on time | 69% | 85% |",
    )
    (measure,) = draft.plan.measures
    assert (measure.baseline, str(measure.baseline_date)) == ("69%", "2025-08-31")
    assert (measure.target, str(measure.target_date)) == ("85%", "2026-08-31")
    assert [taken for _, taken in columns_asked(draft)] == ["baseline", "target"]


def test_questions_of_where_we_are_and_want_to_be_are_columns_of_measures() -> None:
    draft = read_rows(
        "| Measure | Where are we now? | Where do we want to be? |", "| Visits on time | 69% | 85% |"
    )
    (measure,) = draft.plan.measures
    assert (measure.now, measure.target) == ("69%", "85%")
    assert columns_asked(draft) == [('the column "Where do we want to be?"', "target")]
    draft = read_rows("| Measure | Where were we? | Where should we be? |", "| Visits on time | 69% | 85% |")
    assert (draft.plan.measures[0].baseline, draft.plan.measures[0].target) == ("69%", "85%")


def test_a_column_of_nothing_is_told_by_its_heading() -> None:
    draft = read_rows("| Ref | Action | RAG | Lead |", "| 1.1 | Do it | | Head of Care |")
    assert [(each.line, each.text) for each in draft.unplaced] == [(5, "RAG")]


@pytest.mark.parametrize(
    ("cell", "leads"),
    [
        ("Head of Service<br>Head of Finance", ("Head of Service", "Head of Finance")),
        ("SEND Head of Service<br>Principal EP", ("SEND Head of Service", "Principal EP")),
        (
            "Deputy<br>Director of<br>Children's<br>Social Care",
            ("Deputy Director of Children's Social Care",),
        ),
        ("Service<br>Manager MASH", ("Service Manager MASH",)),
        ("Head of<br>Principal Services", ("Head of Principal Services",)),
    ],
)
def test_a_line_of_a_cell_is_a_lead_where_a_role_ends_and_another_begins(
    cell: str, leads: tuple[str, ...]
) -> None:
    draft = read_rows("| Ref | Action | Lead |", f"| 1.1 | Do it | {cell} |")
    assert draft.plan.actions[0].leads == leads
    asked = [
        each.taken
        for each in draft.guesses
        if (each.of, each.field) == ("1.1", "leads") and "<" not in each.why
    ]
    assert asked == (["\n".join(leads)] if len(leads) > 1 else [])


@pytest.mark.parametrize(
    ("cell", "steps"),
    [
        ("Draft<br>Consult<br>Publish", ["Draft", "Consult", "Publish"]),
        ("• draft it<br>• consult", ["draft it", "consult"]),
        ("Write to<br>Ofsted", ["Write to Ofsted"]),
        ("Draft the<br>new guide", ["Draft the new guide"]),
        ("See section<br>4. Publish", ["See section 4. Publish"]),
    ],
)
def test_a_line_of_a_cell_is_a_step_where_each_begins_as_one(cell: str, steps: list[str]) -> None:
    draft = read_rows("| Ref | Action | Steps | Lead |", f"| 1.1 | Do it | {cell} | Head of Care |")
    assert [step.text for step in draft.plan.actions[0].steps] == steps
