"""What commentary shows on the pages of figures: comments of a measure, marks beside it, what waits for somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from goldenthread.reports.material import KeyOfRow, key_of
from goldenthread.reports.pages.dashboard import months_shown
from goldenthread.scorecard.building import SIGNAL_MONTHS
from goldenthread.scorecard.card import Row
from goldenthread.terms.judging import Rag
from goldenthread_web.accounts.permissions import why_not
from goldenthread_web.commentary import permissions, queries
from goldenthread_web.commentary.forms import CommentForm
from goldenthread_web.commentary.models import Comment, Report, Wording
from goldenthread_web.commentary.status import PUBLISHERS, READERS_OF_DRAFTS, WRITERS, Status
from goldenthread_web.performance import slots
from goldenthread_web.performance.dashboard import indicator_address
from goldenthread_web.performance.pieces import Block, Item, Mark, Section
from goldenthread_web.performance.slots import Seen, SeenMeasure
from goldenthread_web.performance.words import row_words

PLACE = "comments"
"""Where on the page of a measure the comments stand."""


def fill() -> None:
    """Put all of it in its place."""
    slots.THIS_MONTH.fill(waiting)
    slots.THIS_MONTH.fill(red_with_no_comment)
    slots.MEASURE.fill(comments)
    slots.MARKS.fill(marks)


@dataclass(frozen=True)
class ShownComment:
    """A comment as it stands beside its figures. row: which of them, where a measure has several."""

    wording: Wording
    row: str
    may_change: bool

    @property
    def comment(self) -> Comment:
        return self.wording.comment


def comments(seen: SeenMeasure) -> Iterator[Block]:
    """What was said of single months of a measure, and where more can be said."""
    rows = rows_of(seen)
    names = {row.group: row_words(row, seen.choice.area) for row in rows}
    found = queries.comments_on(seen.code, seen.choice.area)
    refused = why_not(permissions.check_may_comment, seen.person, seen.choice.area, seen.found.teams)
    yield Block(
        "commentary/comments.html",
        {
            "comments": [_shown(seen, wording, names) for wording in found],
            "withdrawn": queries.withdrawn_from(seen.code, seen.choice.area),
            "why_not": refused,
            "form": None if refused or not rows else comment_form(seen, rows),
            "action": f"{reverse('comment_new', args=[seen.code])}?{seen.choice.query}",
        },
    )


def rows_of(seen: SeenMeasure) -> list[Row]:
    """The rows of the measure on the page, such as one for each age band."""
    return [row for row in seen.material.card.rows if row.indicator.code == seen.code]


def comment_form(seen: SeenMeasure, rows: list[Row], given: Any = None) -> CommentForm:
    """What is asked of whoever comments: of which month, and of which figures where there are several."""
    last = max((row.months[-1].period_end for row in rows if row.months), default=None)
    months = [month for month in reversed(seen.found.months) if last is None or month.end <= last]
    months = months[:SIGNAL_MONTHS]
    choices = [(str(month), f"{month.start:%B %Y}") for month in months]
    names = [(row.group, row_words(row, seen.choice.area)) for row in rows]
    initial = {"month": str(seen.choice.month)}
    return CommentForm(given, months=choices, rows=names, initial=initial, auto_id="comment_%s")


def _shown(seen: SeenMeasure, wording: Wording, names: Mapping[str, str]) -> ShownComment:
    group = wording.comment.group
    row = names.get(group, group) if len(names) > 1 else ""
    changes = not why_not(permissions.check_may_change, seen.person, wording.comment)
    return ShownComment(wording, row, changes)


def marks(seen: Seen) -> Mapping[KeyOfRow, Mark]:
    """How many comments stand beside the months that a dashboard shows."""
    counts = seen.once(_counts)
    return {
        key_of(row): Mark(_many(n, "comment"), f"{_page(row, seen)}#{PLACE}")
        for row in seen.material.card.rows
        if (n := counts.get(key_of(row), 0))
    }


def red_with_no_comment(seen: Seen) -> Iterator[Section]:
    """For those who may comment: what is red, and nobody has said a word about its last months."""
    if why_not(permissions.check_may_comment, seen.person, seen.choice.area, seen.found.teams):
        return
    counts = seen.once(_counts)
    quiet = [row for row in seen.material.card.rows if _is_red(row) and not counts.get(key_of(row))]
    items = tuple(Item(row_words(row, seen.choice.area), f"{_page(row, seen)}#{PLACE}") for row in quiet)
    yield Section("red-no-comment", "Red with no comment", items)


def _counts(seen: Seen) -> Mapping[KeyOfRow, int]:
    months = [str(month) for month in months_shown(seen.choice.month)]
    return queries.counts_of_comments(seen.choice.area, months)


def _is_red(row: Row) -> bool:
    return any(against.rag is Rag.RED for against in row.against)


def _page(row: Row, seen: Seen) -> str:
    return indicator_address(row, seen.choice).partition("#")[0]


def waiting(seen: Seen) -> Iterable[Section]:
    """The reports that wait for this person: to be approved, mended, submitted or published."""
    if not seen.person.roles & READERS_OF_DRAFTS:
        return
    found = [
        Item(f"Report of {report.title}", reverse("report", args=[report.reference]), words=words)
        for report in queries.open_reports(seen.person)
        if (words := _waits_for(seen, report))
    ]
    yield Section("waiting", "Waiting for you", tuple(found), is_first=True)


def _waits_for(seen: Seen, report: Report) -> str:
    """What a report waits for from this person; "": nothing."""
    person = seen.person
    if not why_not(permissions.check_may_approve, person, report):
        return "Submitted: waits for your comment or approval"
    if report.status == Status.DRAFT and person.roles & WRITERS:
        back: str | None = report.back  # type: ignore[attr-defined]
        return "A draft: write it and submit it" if back is None else f"Back to draft: {back}"
    if report.status == Status.APPROVED and person.roles & PUBLISHERS:
        return "Could not be published" if report.refused else "Approved: can be published"
    return ""


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
