"""A small file read by the names in its first row: tolerant of what does no harm, and refused by place."""

from pathlib import Path

import pytest

from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.named_columns import LIMITS, Line, read_columns

COLUMNS = ("date", "value")


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "given.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    "text",
    [
        "date,value\n2023-06-30,1\n2023-07-31,\n",
        "\ufeffdate,value\r\n2023-06-30,1\r\n2023-07-31,\r\n",
        "value;Date ;note\n1;2023-06-30;x\n;2023-07-31;\n",
        "date\tvalue\n2023-06-30\t 1\n2023-07-31",
    ],
    ids=["plain", "byte-order mark and CRLF", "semicolons, other order and columns", "tabs and a short row"],
)
def test_columns_are_found_by_name_however_the_file_is_written(tmp_path: Path, text: str) -> None:
    assert read_columns(write(tmp_path, text), COLUMNS) == [
        Line(2, ("2023-06-30", "1")),
        Line(3, ("2023-07-31", "")),
    ]


def test_empty_rows_are_left_and_rows_keep_their_number(tmp_path: Path) -> None:
    text = 'date,value\n\n,\n2023-06-30,"1\n2"\n2023-07-31,3\n'
    assert [line.number for line in read_columns(write(tmp_path, text), COLUMNS)] == [4, 6]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "given.csv: The file is empty. Export it again."),
        (
            "month,value\n",
            "given.csv, row 1: There is no column 'date'. The first row names the columns: date,value.",
        ),
        (
            "date,value,DATE\n",
            "given.csv, row 1: There are 2 columns 'date'. The first row names the columns: date,value.",
        ),
        (
            "date,value\n2023-06-30,1,204\n2023-07-31,1\n",
            "given.csv, row 2: The row has more fields than the first row names. Put a text with a comma in quotation "
            "marks.",
        ),
    ],
)
def test_what_is_wrong_is_named_by_file_and_row(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_columns(write(tmp_path, text), COLUMNS)
    assert str(refused.value) == said


def test_other_encodings_and_large_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Save it as CSV UTF-8"):
        read_columns(write(tmp_path, "date,value\ncaf\xe9,1\n", "cp1252"), COLUMNS)
    with pytest.raises(Refused, match="larger than 5 MB"):
        read_columns(write(tmp_path, "date,value\n" + "x" * LIMITS.text_bytes), COLUMNS)
