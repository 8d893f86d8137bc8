"""A small made-up SSD extract, and the four forms in which a council can hand one over."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

Rows = Sequence[Mapping[str, str | None]]
Tables = dict[str, Rows]
MIDNIGHT = " 00:00:00"


def extract() -> Tables:
    """Two children, one of each event; the day of the latest event is 29 June 2023."""
    return {
        "ssd_person": [
            {
                "pers_person_id": "0011",
                "pers_forename": "Nemo",
                "pers_upn": "A123456789123",
                "pers_sex": "F",
                "pers_ethnicity": "WBRI",
                "pers_dob": "2012-05-03",
                "pers_expected_dob": None,
            },
            {
                "pers_person_id": "0012",
                "pers_forename": "Nemo",
                "pers_upn": None,
                "pers_sex": "U",
                "pers_ethnicity": "MWBC",
                "pers_dob": None,
                "pers_expected_dob": "2023-09-01",
            },
        ],
        "ssd_disability": [{"disa_table_id": "1", "disa_person_id": "0011", "disa_disability_code": "HEAR"}],
        "ssd_contacts": [
            {
                "cont_contact_id": "C1",
                "cont_person_id": "0011",
                "cont_contact_date": "2022-03-14",
                "cont_contact_source_code": "1A",
                "cont_contact_source_desc": None,
            }
        ],
        "ssd_cin_episodes": [
            {
                "cine_referral_id": "R1",
                "cine_person_id": "0011",
                "cine_referral_date": "2022-03-15",
                "cine_cin_primary_need_code": "N1",
                "cine_referral_source_code": "1A",
                "cine_referral_source_desc": None,
                "cine_referral_nfa": "N",
                "cine_close_date": None,
                "cine_close_reason": None,
                "cine_referral_team": "North",
                "cine_referral_worker_id": "W1",
            },
            {
                "cine_referral_id": "R2",
                "cine_person_id": "0012",
                "cine_referral_date": "2023-06-01",
                "cine_cin_primary_need_code": None,
                "cine_referral_source_code": "88",
                "cine_referral_source_desc": "Police",
                "cine_referral_nfa": "Y",
                "cine_close_date": "2023-06-02",
                "cine_close_reason": "RC8",
                "cine_referral_team": "North",
                "cine_referral_worker_id": "W1",
            },
        ],
        "ssd_cin_assessments": [
            assessment("A1", auth="2022-04-20", nfa="Y"),
            assessment("A2", auth="2022-05-20", outcome='{"NFA_FLAG": "Y", "PROV_OF_SERVICES_FLAG": "N"}'),
            assessment("A3", auth="2022-06-20", outcome='["NFA_FLAG", "PROV_OF_SERVICES_FLAG"]'),
            assessment("A4", auth="1900-01-01", outcome='{"NFA_FLAG": "", "COMMENTS": ""}'),
        ],
        "ssd_s47_enquiry": [
            {
                "s47e_s47_enquiry_id": "S1",
                "s47e_referral_id": "R1",
                "s47e_person_id": "0011",
                "s47e_s47_start_date": "2022-04-01",
                "s47e_s47_end_date": "2022-04-10",
                "s47e_s47_nfa": "N",
                "s47e_s47_outcome_json": '{"CP_CONFERENCE_FLAG": "Y"}',
            },
            {
                "s47e_s47_enquiry_id": "S2",
                "s47e_referral_id": "R1",
                "s47e_person_id": "0011",
                "s47e_s47_start_date": "2022-08-01",
                "s47e_s47_end_date": None,
                "s47e_s47_nfa": "Y",
                "s47e_s47_outcome_json": None,
            },
        ],
        "ssd_initial_cp_conference": [
            {
                "icpc_icpc_id": "I1",
                "icpc_s47_enquiry_id": "S1",
                "icpc_person_id": "0011",
                "icpc_referral_id": "R1",
                "icpc_icpc_transfer_in": "N",
                "icpc_icpc_date": "2022-04-14",
                "icpc_icpc_outcome_cp_flag": "Y",
            }
        ],
        "ssd_cp_plans": [
            {
                "cppl_cp_plan_id": "P1",
                "cppl_person_id": "0011",
                "cppl_cp_plan_start_date": "2022-04-14",
                "cppl_cp_plan_end_date": "2022-12-01",
                "cppl_cp_plan_ola": "N",
                "cppl_cp_plan_initial_category": "Neglect",
                "cppl_cp_plan_latest_category": "NEG",
            }
        ],
        "ssd_cp_visits": [
            {
                "cppv_cp_visit_id": "V1",
                "cppv_cp_plan_id": "P1",
                "cppv_cp_visit_date": "2022-05-01",
                "cppv_cp_visit_seen": "Y",
                "cppv_cp_visit_seen_alone": "N",
            }
        ],
        "ssd_cla_episodes": [
            {
                "clae_cla_episode_id": "E1",
                "clae_person_id": "0011",
                "clae_cla_placement_id": "L1",
                "clae_cla_episode_start_date": "2022-12-01",
                "clae_cla_episode_start_reason": "Started to be looked after",
                "clae_cla_primary_need_code": "N1",
                "clae_cla_episode_ceased_date": None,
                "clae_cla_episode_ceased_reason": None,
                "clae_cla_id": "K1",
            }
        ],
        "ssd_cla_placement": [
            {
                "clap_cla_placement_id": "L1",
                "clap_cla_id": "K1",
                "clap_cla_placement_start_date": "2022-12-01",
                "clap_cla_placement_end_date": None,
                "clap_cla_placement_type": "U6",
                "clap_cla_placement_provider": "PR1",
                "clap_cla_placement_urn": "SC123456",
            }
        ],
        "ssd_cla_health": [
            health("H1", "HEALTH", "COMPLETE"),
            health("H2", "Dental Check", "Refused"),
            health("H3", "Optician", "Completed"),
        ],
        "ssd_cla_visits": [
            {
                "clav_cla_visit_id": "B1",
                "clav_cla_id": "K1",
                "clav_person_id": "0011",
                "clav_cla_visit_date": "2023-06-29",
                "clav_cla_visit_seen": "Y",
            }
        ],
        "ssd_cla_reviews": [
            review("2022-12-20", "N"),
            review("2023-03-20", "Y"),
            review(None, "N"),
        ],
        "ssd_cla_care_plan": [
            {
                "lacp_table_id": "1",
                "lacp_person_id": "0011",
                "lacp_cla_care_plan_start_date": "2022-12-20",
                "lacp_cla_care_plan_end_date": None,
                "lacp_cla_care_plan_json": '{"REMAINSUP": "N", "ADOPTION": "Y", "LTFOST18": "Y"}',
            }
        ],
        "ssd_care_leavers": [
            leaver("2023-01-10", activity="F1"),
            leaver("2023-05-10", activity="Full time higher education"),
        ],
        "ssd_involvements": [
            {
                "invo_professional_id": "W1",
                "invo_professional_role_id": "CW",
                "invo_professional_team": "North",
                "invo_referral_id": "R1",
                "invo_involvement_start_date": "2022-03-15",
                "invo_involvement_end_date": None,
            }
        ],
        "ssd_professionals": [{"prof_professional_id": "W1", "prof_professional_name": "Never Read"}],
    }


def assessment(
    key: str, auth: str, nfa: str | None = None, outcome: str | None = None
) -> dict[str, str | None]:
    return {
        "cina_assessment_id": key,
        "cina_person_id": "0011",
        "cina_referral_id": "R1",
        "cina_assessment_start_date": f"2022-03-{15 + int(key[1:])}",
        "cina_assessment_child_seen": "Y",
        "cina_assessment_auth_date": auth,
        "cina_assessment_outcome_json": outcome,
        "cina_assessment_outcome_nfa": nfa,
    }


def health(key: str, kind: str, status: str) -> dict[str, str | None]:
    return {
        "clah_health_check_id": key,
        "clah_person_id": "0011",
        "clah_health_check_type": kind,
        "clah_health_check_date": "2023-02-01",
        "clah_health_check_status": status,
    }


def review(day: str | None, cancelled: str) -> dict[str, str | None]:
    return {"clar_cla_id": "K1", "clar_cla_review_date": day, "clar_cla_review_cancelled": cancelled}


def leaver(contact: str, activity: str) -> dict[str, str | None]:
    return {
        "clea_person_id": "0013",
        "clea_care_leaver_eligibility": "Former relevant child",
        "clea_care_leaver_in_touch": "YES",
        "clea_care_leaver_latest_contact": contact,
        "clea_care_leaver_accommodation": "U",
        "clea_care_leaver_accom_suitable": "Suitable",
        "clea_care_leaver_activity": activity,
        "clea_pathway_plan_review_date": "1900-01-01" if contact < "2023-05" else "2023-04-01",
    }


def write_csv(folder: Path, tables: Tables) -> Path:
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
    return folder


def write_parquet(folder: Path, tables: Tables) -> Path:
    """With typed dates, as an export from a warehouse has them."""
    for name, rows in tables.items():
        columns = {column: _typed(column, [row[column] for row in rows]) for column in rows[0]}
        pq.write_table(pa.table(columns), folder / f"{name}.parquet")
    return folder


def _typed(column: str, texts: list[str | None]) -> pa.Array:
    if is_day(column):
        return pa.array([text and datetime.fromisoformat(text) for text in texts], pa.timestamp("us"))
    return pa.array(texts, pa.string())


def is_day(column: str) -> bool:
    return column.endswith(("_date", "_dob", "_latest_contact"))


def write_sqlite(path: Path, tables: Tables) -> Path:
    """As SQL scripts declare the columns; a time of midnight behind each date."""
    with sqlite3.connect(path) as con:
        for name, rows in tables.items():
            columns = ", ".join(
                f"{column} {'DATETIME' if is_day(column) else 'NVARCHAR(255)'}" for column in rows[0]
            )
            con.execute(f"CREATE TABLE {name} ({columns})")
            marks = ", ".join("?" * len(rows[0]))
            con.executemany(f"INSERT INTO {name} VALUES ({marks})", [_with_time(row) for row in rows])
    con.close()
    return path


def _with_time(row: Mapping[str, str | None]) -> list[str | None]:
    return [value + MIDNIGHT if value and is_day(column) else value for column, value in row.items()]


def day(text: str) -> date:
    return date.fromisoformat(text)
