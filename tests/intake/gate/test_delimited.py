"""CSV files as councils' systems write them, and as nobody should."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.intake.gate.delimited import read_csv
from goldenthread.intake.gate.limits import Limits
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.gate.sheet import CellKind, Sheet
from tests.intake.gate.building import packed


def save(folder: Path, content: bytes | str) -> Path:
    path = folder / "list_7.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows(sheet: Sheet) -> list[list[str | None]]:
    return [list(sheet.texts(index).values()) for index in range(sheet.table.num_rows)]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiters_and_byte_order_marks(tmp_path: Path, mark: str, bom: bytes, end: str) -> None:
    content = end.join([mark.join(["Child", "Date"]), mark.join(["0012", "31/05/2023"]), ""])
    sheet = read_csv(save(tmp_path, bom + content.encode()))
    assert rows(sheet) == [["Child", "Date"], ["0012", "31/05/2023"]]
    assert (sheet.name, sheet.columns, sheet.problems) == ("list_7", ["A", "B"], ())


def test_all_is_text_and_an_empty_field_is_blank(tmp_path: Path) -> None:
    sheet = read_csv(save(tmp_path, "a,b\n1.50,\n"))
    assert sheet.part("A", "kind").to_pylist() == [CellKind.TEXT, CellKind.TEXT]
    assert sheet.part("B", "kind").to_pylist() == [CellKind.TEXT, CellKind.BLANK]
    assert sheet.text("A").to_pylist() == ["a", "1.50"]


def test_a_comma_inside_a_semicolon_file(tmp_path: Path) -> None:
    sheet = read_csv(save(tmp_path, "Name;Cost\nSmith, A;1,5\nJones, B;2,5\n"))
    assert rows(sheet)[1] == ["Smith, A", "1,5"]


def test_true_lines_after_quoted_line_ends_and_blank_lines(tmp_path: Path) -> None:
    sheet = read_csv(save(tmp_path, 'a,b\n"two\nlines",1\n\nx,2\n"three\r\nmore\nlines",3\ny,4\n'))
    assert sheet.row_numbers().to_pylist() == [1, 2, 5, 6, 9]
    assert sheet.row_number(2) == 5


def test_windows_text_is_read_and_told(tmp_path: Path) -> None:
    sheet = read_csv(save(tmp_path, b"a,b\n1,2\n" + "Zoë,“x”\n".encode("cp1252")))
    assert rows(sheet)[2] == ["Zoë", "“x”"]
    assert sheet.problems == ((3, "", "not-utf8"),)


def test_rows_of_other_lengths_are_named(tmp_path: Path) -> None:
    sheet = read_csv(save(tmp_path, "a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,,\n1,2,3\n"))
    assert sheet.problems == ((3, "C", "short-row"), (4, "D", "long-row"))
    assert sheet.counts == {"short-row": 1, "long-row": 1}
    assert rows(sheet)[2:5] == [["1", "2", None, None], ["1", "2", "3", "4"], ["1", "2", "3", None]]


def test_a_row_that_is_longer_far_down(tmp_path: Path) -> None:
    lines = ["a,b"] + ["1,2"] * 40_000
    lines[35_000] = "1,2,3"
    sheet = read_csv(save(tmp_path, "\n".join(lines)))
    assert (sheet.columns, sheet.table.num_rows) == (["A", "B", "C"], 40_001)
    assert sheet.problems == ((35_001, "C", "long-row"),)
    assert sheet.text("C")[35_000].as_py() == "3"


@pytest.mark.parametrize(
    ("content", "rule", "row"),
    [
        (b"", "empty-file", None),
        (b"\n \n", "empty-file", None),
        (b'a,b\n1,2\n3,"4\n5,6\n', "unclosed-quote", 3),
        (b'a,b\n1,2\n"3" x,4\n', "stray-quote", 3),
        (b"a,b\n1,2\n" * 2000 + b"3,\x004\n", "nul-byte", 4001),
        (b"a,b\n" + b'1,"' + b"x" * 200_000 + b'"\n', "unclosed-quote", 2),
        ("a,b\n1,2\n".encode("utf-16"), "unknown-encoding", None),
        (b"a,b\n\x81,2\n", "unknown-encoding", None),
        (b"a," * 1_100 + b"a\n", "too-many-columns", 1),
        (packed({"xl/workbook.xml": b"x"}), "not-csv", None),
        (b"<a/>", "not-csv", None),
        (bytes(range(256)) * 4, "not-csv", None),
    ],
)
def test_refused(tmp_path: Path, content: bytes, rule: str, row: int | None) -> None:
    with pytest.raises(Refused) as refusal:
        read_csv(save(tmp_path, content))
    assert (refusal.value.rule, refusal.value.file) == (rule, "list_7.csv")
    assert row is None or refusal.value.row == row


def test_limits(tmp_path: Path) -> None:
    path = save(tmp_path, "a,b\n" * 100)
    for limits, rule in ((Limits(text_rows=50), "too-many-rows"), (Limits(text_bytes=50), "file-too-large")):
        with pytest.raises(Refused) as refusal:
            read_csv(path, limits)
        assert refusal.value.rule == rule


@settings(derandomize=True, max_examples=200, deadline=None)
@given(content=st.binary(min_size=1, max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = save(tmp_path_factory.getbasetemp(), content)
    try:
        sheet = read_csv(path)
    except Refused:
        return
    assert len(sheet.row_numbers()) == sheet.table.num_rows


FIELDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"), max_size=8)


@settings(derandomize=True, max_examples=150, deadline=None)
@given(table=st.lists(st.tuples(FIELDS, FIELDS, FIELDS), min_size=1, max_size=8))
def test_what_is_written_is_read(
    table: list[tuple[str, ...]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    quoted = [",".join('"' + field.replace('"', '""') + '"' for field in fields) for fields in table]
    path = save(tmp_path_factory.getbasetemp(), "h,h,h\n" + "\n".join(quoted) + "\n")
    sheet = read_csv(path)
    assert [tuple(value or "" for value in values) for values in rows(sheet)[1:]] == list(table)
