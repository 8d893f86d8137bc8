"""Figures that a reader of some parts may not see: each format says that alone of them, and counts them so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.reports.improvement.told import Measure, Told
from tests.reports.improvement.plans import DOOR, usual
from tests.reports.improvement.test_report import FORMATS, missing, text_of

HEALTH = Measure("Health checks in time", DOOR.name, "85%", "95%", is_kept=True)
COUNTED = "1 far from its target and 1 whose figures are not for your role"
CELLS = {"html": 4, "pdf": 4, "xlsx": 4, "pptx": 2}
"""Latest, its time, against its target and at this pace; slides have the first and the third."""


def of_a_partner() -> Told:
    """One measure with a figure, one whose figures are not for this reader."""
    told = usual()
    return replace(told, measures=(told.measures[0], HEALTH), only_parts="You see 1 of the 2 parts.")


def many_kept() -> Told:
    """More than slides show."""
    kept = tuple(replace(HEALTH, name=f"Kept {at}") for at in range(20))
    return replace(of_a_partner(), measures=kept)


@pytest.mark.parametrize("form", FORMATS)
def test_it_is_said_that_the_figures_are_not_for_this_role_and_nothing_else(form: str) -> None:
    assert missing(of_a_partner, form, (COUNTED, HEALTH.name)) == []
    assert text_of(of_a_partner, form).count("Notforyourrole") == CELLS[form]
    untrue = ("None yet", "without a figure")
    assert missing(of_a_partner, form, untrue) == list(untrue)


def test_the_notes_of_slides_say_the_same_of_measures_that_no_slide_shows() -> None:
    assert missing(many_kept, "pptx", ["Kept 19: began at 85%, latest not for your role, target 95%."]) == []
    assert missing(many_kept, "pptx", ["none yet"]) == ["none yet"]
