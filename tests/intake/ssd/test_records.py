"""What the tables of an SSD extract become, where it is not simply the same column."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from goldenthread.intake.draft import Draft
from goldenthread.intake.sources.ssd import READER
from goldenthread.intake.sources.ssd_flags import flags_of
from goldenthread.records.load import AS_KNOWN, Covers, Window
from tests.intake.ssd.extracts import Tables, assessment, day, extract, health, leaver, write_csv

D = day("2023-06-30")


def read(folder: Path, tables: Tables | None = None, reference_date: date | None = None) -> Draft:
    write_csv(folder, tables or extract())
    return READER.read(sorted(folder.iterdir()), reference_date)


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    return read(tmp_path)


def column(draft: Draft, table: str, name: str) -> list[Any]:
    return draft.load.tables[table][name].to_pylist()


def with_rows(table: str, rows: Any) -> Tables:
    return {**extract(), table: rows}


def windows(draft: Draft) -> dict[str, Window]:
    return {window.aspect: window for window in draft.load.windows}


def test_nothing_is_wrong_with_it(draft: Draft) -> None:
    assert draft.findings == []


def test_the_reference_date_is_the_end_of_the_month_of_the_latest_event(draft: Draft) -> None:
    assert draft.load.reference_date == D
    assert draft.load.notes[0].startswith(
        "The reference date is 30 June 2023: the latest event is on 29 June 2023"
    )


def test_the_reference_date_can_be_given(tmp_path: Path) -> None:
    assert read(tmp_path, reference_date=day("2023-07-05")).load.reference_date == day("2023-07-05")


def test_unborn_children_keep_the_expected_date(draft: Draft) -> None:
    assert column(draft, "person", "dob") == [day("2012-05-03"), None]
    assert column(draft, "person", "expected_dob") == [None, day("2023-09-01")]


def test_an_expected_date_long_past_is_an_estimated_date_of_birth(tmp_path: Path) -> None:
    tables = extract()
    people = [dict(row) for row in tables["ssd_person"]]
    people[1]["pers_expected_dob"] = "2015-01-01"
    draft = read(tmp_path, {**tables, "ssd_person": people})
    assert column(draft, "person", "dob") == [day("2012-05-03"), day("2015-01-01")]
    assert column(draft, "person", "expected_dob") == [None, None]
    assert [finding.rule for finding in draft.findings] == ["estimated-birth-date"]


@pytest.mark.parametrize(("expected", "born"), [("2023-06-02", None), ("2023-06-01", day("2023-06-01"))])
def test_four_weeks_overdue_is_the_edge(tmp_path: Path, expected: str, born: date | None) -> None:
    tables = extract()
    people = [dict(row) for row in tables["ssd_person"]]
    people[1]["pers_expected_dob"] = expected
    assert column(read(tmp_path, {**tables, "ssd_person": people}), "person", "dob")[1] == born


def test_sources_by_code_else_by_description(draft: Draft) -> None:
    assert column(draft, "cin_episodes", "referral_source_code") == ["1A", "6"]


def test_a_source_that_neither_column_tells_is_reported(tmp_path: Path) -> None:
    rows = [{**row, "cine_referral_source_desc": None} for row in extract()["ssd_cin_episodes"]]
    [finding] = read(tmp_path, with_rows("ssd_cin_episodes", rows)).findings
    assert (finding.rule, finding.row, finding.column) == ("unknown-code", 3, "cine_referral_source_code")


def test_every_row_is_a_referral_and_an_episode_of_need(draft: Draft) -> None:
    assert column(draft, "cin_episodes", "is_referral") == [True, True]
    assert column(draft, "cin_episodes", "is_episode") == [True, True]
    assert column(draft, "cin_episodes", "referral_nfa") == [False, True]


def test_no_further_action_by_flag_else_as_the_only_outcome(draft: Draft) -> None:
    assert column(draft, "cin_assessments", "assessment_outcome_nfa") == [True, True, False, None]


def test_the_placeholder_of_the_scripts_is_an_open_assessment(draft: Draft) -> None:
    assert column(draft, "cin_assessments", "assessment_auth_date")[3] is None
    assert any(
        "cina_assessment_auth_date: 1900-01-01 stands for no date in 1 rows" in n for n in draft.load.notes
    )


def test_json_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    rows = [assessment("A1", "2022-04-20", outcome="NFA"), assessment("A2", "")]
    draft = read(tmp_path, with_rows("ssd_cin_assessments", rows))
    assert [(f.rule, f.row) for f in draft.findings] == [("unreadable-json", 2)]
    assert column(draft, "cin_assessments", "assessment_outcome_nfa") == [None, None]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (None, None),
        ("{}", None),
        ("[]", None),
        ('{"NFA_FLAG": ""}', None),
        ('{"NFA_FLAG": null}', None),
        ('{"NFA_FLAG": "N"}', ()),
        ('{"NFA_FLAG": "Y"}', ("NFA_FLAG",)),
        ('{"OUTCOME_NFA_FLAG": true}', ("NFA_FLAG",)),
        ('[{"NFA_FLAG": "Y"}, {"LEGAL_ACTION_FLAG": "1"}]', ("NFA_FLAG", "LEGAL_ACTION_FLAG")),
        ('["nfa_flag"]', ("NFA_FLAG",)),
        ('{"NFA_FLAG": "Y", "TOTAL_NO_OF_OUTCOMES": 1, "COMMENTS": "Y"}', ("NFA_FLAG",)),
        ('{"TOTAL_NO_OF_OUTCOMES": 1}', None),
    ],
)
def test_flags(text: str | None, flags: tuple[str, ...] | None) -> None:
    assert flags_of(text) == flags


def test_whether_a_conference_was_required(draft: Draft) -> None:
    assert column(draft, "s47_enquiry", "icpc_not_required") == [False, True]


def test_children_are_found_through_plan_period_of_care_and_referral(draft: Draft) -> None:
    for table in ("cp_visits", "cla_placement", "cla_reviews", "involvements"):
        assert column(draft, table, "person_id") == ["0011"], table


def test_categories_and_reasons_in_words(draft: Draft) -> None:
    assert column(draft, "cp_plans", "cp_plan_initial_category") == ["NEG"]
    assert column(draft, "cla_episodes", "cla_episode_start_reason") == ["S"]
    assert column(draft, "cla_placement", "cla_placement_start_reason") == ["S"]


def test_health_checks_by_kind_and_status(draft: Draft) -> None:
    assert column(draft, "cla_health", "health_check_type") == ["Health Assessment", "Dental Check"]
    assert column(draft, "cla_health", "health_check_status") == ["Completed", "Refused"]
    assert any(note.startswith("1 health checks of other kinds") for note in draft.load.notes)


def test_a_health_check_of_an_unknown_kind_is_reported(tmp_path: Path) -> None:
    draft = read(tmp_path, with_rows("ssd_cla_health", [health("H1", "Zumba", "Completed")]))
    assert [finding.rule for finding in draft.findings] == ["unknown-code"]
    assert column(draft, "cla_health", "health_check_type") == []


def test_reviews_that_were_held(draft: Draft) -> None:
    assert column(draft, "cla_reviews", "cla_review_date") == [day("2022-12-20")]


def test_the_permanence_plan_is_the_first_flag_set(draft: Draft) -> None:
    assert column(draft, "cla_care_plan", "permanence_plan") == ["ADOPTION"]


def test_the_latest_record_of_a_care_leaver(draft: Draft) -> None:
    [leaving] = draft.load.tables["care_leavers"].to_pylist()
    assert leaving["care_leaver_latest_contact"] == day("2023-05-10")
    assert leaving["as_at"] == D
    assert leaving["care_leaver_activity"] == "F1"
    assert leaving["care_leaver_eligibility"] == "Former relevant"
    assert leaving["care_leaver_accom_suitable"] is True


def test_the_order_of_rows_decides_nothing(draft: Draft, tmp_path: Path) -> None:
    folder = tmp_path / "reversed"
    folder.mkdir()
    other = read(folder, {name: rows[::-1] for name, rows in extract().items()})
    for name, table in draft.load.tables.items():
        without_row = [t.drop_columns(["row"]).to_pylist() for t in (table, other.load.tables[name])]
        assert sorted(without_row[0], key=str) == sorted(without_row[1], key=str), name


def test_windows(draft: Draft) -> None:
    first = day("2022-03-01")  # the month of the first referral
    found = windows(draft)
    for aspect in (
        "contacts",
        "cin_episodes.referrals",
        "cin_assessments",
        "cin_assessments.outcome",
        "s47_enquiry",
    ):
        assert found[aspect] == Window(aspect, first, D, Covers.EVENTS)
    for aspect in (
        "cin_episodes.episodes",
        "cp_plans",
        "cla_episodes",
        "care_status.permanence",
        "involvements",
    ):
        assert found[aspect] == Window(aspect, first, D, Covers.SPELLS)
    for aspect in ("care_leavers", "care_leavers.pathway"):
        assert found[aspect] == Window(aspect, D, D, Covers.AS_AT, AS_KNOWN)


def test_history_is_six_years_at_most(tmp_path: Path) -> None:
    rows = [{**row, "cine_referral_date": "2009-03-15"} for row in extract()["ssd_cin_episodes"]]
    draft = read(tmp_path, with_rows("ssd_cin_episodes", rows))
    assert windows(draft)["cin_episodes.referrals"].first == day("2017-07-01")


def test_a_table_that_is_not_there_has_no_window(tmp_path: Path) -> None:
    tables = extract()
    del tables["ssd_cla_visits"]
    draft = read(tmp_path, tables, D)
    assert "cla_visits" not in windows(draft)
    assert "cla_visits" not in draft.load.tables
    assert any("ssd_cla_visits" in note and "not there" in note for note in draft.load.notes)


def test_an_empty_table_has_no_window(tmp_path: Path) -> None:
    write_csv(tmp_path, extract())
    visits = tmp_path / "ssd_cla_visits.csv"
    visits.write_text(visits.read_text().splitlines()[0] + "\n")
    draft = READER.read(sorted(tmp_path.iterdir()), D)
    assert "cla_visits" not in windows(draft)
    assert draft.load.tables["cla_visits"].num_rows == 0
    assert any("ssd_cla_visits" in note and "empty" in note for note in draft.load.notes)


def test_care_plans_that_a_system_does_not_fill(tmp_path: Path) -> None:
    rows = [{**row, "lacp_cla_care_plan_json": None} for row in extract()["ssd_cla_care_plan"]]
    draft = read(tmp_path, with_rows("ssd_cla_care_plan", rows))
    assert "care_status.permanence" not in windows(draft)
    assert column(draft, "cla_care_plan", "permanence_plan") == []
    assert any("permanence plans are not available" in note for note in draft.load.notes)


def test_no_plan_agreed_is_not_the_same_as_not_filled(tmp_path: Path) -> None:
    rows = [{**row, "lacp_cla_care_plan_json": '{"ADOPTION": "N"}'} for row in extract()["ssd_cla_care_plan"]]
    draft = read(tmp_path, with_rows("ssd_cla_care_plan", rows))
    assert "care_status.permanence" in windows(draft)
    assert column(draft, "cla_care_plan", "permanence_plan") == [None]


def test_outcomes_and_pathway_reviews_that_a_system_does_not_fill(tmp_path: Path) -> None:
    tables = extract()
    tables["ssd_cin_assessments"] = [assessment("A1", "2022-04-20")]
    tables["ssd_care_leavers"] = [leaver("2023-01-10", "F1")]
    draft = read(tmp_path, tables)
    assert {"cin_assessments", "care_leavers"} <= windows(draft).keys()
    assert not {"cin_assessments.outcome", "care_leavers.pathway"} & windows(draft).keys()


def test_an_extract_without_open_assessments_says_so(tmp_path: Path, draft: Draft) -> None:
    assert not any("No assessment is open" in note for note in draft.load.notes)
    folder = tmp_path / "closed"
    folder.mkdir()
    closed = read(folder, with_rows("ssd_cin_assessments", [assessment("A1", "2022-04-20", nfa="Y")]))
    assert any("No assessment is open" in note for note in closed.load.notes)
