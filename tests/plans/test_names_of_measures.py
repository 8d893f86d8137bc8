"""Everyday names of councils' measures: the right indicator is tied; else it asks."""

import pytest

from goldenthread import catalogue
from goldenthread.plans.matching import indicator_of, nearest
from goldenthread.plans.plan import Draft, Measure, Plan
from goldenthread.plans.reading.tying import tied

pytestmark = pytest.mark.acceptance("5.3")

TIED = """
    agency_fte: % agency social workers (FTE)
    assess_45: Percentage of assessments completed within 45 working days
    assess_45: % of single assessments completed within 45 working days
    assess_45: % of child and family assessments completed within 45 days
    assess_45: % of initial assessments completed in 45 days
    assessments: Assessments completed per 10,000 in the year
    audits_good: % of audits graded good or better
    audits_good: % of practice audits graded good or better
    caseload_avg: Average caseload
    caseload_avg: Average caseload per social worker
    caseload_avg: Average social worker caseload
    cin_end: Rate of children in need per 10,000
    cl_eet: Increase in % of care leavers in EET
    cl_eet: Increase the percentage of care leavers in education, employment or training
    cl_eet: % of care experienced young people in education, training or employment
    cl_eet: More care leavers in EET
    cl_in_touch: Care leavers in touch (%)
    cl_in_touch: Increased % of care leavers in touch
    cl_pathway: % of pathway plans up to date
    cl_suitable: % of care leavers in suitable accommodation
    cla_3placements: % of children looked after with 3+ placements
    cla_3placements: % of children looked after with three or more placements in the year
    cla_3placements: % of CIC with 3 or more placements in last 12 months
    cla_end: Children in care at month end (per 10,000)
    cla_end: Rate of children in care at month end
    cla_end: Rate of children in care per 10,000
    cla_end: Rate of children looked after
    cla_end: CLA rate
    cla_end: Reduce rate of children in care
    cla_end: Reduction in children in care rate
    cla_end: Month end rate of children in care
    cla_ends: Rate of children leaving care
    cla_ends: Children who ceased to be looked after in the year (per 10,000)
    cla_health: % of CIC with an up to date health assessment
    cla_health: % of children in care with up-to-date health assessments
    cla_permanence: % of children we care for with a permanence plan
    cla_permanence_4m: % CIC for 4 months or more with a permanence plan
    cla_starts: Children who started to be looked after (rate per 10,000)
    cla_starts: Rate of children entering care
    cla_starts: Care starts per 10,000
    cla_u16_unregistered: Under 16s in unregistered accommodation at month end
    cla_visits: % of CIC with an up to date social work visit
    complete_disability: % with disability recorded
    complete_ethnicity: % of children with ethnicity recorded
    complete_referral_source: % of referrals with referral source recorded
    contacts_not_referral: % of contacts that don't become referrals
    cp_reviews: % of children on a child protection plan with reviews in time
    cp_reviews: % of children on a CP plan with reviews on time
    cp_visits: % of children on a CP plan visited in time
    cpp_2yrs: % of children on a CP plan for two years or more
    cpp_2yrs: % of children on a CP plan for 2+ years
    cpp_2yrs: % of children on a CP plan for 2 or more years
    cpp_end: Rate of child protection plans per 10,000
    cpp_end: Children subject to a child protection plan at month end (per 10,000)
    cpp_repeat: Percentage of children who became the subject of a child protection plan for a second or subsequent time
    cpp_repeat: % of second or subsequent CP plans
    icpc: Initial child protection conferences (per 10,000)
    icpc: Rate of ICPCs per year
    icpc_15: Percentage of ICPCs held within 15 working days of S47 starting
    icpc_15: % of ICPCs held in 15 working days
    referrals: Rate of referrals per 10,000
    referrals: Referrals per 10,000
    referrals_nfa: % of referrals with NFA
    referrals: Referrals to children's social care (per 10,000)
    repeat_contacts: % of repeat contacts
    repeat_contacts: Contacts that are repeat contacts (%)
    repeat_referrals: Reduction in re-referral rates
    repeat_referrals: Reduce re-referral rate
    repeat_referrals: Percentage of referrals within 12 months of a previous referral
    repeat_referrals: % of re-referrals within 12 months
    repeat_referrals: Reduced rate of re-referrals
    repeat_referrals: % re-referrals
    repeat_referrals: A reduction in the proportion of repeat referrals
    s47_to_icpc_cohort: % of S47s progressing to ICPC
    section47: Rate of S47 enquiries per 10,000
    section47: Rate of S47s starting
"""
ASKED = """
    cla_end: Children looked after at year end (per 10,000)
    cla_end: Children in care at year end (per 10,000)
    cla_end: Rate of CLA at year end
    cla_end: Rate of children in care at year end per 10,000
    cla_end: Looked after children per 10,000 at year end
    cla_end: Rate of LAC year-end
    cla_end: Rate of CLA at quarter end
    cla_end: Children looked after per 10,000 at 31 March
    cla_end: Children in care during the year (per 10,000)
    cla_end: Children in care (number)
    cla_end: Number of children in care
    cla_ends: Children in care ends at month end (per 10,000)
    complete_ethnicity: % of social workers with ethnicity recorded
    complete_disability: % of social workers with disability recorded
    complete_disability: % of children with a disability recorded
    complete_ethnicity: % of young people with ethnicity recorded
    complete_ethnicity: % of care leavers with ethnicity recorded
    cp_reviews: % of plan reviews on time
    cp_reviews: % of plans with reviews in time
    cp_reviews: % of child protection plan reviews on time
    cp_reviews: % of children on a plan with reviews in time
    cla_health: % of CIC with an up to date initial health assessment
    cla_health: % of CIC with up to date review health assessment
    repeat_referrals: Reduction (%) in re-referrals
    repeat_referrals: % reduction in re-referrals
    repeat_referrals: Reduction in re-referrals
    cl_eet: Increase in care leavers in EET
    repeat_referrals: % of re-referrals within 6 months
    repeat_referrals: % of children re-referred within 12 months
    repeat_referrals: Number of repeat referrals
    repeat_referrals: Repeat referrals (number)
    assess_45: % of early help assessments completed within 45 working days
    -: % of assessments completed within 35 working days
    icpc_15: % of review conferences within 15 days
    cpp_2yrs: % of children subject to a repeat CP plan within 2 years
    cpp_2yrs: % of children who have had a CP plan within 2 years
    cpp_2yrs: Children with a child protection plan within two years
    cpp_2yrs: % of children on a CP plan for two years
    cpp_2yrs: % of children on a CP plan for under two years
    cpp_2yrs: % of children on a CP plan in the last 2 years
    cpp_2yrs: % of CP plans lasting 2 years or more
    cpp_2yrs: % of CP plans ending after 2 years or more
    cpp_repeat: Rate of CP plans started per 10,000
    cpp_end: Children on a child protection plan in the year (per 10,000)
    cin_end: Rate of children in need at year end
    referrals: Referral rate at month end
    referrals: Referrals from children's social care (per 10,000)
    referrals: Referrals by children's social care (per 10,000)
    -: Rate of referrals from early help per 10,000
    cla_ends: Rate of children leaving from care
    section47: Number of section 47 enquiries
    section47: S47 enquiries for young people (per 10,000)
    -: % of care leavers aged 19-21 in EET
    cl_eet: % of care leavers not in EET
    -: % of care experienced children in EET
    cl_in_touch: Care leavers the council is in touch with (%)
    cla_permanence: % of CIC with a permanence plan by the second review
    -: % of CLA visited in timescale
    cla_visits: % of CIC with an up to date statutory visit
    -: % of CP visits in time
    caseload_avg: Average caseload of newly qualified social workers
    caseload_avg: Average caseload of agency social workers
    caseload_avg: Average caseload of personal advisers
    agency_fte: % of agency social workers
    audits_good: % of audits judged good or better by moderators
    -: % of contacts resulting in no further action
    -: Vacancy rate of social workers
    cl_pathway: % of initial pathway plans up to date
    cla_health: % of children with a health assessment
    -: % of children in care with dental checks up to date
    cla_end: Rate of unaccompanied children in care per 10,000
    -: Rate of children in care per 1,000
    cla_end: % of CLA who are unaccompanied
    cla_end: LAC per 10,000 population
    cl_suitable: Number of care leavers in suitable accommodation
    -: % of relevant and former relevant young people in suitable accommodation
    -: % of care leavers NEET
    assess_case_to_close: % S47 outcomes with no further action
    -: % of strategy discussions leading to S47
    s47_to_icpc_cohort: % of ICPCs leading to a CP plan
    icpc_15: % of initial conferences within 15 working days
    cla_end: Reduce the number of children in care
    -: % of children in care in stable placements for two years or more
    cla_3placements: % of CIC with three or more placement moves
    cla_end: % of children in care missing
    -: % of return home interviews completed in 72 hours
    -: % of CiN visits in timescale
    -: % of children in need plans reviewed in time
    cl_pathway: % of children with up to date plans
    cla_end: % of CIC reviews on time
    -: % of supervision in timescale
    caseload_avg: Average caseload per FTE
    caseload_avg: Average caseloads at year end
    -: Social worker turnover rate
    -: % of permanent social workers
    agency_fte_establishment: % agency workers as a share of establishment
    agency_fte: Agency rate
    cla_permanence_4m: % of permanence plans by four months
    cla_permanence: % of CIC with a permanence plan at year end
    -: % audits graded inadequate
    audits_feedback: % of audits with feedback from children
    -: % of contacts progressing to referral
    contacts_not_referral: % of contacts that do not progress to referral
    repeat_contacts: % of repeat contacts within 3 months
    assess_case_to_close: % of assessments with outcome NFA
    -: % assessments in timescale
    assess_open_45: Assessments open over 45 days
    -: Rate of ICPCs per 10,000 population under 18
    referrals_nfa: Section 47s ending in NFA
    cpp_2yrs: Children subject of CP plan for over 2 years (%)
    -: Children missing from care
    cl_pathway: Care leavers with up to date pathway plans (%)
    -: Improve timeliness of assessments
    cl_eet: Increase by 10% care leavers in EET
    cla_end: Children in care rate (quarter-end)
    cla_ends: Children leaving care at month end (per 10,000)
    cla_visits: Social worker visits to children in care up to date (%)
    audits_good: % of social worker audits graded good or better
    complete_disability: % of parents with disability recorded
"""


