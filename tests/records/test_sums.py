"""The list of fingerprints: one changed byte, one file more or less, and it is found out."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.records import sums

FILES = {"report.html": b"<p>464</p>\n", "figures.csv": b"a,b\n1,2\n", "pack.json": b"{}\n"}


def folder_of(place: Path) -> Path:
    for name, content in FILES.items():
        (place / name).write_bytes(content)
    sums.write_sums(place)
    return place


def test_a_folder_that_is_as_it_was_has_no_faults(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    assert sums.faults(folder) == []
    assert sums.write_sums(folder) == sums.sum_of(folder)


def test_any_one_changed_byte_is_found(tmp_path_factory: pytest.TempPathFactory) -> None:
    @given(st.sampled_from([*FILES, sums.FILE]), st.integers(0, 10_000), st.integers(1, 255))
    def check(name: str, at: int, change: int) -> None:
        folder = folder_of(tmp_path_factory.mktemp("pack"))
        content = bytearray((folder / name).read_bytes())
        content[at % len(content)] ^= change
        (folder / name).write_bytes(content)
        faults = sums.faults(folder)
        assert faults
        assert name == sums.FILE or f"{name} is not as it was made" in faults

    check()


def test_files_more_or_less_are_named(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "report.html").unlink()
    (folder / "notes.txt").write_text("left behind")
    (folder / "more").mkdir()
    assert sums.faults(folder) == [
        "report.html is missing",
        "notes.txt is not on the list",
        "more is not on the list",
    ]
    (folder / sums.FILE).unlink()
    assert "SHA256SUMS is missing" in sums.faults(folder)[0]


def test_the_list_is_one_that_others_can_check(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    checker = shutil.which("sha256sum")
    assert checker is not None
    done = subprocess.run([checker, "--check", "--strict", sums.FILE], cwd=folder, capture_output=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["report.html", sums.FILE])
def test_a_link_is_no_file_of_a_pack(tmp_path: Path, name: str) -> None:
    """What it leads to may be as it was made today, and not tomorrow."""
    (tmp_path / "pack").mkdir()
    folder = folder_of(tmp_path / "pack")
    elsewhere = (folder / name).rename(tmp_path / "elsewhere")
    (folder / name).symlink_to(elsewhere)
    assert sums.faults(folder) == [f"{name} is a link to another place, and no file of its own"]


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "more.html").symlink_to(tmp_path / "gone")
    assert "more.html is a link to another place, and no file of its own" in sums.faults(folder)
