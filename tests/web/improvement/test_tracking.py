"""What is said of an action and decided about it: by whom, with what reason, and nothing lost."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from goldenthread.terms.judging import Brag as Rule
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import (
    Action,
    Closing,
    DateMove,
    Embedding,
    Evidence,
    ImprovementPlan,
    Override,
    Update,
)
from goldenthread_web.improvement.operations import evidence, tracking
from goldenthread_web.improvement.operations.tracking import Given, Overtaken, SaidMeanwhile
from goldenthread_web.improvement.queries.rating import ratings
from goldenthread_web.improvement.queries.tracking import tracked
from goldenthread_web.improvement.status import Brag, Confidence, Embedded, Progress
from tests.web.accounts.people import told
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered

THREADS = 5
DELIVERED = Given(Progress.DELIVERED, Confidence.ON_TRACK)
LATER = timezone.localdate() + timedelta(days=300)


@pytest.fixture
def action(plan: ImprovementPlan) -> Action:
    """An action of the action lead, due far ahead."""
    found = action_numbered(plan, "2.1")
    Action.objects.filter(pk=found.pk).update(due=LATER, original_due=LATER)
    return action_numbered(plan, "2.1")


@pytest.fixture
def lead(plan: ImprovementPlan) -> SignedIn:
    return by(Role.ACTION_LEAD)


def say(action: Action, given: Given, who: SignedIn) -> Update:
    return tracking.update(action=action, given=given, seen=action.updates.count(), by=who)


def shown(action: Action, who: SignedIn) -> Evidence:
    return evidence.give(action=action, words="The standard", link="https://council.example/standard", by=who)


def closed(action: Action, lead: SignedIn) -> None:
    say(action, DELIVERED, lead)
    evidence.check(evidence=shown(action, lead), accepted=True, reason="", by=by(Role.AUDITOR))
    tracking.close(action=action, by=lead)
    action.refresh_from_db()


def rated(action: Action) -> tuple[Rule, str]:
    found = ratings([Action.objects.select_related("part__plan").get(pk=action.pk)])[action.pk]
    return found.brag, found.reason


# --- updates ---


def test_an_update_is_a_row_with_a_number_and_stands_in_the_history(action: Action, lead: SignedIn) -> None:
    first = say(action, Given(Progress.UNDER_WAY, Confidence.ON_TRACK, next_step="  Ask\r\nfamilies "), lead)
    second = say(action, Given(Progress.UNDER_WAY, Confidence.SOME_DOUBT), lead)
    assert (first.number, first.next_step, second.number) == (1, "Ask\nfamilies", 2)
    assert told() == [("improvement.action.updated", lead.reference, f"{action.reference} 2", "done")]
    assert rated(action)[0] is Rule.AMBER


def test_two_who_update_at_once_lose_nothing_and_the_second_sees_the_first(
    action: Action, lead: SignedIn
) -> None:
    def update(turn: int) -> str:
        try:
            own = Action.objects.get(pk=action.pk)
            given = Given(Progress.UNDER_WAY, changed=f"Turn {turn}")
            tracking.update(action=own, given=given, seen=0, by=lead)
        except SaidMeanwhile as meanwhile:
            return f"saw {meanwhile.newest.number}"
        finally:
            connections.close_all()
        return "kept"

    with ThreadPoolExecutor(THREADS) as pool:
        ends = Counter(pool.map(update, range(THREADS)))
    assert ends == {"kept": 1, "saw 1": THREADS - 1}
    assert Update.objects.filter(action=action).count() == 1


@pytest.mark.parametrize("role", [Role.ANALYST, Role.PARTNER, Role.HEAD_OF_SERVICE, Role.BOARD_CHAIR])
def test_whoever_does_not_lead_it_can_t_update_it(action: Action, role: Role) -> None:
    with pytest.raises(NotAllowed):
        say(action, DELIVERED, by(role))
    assert not action.updates.exists()
    assert told()[0][3] == "refused"


def test_the_day_of_delivery_follows_what_is_said(action: Action, lead: SignedIn) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    say(action, Given(Progress.DELIVERED, delivered_on=yesterday), lead)
    say(action, DELIVERED, lead)
    action.refresh_from_db()
    assert action.delivered_on == yesterday, "a day once said stays"
    say(action, Given(Progress.UNDER_WAY), lead)
    action.refresh_from_db()
    assert action.delivered_on is None
    with pytest.raises(NotAllowed, match="lie ahead"):
        say(action, Given(Progress.DELIVERED, delivered_on=LATER), lead)


def test_a_step_is_ticked_off_and_back(plan: ImprovementPlan) -> None:
    step, who = action_numbered(plan, "1.1").steps.first(), by(Role.PLAN_LEAD)
    tracking.tick(step=step, done=True, by=who)
    step.refresh_from_db()
    assert step.done_on == timezone.localdate()
    tracking.tick(step=step, done=False, by=who)
    step.refresh_from_db()
    assert step.done_on is None


# --- dates and ratings ---


def test_a_moved_date_keeps_the_first_with_its_reason(action: Action, lead: SignedIn) -> None:
    to = LATER + timedelta(days=30)
    with pytest.raises(NotAllowed, match="Say why"):
        tracking.move(action=action, to=to, reason="  ", was=LATER, by=lead)
    tracking.move(action=action, to=to, reason="The course begins in May", was=LATER, by=lead)
    with pytest.raises(Overtaken):
        tracking.move(action=action, to=LATER, reason="Back", was=LATER, by=lead)
    action.refresh_from_db()
    assert (action.due, action.original_due) == (to, LATER)
    assert [(one.was, one.to, one.reason) for one in action.moves.all()] == [
        (LATER, to, "The course begins in May")
    ]
    assert "Its date was moved" in rated(action)[1]


def test_an_override_stands_beside_the_rules_till_it_is_taken_back(action: Action, lead: SignedIn) -> None:
    say(action, Given(Progress.UNDER_WAY, Confidence.ON_TRACK), lead)
    assert rated(action)[0] is Rule.GREEN
    head = by(Role.HEAD_OF_SERVICE)
    with pytest.raises(NotAllowed):
        tracking.override(action=action, brag=Brag.RED, reason="I know", seen=0, by=lead)
    held = tracking.override(action=action, brag=Brag.RED, reason="The money is gone", seen=0, by=head)
    found = tracked(head, action.reference).rating
    assert (found.brag, found.reason) == (Rule.RED, "“The money is gone”.")
    assert found.beside.startswith("By the rules it is on track.")
    with pytest.raises(Overtaken):
        tracking.take_back(action=action, seen=0, by=head)
    tracking.take_back(action=action, seen=held.pk, by=head)
    assert rated(action)[0] is Rule.GREEN


def test_a_page_and_a_list_rate_alike(plan: ImprovementPlan, action: Action, lead: SignedIn) -> None:
    closed(action, lead)
    everyone = list(Action.objects.select_related("part__plan"))
    listed = ratings(everyone)
    for one in everyone:
        assert tracked(lead, one.reference).rating.rated == listed[one.pk].rated
    assert listed[action.pk].brag is Rule.BLUE


# --- closing ---


def test_an_action_closes_when_somebody_else_accepted_its_evidence(action: Action, lead: SignedIn) -> None:
    with pytest.raises(NotAllowed, match="when it is delivered"):
        tracking.close(action=action, by=lead)
    say(action, DELIVERED, lead)
    given = shown(action, lead)
    with pytest.raises(NotAllowed, match="None is accepted yet"):
        tracking.close(action=action, by=lead)
    evidence.check(evidence=given, accepted=False, reason="It is a draft", by=by(Role.AUDITOR))
    with pytest.raises(NotAllowed, match="None is accepted yet"):
        tracking.close(action=action, by=lead)
    evidence.check(evidence=shown(action, lead), accepted=True, reason="", by=by(Role.AUDITOR))
    tracking.close(action=action, by=lead)
    action.refresh_from_db()
    assert action.closed_on == timezone.localdate()
    assert rated(action)[0] is Rule.BLUE
    with pytest.raises(NotAllowed, match="is closed"):
        say(action, DELIVERED, lead)


def test_what_is_opened_again_needs_new_evidence(action: Action, lead: SignedIn) -> None:
    closed(action, lead)
    with pytest.raises(NotAllowed, match="A plan lead opens"):
        tracking.reopen(action=action, reason="It stopped", by=lead)
    tracking.reopen(action=action, reason="It stopped", by=by(Role.PLAN_LEAD))
    action.refresh_from_db()
    assert (action.closed_on, action.delivered_on) == (None, None)
    say(action, DELIVERED, lead)
    with pytest.raises(NotAllowed, match="None is accepted yet"):
        tracking.close(action=action, by=lead)
    assert rated(action)[0] is Rule.GREEN


def test_nobody_checks_the_own_evidence_and_it_is_checked_once(action: Action) -> None:
    plan_lead, auditor = by(Role.PLAN_LEAD), by(Role.AUDITOR)
    given = shown(action, plan_lead)
    with pytest.raises(NotAllowed, match="somebody else"):
        evidence.check(evidence=given, accepted=True, reason="", by=plan_lead)
    with pytest.raises(NotAllowed, match="what is missing"):
        evidence.check(evidence=given, accepted=False, reason=" ", by=auditor)
    evidence.check(evidence=given, accepted=True, reason="", by=auditor)
    with pytest.raises(Overtaken):
        evidence.check(evidence=given, accepted=False, reason="It is not the last one", by=by(Role.DIRECTOR))


def test_practice_is_said_by_lead_or_checker_once_it_is_delivered(action: Action, lead: SignedIn) -> None:
    given = {"action": action, "state": Embedded.PARTLY, "seen_by": "Twelve observations", "seen": 0}
    with pytest.raises(NotAllowed, match="not delivered"):
        tracking.embed(**given, by=lead)
    closed(action, lead)
    tracking.embed(**given, by=by(Role.AUDITOR))
    with pytest.raises(NotAllowed):
        tracking.embed(**given, by=by(Role.ANALYST))
    assert action.embeddings.count() == 1


# --- what the database itself holds ---


def test_the_database_closes_nothing_without_evidence(action: Action, lead: SignedIn) -> None:
    today = timezone.localdate()
    this = Action.objects.filter(pk=action.pk)
    shown(action, lead)
    with pytest.raises(IntegrityError, match="somebody else accepted"), transaction.atomic():
        this.update(delivered_on=today, closed_on=today)
    with pytest.raises(IntegrityError, match="evidence was accepted"), transaction.atomic():
        Action.objects.create(part=action.part, text="New", delivered_on=today, closed_on=today)
    closed(action, lead)
    tracking.reopen(action=action, reason="It stopped", by=by(Role.PLAN_LEAD))
    with pytest.raises(IntegrityError, match="somebody else accepted"), transaction.atomic():
        this.update(delivered_on=today, closed_on=today)


def test_the_database_writes_over_nothing_of_the_tracking(action: Action, lead: SignedIn) -> None:
    to = LATER + timedelta(days=9)
    tracking.move(action=action, to=to, reason="Later", was=LATER, by=lead)
    tracking.override(action=action, brag=Brag.RED, reason="Money", seen=0, by=by(Role.DIRECTOR))
    closed(action, lead)
    tracking.embed(action=action, state=Embedded.EMBEDDED, seen_by="An audit", seen=0, by=lead)
    changes = {
        Update: {"changed": "Other"},
        DateMove: {"reason": "Other"},
        Embedding: {"state": "not yet"},
        Evidence: {"state": "returned", "reason": "Other"},
        Override: {"reason": "Other"},
        Closing: {"at": timezone.now()},
    }
    for model, other in changes.items():
        assert model.objects.exists(), model
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.update(**other)
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.all().delete()
    with pytest.raises(IntegrityError, match="agreed first stays"), transaction.atomic():
        Action.objects.filter(pk=action.pk).update(original_due=date(2023, 1, 1))
    with pytest.raises(IntegrityError, match="opened again first"), transaction.atomic():
        Update.objects.create(action=action, number=9, progress="delivered", by=lead.account, role="lead")
    with pytest.raises(IntegrityError, match="waits to be checked"), transaction.atomic():
        Evidence.objects.create(
            action=action, words="Mine", link="https://a.example", by=lead.account, state="accepted",
            checked_by=by(Role.AUDITOR).account,
        )  # fmt: skip
