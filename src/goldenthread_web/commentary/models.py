"""Comments on figures with all their wordings; a report's commentary with its texts, remarks, approvals and steps."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldenthread.reports.material import Audience
from goldenthread.terms.months import Month
from goldenthread.terms.showing import show_month
from goldenthread_web.accounts.models import Person
from goldenthread_web.commentary.status import ENDED, READERS_OF_ALL_DRAFTS, READERS_OF_DRAFTS, Status

if TYPE_CHECKING:
    from goldenthread_web.accounts.people import SignedIn


def new_reference(kind: str) -> str:
    """A name that says nothing of what it stands for: for addresses and the history."""
    return f"{kind}-{secrets.token_hex(6)}"


AUDIENCE_WORDS = {
    Audience.OPERATIONAL.value: "our own use",
    Audience.BOARD.value: "the board",
    Audience.SCRUTINY.value: "scrutiny and the public",
}
"""Whom a report is for, after the word "for"."""

comment_reference = partial(new_reference, "c")
report_reference = partial(new_reference, "r")
_Whoever = partial(models.ForeignKey, Person, on_delete=models.PROTECT, related_name="+")


class Comments(models.QuerySet["Comment"]):
    """What people said of single months."""

    def of_areas(self, areas: tuple[str, ...]) -> Comments:
        """Those on figures of these parts of the council: what somebody does not see, nobody told them of."""
        return self.filter(area__in=areas)

    def standing(self) -> Comments:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_on=None)


class Comment(models.Model):
    """Something said of one month of one measure: of a part of the council (area), and of a row of it (group).

    version: the number of its newest wording. A comment that was withdrawn is kept, with the reason.
    """

    reference = models.CharField(max_length=20, unique=True, default=comment_reference, editable=False)
    indicator = models.CharField(max_length=80)
    group = models.CharField(max_length=200, blank=True, default="")
    area = models.CharField(max_length=200, blank=True, default="")
    month = models.CharField(max_length=7)
    author = _Whoever()
    version = models.PositiveIntegerField(default=1)
    withdrawn_on = models.DateTimeField(null=True)
    withdrawn_by = _Whoever(null=True)
    withdrawn_because = models.CharField(max_length=500, blank=True, default="")

    objects: ClassVar[Comments] = Comments.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes: ClassVar = [models.Index(fields=["area", "indicator"], name="comments_of_a_measure")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None, withdrawn_by=None, withdrawn_because="")
                | (Q(withdrawn_on__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_because="")),
                name="a_comment_is_withdrawn_by_somebody_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def month_words(self) -> str:
        return show_month(Month.parse(self.month))


class Wording(models.Model):
    """What a comment said at some time: the newest is shown, the others stay readable. role: as what it was said."""

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="wordings")
    number = models.PositiveIntegerField()
    text = models.TextField()
    by = _Whoever()
    role = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comment", "number"], name="a_wording_has_a_number_of_its_own"),
            models.CheckConstraint(condition=~Q(text=""), name="a_comment_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.comment.reference} {self.number}"


class Reports(models.QuerySet["Report"]):
    """Reports whose commentary people write and sign off."""

    def visible_to(self, person: SignedIn) -> Reports:
        """All for those who work on them; for a board chair those for the board."""
        if person.roles & READERS_OF_ALL_DRAFTS:
            return self
        of_board = self.filter(audience=Audience.BOARD.value)
        return of_board if person.roles & READERS_OF_DRAFTS else self.none()

    def open(self) -> Reports:
        """Those that are still worked on."""
        return self.exclude(status__in=[status.value for status in ENDED])


class Report(models.Model):
    """The commentary of the report of a month for an audience.

    edition: the how manieth of this month and audience. replaces: the published pack that a correction takes the place
    of, corrects: its commentary, where that was written here, and reason: why. version: grows with every change.
    snapshot: the records that it was held against when it was submitted, and rests: all that its figures rested on then
    (`goldenthread.reports.packs.resting`); None where that was not kept. pack: as what it was published. keeping: the
    fingerprint of the pack that was about to be kept. refused: why the last attempt to publish it was refused.
    """

    reference = models.CharField(max_length=20, unique=True, default=report_reference, editable=False)
    month = models.CharField(max_length=7)
    audience = models.CharField(max_length=20)
    edition = models.PositiveIntegerField()
    replaces = models.CharField(max_length=80, blank=True, default="")
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="corrections")
    reason = models.CharField(max_length=500, blank=True, default="")
    status = models.CharField(max_length=20, default=Status.DRAFT.value)
    version = models.PositiveIntegerField(default=0)
    snapshot = models.CharField(max_length=80, blank=True, default="")
    rests = models.JSONField(null=True, editable=False)
    begun_on = models.DateTimeField(default=timezone.now)
    begun_by = _Whoever()
    pack = models.CharField(max_length=80, blank=True, default="")
    # Empty, not "": SQLite adds such a column without making the table, and its guards, anew.
    keeping = models.CharField(max_length=64, null=True, editable=False)
    published_on = models.DateTimeField(null=True)
    published_by = _Whoever(null=True)
    refused = models.TextField(blank=True, default="")

    objects: ClassVar[Reports] = Reports.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ("-month", "audience", "-edition")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["month", "audience", "edition"], name="an_edition_is_one"),
            models.UniqueConstraint(
                fields=["month", "audience"],
                condition=~Q(status__in=sorted(status.value for status in ENDED)),
                name="a_report_is_worked_on_once",
            ),
            models.UniqueConstraint(
                fields=["status"],
                condition=Q(status=Status.PUBLISHING.value),
                name="one_report_is_published_at_a_time",
            ),
            models.CheckConstraint(
                condition=(Q(replaces="") & Q(reason="")) | (~Q(replaces="") & ~Q(reason="")),
                name="a_correction_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    status=Status.PUBLISHED.value, published_on__isnull=False, published_by__isnull=False
                )
                & ~Q(pack="")
                | ~Q(status=Status.PUBLISHED.value) & Q(pack="", published_on=None, published_by=None),
                name="what_is_published_is_a_pack",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[status.value for status in Status]), name="a_report_has_a_status"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def month_words(self) -> str:
        return show_month(Month.parse(self.month))

    @property
    def audience_words(self) -> str:
        return AUDIENCE_WORDS[self.audience]

    @property
    def title(self) -> str:
        version = f", version {self.edition}" if self.edition > 1 else ""
        return f"{self.month_words}, for {self.audience_words}{version}"


class Passage(models.Model):
    """What the commentary says of one area of the report ("": on its first page), at some time; the newest counts."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="passages")
    area = models.CharField(max_length=80, blank=True)
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    by = _Whoever()
    role = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("area", "number")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "area", "number"], name="a_passage_has_a_number_of_its_own"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report.reference} {self.area} {self.number}"


