"""For which dates a workbook speaks, list by list: what is not there gives no figure, rather than zero."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from goldenthread.intake.block import Block
from goldenthread.intake.sources.annex_a_records import ALLOCATING
from goldenthread.records.load import AS_KNOWN, TOO_LOW, Covers, Window
from goldenthread.standards.annex_a import LISTS, WINDOW_MONTHS
from goldenthread.terms.months import add_months

EVENTS = (
    (1, "contacts", "contact_date"),
    (3, "cin_episodes.referrals", "referral_date"),
    (4, "cin_assessments", "assessment_start_date"),
    (4, "cin_assessments.outcome", "needs_support"),
    (5, "s47_enquiry", "s47_start_date"),
    (5, "s47_enquiry.conferences", "icpc_date"),
    (7, "cp_plans.before", "previous_plans"),
)
SPELLS = (
    (6, "cin_episodes.episodes", "referral_date"),
    (7, "cp_plans", "cp_plan_start_date"),
    (8, "cla_episodes", "cla_episode_start_date"),
)
AS_AT = (
    (7, "cp_visits", "cp_visit_date"),
    (7, "cp_reviews", "cp_review_date"),
    (8, "cla_placement", "cla_placement_start_date"),
    (8, "cla_visits", "cla_visit_date"),
    (8, "cla_reviews", "cla_review_date"),
    (8, "cla_health", "health_assessment_date"),
    (8, "care_status.placements", "placements_12m"),
    (8, "care_status.permanence", "permanence_plan"),
    (9, "care_leavers", "care_leaver_in_touch"),
    (9, "care_leavers.pathway", "pathway_plan_review_date"),
)

# How figures are off, in the same words for every workbook: a figure of many months says it once.
CONFERENCES = (
    f"{TOO_LOW}: Annex A lists a conference only beside an enquiry of its six months, "
    "so transfers in are missing"
)
LATEST_SPELL = f"{TOO_LOW}: of a child with two spells in its six months, Annex A lists only the latest"
LATEST_COUNT = f"{TOO_LOW}: Annex A states the earlier referrals of a child's latest referral only"
LATEST_CLOSURE = (
    f"{TOO_LOW}: of a child referred again before the next list, "
    "Annex A does not say how the episode before closed"
)
SAME_CARER = "may be off either way: Annex A does not say that a new kind of placement is with the same carer"
# Known for each event in the six months, but not wholly.
BIASED_EVENTS = (
    (3, "cin_episodes.before", "referrals_12m", LATEST_COUNT),
    (5, "initial_cp_conference", "icpc_date", CONFERENCES),
    (6, "cin_episodes.closures", "close_reason", LATEST_CLOSURE),
)


def first_day(reference_date: date) -> date:
    """The first of the six months of which the lists speak."""
    return add_months(reference_date, -WINDOW_MONTHS) + timedelta(days=1)


def windows_of(lists: Mapping[int, Block], reference_date: date) -> tuple[Window, ...]:
    """One window for each aspect whose list and column are there."""
    return tuple(_windows(lists, first_day(reference_date), reference_date))


def _windows(lists: Mapping[int, Block], first: date, last: date) -> Iterator[Window]:
    for number, aspect, record in EVENTS:
        if _has(lists, number, record):
            yield Window(aspect, first, last, Covers.EVENTS)
    for number, aspect, record, bias in BIASED_EVENTS:
        if _has(lists, number, record):
            yield Window(aspect, first, last, Covers.EVENTS, bias)
    for number, aspect, record in SPELLS:
        if _has(lists, number, record):
            yield Window(aspect, first, last, Covers.SPELLS, LATEST_SPELL)
    for number, aspect, record in AS_AT:
        if _has(lists, number, record):
            more = f"; {SAME_CARER}" if aspect == "cla_visits" else ""
            yield Window(aspect, last, last, Covers.AS_AT, AS_KNOWN + more)
    if all(_has(lists, number, "worker_id") for number in ALLOCATING):
        yield Window("allocations", last, last, Covers.AS_AT, AS_KNOWN)


def _has(lists: Mapping[int, Block], number: int, record: str) -> bool:
    """Whether a list is there with the column that fills a record's column."""
    if number not in lists:
        return False
    header = next(column.name for column in LISTS[number].read.fields if column.record == record)
    return header in lists[number].cells
