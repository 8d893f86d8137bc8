"""From the tables of an SSD extract to records: mostly the same columns, and a few that need working out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Block, Columns, records, rename
from goldenthread.intake.report import Report
from goldenthread.intake.sources.ssd_care import care_leavers, care_plans, health_checks, placements
from goldenthread.intake.sources.ssd_children import immigration, people
from goldenthread.intake.sources.ssd_flags import read_flags
from goldenthread.intake.values import as_code
from goldenthread.records.tables import TABLES
from goldenthread.standards.codes import CODE_LISTS

Blocks = Mapping[str, Block]
Tables = Mapping[str, Columns]
NFA = ("NFA_FLAG",)
CONFERENCE = "CP_CONFERENCE_FLAG"


def tables(
    blocks: Blocks, columns: Tables, day: date, report: Report
) -> tuple[dict[str, pa.Table], tuple[str, ...]]:
    """The records of every table that is there, and what to know about how they were made."""
    found: dict[str, pa.Table] = {}
    notes: list[str] = []
    for name, block in blocks.items():
        table = name.removeprefix("ssd_")
        if table == "person":
            found[table] = people(block, columns[name], day, report)
        elif table == "care_leavers":
            found[table] = care_leavers(block, columns[name], day)
        elif table == "cla_health":
            found[table] = health_checks(block, columns[name], report, notes)
        else:
            said, keep = _worked_out(table, block, columns, report)
            found[table] = records(TABLES[table], {**rename(block, columns[name]), **said}, block, keep)
    return found, tuple(notes)


def _worked_out(table: str, block: Block, columns: Tables, report: Report) -> tuple[Columns, pa.Array | None]:
    """Columns that are not simply taken over, and which rows become records (none given: all)."""
    work = WORKED_OUT.get(table)
    return work(block, columns, report) if work else ({}, None)


def _contacts(block: Block, columns: Tables, report: Report) -> tuple[Columns, None]:
    return {
        "contact_source_code": _source(block, columns["ssd_contacts"], "cont_contact_source", report)
    }, None


def _cin_episodes(block: Block, columns: Tables, report: Report) -> tuple[Columns, None]:
    known = pa.repeat(True, len(block.rows))
    source = _source(block, columns["ssd_cin_episodes"], "cine_referral_source", report)
    return {"is_referral": known, "is_episode": known, "referral_source_code": source}, None


def _source(block: Block, said: Columns, name: str, report: Report) -> pa.Array:
    """Who referred: by the code, else by its description (some systems put a number of their own in the code)."""
    code, words = said[f"{name}_code"], said[f"{name}_desc"]
    codes = CODE_LISTS["referral_source"]
    aside = Report()  # only what neither column tells is a fault
    found = pc.coalesce(
        as_code(code, codes, block.place(f"{name}_code"), aside),
        as_code(words, codes, block.place(f"{name}_desc"), aside),
    )
    stated = pc.or_(pc.is_valid(code), pc.is_valid(words))
    report.add_where(block.place(f"{name}_code"), pc.and_(stated, pc.is_null(found)), "unknown-code")
    return found


def _assessments(block: Block, columns: Tables, report: Report) -> tuple[Columns, None]:
    """No further action by the flag; where it is blank, when that is the only outcome."""
    said = columns["ssd_cin_assessments"]
    only = _flags(block, said, "cina_assessment_outcome_json", lambda flags: flags == NFA, report)
    return {"assessment_outcome_nfa": pc.coalesce(said["cina_assessment_outcome_nfa"], only)}, None


def _section_47(block: Block, columns: Tables, report: Report) -> tuple[Columns, None]:
    """Whether a conference was not required: a No only where the outcome says that one is to be held."""
    said = columns["ssd_s47_enquiry"]
    outcome = _flags(block, said, "s47e_s47_outcome_json", _not_required, report)
    closed = pc.if_else(said["s47e_s47_nfa"], pa.scalar(True), pa.scalar(None, pa.bool_()))
    return {"icpc_not_required": pc.coalesce(outcome, closed)}, None


def _not_required(flags: tuple[str, ...]) -> bool | None:
    if CONFERENCE in flags:
        return False
    return True if NFA[0] in flags else None


def _flags(
    block: Block, said: Columns, name: str, told: Callable[[tuple[str, ...]], bool | None], report: Report
) -> pa.Array:
    values, faults = read_flags(said[name], told, pa.bool_())
    report.add_where(block.place(name), faults, "unreadable-json")
    return values


def _cla_reviews(_: Block, columns: Tables, __: Report) -> tuple[Columns, pa.Array]:
    """Reviews that were held; those only due, or cancelled, are none."""
    said = columns["ssd_cla_reviews"]
    cancelled = pc.fill_null(said["clar_cla_review_cancelled"], False)
    return {}, pc.and_(pc.is_valid(said["clar_cla_review_date"]), pc.invert(cancelled))


def _cp_reviews(_: Block, columns: Tables, __: Report) -> tuple[Columns, pa.Array]:
    return {}, pc.is_valid(columns["ssd_cp_reviews"]["cppr_cp_review_date"])


def _immigration(_: Block, columns: Tables, __: Report) -> tuple[Columns, None]:
    stated = columns["ssd_immigration_status"]["immi_immigration_status"]
    return {"immigration_status": immigration(stated)}, None


def _placements(_: Block, columns: Tables, __: Report) -> tuple[Columns, None]:
    return placements(columns), None


def _care_plans(block: Block, columns: Tables, report: Report) -> tuple[Columns, pa.Array | None]:
    plan, faults, filled = care_plans(columns["ssd_cla_care_plan"])
    report.add_where(block.place("lacp_cla_care_plan_json"), faults, "unreadable-json")
    nothing = None if filled else pa.repeat(False, len(block.rows))
    return {"permanence_plan": plan}, nothing


WORKED_OUT: dict[str, Callable[[Block, Tables, Report], tuple[Columns, pa.Array | None]]] = {
    "contacts": _contacts,
    "cin_episodes": _cin_episodes,
    "cin_assessments": _assessments,
    "s47_enquiry": _section_47,
    "cla_reviews": _cla_reviews,
    "cp_reviews": _cp_reviews,
    "immigration_status": _immigration,
    "cla_placement": _placements,
    "cla_care_plan": _care_plans,
}