def pairs(table: str) -> list[list[str]]:
    """The code and the name of each line."""
    return [line.strip().split(": ", 1) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("code", "name"), pairs(TIED))
def test_a_name_that_says_what_an_indicator_counts_is_tied(code: str, name: str) -> None:
    assert indicator_of(name) == code


@pytest.mark.parametrize(("near", "name"), pairs(ASKED))
def test_a_word_that_may_change_what_is_counted_asks(near: str, name: str) -> None:
    """near: what it may be most likely, offered first; a dash where nothing of the catalogue is near."""
    assert indicator_of(name) == ""
    assert (nearest(name) or ("-",))[0] == near


@pytest.mark.parametrize("code", sorted(catalogue.load()))
def test_the_names_that_a_definition_gives_are_its_own(code: str) -> None:
    """Each is tied to its indicator, or where its unit or its plan is not said, asks with that one first."""
    indicator = catalogue.load()[code]
    for name in (indicator.label, indicator.title, *indicator.known_as):
        assert indicator_of(name) in ("", code)
        assert nearest(name)[0] == code


@pytest.mark.parametrize(
    ("name", "baseline", "target", "code"),
    [
        ("Repeat referrals", "19%", "17%", "repeat_referrals"),
        ("Repeat referrals", "", "", "repeat_referrals"),
        ("Repeat referrals", "120", "100", ""),  # a number, it may be
        ("Re-referral rate", "19", "17", "repeat_referrals"),
        ("More care leavers in EET", "47%", "60", ""),
        ("% of care leavers in EET", "47", "60", "cl_eet"),
        ("Average caseload", "16", "15", "caseload_avg"),
        ("Average caseload", "16", "90%", ""),
        ("Rate of children in care", "0.7%", "", ""),
    ],
)
def test_figures_tell_a_percentage_from_a_number(name: str, baseline: str, target: str, code: str) -> None:
    draft = tied(Draft(Plan(measures=(Measure("Part", "", name, baseline, None, target),))))
    assert draft.plan.measures[0].indicator == code
    assert [guess.taken for guess in draft.guesses] == [code]
