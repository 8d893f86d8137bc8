"""Whether the made-up authority is like a county: by plain counting, over the year to 30 June 2023."""

from __future__ import annotations

import duckdb
import pytest

from goldenthread.indicators.age_bands import AGE_BANDS
from goldenthread.standards.codes import CODE_LISTS
from goldenthread.synthetic import History
from goldenthread.synthetic.council import Council

YEAR = "BETWEEN DATE '2022-07-01' AND DATE '2023-06-30'"
NOW = "DATE '2023-06-30'"
OPEN_PLAN = f"cp_plan_start_date <= {NOW} AND cp_plan_end_date IS NULL AND NOT cp_plan_ola"
IN_CARE = "legal_status NOT IN ('V3', 'V4')"

RATES = {
    "referrals": (464, 0.12, f"SELECT count(*) FROM cin_episodes WHERE referral_date {YEAR}"),
    "section 47": (199, 0.15, f"SELECT count(*) FROM s47_enquiry WHERE s47_start_date {YEAR}"),
    "conferences": (65, 0.25, f"SELECT count(*) FROM initial_cp_conference WHERE icpc_date {YEAR}"),
    "plans": (40, 0.25, f"SELECT count(*) FROM cp_plans WHERE {OPEN_PLAN}"),
    "assessments": (385, 0.12, f"SELECT count(*) FROM cin_assessments WHERE assessment_auth_date {YEAR}"),
    "in care": (
        57,
        0.2,
        f"SELECT count(*) FROM cla_episodes WHERE cla_episode_ceased_date IS NULL AND {IN_CARE}",
    ),
    "in need": (
        271,
        0.12,
        "SELECT count(*) FROM cin_episodes WHERE close_date IS NULL AND NOT referral_nfa",
    ),
    "came into care": (
        26,
        0.35,
        f"SELECT count(*) FROM cla_episodes WHERE cla_episode_start_reason = 'S' AND {IN_CARE} "
        f"AND cla_episode_start_date {YEAR}",
    ),
    "left care": (
        21,
        0.4,
        f"SELECT count(*) FROM cla_episodes WHERE cla_episode_ceased_reason <> 'X1' AND {IN_CARE} "
        f"AND cla_episode_ceased_date {YEAR}",
    ),
    "contacts": (2100, 0.15, f"SELECT count(*) FROM contacts WHERE contact_date {YEAR}"),
}

SHARES = {
    "repeat referrals": (
        0.27,
        0.06,
        f"""SELECT avg((EXISTS (SELECT 1 FROM cin_episodes o WHERE o.person_id = e.person_id
            AND o.referral_date < e.referral_date AND o.referral_date >= e.referral_date - INTERVAL 12 MONTH))::INT)
            FROM cin_episodes e WHERE referral_date {YEAR}""",
    ),
    "no further action": (
        0.07,
        0.03,
        f"SELECT avg(referral_nfa::INT) FROM cin_episodes WHERE referral_date {YEAR}",
    ),
    "enquiries that led to a conference": (
        0.29,
        0.07,
        """SELECT avg((i.icpc_id IS NOT NULL)::INT) FROM s47_enquiry s
            LEFT JOIN initial_cp_conference i USING (s47_enquiry_id)
            WHERE s47_start_date BETWEEN DATE '2022-06-01' AND DATE '2023-05-31'""",
    ),
    "case to close": (
        0.41,
        0.06,
        f"SELECT avg(assessment_outcome_nfa::INT) FROM cin_assessments WHERE assessment_auth_date {YEAR}",
    ),
    "plans that are not the first": (
        0.33,
        0.1,
        f"SELECT avg((previous_plans > 0)::INT) FROM cp_plans WHERE cp_plan_start_date {YEAR}",
    ),
    "plans of two years": (
        0.02,
        0.03,
        f"SELECT avg(({NOW} - cp_plan_start_date > 729)::INT) FROM cp_plans WHERE {OPEN_PLAN}",
    ),
    "contacts that lead to no referral": (
        0.78,
        0.04,
        f"SELECT avg((referral_id IS NULL)::INT) FROM contacts WHERE contact_date {YEAR}",
    ),
    "repeat contacts": (
        0.38,
        0.05,
        f"""SELECT avg((EXISTS (SELECT 1 FROM contacts o WHERE o.person_id = c.person_id
            AND o.contact_date < c.contact_date AND o.contact_date >= c.contact_date - INTERVAL 12 MONTH))::INT)
            FROM contacts c WHERE contact_date {YEAR}""",
    ),
    "care leavers in touch": (
        0.92,
        0.06,
        "SELECT avg((care_leaver_in_touch = 'YES')::INT) FROM care_leavers",
    ),
    "pathway plans": (
        0.83,
        0.09,
        """SELECT avg((pathway_plan_review_date >= DATE '2022-12-30')::INT) FROM care_leavers
           WHERE care_leaver_eligibility <> 'Eligible'""",
    ),
    "agency": (
        0.35,
        0.15,
        f"SELECT sum(fte) FILTER (agency) / sum(fte) FROM workers WHERE month_end = {NOW}",
    ),
}


