"""Who may say, write, approve and publish what. Each check raises a sentence that a person can read."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q

from goldenthread.reports.material import Audience
from goldenthread_web.accounts.people import SignedIn, signs_in_by_two_steps
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.commentary.models import Comment, Report
from goldenthread_web.commentary.status import (
    APPROVERS,
    COMMENTERS,
    ENDED,
    PUBLISHERS,
    REMARKERS,
    TO_BE_SIGNED,
    WRITERS,
    Status,
)
from goldenthread_web.performance.permissions import belongs_to

_OF_ALL_THEY_SEE = COMMENTERS - {Role.TEAM_MANAGER}


# --- comments on figures ---


def check_may_comment(by: SignedIn, area: str, teams: Mapping[str, str]) -> None:
    """Whoever analyses or answers for what a figure counts; a team manager of the own team's figures."""
    if by.roles & _OF_ALL_THEY_SEE:
        return
    if not by.roles & COMMENTERS:
        raise NotAllowed("Your role reads comments. An analyst or a manager can make one.")
    if not {area, *belongs_to(area, teams)} & by.parts(COMMENTERS):
        raise NotAllowed("A team manager comments on the figures of the own team. Choose your team first.")


def check_may_change(by: SignedIn, comment: Comment) -> None:
    """Its author corrects or withdraws a comment, and an analyst, who answers for the figures, anybody's."""
    if not by.roles & COMMENTERS:
        raise NotAllowed("Your role reads comments, and changes none.")
    if comment.author_id != by.account.pk and Role.ANALYST not in by.roles:
        raise NotAllowed("Only the author or a performance analyst can change a comment.")
    if comment.withdrawn_on:
        raise NotAllowed("This comment was withdrawn. Make a new one if something is to be said.")


# --- the commentary of a report ---


def approving_role(by: SignedIn, report: Report) -> Role | None:
    """The role by which somebody may approve a report for its readers, if any."""
    return next((role for role in APPROVERS[Audience(report.audience)] if role in by.roles), None)


def approver_words(report: Report) -> str:
    """Who may approve a report, as a sentence says it."""
    roles = [role.value for role in APPROVERS[Audience(report.audience)]]
    return f"{', '.join(roles[:-1])} or {roles[-1]}"


def check_may_begin(by: SignedIn) -> None:
    if not by.roles & WRITERS:
        raise NotAllowed("A performance analyst begins the commentary of a report.")


def check_may_write(by: SignedIn, report: Report) -> None:
    if not by.roles & WRITERS:
        raise NotAllowed("A performance analyst writes the commentary. Say what you think of it as a remark.")
    _check_not_ended(report)
    if report.status == Status.PUBLISHING:
        raise NotAllowed("The report is being published, so it can't change now.")


def check_may_blank(by: SignedIn) -> None:
    if not by.roles & WRITERS:
        raise NotAllowed("A performance analyst takes earlier texts away.")


def may_see_earlier(by: SignedIn, report: Report) -> bool:
    """Whoever writes or approves a report sees what was written before: what was typed there may name a child."""
    return bool(by.roles & WRITERS) or approving_role(by, report) is not None


def check_may_remark(by: SignedIn, report: Report) -> None:
    if not by.roles & REMARKERS:
        raise NotAllowed("Your role reads remarks, and makes none.")
    _check_not_ended(report)
    if report.status == Status.PUBLISHING:
        raise NotAllowed("The report is being published. Its remarks are closed.")


def check_may_submit(by: SignedIn, report: Report) -> None:
    check_may_write(by, report)
    if report.status != Status.DRAFT:
        raise NotAllowed("The commentary was submitted already.")


def check_may_set_aside(by: SignedIn, report: Report) -> None:
    check_may_write(by, report)
    if report.status != Status.DRAFT:
        raise NotAllowed("Only a draft can be set aside. Take it back to draft first.")


def check_may_approve(by: SignedIn, report: Report) -> None:
    """Somebody of a role that signs for these readers, who wrote none of it and has not approved it yet.

    Nor anything of another version: a correction begins with the texts of what it corrects.
    """
    if approving_role(by, report) is None:
        raise NotAllowed(f"A report for {report.audience_words} is approved by a {approver_words(report)}.")
    if not signs_in_by_two_steps(by):
        raise NotAllowed("Set up the second step of signing in before you approve a report.")
    if wrote_some(by, report):
        raise NotAllowed("You wrote some of this or of another version, so two other people must approve it.")
    if has_signed(by, report):
        raise NotAllowed("You have approved this already. Somebody else must approve it too.")
    if report.status not in TO_BE_SIGNED:
        raise NotAllowed("A report can be approved while it is submitted. This one is not, now.")


def wrote_some(by: SignedIn, report: Report) -> bool:
    """Whether somebody began, or wrote any of, a report of this month for these readers, in whichever version.

    Of those that wait it was read with them (`queries.open_reports`).
    """
    known: bool | None = vars(report).get("wrote")
    if known is not None:
        return known
    versions = Report.objects.filter(month=report.month, audience=report.audience)
    return versions.filter(Q(begun_by=by.account) | Q(passages__by=by.account)).exists()


def has_signed(by: SignedIn, report: Report) -> bool:
    """Whether somebody has approved a report as it stands; of those that wait it was read with them."""
    known: bool | None = vars(report).get("signed")
    if known is not None:
        return known
    return report.approvals.filter(person=by.account, taken_back_on=None).exists()


def check_may_send_back(by: SignedIn, report: Report) -> None:
    """Whoever may approve it, and whoever writes it, can have it back as a draft."""
    if approving_role(by, report) is None and not by.roles & WRITERS:
        raise NotAllowed("Who may approve or write this report can take it back to draft.")
    _check_not_ended(report)
    if report.status in (Status.DRAFT, Status.PUBLISHING):
        raise NotAllowed(f"It can't go back to draft now: it is {_standing(report)}.")


def check_may_publish(by: SignedIn, report: Report) -> None:
    if not by.roles & PUBLISHERS:
        raise NotAllowed("A publisher publishes the report.")
    if not signs_in_by_two_steps(by):
        raise NotAllowed("Set up the second step of signing in before you publish.")
    if report.status == Status.PUBLISHED:
        raise NotAllowed("This report was published already.")
    if report.status == Status.PUBLISHING:
        raise NotAllowed("Another publisher is publishing this report now.")
    if report.status != Status.APPROVED:
        raise NotAllowed("Two people must approve the report before it can be published.")


def _check_not_ended(report: Report) -> None:
    if report.status == Status.PUBLISHED:
        raise NotAllowed("What is published does not change. Begin a correction: it becomes a new version.")
    if report.status in ENDED:
        raise NotAllowed("This commentary was set aside. Begin a new one.")


def _standing(report: Report) -> str:
    return "a draft" if report.status == Status.DRAFT else str(report.status)
