"""Where the commentary of a report stands, which way it can go from there, and who approves it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from goldenthread.reports.material import Audience
from goldenthread_web.accounts.roles import Role


class Status(StrEnum):
    """Where a report's commentary stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED_ONCE = "approved by one"
    APPROVED = "approved"
    PUBLISHING = "being published"
    PUBLISHED = "published"
    SET_ASIDE = "set aside"


MOVES: Mapping[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.SUBMITTED, Status.SET_ASIDE}),
    Status.SUBMITTED: frozenset({Status.DRAFT, Status.APPROVED_ONCE}),
    Status.APPROVED_ONCE: frozenset({Status.DRAFT, Status.APPROVED}),
    Status.APPROVED: frozenset({Status.DRAFT, Status.PUBLISHING}),
    Status.PUBLISHING: frozenset({Status.APPROVED, Status.PUBLISHED}),
    Status.PUBLISHED: frozenset(),
    Status.SET_ASIDE: frozenset(),
}
"""The one table of moves. The database holds the same one; a correction is a new report, which begins as a draft."""

ENDED = frozenset({Status.PUBLISHED, Status.SET_ASIDE})
TO_BE_SIGNED = frozenset({Status.SUBMITTED, Status.APPROVED_ONCE})
BACK_TO_DRAFT = frozenset(status for status, ways in MOVES.items() if Status.DRAFT in ways)

APPROVALS_NEEDED = 2
APPROVERS: Mapping[Audience, tuple[Role, ...]] = {
    Audience.OPERATIONAL: (Role.HEAD_OF_SERVICE, Role.DIRECTOR),
    Audience.BOARD: (Role.HEAD_OF_SERVICE, Role.DIRECTOR, Role.BOARD_CHAIR),
    Audience.SCRUTINY: (Role.HEAD_OF_SERVICE, Role.DIRECTOR),
}
"""Who may approve a report, by whom it is for: two people of these roles, neither of whom wrote any of it."""

WRITERS = frozenset({Role.ANALYST})
"""Those who write the commentary of a report."""

REMARKERS = frozenset({Role.ANALYST, Role.HEAD_OF_SERVICE, Role.DIRECTOR, Role.BOARD_CHAIR})
"""Those who say something about a commentary before it is signed off, and answer."""

PUBLISHERS = frozenset({Role.PUBLISHER})

COMMENTERS = frozenset({Role.ANALYST, Role.HEAD_OF_SERVICE, Role.DIRECTOR, Role.TEAM_MANAGER})
"""Those who say something of one month of a measure; a team manager of the own team's."""

READERS_OF_DRAFTS = WRITERS | REMARKERS | PUBLISHERS
"""Those who see the commentary of a report before it is published; a board chair that of reports for the board."""

READERS_OF_ALL_DRAFTS = READERS_OF_DRAFTS - {Role.BOARD_CHAIR}
