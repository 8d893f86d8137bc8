"""Reads comments and reports."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery

from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.commentary.models import (
    Approval,
    Comment,
    Passage,
    Remark,
    Report,
    Reports,
    Step,
    Wording,
)
from goldenthread_web.commentary.status import Status


def comments_on(indicator: str, area: str) -> QuerySet[Wording]:
    """The newest wordings of what was said of a measure in a part of the council, the newest month first."""
    return (
        Wording.objects.filter(
            comment__indicator=indicator,
            comment__area=area,
            comment__withdrawn_on=None,
            number=F("comment__version"),
        )
        .select_related("comment", "by")
        .order_by("-comment__month", "comment__pk")
    )


def withdrawn_from(indicator: str, area: str) -> QuerySet[Comment]:
    """What was said of a measure and withdrawn, the newest first."""
    found = Comment.objects.filter(indicator=indicator, area=area, withdrawn_on__isnull=False)
    return found.select_related("author", "withdrawn_by").order_by("-withdrawn_on")


def counts_of_comments(area: str, months: Iterable[str]) -> dict[tuple[str, str], int]:
    """How many comments stand beside each row of some months: (indicator, group) -> how many."""
    rows = (
        Comment.objects.standing()
        .filter(area=area, month__in=list(months))
        .values_list("indicator", "group")
        .annotate(n=Count("pk"))
        .order_by()
    )
    return {(indicator, group): n for indicator, group, n in rows}


def wordings_of(comment: Comment) -> QuerySet[Wording]:
    """All that a comment ever said, the newest first."""
    return comment.wordings.select_related("by").order_by("-number")


def reports(by: SignedIn) -> Reports:
    """The reports that a person may see the work on, the newest month first."""
    return Report.objects.visible_to(by).select_related("begun_by", "published_by", "corrects")


def open_reports(by: SignedIn) -> Reports:
    """Those that are still worked on, each read with all that is asked of it to say what it waits for from a person.

    wrote, signed: whether this person wrote some of it, and has approved it. back: why it went back to draft last; None
    where it never did.
    """
    versions = Report.objects.filter(month=OuterRef("month"), audience=OuterRef("audience"))
    written = versions.filter(Q(begun_by=by.account) | Q(passages__by=by.account))
    approved = Approval.objects.filter(report=OuterRef("pk"), person=by.account, taken_back_on=None)
    moved = Step.objects.filter(report=OuterRef("pk"), now=Status.DRAFT.value).order_by("-at", "-pk")
    return (
        reports(by)
        .open()
        .annotate(wrote=Exists(written), signed=Exists(approved), back=Subquery(moved.values("reason")[:1]))
    )


def newest_passages(report: Report) -> dict[str, Passage]:
    """What the commentary says of each area now; an area of which nothing was ever written is not there."""
    last = Passage.objects.filter(report=report).order_by().values("area").annotate(last=Max("pk"))
    found = Passage.objects.filter(pk__in=last.values("last")).select_related("by")
    return {passage.area: passage for passage in found}


def passages_of(report: Report, area: str) -> QuerySet[Passage]:
    """All that was ever written of an area, the newest first."""
    found = Passage.objects.filter(report=report, area=area)
    return found.select_related("by", "blanked", "blanked__by").order_by("-number")


def remarks_of(report: Report, area: str) -> QuerySet[Remark]:
    return Remark.objects.filter(report=report, area=area).select_related("by")


def counts_of_remarks(report: Report) -> dict[str, int]:
    """How many remarks there are on each area."""
    rows = Remark.objects.filter(report=report).values_list("area").annotate(n=Count("pk")).order_by()
    return dict(rows)


def approvals_of(report: Report) -> QuerySet[Approval]:
    return Approval.objects.filter(report=report).select_related("person")


def steps_of(report: Report) -> QuerySet[Step]:
    return Step.objects.filter(report=report).select_related("by")
