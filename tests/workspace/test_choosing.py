"""A choice of the council's: prepared, looked at, put in force in one step, and remembered."""

import shutil
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goldenthread.terms.choices import ChoiceError
from goldenthread.workspace import Workspace, WorkspaceError, choosing
from goldenthread.workspace import history as past
from goldenthread.workspace.choosing import Change, Ready, change_of, prepare, put_in_force, readiness, typed
from goldenthread.workspace.problem import DiskFullError
from goldenthread.workspace.staging import place_of, staged_names
from goldenthread.workspace.state import read_state
from goldenthread.workspace.writing import Writing
from tests.workspace.conftest import MADE_UP
from tests.workspace.deliveries import JUNE, MAY, ssd

LAG = ("settings", "recording_lag_working_days")
NAME = "s-one"


@pytest.fixture(scope="module")
def may(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("may")
    workspace = Workspace.create(folder / "workspace", MADE_UP)
    workspace.load([ssd(folder / "files", MAY)], reference_date=date(2023, 5, 31))
    return workspace.folder


@pytest.fixture
def held(may: Path, tmp_path: Path) -> Workspace:
    """A workspace that holds May."""
    shutil.copytree(may, tmp_path / "workspace")
    return Workspace.open(tmp_path / "workspace")


def file_of(workspace: Workspace) -> bytes:
    return (workspace.folder / "goldenthread.toml").read_bytes()


def said(workspace: Workspace) -> list[tuple[str, str, str]]:
    return [
        (line["who"], line["object"], line["outcome"])
        for line in past.read(workspace.folder)
        if line["action"] == "setting changed"
    ]


@pytest.mark.parametrize(
    ("section", "name", "text", "value"),
    [
        ("settings", "plan_gap_days", " 7 ", 7),
        ("settings", "allocated_roles", "CW\n\n  Key   worker \n", ["CW", "Key worker"]),
        ("settings", "temporary_placements_count", "Yes", True),
        ("judgement", "amber_points", "7.5", 7.5),
        ("judgement", "amber_points", "7", 7.0),
        ("judgement", "amber_points", ".5", 0.5),
        ("judgement", "amber_points", "-0", 0.0),
        ("judgement", "amber_points", "-0.0", 0.0),
        ("judgement", "neighbours", "median", "median"),
        ("disclosure", "threshold", "6", 6),
        ("attention", "visits", "3", 3),
    ],
)
def test_what_is_typed_is_read_as_the_choice_needs_it(
    workspace: Workspace, section: str, name: str, text: str, value: Any
) -> None:
    found = change_of(workspace, section, name, typed(section, name, text))
    assert (repr(found.after), type(found.after)) == (repr(value), type(value))


@pytest.mark.parametrize(
    ("section", "name", "text", "words"),
    [
        ("settings", "plan_gap_days", "7.5", "is a whole number"),
        ("settings", "plan_gap_days", "", "is a whole number"),
        ("settings", "plan_gap_days", "-1", "from 0 to 3660"),
        ("settings", "plan_gap_days", "1", "That is what it is now"),
        ("settings", "temporary_placements_count", "perhaps", "is true or false"),
        *(
            ("judgement", "amber_points", text, "is a number")
            for text in ("nan", "inf", "1_0", "1e1", "5e-324", "٣", "３", "+7", "0x7", "7.", ".", "-", "7,5")
        ),
        ("settings", "plan_gap_days", "1_0", "is a whole number"),
        ("judgement", "amber_points", "101", "from 0 to 100"),
        ("judgement", "neighbours", "mode", "is one of: mean, median"),
        ("judgement", "fix_first", "3", "is 0, or 12 or more"),
        ("disclosure", "threshold", "0", "1 or more"),
        ("disclosure", "round_to", "20", "so coarse"),
        ("attention", "visits", "367", "from 0 to 366"),
        ("settings", "all_posts_scope", "All\x7fposts", "letters that no text has"),
        ("settings", "allocated_roles", "CW\nA\ud800", "letters that no text has"),
        ("attention", "nothing", "1", "no setting 'nothing'"),
    ],
)
def test_what_cannot_be_taken_is_said(
    workspace: Workspace, section: str, name: str, text: str, words: str
) -> None:
    with pytest.raises(ChoiceError, match=words):
        change_of(workspace, section, name, typed(section, name, text))


def test_what_is_prepared_changes_nothing(held: Workspace) -> None:
    before, state = file_of(held), read_state(held.folder)
    snapshot = prepare(held, NAME, change_of(held, *LAG, 0))
    assert snapshot is not None
    assert snapshot.manifest["settings"]["recording_lag_working_days"] == 0
    assert (file_of(held), read_state(held.folder)) == (before, state)
    assert readiness(held, NAME) is Ready.YES
    assert held.faults() == []


@pytest.mark.parametrize(
    ("section", "name", "value"),
    [
        (*LAG, 0),
        ("judgement", "amber_points", 5.0),
        ("disclosure", "threshold", 6),
        ("attention", "visits", 3),
    ],
)
def test_put_in_force_it_stands_in_the_file_the_snapshot_and_the_history(
    held: Workspace, section: str, name: str, value: Any
) -> None:
    before, change = held.choices(section).as_dict()[name], change_of(held, section, name, value)
    snapshot = prepare(held, NAME, change)
    kept = read_state(held.folder).snapshot
    assert put_in_force(held, NAME, who="p-ann") == change
    now = Workspace.open(held.folder)
    assert now.choices(section).as_dict()[name] == value
    assert tomllib.loads(file_of(held).decode())[section] == {name: value}
    assert now.state.snapshot == (snapshot.id if snapshot else kept) == now.snapshot().id
    assert said(held) == [("p-ann", f"{section}.{name}", f"{before} to {value}, {NAME}")]
    assert now.faults() == []
    assert readiness(now, NAME) is Ready.DONE


def test_back_to_the_default_the_file_is_as_it_was(held: Workspace) -> None:
    before, first = file_of(held), held.snapshot().id
    for name, value in (("s-one", 0), ("s-two", 10)):
        now = Workspace.open(held.folder)
        prepare(now, name, change_of(now, *LAG, value))
        put_in_force(now, name)
    assert file_of(held) == before
    assert Workspace.open(held.folder).snapshot().id == first
    assert [outcome for _, _, outcome in said(held)] == ["10 to 0, s-one", "0 to 10, s-two"]


def test_a_file_or_records_that_changed_meanwhile_are_not_walked_over(
    held: Workspace, tmp_path: Path
) -> None:
    change = change_of(held, *LAG, 0)
    prepare(held, NAME, change)
    text = file_of(held)
    (held.folder / "goldenthread.toml").write_bytes(text + b"\n# a remark\n")
    assert readiness(held, NAME) is Ready.OVERTAKEN
    with pytest.raises(WorkspaceError, match="Work it out again"):
        put_in_force(held, NAME)
    assert file_of(held) == text + b"\n# a remark\n"
    (held.folder / "goldenthread.toml").write_bytes(text)
    assert readiness(held, NAME) is Ready.YES
    held.load([ssd(tmp_path / "june", JUNE)], reference_date=date(2023, 6, 30))
    assert readiness(held, NAME) is Ready.OVERTAKEN
    with pytest.raises(WorkspaceError, match="Work it out again"):
        put_in_force(held, NAME)
    prepare(held, NAME, change)
    put_in_force(held, NAME)
    assert said(held)[-1][2] == "10 to 0, s-one"


def test_the_same_setting_changed_meanwhile_is_said(held: Workspace) -> None:
    change = change_of(held, *LAG, 0)
    for name, value in (("s-one", 5), ("s-two", 6)):
        prepare(held, name, change_of(held, *LAG, value))
    put_in_force(held, "s-one")
    with pytest.raises(WorkspaceError, match="changed since"):
        put_in_force(held, "s-two")
    with pytest.raises(WorkspaceError, match="changed since"):
        prepare(Workspace.open(held.folder), "s-two", change)


def test_what_is_lost_or_damaged_is_worked_out_again(held: Workspace) -> None:
    prepare(held, NAME, change_of(held, *LAG, 0))
    place = place_of(held, NAME) / "goldenthread.toml"
    place.chmod(0o600)
    place.write_text("[authority]\ncode = 'X1'\n")
    assert readiness(held, NAME) is Ready.GONE
    with pytest.raises(WorkspaceError, match="no longer there"):
        put_in_force(held, NAME)
    place.unlink()
    assert readiness(held, NAME) is Ready.GONE


class KilledError(BaseException):
    """As a process that ends between two steps."""


def _killed(*_: object, **__: object) -> None:
    raise KilledError


@pytest.mark.parametrize(
    ("step", "of", "is_in_force"),
    [("with_snapshot", choosing, False), ("replace_durably", choosing, False), ("commit", Writing, True),
     ("remember", Writing, True)],
)  # fmt: skip
def test_killed_between_two_steps_it_is_all_old_or_all_new_and_can_be_ended(
    held: Workspace, monkeypatch: pytest.MonkeyPatch, step: str, of: Any, is_in_force: bool
) -> None:
    before = held.snapshot().id
    after = prepare(held, NAME, change_of(held, *LAG, 0))
    with monkeypatch.context() as patched:
        patched.setattr(of, step, _killed)
        with pytest.raises(KilledError):
            put_in_force(held, NAME)
    now = Workspace.open(held.folder)
    assert after is not None
    assert now.snapshot().id == (after.id if is_in_force else before)
    assert now.settings.recording_lag_working_days == (0 if is_in_force else 10)
    for _ in range(2):
        put_in_force(now, NAME, who="p-ann")
    now = Workspace.open(held.folder)
    assert (now.settings.recording_lag_working_days, now.snapshot().id) == (0, after.id)
    assert said(held) == [("p-ann", "settings.recording_lag_working_days", "10 to 0, s-one")]
    assert now.faults() == []


def test_a_full_disk_is_said_and_nothing_is_half_done(
    held: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file_of(held)
    with monkeypatch.context() as patched:
        patched.setattr("goldenthread.workspace.choosing.write_durably", _full)
        with pytest.raises(DiskFullError):
            prepare(held, NAME, change_of(held, *LAG, 0))
    assert readiness(held, NAME) is Ready.GONE
    assert staged_names(held) == (NAME,)
    prepare(held, NAME, Change(*LAG, 10, 0))
    with monkeypatch.context() as patched:
        patched.setattr("goldenthread.workspace.choosing.replace_durably", _full)
        with pytest.raises(DiskFullError):
            put_in_force(held, NAME)
    assert (file_of(held), said(held), held.faults()) == (before, [], [])


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_file_that_is_a_link_is_left_to_whoever_made_it(held: Workspace, tmp_path: Path) -> None:
    path = held.folder / "goldenthread.toml"
    path.rename(tmp_path / "elsewhere.toml")
    path.symlink_to(tmp_path / "elsewhere.toml")
    with pytest.raises(WorkspaceError, match="is a link"):
        prepare(held, NAME, change_of(held, *LAG, 0))
