"""Children in care and care experienced young people as tables of records."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from goldenthread.synthetic import care_checks
from goldenthread.synthetic import leavers as young
from goldenthread.synthetic.care_need import ADOPTED
from goldenthread.synthetic.caseload import team_of_family
from goldenthread.synthetic.clock import years_after
from goldenthread.synthetic.council import IN_CARE, LEAVING_CARE
from goldenthread.synthetic.draw import Days, Frame, Ints, chance
from goldenthread.synthetic.placements import with_adopters
from goldenthread.synthetic.recording import in_order
from goldenthread.synthetic.tabulate import flags, identifiers, make_table
from goldenthread.synthetic.told import Told


def care(
    told: Told, periods: Frame, placements: Frame, statuses: Frame, episodes: Frame
) -> dict[str, pa.Table]:
    course = periods["course"]
    began = told.recorded("care", course[episodes["period"]], episodes["start"])
    began = in_order(episodes["period"], began)
    ceased = told.recorded(
        "ends of care", course, periods["end"], _last(episodes["period"], began, course.size)
    )
    ended = _then(episodes["period"], began, ceased)
    return {
        "cla_episodes": _episodes(told, periods, episodes, began, ended),
        "cla_placement": _placements(told, periods, placements, episodes, began, ceased),
        "legal_status": _statuses(told, periods, statuses, episodes, began, ceased),
        "immigration_status": _asylum(
            told, periods, began[np.searchsorted(episodes["period"], np.arange(course.size))]
        ),
        "permanence": _adoptions(told, periods, ceased),
        "unregistered": _unregistered(told, periods, placements),
    }


def _last(owner: Ints, day: Days, owners: int) -> Days:
    last = np.full(owners, np.datetime64("1900-01-01"))
    last[owner] = day
    return last


def _then(owner: Ints, known: Days, finally_known: Days) -> Days:
    """The end of each row is recorded with the start of the owner's next; of the last, with the owner's end."""
    n = owner.size
    following = np.append(known[1:], known[-1:])[:n]
    last = np.append(owner[1:] != owner[:-1], True)[:n]
    return np.where(last, finally_known[owner], following)


def _episodes(told: Told, periods: Frame, rows: Frame, began: Days, ended: Days) -> pa.Table:
    period = rows["period"]
    course = periods["course"][period]
    team = team_of_family(told.council, told.courses["place"], told.courses["place_share"], IN_CARE)
    return make_table(
        "cla_episodes",
        began,
        ended,
        {
            "cla_episode_id": identifiers("E", np.arange(period.size)),
            "person_id": told.child_of(course),
            "cla_id": identifiers("L", period),
            "cla_episode_start_date": rows["start"],
            "cla_episode_start_reason": rows["start_reason"],
            "cla_episode_ceased_date": rows["end"],
            "cla_episode_ceased_reason": np.where(rows["end"] <= told.end, rows["end_reason"], ""),
            "legal_status": rows["status"],
            "primary_need_code": periods["need"][period],
            "team": told.team_names[team[course] + 1],
            "cla_placement_id": identifiers("PL", rows["placement"]),
            "referral_id": identifiers("R", course),
        },
        told.end,
    )


def _placements(
    told: Told, periods: Frame, rows: Frame, episodes: Frame, began: Days, ceased: Days
) -> pa.Table:
    period, n = rows["period"], rows["period"].size
    known = began[np.searchsorted(episodes["placement"], np.arange(n))]
    return make_table(
        "cla_placement",
        known,
        _then(period, known, ceased),
        {
            "cla_placement_id": identifiers("PL", np.arange(n)),
            "person_id": told.child_of(periods["course"][period]),
            "cla_placement_start_date": rows["start"],
            "cla_placement_end_date": rows["end"],
            "cla_placement_type": rows["type"],
            "cla_placement_provider": rows["provider"],
            "cla_placement_urn": rows["urn"],
            "cla_placement_start_reason": rows["start_reason"],
            "cla_id": identifiers("L", period),
            "why_moved": np.where(rows["end"] <= told.end, rows["why_moved"], ""),
        },
        told.end,
    )


def _statuses(
    told: Told, periods: Frame, rows: Frame, episodes: Frame, began: Days, ceased: Days
) -> pa.Table:
    period, n = rows["period"], rows["period"].size
    known = began[np.searchsorted(episodes["status_row"], np.arange(n))]
    return make_table(
        "legal_status",
        known,
        _then(period, known, ceased),
        {
            "person_id": told.child_of(periods["course"][period]),
            "legal_status": rows["status"],
            "legal_status_start_date": rows["start"],
            "legal_status_end_date": rows["end"],
            "legal_status_id": identifiers("LS", np.arange(n)),
        },
        told.end,
    )


def _asylum(told: Told, periods: Frame, began: Days) -> pa.Table:
    which = np.flatnonzero(periods["uasc"] & (periods["start"] <= told.end))
    adult = years_after(periods["born"][which], 18)
    return make_table(
        "immigration_status",
        began[which],
        began[which],
        {
            "person_id": told.child_of(periods["course"][which]),
            "immigration_status": np.full(which.size, "UASC"),
            "immigration_status_end_date": adult,
            "immigration_status_start_date": periods["start"][which],
        },
        told.end,
    )


def _adoptions(told: Told, periods: Frame, ceased: Days) -> pa.Table:
    """Decision, order, match and placing of children who are to be adopted (Annex A list 10, 903 AD1)."""
    moved_in = with_adopters(periods, np.arange(periods["start"].size))
    which = np.flatnonzero((periods["shape"] == ADOPTED) & (moved_in <= told.end))
    end, course, placed = periods["end"][which], periods["course"][which], moved_in[which]
    decided = np.maximum(periods["start"][which] + 60, placed - 170)
    known = told.recorded("adoption decisions", course, placed)
    return make_table(
        "permanence",
        known,
        np.maximum(ceased[which], known),
        {
            "person_id": told.child_of(course),
            "cla_id": identifiers("L", which),
            "entered_care_date": periods["start"][which],
            "adm_decision_date": decided,
            "placement_order_date": np.minimum(decided + 40, placed),
            "matched_date": np.minimum(np.maximum(decided + 60, placed - 20), placed),
            "placed_date": placed,
            "adoption_order_date": np.where(end <= told.end, end, np.datetime64("NaT")),
        },
        told.end,
    )


def _unregistered(told: Told, periods: Frame, placements: Frame) -> pa.Table:
    """Some stays of children under 16 in "other" placements were in homes that should be registered."""
    rng = told.streams("unregistered")
    other = np.flatnonzero((placements["type"] == "Z1") & chance(rng, placements["type"].size, 0.5))
    of = periods["course"][placements["period"][other]]
    known = told.recorded("unregistered", of, placements["start"][other])
    return make_table(
        "unregistered",
        known,
        np.maximum(known, told.recorded("unregistered", of, placements["end"][other])),
        {
            "person_id": told.child_of(of),
            "start_date": placements["start"][other],
            "end_date": placements["end"][other],
        },
        told.end,
    )


def checks(told: Told, periods: Frame, placements: Frame) -> dict[str, pa.Table]:
    clock, streams = told.clock, told.streams
    visited = care_checks.visits(streams("care visits"), clock, periods, placements)
    n = visited["date"].size
    seen = flags(chance(streams("care visits seen"), n, 0.97))
    reviewed = care_checks.reviews(streams("care reviews"), clock, periods)
    checked = care_checks.health(streams("health"), clock, periods)
    planned = care_checks.permanence_plans(streams("permanence"), clock, periods)
    known = told.recorded("permanence plans", periods["course"][planned["period"]], planned["start"])
    ended = told.recorded("permanence plans", periods["course"][planned["period"]], planned["end"], known)
    return {
        "cla_visits": _dated(told, "cla_visits", "cla_visit_date", periods, visited, {
            "cla_visit_id": identifiers("CV", np.arange(n)), "cla_visit_seen": seen}),
        "cla_reviews": _dated(told, "cla_reviews", "cla_review_date", periods, reviewed, {
            "cla_review_id": identifiers("CR", np.arange(reviewed["date"].size))}),
        "cla_health": _dated(told, "cla_health", "health_check_date", periods, checked, {
            "health_check_type": checked["type"], "health_check_status": checked["status"]}),
        "cla_care_plan": make_table("cla_care_plan", known, ended, {
            "person_id": told.child_of(periods["course"][planned["period"]]),
            "cla_care_plan_start_date": planned["start"],
            "cla_care_plan_end_date": planned["end"],
            "permanence_plan": planned["plan"]}, told.end),
    }  # fmt: skip


def _dated(told: Told, name: str, dated_by: str, periods: Frame, rows: Frame, more: Frame) -> pa.Table:
    """A table of things done on a day in a period of care."""
    course = periods["course"][rows["period"]]
    return make_table(
        name,
        told.recorded(name, course, rows["date"]),
        None,
        {
            "person_id": told.child_of(course),
            dated_by: rows["date"],
            "cla_id": identifiers("L", rows["period"]),
            **more,
        },
        told.end,
    )


def leavers(told: Told, people: Frame) -> dict[str, pa.Table]:
    rows = young.notes(told.streams("notes on leavers"), told.clock, people)
    person = rows["person"]
    course = people["course"][person]
    team = team_of_family(told.council, told.courses["place"], told.courses["place_share"], LEAVING_CARE)
    known = in_order(person, told.recorder("notes on leavers", rows["date"]))
    touch = rows["in_touch"] == "YES"
    return {
        "care_leavers": make_table("care_leavers", known, None, {
            "person_id": told.child_of(course),
            "as_at": rows["date"],
            "care_leaver_eligibility": rows["eligibility"],
            "care_leaver_in_touch": rows["in_touch"],
            "care_leaver_latest_contact": rows["latest_contact"],
            "care_leaver_accommodation": rows["home"],
            "care_leaver_accom_suitable": flags(rows["suitable"], touch),
            "care_leaver_activity": rows["activity"],
            "pathway_plan_review_date": rows["reviewed"],
            "team": told.team_names[team[course] + 1],
            "entitled_until": people["end"][person]}, told.end),
    }  # fmt: skip
