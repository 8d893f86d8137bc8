"""Rows of tables of actions: a row with a lead of its own is an action, whatever stands in the place of its number."""

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.blocks import Heading, Row, Table
from goldenthread.plans.reading.reader import draft_of, read_text
from goldenthread.plans.reading.tidy import tidied
from tests.plans.accounting import lost

HEAD = "| Action | Lead | By when | Measure | Impact for children |"
MIXED = """
| 1.1 Open the hub | Head of MASH | May 2024 | Hub open | "I get help." |
| Write to all schools about the hub | Head of Education | June 2024 | Letter sent | "My teacher knows." |
| 1.2 Train the staff of the hub | TBC | July 2024 | Trained | "They listen." |
| 1.100 Look at what the first hundred said | Head of MASH | August 2024 | Looked at | "They heard." |
| A. Close the old office | Head of MASH | August 2024 | Closed | "It is near." |
| EH-07 Publish the report | Vacant | August 2024 | Out | "I read it." |
| Review of every old case | | September 2024 | Seen | |
""".strip()


def _read(rows: str, head: str = HEAD) -> Draft:
    rule = "|--" * (head.count("|") - 1) + "|"
    return read_text(f"# Our improvement plan 2024/25\n\n## Priority 1: Front\n\n{head}\n{rule}\n{rows}\n")


def test_a_row_with_a_lead_is_an_action_whatever_its_number() -> None:
    draft = _read(MIXED)
    assert [(a.number, a.text, a.leads, str(a.due)) for a in draft.plan.actions] == [
        ("1.1", "Open the hub", ("Head of MASH",), "2024-05-31"),
        ("", "Write to all schools about the hub", ("Head of Education",), "2024-06-30"),
        ("1.2", "Train the staff of the hub", ("TBC",), "2024-07-31"),
        ("1.100", "Look at what the first hundred said", ("Head of MASH",), "2024-08-31"),
        ("A", "Close the old office", ("Head of MASH",), "2024-08-31"),
        ("EH-07", "Publish the report", ("Vacant",), "2024-08-31"),
    ]
    assert lost(MIXED, draft) == []
    marked = [(each.of, each.field) for each in draft.guesses]
    assert ("Write to all schools about the hub", "number") in marked
    assert {("A", "number"), ("EH-07", "number"), ("EH-07", "steps")} <= set(marked)


def test_many_actions_under_one_number_stay_apart() -> None:
    rows = "\n".join(f"| 9.{n} Do thing {n} | Head of Care | July 2024 | Half | x |" for n in range(300))
    assert len(_read(rows).plan.actions) == 300


def test_parts_of_an_action_with_dates_of_their_own_are_its_steps() -> None:
    rows = "| A3 | Audit decisions | QA Lead | Sep-24 |\n| | a) write the tool | | Jun 24 |\n| | b) train | | Jul 24 |"
    draft = _read(rows, "| Ref | Action | Owner | Target date |")
    (action,) = draft.plan.actions
    assert (action.text, str(action.due)) == ("Audit decisions", "2024-09-30")
    assert [(s.text, s.by_when, str(s.due)) for s in action.steps] == [
        ("a) write the tool", "Jun 24", "2024-06-30"), ("b) train", "Jul 24", "2024-07-31")
    ]  # fmt: skip
    assert [each.taken for each in draft.guesses if each.field == "steps"] == [
        "a) write the tool",
        "b) train",
    ]


def _office(*tables: tuple[tuple[tuple[str, ...], frozenset[int]], ...]) -> Draft:
    """The draft of tables whose file says which cells are merged, as Word and Excel do."""
    blocks = [
        Table(line, tuple(Row(line + n, cells, below) for n, (cells, below) in enumerate(rows)))
        for line, rows in zip(range(10, 99, 10), tables, strict=False)
    ]
    return draft_of(
        tidied([Heading(1, 1, "Our improvement plan 2024/25"), Heading(2, 2, "Priority 1: X"), *blocks])
    )


NONE: frozenset[int] = frozenset()
OFFICE_HEAD = (("Outcome", "Action", "Lead", "By when", "Measure", "", "Impact on children"), NONE)


def test_a_merged_cell_stands_for_all_its_rows_and_an_empty_one_for_none() -> None:
    draft = _office((
        OFFICE_HEAD,
        (("Help early", "1.1 Open hubs", "Head of Help", "June 2024", "Open", "", "I get help"), NONE),
        (("", "1.2 Train", "", "", "Trained", "", ""), frozenset({0, 2, 3})),
        (("A note over the whole table", "", "", "", "", "", ""), NONE),
        (("Good plans", "1.3 Review", "Head of QA", "July 2024", "Seen", "", ""), NONE),
    ))  # fmt: skip
    one, two, three = draft.plan.actions
    assert (two.outcome, two.leads, two.by_when, two.due) == (one.outcome, one.leads, one.by_when, one.due)
    assert (one.impact, two.impact, three.impact) == (("I get help",), (), ())
    assert two.measure == ("Trained",)
    assert [each.text for each in draft.unplaced] == ["A note over the whole table"]
    assert draft.guesses == ()


def test_below_an_empty_row_each_cell_still_stands_under_its_heading() -> None:
    draft = _office(
        (
            OFFICE_HEAD,
            (("Help", "1.1 Open hubs", "Head of Help", "June 2024", "Open", "", "I get help"), NONE),
        ),
        ((("Plans", "1.2 Audit", "Head of QA", "May 2024", "Ten audits", "", ""), NONE),),
        ((("", "1.3 Publish", "", "May 2024", "Out", "late", "I can read it"), NONE),),
    )
    assert [(a.number, a.leads, a.measure, a.impact) for a in draft.plan.actions] == [
        ("1.1", ("Head of Help",), ("Open",), ("I get help",)),
        ("1.2", ("Head of QA",), ("Ten audits",), ()),
        ("1.3", (), ("Out",), ("I can read it",)),
    ]
    assert [(each.text, each.why) for each in draft.unplaced] == [("late", "Its column has no heading.")]
