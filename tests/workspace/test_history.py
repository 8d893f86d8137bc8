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
    """A history of five lines: a load, another in its place (one change, two lines), two looks at a child."""
    workspace.load([staff(tmp_path / "hr", workers=1)], who="Ann")
    workspace.load([staff(tmp_path / "hr", workers=2)], replace=True, who="Ann")
    for subject in ("one", "two"):
        workspace.remember(Event("Ann", "child opened", subject, "shown"))
    return workspace.folder / FILE


def test_each_line_names_the_one_before(workspace: Workspace, tmp_path: Path) -> None:
    loaded(workspace, tmp_path)
    lines = past.read(workspace.folder)
    actions = ["load kept", "load kept", "load replaced", "child opened", "child opened"]
    assert [line["action"] for line in lines] == actions
    assert {line["who"] for line in lines} == {"Ann"}
    assert [line["previous"] for line in lines[1:]] == [line["hash"] for line in lines[:-1]]


def test_a_changed_line_is_found(workspace: Workspace, tmp_path: Path) -> None:
    path = loaded(workspace, tmp_path)
    whole = path.read_text().splitlines()
    for number in range(5):
        lines = [line.replace("Ann", "Bob") if at == number else line for at, line in enumerate(whole)]
        path.write_text("\n".join(lines) + "\n")
        words = f"{FILE}, line {number + 1}, is not as it was written, or a line before it is missing"
        assert workspace.faults() == [words]


def test_a_line_that_was_taken_away_is_found(workspace: Workspace, tmp_path: Path) -> None:
    path = loaded(workspace, tmp_path)
    lines = path.read_text().splitlines()
    for gone in (0, 1):
        path.write_text("\n".join(lines[:gone] + lines[gone + 1 :]) + "\n")
        assert len(workspace.faults()) == 1
    path.write_text("\n".join(lines[:2]) + "\n")  # the state knows the last change
    assert len(workspace.faults()) == 1


def test_a_history_that_was_cut_short_is_completed(workspace: Workspace, tmp_path: Path) -> None:
    path = loaded(workspace, tmp_path)
    whole = path.read_bytes()
    start_of_last = whole[:-1].rfind(b"\n") + 1
    for keep in (0, 10, len(whole) - start_of_last - 1):
        path.write_bytes(whole[: start_of_last + keep])
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
