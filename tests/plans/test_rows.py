"""Rows of tables of actions: a row with a lead of its own is an action, whatever stands in the place of its number."""

from goldenthread.plans.correcting import can_be_corrected, corrected
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
| Tell all partners of it | Head of Care | soon | Told | "I know." |
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
        ("", "Tell all partners of it", ("Head of Care",), "None"),
    ]
    assert lost(MIXED, draft) == []
    marked = [(each.of, each.field) for each in draft.guesses]
    assert ("Write to all schools about the hub", "number") in marked
    assert {("A", "number"), ("EH-07", "number"), ("Tell all partners of it", "steps")} <= set(marked)


def test_a_single_word_is_no_end_of_a_lost_sentence() -> None:
    draft = _read(
        "| 1.1 Open it | Head of Care | May 2024 | n/a | |\n| 1.2 Do it | Head of Care | May 2024 | of it all | |"
    )
    assert [each.of for each in draft.guesses if "words before it are lost" in each.why] == ["1.2"]


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
    marked = [(each.line, each.taken) for each in draft.guesses if each.field == "steps"]
    assert marked == [(8, "a) write the tool\nb) train"), (9, "a) write the tool\nb) train")]


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


def test_a_number_that_a_workbook_has_cut_is_whole_again_and_two_of_one_number_are_told() -> None:
    rows = "\n".join(f"| {n} | Do {n} well | Head of Care |" for n in ("1.9", "1.1", "1.11", "1.9"))
    draft = _read("| 1.1 | Begin | Head of Care |\n" + rows, "| Ref | Action | Lead |")
    assert [each.number for each in draft.plan.actions] == ["1.1", "1.9", "1.10", "1.11", ""]
    assert [(each.of, each.line) for each in draft.guesses if each.field == "number"] == [
        ("1.10", 9),
        ("Do 1.9 well", 11),
    ]


def test_numbers_that_start_again_under_each_priority_become_whole() -> None:
    rows = "| Ref | Action | Lead |\n|---|---|---|\n| 1 | {} | Head of Care |\n| 2 | {} | Head of Help |\n"
    first, second = rows.format("Open the hub", "Train all"), rows.format("Find homes", "Pay more")
    third = rows.format("Ask children", "Write to them")
    draft = read_text(
        f"# Our improvement plan\n\n## Priority 1: Doors\n\n{first}\n## Priority 2: Homes\n\n{second}\n"
        f"## Priority C: Voice\n\n| Ref | Action | Lead |\n|---|---|---|\n| 2.1 | Begin | Head of Care |\n\n{third}"
    )
    numbers = [(each.number, each.text, each.priority) for each in draft.plan.actions]
    assert numbers == [
        ("1", "Open the hub", "Doors"), ("2", "Train all", "Doors"), ("", "Find homes", "Homes"),
        ("2.2", "Pay more", "Homes"), ("2.1", "Begin", "Homes"), ("C.1", "Ask children", "Voice"),
        ("C.2", "Write to them", "Voice"),
    ]  # fmt: skip
    asked = [(each.of, each.line, each.taken) for each in draft.guesses if each.field == "number"]
    assert asked == [("Find homes", 14, ""), ("2.2", 15, "2.2"), ("C.1", 25, "C.1"), ("C.2", 26, "C.2")]
    whys = [each.why for each in draft.guesses if each.field == "number"]
    assert whys[:2] == [
        "The action of line 7 has the number 1 too: it is kept without a number.",
        "The action of line 8 has the number 2 too: taken as 2.2, since it is number 2 of priority 2.",
    ]


def test_the_priority_that_a_row_names_is_never_overruled() -> None:
    rows = """
| 1.1 | Open hubs | Head of Help | Help |
| | Look at cases | Head of QA | Practice |
| 1.2 | Publish | Head of QA | Practice |
""".strip()
    draft = _read(rows, "| Ref | Action | Lead | Priority |")
    assert [each.priority for each in draft.plan.actions] == ["Help", "Practice", "Practice"]
    assert not any(each.field == "priority" for each in draft.guesses)


