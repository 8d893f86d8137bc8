"""A CIN census file: what its blocks become, which year it is, and what is reported rather than refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goldenthread.intake.draft import Draft
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.sources.cin_census import READER
from goldenthread.intake.sources.cin_census_records import HELD_LATER
from goldenthread.records.load import Covers, Window
from goldenthread.records.tables import TABLES

HEADER = """\
<Message>
  <Header>
    <CollectionDetails><Collection>CIN</Collection><Year>2023</Year><ReferenceDate>2023-03-31</ReferenceDate></CollectionDetails>
    <Source><SourceLevel>L</SourceLevel><LEA>999</LEA></Source>
  </Header>
  <Children>
"""
CHILD = """\
    <Child>
      <ChildIdentifiers><LAchildID>007</LAchildID><UPN>A123456789123</UPN><PersonBirthDate>2012-05-03</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
      <ChildCharacteristics><Ethnicity>WBRI</Ethnicity><Disabilities><Disability>HEAR</Disability><Disability>VIS</Disability></Disabilities></ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>2022-05-01</CINreferralDate><ReferralSource>1A</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>
        <CINclosureDate>2023-01-31</CINclosureDate><ReasonForClosure>RC1</ReasonForClosure>
        <DateOfInitialCPC>2022-05-20</DateOfInitialCPC>
        <Assessments><AssessmentActualStartDate>2022-05-02</AssessmentActualStartDate><AssessmentAuthorisationDate>2022-06-20</AssessmentAuthorisationDate></Assessments>
        <CINPlanDates><CINPlanStartDate>2022-07-01</CINPlanStartDate></CINPlanDates>
        <Section47><S47ActualStartDate>2022-06-01</S47ActualStartDate><DateOfInitialCPC>2022-06-21</DateOfInitialCPC><ICPCnotRequired>0</ICPCnotRequired></Section47>
        <Section47><S47ActualStartDate>2022-08-01</S47ActualStartDate><ICPCnotRequired>1</ICPCnotRequired></Section47>
        <ReferralNFA>0</ReferralNFA>
        <ChildProtectionPlans>
          <CPPstartDate>2022-06-21</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse><LatestCategoryOfAbuse>PHY</LatestCategoryOfAbuse><NumberOfPreviousCPP>2</NumberOfPreviousCPP>
          <Reviews><CPPreviewDate>2022-09-01</CPPreviewDate><CPPreviewDate>2023-02-01</CPPreviewDate></Reviews>
        </ChildProtectionPlans>
      </CINdetails>
    </Child>
"""
UNBORN = """\
    <Child>
      <ChildIdentifiers><LAchildID>008</LAchildID><UPNunknown>UN1</UPNunknown><ExpectedPersonBirthDate>2023-06-01</ExpectedPersonBirthDate><GenderCurrent>0</GenderCurrent></ChildIdentifiers>
      <ChildCharacteristics><Ethnicity>NOBT</Ethnicity></ChildCharacteristics>
      <CINdetails><CINreferralDate>2023-03-01</CINreferralDate><ReferralSource>3A</ReferralSource><CINclosureDate>2023-03-01</CINclosureDate><ReferralNFA>1</ReferralNFA></CINdetails>
    </Child>
