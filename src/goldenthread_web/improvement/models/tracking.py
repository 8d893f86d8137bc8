"""How the actions of an improvement plan go: what is said of them, shown, moved, rated, and dismissed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldenthread_web.improvement.models.actions import Action
from goldenthread_web.improvement.models.plans import ImprovementPlan
from goldenthread_web.improvement.models.shared import SHORT, LongText, ShortText, Whoever, other_reference
from goldenthread_web.improvement.status import Brag, Checked, Confidence, Embedded, Progress


def _known(field: str, kinds: type[Progress | Confidence | Checked | Embedded | Brag]) -> Q:
    return Q(**{f"{field}__in": [kind.value for kind in kinds]})


class Update(models.Model):
    """What somebody said of an action on a day. Nothing of it is written over: the newest stands first."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="updates")
    number = models.PositiveIntegerField()
    progress = models.CharField(max_length=20)
    confidence = models.CharField(max_length=20, blank=True, default="")
    changed = LongText()  # what changed for children
    next_step = LongText()
    help_needed = LongText()
    by = Whoever()
    role = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "number"], name="an_update_has_a_number_of_its_own"),
            models.CheckConstraint(
                condition=_known("progress", Progress), name="an_update_has_a_known_progress"
            ),
            models.CheckConstraint(
                condition=Q(confidence="") | _known("confidence", Confidence),
                name="an_update_has_a_known_confidence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action.reference} {self.number}"


class Evidence(models.Model):
    """What shows that an action is done: a file or a link, checked by somebody who did not give it."""

    reference = models.CharField(max_length=20, unique=True, default=other_reference, editable=False)
    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="evidence")
    words = models.CharField(max_length=SHORT)
    link = models.URLField(max_length=1000, blank=True, default="")
    file_name = ShortText()
    file_size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=20, default=Checked.WAITING.value)
    checked_by = Whoever(null=True)
    checked_on = models.DateTimeField(null=True)
    reason = ShortText()

    class Meta:
        ordering = ("at", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=_known("state", Checked), name="evidence_has_a_known_state"),
            models.CheckConstraint(
                condition=Q(state=Checked.WAITING.value, checked_by=None)
                | (~Q(state=Checked.WAITING.value) & Q(checked_by__isnull=False)),
                name="evidence_is_checked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=F("by")), name="nobody_checks_the_own_evidence"
            ),
        ]

    def __str__(self) -> str:
        return self.words


class TakenBack(models.Model):
    """Evidence that its giver took back while nobody had checked it, and why. What was given stays as it was given."""

    evidence = models.OneToOneField(Evidence, on_delete=models.PROTECT, related_name="taken_back")
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=SHORT)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="evidence_is_taken_back_with_a_reason")
        ]

    def __str__(self) -> str:
        return self.reason


class Embedding(models.Model):
    """Whether what was delivered has become practice: said on a day, by somebody, from what."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="embeddings")
    state = models.CharField(max_length=20)
    seen_by = LongText()  # how it is known: an audit, observations, what families say
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-at", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=_known("state", Embedded), name="an_embedding_has_a_known_state")
        ]

    def __str__(self) -> str:
        return self.state


class DateMove(models.Model):
    """A decision to move an action's date: from when, to when, why, whose. The first date stays with the action."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="moves")
    was = models.DateField(null=True)
    to = models.DateField()
    reason = models.CharField(max_length=1000)
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_moved_date_has_a_reason"),
            models.CheckConstraint(
                condition=Q(was=None) | ~Q(was=F("to")), name="a_moved_date_is_another_date"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action.reference} {self.to}"


class Override(models.Model):
    """A rating that a person gave in place of the rules', with the reason; until it was taken back."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="overrides")
    brag = models.CharField(max_length=30)
    reason = models.CharField(max_length=1000)
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)
    ended_on = models.DateTimeField(null=True)
    ended_by = Whoever(null=True)

    class Meta:
        ordering = ("at", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=_known("brag", Brag), name="an_override_has_a_known_rating"),
            models.CheckConstraint(condition=~Q(reason=""), name="an_override_has_a_reason"),
            models.UniqueConstraint(
                fields=["action"], condition=Q(ended_on=None), name="one_override_of_an_action_holds"
            ),
        ]

    def __str__(self) -> str:
        return self.brag


class Dismissal(models.Model):
    """A finding of the plan check that somebody dismissed, with the reason.

    where: what it was found at: the reference of an action or a measure, which follows it whatever it is called later;
    the name of anything else.
    """

    plan = models.ForeignKey(ImprovementPlan, on_delete=models.CASCADE, related_name="dismissals")
    rule = models.CharField(max_length=60)
    where = models.CharField(max_length=1000)
    reason = models.CharField(max_length=1000)
    by = Whoever()
    at = models.DateTimeField(default=timezone.now)
    ended_on = models.DateTimeField(null=True)
    ended_by = Whoever(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_dismissal_has_a_reason"),
            models.UniqueConstraint(
                fields=["plan", "rule", "where"],
                condition=Q(ended_on=None),
                name="a_finding_is_dismissed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.where}"


class Reminder(models.Model):
    """A reminder that was sent: of which action, for which date, how many days before, to whom. Each is sent once."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="reminders")
    due = models.DateField()
    days = models.IntegerField()
    to = Whoever()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["action", "due", "days", "to"], name="a_reminder_is_sent_once")
        ]

    def __str__(self) -> str:
        return f"{self.action.reference} {self.days}"


class Digest(models.Model):
    """The week's letter that somebody was sent, by the Monday of the week. Each is sent once."""

    to = Whoever()
    week = models.DateField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["to", "week"], name="a_digest_is_sent_once_a_week")
        ]

    def __str__(self) -> str:
        return f"{self.to.reference} {self.week}"
