"""What only the census itself can get wrong: yes and no in several spellings, flags at odds with blocks."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from goldenthread.intake.block import Columns
from goldenthread.intake.report import Report
from goldenthread.intake.return_year import ReturnYear, report_outside
from goldenthread.intake.sources.cin_census_xml import Census

IN_YEAR = (
    ("CINdetails", "CINclosureDate"),
    ("Assessments", "AssessmentAuthorisationDate"),
    ("CINPlanDates", "CINPlanEndDate"),
    ("ChildProtectionPlans", "CPPendDate"),
)
STARTED = (
    ("CINdetails", "CINreferralDate"),
    ("CINdetails", "DateOfInitialCPC"),
    ("Assessments", "AssessmentActualStartDate"),
    ("CINPlanDates", "CINPlanStartDate"),
    ("Section47", "S47ActualStartDate"),
    ("Section47", "DateOfInitialCPC"),
    ("ChildProtectionPlans", "CPPstartDate"),
    ("Reviews", "CPPreviewDate"),
)
YES_NO = (("CINdetails", "ReferralNFA"), ("Section47", "ICPCnotRequired"))


def check(census: Census, columns: Mapping[str, Columns], year: ReturnYear, report: Report) -> None:
    for block, name in (*IN_YEAR, *STARTED):
        dates, in_year = columns[block][name], (block, name) in IN_YEAR
        report_outside(census.blocks[block], name, dates, year, report, in_year=in_year, recorded=True)
    _repeated_children(census, columns, report)
    _mixed_yes_no(census, report)
    _active_without_further_action(census, columns, report)


def _repeated_children(census: Census, columns: Mapping[str, Columns], report: Report) -> None:
    repeated = pc.invert(first_of(columns["Child"]["LAchildID"]))
    report.add_where(census.blocks["Child"].place("LAchildID"), repeated, "repeated-child")


def first_of(ids: pa.Array) -> pa.Array:
    """For each row whether its id stands here for the first time; rows without an id always do."""
    seen: dict[str, int] = {}
    first = [
        number is None or seen.setdefault(number, row) == row for row, number in enumerate(ids.to_pylist())
    ]
    return pa.array(first, pa.bool_())


def _mixed_yes_no(census: Census, report: Report) -> None:
    """0 and 1, or true and false, but not both in one file."""
    for block, name in YES_NO:
        said = pc.utf8_trim_whitespace(pc.utf8_lower(census.blocks[block].cells[name]))
        digits = pc.is_in(said, pa.array(["0", "1"]))
        words = pc.is_in(said, pa.array(["true", "false"]))
        if pc.any(digits).as_py() and pc.any(words).as_py():
            report.add(census.blocks[block].place(name), None, "mixed-yes-no")


def _active_without_further_action(census: Census, columns: Mapping[str, Columns], report: Report) -> None:
    details = columns["CINdetails"]
    active = set()
    for name in ("Assessments", "CINPlanDates", "Section47", "ChildProtectionPlans"):
        active.update(census.parents[name].to_pylist())
    has_block = pa.array([row in active for row in range(len(details["ReferralNFA"]))], pa.bool_())
    has_conference = pc.is_valid(details["DateOfInitialCPC"])
    at_odds = pc.and_kleene(details["ReferralNFA"], pc.or_(has_block, has_conference))
    report.add_where(census.blocks["CINdetails"].place("ReferralNFA"), at_odds, "active-no-further-action")