class Blanked(models.Model):
    """That the words of an earlier text were taken away: who did it, as what, when and why."""

    passage = models.OneToOneField(Passage, on_delete=models.PROTECT, related_name="blanked")
    by = _Whoever()
    role = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=500)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_text_is_taken_away_for_a_reason"),
        ]

    def __str__(self) -> str:
        return str(self.passage)


class Remark(models.Model):
    """What somebody says about the commentary of an area before it is signed off, or answers."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="remarks")
    area = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    by = _Whoever()
    role = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="a_remark_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.report.reference} {self.area}"


class Approval(models.Model):
    """That somebody approved a report as it stood. Any change takes it back; it is kept with the reason."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="approvals")
    person = _Whoever()
    role = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)
    taken_back_on = models.DateTimeField(null=True)
    taken_back_because = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ("at", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["report", "person"], condition=Q(taken_back_on=None), name="a_person_approves_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report.reference} {self.person.reference}"


class Step(models.Model):
    """A move of a report from one status to another: who made it, as what, when and why."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="steps")
    was = models.CharField(max_length=20)
    now = models.CharField(max_length=20)
    by = _Whoever()
    role = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering = ("at", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(was=F("now")), name="a_step_leads_on"),
        ]

    def __str__(self) -> str:
        return f"{self.report.reference}: {self.now}"
