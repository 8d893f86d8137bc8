"""Whether a history hangs together: rules that no row may break, on any day that it is looked at."""

from __future__ import annotations

from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from goldenthread.records.tables import TABLES
from goldenthread.synthetic import History, as_known_at, records
from goldenthread.synthetic.history import END_RECORDED, RECORDED
from tests.synthetic.looking import database

DAYS = (date(2019, 9, 15), date(2021, 2, 28), date(2023, 6, 30))

# Each query finds rows that must not be there.
NEVER = {
    "an unknown person": """SELECT person_id FROM cin_episodes WHERE person_id NOT IN (SELECT person_id FROM person)
        UNION ALL SELECT person_id FROM cla_episodes WHERE person_id NOT IN (SELECT person_id FROM person)
        UNION ALL SELECT person_id FROM contacts WHERE person_id NOT IN (SELECT person_id FROM person)""",
    "an assessment without its referral": """SELECT 1 FROM cin_assessments
        WHERE referral_id NOT IN (SELECT referral_id FROM cin_episodes)""",
    "an enquiry without its referral": """SELECT 1 FROM s47_enquiry
        WHERE referral_id NOT IN (SELECT referral_id FROM cin_episodes)""",
    "a conference without its enquiry": """SELECT 1 FROM initial_cp_conference WHERE s47_enquiry_id IS NOT NULL
        AND s47_enquiry_id NOT IN (SELECT s47_enquiry_id FROM s47_enquiry)""",
    "a conference with neither enquiry nor transfer": """SELECT 1 FROM initial_cp_conference
        WHERE (s47_enquiry_id IS NULL) <> icpc_transfer_in""",
    "two conferences of one enquiry": """SELECT s47_enquiry_id FROM initial_cp_conference
        WHERE s47_enquiry_id IS NOT NULL GROUP BY s47_enquiry_id HAVING count(*) > 1""",
    "a conference with an enquiry between it and its own": """SELECT 1 FROM initial_cp_conference c
        JOIN s47_enquiry own USING (s47_enquiry_id) JOIN s47_enquiry s ON s.person_id = c.person_id
        WHERE s.s47_start_date > own.s47_start_date AND s.s47_start_date <= c.icpc_date""",
    "a conference long after its enquiry, or before": """SELECT 1 FROM initial_cp_conference c
        JOIN s47_enquiry s USING (s47_enquiry_id)
        WHERE c.icpc_date NOT BETWEEN s.s47_start_date AND s.s47_start_date + 60""",
    "a visit without its plan": """SELECT 1 FROM cp_visits WHERE cp_plan_id NOT IN (SELECT cp_plan_id FROM cp_plans)""",
    "episodes of need that overlap": """SELECT 1 FROM cin_episodes a JOIN cin_episodes b USING (person_id)
        WHERE a.referral_id <> b.referral_id AND a.referral_date <= b.referral_date
        AND coalesce(a.close_date, DATE '9999-12-31') > b.referral_date""",
    "a plan outside an episode of need": """SELECT 1 FROM cp_plans p WHERE NOT EXISTS (
        SELECT 1 FROM cin_episodes e WHERE e.person_id = p.person_id AND e.referral_date <= p.cp_plan_start_date
        AND coalesce(e.close_date, DATE '9999-12-31') >= coalesce(p.cp_plan_end_date, DATE '9999-12-31'))""",
    "care outside an episode of need": """SELECT 1 FROM cla_episodes p WHERE NOT EXISTS (
        SELECT 1 FROM cin_episodes e WHERE e.person_id = p.person_id AND e.referral_date <= p.cla_episode_start_date
        AND coalesce(e.close_date, DATE '9999-12-31') >= coalesce(p.cla_episode_ceased_date, DATE '9999-12-31'))""",
    "episodes of care with a gap or an overlap": """SELECT 1 FROM (
        SELECT cla_episode_ceased_date AS ended, cla_episode_ceased_reason AS reason,
               lead(cla_episode_start_date) OVER (PARTITION BY cla_id ORDER BY cla_episode_start_date) AS next
        FROM cla_episodes) WHERE next IS NOT NULL AND (ended IS DISTINCT FROM next OR reason <> 'X1')""",
    "placements with a gap or an overlap": """SELECT 1 FROM (
        SELECT cla_placement_end_date AS ended,
               lead(cla_placement_start_date) OVER (PARTITION BY cla_id ORDER BY cla_placement_start_date) AS next
        FROM cla_placement) WHERE next IS NOT NULL AND ended IS DISTINCT FROM next""",
    "a period of care whose first episode is no start": """SELECT cla_id FROM cla_episodes GROUP BY cla_id
        HAVING count(*) FILTER (cla_episode_start_reason = 'S') <> 1""",
    "an episode with another law than its legal status": """SELECT 1 FROM cla_episodes e JOIN legal_status l
        ON l.person_id = e.person_id AND l.legal_status_start_date <= e.cla_episode_start_date
        AND coalesce(l.legal_status_end_date, DATE '9999-12-31') > e.cla_episode_start_date
        WHERE l.legal_status <> e.legal_status""",
    "a placement begun for another reason than its episode": """SELECT 1 FROM cla_placement p
        JOIN cla_episodes e ON e.cla_placement_id = p.cla_placement_id
        AND e.cla_episode_start_date = p.cla_placement_start_date
        WHERE e.cla_episode_start_reason <> p.cla_placement_start_reason""",
    "no further action not closed on its day": """SELECT 1 FROM cin_episodes
        WHERE referral_nfa AND close_date IS DISTINCT FROM referral_date""",
    "a child in care before birth": """SELECT 1 FROM cla_episodes e JOIN person p USING (person_id)
        WHERE p.dob > e.cla_episode_start_date""",
    "an open child held by two workers": """SELECT person_id FROM involvements
        WHERE role = 'CW' AND involvement_end_date IS NULL GROUP BY person_id HAVING count(*) > 1""",
    "young and old told apart wrongly": """SELECT 1 FROM care_leavers l JOIN person p USING (person_id)
        WHERE l.care_leaver_eligibility = 'Former relevant' AND p.dob + INTERVAL 18 YEAR > l.as_at""",
}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def day(request: pytest.FixtureRequest) -> date:
    return date.fromisoformat(str(request.param))


