"""All that is held on one child, and who may see it."""

from datetime import date
from pathlib import Path

import pytest

from goldenthread.workspace import Workspace, WorkspaceError
from goldenthread.workspace import history as past
from goldenthread.workspace.child import held_on
from tests.workspace.deliveries import JUNE, MAY, restricted, ssd


def two_loads(workspace: Workspace, tmp_path: Path) -> None:
    workspace.load([ssd(tmp_path / "may", MAY)], reference_date=date(2023, 5, 31))
    workspace.load([ssd(tmp_path / "june", JUNE)], reference_date=date(2023, 6, 30))


def test_every_row_of_every_load_in_force_is_shown_with_its_place(
    workspace: Workspace, tmp_path: Path
) -> None:
    two_loads(workspace, tmp_path)
    held = held_on(workspace, "A")
    assert [(row.table, row.load[:10], row.file, row.row) for row in held.rows] == [
        ("person", "2023-05-31", "ssd_person.csv", 2),
        ("person", "2023-06-30", "ssd_person.csv", 2),
        ("contacts", "2023-05-31", "ssd_contacts.csv", 2),
        ("contacts", "2023-06-30", "ssd_contacts.csv", 2),
        ("cin_episodes", "2023-05-31", "ssd_cin_episodes.csv", 2),
        ("cin_episodes", "2023-06-30", "ssd_cin_episodes.csv", 2),
    ]
    assert held.rows[2].says == {"contact_id": "1", "person_id": "A", "contact_date": date(2023, 5, 2)}
    assert held.also_in == ()


def test_what_is_no_longer_in_force_is_named(workspace: Workspace, tmp_path: Path) -> None:
    two_loads(workspace, tmp_path)
    june = workspace.archive()[-1][0].id
    workspace.withdraw(june)
    held = held_on(workspace, "C")
    assert {row.load[:10] for row in held.rows} == {"2023-05-31"}
    assert held.also_in == (f"{june} (withdrawn)",)


def test_a_restricted_record_opens_for_the_named_roles_only(workspace: Workspace, tmp_path: Path) -> None:
    two_loads(workspace, tmp_path)
    workspace.load([restricted(tmp_path / "local", "A", "manager; head of service")])
    for role in ("", "analyst", "manage"):
        with pytest.raises(WorkspaceError, match="head of service, manager"):
            held_on(workspace, "A", role)
    assert held_on(workspace, "A", "manager").rows
    assert held_on(workspace, "B", "").rows


def test_each_look_is_remembered_without_the_number_of_the_child(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.load([restricted(tmp_path / "local", "A1234", "manager")])
    with pytest.raises(WorkspaceError):
        held_on(workspace, "A1234", who="Ann")
    held_on(workspace, "A1234", "manager", who="Bob")
    looks = past.read(workspace.folder)[1:]
    assert [(line["who"], line["action"], line["outcome"]) for line in looks] == [
        ("Ann", "child opened", "refused: restricted"),
        ("Bob", "child opened", "shown"),
    ]
    assert looks[0]["object"] == looks[1]["object"]
    assert "A1234" not in (workspace.folder / past.FILE).read_text()
    assert workspace.faults() == []
