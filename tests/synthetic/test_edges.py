"""The children at the edges stand exactly where their names say."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from goldenthread.synthetic import History, generate
from goldenthread.terms.months import add_months
from goldenthread.terms.working_days import working_days
from tests.synthetic.looking import database


@pytest.fixture(scope="module")
def con(prompt: History) -> duckdb.DuckDBPyConnection:
    return database(prompt, date(2023, 7, 31))


def test_conferences_on_the_fifteenth_and_sixteenth_working_day(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        """SELECT person_id, s47_start_date, icpc_date FROM s47_enquiry JOIN initial_cp_conference c
           USING (s47_enquiry_id, person_id) WHERE person_id LIKE 'X-CONFERENCE%'"""
    ).fetchall()
    assert len(rows) == 8
    for person, start, held in rows:
        assert working_days(start, held) == int(person.rsplit("-", 1)[1])
    assert (date(2023, 4, 3), date(2023, 4, 26)) in [row[1:] for row in rows]


def test_assessments_on_the_forty_fifth_and_forty_sixth(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        """SELECT person_id, assessment_start_date, assessment_auth_date FROM cin_assessments
           WHERE person_id LIKE 'X-ASSESSMENT%' AND assessment_auth_date IS NOT NULL"""
    ).fetchall()
    assert len(rows) == 8
    for person, start, done in rows:
        assert working_days(start, done) == int(person.rsplit("-", 1)[1])


def test_referred_again_a_year_later_and_a_day_more(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        """SELECT person_id, min(referral_date), max(referral_date) FROM cin_episodes
           WHERE person_id LIKE 'X-REPEAT%' GROUP BY person_id"""
    ).fetchall()
    assert len(rows) == 4
    for person, first, again in rows:
        assert (first >= add_months(again, -12)) == ("DAY" not in person)


def test_three_placements_at_the_edge_of_the_year(prompt: History) -> None:
    con = database(prompt, date(2023, 6, 30))
    count = dict(
        con.execute(
            """SELECT person_id, count(*) FROM cla_placement WHERE person_id LIKE 'X-THIRD%'
               AND coalesce(cla_placement_end_date, DATE '9999-12-31') > DATE '2022-06-30' GROUP BY person_id"""
        ).fetchall()
    )
    assert count == {"X-THIRD-EDGE": 3, "X-THIRD-OUT": 2}


def test_plans_begun_again_after_no_day_one_and_two(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        """SELECT a.person_id, b.cp_plan_start_date - a.cp_plan_end_date
           FROM cp_plans a JOIN cp_plans b USING (person_id)
           WHERE a.cp_plan_start_date < b.cp_plan_start_date AND person_id LIKE 'X-AGAIN%'"""
    ).fetchall()
    assert dict(rows) == {f"X-AGAIN-{gap}": gap for gap in (0, 1, 2)}


def test_they_can_be_left_out() -> None:
    people = generate(1, scale=0.02, edges=False).tables["person"]["person_id"].to_pylist()
    assert not [person for person in people if person.startswith("X-")]


def test_none_is_told_before_the_span_reaches_them() -> None:
    history = generate(1, scale=0.02, start=date(2020, 4, 1), end=date(2022, 3, 31))
    con = database(history, date(2022, 3, 31))
    row = con.execute("SELECT count(*) FROM cin_episodes WHERE person_id LIKE 'X-CONFERENCE-0%'").fetchone()
    assert row == (0,)
    row = con.execute("SELECT count(*) FROM cla_placement WHERE person_id LIKE 'X-THIRD%'").fetchone()
    assert row == (2,)
