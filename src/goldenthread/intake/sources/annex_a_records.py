"""From the lists of Annex A to records: which column of which list says what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Block, Columns, records
from goldenthread.records.care import (
    CARE_LEAVERS,
    CARE_STATUS,
    CLA_EPISODES,
    CLA_HEALTH,
    CLA_PLACEMENT,
    CLA_REVIEWS,
    CLA_VISITS,
)
from goldenthread.records.child_protection import (
    CP_PLANS,
    CP_REVIEWS,
    CP_VISITS,
    INITIAL_CP_CONFERENCE,
    S47_ENQUIRY,
)
from goldenthread.records.front_door import CIN_ASSESSMENTS, CIN_EPISODES, CONTACTS
from goldenthread.records.workforce import ALLOCATIONS

Tables = dict[str, pa.Table]
ALLOCATING = (4, 5, 6, 7, 8, 9)
_NO_PLAN = pa.array(
    [
        "none agreed",
        "no plan",
        "no plan agreed",
        "no permanence plan",
        "not agreed",
        "not yet agreed",
        "not recorded",
    ]
)


def tables_of(lists: Mapping[int, tuple[Block, Columns]], reference_date: date) -> Tables:
    """The records of all lists, but for the children themselves."""
    made: dict[str, list[pa.Table]] = {}
    for number in sorted(lists):
        block, columns = lists[number]
        for name, table in MAPPED[number](block, columns, pa.scalar(reference_date)).items():
            made.setdefault(name, []).append(table)
    tables = {name: pa.concat_tables(parts).combine_chunks() for name, parts in made.items()}
    return {name: _once_each(table) if name == "allocations" else table for name, table in tables.items()}


def _contacts(block: Block, columns: Columns, _: pa.Scalar) -> Tables:
    return {"contacts": records(CONTACTS, columns, block)}


def _referrals(block: Block, columns: Columns, _: pa.Scalar) -> Tables:
    size = len(block.rows)
    latest = _latest(columns["person_id"], columns["referral_date"])
    stated = pc.if_else(latest, columns["referrals_12m"], pa.scalar(None, pa.int64()))
    kinds = {"is_referral": pa.repeat(True, size), "is_episode": pa.repeat(False, size)}
    return {"cin_episodes": records(CIN_EPISODES, {**columns, **kinds, "referrals_12m": stated}, block)}


def _assessments(block: Block, columns: Columns, as_at: pa.Scalar) -> Tables:
    closed = pc.invert(columns["needs_support"])
    made = records(CIN_ASSESSMENTS, {**columns, "assessment_outcome_nfa": closed}, block)
    still_open = _open(columns["assessment_auth_date"], as_at)
    return {"cin_assessments": made, **_allocations(block, columns, still_open, as_at)}


def _section_47(block: Block, columns: Columns, as_at: pa.Scalar) -> Tables:
    """An enquiry to a row, and in it the conference that it led to. Open: neither held nor ruled out."""
    started, held = pc.is_valid(columns["s47_start_date"]), pc.is_valid(columns["icpc_date"])
    undecided = pc.and_(pc.is_null(columns["icpc_date"]), pc.is_null(columns["icpc_not_required"]))
    conference = {**columns, "linked_s47_start_date": columns["s47_start_date"]}
    return {
        "s47_enquiry": records(S47_ENQUIRY, columns, block, pc.or_(started, pc.invert(held))),
        "initial_cp_conference": records(INITIAL_CP_CONFERENCE, conference, block, held),
        **_allocations(block, columns, undecided, as_at),
    }


def _children_in_need(block: Block, columns: Columns, as_at: pa.Scalar) -> Tables:
    size = len(block.rows)
    kinds = {"is_referral": pa.repeat(False, size), "is_episode": pa.repeat(True, size)}
    made = records(CIN_EPISODES, {**columns, **kinds}, block)
    return {"cin_episodes": made, **_allocations(block, columns, _open(columns["close_date"], as_at), as_at)}


def _child_protection(block: Block, columns: Columns, as_at: pa.Scalar) -> Tables:
    seen = {**columns, "cp_visit_seen": pa.repeat(True, len(block.rows))}
    return {
        "cp_plans": records(CP_PLANS, columns, block),
        "cp_visits": records(CP_VISITS, seen, block, pc.is_valid(columns["cp_visit_date"])),
        "cp_reviews": records(CP_REVIEWS, columns, block, pc.is_valid(columns["cp_review_date"])),
        **_allocations(block, columns, _open(columns["cp_plan_end_date"], as_at), as_at),
    }


def _children_in_care(block: Block, columns: Columns, as_at: pa.Scalar) -> Tables:
    size = len(block.rows)
    still_open = _open(columns["cla_episode_ceased_date"], as_at)
    seen = {**columns, "cla_visit_seen": pa.repeat(True, size)}
    placed = {**columns, "cla_placement_end_date": columns["cla_episode_ceased_date"]}
    status = {
        **columns,
        "as_at": pa.repeat(as_at, size),
        "permanence_plan": _permanence(columns["permanence_plan"]),
    }
    checks = [
        _health(block, columns, "health_assessment_date", "Health Assessment"),
        _health(block, columns, "dental_check_date", "Dental Check"),
    ]
    return {
        "cla_episodes": records(CLA_EPISODES, columns, block),
        "cla_placement": records(
            CLA_PLACEMENT, placed, block, pc.is_valid(columns["cla_placement_start_date"])
        ),
        "cla_visits": records(CLA_VISITS, seen, block, pc.is_valid(columns["cla_visit_date"])),
        "cla_reviews": records(CLA_REVIEWS, columns, block, pc.is_valid(columns["cla_review_date"])),
        "cla_health": pa.concat_tables(checks),
        "care_status": records(CARE_STATUS, status, block, still_open),
        **_allocations(block, columns, still_open, as_at),
    }


def _care_leavers(block: Block, columns: Columns, as_at: pa.Scalar) -> Tables:
    size = len(block.rows)
    suitable = pc.equal(columns["care_leaver_accom_suitable"], "Y")
    stated = {**columns, "as_at": pa.repeat(as_at, size), "care_leaver_accom_suitable": suitable}
    return {
        "care_leavers": records(CARE_LEAVERS, stated, block),
        **_allocations(block, columns, pa.repeat(True, size), as_at),
    }


MAPPED: dict[int, Callable[[Block, Columns, pa.Scalar], Tables]] = {
    1: _contacts,
    3: _referrals,
    4: _assessments,
    5: _section_47,
    6: _children_in_need,
    7: _child_protection,
    8: _children_in_care,
    9: _care_leavers,
}


def _health(block: Block, columns: Columns, date_column: str, kind: str) -> pa.Table:
    size = len(block.rows)
    check = {
        "person_id": columns["person_id"],
        "health_check_type": pa.repeat(kind, size),
        "health_check_date": columns[date_column],
        "health_check_status": pa.repeat("Completed", size),
    }
    return records(CLA_HEALTH, check, block, pc.is_valid(columns[date_column]))


def _allocations(block: Block, columns: Columns, still_open: pa.Array, as_at: pa.Scalar) -> Tables:
    known = pc.and_(pc.is_valid(columns["person_id"]), pc.is_valid(columns["worker_id"]))
    stated = {**columns, "as_at": pa.repeat(as_at, len(block.rows))}
    return {"allocations": records(ALLOCATIONS, stated, block, pc.and_(known, still_open))}


def _open(ended: pa.Array, as_at: pa.Scalar) -> pa.Array:
    return pc.fill_null(pc.greater(ended, as_at), True)


def _permanence(stated: pa.Array) -> pa.Array:
    return pc.if_else(pc.is_in(pc.utf8_lower(stated), _NO_PLAN), pa.scalar(None, pa.string()), stated)


def _latest(person: pa.Array, day: pa.Array) -> pa.Array:
    """Whether a row is the child's latest; of two on one day the lower one in the list."""
    ordered = pa.table({"person": person, "day": day, "at": pa.array(np.arange(len(person)))})
    at = ordered.sort_by([("person", "ascending"), ("day", "ascending"), ("at", "ascending")])[
        "at"
    ].to_numpy()
    children = person.dictionary_encode().indices.fill_null(-1).to_numpy(zero_copy_only=False)[at]
    is_last = np.append(children[1:] != children[:-1], True)[: len(at)]
    latest = np.zeros(len(at), dtype=bool)
    latest[at] = is_last
    return pa.array(latest)


def _once_each(allocations: pa.Table) -> pa.Table:
    """A child whom several lists give to one worker is one allocation: the first list's."""
    numbered = allocations.append_column("at", pa.array(np.arange(allocations.num_rows)))
    firsts = numbered.group_by(["person_id", "worker_id"]).aggregate([("at", "min")])["at_min"]
    return allocations.take(firsts.combine_chunks().sort())
