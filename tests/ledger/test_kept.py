"""The lists as they are kept: made once, whole or not at all, and made again when what they rest on changes."""

from pathlib import Path

import pytest

from goldenthread.cli import main
from goldenthread.ledger.attention import keeping
from goldenthread.ledger.attention.kept import MANIFEST, Line, lists_of, place_of
from goldenthread.ledger.attention.lists import LISTS
from goldenthread.workspace import Workspace
from goldenthread.workspace.config import FILE

pytestmark = pytest.mark.xdist_group("demo")


def test_lists_are_made_once_and_again_when_a_choice_changes(
    own_demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace.open(own_demo)
    first = keeping.fill(workspace)
    assert first is not None
    assert first.snapshot == workspace.snapshot().id
    assert first.ahead == {each.name: each.days(workspace.ahead) for each in LISTS}
    assert {line.list for line in first.lines} <= {each.name for each in LISTS}

    def never(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(keeping, "Finder", never)
        assert keeping.fill(workspace) == first  # nothing is worked out again
        toml = own_demo / FILE
        others = toml.read_text(encoding="utf-8").replace("[attention]\n", "")
        toml.write_text(f"{others}\n[attention]\nvisits = 20\n", encoding="utf-8")
        with pytest.raises(OSError, match="No space left"):
            keeping.fill(Workspace.open(own_demo))
    assert lists_of(workspace) == first  # the one before, until the new one is whole
    second = keeping.fill(Workspace.open(own_demo))
    assert second is not None
    assert second.ahead["visits-in-care"] == 20
    assert {path.name for path in place_of(workspace).iterdir() if path.is_dir()} == {
        first.folder.name, second.folder.name,
    }  # fmt: skip
    assert (second.folder / MANIFEST).stat().st_mode & 0o222 == 0


def test_a_council_with_nothing_loaded_has_no_lists(tmp_path: Path) -> None:
    main(["init", str(tmp_path / "new"), "--authority", "878"], standalone_mode=False)
    workspace = Workspace.open(tmp_path / "new")
    assert keeping.fill(workspace) is None
    assert lists_of(workspace) is None


def test_a_line_is_of_its_team_its_service_and_its_locality() -> None:
    line = Line("l", "A", "Duty", "Front Door", "", "", "", None, None, True, None, "l", "f", "s", 1)
    assert line.is_of("")
    assert line.is_of("team=Duty")
    assert line.is_of("service=Front Door")
    assert line.is_of("locality=not recorded")
    assert not line.is_of("team=Front Door")
