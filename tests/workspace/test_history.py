"""The history: complete after a power failure, and found out when it is edited."""

import json
from pathlib import Path

import pytest

from goldenthread.workspace import Workspace, WorkspaceError
from goldenthread.workspace import history as past
from goldenthread.workspace.history import FILE, Event
from goldenthread.workspace.writing import writing
from tests.workspace.deliveries import staff


def loaded(workspace: Workspace, tmp_path: Path) -> Path:
    for workers in (1, 2, 3):
        workspace.load([staff(tmp_path / "hr", workers=workers)], replace=True, who="Ann")
    return workspace.folder / FILE


def test_each_line_names_the_one_before(workspace: Workspace, tmp_path: Path) -> None:
    loaded(workspace, tmp_path)
    lines = past.read(workspace.folder)
    assert [line["action"] for line in lines] == ["load kept", *["load kept", "load replaced"] * 2]
    assert {line["who"] for line in lines} == {"Ann"}
    assert [line["previous"] for line in lines[1:]] == [line["hash"] for line in lines[:-1]]


@pytest.mark.parametrize("line", range(5))
def test_a_changed_line_is_found(workspace: Workspace, tmp_path: Path, line: int) -> None:
    path = loaded(workspace, tmp_path)
    lines = path.read_text().splitlines()
    lines[line] = lines[line].replace("Ann", "Bob")
    path.write_text("\n".join(lines) + "\n")
    assert workspace.faults() == [
        f"{FILE}, line {line + 1}, is not as it was written, or a line before it is missing"
    ]


def test_a_line_that_was_taken_away_is_found(workspace: Workspace, tmp_path: Path) -> None:
    path = loaded(workspace, tmp_path)
    lines = path.read_text().splitlines()
    for gone in (0, 1):
        path.write_text("\n".join(lines[:gone] + lines[gone + 1 :]) + "\n")
        assert len(workspace.faults()) == 1
    path.write_text("\n".join(lines[:2]) + "\n")  # the state knows the last change
    assert len(workspace.faults()) == 1


@pytest.mark.parametrize("keep", [0, 10, 400])
def test_a_history_that_was_cut_short_is_completed(workspace: Workspace, tmp_path: Path, keep: int) -> None:
    path = loaded(workspace, tmp_path)
    whole = path.read_bytes()
    last_change = whole.rsplit(b"\n", 3)[0] + b"\n"
    path.write_bytes(last_change + whole[len(last_change) :][:keep])
    assert workspace.faults() == []
    with writing(workspace.folder):
        pass
    assert path.read_bytes() == whole


def test_only_one_change_at_a_time(workspace: Workspace, tmp_path: Path) -> None:
    with writing(workspace.folder), pytest.raises(WorkspaceError, match="Another goldenthread"):
        workspace.load([staff(tmp_path / "hr")])


def test_a_line_holds_no_value_of_a_record(workspace: Workspace) -> None:
    workspace.remember(Event("Ann", "child opened", "opaque", "shown"))
    [line] = [json.loads(line) for line in (workspace.folder / FILE).read_text().splitlines()]
    assert set(line) == {"time", "who", "action", "object", "outcome", "previous", "hash"}
