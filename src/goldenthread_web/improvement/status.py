"""Where a plan, an action, evidence and figures from partners stand, and whose work each step is."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from goldenthread_web.accounts.roles import READERS_OF_FIGURES, Role


class PlanStatus(StrEnum):
    """Where an improvement plan stands."""

    DRAFT = "draft"
    APPROVED = "approved"
    ENDED = "ended"


class Progress(StrEnum):
    """How far the lead says that an action is."""

    NOT_STARTED = "not started"
    UNDER_WAY = "under way"
    DELIVERED = "delivered"


class Confidence(StrEnum):
    """Whether its lead thinks that an action will be done in time."""

    ON_TRACK = "on track"
    SOME_DOUBT = "some doubt"
    LATE = "will be late"


class Checked(StrEnum):
    """What somebody other than its giver says of a piece of evidence, or of a figure that was entered."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    RETURNED = "returned"


class Embedded(StrEnum):
    """Whether what was delivered has become practice."""

    NOT_YET = "not yet"
    PARTLY = "in part"
    EMBEDDED = "embedded"


class Brag(StrEnum):
    """The rating of an action, by stated rules or by a person with a reason."""

    BLUE = "complete and evidenced"
    GREEN = "on track"
    AMBER = "at risk"
    RED = "off track or late"


class MeasureKind(StrEnum):
    """What feeds a measure of the plan."""

    INDICATOR = "an indicator of the catalogue"
    ENTERED = "a figure that somebody enters"
    DOCUMENT = "a document to be published"
    SURVEY = "a survey"
    AUDIT = "an audit result"
    ASKED = "not decided yet"


class Every(IntEnum):
    """How often somebody enters a figure: each month, or the last month of each quarter or of each financial year."""

    MONTH = 1
    QUARTER = 3
    YEAR = 12


class LinkKind(StrEnum):
    """What an action is carried on by, below the improvement plan: the golden thread downwards."""

    SERVICE = "service delivery plan"
    TEAM = "team plan"
    SUPERVISION = "supervision objective"


EDITORS = frozenset({Role.PLAN_LEAD})
"""Those who read a plan in, change its lines, and answer for it."""

APPROVERS = frozenset({Role.DIRECTOR, Role.COMMISSIONER, Role.BOARD_CHAIR})
"""Those who approve a version of the improvement plan."""

UPDATERS = frozenset({Role.ACTION_LEAD, Role.PLAN_LEAD, Role.HEAD_OF_SERVICE, Role.DIRECTOR, Role.PARTNER})
"""Those who say how their own action stands; a plan lead of any."""

CHECKERS = frozenset(
    {Role.PLAN_LEAD, Role.HEAD_OF_SERVICE, Role.DIRECTOR, Role.AUDITOR, Role.BOARD_SECRETARY}
)
"""Those who check evidence, and figures that partners entered: never their own."""

OVERSEERS = APPROVERS | {Role.BOARD_MEMBER}
"""Those who answer for the plan as a whole, or hold others to it: they are told how much of it is late."""

GET_LETTERS = UPDATERS | CHECKERS | OVERSEERS
"""Those to whom the letter of the week goes, where it has something to say to them."""

OVERRIDERS = frozenset({Role.PLAN_LEAD, Role.HEAD_OF_SERVICE, Role.DIRECTOR})
"""Those who may rate an action otherwise than the rules do, with a reason."""

KEEPERS_OF_MEETINGS = EDITORS | {Role.BOARD_SECRETARY}
"""Those who keep the days on which the boards meet."""

READERS = READERS_OF_FIGURES | {Role.PARTNER}
"""Those who see the improvement plan as it is worked on; a partner the parts that partners work on."""

READERS_OF_APPROVED = frozenset({Role.COUNCILLOR})
"""Those who see the plan as it was approved, without what is said about it week by week."""
