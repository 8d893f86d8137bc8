"""[[rebase]] in goldenthread.toml: from when a chart begins anew and why; what cannot be taken is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.judgement.new_start import NewStart
from goldenthread.terms.months import Month
from goldenthread.workspace import WorkspaceError
from goldenthread.workspace.config import FILE, read_config

HEAD = '[authority]\ncode = "878"\n'
APRIL = Month(2023, 4)


def read(folder: Path, *entries: str) -> tuple[NewStart, ...]:
    """Entries as a person writes them: name = value, divided by "; "."""
    lines = ("\n".join(["[[rebase]]", *entry.split("; ")]) for entry in entries)
    (folder / FILE).write_text(HEAD + "\n".join(lines))
    return read_config(folder).new_starts


@pytest.mark.parametrize("month", ['"2023-04"', '"2023-04-01"', '"2023-04-17"', "2023-04-01", "2023-04-30"])
def test_a_month_or_a_date_in_it(tmp_path: Path, month: str) -> None:
    found = read(tmp_path, f'indicator = "repeat_referrals"; from = {month}; reason = "new front door"')
    assert found == (NewStart("repeat_referrals", APRIL, "new front door"),)
    assert str(found[0]) == "repeat_referrals from April 2023: new front door"


def test_of_one_group_or_area_only(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        'indicator = "cl_eet"; group = "age=17-18"; from = "2023-04"; reason = "new college"',
        'indicator = "cl_eet"; group = "locality=North"; from = "2023-04"; reason = "new team"',
        'indicator = "cl_eet"; from = "2023-05"; reason = "new list"',
    )
    assert [start.group for start in found] == ["age=17-18", "locality=North", ""]
    assert [start.concerns("cl_eet", "age=17-18") for start in found] == [True, False, True]


WHOLE = 'indicator = "repeat_referrals"; from = "2023-04"; reason = "new front door"'


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        (WHOLE.replace("repeat_", "repeated_"), "no indicator 'repeated_referrals'. Did you mean 'repeat_referrals'"),
        (WHOLE.replace("indicator =", "indikator ="), "there is no 'indikator'. Known: indicator, group, from, reason"),
        (WHOLE.replace('"new front door"', '" "'), "'reason' is a text, and needed: say why"),
        ('indicator = "repeat_referrals"; from = "2023-04"', "'reason' is a text, and needed"),
        ('indicator = "repeat_referrals"; reason = "new"', "'from' is a month or a date, and needed"),
        (WHOLE.replace("2023-04", "April 2023"), "'from' is a month or a date, and needed"),
        (WHOLE.replace("2023-04", "2023-13"), "'from' is a month or a date"),
        (WHOLE.replace("2023-04", "2023-04-31"), "'from' is a month or a date"),
        (WHOLE.replace('"2023-04"', "2023-04-01T00:00:00"), "'from' is a month or a date"),
        (WHOLE.replace('"2023-04"', "202304"), "'from' is a month or a date"),
        (WHOLE.replace('"2023-04"', "1066-10-14"), "'from' is a month or a date"),
        (WHOLE + '; group = "age=17-18"', "repeat_referrals has no group 'age=17-18'"),
        (WHOLE + '; group = "North"', "has no group 'North'. Write one of: team=NAME, service=NAME, locality=NAME"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_refused_with_file_section_and_entry(
    tmp_path: Path, entry: str, what: str
) -> None:
    with pytest.raises(WorkspaceError) as told:
        read(tmp_path, WHOLE.replace("repeat_referrals", "referrals"), entry)
    assert str(told.value).startswith(f"{FILE}, [[rebase]]: entry 2: ")
    assert what in str(told.value)


@pytest.mark.parametrize("first", ["", '; group = "locality=North"'])
@pytest.mark.parametrize("second", ["", '; group = "locality=North"'])
def test_two_of_one_month_are_refused(tmp_path: Path, first: str, second: str) -> None:
    with pytest.raises(
        WorkspaceError, match=r"has another new start in April 2023\. Put both into one entry"
    ):
        read(tmp_path, WHOLE + first, WHOLE + second)


def test_two_of_one_month_in_two_areas_are_two(tmp_path: Path) -> None:
    assert len(read(tmp_path, WHOLE + '; group = "team=A"', WHOLE + '; group = "team=B"')) == 2


def test_an_entry_that_is_no_section_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('rebase = ["2023-04"]\n' + HEAD)
    with pytest.raises(WorkspaceError, match="write each new start as a section of its own, under"):
        read_config(tmp_path)
