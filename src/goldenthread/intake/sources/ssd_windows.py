"""For which days an SSD extract speaks: about six years, table by table, and not at all where a table is empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Block, Columns
from goldenthread.intake.sources.ssd_care import care_plans
from goldenthread.intake.sources.ssd_flags import read_flags
from goldenthread.records.load import AS_KNOWN, TOO_LOW, Covers, Window
from goldenthread.standards.ssd import LAYOUTS
from goldenthread.terms.months import Month, add_months

HISTORY_MONTHS = 72
Blocks = Mapping[str, Block]
Tables = Mapping[str, Columns]

EVENTS = {
    "contacts": "ssd_contacts",
    "cin_episodes.referrals": "ssd_cin_episodes",
    "cin_episodes.closures": "ssd_cin_episodes",
    "cin_assessments": "ssd_cin_assessments",
    "cin_assessments.outcome": "ssd_cin_assessments",
    "s47_enquiry": "ssd_s47_enquiry",
    "s47_enquiry.conferences": "ssd_initial_cp_conference",
    "initial_cp_conference": "ssd_initial_cp_conference",
    "cla_health": "ssd_cla_health",
    "cla_visits": "ssd_cla_visits",
    "cla_reviews": "ssd_cla_reviews",
    "cp_visits": "ssd_cp_visits",
    "cp_reviews": "ssd_cp_reviews",
    "cp_plans.before": "ssd_cp_plans",
}
SPELLS = {
    "cin_episodes.episodes": "ssd_cin_episodes",
    "cin_plans": "ssd_cin_plans",
    "cp_plans": "ssd_cp_plans",
    "cla_episodes": "ssd_cla_episodes",
    "cla_placement": "ssd_cla_placement",
    "care_status.placements": "ssd_cla_placement",
    "care_status.permanence": "ssd_cla_care_plan",
    "involvements": "ssd_involvements",
}
NO_PLANS = "The table ssd_cla_care_plan holds no plan, as in extracts from Eclipse: permanence plans are not available."
NO_REVIEWS = "No care leaver has a date of a pathway plan review: these reviews are not available."
NO_OUTCOMES = "No assessment has an outcome: cases closed after assessment are not available."
NONE_OPEN = (
    "No assessment is open, as in extracts (System C) that leave out assessments not yet authorised: the number "
    "of assessments open past 45 working days is too low."
)
SIX_YEARS = f"{TOO_LOW}: an SSD extract holds about six years, so plans that ended before are not known"
AS_AT = {"care_leavers": "ssd_care_leavers", "care_leavers.pathway": "ssd_care_leavers"}
BIAS = {"cp_plans.before": SIX_YEARS, **dict.fromkeys(AS_AT, AS_KNOWN)}


def windows(blocks: Blocks, columns: Tables, day: date) -> tuple[tuple[Window, ...], tuple[str, ...]]:
    """One window for each aspect that the extract holds, and notes on those that it does not."""
    first = _first_day(columns, day)
    unfilled = dict(_unfilled(columns))
    found = [
        Window(aspect, start, day, covers, BIAS.get(aspect))
        for aspects, covers, start in (
            (EVENTS, Covers.EVENTS, first),
            (SPELLS, Covers.SPELLS, first),
            (AS_AT, Covers.AS_AT, day),
        )
        for aspect, table in aspects.items()
        if table in blocks and len(blocks[table].rows) and aspect not in unfilled
    ]
    return tuple(found), (*unfilled.values(), *_absent(blocks), *_traits(columns))


def _first_day(columns: Tables, day: date) -> date:
    """Six years before the extract, or the month of its first referral if that is later."""
    history = add_months(day, -HISTORY_MONTHS) + timedelta(days=1)
    referrals = columns.get("ssd_cin_episodes", {}).get("cine_referral_date")
    earliest = pc.min(referrals).as_py() if referrals is not None else None
    return max(history, Month.of(earliest).start) if earliest else history


def _unfilled(columns: Tables) -> Iterator[tuple[str, str]]:
    """Aspects whose columns the case system leaves empty, each with the note that says so."""
    plans = columns.get("ssd_cla_care_plan")
    if plans is not None and not care_plans(plans)[2]:
        yield "care_status.permanence", NO_PLANS
    leavers = columns.get("ssd_care_leavers")
    if leavers is not None and _empty(leavers["clea_pathway_plan_review_date"]):
        yield "care_leavers.pathway", NO_REVIEWS
    assessments = columns.get("ssd_cin_assessments")
    if assessments is not None and _empty(assessments["cina_assessment_outcome_nfa"]):
        stated, _ = read_flags(assessments["cina_assessment_outcome_json"], lambda _: True, pa.bool_())
        if _empty(stated):
            yield "cin_assessments.outcome", NO_OUTCOMES


def _absent(blocks: Blocks) -> Iterator[str]:
    for words, names in (
        ("not there", [name for name in LAYOUTS if name not in blocks]),
        ("empty", [name for name, block in blocks.items() if not len(block.rows)]),
    ):
        if names:
            yield f"Tables that are {words}: {', '.join(names)}. What needs them is not available."


def _traits(columns: Tables) -> Iterator[str]:
    """What an extract looks like that is known to leave rows out."""
    assessments = columns.get("ssd_cin_assessments")
    if (
        assessments is not None
        and len(dates := assessments["cina_assessment_auth_date"])
        and not dates.null_count
    ):
        yield NONE_OPEN


def _empty(column: pa.Array) -> bool:
    return bool(column.null_count == len(column))
