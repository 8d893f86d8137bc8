"""What each list of Annex A becomes: every record with the row that it came from."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goldenthread.intake.draft import Draft
from goldenthread.intake.sources.annex_a import READER
from goldenthread.records.tables import TABLES
from tests.intake.annex_a.workbooks import BIRTH, DISABLED, SEX, TEAM, WORKER, Page, child, page, workbook

D = date(2023, 6, 30)
OPEN = {TEAM: "North", WORKER: "W1"}
S47 = "Strategy discussion initiating Section 47 Enquiry Start Date"
NOT_NEEDED = "Was an Initial Child Protection Conference deemed unnecessary?"
ICPC = "Date of Initial Child Protection Conference"
TO_PLAN = "Did the Initial Child Protection Conference Result in a Child Protection Plan"
SUPPORT = "Was the child assessed as requiring LA children’s social care support"


@pytest.fixture
def load(tmp_path: Path) -> Any:
    def _load(*pages: Page, reference_date: date | None = D) -> Draft:
        return READER.read([workbook(tmp_path / "june.xlsx", *pages)], reference_date)

    return _load


def rows(draft: Draft, table: str, *columns: str) -> list[Any]:
    found = draft.load.tables[table]
    assert found.schema == TABLES[table].schema
    listed = found.select(list(columns)).to_pylist()
    return [tuple(row.values()) if len(columns) > 1 else row[columns[0]] for row in listed]


def test_contacts(load: Any) -> None:
    draft = load(page(1, child(**{"Date of Contact": date(2023, 6, 1), "Contact Source": "q) 6: Police"})))
    kept = rows(draft, "contacts", "person_id", "contact_date", "contact_source_code")
    assert kept == [("0012", date(2023, 6, 1), "6")]
    assert rows(draft, "contacts", "file", "sheet", "row") == [("june.xlsx", "List_1", 3)]
    assert draft.findings == []


def test_referrals_keep_the_stated_count_on_the_childs_latest_row_only(load: Any) -> None:
    def referral(who: str, day: date, count: int) -> dict[str, Any]:
        facts = {
            "Date of referral": day,
            "Referral NFA?": "b) No",
            "Number of Referrals in Last 12 Months": count,
        }
        return child(who, **facts, **{"Referral Source": "a) 1A: Individual"}, **OPEN)

    draft = load(
        page(
            3,
            referral("B", date(2023, 5, 2), 2),
            referral("A", date(2023, 6, 5), 0),
            referral("B", date(2023, 3, 1), 2),
            referral("B", date(2023, 5, 2), 2),  # the same day: the lower row counts as the later
        )
    )
    columns = (
        "person_id",
        "referral_date",
        "referrals_12m",
        "is_referral",
        "is_episode",
        "referral_nfa",
        "team",
        "worker_id",
    )
    assert rows(draft, "cin_episodes", *columns) == [
        ("B", date(2023, 5, 2), None, True, False, False, "North", "W1"),
        ("A", date(2023, 6, 5), 0, True, False, False, "North", "W1"),
        ("B", date(2023, 3, 1), None, True, False, False, "North", "W1"),
        ("B", date(2023, 5, 2), 2, True, False, False, "North", "W1"),
    ]


def test_an_assessment_closes_the_case_where_no_support_is_needed(load: Any) -> None:
    def assessment(who: str, needs: str | None, authorised: date | None) -> dict[str, Any]:
        dates = {
            "Continuous Assessment Start Date": date(2023, 5, 1),
            "Continuous Assessment Date of Authorisation": authorised,
        }
        return child(
            who, **dates, **{SUPPORT: needs, "Child Seen During Continuous Assessment": "a) Yes"}, **OPEN
        )

    done = date(2023, 6, 1)
    draft = load(
        page(4, assessment("A", "a) Yes", done), assessment("B", "b) No", done), assessment("C", None, None))
    )
    columns = ("person_id", "assessment_auth_date", "assessment_outcome_nfa", "assessment_child_seen")
    assert rows(draft, "cin_assessments", *columns) == [
        ("A", done, False, True),
        ("B", done, True, True),
        ("C", None, None, True),
    ]
    assert rows(draft, "allocations", "person_id", "worker_id", "as_at") == [("C", "W1", D)]


def test_an_enquiry_and_the_conference_on_its_row(load: Any) -> None:
    started, held = date(2023, 5, 2), date(2023, 5, 19)
    draft = load(
        page(
            5,
            child("A", **{S47: started, NOT_NEEDED: "b) No", ICPC: held, TO_PLAN: "a) Yes"}, **OPEN),
            child("B", **{S47: started, NOT_NEEDED: "a) Yes"}, **OPEN),
            child("C", **{S47: started}, **OPEN),
            child("D", **{ICPC: held}, **OPEN),
        )
    )
    assert rows(draft, "s47_enquiry", "person_id", "s47_start_date", "icpc_not_required") == [
        ("A", started, False),
        ("B", started, True),
        ("C", started, None),
    ]
    columns = ("person_id", "linked_s47_start_date", "icpc_date", "icpc_outcome_cp_flag", "row")
    assert rows(draft, "initial_cp_conference", *columns) == [
        ("A", started, held, True, 3),
        ("D", None, held, None, 6),
    ]
    assert rows(draft, "allocations", "person_id") == ["C"]


def test_children_in_need_are_episodes_and_no_referrals(load: Any) -> None:
    def episode(who: str, closed: date | None, reason: str | None) -> dict[str, Any]:
        facts = {"CIN Start Date": date(2023, 1, 4), "CIN Closure Date": closed, "Reason for Closure": reason}
        return child(who, **facts, **{"Primary Need Code": "N1 - Abuse or neglect"}, **OPEN)

    draft = load(
        page(
            6,
            episode("A", None, None),
            episode("B", D, "RC7 - Any other reason"),
            episode("C", date(2023, 7, 1), None),
        )
    )
    columns = (
        "person_id",
        "referral_date",
        "close_date",
        "close_reason",
        "primary_need_code",
        "is_referral",
        "is_episode",
    )
    assert rows(draft, "cin_episodes", *columns) == [
        ("A", date(2023, 1, 4), None, None, "N1", False, True),
        ("B", date(2023, 1, 4), D, "RC7", "N1", False, True),
        ("C", date(2023, 1, 4), date(2023, 7, 1), None, "N1", False, True),
    ]
    assert rows(draft, "allocations", "person_id") == ["A", "C"]  # closed on the day is not open at its end


def test_child_protection_gives_plans_visits_and_reviews(load: Any) -> None:
    facts = {
        "Child Protection Plan Start Date": date(2022, 11, 7),
        "Initial Category of Abuse": "a) Neglect",
        "Latest Category of Abuse": "e) Multiple/not recommended",
        "Date of the Last Statutory Visit": date(2023, 6, 20),
        "Was the Child Seen Alone?": "b) No",
        "Date of latest review conference": date(2023, 4, 3),
        "Number of Previous Child Protection Plans": 1,
    }
    draft = load(
        page(
            7,
            child("A", **facts, **OPEN),
            child("B", **{"Child Protection Plan Start Date": date(2023, 6, 1)}),
        )
    )
    columns = (
        "person_id",
        "cp_plan_start_date",
        "cp_plan_end_date",
        "cp_plan_initial_category",
        "cp_plan_latest_category",
        "previous_plans",
    )
    assert rows(draft, "cp_plans", *columns) == [
        ("A", date(2022, 11, 7), None, "NEG", "MUL", 1),
        ("B", date(2023, 6, 1), None, None, None, None),
    ]
    visit = ("person_id", "cp_visit_date", "cp_visit_seen", "cp_visit_seen_alone")
    assert rows(draft, "cp_visits", *visit) == [("A", date(2023, 6, 20), True, False)]
    assert rows(draft, "cp_reviews", "person_id", "cp_review_date") == [("A", date(2023, 4, 3))]


def test_children_in_care_give_episode_placement_visits_health_and_status(load: Any) -> None:
    facts = {
        "Date Started to be Looked After": date(2021, 2, 1),
        "Child's Category of Need": "N1 - Abuse or neglect",
        "Child's Legal Status": "C2: FCO",
        "Date of Latest Statutory Review": date(2023, 3, 1),
        "Date of Last Social Work Visit": date(2023, 6, 1),
        "What is the permanence plan for this child?": "f) Long-term fostering",
        "Date of Last Health Assessment": date(2023, 1, 9),
        "Date of Last Dental Check": date(2023, 2, 9),
        "Number of Placements in the Last 12 months": 2,
        "Start Date of Most Recent Placement": date(2022, 8, 1),
        "Placement Type": "f) U6: Foster placement with other carer",
        "Placement Provider": "b) PR1: Own provision",
        "URN of Placement": "SC012345",
        "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)": "a) Yes",
    }
    ended = {
        "Date Ceased to be Looked After": date(2023, 5, 1),
        "Reason Ceased to be Looked After": "e) E4A: Home",
    }
    draft = load(
        page(
            8,
            child("A", **facts, **OPEN),
            child("B", **facts | ended | {"What is the permanence plan for this child?": None}, **OPEN),
            child("C", **facts | {"What is the permanence plan for this child?": "No plan agreed"}, **OPEN),
        )
    )
    columns = (
        "person_id",
        "cla_episode_start_date",
        "cla_episode_ceased_date",
        "cla_episode_ceased_reason",
        "legal_status",
        "primary_need_code",
    )
    assert rows(draft, "cla_episodes", *columns)[:2] == [
        ("A", date(2021, 2, 1), None, None, "C2", "N1"),
        ("B", date(2021, 2, 1), date(2023, 5, 1), "E4A", "C2", "N1"),
    ]
    placement = (
        "person_id",
        "cla_placement_start_date",
        "cla_placement_end_date",
        "cla_placement_type",
        "cla_placement_provider",
        "cla_placement_urn",
    )
    assert rows(draft, "cla_placement", *placement)[:2] == [
        ("A", date(2022, 8, 1), None, "U6", "PR1", "SC012345"),
        ("B", date(2022, 8, 1), date(2023, 5, 1), "U6", "PR1", "SC012345"),
    ]
    assert rows(draft, "cla_visits", "person_id", "cla_visit_date", "cla_visit_seen")[0] == (
        "A",
        date(2023, 6, 1),
        True,
    )
    assert rows(draft, "cla_reviews", "person_id", "cla_review_date")[0] == ("A", date(2023, 3, 1))
    health = [
        row
        for row in rows(
            draft, "cla_health", "person_id", "health_check_type", "health_check_date", "health_check_status"
        )
        if row[0] == "A"
    ]
    assert health == [
        ("A", "Health Assessment", date(2023, 1, 9), "Completed"),
        ("A", "Dental Check", date(2023, 2, 9), "Completed"),
    ]
    assert rows(draft, "care_status", "person_id", "as_at", "placements_12m", "permanence_plan") == [
        ("A", D, 2, "f) Long-term fostering"),
        ("C", D, 2, None),
    ]
    assert rows(draft, "immigration_status", "person_id", "immigration_status") == [
        ("A", "UASC"),
        ("B", "UASC"),
        ("C", "UASC"),
    ]
    assert rows(draft, "allocations", "person_id") == ["A", "C"]


def test_care_leavers(load: Any) -> None:
    facts = {
        "Eligibility Category": "b) Former relevant child",
        "LA In Touch": "a) Yes",
        "Latest Pathway Plan Review Date": date(2023, 2, 1),
        "Latest Date of Contact": date(2023, 6, 12),
        "Type of Accommodation": "U - Independent living",
        "Suitability of Accommodation": "b) Unsuitable",
        "Activity Status": "G5 - NEET other",
    }
    draft = load(
        page(
            9,
            child("A", **facts, **OPEN),
            child("B", **{"Eligibility Category": "Former relevant", "LA In Touch": "f) Rhom"}),
        )
    )
    columns = (
        "person_id",
        "as_at",
        "care_leaver_eligibility",
        "care_leaver_in_touch",
        "care_leaver_accommodation",
        "care_leaver_accom_suitable",
        "care_leaver_activity",
        "pathway_plan_review_date",
        "care_leaver_latest_contact",
    )
    assert rows(draft, "care_leavers", *columns) == [
        ("A", D, "Former relevant", "YES", "U", False, "G5", date(2023, 2, 1), date(2023, 6, 12)),
        ("B", D, "Former relevant", "RHOM", None, None, None, None, None),
    ]


def test_a_child_of_several_lists_is_one_person(load: Any) -> None:
    draft = load(
        page(
            1,
            child(
                "A",
                **{SEX: "c) Not stated/recorded", BIRTH: None, "Ethnicity": "s) NOBT", "Date of Contact": D},
            ),
            child("E", **{BIRTH: date(2023, 9, 1), SEX: "c) Not stated/recorded", "Date of Contact": D}),
        ),
        page(
            4,
            child("A", **{DISABLED: "b) No", "Continuous Assessment Start Date": D}),
            child("A", **{DISABLED: "a) Yes", "Continuous Assessment Start Date": D}),
            child("B", **{DISABLED: "b) No", "Continuous Assessment Start Date": D}),
            child("C", **{DISABLED: "c) Unknown", "Continuous Assessment Start Date": D}),
        ),
    )
    columns = ("person_id", "sex", "ethnicity", "dob", "expected_dob", "sheet", "row")
    assert rows(draft, "person", *columns) == [
        ("A", "F", "WBRI", date(2015, 5, 1), None, "List_1", 3),
        ("E", "U", "WBRI", None, date(2023, 9, 1), "List_1", 4),
        ("B", "F", "WBRI", date(2015, 5, 1), None, "List_4", 5),
        ("C", "F", "WBRI", date(2015, 5, 1), None, "List_4", 6),
    ]
    assert rows(draft, "disability", "person_id", "disability_code") == [("A", "YES"), ("B", "NONE")]


def test_lists_that_disagree_on_a_child_are_named_and_the_first_counts(load: Any) -> None:
    draft = load(
        page(1, child("A", **{"Date of Contact": D})),
        page(3, child("A", **{SEX: "M", BIRTH: date(2014, 5, 1), "Date of referral": D})),
    )
    assert rows(draft, "person", "sex", "dob") == [("F", date(2015, 5, 1))]
    found = [(f.sheet, f.row, f.column, f.rule) for f in draft.findings]
    assert found == [
        ("List_3", 3, "Date of Birth", "conflicting-person"),
        ("List_3", 3, "Gender", "conflicting-person"),
    ]


def test_one_worker_of_a_child_on_several_lists_is_one_allocation(load: Any) -> None:
    draft = load(
        page(6, child("A", **{"CIN Start Date": D}, **OPEN)),
        page(7, child("A", **{"Child Protection Plan Start Date": D}, **OPEN)),
        page(8, child("A", **{"Date Started to be Looked After": D}, **{WORKER: "W2", TEAM: "Care"})),
    )
    assert rows(draft, "allocations", "person_id", "worker_id", "team", "sheet") == [
        ("A", "W1", "North", "List_6"),
        ("A", "W2", "Care", "List_8"),
    ]


def test_the_order_of_rows_changes_no_record(load: Any, tmp_path: Path) -> None:
    referrals = [
        child(
            f"{at % 4}",
            **{
                "Date of referral": date(2023, 1 + at % 6, 1 + at),
                "Number of Referrals in Last 12 Months": at % 4,
            },
        )
        for at in range(12)
    ]

    def known(draft: Draft) -> list[Any]:
        return sorted(rows(draft, "cin_episodes", "person_id", "referral_date"))

    forward, backward = load(page(3, *referrals)), load(page(3, *reversed(referrals)))
    assert known(forward) == known(backward)
    counted = [
        sorted(
            r
            for r in rows(d, "cin_episodes", "person_id", "referral_date", "referrals_12m")
            if r[2] is not None
        )
        for d in (forward, backward)
    ]
    assert counted[0] == counted[1]
    assert len(counted[0]) == 4


@pytest.mark.parametrize(("least", "found"), [(0, []), (1, ["count-with-current"])])
def test_a_count_that_is_never_none_seems_to_include_the_referral_itself(
    load: Any, least: int, found: list[str]
) -> None:
    counts = [least] + [1 + at % 3 for at in range(29)]
    referrals = (
        child(str(at), **{"Date of referral": D, "Number of Referrals in Last 12 Months": count})
        for at, count in enumerate(counts)
    )
    assert [finding.rule for finding in load(page(3, *referrals)).findings] == found