@pytest.fixture(scope="module")
def on_the_day(history: History, day: date) -> duckdb.DuckDBPyConnection:
    return database(history, day)


@pytest.mark.parametrize("rule", NEVER)
def test_there_is_never(rule: str, on_the_day: duckdb.DuckDBPyConnection) -> None:
    assert on_the_day.execute(f"SELECT count(*) FROM ({NEVER[rule]})").fetchone() == (0,)


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if table.ends_by])
def test_nothing_ends_before_it_starts(name: str, history: History) -> None:
    table, declared = history.tables[name], TABLES[name]
    assert declared.ends_by
    early = pc.less(table[declared.ends_by], table[declared.dated_by])
    assert not pc.any(early).as_py()


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if table.dated_by])
def test_nothing_is_recorded_before_it_happens(name: str, history: History) -> None:
    table = history.tables.get(name)
    if table is None or RECORDED not in table.column_names:
        assert name in ("workers", "establishment", "care_status", "allocations")
        return
    assert not pc.any(pc.less(table[RECORDED], table[TABLES[name].dated_by])).as_py()
    ends_by = TABLES[name].ends_by
    if ends_by:
        assert not pc.any(pc.less(table[END_RECORDED], table[ends_by])).as_py()


def test_nothing_lies_after_the_last_day(history: History) -> None:
    for name, declared in TABLES.items():
        table = history.tables.get(name)
        if table is not None and declared.dated_by and len(table):
            assert pc.max(table[declared.dated_by]).as_py() <= history.span.end


