"""What becomes of deliveries: kept, already held, different, refused; and of the figures' snapshot."""

import shutil
from collections import namedtuple
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from goldenthread import __version__
from goldenthread.records.changes import Change
from goldenthread.records.load import Source
from goldenthread.records.settings import Settings
from goldenthread.workspace import Receipt, Standing, Workspace, WorkspaceError
from goldenthread.workspace import history as past
from goldenthread.workspace.config import FILE
from goldenthread.workspace.state import FILE as STATE
from tests.workspace.deliveries import (
    CONTACTS,
    JUNE,
    MAY,
    as_if_read_by_an_older_version,
    census,
    restricted,
    ssd,
    staff,
    teams,
)

MAY_END, JUNE_END = date(2023, 5, 31), date(2023, 6, 30)


def standings(receipt: Receipt) -> list[Standing]:
    return [delivered.standing for delivered in receipt.deliveries]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a workspace, but for the lock."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def people(workspace: Workspace) -> list[str]:
    return [str(row["person_id"]) for row in pq.read_table(workspace.snapshot().fact("contact")).to_pylist()]


def test_a_delivery_is_kept_and_its_records_are_in_the_snapshot(workspace: Workspace, tmp_path: Path) -> None:
    receipt = workspace.load([ssd(tmp_path / "ssd")], reference_date=JUNE_END, who="Ann")
    assert standings(receipt) == [Standing.KEPT]
    assert people(workspace) == ["A", "B", "C"]
    assert receipt.snapshot == workspace.snapshot().id
    [(load, _)] = workspace.archive()
    assert load.manifest["who"] == "Ann"
    assert load.manifest["authority"] == "999"
    assert load.id.startswith("2023-06-30-ssd-")
    assert (
        (load.folder / "findings.csv").read_text().startswith("file,sheet,row,column,rule,severity,message")
    )
    assert workspace.faults() == []


def test_what_is_kept_cannot_be_written_to(workspace: Workspace, tmp_path: Path) -> None:
    workspace.load([ssd(tmp_path / "ssd")])
    kept = [p for part in ("loads", "snapshots") for p in (workspace.folder / part).rglob("*") if p.is_file()]
    assert kept
    assert {path.stat().st_mode & 0o222 for path in kept} == {0}


def test_the_same_files_twice_change_nothing(workspace: Workspace, tmp_path: Path) -> None:
    paths = [ssd(tmp_path / "ssd"), teams(tmp_path / "local")]
    workspace.load(paths)
    before = contents(workspace.folder)
    moved = shutil.copytree(tmp_path / "ssd", tmp_path / "the same elsewhere")
    for again in (paths, [moved], [paths[0], moved]):
        receipt = workspace.load(again)
        assert set(standings(receipt)) == {Standing.HELD}
        assert contents(workspace.folder) == before


