"""The monthly staff file, the establishment, and the workforce census in their place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from goldenthread.intake.draft import Draft
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.sources.hr import READER
from goldenthread.records.load import Covers, Window
from goldenthread.records.tables import TABLES
from tests.house.repository import ROOT

SAMPLE = ROOT.parent / "shared" / "data" / "samples" / "workforce" / "social_work_workforce_2022.xml"
STAFF = """\
Month end,Worker ID,Role,Agency,FTE,Team,Cases
30/04/2023,001,Social worker,N,1.0,North,14
30/04/2023,002,Social worker,Y,0.6,North,9
30/04/2023,003,Team manager,N,1,North,
31/05/2023,001,Social worker,N,1.0,North,15
31/05/2023,002,Social worker,Y,0.6,North,0
31/05/2023,003,Team manager,N,1,North,
"""
POSTS = """\
month_end,scope,fte
2023-04-30,Social workers,233
2023-05-31,Social workers,233.5
"""
CENSUS = """\
<Message>
  <Header><CollectionDetails><Collection>CSWW</Collection><Year>2022</Year><ReferenceDate>2022-09-30</ReferenceDate></CollectionDetails></Header>
  <CSWWWorker><AgencyWorker>0</AgencyWorker><SWENo>SW0000000001</SWENo><OrgRole>5</OrgRole><FTE30>1</FTE30><Cases30>15</Cases30></CSWWWorker>
  <CSWWWorker><AgencyWorker>1</AgencyWorker><SWENo>SW0000000002</SWENo><OrgRole>4</OrgRole><FTE30>0.5</FTE30><Cases30>7</Cases30></CSWWWorker>
  <CSWWWorker><AgencyWorker>1</AgencyWorker><SWENo>SW0000000003</SWENo><OrgRole>5</OrgRole><RoleEndDate>2022-09-30</RoleEndDate><FTE30>0</FTE30></CSWWWorker>
  <CSWWWorker><AgencyWorker>0</AgencyWorker><SWENo>SW0000000004</SWENo><RoleEndDate>2022-10-01</RoleEndDate><FTE30>1</FTE30><Cases30>3</Cases30></CSWWWorker>
