"""What a census file says, as records, and the days for which it speaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Columns, records, rename
from goldenthread.intake.return_year import ReturnYear
from goldenthread.intake.sources.cin_census_rules import first_of
from goldenthread.intake.sources.cin_census_xml import Census
from goldenthread.records.load import TOO_LOW, Covers, Window
from goldenthread.records.tables import TABLES
from goldenthread.terms.months import add_months

EVENTS = (
    "cin_episodes.referrals",
    "cin_episodes.closures",
    "s47_enquiry",
    "initial_cp_conference",
    "cp_plans.before",
    "cp_reviews",
)
CONFERENCES = "s47_enquiry.conferences"
LED_TO_MONTHS = 2
HELD_LATER = f"{TOO_LOW}: a conference held after the last day of a CIN census is not in it"
DAY = timedelta(days=1)
SPELLS = ("cin_episodes.episodes", "cin_assessments", "cp_plans")
IN_EPISODE = {  # block: the table that it fills, and the date without which it says nothing
    "Assessments": ("cin_assessments", "AssessmentActualStartDate"),
    "CINPlanDates": ("cin_plans", "CINPlanStartDate"),
    "Section47": ("s47_enquiry", "S47ActualStartDate"),
    "ChildProtectionPlans": ("cp_plans", "CPPstartDate"),
}


def tables(census: Census, columns: Mapping[str, Columns]) -> dict[str, pa.Table]:
    of_episode = columns["Child"]["LAchildID"].take(census.parents["CINdetails"])
    child_of = {"CINdetails": of_episode}
    for name in IN_EPISODE:
        child_of[name] = of_episode.take(census.parents[name])
    child_of["Reviews"] = child_of["ChildProtectionPlans"].take(census.parents["Reviews"])
    child_of["Disabilities"] = columns["Child"]["LAchildID"].take(census.parents["Disabilities"])

    def made(block: str, table: str, keep: pa.Array | None = None, **more: pa.Array) -> pa.Table:
        said = {**rename(census.blocks[block], columns[block]), "person_id": child_of[block], **more}
        return records(TABLES[table], said, census.blocks[block], keep)

    yes = pa.repeat(True, len(of_episode))
    return {
        "person": _people(census, columns["Child"]),
        "disability": made("Disabilities", "disability", pc.is_valid(columns["Disabilities"]["Disability"])),
        "cin_episodes": made("CINdetails", "cin_episodes", is_referral=yes, is_episode=yes),
        **{table: made(block, table) for block, (table, _) in IN_EPISODE.items()},
        "cp_reviews": made("Reviews", "cp_reviews", pc.is_valid(columns["Reviews"]["CPPreviewDate"])),
        "initial_cp_conference": pa.concat_tables(
            [_after_section_47(census, columns, child_of), _transferred_in(census, columns, child_of)]
        ),
    }


def _people(census: Census, child: Columns) -> pa.Table:
    """One row for each child, of the first block; the expected date of birth only of those not yet born."""
    said = rename(census.blocks["Child"], child)
    unborn = pc.is_null(said["dob"])
    said["expected_dob"] = pc.if_else(unborn, said["expected_dob"], pa.scalar(None, pa.date32()))
    return records(TABLES["person"], said, census.blocks["Child"], first_of(child["LAchildID"]))


def _after_section_47(census: Census, columns: Mapping[str, Columns], child_of: Columns) -> pa.Table:
    enquiry, block = columns["Section47"], census.blocks["Section47"]
    said = {
        "person_id": child_of["Section47"],
        "linked_s47_start_date": enquiry["S47ActualStartDate"],
        "referral_date": columns["CINdetails"]["CINreferralDate"].take(census.parents["Section47"]),
        "icpc_date": enquiry["DateOfInitialCPC"],
        "icpc_transfer_in": pa.repeat(False, len(block.rows)),
    }
    return records(TABLES["initial_cp_conference"], said, block, pc.is_valid(enquiry["DateOfInitialCPC"]))


def _transferred_in(census: Census, columns: Mapping[str, Columns], child_of: Columns) -> pa.Table:
    """A conference that stands with the episode itself came from no section 47 of this authority."""
    details, block = columns["CINdetails"], census.blocks["CINdetails"]
    said = {
        "person_id": child_of["CINdetails"],
        "referral_date": details["CINreferralDate"],
        "icpc_date": details["DateOfInitialCPC"],
        "icpc_transfer_in": pa.repeat(True, len(block.rows)),
    }
    return records(TABLES["initial_cp_conference"], said, block, pc.is_valid(details["DateOfInitialCPC"]))


def windows(year: ReturnYear) -> tuple[Window, ...]:
    events = (Window(aspect, year.first, year.last, Covers.EVENTS) for aspect in EVENTS)
    spells = (Window(aspect, year.first, year.last, Covers.SPELLS) for aspect in SPELLS)
    return (*events, *spells, *_led_to(year))


def _led_to(year: ReturnYear) -> Iterator[Window]:
    """Of which enquiries it is known whether they led to a conference: one may be held two months later.

    What the enquiries of the last two months led to is told in full by the next census: it lists an enquiry
    of the year before again, where its conference was held in the year.
    """
    before, late = (add_months(day, -LED_TO_MONTHS) for day in (year.first, year.last + DAY))
    yield Window(CONFERENCES, before, late - DAY, Covers.EVENTS)
    yield Window(CONFERENCES, late, year.last, Covers.EVENTS, HELD_LATER)


def notes(year: ReturnYear, given: bool) -> tuple[str, ...]:
    why = "as given" if given else "by the dates on which something ended, and its header"
    return (
        f"The census speaks for {year}: {why}.",
        "It holds the episodes of need open at some time in the year, each with its real start. Earlier referrals "
        "and plans are in the censuses of the years before; how many earlier plans there were is stated.",
        "What comes after its last day is in the next census: conferences that its last enquiries led to, and a "
        "plan that went on the next day.",
        "It does not hold the outcome of an assessment: cases closed after assessment can't be told from it.",
    )