"""
END = "  </Children>\n</Message>\n"


def read(folder: Path, *children: str, header: str = HEADER, reference_date: date | None = None) -> Draft:
    path = folder / "census.xml"
    path.write_text(header + "".join(children or (CHILD, UNBORN)) + END)
    assert READER.recognises(path)
    return READER.read([path], reference_date)


def rows(draft: Draft, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = draft.load.tables[table].to_pylist()
    return found


def rules(draft: Draft) -> list[tuple[str, str, int | None]]:
    return sorted((f.rule, f.column, f.row) for f in draft.findings)


def test_a_clean_file(tmp_path: Path) -> None:
    draft = read(tmp_path)
    assert draft.findings == []
    assert draft.load.reference_date == date(2023, 3, 31)
    for name, table in draft.load.tables.items():
        assert table.schema == TABLES[name].schema, name


def test_people(tmp_path: Path) -> None:
    born, unborn = rows(read(tmp_path), "person")
    assert (born["person_id"], born["sex"], born["dob"], born["row"]) == ("007", "F", date(2012, 5, 3), 7)
    assert (unborn["sex"], unborn["dob"], unborn["expected_dob"]) == ("U", None, date(2023, 6, 1))
    assert unborn["upn_unknown"] == "UN1"
    assert [d["disability_code"] for d in rows(read(tmp_path), "disability")] == ["HEAR", "VIS"]


def test_episodes_of_need(tmp_path: Path) -> None:
    first, second = rows(read(tmp_path), "cin_episodes")
    assert (first["referral_date"], first["close_date"], first["close_reason"]) == (
        date(2022, 5, 1),
        date(2023, 1, 31),
        "RC1",
    )
    assert (first["referral_nfa"], second["referral_nfa"]) == (False, True)
    assert all(row["is_referral"] and row["is_episode"] for row in (first, second))
    assert (first["sheet"], first["row"]) == ("CINdetails", 10)


def test_conferences_of_enquiries_and_those_of_children_who_moved_in(tmp_path: Path) -> None:
    enquired, moved = rows(read(tmp_path), "initial_cp_conference")
    assert (enquired["icpc_date"], enquired["linked_s47_start_date"]) == (date(2022, 6, 21), date(2022, 6, 1))
    assert (moved["icpc_date"], moved["linked_s47_start_date"]) == (date(2022, 5, 20), None)
    assert (enquired["icpc_transfer_in"], moved["icpc_transfer_in"]) == (False, True)
    assert {enquired["referral_date"], moved["referral_date"]} == {date(2022, 5, 1)}
    assert {enquired["person_id"], moved["person_id"]} == {"007"}


def test_enquiries_assessments_and_plans(tmp_path: Path) -> None:
    draft = read(tmp_path)
    assert [row["icpc_not_required"] for row in rows(draft, "s47_enquiry")] == [False, True]
    [assessed] = rows(draft, "cin_assessments")
    assert assessed["assessment_auth_date"] == date(2022, 6, 20)
    assert assessed["assessment_outcome_nfa"] is None
    [plan] = rows(draft, "cp_plans")
    assert (plan["cp_plan_initial_category"], plan["cp_plan_latest_category"]) == ("NEG", "PHY")
    assert plan["previous_plans"] == 2
    assert [row["cp_review_date"] for row in rows(draft, "cp_reviews")] == [
        date(2022, 9, 1),
        date(2023, 2, 1),
    ]
    assert [row["cin_plan_start_date"] for row in rows(draft, "cin_plans")] == [date(2022, 7, 1)]


def test_windows_are_the_year_and_the_outcome_is_not_known(tmp_path: Path) -> None:
    first, last = date(2022, 4, 1), date(2023, 3, 31)
    events = (
        "cin_episodes.referrals",
        "cin_episodes.closures",
        "s47_enquiry",
        "initial_cp_conference",
        "cp_plans.before",
        "cp_reviews",
    )
    spells = ("cin_episodes.episodes", "cin_assessments", "cp_plans")
    assert set(read(tmp_path).load.windows) == {
        *(Window(aspect, first, last, Covers.EVENTS) for aspect in events),
        *(Window(aspect, first, last, Covers.SPELLS) for aspect in spells),
        Window("s47_enquiry.conferences", date(2022, 2, 1), date(2023, 1, 31), Covers.EVENTS),
        Window("s47_enquiry.conferences", date(2023, 2, 1), last, Covers.EVENTS, HELD_LATER),
    }


def test_most_endings_overrule_the_header(tmp_path: Path) -> None:
    header = HEADER.replace("2023", "2021")
    draft = read(tmp_path, header=header)
    assert draft.load.reference_date == date(2023, 3, 31)
    assert rules(draft) == [("year-not-as-named", "ReferenceDate", 3), ("year-not-as-named", "Year", 3)]


def test_where_the_header_disagrees_with_itself_the_dates_tell(tmp_path: Path) -> None:
    header = HEADER.replace("<Year>2023", "<Year>2024")
    draft = read(tmp_path, header=header)
    assert draft.load.reference_date == date(2023, 3, 31)
    assert rules(draft) == [("year-not-as-named", "Year", 3)]


def test_without_dates_the_header_tells(tmp_path: Path) -> None:
    empty = CHILD[: CHILD.index("      <CINdetails>")] + "    </Child>\n"
    assert read(tmp_path, empty).load.reference_date == date(2023, 3, 31)
    with pytest.raises(Refused, match="Give --reference-date"):
        read(tmp_path, empty, header="<Message><Children>")


def test_a_reference_date_that_is_given_holds(tmp_path: Path) -> None:
    draft = read(tmp_path, reference_date=date(2022, 12, 31))
    assert draft.load.reference_date == date(2022, 12, 31)
    assert ("outside-year", "CINclosureDate", 10) in rules(draft)
    assert not any(rule == "year-not-as-named" for rule, *_ in rules(draft))


def test_a_child_in_two_blocks_is_one_child(tmp_path: Path) -> None:
    draft = read(tmp_path, CHILD, CHILD.replace("2022-05-01", "2022-11-01"))
    assert [row["person_id"] for row in rows(draft, "person")] == ["007"]
    assert [row["referral_date"] for row in rows(draft, "cin_episodes")] == [
        date(2022, 5, 1),
        date(2022, 11, 1),
    ]
    assert ("repeated-child", "LAchildID", 25) in rules(draft)


def test_faults_of_form_are_reported_and_read_past(tmp_path: Path) -> None:
    untidy = UNBORN.replace("</UPNunknown>", "</UPNunknown>stray").replace(
        "<ReferralNFA>1", "<Assessments/><FactorsIdentifiedAtAssessment/><ReferralNFA>true"
    )
    draft = read(tmp_path, CHILD, untidy)
    assert rules(draft) == [
        ("active-no-further-action", "ReferralNFA", 28),
        ("empty-block", "Assessments", 28),
        ("empty-block", "FactorsIdentifiedAtAssessment", 28),
        ("mixed-yes-no", "ReferralNFA", None),
        ("stray-text", "ChildIdentifiers", 26),
    ]


def test_a_second_authority_is_reported(tmp_path: Path) -> None:
    header = HEADER.replace("</Source>\n", "</Source>\n    <Source><LEA>998</LEA></Source>\n")
    assert rules(read(tmp_path, header=header)) == [("other-authority", "LEA", 5)]


def test_elements_that_are_not_known_are_passed_over(tmp_path: Path) -> None:
    more = CHILD.replace(
        "<ReferralNFA>",
        "<PreProceedingsandFGDM><PPStartDate>x</PPStartDate></PreProceedingsandFGDM><ReferralNFA>",
    )
    assert read(tmp_path, more, UNBORN).findings == []


def test_a_namespace_makes_no_difference(tmp_path: Path) -> None:
    named = read(tmp_path, header=HEADER.replace("<Message>", '<Message xmlns="urn:some:collection">'))
    assert rows(named, "person") == rows(read(tmp_path), "person")


def test_unknown_codes_and_impossible_dates_are_reported_by_line(tmp_path: Path) -> None:
    odd = UNBORN.replace("3A", "9Z").replace("2023-06-01", "1066-04-13")
    assert rules(read(tmp_path, CHILD, odd)) == [
        ("placeholder-date", "ExpectedPersonBirthDate", 25),
        ("unknown-code", "ReferralSource", 28),
    ]


def test_a_file_without_children_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "census.xml"
    path.write_text(HEADER + END)
    with pytest.raises(Refused, match="holds no child"):
        READER.read([path], None)


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "census.xml"
    path.write_text('<!DOCTYPE Message [<!ENTITY a "b">]>' + HEADER + CHILD + END)
    with pytest.raises(Refused):
        READER.read([path], None)
