"""A priority whose heading has only a number has the name below it; the same heading again is the same priority."""

import pytest

from goldenthread.plans.correcting import CorrectionError, can_be_corrected, choices, corrected
from goldenthread.plans.correcting.headings import NO_PRIORITY
from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.blocks import Block, Heading, Row, Table, Words
from goldenthread.plans.reading.reader import draft_of, read_text

TITLE = "# Southmoor improvement plan 2030/31\n\n"
ACTIONS = "| Ref | Action | Lead |\n|---|---|---|\n| {} | {} | Head of Care |\n\n"
MEASURES = "| Measure | Baseline | Target |\n|---|---|---|\n| {} | 61% | 90% |\n\n"


def _names(draft: Draft) -> list[tuple[str, str]]:
    return [(each.number, each.name) for each in draft.plan.priorities]


def _asked(draft: Draft) -> list[tuple[str, str, int]]:
    return [(each.of, each.taken, each.line) for each in draft.guesses if each.field == "name"]


def _placed(draft: Draft) -> list[str]:
    return [each.priority for each in (*draft.plan.actions, *draft.plan.measures)]


def test_the_paragraph_below_a_bare_number_is_the_name() -> None:
    draft = read_text(
        f"{TITLE}## Priority 1\n\nThe front door\n\nExecutive lead: Director of Care\n\n{ACTIONS.format('1.1', 'Do')}"
    )
    assert _names(draft) == [("1", "The front door")]
    assert _asked(draft) == [("Priority 1", "The front door", 5)]
    assert _placed(draft) == ["The front door"]
    assert [each.text for each in draft.unplaced] == ["Executive lead: Director of Care"]


def test_without_a_name_it_is_called_by_its_number() -> None:
    words = "Every family gets help at once, wherever it asks."
    draft = read_text(
        f"{TITLE}## Priority 1\n\n{words}\n\n{ACTIONS.format('1.1', 'Do')}## Priority 2\n\n"
        f"{ACTIONS.format('2.1', 'Go')}"
    )
    assert _names(draft) == [("1", "Priority 1"), ("2", "Priority 2")]
    assert _placed(draft) == ["Priority 1", "Priority 2"]
    assert [each.statement for each in draft.plan.priorities] == [words, ""]
    assert len(_asked(draft)) == 2


def test_a_table_of_what_a_priority_is_says_its_name() -> None:
    rows = (("Priority", "The front door"), ("Why?", "Partners do not know when to call"))
    blocks: list[Block] = [
        Words(1, "Southmoor improvement plan"), Heading(2, 1, "Priority 1"),
        Table(3, tuple(Row(n, row, frozenset()) for n, row in enumerate(rows, start=3))), Words(5, "Actions"),
        Table(6, (Row(6, ("Ref", "Action", "Lead")), Row(7, ("1.1", "Begin it", "Head of Care")))),
    ]  # fmt: skip
    draft = draft_of(blocks)
    assert _names(draft) == [("1", "The front door")]
    assert _asked(draft) == [("Priority 1", "The front door", 3)]
    assert draft.plan.priorities[0].statement == ""
    assert [each.text for each in draft.unplaced] == ["Why? · Partners do not know when to call", "Actions"]


def test_the_name_is_put_right_and_its_lines_keep_to_it() -> None:
    below = ACTIONS.format("1.1", "Do") + MEASURES.format("Calls answered")
    draft = read_text(f"{TITLE}## Priority 1\n\nThe front\n\n{below}## Priority 2: Homes\n")
    guess = next(each for each in draft.guesses if each.field == "name")
    assert can_be_corrected(draft, guess)
    assert choices(draft, guess) == ()
    found = corrected(draft, guess, "The front  door")
    assert _names(found) == [("1", "The front door"), ("2", "Homes")]
    assert _placed(found) == ["The front door"] * 2
    assert _names(corrected(found, guess, "Doors"))[0] == ("1", "Doors")
    for words, why in (("", "Write the name"), ("Homes", "There is a priority of this name")):
        with pytest.raises(CorrectionError, match=why):
            corrected(found, guess, words)


@pytest.mark.parametrize("below", ["", "The front door\n\n"])
def test_a_heading_that_stands_there_again_goes_on_with_its_priority(below: str) -> None:
    first = f"## Priority 1: The front door\n\n{ACTIONS.format('1.1', 'Do')}"
    second = f"## Priority 2: Homes\n\n{ACTIONS.format('2.1', 'Go')}"
    again = "Priority 1" if below else "Priority 1 - The front door"
    draft = read_text(
        f"{TITLE}{first}{second}# How we will measure it\n\n## {again}\n\n{below}{MEASURES.format('Calls answered')}"
        f"## Priority 2: Homes\n\n{MEASURES.format('Carers')}"
    )
    assert _names(draft) == [("1", "The front door"), ("2", "Homes")]
    assert _placed(draft) == ["The front door", "Homes"] * 2


