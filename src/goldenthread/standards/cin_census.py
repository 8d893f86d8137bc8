"""The children in need census: one XML file per authority and year, 1 April to 31 March.

The tree, from the publisher's schemas of 2016-17 to 2025-26 (Department for Education):

    Message
      Header: CollectionDetails (Collection, Year, ReferenceDate), Source (LEA ...)
      Children
        Child
          ChildIdentifiers: LAchildID, UPN, PersonBirthDate, Sex ...
          ChildCharacteristics: Ethnicity, Disabilities (Disability)
          CINdetails, one for each episode of need: CINreferralDate ... ReferralNFA
            Assessments, CINPlanDates, Section47, ChildProtectionPlans (Reviews: CPPreviewDate)

All dates are yyyy-mm-dd. Every published sample breaks the schema somewhere, so nothing here is
more needed than the child's number.
"""

from __future__ import annotations

from goldenthread.standards.layout import Field, Layout, by_name

CHILD = Layout(
    "Child",
    (
        Field("LAchildID", "id", record="person_id", needed=True),
        Field("UPN", "text", record="upn"),
        Field("UPNunknown", "code", "upn_unknown", record="upn_unknown"),
        Field("PersonBirthDate", "birth", record="dob"),
        Field("ExpectedPersonBirthDate", "birth", record="expected_dob"),
        Field("Sex", "code", "sex", record="sex", also=("GenderCurrent",)),  # GenderCurrent to 2023-24
        Field("PersonDeathDate", "birth", record="death_date"),
        Field("Ethnicity", "code", "ethnicity", record="ethnicity"),
    ),
)
DISABILITIES = Layout(
    "Disabilities",
    (Field("Disability", "code", "disability", record="disability_code"),),
)
CIN_DETAILS = Layout(
    "CINdetails",
    (
        Field("CINreferralDate", "date", record="referral_date"),
        Field("ReferralSource", "code", "referral_source", record="referral_source_code"),
        Field("PrimaryNeedCode", "code", "primary_need", record="primary_need_code"),
        Field("CINclosureDate", "date", record="close_date"),
        Field("ReasonForClosure", "code", "reason_for_closure", record="close_reason"),
        Field("DateOfInitialCPC", "date"),  # a conference that did not come from a section 47 here
        Field("ReferralNFA", "yes_no", record="referral_nfa"),
    ),
)
ASSESSMENTS = Layout(
    "Assessments",
    (
        Field("AssessmentActualStartDate", "date", record="assessment_start_date"),
        Field("AssessmentAuthorisationDate", "date", record="assessment_auth_date"),
    ),
)
CIN_PLAN_DATES = Layout(
    "CINPlanDates",
    (
        Field("CINPlanStartDate", "date", record="cin_plan_start_date"),
        Field("CINPlanEndDate", "date", record="cin_plan_end_date"),
    ),
)
SECTION_47 = Layout(
    "Section47",
    (
        Field("S47ActualStartDate", "date", record="s47_start_date"),
        Field("DateOfInitialCPC", "date"),
        Field("ICPCnotRequired", "yes_no", record="icpc_not_required"),
    ),
)
CHILD_PROTECTION_PLANS = Layout(
    "ChildProtectionPlans",
    (
        Field("CPPstartDate", "date", record="cp_plan_start_date"),
        Field("CPPendDate", "date", record="cp_plan_end_date"),
        Field("InitialCategoryOfAbuse", "code", "category_of_abuse", record="cp_plan_initial_category"),
        Field("LatestCategoryOfAbuse", "code", "category_of_abuse", record="cp_plan_latest_category"),
        Field("NumberOfPreviousCPP", "whole", record="previous_plans"),
    ),
)
REVIEWS = Layout("Reviews", (Field("CPPreviewDate", "date", record="cp_review_date"),))

LAYOUTS = by_name(
    (
        CHILD,
        DISABILITIES,
        CIN_DETAILS,
        ASSESSMENTS,
        CIN_PLAN_DATES,
        SECTION_47,
        CHILD_PROTECTION_PLANS,
        REVIEWS,
    )
)

# Blocks that hold values, and the block whose values they belong beside.
INSIDE = {
    "ChildIdentifiers": "Child",
    "ChildCharacteristics": "Child",
    "Disabilities": "Child",
    "CINdetails": "Child",
    "Assessments": "CINdetails",
    "CINPlanDates": "CINdetails",
    "Section47": "CINdetails",
    "ChildProtectionPlans": "CINdetails",
    "Reviews": "ChildProtectionPlans",
}

# GenderCurrent (to 2023-24) beside Sex: 0 is not recorded or unborn, 9 indeterminate.
GENDER = {"1": "M", "2": "F", "0": "U", "9": "U"}
