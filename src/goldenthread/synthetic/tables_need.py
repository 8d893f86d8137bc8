"""The front door and child protection as tables of records."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from goldenthread.synthetic import need
from goldenthread.synthetic.courses import CLOSED, NFA
from goldenthread.synthetic.draw import Column, Days, Frame, Ints, chance, choose
from goldenthread.synthetic.tabulate import flags, identifiers, make_table
from goldenthread.synthetic.told import Told

_RC9_SINCE = np.datetime64("2022-04-01")


def front_door(told: Told, contacts: Frame) -> dict[str, pa.Table]:
    assessed = need.assessments(told.streams("assessments"), told.clock, told.courses)
    return {
        "contacts": _contacts(told, contacts),
        "cin_episodes": _episodes(told),
        "cin_assessments": _assessments(told, assessed),
        "cin_plans": _need_plans(told),
    }


def _contacts(told: Told, rows: Frame) -> pa.Table:
    recorded = told.recorder("contacts", rows["date"])
    led = rows["course"] >= 0
    referral = np.where(led, told.opened[np.maximum(rows["course"], 0)], recorded)
    return make_table(
        "contacts",
        np.fmin(recorded, np.maximum(referral, rows["date"])),
        None,
        {
            "contact_id": identifiers("C", np.arange(led.size)),
            "person_id": told.child(rows["child"]),
            "contact_date": rows["date"],
            "contact_source_code": rows["source"],
            "referral_id": identifiers("R", rows["course"]),
        },
        told.end,
    )


def _episodes(told: Told) -> pa.Table:
    courses, n = told.courses, told.courses["child"].size
    rng = told.streams("how courses closed")
    team, worker = told.holder(np.arange(n), courses["referred"])
    nfa = courses["kind"] == NFA
    return make_table(
        "cin_episodes",
        told.opened,
        told.closed,
        {
            "referral_id": identifiers("R", np.arange(n)),
            "person_id": told.child_of(np.arange(n)),
            "referral_date": courses["referred"],
            "referral_source_code": _source(told, rng),
            "primary_need_code": courses["need"],
            "referral_nfa": flags(nfa),
            "close_date": courses["close"],
            "close_reason": _close_reasons(rng, courses),
            "team": np.where(nfa, _front_door_team(told), team),
            "worker_id": worker,
            "is_referral": flags(np.ones(n, bool)),
            "is_episode": flags(np.ones(n, bool)),
        },
        told.end,
    )


def _source(told: Told, rng: np.random.Generator) -> Column:
    """Early help became a source of its own in the census of 2022-23."""
    courses = told.courses
    own = (
        (courses["source"] == "5B") & (courses["referred"] >= _RC9_SINCE) & chance(rng, told.opened.size, 0.6)
    )
    return np.where(own, "5D", courses["source"])


def _front_door_team(told: Told) -> Column:
    front = np.array([told.council.teams_of("Front Door", i)[0] for i in range(4)])
    teams: Column = told.team_names[front[told.courses["place"]] + 1]
    return teams


def _close_reasons(rng: np.random.Generator, courses: Frame) -> Column:
    n = courses["child"].size
    age = (courses["close"] - courses["born"]).astype(np.int64) / 365.25
    early_help = (courses["close"] >= _RC9_SINCE) & chance(rng, n, 0.3)
    adopted = np.isin(courses["care_reason"], ("E11", "E12")) & ~np.isnat(courses["care_start"])
    guardian = np.isin(courses["care_reason"], ("E45", "E46", "E48")) & ~np.isnat(courses["care_start"])
    tests = [courses["kind"] == NFA, courses["kind"] == CLOSED, adopted, guardian, age >= 17.99]
    said = [np.full(n, ""), np.where(early_help, "RC9", "RC8"), np.full(n, "RC1"), np.full(n, "RC4")]
    grown = choose(rng, {"RC7": 0.7, "RC6": 0.3}, n)
    return np.select(tests, [*said, grown], courses["reason"])


def _assessments(told: Told, rows: Frame) -> pa.Table:
    course, n = rows["course"], rows["course"].size
    known = told.recorded("assessments", course, rows["start"])
    team, worker = told.holder(course, rows["end"])
    return make_table(
        "cin_assessments",
        known,
        told.recorded("authorisations", course, rows["end"], known),
        {
            "assessment_id": identifiers("A", np.arange(n)),
            "person_id": told.child_of(course),
            "referral_id": identifiers("R", course),
            "assessment_start_date": rows["start"],
            "assessment_auth_date": rows["end"],
            "assessment_child_seen": flags(rows["seen"], rows["end"] <= told.end),
            "assessment_outcome_nfa": flags(rows["closes"], rows["end"] <= told.end),
            "team": team,
            "worker_id": worker,
        },
        told.end,
    )


def _need_plans(told: Told) -> pa.Table:
    rows = need.need_plans(told.courses)
    course = rows["course"]
    known = told.recorded("need plans", course, rows["start"])
    return make_table(
        "cin_plans",
        known,
        told.recorded("ends of need plans", course, rows["end"], known),
        {
            "cin_plan_id": identifiers("N", np.arange(course.size)),
            "person_id": told.child_of(course),
            "cin_plan_start_date": rows["start"],
            "cin_plan_end_date": rows["end"],
            "referral_id": identifiers("R", course),
        },
        told.end,
    )


def protection(told: Told) -> dict[str, pa.Table]:
    enquiries = need.enquiries(told.streams("enquiries"), told.clock, told.courses)
    plans = need.protection_plans(told.streams("plans"), told.courses)
    held = need.conferences(told.courses)
    s47, s47_known = _enquiries(told, enquiries)
    led = np.full(told.courses["child"].size, -1)
    led[enquiries["course"][enquiries["led"]]] = np.flatnonzero(enquiries["led"])
    parent = led[held["course"]]
    after = np.where(parent >= 0, s47_known[np.maximum(parent, 0)], told.opened[held["course"]])
    icpc_known = told.recorded("conferences", held["course"], held["date"], after)
    conference = np.full(led.size, -1)
    conference[held["course"]] = np.arange(held["course"].size)
    plans_known = _plans_known(told, plans, conference, icpc_known)
    plan = np.full(led.size, -1)
    own = plans["first"] & ~plans["other_authority"]
    plan[plans["course"][own]] = np.flatnonzero(own)
    return {
        "s47_enquiry": s47,
        "initial_cp_conference": _conferences(told, held, parent, plan[held["course"]], icpc_known),
        "cp_plans": _plans(told, plans, conference, plans_known),
        "cp_visits": _visits(told, plans, plans_known),
        "cp_reviews": _reviews(told, plans, plans_known),
    }


def _enquiries(told: Told, rows: Frame) -> tuple[pa.Table, Days]:
    course, n = rows["course"], rows["course"].size
    known = told.recorded("enquiries", course, rows["start"])
    team, worker = told.holder(course, rows["end"])
    table = make_table(
        "s47_enquiry",
        known,
        told.recorded("ends of enquiries", course, rows["end"], known),
        {
            "s47_enquiry_id": identifiers("S", np.arange(n)),
            "person_id": told.child_of(course),
            "referral_id": identifiers("R", course),
            "s47_start_date": rows["start"],
            "s47_end_date": np.where(rows["end"] <= told.end, rows["end"], np.datetime64("NaT")),
            "icpc_not_required": flags(rows["not_required"], rows["end"] <= told.end),
            "team": team,
            "worker_id": worker,
        },
        told.end,
    )
    return table, known


def _conferences(told: Told, rows: Frame, parent: Ints, plan: Ints, known: Days) -> pa.Table:
    course = rows["course"]
    team, worker = told.holder(course, rows["date"])
    return make_table(
        "initial_cp_conference",
        known,
        None,
        {
            "icpc_id": identifiers("I", np.arange(course.size)),
            "person_id": told.child_of(course),
            "s47_enquiry_id": identifiers("S", parent),
            "referral_id": identifiers("R", course),
            "icpc_date": rows["date"],
            "icpc_transfer_in": flags(rows["transfer_in"]),
            "icpc_outcome_cp_flag": flags(rows["led_to_plan"]),
            "team": team,
            "worker_id": worker,
            "cp_plan_id": identifiers("P", plan),
        },
        told.end,
    )


def _plans_known(told: Told, plans: Frame, conference: Ints, icpc_known: Days) -> Days:
    """A plan is recorded with the conference that made it."""
    of = conference[plans["course"]]
    made = plans["first"] & ~plans["other_authority"] & (of >= 0)
    own = told.recorded("plans", plans["course"], plans["start"])
    return np.where(made, icpc_known[np.maximum(of, 0)], own) if icpc_known.size else own


def _plans(told: Told, rows: Frame, conference: Ints, known: Days) -> pa.Table:
    course, n = rows["course"], rows["course"].size
    team, worker = told.holder(course, np.minimum(rows["end"] - 1, told.end))
    ended = told.recorded("ends of plans", course, rows["end"], known)
    again = np.append(~rows["first"][1:], False)[:n]
    following = np.append(known[1:], known[-1:])[:n]
    return make_table(
        "cp_plans",
        known,
        np.where(again, np.maximum(following, rows["end"]), ended),
        {
            "cp_plan_id": identifiers("P", np.arange(n)),
            "person_id": told.child_of(course),
            "cp_plan_start_date": rows["start"],
            "cp_plan_end_date": rows["end"],
            "cp_plan_ola": flags(rows["other_authority"]),
            "cp_plan_initial_category": rows["initial"],
            "cp_plan_latest_category": rows["latest"],
            "previous_plans": rows["previous"].astype(np.int64),
            "team": team,
            "worker_id": worker,
            "referral_id": identifiers("R", course),
            "icpc_id": identifiers("I", np.where(rows["other_authority"], -1, conference[course])),
        },
        told.end,
    )


def _visits(told: Told, plans: Frame, known: Days) -> pa.Table:
    rng = told.streams("protection visits")
    rows = need.protection_visits(rng, told.clock, plans)
    plan, n = rows["owner"], rows["owner"].size
    seen = chance(rng, n, 0.97)
    course = plans["course"][plan]
    return make_table(
        "cp_visits",
        told.recorded("protection visits", course, rows["date"], known[plan]),
        None,
        {
            "cp_visit_id": identifiers("V", np.arange(n)),
            "person_id": told.child_of(course),
            "cp_visit_date": rows["date"],
            "cp_visit_seen": flags(seen),
            "cp_visit_seen_alone": flags(seen & chance(rng, n, 0.72)),
            "cp_plan_id": identifiers("P", plan),
        },
        told.end,
    )


def _reviews(told: Told, plans: Frame, known: Days) -> pa.Table:
    rows = need.protection_reviews(told.streams("protection reviews"), told.clock, plans)
    plan = rows["owner"]
    course = plans["course"][plan]
    return make_table(
        "cp_reviews",
        told.recorded("protection reviews", course, rows["date"], known[plan]),
        None,
        {
            "cp_review_id": identifiers("RC", np.arange(plan.size)),
            "person_id": told.child_of(course),
            "cp_review_date": rows["date"],
            "cp_plan_id": identifiers("P", plan),
        },
        told.end,
    )
