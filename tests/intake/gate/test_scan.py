"""The fast way over a sheet finds what the careful way finds, however the rows are written."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread.intake.gate import tasks
from goldenthread.intake.gate.archive import Archive
from goldenthread.intake.gate.careful_rows import CarefulRows
from goldenthread.intake.gate.extent import Extent
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.parts import contents
from goldenthread.intake.gate.places import letters, number, split
from goldenthread.intake.gate.plain_rows import PlainRows
from goldenthread.intake.gate.refusal import Refused
from tests.intake.gate.building import cell, packed, parts, plain_sheet, row, text, worksheet

CELLS = st.sampled_from(
    [
        lambda at: cell(at, 5),
        lambda at: cell(at, 0, kind="s"),
        lambda at: cell(at, "#N/A", kind="e"),
        lambda at: f'<c r="{at}" s="1" t="e"><f>NA()</f><v>#DIV/0!</v></c>',
        lambda at: f'<c r="{at}" t="e"/>',
        lambda at: f'<c r="{at}" t="str"><f>A1&amp;" t=\'e\'"</f><v> t="e">é&lt;</v></c>',
        lambda at: f'<c r="{at}" s="3"/>',
        lambda at: f'<c r="{at}" />',
        lambda at: f'<c r="{at}"></c>',
        lambda at: f'<c r="{at}"><f>1+1</f><v>2</v></c>',
        lambda at: f'<c r="{at}"><f>1+1</f><v>0</v></c>',
        lambda at: f'<c r="{at}"><f t="shared" si="0"/><v>2</v></c>',
        lambda at: f'<c r="{at}"><f>A1&amp;"x"</f></c>',
        lambda at: f'<c s="1" r="{at}"><v>1</v></c>',
        lambda at: text(at, "Zoë &amp; co"),
        lambda at: text(at, "plain > text"),
        lambda at: f'<c r="{at}" t="str"><f>A1</f><v></v></c>',
    ]
)
ROW_ATTRIBUTES = st.sampled_from(["", ' spans="1:9"', ' hidden="1"', ' hidden="false"', ' ht="15" x:dy="1"'])


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """A sheet with rows plain and otherwise, in order."""
    rows = []
    for at in sorted(draw(st.sets(st.integers(1, 60), max_size=12))):
        columns = sorted(draw(st.sets(st.integers(1, 40), max_size=6)))
        cells = [draw(CELLS)(f"{letters(column)}{at}") for column in columns]
        rows.append(row(at, *cells, attributes=draw(ROW_ATTRIBUTES)))
    sheet = worksheet(*rows).replace("<worksheet ", '<worksheet xmlns:x="y" ')
    prefix = draw(st.sampled_from(["", "q:"]))
    return re.sub("<(/?)", rf"<\1{prefix}", sheet)


def blocks(content: bytes, size: int) -> list[bytes]:
    return [content[at : at + size] for at in range(0, len(content), size)]


def plainly(content: bytes, size: int, recalculate: bool) -> Extent:
    extent = Extent()
    careful = CarefulRows(extent, recalculate)
    PlainRows(extent, not recalculate, careful.feed).run(iter(blocks(content, size)))
    careful.parser.close()
    return extent


def carefully(content: bytes, recalculate: bool) -> Extent:
    careful = CarefulRows(Extent(), recalculate)
    careful.feed(content)
    careful.parser.close()
    return careful.extent


@settings(derandomize=True, max_examples=300, deadline=None)
@given(sheet=sheets(), size=st.integers(7, 3_000), recalculate=st.booleans())
def test_plain_and_careful_agree(sheet: str, size: int, recalculate: bool) -> None:
    fast, slow = plainly(sheet.encode(), size, recalculate), carefully(sheet.encode(), recalculate)
    fast.values = slow.values = 0  # the fast way only estimates them
    assert fast == slow


def test_rows_inside_a_comment_are_no_rows() -> None:
    hidden = "".join(row(n, cell(f"A{n}", n)) for n in range(1, 50))
    sheet = worksheet(row(1, cell("B1", 1)), before=f"<!-- {hidden} -->")
    assert plainly(sheet.encode(), 10_000, False).bottom == 1


@settings(derandomize=True, max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_archive_is_read_or_refused(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The part before the parser, with bytes flipped anywhere: no exception but a refusal."""
    content = bytearray(packed(parts(plain_sheet(20))))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "flipped.xlsx"
    path.write_bytes(content[: data.draw(st.integers(len(content) // 2, len(content)))])
    try:
        with Archive(path, Limits()) as archive:
            tasks._measure(archive, contents(archive, Limits()), Limits())
    except Refused:
        pass


@settings(derandomize=True, max_examples=300, deadline=None)
@given(data=st.data())
def test_a_damaged_sheet_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(plain_sheet(6).encode())
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        fast = plainly(bytes(content), 200, False)
        slow = carefully(bytes(content), False)
    except Refused:
        return
    assert slow.within(fast)


def test_real_sizes_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(packed({"a.xml": b"<a/>" + b" " * 3_000_000, "b.bin": b"x" * 70_000}))
    with Archive(path, Limits()) as archive:
        assert sum(map(len, archive.stream("a.xml"))) == 3_000_004
        assert archive.read("b.bin") == b"x" * 70_000


def test_a_stored_member_is_read(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.xml", b"<a/>" * 1_000)
        archive.writestr("empty.xml", b"")
    (tmp_path / "x.xlsx").write_bytes(stream.getvalue())
    with Archive(tmp_path / "x.xlsx", Limits()) as checked:
        assert checked.read("a.xml") == b"<a/>" * 1_000
        assert checked.read("empty.xml") == b""


@pytest.mark.parametrize(("name", "column"), [("A", 1), ("Z", 26), ("AA", 27), ("XFD", 16_384)])
def test_column_letters(name: str, column: int) -> None:
    assert (letters(column), number(name)) == (name, column)


@pytest.mark.parametrize(
    "reference", ["", "A", "1", "1A", "A0", "$A$1", "XFE1", "A1048577", "AAAA1", "A1B2", "É1"]
)
def test_references_that_excel_does_not_have(reference: str) -> None:
    assert split(reference) is None