def test_a_row_that_a_page_cut_is_marked_in_each_field_that_it_joins() -> None:
    rows = """
| 1.1 Open the hub in the north of the town | Head of MASH and | May 2024 | The hub is open and staffed | "I get help |
| by the end of the spring | Head of Help | | | when I ask." |
| 1.2 Train the staff | Head of MASH | 5 May 2024 6 June 2024 | Staff trained Increased use of the tool | |
| Write to all schools | | | | |
""".strip()
    draft = _read(rows)
    one, two = draft.plan.actions
    assert one.text == "Open the hub in the north of the town by the end of the spring"
    assert one.leads == ("Head of MASH", "Head of Help")
    assert lost(rows, draft) == []
    marked = [(each.of, each.field, each.taken) for each in draft.guesses]
    assert {("1.1", "text", one.text), ("1.1", "leads", "Head of MASH\nHead of Help")} <= set(marked)
    assert ("1.2", "measure", "Staff trained Increased use of the tool") in marked
    assert [step.text for step in two.steps] == ["Write to all schools"]


def test_what_is_put_right_takes_the_place_of_the_whole_field() -> None:
    """A guess about one of several measures or steps holds all of them, as a correction replaces all of them."""
    row = "| 1.1 Open it | Head of Care | May 2024 | Open Increased use<br><br>Known | x |"
    draft = _read(f"{row}\n| a) find it | | June 2024 | | |")
    (action,) = draft.plan.actions
    for guess in draft.guesses:
        assert can_be_corrected(draft, guess)
        again = corrected(draft, guess, guess.taken).plan.actions[0]
        assert (again.measure, again.steps) == (action.measure, action.steps)


def test_a_value_that_names_a_day_has_that_day_and_says_so() -> None:
    draft = _read(
        "| Visits on time | 31% (Mar 24) | 1,100 by Dec 2024 |\n| Plans | 5% | 6% |",
        "| KPI | Baseline April 2023 | Target |",
    )
    assert [(str(m.baseline_date), str(m.target_date)) for m in draft.plan.measures] == [
        ("2024-03-31", "2024-12-31"), ("2023-04-30", "None")
    ]  # fmt: skip
    assert [each.field for each in draft.guesses if "day of its own" in each.why] == ["baseline", "target"]


def test_what_is_not_placed_says_under_which_heading_it_stands() -> None:
    source = (
        "# Our improvement plan\n\n## Priority 1: Front\n\nWe answer.\n\n## Our journey\n\n- Long\n- Front\n"
    )
    draft = read_text(source)
    assert [(each.text, "Our journey" in each.why) for each in draft.unplaced] == [
        ("Long", True),
        ("Front", False),
    ]
    assert "name of a priority" in draft.unplaced[1].why


def test_what_stands_in_brackets_is_of_the_role_before_them() -> None:
    draft = _read(
        "| 1.1 Open it | Heads of Service (CIN/CP) and Head of MASH (days, nights) | May 2024 | x | y |"
    )
    assert draft.plan.actions[0].leads == ("Heads of Service (CIN/CP)", "Head of MASH (days, nights)")


def test_a_day_that_there_is_not_is_asked_about() -> None:
    draft = _read(
        "| 1.1 Open it | Head of MASH | 30 Feb 2025 | x | y |\n| 1.2 Shut it | Head of MASH | TBC | x | y |"
    )
    assert [(each.of, each.why) for each in draft.guesses if each.field == "due"] == [
        ("1.1", '"30 Feb 2025" names no day that there is.')
    ]


def test_measures_under_a_heading_beside_the_priorities_are_of_none_of_them() -> None:
    table = "\n| Measure | Baseline | Target |\n|---|---|---|\n| Posts kept | 20% | 15% |\n"
    under = "# Our improvement plan 2024/25\n\n## Priority 1: Front\n\n{} Key performance indicators\n{}"
    beside, below = (read_text(under.format(marks, table)).plan.measures for marks in ("##", "###"))
    assert [each.priority for each in (*beside, *below)] == ["Key performance indicators", "Front"]


def test_a_table_of_empty_rows_is_none() -> None:
    draft = read_text("# Our improvement plan 2024/25\n\n| | |\n|---|---|\n| | |\n\nSome words\n")
    assert [each.text for each in draft.unplaced] == ["Some words"]
