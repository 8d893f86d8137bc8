"""The three cuts of the dashboard: which measures stand in each. One place for pages, files and links."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldenthread.terms.choices import Choices, choice


class Cut(StrEnum):
    """For whom a dashboard is cut."""

    HEADLINE = "headline"
    LEADERSHIP = "leadership"
    OWN = "own"


CUT_WORDS = {
    Cut.HEADLINE: "Headline measures",
    Cut.LEADERSHIP: "Leadership team",
    Cut.OWN: "A service or team",
}


@dataclass(frozen=True)
class Cuts(Choices):
    """The measures of each cut, by their codes. An empty list is what the cut has by itself."""

    headline: tuple[str, ...] = choice(
        (), "The council's headline measures; an empty list: those of the monthly report."
    )
    leadership: tuple[str, ...] = choice(
        (), "The leadership team's measures; an empty list: every measure of the catalogue."
    )
    own: tuple[str, ...] = choice(
        (
            "referrals_nfa", "repeat_referrals", "s47_to_icpc_cohort", "assess_45", "assess_open_45",
            "assess_case_to_close", "audits_good", "audits_feedback", "icpc_15", "cpp_2yrs", "cpp_repeat",
            "cp_visits", "cp_reviews", "cla_health", "cla_permanence", "cla_permanence_4m", "cla_visits",
            "cla_3placements", "cla_u16_unregistered", "cl_in_touch", "cl_suitable", "cl_eet", "cl_pathway",
            "caseload_avg", "complete_ethnicity", "complete_birth_date", "complete_disability",
            "complete_primary_need", "complete_category_of_abuse", "complete_close_reason", "complete_legal_status",
        ),
        "What a service or a team works on; an empty list: every measure of the catalogue.",
    )  # fmt: skip

    def shows(self, cut: Cut, code: str, *, in_report: bool) -> bool:
        """Whether a measure stands in a cut. in_report: it is one of the monthly report."""
        chosen: tuple[str, ...] = getattr(self, cut.value)
        if chosen:
            return code in chosen
        return in_report or cut is not Cut.HEADLINE
