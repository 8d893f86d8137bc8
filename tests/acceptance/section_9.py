"""What each format allows, indicator by indicator: section 9 of the indicator definitions as a table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tests.acceptance.rendered import FORMATS


class When(StrEnum):
    """For which of the months looked at a format has a figure."""

    ALWAYS = "every month of the last year, and the year's figure"
    SIX_MONTHS = "the six months before its date"
    ON_THE_DAY = "its own date"
    NEVER = "never"


class Sign(StrEnum):
    """How a format's counts stand to those of a format that says yes."""

    EQUAL = "equal"
    AT_MOST = "at most as many"
    OFF = "off either way"


@dataclass(frozen=True)
class Says:
    when: When
    sign: Sign = Sign.EQUAL
    why: str = ""


YES, NO = Says(When.ALWAYS), Says(When.NEVER)
SIX, DAY = Says(When.SIX_MONTHS), Says(When.ON_THE_DAY)
LATEST_SPELL = Says(When.SIX_MONTHS, Sign.AT_MOST, "a child's latest spell only")
LATEST_COUNT = Says(When.SIX_MONTHS, Sign.AT_MOST, "earlier referrals of a child's latest referral only")
NO_TRANSFERS = "a conference without an enquiry, a transfer in, is on no list"
LOST_CLOSURES = "of a child referred again before the next list the closure is on none"
RESTARTED = "a plan restarted within a day looks new, as the latest only is listed"
SAME_CARER = "no list says that the carer stayed the same when the kind of placement changed"
LOOKS_BORN = "an expected date of birth that has passed looks like a date of birth"
HELD_LATER = "a conference held after a census's last day is not in it"
SIX_YEARS = "plans that ended before an extract's six years are not in it"

_FRONT_DOOR = (YES, SIX, YES, NO, YES)
_CONFERENCES = (
    Says(When.ALWAYS, Sign.AT_MOST, NO_TRANSFERS), Says(When.SIX_MONTHS, Sign.AT_MOST, NO_TRANSFERS), YES, NO, YES,
)  # fmt: skip
_NOT_IN_RETURNS = (YES, SIX, YES, NO, NO)
_NEED_OR_PLAN = (YES, LATEST_SPELL, YES, NO, YES)
_CARE = (YES, LATEST_SPELL, YES, YES, NO)
_AS_AT = (YES, DAY, YES, NO, NO)
_LEAVERS = (YES, DAY, DAY, NO, NO)
_COUNCIL_FILES = (YES, YES, YES, YES, YES)

_ROWS = {
    "referrals": _FRONT_DOOR,
    "section47": _FRONT_DOOR,
    "assessments": _FRONT_DOOR,
    "assess_45": _FRONT_DOOR,
    "assess_open_45": _FRONT_DOOR,
    "referrals_nfa": _FRONT_DOOR,
    "complete_referral_source": _FRONT_DOOR,
    "s47_to_icpc_cohort": (*_FRONT_DOOR[:4], Says(When.ALWAYS, Sign.AT_MOST, HELD_LATER)),
    "icpc": _CONFERENCES,
    "icpc_15": _CONFERENCES,
    "s47_to_icpc_ratio": _CONFERENCES,
    "repeat_referrals": (YES, LATEST_COUNT, YES, NO, YES),
    "assess_case_to_close": _NOT_IN_RETURNS,
    "contacts_not_referral": _NOT_IN_RETURNS,
    "repeat_contacts": (YES, NO, YES, NO, NO),
    "cin_end": _NEED_OR_PLAN,
    "complete_ethnicity": _NEED_OR_PLAN,
    "complete_birth_date": (
        Says(When.ALWAYS, Sign.OFF, LOOKS_BORN),
        Says(When.SIX_MONTHS, Sign.OFF, LOOKS_BORN),
        YES,
        NO,
        YES,
    ),
    "complete_disability": _NEED_OR_PLAN,
    "complete_primary_need": _NEED_OR_PLAN,
    "cpp_end": _NEED_OR_PLAN,
    "cpp_2yrs": _NEED_OR_PLAN,
    "complete_category_of_abuse": _NEED_OR_PLAN,
    "cpp_repeat": (
        YES,
        Says(When.SIX_MONTHS, Sign.OFF, RESTARTED),
        Says(When.ALWAYS, Sign.AT_MOST, SIX_YEARS),
        NO,
        YES,
    ),
    "complete_close_reason": (
        Says(When.ALWAYS, Sign.AT_MOST, LOST_CLOSURES),
        Says(When.SIX_MONTHS, Sign.AT_MOST, LOST_CLOSURES),
        YES,
        NO,
        YES,
    ),
    "cla_end": _CARE,
    "cla_starts": _CARE,
    "cla_ends": _CARE,
    "complete_legal_status": _CARE,
    "cla_3placements": (YES, DAY, YES, YES, NO),
    "cla_health": _AS_AT,
    "cla_permanence": _AS_AT,
    "cla_permanence_4m": _AS_AT,
    "cla_visits": (
        Says(When.ALWAYS, Sign.OFF, SAME_CARER),
        Says(When.ON_THE_DAY, Sign.OFF, SAME_CARER),
        YES,
        NO,
        NO,
    ),
    "cp_visits": _AS_AT,
    "cp_reviews": (YES, Says(When.ON_THE_DAY, Sign.OFF, RESTARTED), YES, NO, YES),
    "cl_in_touch": _LEAVERS,
    "cl_suitable": _LEAVERS,
    "cl_eet": _LEAVERS,
    "cl_pathway": _LEAVERS,
    "caseload_avg": _AS_AT,
    "agency_fte": _COUNCIL_FILES,
    "agency_fte_establishment": _COUNCIL_FILES,
    "cla_u16_unregistered": _COUNCIL_FILES,
    "audits_good": _COUNCIL_FILES,
    "audits_feedback": _COUNCIL_FILES,
}
TABLE: dict[str, dict[str, Says]] = {
    code: dict(zip(FORMATS, row, strict=True)) for code, row in _ROWS.items()
}

# Where things are written down late, an archive of lists keeps month ends as they were first known, and an
# extract made later knows more. Dated records are the same in both.
_FIRST_KNOWN = Says(When.ALWAYS, Sign.AT_MOST, "each list is as known on its date; later ones say more")
_CLOSED_LATE = Says(
    When.ALWAYS, Sign.OFF, "closed, and written down only after the next referral: open until that referral"
)
LATE = {
    **dict.fromkeys(
        (
            "cp_visits", "cp_reviews", "cla_health", "cla_permanence", "cla_permanence_4m",
            "cla_3placements",
        ),
        _FIRST_KNOWN,
    ),
    **dict.fromkeys(
        (
            "cin_end", "complete_ethnicity", "complete_birth_date", "complete_disability", "complete_primary_need",
            "complete_close_reason", "caseload_avg",
        ),
        _CLOSED_LATE,
    ),
}  # fmt: skip
