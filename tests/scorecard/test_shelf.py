"""Figures kept on the shelf are those that the engine gives, and a new load gives a new shelf."""

import shutil
from pathlib import Path
from unittest.mock import Mock

import pytest

from goldenthread.cli import main
from goldenthread.records.files import write_json
from goldenthread.scorecard import shelf
from goldenthread.scorecard.building import Wanted, read_scorecard, read_shelf
from goldenthread.scorecard.posts import posts_figures
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace
from goldenthread.workspace.kept import POINTER

pytestmark = pytest.mark.xdist_group("demo")
JUNE = Month(2023, 6)


@pytest.fixture(scope="module")
def workspace(shelved_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace.open(shutil.copytree(shelved_demo, tmp_path_factory.mktemp("own") / "demo"))


@pytest.fixture(scope="module")
def kept(workspace: Workspace) -> shelf.Shelf:
    found = shelf.shelf_of(workspace)
    assert found is not None
    return found


@pytest.mark.whole
def test_the_cards_of_the_shelf_are_those_of_the_engine(workspace: Workspace, kept: shelf.Shelf) -> None:
    teams = [area for area in kept.areas if area.startswith("team=")]
    for area in ("", "service=Assessment", teams[0]):
        reading = read_shelf(workspace, kept, Wanted(area=area))
        for month in (JUNE, JUNE.plus(-2)):
            assert reading.card(month) == read_scorecard(workspace, month, Wanted(area=area))


def test_every_breakdown_is_kept(kept: shelf.Shelf) -> None:
    kinds = {figure.breakdown.partition("=")[0] for figure in kept.breakdowns("cla_end")}
    assert kinds == {"", "team", "service", "locality", "age", "sex", "ethnicity", "disability"}


def test_the_posts_are_kept_for_every_month(workspace: Workspace, kept: shelf.Shelf) -> None:
    for month in (JUNE, JUNE.plus(-7)):
        found = {figure.indicator: figure for figure in kept.posts(month)}
        asked = posts_figures(kept.snapshot, workspace.population, month)
        assert found == {figure.indicator: figure for figure in asked}


def test_no_figure_is_kept_twice(kept: shelf.Shelf) -> None:
    figures = kept.breakdowns("cl_suitable")
    assert len({(f.breakdown, f.period_end, f.basis) for f in figures}) == len(figures)


def test_a_month_of_a_measure_is_read_alone(kept: shelf.Shelf) -> None:
    whole = [figure for figure in kept.breakdowns("cla_end") if figure.period_end == JUNE.end]
    assert kept.breakdowns("cla_end", JUNE) == whole
    assert whole
    assert kept.breakdowns("no_such_measure") == []


def test_a_shelf_of_another_layout_is_none(kept: shelf.Shelf, workspace: Workspace, tmp_path: Path) -> None:
    """The pages wait for a new one: an older goldenthread may have kept less in it."""
    folder = tmp_path / shelf.FOLDER
    shutil.copytree(kept.folder, folder / kept.id)
    (folder / POINTER).write_text(f"{kept.id}\n")
    there = Mock(folder=tmp_path)
    assert shelf.shelf_of(there) == shelf.Shelf(folder / kept.id, kept.manifest)
    write_json(folder / kept.id / shelf.MANIFEST, kept.manifest | {"layout": shelf.LAYOUT - 1})
    assert shelf.shelf_of(there) is None


def test_a_shelf_that_is_there_is_taken_as_it_is(workspace: Workspace, kept: shelf.Shelf) -> None:
    before = (kept.folder / shelf.FIGURES).stat().st_mtime_ns
    assert shelf.fill(workspace) == kept
    assert (kept.folder / shelf.FIGURES).stat().st_mtime_ns == before


@pytest.mark.whole
def test_another_snapshot_gives_another_shelf_and_half_of_one_is_never_seen(
    workspace: Workspace, kept: shelf.Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = workspace.archive()[-1][0].id
    workspace.withdraw(load, "a test")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(shelf, "write_parquet", full)
        with pytest.raises(OSError, match="No space left"):
            shelf.fill(workspace)
    assert shelf.shelf_of(workspace) == kept
    new = shelf.fill(workspace)
    assert new is not None
    assert new.id != kept.id
    assert {path.name for path in (workspace.folder / shelf.FOLDER).iterdir() if path.is_dir()} == {
        kept.id,
        new.id,
    }


def test_a_council_with_nothing_loaded_has_no_shelf(tmp_path: Path) -> None:
    main(["init", str(tmp_path / "new"), "--authority", "878"], standalone_mode=False)
    assert shelf.fill(Workspace.open(tmp_path / "new")) is None
