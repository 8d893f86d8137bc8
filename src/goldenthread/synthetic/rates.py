"""How often things happen in Goldshire. Chosen so that the yearly figures come near to a county's
published monthly report; none of its values is copied.

Shares are of the thing before: of referrals, of enquiries, of plans.
"""

from __future__ import annotations

# Families known for the first time, a year, per 10,000 children.
NEW_FAMILIES = 93.5
SIBLINGS = (0.46, 0.30, 0.16, 0.08)  # families with 1, 2, 3, 4 children
SIBLING_REFERRED = 0.72
TWINS = 0.02

# Courses: what a referral leads to.
NO_FURTHER_ACTION = 0.07
CLOSED_AFTER_ASSESSMENT = 0.345
PROTECTION = 0.088
PROTECTION_AGAIN = 0.31  # where the family has had a child protection plan before
TRANSFER_IN = 0.009
STRAIGHT_TO_CARE = 0.013
SHORT_BREAKS = 0.004

# Coming back after a course has closed: soon, or years later.
BACK_SOON, BACK_SOON_DAYS = 0.53, 135.0
BACK_LATER, BACK_LATER_DAYS = 0.27, 900.0

SUPPORT_DAYS = 160.0
PLAN_DAYS = 278.0
STEP_DOWN_DAYS = 85.0

S47_OF_CLOSED = 0.19
S47_OF_SUPPORT = 0.43
MORE_S47 = 0.20
CONFERENCE_OF_SUPPORT = 0.055
CONFERENCE_ON_TIME = 0.715
CARE_OF_PROTECTION = 0.153
CARE_OF_SUPPORT = 0.037
BACK_IN_CARE = 0.10
CARE_TREND = 0.10  # care starts grow by this a year over the last three years

CONTACTS_PER_10000 = 2215.0  # a year
REFERRALS_PER_10000 = 464.0  # what all the rates above come to