@pytest.mark.parametrize("name", RATES)
def test_a_rate_is_like_a_countys(name: str, history: History, known: duckdb.DuckDBPyConnection) -> None:
    target, tolerance, query = RATES[name]
    rate = _one(known, query) / history.council.children * 10_000
    assert rate == pytest.approx(target, rel=tolerance)


@pytest.mark.parametrize("name", SHARES)
def test_a_share_is_like_a_countys(name: str, known: duckdb.DuckDBPyConnection) -> None:
    target, tolerance, query = SHARES[name]
    assert _one(known, query) == pytest.approx(target, abs=tolerance)


def test_caseloads_are_about_sixteen(known: duckdb.DuckDBPyConnection) -> None:
    held = f"""SELECT count(DISTINCT person_id) FROM involvements
               WHERE role = 'CW' AND involvement_end_date IS NULL AND involvement_start_date <= {NOW}"""
    workers = f"""SELECT sum(fte) FROM workers WHERE month_end = {NOW} AND worker_id IN (
               SELECT worker_id FROM involvements WHERE role = 'CW' AND involvement_end_date IS NULL)"""
    assert 14 < _one(known, held) / _one(known, workers) < 18.5


def test_the_first_month_is_like_the_last(known: duckdb.DuckDBPyConnection) -> None:
    early, late = (
        _one(
            known,
            f"""SELECT count(*) FROM cin_episodes WHERE NOT referral_nfa
             AND referral_date <= DATE '{day}' AND coalesce(close_date, DATE '9999-12-31') > DATE '{day}'""",
        )
        for day in ("2019-08-31", "2023-05-31")
    )
    assert early == pytest.approx(late, rel=0.12)


def test_few_referrals_at_weekends_and_in_august(known: duckdb.DuckDBPyConnection) -> None:
    weekend = _one(known, "SELECT avg((isodow(referral_date) > 5)::INT) FROM cin_episodes")
    assert 0.005 < weekend < 0.04
    august, november = (
        _one(known, f"SELECT count(*) FROM cin_episodes WHERE month(referral_date) = {month}")
        for month in (8, 11)
    )
    assert august < 0.85 * november


def test_localities_and_groups_add_up_to_the_authority(history: History) -> None:
    con = duckdb.connect()
    con.register("population", history.tables["population"])
    whole = con.execute(
        """SELECT year, sum(count) FROM population
           WHERE area = 'X01' AND age_band = '0-17' AND sex IS NULL AND ethnicity IS NULL GROUP BY year"""
    ).fetchall()
    assert len(whole) >= 5
    for year, total in whole:
        for column in ("sex", "ethnicity"):
            split = f"SELECT sum(count) FROM population WHERE area = 'X01' AND year = {year} AND {column} IS NOT NULL"
            assert con.execute(split).fetchone() == (total,)
        bands = (
            f"SELECT sum(count) FROM population WHERE area = 'X01' AND year = {year} AND age_band <> '0-17'"
        )
        assert con.execute(bands).fetchone() == (total,)
        places = f"""SELECT sum(count) FROM population WHERE area <> 'X01' AND year = {year} AND age_band = '0-17'
                     AND sex IS NULL AND ethnicity IS NULL"""
        assert con.execute(places).fetchone() == (total,)


def test_the_bands_and_groups_are_those_of_the_breakdowns(history: History) -> None:
    population = history.tables["population"]
    assert set(population["age_band"].to_pylist()) - {"0-17"} == set(AGE_BANDS) - {
        "unborn or not known",
        "18 and over",
    }
    groups = set(population["ethnicity"].to_pylist()) - {None}
    assert groups <= set(CODE_LISTS["ethnicity"].codes)
    assert set(population["sex"].to_pylist()) == {None, "M", "F"}


def test_forty_teams_in_four_localities_and_six_services() -> None:
    teams = Council().teams
    assert len(teams) == 40
    assert len({service for _, service, _ in teams}) == 6
    assert len({place for _, _, place in teams}) == 4


def _one(con: duckdb.DuckDBPyConnection, query: str) -> float:
    row = con.execute(query).fetchone()
    assert row is not None
    return float(row[0])
