"""What another choice would move is what it does move, once it is made."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from goldenthread import catalogue
from goldenthread.scorecard import moving, shelf, supposing
from goldenthread.scorecard.building import Wanted, read_scorecard
from goldenthread.scorecard.card import Row
from goldenthread.scorecard.reading import read_figures
from goldenthread.scorecard.shelf import Shelf
from goldenthread.scorecard.supposing import WHATS, Supposed, suppose
from goldenthread.terms.showing import show
from goldenthread.workspace import Workspace
from goldenthread.workspace.choosing import change_of, prepare, put_in_force
from goldenthread.workspace.choosing import supposing as workspace_with

CODES = ("referrals", "repeat_referrals", "cla_visits", "section47")


@dataclass(frozen=True)
class Kept:
    workspace: Workspace
    shelf: Shelf

    def suppose(self, section: str, name: str, value: Any) -> Supposed:
        change = change_of(self.workspace, section, name, value)
        snapshot = prepare(self.workspace, "s-one", change)
        return suppose(self.workspace, workspace_with(self.workspace, change), self.shelf, snapshot)

    def made(self, folder: Path) -> Workspace:
        """A copy in which the choice that was supposed last is made."""
        shutil.copytree(
            self.workspace.folder, folder, ignore=shutil.ignore_patterns("shelf", "report", "packs")
        )
        put_in_force(Workspace.open(folder), "s-one")
        return Workspace.open(folder)

    def rows(self, workspace: Workspace) -> dict[str, Row]:
        wanted = Wanted(indicators=[catalogue.load()[code] for code in CODES])
        card = read_scorecard(workspace, self.shelf.last, wanted)
        return {row.indicator.code: row for row in card.rows if not row.group}


@pytest.fixture(scope="module")
def kept(own_demo: Path) -> Iterator[Kept]:
    """The made-up council with a few of its measures."""
    few = SimpleNamespace(
        load=lambda: {code: catalogue.load()[code] for code in CODES}, digest=catalogue.digest
    )
    with pytest.MonkeyPatch.context() as patched:
        for module in (moving, shelf, supposing):
            patched.setattr(module, "catalogue", few)
        workspace = Workspace.open(own_demo)
        found = shelf.fill(workspace)
        assert found is not None
        yield Kept(workspace, found)


def test_colours_that_would_change_are_those_that_change(kept: Kept, tmp_path: Path) -> None:
    found = kept.suppose("judgement", "amber_points", 1.0)
    assert found.moves is None
    assert (found.months, found.last) == (12, str(kept.shelf.last))
    assert found.rejudged
    assert {each.what for each in found.rejudged} <= {what for what in WHATS if what.startswith("Colour")}
    before, after = kept.rows(kept.workspace), kept.rows(kept.made(tmp_path / "made"))
    changed = {
        (code, name.rag.value.capitalize(), then.rag.value.capitalize())
        for code in CODES
        for name, then in zip(before[code].against, after[code].against, strict=True)
        if name.rag is not then.rag
    }
    told = {
        (each.indicator, each.before, each.after)
        for each in found.rejudged
        if each.last == str(kept.shelf.last)
    }
    assert told == changed


def test_figures_that_would_move_are_those_that_move(kept: Kept, tmp_path: Path) -> None:
    found = kept.suppose("settings", "care_visit_days", 20)
    assert found.moves is not None
    [moved] = found.moves.moved
    made = kept.made(tmp_path / "made")
    of, month = catalogue.load()["cla_visits"], kept.shelf.last
    for workspace, shown in ((kept.workspace, moved.before), (made, moved.after)):
        figures = read_figures(workspace.snapshot(), workspace.population, [of], month, month)
        [value] = [figure.value for figure in figures if figure.basis is of.bases[0] and not figure.breakdown]
        assert value is not None
        assert show(value, of.unit, of.decimals) == shown
    assert (moved.indicator, moved.last) == ("cla_visits", str(month))
    assert {each.indicator for each in found.rejudged} == {"cla_visits"}


def test_which_month_is_judged_is_told(kept: Kept) -> None:
    found = kept.suppose("settings", "recording_lag_working_days", 0)
    assert found.moves is not None
    assert not found.moves.moved
    judged = [each for each in found.rejudged if each.what == "Figure that is judged"]
    assert {each.indicator for each in judged} >= {"repeat_referrals"}
    assert all(each.before != each.after for each in found.rejudged)


def test_without_the_population_of_a_year_there_are_no_rates(kept: Kept) -> None:
    found = kept.suppose("settings", "population_year", 1999)
    assert found.moves is not None
    assert {each.indicator for each in found.moves.moved} == {"referrals", "section47"}
    assert {each.after for each in found.moves.moved} == {"[x]"}


def test_a_choice_that_says_the_same_moves_nothing(kept: Kept) -> None:
    found = kept.suppose("settings", "snapshots_kept", 12)
    assert found.moves is not None
    assert (found.moves.moved, found.rejudged) == ((), ())
