"""The children themselves, and the staff, as tables of records; the small tables a council keeps."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.synthetic.aims import targets
from goldenthread.synthetic.audits import audits
from goldenthread.synthetic.draw import Column, Days, Frame, Rng
from goldenthread.synthetic.history import RECORDED
from goldenthread.synthetic.places import population, team_periods
from goldenthread.synthetic.staff import establishment, staff_by_month
from goldenthread.synthetic.tabulate import identifiers, make_table, texts
from goldenthread.synthetic.told import Told, worker_ids

_EXPECTED_STAYS = 0.5  # systems that keep the expected date after the birth
_RESTRICTED_PER_10000 = 0.4


def workforce(told: Told, posts: Frame, tenures: Frame) -> dict[str, pa.Table]:
    held, n = told.held, told.held["course"].size
    known = np.fmin(np.maximum(held["start"], told.opened[held["course"]]), told.closed[held["course"]])
    known = np.maximum(known, held["start"])
    ended = np.maximum(held["end"], known)
    involvements = make_table("involvements", known, ended, {
        "person_id": told.child_of(held["course"]),
        "worker_id": worker_ids(held["tenure"]),
        "role": held["role"],
        "team": told.team_names[held["team"] + 1],
        "involvement_start_date": held["start"],
        "involvement_end_date": held["end"],
        "involvement_id": identifiers("V", np.arange(n)),
        "referral_id": identifiers("R", held["course"]),
    }, told.end)  # fmt: skip
    staff = staff_by_month(told, posts, tenures, known, ended)
    return {"involvements": involvements, "workers": staff, "establishment": establishment(staff)}


def people(told: Told, tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Adds those whom the tables speak of, each known since the first row about them."""
    known = _first_known(told, tables)
    which = np.flatnonzero(~np.isnat(known))
    children, rng = {name: column[which] for name, column in told.children.items()}, told.streams("people")
    known, born, n = known[which], children["born"], which.size
    expected = born > known
    due = born + np.rint(rng.normal(0, 8, n)).astype(np.int64)
    kept = expected & (rng.random(n) < _EXPECTED_STAYS) | (born > told.end)
    registered = np.where(expected, told.recorder("births", born), known)
    ids = told.child(which)
    disability = children["disability"]
    coded = disability != ""
    tables["person"] = make_table("person", known, np.maximum(registered, known), {
        "person_id": ids,
        "upn": _pupil_numbers(told, children),
        "upn_unknown": np.where(_at_school(told, born), "", "UN1"),
        "sex": children["sex"],
        "ethnicity": children["ethnicity"],
        "dob": np.where(born <= told.end, born, np.datetime64("NaT")),
        "expected_dob": np.where(kept, due, np.datetime64("NaT")),
    }, told.end)  # fmt: skip
    tables["disability"] = make_table("disability", known[coded], known[coded], {
        "person_id": ids.filter(pa.array(coded)), "disability_code": disability[coded]}, told.end)  # fmt: skip
    tables["restricted"] = _restricted(told, rng, ids)
    tables["teams"] = team_periods(told.council, told.clock.span)
    tables["population"] = population(told.council, told.clock.span)
    tables["targets"] = targets(told.clock.span)
    tables["series"] = audits(told)
    return tables


def _first_known(told: Told, tables: dict[str, pa.Table]) -> Days:
    """When each child was first heard of: the earliest recording of a row; missing for those never."""
    known = np.full(len(told.ids), np.datetime64("2200-01-01"))
    for table in tables.values():
        if "person_id" not in table.column_names or RECORDED not in table.column_names or not len(table):
            continue
        child = pc.index_in(table["person_id"].combine_chunks(), told.ids).to_numpy(zero_copy_only=False)
        np.minimum.at(known, child.astype(np.int64), table[RECORDED].to_numpy())
    return np.where(known < np.datetime64("2200-01-01"), known, np.datetime64("NaT"))


def _at_school(told: Told, born: Days) -> Column:
    return (told.end - born).astype(np.int64) > int(4.6 * 365.25)


def _pupil_numbers(told: Told, children: Frame) -> pa.Array:
    letters = np.array(list("ABCDEFGHJKLMNPQRTUVWXYZ"))[children["upn"] % 23]
    numbers = np.char.add(
        np.char.add(letters, children["upn"].astype("<U11")), (children["upn"] % 10).astype("<U1")
    )
    has = _at_school(told, children["born"]) & children["upn_recorded"]
    return pc.if_else(pa.array(has), pa.array(numbers), pa.scalar(None, pa.string()))


def _restricted(told: Told, rng: Rng, ids: pa.Array) -> pa.Table:
    n = min(len(ids), max(2, round(_RESTRICTED_PER_10000 * told.council.children / 10_000)))
    chosen = np.sort(rng.choice(len(ids), n, replace=False)) if len(ids) else np.zeros(0, np.int64)
    roles = np.where(
        np.arange(n) % 2 == 0, "principal social worker;caldicott guardian", "principal social worker"
    )
    return pa.table({"person_id": ids.take(pa.array(chosen)), "roles": texts(roles[: chosen.size])})
