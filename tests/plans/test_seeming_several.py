"""Cells that seem to hold several names or values of measures are asked, and ordinary ones are not."""

import pytest

from goldenthread.plans.plan import Draft
from goldenthread.plans.reading.blocks import Heading, Row, Table
from goldenthread.plans.reading.reader import draft_of
from goldenthread.plans.reading.seeming_several import may_be_names, may_be_values
from goldenthread.plans.reading.tidy import tidied
from tests.plans.accounting import lost


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize(
    "words",
    [
        "10%; 20%", "10%;20%", "80%, 85%", "80%,85%", "10%/12%", "30% / 4%", "10% 12%", "10% and 12%", "80%|90%",
        "10% (CIN), 12% (CP)", "80% CIN, 90% CP", "CIN: 80% CP: 90%", "2023: 10% 2024: 12%", "70%\n60%",
        "80% by March 2025, 90% by March 2026", "10; 20", "12, 14", "10,20", "30 / 40", "<5; <10", "1,200; 1,300",
        "£1,200, £300", "5 days; 7 days", "5 days, 7 days", "+ 5%\n+ 10%", "TBC; 80%", "3.5, 4.1",
    ],
)  # fmt: skip
def test_several_values_in_one_cell_are_seen(words: str) -> None:
    assert may_be_values(words)


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize(
    "words",
    [
        "", "-", "TBC", "n/a", "Good", "5", "12.5", "1,200", "£1,200", "1,200,000", "3/4", "5 of 7", "0-5",
        "5 to 10 days", "2025/26", "85% (2024/25)", "70%, 2029/30", "70%\n(June 2030)", "31 March 2025; 30 June 2025",
        "80-85%", "80 – 85%", "80%-85%", "80% to 85%", "between 80% and 85%", "80% ± 5%", "12 (60%)",
        "10% (England 12%)", "90%, as England", "5 days; was 7", "100% in 45 days", "10 per 10,000",
    ],
)  # fmt: skip
def test_one_value_is_not_asked(words: str) -> None:
    assert not may_be_values(words)


@pytest.mark.parametrize(
    ("words", "are_several"),
    [
        ("% shared; % signed", True),
        ("% visits, % seen alone", True),
        ("% audits good / % audits outstanding", True),
        ("% ok % shared", True),
        ("% ok\n% shared", True),
        ("• visits\n• plans", True),
        ("Tracker in use\nVisits on time", True),
        ("Number of children in\nCouncil homes", False),
        ("Children in homes\n(all ages)", False),
        ("Number of visits; number of plans", True),
        ("% of visits, plans and reviews", False),
        ("Number and % of plans", False),
        ("Number/percentage of plans", False),
        ("Number (%) of children", False),
        ("Visits\non time", False),
        ("% of children\nseen alone", False),
        ("Children seen alone, in time", False),
    ],
)
def test_several_names_in_one_cell_are_seen(words: str, are_several: bool) -> None:
    assert may_be_names(words) == are_several


def _draft(name: str, baseline: str, target: str, *, of_action: bool) -> Draft:
    rows = [("Action", "Lead", "KPI", "Baseline", "Target"), ("Track", "Head", name, baseline, target)]
    made = [Row(2 + n, row if of_action else row[2:], frozenset()) for n, row in enumerate(rows)]
    return draft_of(tidied([Heading(1, 1, "Southmoor improvement plan 2030/31"), Table(2, tuple(made))]))


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize("of_action", [True, False])
def test_cells_of_several_measures_are_kept_as_one_and_asked(of_action: bool) -> None:
    draft = _draft("% g; % h", "10%; 20%", "80% / 85%", of_action=of_action)
    [measure] = draft.plan.measures
    assert (measure.name, measure.baseline, measure.target) == ("% g; % h", "10%; 20%", "80% / 85%")
    asked = {each.field for each in draft.guesses if each.why.endswith("It is kept as one.")}
    assert asked == {"name", "baseline", "target"}


@pytest.mark.acceptance("5.1")
@pytest.mark.parametrize("of_action", [True, False])
@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (("• % j\n• % k", "• 5%\n• 2%", "• 5%\n• 4%"), [("% j", "5%", "5%"), ("% k", "2%", "4%")]),
        (("• % j", "• 5%", "• 7%"), [("% j", "5%", "7%")]),
        (("% j", "- 5%", "+ 7%"), [("% j", "- 5%", "+ 7%")]),
    ],
)
def test_bullets_are_no_part_of_a_name_or_a_value(
    cells: tuple[str, str, str], wanted: list[tuple[str, str, str]], of_action: bool
) -> None:
    draft = _draft(*cells, of_action=of_action)
    assert [(each.name, each.baseline, each.target) for each in draft.plan.measures] == wanted
    assert lost(" ".join(cells), draft) == []


@pytest.mark.parametrize("of_action", [True, False])
def test_a_value_that_several_measures_have_from_one_cell_is_asked_of_each(of_action: bool) -> None:
    draft = _draft("% d\n% e", "10%", "80%\n90%", of_action=of_action)
    assert [(each.name, each.baseline, each.target) for each in draft.plan.measures] == [
        ("% d", "10%", "80%"),
        ("% e", "10%", "90%"),
    ]
    asked = [(each.of, each.taken) for each in draft.guesses if each.field == "baseline"]
    assert asked == [("% d", "10%"), ("% e", "10%")]
    assert not [each for each in draft.guesses if each.field == "target"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("% of children who are\nseen alone", ("% of children who are seen alone",)),
        ("Tracker in use\nVisits on time", ("Tracker in use", "Visits on time")),  # which is asked
    ],
)
def test_a_name_on_two_lines_is_one_sign_of_its_action(name: str, shown: tuple[str, ...]) -> None:
    draft = _draft(name, "10%", "80%", of_action=True)
    assert [each.name for each in draft.plan.measures] == [name.replace("\n", " ")]
    assert draft.plan.actions[0].measure == shown
    assert [each.field for each in draft.guesses if each.of == draft.plan.measures[0].name] == [
        *(["name"] if len(shown) > 1 else []),
        "indicator",
    ]
