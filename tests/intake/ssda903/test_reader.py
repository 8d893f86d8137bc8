"""A year's SSDA903: which files belong together, which year it is, what its rows become."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goldenthread.intake.draft import Draft
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.sources.ssda903 import READER
from goldenthread.intake.validate import validate
from goldenthread.records.load import Covers, Window
from goldenthread.records.tables import TABLES
from tests.intake.ssda903.returns import EPISODES, HEADER, REVIEWS, XML, YEAR, write


def read(folder: Path, reference_date: date | None = None, **files: str) -> Draft:
    return READER.read(write(folder, {**YEAR, **files}), reference_date)


def column(draft: Draft, table: str, name: str) -> list[Any]:
    return draft.load.tables[table][name].to_pylist()


def found(draft: Draft) -> list[tuple[str, str, int | None, str]]:
    return [(f.rule, f.sheet, f.row, f.column) for f in draft.findings]


def test_a_clean_year(tmp_path: Path) -> None:
    draft = read(tmp_path)
    assert draft.findings == []
    assert draft.load.reference_date == date(2023, 3, 31)
    assert draft.load.notes[0].startswith("The return speaks for 1 April 2022 to 31 March 2023")
    for name, table in draft.load.tables.items():
        assert table.schema == TABLES[name].schema, name


def test_windows_are_the_year(tmp_path: Path) -> None:
    first, last = date(2022, 4, 1), date(2023, 3, 31)
    assert set(read(tmp_path).load.windows) == {
        Window("cla_episodes", first, last, Covers.SPELLS),
        Window("cla_placement", first, last, Covers.SPELLS),
        Window("cla_reviews", first, last, Covers.EVENTS),
    }


def test_people(tmp_path: Path) -> None:
    draft = read(tmp_path)
    assert column(draft, "person", "person_id") == ["0101", "102"]
    assert column(draft, "person", "sex") == ["M", "F"]
    assert column(draft, "person", "upn") == ["A123456789123", None]
    assert column(draft, "person", "upn_unknown") == [None, "UN3"]
    assert column(draft, "immigration_status", "immigration_status") == ["UASC"]


def test_episodes_are_taken_row_by_row(tmp_path: Path) -> None:
    draft = read(tmp_path)
    assert column(draft, "cla_episodes", "cla_episode_start_reason") == ["S", "L", "P", "T", "L"]
    assert column(draft, "cla_episodes", "legal_status") == ["C1", "C2", "C2", "C2", "C2"]
    assert column(draft, "cla_episodes", "cla_episode_ceased_reason") == ["X1", "X1", "X1", None, "E4A"]
    assert column(draft, "cla_episodes", "row") == [2, 3, 4, 5, 6]


def test_a_change_of_legal_status_goes_on_with_the_placement(tmp_path: Path) -> None:
    placements = read(tmp_path).load.tables["cla_placement"].to_pylist()
    told = [
        (
            p["person_id"],
            p["cla_placement_start_date"],
            p["cla_placement_end_date"],
            p["cla_placement_start_reason"],
        )
        for p in placements
    ]
    assert told == [
        ("0101", date(2022, 2, 1), date(2022, 9, 1), "S"),
        ("0101", date(2022, 9, 1), date(2022, 12, 20), "P"),
        ("0101", date(2022, 12, 20), None, "T"),
        ("102", date(2022, 1, 15), date(2023, 3, 31), "L"),
    ]
    assert placements[0]["cla_placement_urn"] == "SC111111"
    assert placements[0]["row"] == 2


@pytest.mark.parametrize("reason", ["S", "P", "T", "B", "U"])
def test_every_other_reason_begins_a_placement(tmp_path: Path, reason: str) -> None:
    draft = read(tmp_path, episodes=EPISODES.replace("10/06/2022,L,", f"10/06/2022,{reason},"))
    assert column(draft, "cla_placement", "cla_placement_start_reason")[:2] == ["S", reason]


def test_a_gap_ends_a_placement(tmp_path: Path) -> None:
    draft = read(tmp_path, episodes=EPISODES.replace("0101,10/06/2022,L", "0101,11/06/2022,L"))
    assert column(draft, "cla_placement", "cla_placement_end_date")[0] == date(2022, 6, 10)
    assert column(draft, "cla_placement", "cla_placement_start_reason")[1] == "L"


def test_the_order_of_rows_decides_nothing(tmp_path: Path) -> None:
    top, *rows = EPISODES.splitlines()
    turned = read(tmp_path / "turned", episodes="\n".join([top, *rows[::-1]]) + "\n")
    for table in ("cla_episodes", "cla_placement"):
        both = [d.load.tables[table].drop_columns(["row"]).to_pylist() for d in (read(tmp_path), turned)]
        assert sorted(both[0], key=str) == sorted(both[1], key=str)


def test_dates_with_two_digit_years_are_read_and_reported(tmp_path: Path) -> None:
    draft = read(tmp_path, episodes=EPISODES.replace("10/06/2022,X1", "10/06/22,X1"))
    assert column(draft, "cla_placement", "cla_placement_end_date")[0] == date(2022, 9, 1)
    assert found(draft) == [("two-digit-year", "Episodes", None, "DEC")]


def test_a_reason_for_ending_an_open_episode_is_reported_and_dropped(tmp_path: Path) -> None:
    draft = read(
        tmp_path, episodes=EPISODES.replace("20/12/2022,T,C2,N1,K2,PR1,,,", "20/12/2022,T,C2,N1,K2,PR1,,X1,")
    )
    assert found(draft) == [("ended-reason-while-open", "Episodes", 5, "REC")]
    assert column(draft, "cla_episodes", "cla_episode_ceased_reason")[3] is None


def test_dates_outside_the_year_are_reported(tmp_path: Path) -> None:
    reviews = (
        REVIEWS
        + "0101,03/05/2012,01/04/2023,PN1\n102,14/09/2008,31/03/2022,PN1\n102,14/09/2008,31/03/2023,PN1\n"
    )
    assert found(read(tmp_path, reviews=reviews)) == [
        ("outside-year", "Reviews", 3, "REVIEW"),
        ("outside-year", "Reviews", 4, "REVIEW"),
    ]


def test_dates_far_ahead_are_left_to_the_check_that_finds_them(tmp_path: Path) -> None:
    reviews = REVIEWS + "0101,03/05/2012,01/05/2023,PN1\n0101,03/05/2012,02/05/2023,PN1\n"
    adoption = "CHILD,DOB,DATE_INT,DATE_MATCH\n0101,03/05/2012,02/05/2023,31/03/2023\n"
    draft = read(tmp_path, reviews=reviews, ad1=adoption)
    assert found(draft) == [("outside-year", "AD1", 2, "DATE_INT"), ("outside-year", "Reviews", 3, "REVIEW")]
    assert [(f.rule, f.row) for f in validate(draft).findings if f.rule == "future-date"] == [
        ("future-date", 4)
    ]


def test_a_child_without_an_episode_is_reported(tmp_path: Path) -> None:
    header = HEADER + "103,1,01/01/2015,WBRI,UN1,,\n"
    assert found(read(tmp_path, header=header)) == [("child-without-episode", "Header", 4, "CHILD")]


def test_a_care_leaver_needs_no_episode(tmp_path: Path) -> None:
    header = HEADER + "103,1,01/01/2005,WBRI,UN1,,\n"
    oc3 = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n103,01/01/2005,YES,F1,B1\n"
    assert read(tmp_path, header=header, oc3=oc3).findings == []


def test_the_dates_and_not_the_name_tell_the_year(tmp_path: Path) -> None:
    paths = write(tmp_path, YEAR, "2017-{}.csv")
    assert READER.read(paths, None).load.reference_date == date(2023, 3, 31)


def test_a_given_reference_date_is_the_year_so_far(tmp_path: Path) -> None:
    load = read(tmp_path, date(2023, 1, 31)).load
    assert load.reference_date == date(2023, 1, 31)
    assert {(window.first, window.last) for window in load.windows} == {(date(2022, 4, 1), date(2023, 1, 31))}


def test_files_are_grouped_by_folder_and_by_what_their_names_say_besides_the_table(tmp_path: Path) -> None:
    paths = [
        *write(tmp_path / "all", YEAR, "2021-{}.csv"),
        *write(tmp_path / "all", YEAR, "2022-{}.csv"),
        *write(tmp_path / "one", YEAR, "SSDA903_2020_{}.csv"),
        *write(tmp_path / "two", YEAR),
    ]
    grouped = READER.deliveries(paths)
    assert [len(delivery) for delivery in grouped] == [4, 4, 4, 4]
    assert [sorted(Path(p).parent.name for p in d)[0] for d in grouped] == ["all", "all", "one", "two"]


def test_yearly_answers_are_read_and_give_no_record(tmp_path: Path) -> None:
    oc3 = "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\n102,14/09/2008,PERHAPS,F1,B1\n"
    draft = read(tmp_path, oc3=oc3)
    assert found(draft) == [("unknown-code", "OC3", 2, "IN_TOUCH")]
    assert "care_leavers" not in draft.load.tables
    assert any("OC3" in note for note in draft.load.notes)


def test_without_episodes_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="episodes file of this year is not among the files"):
        READER.read(write(tmp_path, {"header": HEADER}), None)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="The column 'DECOM' is missing") as refused:
        read(tmp_path, episodes=EPISODES.replace("DECOM", "BEGAN"))
    assert (refused.value.file, refused.value.column) == ("episodes.csv", "DECOM")


def test_the_same_table_twice_is_refused(tmp_path: Path) -> None:
    paths = [*write(tmp_path), *write(tmp_path, {"header": HEADER}, "{}_copy.csv")]
    with pytest.raises(Refused, match=r"It holds the table Header, and so does header\.csv"):
        READER.read(paths, None)


def test_a_return_without_dates_needs_the_reference_date(tmp_path: Path) -> None:
    nothing = {"episodes": EPISODES.splitlines()[0] + "\n", "header": HEADER}
    with pytest.raises(Refused, match="Give --reference-date"):
        READER.read(write(tmp_path, nothing), None)
    assert READER.read(write(tmp_path, nothing), date(2023, 3, 31)).load.tables["cla_episodes"].num_rows == 0


def test_the_xml_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "return.xml"
    path.write_text(XML)
    assert READER.recognises(path)
    by_xml, by_csv = READER.read([path], None), read(tmp_path / "csv")
    assert by_xml.findings == []
    assert by_xml.load.windows == by_csv.load.windows
    for name, table in by_csv.load.tables.items():
        both = [
            t.drop_columns(["file", "sheet", "row"]).to_pylist() for t in (by_xml.load.tables[name], table)
        ]
        assert both[0] == both[1], name
    assert column(by_xml, "cla_episodes", "row") == [9, 13, 17, 21, 27]
    assert column(by_xml, "person", "row") == [4, 31]
