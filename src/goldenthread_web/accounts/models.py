"""People, the roles that they were appointed to, and the links by which they were asked in."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from goldenthread_web.accounts.roles import RUNS_ACCOUNTS, Role

if TYPE_CHECKING:
    from goldenthread_web.accounts.people import SignedIn


def new_reference() -> str:
    """A name for a person that says nothing of who it is: for the history, for logs and for addresses of pages."""
    return f"p-{secrets.token_hex(6)}"


class PeopleFound(models.QuerySet["Person"]):
    """People who have or had an account."""

    def visible_to(self, person: SignedIn) -> PeopleFound:
        """Everybody for those who run the accounts; for anybody else, oneself."""
        return self if person.roles & RUNS_ACCOUNTS else self.filter(pk=person.account.pk)

    def with_role(self, role: Role) -> PeopleFound:
        """Those who have a role now, for the council or for a part of it."""
        return self.filter(Exists(Appointment.objects.held().filter(person=OuterRef("pk"), role=role)))

    def with_password(self) -> PeopleFound:
        """Those who have chosen a password."""
        return self.exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)

    def without_password(self) -> PeopleFound:
        """Those who have chosen none yet; whoever signs in at the council needs none."""
        return self.filter(password__startswith=UNUSABLE_PASSWORD_PREFIX, socialaccount=None)

    def able_to_sign_in(self) -> PeopleFound:
        """Those with an open account who have chosen a password, or sign in at the council."""
        with_password = ~Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
        return self.filter(with_password | Q(socialaccount__isnull=False), is_active=True).distinct()


class People(BaseUserManager["Person"].from_queryset(PeopleFound)):  # type: ignore[misc]
    """The people who have an account."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """A person with an account. Without a password nobody can sign in with it yet."""
        person: Person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody with an account. Removed at once by `is_active`; nobody is ever deleted, since the history names them.

    open_since: when the account was opened, or opened again. sessions_ended: how often all sessions of this person
    were ended; one from before does not hold any more. version: grows with each change, so that two who change the
    same person at the same time hear of each other.
    """

    reference = models.CharField(max_length=20, unique=True, default=new_reference, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    open_since = models.DateTimeField(default=timezone.now, editable=False)
    removed_on = models.DateTimeField(null=True, editable=False)
    last_seen = models.DateTimeField(null=True, editable=False)
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(is_active=True, removed_on=None) | Q(is_active=False, removed_on__isnull=False),
                name="a_removed_person_was_removed_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_of_the_council(self) -> bool:
        """Whether this person signs in at the council, whose groups then give the roles."""
        return bool(self.pk) and Person.objects.filter(pk=self.pk, socialaccount__isnull=False).exists()

    def get_session_auth_hash(self) -> str:
        """What a session must carry to hold: it changes with the password, and when all sessions are ended."""
        return salted_hmac(
            "goldenthread_web.accounts.session", f"{self.password}/{self.sessions_ended}", algorithm="sha256"
        ).hexdigest()


class Appointments(models.QuerySet["Appointment"]):
    """Roles that people have or had."""

    def held(self) -> Appointments:
        """Those that hold now."""
        return self.filter(Q(until=None) | Q(until__gt=timezone.now()))


class Appointment(models.Model):
    """A role that a person has, for the whole council (area "") or for a part of it ("service=...", "team=...")."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=40)
    area = models.CharField(max_length=200, blank=True, default="")
    since = models.DateTimeField(default=timezone.now, editable=False)
    until = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Appointments] = Appointments.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "role", "area"], condition=Q(until=None), name="a_role_is_held_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}{f' for {self.area}' if self.area else ''}"


class Invitation(models.Model):
    """A link by which somebody chooses a password, once. The link itself is nowhere: only its hash is kept.

    ended_on: when it was used, or when another took its place.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    made_on = models.DateTimeField(default=timezone.now, editable=False)
    good_until = models.DateTimeField()
    ended_on = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_on=None), name="a_person_has_one_open_invitation"
            ),
        ]

    def __str__(self) -> str:
        return f"invitation of {self.person.reference}"


class ReasonGiven(models.Model):
    """Why somebody opens children outside the own service: a part of the council, or one child by an opaque name.

    It holds for three hours, and is listed for information governance.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reasons_given")
    area = models.CharField(max_length=200, blank=True, default="")
    child = models.CharField(max_length=64, blank=True, default="")
    reason = models.CharField(max_length=500)
    since = models.DateTimeField(default=timezone.now, editable=False)
    until = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "until"], name="reasons_in_force")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(~Q(area="") & Q(child="")) | (Q(area="") & ~Q(child="")),
                name="a_reason_opens_a_part_or_a_child",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_reason_is_given"),
        ]

    def __str__(self) -> str:
        return f"{self.person.reference} opens {self.area or self.child}"
