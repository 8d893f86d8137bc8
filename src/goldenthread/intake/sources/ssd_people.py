"""Whose record it is, where a case system's extract leaves the child's id out of a table."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Columns

# table and its column for the child: the key that it shares with another table that has the child
LINKS = (
    (
        "ssd_cp_visits",
        "cppv_person_id",
        "cppv_cp_plan_id",
        "ssd_cp_plans",
        "cppl_cp_plan_id",
        "cppl_person_id",
    ),
    (
        "ssd_cp_reviews",
        "cppr_person_id",
        "cppr_cp_plan_id",
        "ssd_cp_plans",
        "cppl_cp_plan_id",
        "cppl_person_id",
    ),
    (
        "ssd_cla_placement",
        "clap_person_id",
        "clap_cla_id",
        "ssd_cla_episodes",
        "clae_cla_id",
        "clae_person_id",
    ),
    ("ssd_cla_visits", "clav_person_id", "clav_cla_id", "ssd_cla_episodes", "clae_cla_id", "clae_person_id"),
    (
        "ssd_cla_reviews",
        "clar_cla_person_id",
        "clar_cla_id",
        "ssd_cla_episodes",
        "clae_cla_id",
        "clae_person_id",
    ),
    (
        "ssd_involvements",
        "invo_person_id",
        "invo_referral_id",
        "ssd_cin_episodes",
        "cine_referral_id",
        "cine_person_id",
    ),
)


def link_people(columns: Mapping[str, Columns]) -> None:
    """Fill in children's ids that are missing, through the plan, period of care or referral of the row."""
    for table, person, link, other, key, of_other in LINKS:
        if table in columns and other in columns and columns[table][person].null_count:
            found = _people_by(columns[other][key], columns[other][of_other])
            linked = pa.array([found.get(value) for value in columns[table][link].to_pylist()], pa.string())
            columns[table][person] = pc.coalesce(columns[table][person], linked)


def _people_by(keys: pa.Array, people: pa.Array) -> dict[str | None, str | None]:
    """The child by key; a key that two children share, as siblings can share a plan, tells neither."""
    found: dict[str | None, str | None] = {}
    for key, person in zip(keys.to_pylist(), people.to_pylist(), strict=True):
        if key is not None and person is not None:
            found[key] = person if found.get(key, person) == person else None
    return found
