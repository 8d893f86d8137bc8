"""The roles that people have in a council's performance and improvement work, and what each may see of children."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the council. A person may have several, each for the whole council or for a part of it."""

    ANALYST = "performance analyst"
    TEAM_MANAGER = "team manager"
    HEAD_OF_SERVICE = "head of service"
    DIRECTOR = "director"
    AUDITOR = "auditor"
    PLAN_LEAD = "plan lead"
    ACTION_LEAD = "action lead"
    BOARD_SECRETARY = "board secretary"
    BOARD_CHAIR = "board chair"
    BOARD_MEMBER = "board member"
    COMMISSIONER = "commissioner"
    PARTNER = "partner"
    COUNCILLOR = "scrutiny councillor"
    PUBLISHER = "publisher"
    GOVERNANCE = "information governance"
    ADMINISTRATOR = "administrator"


EVERYBODY = frozenset(Role)
"""Every role: whoever is signed in and has one."""

READERS_OF_PUBLISHED = frozenset({Role.PARTNER, Role.COUNCILLOR})
"""Those who see what is published and nothing else."""

READERS_OF_FIGURES = EVERYBODY - READERS_OF_PUBLISHED - {Role.ADMINISTRATOR}
"""Those who see the council's figures before small numbers are kept back: in confidence, and never a child."""

SEES_CHILDREN = frozenset(
    {Role.ANALYST, Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE, Role.DIRECTOR, Role.AUDITOR}
)
"""Those who may open a figure to the children behind it, within their part of the council."""

RUNS_ACCOUNTS = frozenset({Role.ADMINISTRATOR})
READS_HISTORY = frozenset({Role.GOVERNANCE, Role.ADMINISTRATOR})

SEES_USE = frozenset({Role.DIRECTOR, Role.PLAN_LEAD})
"""Those who see how much the dashboards are used: the plan measures it."""

NEEDS_SECOND_STEP = SEES_CHILDREN | RUNS_ACCOUNTS | READS_HISTORY | {Role.PUBLISHER}
"""Those who sign in with a code beside the password: they see children, or decide what others see."""

WHOLE_COUNCIL_ONLY = frozenset(
    {Role.DIRECTOR, Role.COUNCILLOR, Role.PUBLISHER, Role.BOARD_CHAIR, Role.BOARD_SECRETARY}
    | RUNS_ACCOUNTS
    | READS_HISTORY
)
"""Those whose work has no part of the council: they are appointed for all of it."""

NEEDS_A_PART = frozenset({Role.TEAM_MANAGER, Role.HEAD_OF_SERVICE})
"""Those who see children and answer for a part of the council: without one named, they would see all children."""
