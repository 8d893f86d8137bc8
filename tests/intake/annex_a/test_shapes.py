"""The shapes in which Annex A comes: sheets, headers and columns in any order, totals, errors, CSV."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from goldenthread.intake.draft import Draft
from goldenthread.intake.finding import Outcome, Severity, outcome_of
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.sources.annex_a import READER
from tests.intake.annex_a.workbooks import ID, SEX, child, csv_list, headers_of, page, workbook

D = date(2023, 6, 30)
CONTACT, REFERRAL, STARTED = "Date of Contact", "Date of referral", "Continuous Assessment Start Date"


def contact(who: Any = "A", day: Any = D, **more: Any) -> dict[str, Any]:
    return child(who, **{CONTACT: day, "Contact Source": "q) 6: Police"}, **more)


def read(path: Path, reference_date: date | None = D) -> Draft:
    return READER.read([path], reference_date)


def not_there(draft: Draft) -> str:
    """What is said of lists that are missing; list 1 is the first of all."""
    [note] = [note for note in draft.load.notes if note.startswith("Lists that are not there")]
    return note


def who(draft: Draft, table: str = "contacts") -> list[Any]:
    return [(row["person_id"], row["row"]) for row in draft.load.tables[table].to_pylist()]


def rules(draft: Draft) -> list[tuple[int | None, str, str]]:
    return [(finding.row, finding.column, finding.rule) for finding in draft.findings]


@pytest.mark.parametrize(
    "name", ["List_1", "List 1", "List1", "List 1 - Contacts", "Contacts", "1", "Our data"]
)
def test_a_list_is_found_by_its_name_or_by_its_headers(tmp_path: Path, name: str) -> None:
    draft = read(workbook(tmp_path / "a.xlsx", page(1, contact(), name=name)))
    assert who(draft) == [("A", 3)]


@pytest.mark.parametrize("header_row", range(1, 7))
def test_the_header_is_found_in_the_first_six_rows(tmp_path: Path, header_row: int) -> None:
    draft = read(workbook(tmp_path / "a.xlsx", page(1, contact("A"), contact("B"), header_row=header_row)))
    assert who(draft) == [("A", header_row + 1), ("B", header_row + 2)]
    assert draft.findings == []


def test_order_of_sheets_and_columns_does_not_matter(tmp_path: Path) -> None:
    pages = [
        page(1, contact("A")),
        page(3, child("B", **{REFERRAL: D, "Referral NFA?": "b) No"})),
        page(4, child("C", **{STARTED: D})),
    ]
    straight = read(workbook(tmp_path / "a.xlsx", *pages))
    for one in pages:
        one.headers = random.Random(7).sample(list(one.headers), len(one.headers))
    shuffled = read(workbook(tmp_path / "b.xlsx", *reversed(pages)))
    assert straight.load.windows == shuffled.load.windows
    for name, table in straight.load.tables.items():
        assert table.drop_columns(["file"]) == shuffled.load.tables[name].drop_columns(["file"]), name


@pytest.mark.parametrize(
    ("number", "header", "written"),
    [
        (1, ID, "Child ID"),
        (1, ID, "Unique Child Identifier"),
        (1, ID, "child_unique_id "),
        (1, SEX, "Sex"),
        (3, "Date of referral", "Date of Referral "),
        (3, "Referral NFA?", "Referral NFA"),
        (
            4,
            "Was the child assessed as requiring LA children’s social care support",
            "Was the child assessed as requiring LA children's social care support?",
        ),
        (8, "Child's Legal Status", "Child’s Legal Status"),
        (8, "Date Ceased to be Looked After", "Date Ceased to be Looked After "),
        (9, "LA In Touch", "LA in Touch "),
    ],
)
def test_headers_are_known_in_the_ways_they_are_written(
    tmp_path: Path, number: int, header: str, written: str
) -> None:
    needed = {
        1: CONTACT,
        3: REFERRAL,
        4: STARTED,
        8: "Date Started to be Looked After",
        9: "Latest Date of Contact",
    }
    headers = [written if name == header else name for name in headers_of(number)]
    row = child("A", **{needed[number]: D})
    if header in row:
        row[written] = row.pop(header)
    if header == needed[number]:
        row[written] = D
    draft = read(csv_list(tmp_path / f"list_{number}.csv", page(number, row, headers=headers)))
    assert draft.findings == []
    assert draft.load.tables["person"]["person_id"].to_pylist() == ["A"]


@pytest.mark.parametrize("date_1904", [False, True])
def test_both_date_systems_and_dates_as_numbers_and_text(tmp_path: Path, date_1904: bool) -> None:
    first = date(1904, 1, 1) if date_1904 else date(1899, 12, 30)
    days = [D, (D - first).days, "30/06/2023", "2023-06-30", "30 June 2023"]
    pages = page(1, *(contact(str(at), day) for at, day in enumerate(days)))
    draft = read(workbook(tmp_path / "a.xlsx", pages, date_1904=date_1904))
    assert draft.load.tables["contacts"]["contact_date"].to_pylist() == [D] * 5
    assert draft.findings == []


def test_dirty_cells_are_named_by_row_and_column_and_the_rows_are_kept(tmp_path: Path) -> None:
    draft = read(
        workbook(
            tmp_path / "a.xlsx",
            page(
                1,
                contact("A", "May be 8 Jan 2000"),
                contact("B", "#N/A"),
                contact("C", date(1900, 1, 1)),
                contact("D", "06/30/2023"),
                contact("E\u200b"),
                contact("F", **{SEX: "Mary"}),
                contact("G", **{"Ethnicity": "-"}),
            ),
        )
    )
    assert sorted(rules(draft)) == [
        (3, CONTACT, "unreadable-date"),
        (4, CONTACT, "error-cell"),
        (5, CONTACT, "placeholder-date"),
        (6, CONTACT, "impossible-date"),
        (7, ID, "disguised-id"),
        (8, SEX, "unknown-code"),
    ]
    assert len(who(draft)) == 7
    assert outcome_of(draft.findings) is Outcome.WARNINGS
    said = " ".join(finding.message for finding in draft.findings)
    assert not [value for value in ("May be", "Mary", "06/30/2023", "1900-01-01") if value in said]


def test_numbers_for_identifiers_keep_no_decimals_and_text_keeps_its_zeros(tmp_path: Path) -> None:
    draft = read(workbook(tmp_path / "a.xlsx", page(1, contact(1001), contact("0042"), contact(1002.0))))
    assert [child for child, _ in who(draft)] == ["1001", "0042", "1002"]


def test_totals_and_notes_below_the_records_are_no_records(tmp_path: Path) -> None:
    below = [
        [],
        ["Total", None, None, None, None, 2],
        [None, "Total", None, None, 7],
        ["Source: case system"],
        [None, None, None, None, 9],
    ]
    draft = read(workbook(tmp_path / "a.xlsx", page(1, contact("A"), contact("B"), below=below)))
    assert who(draft) == [("A", 3), ("B", 4)]
    assert rules(draft) == [(6, ID, "stray-row"), (7, ID, "stray-row"), (8, ID, "stray-row")]


def test_hidden_rows_are_read_and_counted(tmp_path: Path) -> None:
    draft = read(workbook(tmp_path / "a.xlsx", page(1, contact("A"), contact("B"), contact("C"), hidden=[4])))
    assert who(draft) == [("A", 3), ("B", 4), ("C", 5)]
    assert [(f.rule, f.sheet) for f in draft.findings] == [("hidden-rows", "List_1")]
    assert draft.findings[0].message.startswith("1 rows are hidden")


def test_sheets_and_columns_that_annex_a_does_not_have_are_noted(tmp_path: Path) -> None:
    extra = page(1, contact(), headers=[*headers_of(1), "Ward"])
    other = page(1, {"Anything": 1}, name="Guidance", headers=["Anything", "Else"])
    early_help = page(2, child("Z", **{"Assessment start date": D}))
    draft = read(workbook(tmp_path / "a.xlsx", other, extra, early_help))
    notes = " ".join(draft.load.notes)
    assert draft.findings == []
    assert "'Guidance' is no list of Annex A" in notes
    assert "'Ward'" in notes
    assert "list 2, Early help" in notes
    assert "Z" not in draft.load.tables["person"]["person_id"].to_pylist()


@pytest.mark.parametrize(
    ("lost", "instead", "near"),
    [(CONTACT, "Date of the contact", "Date of the contact"), (ID, "Reference", None)],
)
def test_a_needed_column_that_is_missing_refuses_with_the_nearest_header(
    tmp_path: Path, lost: str, instead: str, near: str | None
) -> None:
    headers = [instead if name == lost else name for name in headers_of(1)]
    draft = read(
        workbook(
            tmp_path / "a.xlsx", page(1, contact(), headers=headers), page(3, child("A", **{REFERRAL: D}))
        )
    )
    (refusing,) = [finding for finding in draft.findings if finding.severity is Severity.REFUSE]
    assert (refusing.sheet, refusing.row, refusing.column, refusing.rule) == (
        "List_1",
        2,
        lost,
        "missing-column",
    )
    assert (near in refusing.message) if near else ("nearest" not in refusing.message)
    assert outcome_of(draft.findings) is Outcome.REFUSED
    assert not_there(draft).startswith("Lists that are not there: 4 (")


def test_a_header_that_is_there_twice_refuses(tmp_path: Path) -> None:
    twice = page(1, contact(), headers=[*headers_of(1), "date of contact"])
    draft = read(workbook(tmp_path / "a.xlsx", twice, page(3, child("A", **{REFERRAL: D}))))
    assert [(f.rule, f.sheet, f.column, f.severity) for f in draft.findings] == [
        ("duplicate-column", "List_1", CONTACT, Severity.REFUSE)
    ]
    assert not_there(draft).startswith("Lists that are not there: 4 (")


def test_a_list_that_is_there_twice_refuses(tmp_path: Path) -> None:
    draft = read(workbook(tmp_path / "a.xlsx", page(1, contact()), page(1, contact(), name="Contacts")))
    assert [(f.rule, f.sheet, f.severity) for f in draft.findings] == [
        ("list-twice", "Contacts", Severity.REFUSE)
    ]


def test_a_list_without_headers_refuses(tmp_path: Path) -> None:
    bare = page(1, headers=[], below=[["A", "M", "WBRI"], ["B", "F", "WBRI"]])
    draft = read(workbook(tmp_path / "a.xlsx", bare, page(3, child("A", **{REFERRAL: D}))))
    assert [(f.rule, f.sheet, f.severity) for f in draft.findings] == [
        ("no-headers", "List_1", Severity.REFUSE)
    ]
    assert not_there(draft).startswith("Lists that are not there: 4 (")


@pytest.mark.parametrize("day", [None, D])
def test_a_workbook_of_something_else_is_refused_and_not_recognised(tmp_path: Path, day: date | None) -> None:
    path = workbook(tmp_path / "a.xlsx", page(1, {"Worker": "W1"}, name="Staff", headers=["Worker", "FTE"]))
    assert not READER.recognises(path)
    with pytest.raises(Refused, match="no list of Annex A"):
        read(path, day)


def test_lists_of_which_none_can_be_used_are_refused_for_the_first_fault(tmp_path: Path) -> None:
    headers = ["Reference" if name == ID else name for name in headers_of(1)]
    with pytest.raises(Refused) as refused:
        read(workbook(tmp_path / "a.xlsx", page(1, contact(), headers=headers)))
    assert (refused.value.rule, refused.value.sheet, refused.value.column) == ("missing-column", "List_1", ID)


def test_one_csv_file_for_each_list(tmp_path: Path) -> None:
    folder = tmp_path / "june"
    folder.mkdir()
    day = D - timedelta(days=2)
    csv_list(folder / "list_1.csv", page(1, contact("0012", day), contact("B", day)))
    csv_list(
        folder / "referrals.csv",
        page(3, child("0012", **{REFERRAL: day, "Number of Referrals in Last 12 Months": 1})),
    )
    csv_list(folder / "List 4.csv", page(4, child("C", **{STARTED: day})))
    (folder / "teams.csv").write_text("team,service\nNorth,Safeguarding\n", encoding="utf-8")
    assert READER.recognises(folder)
    (delivery,) = READER.deliveries([folder])
    draft = READER.read(delivery, None)
    assert draft.load.reference_date == D
    assert [file.name for file in draft.load.files] == [
        "List 4.csv",
        "list_1.csv",
        "referrals.csv",
        "teams.csv",
    ]
    assert [
        (r["person_id"], r["file"], r["sheet"], r["row"]) for r in draft.load.tables["contacts"].to_pylist()
    ] == [
        ("0012", "list_1.csv", "list_1", 2),
        ("B", "list_1.csv", "list_1", 3),
    ]
    assert draft.load.tables["cin_episodes"]["referrals_12m"].to_pylist() == [1]
    assert any("'teams.csv' is no list" in note for note in draft.load.notes)
    assert draft.findings == []


def test_a_number_in_a_csv_file_is_no_date(tmp_path: Path) -> None:
    path = csv_list(tmp_path / "list_1.csv", page(1, contact("A", 45107), contact("B")))
    assert rules(read(path)) == [(2, CONTACT, "unreadable-date")]


def test_rows_of_the_wrong_length_are_named(tmp_path: Path) -> None:
    path = csv_list(tmp_path / "list_1.csv", page(1, contact("A"), contact("B")))
    path.write_text(path.read_text("utf-8") + "C,M,WBRI\n", encoding="utf-8")
    draft = read(path)
    assert [finding.rule for finding in draft.findings] == ["short-row"]
    assert who(draft) == [("A", 2), ("B", 3), ("C", 4)]


def test_each_workbook_is_a_delivery_and_the_csv_files_of_a_folder_are_one(tmp_path: Path) -> None:
    books = [workbook(tmp_path / f"{name}.xlsx", page(1, contact())) for name in "ab"]
    files = [csv_list(tmp_path / f"list_{n}.csv", page(n, contact())) for n in (1, 3)]
    assert READER.deliveries([*books, *files]) == [[books[0]], [books[1]], files]
    assert all(READER.recognises(path) for path in [*books, *files])
    assert not READER.recognises("postgresql://server/db")
    assert not READER.recognises(tmp_path / "none.xlsx")