def test_what_is_known_only_grows(history: History) -> None:
    """Rows known on a day are known on every later one, and an end once recorded stays."""
    earlier, later = (as_known_at(history, day) for day in (date(2022, 11, 30), date(2023, 2, 28)))
    for name, key in (
        ("cin_episodes", "referral_id"),
        ("cp_plans", "cp_plan_id"),
        ("cla_episodes", "cla_episode_id"),
    ):
        ends_by = TABLES[name].ends_by
        assert ends_by
        before, after = _by(earlier[name], key, ends_by), _by(later[name], key, ends_by)
        assert before.keys() < after.keys()
        assert all(after[row] == ended for row, ended in before.items() if ended is not None)


def test_some_things_are_recorded_late(history: History) -> None:
    table = history.tables["cin_episodes"]
    lag = pc.days_between(table["referral_date"], table[RECORDED]).to_pylist()
    assert 0.3 < sum(days > 0 for days in lag) / len(lag) < 0.6
    assert 0.01 < sum(days > 21 for days in lag) / len(lag) < 0.08


def test_recording_at_once_is_recording_on_the_day(prompt: History) -> None:
    for name in ("contacts", "s47_enquiry", "cla_visits"):
        table = prompt.tables[name]
        assert table[RECORDED].equals(table[TABLES[name].dated_by])


def test_records_have_the_columns_of_records(history: History) -> None:
    for name, table in records(as_known_at(history, DAYS[-1])).items():
        assert table.schema.equals(TABLES[name].schema)


def test_every_kind_of_life_is_there(known: duckdb.DuckDBPyConnection) -> None:
    """What the figures stand or fall with is met at least once."""
    for what, query in {
        "unborn": "SELECT count(*) FROM person WHERE dob IS NULL AND expected_dob IS NOT NULL",
        "born since": "SELECT count(*) FROM person WHERE dob IS NOT NULL AND expected_dob IS NOT NULL",
        "leap day": "SELECT count(*) FROM person WHERE month(dob) = 2 AND day(dob) = 29",
        "short breaks": "SELECT count(*) FROM legal_status WHERE legal_status IN ('V3', 'V4')",
        "transfers in": "SELECT count(*) FROM initial_cp_conference WHERE icpc_transfer_in",
        "visiting plans": "SELECT count(*) FROM cp_plans WHERE cp_plan_ola",
        "temporary placements": "SELECT count(*) FROM cla_placement WHERE cla_placement_type LIKE 'T%'",
        "same carer": "SELECT count(*) FROM cla_placement WHERE cla_placement_start_reason IN ('T', 'U')",
        "adoption": "SELECT count(*) FROM cla_episodes WHERE cla_episode_ceased_reason IN ('E11', 'E12')",
        "refused health checks": "SELECT count(*) FROM cla_health WHERE health_check_status = 'Refused'",
        "unregistered": "SELECT count(*) FROM unregistered",
        "alone": "SELECT count(*) FROM immigration_status WHERE immigration_status = 'UASC'",
        "two periods of care in a year": """SELECT count(*) FROM cla_episodes a JOIN cla_episodes b USING (person_id)
            WHERE a.cla_id <> b.cla_id AND b.cla_episode_start_date - a.cla_episode_ceased_date BETWEEN 0 AND 365""",
        "plans begun again": """SELECT count(*) FROM cp_plans a JOIN cp_plans b USING (person_id)
            WHERE a.cp_plan_id <> b.cp_plan_id AND b.cp_plan_start_date - a.cp_plan_end_date BETWEEN 0 AND 1""",
        "siblings": """SELECT count(*) FROM (SELECT contact_date FROM contacts
            GROUP BY contact_date, contact_source_code HAVING count(*) > 1)""",
        "twins": """SELECT count(*) FROM person a JOIN person b ON a.dob = b.dob AND a.person_id < b.person_id
            AND a.ethnicity = b.ethnicity JOIN cin_episodes x ON x.person_id = a.person_id
            JOIN cin_episodes y ON y.person_id = b.person_id AND y.referral_date = x.referral_date""",
        "restricted": "SELECT count(*) FROM restricted",
    }.items():
        row = known.execute(query).fetchone()
        assert row, what
        assert row[0] > 0, what


def _by(table: pa.Table, key: str, ends_by: str) -> dict[str, date | None]:
    return dict(zip(table[key].to_pylist(), table[ends_by].to_pylist(), strict=True))
