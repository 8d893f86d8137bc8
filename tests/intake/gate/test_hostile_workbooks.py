"""Every hostile workbook is refused in words: which file, which rule, what to do."""

from pathlib import Path

import pytest

from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.workbook import read_workbook
from tests.intake.gate.building import cell, parts, plain_sheet, row, save, text, worksheet
from tests.intake.gate.hostile import HOSTILE


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_workbook_is_refused(tmp_path: Path, name: str) -> None:
    build, rule = HOSTILE[name]
    path = save(tmp_path, build())
    with pytest.raises(Refused) as refusal:
        read_workbook(path)
    assert refusal.value.rule == rule
    assert refusal.value.file == "return.xlsx"
    assert str(refusal.value).startswith("return.xlsx")
    assert str(refusal.value).endswith(".")
    assert str(tmp_path) not in str(refusal.value)


def test_a_refusal_names_sheet_and_row_and_never_a_value(tmp_path: Path) -> None:
    rows = row(1, text("A1", "secret")), row(5, text("A5", "secret")), row(4, text("A4", "secret"))
    with pytest.raises(Refused) as refusal:
        read_workbook(save(tmp_path, parts(plain_sheet(), worksheet(*rows))))
    assert (refusal.value.sheet, refusal.value.row) == ("Sheet 2", 4)
    assert "secret" not in str(refusal.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(Refused) as refusal:
            read_workbook(path)
        assert refusal.value.rule in ("cannot-open", "no-such-file")


@pytest.mark.parametrize(
    ("limits", "rule"),
    [
        (Limits(file_bytes=100), "file-too-large"),
        (Limits(entries=3), "too-many-parts"),
        (Limits(directory_bytes=100), "too-many-parts"),
        (Limits(unpacked_bytes=1000), "zip-bomb"),
        (Limits(part_bytes=1000), "zip-bomb"),
        (Limits(rows=50), "too-many-rows"),
        (Limits(cells=50), "too-many-rows"),
        (Limits(columns=1), "too-many-columns"),
        (Limits(sheets=1), "too-many-sheets"),
        (Limits(parse_bytes=100 * 1024 * 1024), "reader-died"),
        (Limits(wall_seconds=0), "too-slow"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_limit(tmp_path: Path, limits: Limits, rule: str) -> None:
    path = save(tmp_path, parts(plain_sheet(200), plain_sheet()))
    with pytest.raises(Refused) as refusal:
        read_workbook(path, limits)
    assert refusal.value.rule in (rule, "too-much-memory")


def test_problems_beyond_the_listed_are_counted(tmp_path: Path) -> None:
    rows = [row(n, cell(f"A{n}", "#N/A", kind="e")) for n in range(1, 31)]
    sheet = read_workbook(save(tmp_path, parts(worksheet(*rows))), Limits(problems_listed=10)).sheets[0]
    assert len(sheet.problems) == 10
    assert sheet.counts == {"error-value": 30}
    assert set(sheet.part("A", "kind").to_pylist()) == {6}
