"""Any damage to a workbook is answered by cells or by a refusal, through the whole way and its process."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.workbook import read_workbook
from tests.intake.gate.building import cell, packed, parts, row, text, worksheet

SHEET = worksheet(
    row(1, text("A1", "Child"), cell("B1", 0, kind="s")),
    row(2, text("A2", "x"), cell("B2", 45_077, 1)),
    row(3, cell("A3", "#N/A", kind="e"), '<c r="B3"><f>1+1</f></c>'),
)
FILES = parts(SHEET, shared=["<t>Date</t>"])
CONTENT = packed(FILES)

flips = st.lists(st.tuples(st.integers(0, len(CONTENT) - 1), st.integers(0, 255)), min_size=1, max_size=3)
inner_flips = st.tuples(st.sampled_from(sorted(FILES)), st.integers(0, 5_000), st.integers(0, 255))


def read(folder: Path, content: bytes) -> None:
    path = folder / "flipped.xlsx"
    path.write_bytes(content)
    try:
        file = read_workbook(path).file
    except Refused as refusal:
        file = refusal.file
    assert file == "flipped.xlsx"


def flipped(changes: list[tuple[int, int]]) -> bytes:
    content = bytearray(CONTENT)
    for at, value in changes:
        content[at] = value
    return bytes(content)


def repacked(change: tuple[str, int, int]) -> bytes:
    """Damage inside a part, behind a zip archive that is in order."""
    name, at, value = change
    content = bytearray(FILES[name])
    content[at % len(content)] = value
    return packed({**FILES, name: bytes(content)})


SAMPLE = settings(
    derandomize=True, max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
WHOLE = settings(SAMPLE, max_examples=500)


@SAMPLE
@given(changes=flips)
def test_flipped_bytes(changes: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory) -> None:
    read(tmp_path_factory.getbasetemp(), flipped(changes))


@SAMPLE
@given(change=inner_flips)
def test_flipped_bytes_in_a_part(
    change: tuple[str, int, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    read(tmp_path_factory.getbasetemp(), repacked(change))


@pytest.mark.whole
@WHOLE
@given(changes=flips)
def test_flipped_bytes_at_length(
    changes: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    read(tmp_path_factory.getbasetemp(), flipped(changes))


@pytest.mark.whole
@WHOLE
@given(change=inner_flips)
def test_flipped_bytes_in_a_part_at_length(
    change: tuple[str, int, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    read(tmp_path_factory.getbasetemp(), repacked(change))