def test_files_that_an_older_version_read_otherwise_are_held_until_replaced(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = ssd(tmp_path / "ssd")
    workspace.load([path])
    older = as_if_read_by_an_older_version(workspace)
    before = contents(workspace.folder)
    [delivered] = workspace.load([path]).deliveries
    assert (delivered.standing, delivered.load, delivered.read_otherwise) == (Standing.HELD, older, True)
    assert contents(workspace.folder) == before
    [delivered] = workspace.load([path], replace=True).deliveries
    assert (delivered.standing, delivered.instead_of) == (Standing.KEPT, older)
    [(_, was), (load, entry)] = sorted(workspace.archive(), key=lambda pair: pair[1].number)
    assert [was.standing.value, entry.standing.value] == ["replaced", "in force"]
    assert load.manifest["read_by"] == __version__
    assert "cin_episodes.referrals" in {window.aspect for window in load.windows}
    [delivered] = workspace.load([path]).deliveries
    assert (delivered.standing, delivered.load, delivered.read_otherwise) == (Standing.HELD, load.id, False)


def test_one_delivery_given_twice_in_one_call_is_kept_once(workspace: Workspace, tmp_path: Path) -> None:
    first, second = staff(tmp_path / "1"), staff(tmp_path / "2")
    assert standings(workspace.load([first, second])) == [Standing.KEPT, Standing.HELD]


def test_another_delivery_of_the_same_date_shows_what_differs_and_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.load([ssd(tmp_path / "ssd", MAY)], reference_date=JUNE_END)
    before = contents(workspace.folder)
    changed = MAY.replace("2023-05-03", "2023-05-04") + "3,C,2023-06-06\n"
    receipt = workspace.load([ssd(tmp_path / "again", changed)], reference_date=JUNE_END)
    assert receipt.refused
    [delivered] = receipt.deliveries
    assert delivered.standing is Standing.DIFFERS
    assert delivered.differences == (Change("contacts", added=2, removed=1, changed=0),)
    assert contents(workspace.folder) == before


def test_replacing_keeps_the_old_load_in_the_archive_and_the_new_one_in_force(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.load([ssd(tmp_path / "ssd", MAY)], reference_date=JUNE_END)
    receipt = workspace.load([ssd(tmp_path / "again", JUNE)], reference_date=JUNE_END, replace=True)
    assert standings(receipt) == [Standing.KEPT]
    assert sorted(entry.standing.value for _, entry in workspace.archive()) == ["in force", "replaced"]
    assert people(workspace) == ["A", "B", "C"]
    back = workspace.load([ssd(tmp_path / "ssd", MAY)], reference_date=JUNE_END, replace=True)
    assert standings(back) == [Standing.KEPT]
    assert people(workspace) == ["A", "B"]
    assert len(workspace.archive()) == 2


def test_tables_that_come_apart_on_one_day_do_not_replace_each_other(
    workspace: Workspace, tmp_path: Path
) -> None:
    for path in (teams(tmp_path / "1"), restricted(tmp_path / "2", "A", "manager")):
        assert standings(workspace.load([path], reference_date=JUNE_END)) == [Standing.KEPT]
    assert pq.read_metadata(workspace.snapshot().records("teams")).num_rows == 1
    assert pq.read_metadata(workspace.snapshot().records("restricted")).num_rows == 1


def test_where_one_delivery_is_refused_none_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    before = contents(workspace.folder)
    nonsense = tmp_path / "nonsense.csv"
    nonsense.write_text("what,is,this\n1,2,3\n")
    receipt = workspace.load([ssd(tmp_path / "ssd"), staff(tmp_path / "hr"), nonsense])
    assert receipt.refused
    assert sorted(standings(receipt)) == [Standing.NOT_KEPT, Standing.NOT_KEPT, Standing.REFUSED]
    assert contents(workspace.folder) == before
    assert people(workspace) == []


@pytest.mark.parametrize(
    ("lea", "standing", "rules"),
    [
        ("999", Standing.KEPT, set()),
        ("998", Standing.KEPT, {"not-this-authority"}),
        ("933", Standing.REFUSED, {"not-this-authority"}),
    ],
)
def test_a_file_of_another_council_is_refused_and_a_code_of_none_is_told(
    lea: str, standing: Standing, rules: set[str], workspace: Workspace, tmp_path: Path
) -> None:
    [delivered] = workspace.load([census(tmp_path, lea)]).deliveries
    assert delivered.standing is standing
    told = [finding for finding in delivered.findings if finding.rule == "not-this-authority"]
    assert {finding.rule for finding in told} == rules
    assert all(f"It says {lea}, and this is the workspace of 999." in finding.message for finding in told)


def test_a_date_that_the_records_refute_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    contacts = CONTACTS + "".join(f"{n},A,2023-06-{n:02}\n" for n in range(1, 31))
    before = contents(workspace.folder)
    receipt = workspace.load([ssd(tmp_path / "ssd", contacts)], reference_date=date(2023, 1, 15))
    [delivered] = receipt.deliveries
    assert delivered.standing is Standing.REFUSED
    [found] = [finding for finding in delivered.findings if finding.rule == "records-after-date"]
    assert found.message.startswith("31 of 34 records are dated more than a month after 15 January 2023.")
    assert contents(workspace.folder) == before


def test_a_few_slips_of_the_keyboard_do_not_refute_a_date(workspace: Workspace, tmp_path: Path) -> None:
    contacts = JUNE + "".join(f"{n},A,2032-06-{n:02}\n" for n in range(10, 20))
    [delivered] = workspace.load([ssd(tmp_path / "ssd", contacts)], reference_date=JUNE_END).deliveries
    assert delivered.standing is Standing.KEPT
    assert "future-date" in {finding.rule for finding in delivered.findings}


def test_a_local_table_can_go_back_to_what_it_was(workspace: Workspace, tmp_path: Path) -> None:
    for day, service in ((MAY_END, "Family"), (JUNE_END, "Safeguarding"), (date(2023, 7, 31), "Family")):
        receipt = workspace.load([teams(tmp_path / "local", service)], reference_date=day)
        assert standings(receipt) == [Standing.KEPT]
        [row] = pq.read_table(workspace.snapshot().records("teams")).to_pylist()
        assert row["service"] == service
    assert standings(workspace.load([teams(tmp_path / "local")])) == [Standing.HELD]


def test_a_later_load_says_how_earlier_months_changed(workspace: Workspace, tmp_path: Path) -> None:
    first = workspace.load([ssd(tmp_path / "may", MAY)], reference_date=MAY_END)
    assert first.changes == ()
    late = MAY.replace("2,B,2023-05-03\n", "") + "9,C,2023-05-31\n" + "3,C,2023-06-06\n"
    receipt = workspace.load([ssd(tmp_path / "june", late)], reference_date=JUNE_END)
    assert receipt.changes == (Change("contacts", added=1, removed=1, changed=0),)


def test_a_withdrawn_load_is_out_of_the_figures_and_in_the_archive(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.load([ssd(tmp_path / "may", MAY)], reference_date=MAY_END)
    may = workspace.snapshot().id
    receipt = workspace.load([ssd(tmp_path / "june", JUNE)], reference_date=JUNE_END)
    june = str(receipt.deliveries[0].load)
    assert workspace.withdraw(june, "Bob").id == may
    assert people(workspace) == ["A", "B"]
    with pytest.raises(WorkspaceError, match="withdrawn already"):
        workspace.withdraw(june)
    assert [line["action"] for line in past.read(workspace.folder)] == [
        "load kept",
        "load kept",
        "load withdrawn",
    ]
    assert (
        workspace.load([ssd(tmp_path / "june", JUNE)], reference_date=JUNE_END).snapshot == receipt.snapshot
    )
    assert workspace.faults() == []


def test_a_setting_that_is_changed_gives_another_snapshot(workspace: Workspace, tmp_path: Path) -> None:
    workspace.load([ssd(tmp_path / "ssd")])
    before = workspace.snapshot().id
    path = workspace.folder / FILE
    path.write_text(path.read_text().replace("# plan_gap_days = 1", "plan_gap_days = 0"))
    again = Workspace.open(workspace.folder)
    assert again.settings == Settings(plan_gap_days=0)
    assert again.snapshot().id != before
    assert again.snapshot().manifest["settings"]["plan_gap_days"] == 0
    path.write_text(path.read_text().replace("plan_gap_days = 0", "plan_gap_days = 1"))
    assert Workspace.open(workspace.folder).snapshot().id == before


def test_only_the_latest_snapshots_stay(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.folder / FILE
    path.write_text(path.read_text().replace("# snapshots_kept = 24", "snapshots_kept = 2"))
    workspace = Workspace.open(workspace.folder)
    for workers in (1, 2, 3):
        workspace.load([staff(tmp_path / "hr", workers=workers)], replace=True)
    there = sorted(folder.name for folder in (workspace.folder / "snapshots").iterdir())
    assert len(there) == 2
    assert workspace.snapshot().id in there


def test_a_reference_date_is_that_of_one_delivery(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="several of a kind"):
        workspace.load([staff(tmp_path / "1"), staff(tmp_path / "2", workers=4)], reference_date=JUNE_END)


def test_the_population_file_counts_before_the_settings_file(workspace: Workspace, tmp_path: Path) -> None:
    known = workspace.population.of("999", "")
    assert not isinstance(known, str)
    assert known.count == 1_000
    path = tmp_path / "population.csv"
    path.write_text("year,release,area,age band,sex,ethnicity,count\n2023,later,999,0-17,,,1200\n")
    workspace.load([path], Source.LOCAL)
    loaded = workspace.population.of("999", "")
    assert not isinstance(loaded, str)
    assert (loaded.count, loaded.vintage) == (1_200, "mid-2023, release later")


def test_a_full_disk_is_said_before_anything_is_written(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    before = contents(workspace.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9 - 10**6, 10**6))
    with pytest.raises(WorkspaceError, match=r"not enough room.*1 MB are free"):
        workspace.load([ssd(tmp_path / "ssd")])
    assert contents(workspace.folder) == before


def test_a_workspace_that_lost_its_state_sweeps_nothing_away(workspace: Workspace, tmp_path: Path) -> None:
    workspace.load([ssd(tmp_path / "ssd")])
    (workspace.folder / STATE).unlink()
    before = contents(workspace.folder)
    with pytest.raises(WorkspaceError, match=r"state\.json is missing"):
        workspace.load([staff(tmp_path / "hr")])
    with pytest.raises(WorkspaceError, match="backup"):
        Workspace.open(workspace.folder)
    (workspace.folder / STATE).write_text("{")
    with pytest.raises(WorkspaceError, match="not as it was written"):
        Workspace.open(workspace.folder)
    (workspace.folder / STATE).unlink()
    assert contents(workspace.folder) == before


def test_a_list_of_stays_that_still_holds_speaks_for_a_longer_time(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "unregistered.csv"
    path.write_text("child,from,until\nA,2023-05-01,\n")
    for day in (MAY_END, JUNE_END):
        assert standings(workspace.load([path], reference_date=day)) == [Standing.KEPT]
    last = pq.read_table(workspace.snapshot().coverage).to_pylist()[-1]
    assert (last["aspect"], last["last"]) == ("unregistered", JUNE_END)


def test_a_lost_or_damaged_snapshot_is_built_again(workspace: Workspace, tmp_path: Path) -> None:
    workspace.load([ssd(tmp_path / "ssd")])
    snapshot = workspace.snapshot()
    (snapshot.folder / "manifest.json").unlink()
    assert workspace.faults() == [f"snapshots/{snapshot.id} is missing or damaged"]
    assert workspace.snapshot() == snapshot
    shutil.rmtree(snapshot.folder)
    assert workspace.snapshot() == snapshot
    assert workspace.faults() == []


def test_a_lost_load_is_named(workspace: Workspace, tmp_path: Path) -> None:
    load = workspace.load([ssd(tmp_path / "ssd")]).deliveries[0].load
    shutil.rmtree(workspace.folder / "loads" / str(load))
    with pytest.raises(WorkspaceError, match=f"{load}.*backup"):
        workspace.archive()


def test_a_workspace_is_closed_to_others(workspace: Workspace) -> None:
    assert workspace.folder.stat().st_mode & 0o077 == 0
