"""Which year a census file speaks of: by the dates that must lie in it, not by what its header says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from goldenthread.intake.block import Columns
from goldenthread.intake.gate.refusal import Refused
from goldenthread.intake.return_year import ReturnYear, year_of
from goldenthread.intake.sources.cin_census_xml import Census

# An episode of need, a plan or an assessment that ended is in the census of the year in which it ended.
ENDINGS = (
    ("CINdetails", "CINclosureDate"),
    ("Assessments", "AssessmentAuthorisationDate"),
    ("CINPlanDates", "CINPlanEndDate"),
    ("ChildProtectionPlans", "CPPendDate"),
)


def year_told(census: Census, columns: Mapping[str, Columns]) -> ReturnYear:
    """The year by the endings, or by the referrals where nothing has ended, beside what the header says."""
    endings = [columns[block][name] for block, name in ENDINGS]
    if all(dates.null_count == len(dates) for dates in endings):
        endings = [columns["CINdetails"]["CINreferralDate"]]
    year = year_of(endings, _said(census.header_days))
    if year is None:
        message = "No episode has a date and the header names no year. Give --reference-date."
        raise Refused("no-dates", message, file=census.file)
    return year


def _said(header: Mapping[str, date]) -> list[date]:
    """The header's ReferenceDate, which is a 31 March, and the 31 March of its Year."""
    named = (header.get(name) for name in ("ReferenceDate", "Year"))
    return [day for day in named if day and day == date(day.year, 3, 31)]
