"""Children in care and care leavers in an SSD extract: health checks, placements, care plans."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Block, Columns, records, rename
from goldenthread.intake.report import Report
from goldenthread.intake.sources.ssd_flags import read_flags
from goldenthread.records.tables import TABLES
from goldenthread.standards.codes import CODE_LISTS

DENTAL, HEALTH = "Dental Check", "Health Assessment"
_DENTAL = re.compile(r"\bdent", re.IGNORECASE)
_OTHER = re.compile(r"\b(optic|optom|eye|vision|sight|hearing|audio|immuni|vaccin|sdq)", re.IGNORECASE)
_HEALTH = re.compile(r"\b(health|medical|iha|rha)\b", re.IGNORECASE)


def health_checks(block: Block, said: Columns, report: Report, notes: list[str]) -> pa.Table:
    """Health assessments and dental checks. Checks of other kinds, such as of the eyes, are left out."""
    encoded = said["clah_health_check_type"].dictionary_encode()
    spellings = encoded.dictionary.to_pylist()
    kind = pa.array([_kind(text) for text in spellings], pa.string()).take(encoded.indices)
    other = pa.array([bool(_OTHER.search(text)) for text in spellings], pa.bool_()).take(encoded.indices)
    left_out = pc.sum(other).as_py() or 0
    if left_out:
        notes.append(
            f"{left_out:,} health checks of other kinds (eyes, hearing, immunisations) are left out."
        )
    stated = pc.is_valid(said["clah_health_check_type"])
    unknown = pc.and_kleene(pc.and_(stated, pc.is_null(kind)), pc.invert(other))
    report.add_where(block.place("clah_health_check_type"), unknown, "unknown-code")
    columns = {**rename(block, said), "health_check_type": kind}
    return records(TABLES["cla_health"], columns, block, pc.is_valid(kind))


def _kind(text: str) -> str | None:
    """Dental check or health assessment: as the list has it, else by the words in it."""
    known = CODE_LISTS["health_check_type"].recognise(text)
    if known or _OTHER.search(text):
        return known
    if _DENTAL.search(text):
        return DENTAL
    return HEALTH if _HEALTH.search(text) else None


def placements(columns: Mapping[str, Columns]) -> Columns:
    """Why each placement began, from the episode that began with it."""
    placed = columns["ssd_cla_placement"]
    ids, days = (
        placed["clap_cla_placement_id"].to_pylist(),
        placed["clap_cla_placement_start_date"].to_pylist(),
    )
    reasons = _reasons(columns.get("ssd_cla_episodes"))
    began = [reasons.get((placement, day)) for placement, day in zip(ids, days, strict=True)]
    return {"cla_placement_start_reason": pa.array(began, pa.string())}


def _reasons(episodes: Columns | None) -> dict[tuple[str, date], str]:
    """By placement and day, the reason of the episode that began on it; of two, the first in the alphabet."""
    if episodes is None:
        return {}
    names = ("clae_cla_placement_id", "clae_cla_episode_start_date", "clae_cla_episode_start_reason")
    found: dict[tuple[str, date], str] = {}
    for placement, day, reason in zip(*(episodes[name].to_pylist() for name in names), strict=True):
        if placement and day and reason:
            found[placement, day] = min(found.get((placement, day), reason), reason)
    return found


def care_plans(said: Columns) -> tuple[pa.Array, pa.Array, bool]:
    """The permanence planned (the first flag set), rows whose flags cannot be read, and whether any is filled.

    A column without any flag, set or not, is one that the case system does not fill.
    """
    plan, faults = read_flags(
        said["lacp_cla_care_plan_json"], lambda flags: flags[0] if flags else None, pa.string()
    )
    stated, _ = read_flags(said["lacp_cla_care_plan_json"], lambda _: True, pa.bool_())
    return plan, faults, stated.null_count < len(stated)


def care_leavers(block: Block, said: Columns, day: date) -> pa.Table:
    """The latest record of each young person, as at the date of the extract."""
    suitable = pc.equal(said["clea_care_leaver_accom_suitable"], "Y")
    columns = {
        **rename(block, said),
        "as_at": pa.repeat(pa.scalar(day), len(block.rows)),
        "care_leaver_accom_suitable": suitable,
    }
    return records(TABLES["care_leavers"], columns, block, _latest(said))


def _latest(said: Columns) -> pa.Array:
    """For each row whether it is the latest of its person: by contact, then by pathway plan review, then by row."""
    names = ("clea_person_id", "clea_care_leaver_latest_contact", "clea_pathway_plan_review_date")
    latest: dict[str | None, tuple[date, date, int]] = {}
    people, contacts, reviews = (said[name].to_pylist() for name in names)
    for row, (person, contact, review) in enumerate(zip(people, contacts, reviews, strict=True)):
        dated = (contact or date.min, review or date.min, row)
        if person is not None:
            latest[person] = max(latest.get(person, dated), dated)
    kept = {row for _, _, row in latest.values()}
    return pa.array([row in kept for row in range(len(people))], pa.bool_())