</Message>
"""
APRIL, MAY = date(2023, 4, 30), date(2023, 5, 31)


def read(folder: Path, reference_date: date | None = None, **files: str) -> Draft:
    paths = []
    for name, text in files.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text(text, encoding="utf-8")
    assert all(READER.recognises(path) for path in paths)
    [delivery] = READER.deliveries(paths)
    return READER.read(delivery, reference_date)


def found(draft: Draft) -> list[tuple[str, int | None, str]]:
    return [(f.rule, f.row, f.column) for f in draft.findings]


def test_staff_and_establishment(tmp_path: Path) -> None:
    draft = read(tmp_path, staff=STAFF, posts=POSTS)
    assert draft.findings == []
    assert draft.load.reference_date == MAY
    assert draft.load.notes == ()
    first = draft.load.tables["workers"].to_pylist()[1]
    assert (first["worker_id"], first["agency"], first["fte"], first["cases"]) == ("002", True, 0.6, 9)
    assert draft.load.tables["establishment"]["fte"].to_pylist() == [233, 233.5]
    for name, table in draft.load.tables.items():
        assert table.schema == TABLES[name].schema


def test_windows_are_the_month_ends(tmp_path: Path) -> None:
    draft = read(tmp_path, staff=STAFF, posts=POSTS)
    aspects = ("workers", "establishment", "workers.cases")
    assert set(draft.load.windows) == {
        Window(aspect, day, day, Covers.AS_AT) for aspect in aspects for day in (APRIL, MAY)
    }


def test_a_month_in_which_a_case_holder_has_no_number_does_not_tell_the_caseload(tmp_path: Path) -> None:
    draft = read(tmp_path, staff=STAFF.replace("North,0\n", "North,\n"))
    assert [w.last for w in draft.load.windows if w.aspect == "workers.cases"] == [APRIL]
    assert draft.findings == []
    assert draft.load.notes[0].startswith("At 1 month end the cases of some workers")


def test_without_cases_the_caseload_is_not_told(tmp_path: Path) -> None:
    text = "".join(line.rpartition(",")[0] + "\n" for line in STAFF.splitlines())
    draft = read(tmp_path, staff=text)
    assert draft.findings == []
    assert {window.aspect for window in draft.load.windows} == {"workers"}
    assert draft.load.notes[0].startswith("At 2 month ends")


def test_headers_by_other_names(tmp_path: Path) -> None:
    header = "Snapshot Date,Employee Number,Job Title,Agency Worker,Full-Time Equivalent,Team Name,Caseload\n"
    draft = read(tmp_path, staff=header + STAFF.split("\n", 1)[1])
    assert draft.load.tables["workers"].drop_columns(["file"]) == read(tmp_path, staff=STAFF).load.tables[
        "workers"
    ].drop_columns(["file"])


def test_a_workbook_of_both(tmp_path: Path) -> None:
    path = tmp_path / "hr.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, text in (("Staff", STAFF), ("Establishment", POSTS)):
            sheet = book.add_worksheet(name)
            sheet.write(0, 0, "Made-up figures")
            for row, line in enumerate(text.splitlines(), 2):
                sheet.write_row(row, 0, line.split(","))
    assert READER.recognises(path)
    draft = READER.read([path], None)
    assert draft.findings == []
    expected = read(tmp_path, staff=STAFF, posts=POSTS)
    for name, table in expected.load.tables.items():
        assert draft.load.tables[name].drop_columns(["file", "sheet", "row"]) == table.drop_columns(
            ["file", "sheet", "row"]
        )
    assert draft.load.tables["workers"]["row"].to_pylist()[0] == 4
    assert draft.load.windows == expected.load.windows


def test_dates_that_are_no_month_end_are_taken_as_their_months(tmp_path: Path) -> None:
    draft = read(tmp_path, posts=POSTS.replace("2023-05-31", "2023-05-30"))
    assert draft.load.tables["establishment"]["month_end"].to_pylist() == [APRIL, MAY]
    assert found(draft) == [("not-month-end", 3, "month_end")]


@pytest.mark.parametrize("fte", ["37", "-0.1", "1.51"])
def test_hours_are_not_fte(tmp_path: Path, fte: str) -> None:
    draft = read(tmp_path, staff=STAFF.replace("N,1,North,\n31", f"N,{fte},North,\n31"))
    assert found(draft) == [("out-of-bounds", 4, "FTE")]
    assert draft.load.tables["workers"]["fte"].to_pylist()[2] is None


@pytest.mark.parametrize("fte", ["0", "1.5"])
def test_fte_at_the_bounds(tmp_path: Path, fte: str) -> None:
    draft = read(tmp_path, staff=STAFF.replace("N,1,North,\n31", f"N,{fte},North,\n31"))
    assert draft.findings == []


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="The column 'agency' is missing"):
        read(tmp_path, staff=STAFF.replace("Agency", "Kind"))


def test_no_month_end_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Write month ends as dd/mm/yyyy"):
        read(tmp_path, posts="month_end,scope,fte\nsoon,Social workers,233\n")


def test_the_workforce_census_is_one_month_end(tmp_path: Path) -> None:
    path = tmp_path / "census.xml"
    path.write_text(CENSUS)
    assert READER.recognises(path)
    draft = READER.read([path], None)
    day = date(2022, 9, 30)
    assert draft.load.reference_date == day
    rows = draft.load.tables["workers"].to_pylist()
    assert [(row["worker_id"], row["role"], row["agency"], row["fte"], row["cases"]) for row in rows] == [
        ("SW0000000001", "Social worker", False, 1.0, 15),
        ("SW0000000002", "Senior practitioner", True, 0.5, 7),
        ("SW0000000004", "Social worker", False, 1.0, 3),
    ]
    assert set(draft.load.windows) == {
        Window("workers", day, day, Covers.AS_AT),
        Window("workers.cases", day, day, Covers.AS_AT),
    }
    assert any("one 30 September a year" in note for note in draft.load.notes)


def test_a_census_without_its_day_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "census.xml"
    path.write_text(CENSUS.replace("2022-09-30</Ref", "autumn</Ref"))
    with pytest.raises(Refused, match="which 30 September"):
        READER.read([path], None)


def test_the_sample_census() -> None:
    if not SAMPLE.exists():
        pytest.skip("the shared samples are not beside the repository")
    draft = READER.read([SAMPLE], None)
    assert draft.load.reference_date == date(2022, 9, 30)
    assert 0 < draft.load.tables["workers"].num_rows <= 30
