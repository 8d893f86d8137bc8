"""Which measures slides show where there are many: the furthest from their targets, and never called so untruly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from goldenthread.charts.cells import Number
from goldenthread.reports.blocks import Paragraph, Table
from goldenthread.reports.improvement.pages.measure_slides import shown
from goldenthread.reports.improvement.told import Measure, Told
from goldenthread.terms.judging import Rag
from goldenthread.terms.words import Unit
from tests.reports.improvement.plans import DOOR, usual

FIGURE = Number(50.0, Unit.PERCENT)


def measure(name: object, rag: Rag | None, missed: float | None = None) -> Measure:
    return Measure(f"Measure {name}", DOOR.name, rag=rag, missed=missed, latest=FIGURE if rag else None)


def told(measures: Sequence[Measure]) -> Told:
    return replace(usual(), measures=tuple(measures))


def said(plan: Told) -> str:
    """What the slides say of their choice."""
    [which] = [
        one.text
        for one in shown(plan, "Measures")
        if isinstance(one, Paragraph) and one.text.startswith("These slides")
    ]
    return which


def named(plan: Told) -> list[str]:
    [table] = [one for one in shown(plan, "Measures") if isinstance(one, Table)]
    return [row[0].text.removeprefix("Measure ") for group in table.groups for row in group.rows]


def test_the_furthest_stand_first_within_each_colour() -> None:
    amber = [measure(at, Rag.AMBER, at / 100) for at in range(10)]
    green = [measure(f"green {at}", Rag.GREEN, -at / 100) for at in range(3)]
    red = [measure("near", Rag.RED, 0.2), measure("far", Rag.RED, 0.6)]
    found = told((*green, *amber, *red))
    assert named(found) == ["far", "near", *map(str, range(9, -1, -1))]
    assert said(found) == (
        "These slides show the 12 that are furthest from their targets, red first, and in each colour by how large a "
        "share of the target is missing; 3 more in the report."
    )
    assert named(told((*green, *amber)))[-2:] == ["green 0", "green 1"]


@pytest.mark.parametrize(
    ("rated", "not_rated", "which"),
    [
        (
            5,
            9,
            "the 5 that can be held against their targets, the furthest from them first, and 7 of the others",
        ),
        (1, 0, "the 1 that can be held against its target, and 11 of the others"),
        (0, 4, "12 of them, those with figures first, as no figure can be held against its target"),
        (0, 0, "the first 12"),
    ],
)
def test_what_has_no_rated_figure_is_not_called_far_from_its_target(
    rated: int, not_rated: int, which: str
) -> None:
    measures = [measure(at, None) for at in range(20 - rated - not_rated)]
    measures += [measure(f"not rated {at}", Rag.NOT_RATED) for at in range(not_rated)]
    measures += [measure(f"rated {at}", Rag.AMBER, at / 10) for at in range(rated)]
    found = told(measures)
    assert said(found) == f"These slides show {which}; 8 more in the report."
    assert [one for one in named(found) if one.startswith("rated")] == [
        f"rated {at}" for at in reversed(range(rated))
    ]


def test_where_no_measure_has_a_figure_the_slides_say_so() -> None:
    found = told([measure(at, None) for at in range(20)])
    lead = next(one.text for one in shown(found, "Measures") if isinstance(one, Paragraph))
    assert lead == "Of 20 measures: 20 without a figure."
    assert named(found) == [str(at) for at in range(12)]