def test_a_theme_that_stands_there_again_is_the_same_priority() -> None:
    draft = read_text(
        f"{TITLE}## Theme 1: Doors\n\nPriority: Doors\n\n{ACTIONS.format('1.1', 'Do')}# Measures\n\n"
        f"## Theme 1: Doors\n\n{MEASURES.format('Calls answered')}"
    )
    assert _names(draft) == [("1", "Doors")]
    assert _placed(draft) == ["Doors"] * 2
    assert [each.statement for each in draft.plan.priorities] == [""]
    whys = {each.text: each.why for each in draft.unplaced}
    assert whys["Priority: Doors"] == "It is the name of a priority or a part, said once more."


def test_the_same_number_with_another_name_is_another_priority() -> None:
    draft = read_text(
        f"{TITLE}## Priority 1: Doors\n\n## Priority 1\n\nHomes\n\n{ACTIONS.format('A1', 'Do')}"
    )
    assert _names(draft) == [("1", "Doors"), ("1", "Homes")]
    assert _placed(draft) == ["Homes"]


@pytest.mark.parametrize(
    "kind",
    [
        "Priority 1 measures",
        "Priority 1 KPIs",
        "Priority 1: Performance measures",
        "Priority One – measures and risks",
        "Priority 1: The front door - measures",
        "Priority 1 (continued)",
    ],
)
def test_a_heading_of_what_a_priority_has_is_of_that_priority(kind: str) -> None:
    draft = read_text(
        f"{TITLE}## Priority 1: The front door\n\n{ACTIONS.format('1.1', 'Do')}## {kind}\n\n"
        f"{MEASURES.format('Calls answered')}## Priority 2: Risk\n\n{ACTIONS.format('2.1', 'Go')}"
    )
    assert _names(draft) == [("1", "The front door"), ("2", "Risk")]
    assert _placed(draft) == ["The front door", "Risk", "The front door"]
    assert not _asked(draft)


def test_a_number_alone_in_a_column_or_a_cell_is_the_priority_of_that_number() -> None:
    summary = "| Priority | Action | Lead |\n|---|---|---|\n| 1 | Open a hub | Head of Help |\n\n"
    measures = "| Priority | Measure | Baseline | Target |\n|---|---|---|---|\n| Priority 1 | Calls | 61% | 90% |\n\n"
    draft = read_text(
        f"{TITLE}{summary}## Priority 1: The front door\n\n{ACTIONS.format('1.1', 'Do')}# Figures\n\n{measures}"
    )
    assert _names(draft) == [("1", "The front door")]
    assert _placed(draft) == ["The front door"] * 3
    draft = read_text(f"{TITLE}{summary}")
    assert _names(draft) == [("1", "Priority 1")]
    assert _asked(draft) == [("Priority 1", "Priority 1", 5)]
    guess = next(each for each in draft.guesses if each.field == "name")
    assert _names(corrected(draft, guess, "The front door")) == [("1", "The front door")]


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("P1", "how urgent"), ("p 2", "how urgent"), ("1 and 2", "more than one"), ("1, 2 & 3", "more than one"),
        ("Priority 1 and 2", "more than one"), ("P1/P2", "more than one"), ("All", "no one priority"),
        ("All priorities", "no one priority"), ("N/A", "names no priority"), ("-", "names no priority"),
        ("All children are safe", ""), ("Priority 2: Homes", ""), ("Homes and schools", ""),
    ],
)  # fmt: skip
def test_a_cell_that_names_no_one_priority_is_asked(cell: str, why: str) -> None:
    rows = f"| Homes | 1.1 | Do | Head of Care |\n| {cell} | 1.2 | Go | Head of Care |\n"
    draft = read_text(f"{TITLE}| Priority | Ref | Action | Lead |\n|--|--|--|--|\n{rows}")
    asked = [each for each in draft.guesses if each.field == "heading"]
    assert [why in each.why for each in asked] == [True] * bool(why)
    if asked:
        assert "It is no priority: what stands below it belongs to Homes" in choices(draft, asked[0])
        after = corrected(draft, asked[0], NO_PRIORITY)
        assert _placed(after) == ["Homes", ""]
        assert asked[0].of in [each.text for each in after.unplaced]
