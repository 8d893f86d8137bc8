"""Several people at one action in the same moment: nothing is lost, and whoever comes second hears of the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections
from django.utils import timezone

from goldenthread.terms.months import Month
from goldenthread_web.accounts.people import SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history import heads, queries
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import Action, Entered, Evidence, ImprovementPlan, Measure, TakenBack
from goldenthread_web.improvement.operations import drafts, entered, evidence, leads, links, tracking
from goldenthread_web.improvement.operations.tracking import Given, Overtaken
from goldenthread_web.improvement.status import Brag, Embedded, LinkKind, Progress
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered, measure_named

AT_ONCE = 4
LATER = timezone.localdate() + timedelta(days=200)
DAYS = [LATER + timedelta(days=number) for number in range(1, AT_ONCE + 1)]


@pytest.fixture
def plan(plan_on_each: ImprovementPlan) -> ImprovementPlan:
    """An approved plan, once in each kind of database; 2.1 is due far ahead."""
    Action.objects.filter(pk=action_numbered(plan_on_each, "2.1").pk).update(due=LATER, original_due=LATER)
    return plan_on_each


@dataclass(frozen=True)
class Stage:
    """What the racers know: each of them read the same, before any of them wrote."""

    action: Action
    measure: Measure
    who: tuple[SignedIn, ...]


Deed = Callable[[Stage, int], object]


def _update(stage: Stage, turn: int) -> object:
    given = Given(Progress.UNDER_WAY, changed=f"Turn {turn}")
    return tracking.update(action=_own(stage), given=given, seen=0, by=stage.who[turn])


def _give(stage: Stage, turn: int) -> object:
    link = f"https://council.example/{turn}"
    return evidence.give(action=_own(stage), words=f"Turn {turn}", link=link, by=stage.who[turn])


def _move(stage: Stage, turn: int) -> object:
    return tracking.move(
        action=_own(stage), to=DAYS[turn], reason=f"Turn {turn}", was=LATER, by=stage.who[turn]
    )


def _override(stage: Stage, turn: int) -> object:
    return tracking.override(
        action=_own(stage), brag=Brag.RED, reason=f"Turn {turn}", seen=0, by=by(Role.PLAN_LEAD)
    )


def _embed(stage: Stage, turn: int) -> object:
    return tracking.embed(
        action=_own(stage), state=Embedded.PARTLY, seen_by=f"Turn {turn}", seen=0, by=stage.who[turn]
    )  # fmt: skip


def _close(stage: Stage, turn: int) -> object:
    return tracking.close(action=_own(stage), by=stage.who[turn])


def _enter(stage: Stage, turn: int) -> object:
    given = entered.Given(Month.of(timezone.localdate()).plus(-2), 50.0 + turn, f"Turn {turn}")
    measure = Measure.objects.get(pk=stage.measure.pk)
    return entered.enter(measure=measure, given=given, replaces="", by=by(Role.PLAN_LEAD))


def _link(stage: Stage, turn: int) -> object:
    return links.make(
        action=_own(stage), kind=LinkKind.TEAM, text=f"Turn {turn}", service="", owner="", due=None, by=stage.who[turn]
    )  # fmt: skip


def _tie(stage: Stage, turn: int) -> object:
    """Each gives the lead to another account, from having read that it is the action lead's."""
    person = person_of((Role.DIRECTOR, Role.HEAD_OF_SERVICE, Role.PLAN_LEAD, Role.DIRECTOR)[turn])
    was = person_of(Role.ACTION_LEAD).reference
    return leads.tie(lead=_own(stage).leads.get(), person=person, was=was, by=by(Role.PLAN_LEAD))


def _own(stage: Stage) -> Action:
    return Action.objects.select_related("part__plan").get(pk=stage.action.pk)


@dataclass(frozen=True)
class Race:
    """What several do at once. kept: how many of them are done; the others are told. rows: what they leave."""

    deed: Deed
    kept: int
    rows: Callable[[Action], int]
    action: str
    is_delivered: bool = False


RACES = {
    "updates": Race(_update, 1, lambda one: one.updates.count(), "improvement.action.updated"),
    "evidence": Race(_give, AT_ONCE, lambda one: one.evidence.count(), "improvement.evidence.given"),
    "moved dates": Race(_move, 1, lambda one: one.moves.count(), "improvement.action.moved"),
    "ratings": Race(_override, 1, lambda one: one.overrides.count(), "improvement.action.overridden"),
    "practice": Race(_embed, 1, lambda one: one.embeddings.count(), "improvement.action.embedded", True),
    "closing": Race(_close, 1, lambda one: one.closings.count(), "improvement.action.closed", True),
    "figures": Race(_enter, 1, lambda _: Entered.objects.count(), "improvement.figure.entered"),
    "lines of other plans": Race(_link, AT_ONCE, lambda one: one.links.count(), "improvement.link.made"),
    "leads": Race(_tie, 1, lambda one: one.leads.exclude(person=person_of(Role.ACTION_LEAD)).count(),
                  "improvement.lead.tied"),
}  # fmt: skip


@pytest.mark.acceptance("5.6")
@pytest.mark.parametrize("name", RACES)
def test_of_several_at_once_nothing_is_lost(plan: ImprovementPlan, name: str) -> None:
    """Several people at one action in the same moment, on SQLite and PostgreSQL: nothing is lost."""
    race, stage = RACES[name], _stage(plan)
    if race.is_delivered:
        _deliver(stage.action)
    before = race.rows(stage.action)
    ends = Counter(_at_once(race.deed, stage))
    assert ends == +Counter({"kept": race.kept, "told": AT_ONCE - race.kept})
    assert race.rows(stage.action) - before == race.kept
    assert Line.objects.filter(action=race.action, outcome="done").count() == race.kept
    assert list(queries.faults(heads.read())) == [], "the history is whole"


def _stage(plan: ImprovementPlan) -> Stage:
    measure = measure_named(plan, "Staff who finished")
    lead, head = by(Role.ACTION_LEAD), by(Role.PLAN_LEAD)
    return Stage(action_numbered(plan, "2.1"), measure, (lead, head, lead, head))


def _deliver(action: Action) -> None:
    lead = by(Role.ACTION_LEAD)
    tracking.update(action=action, given=Given(Progress.DELIVERED), seen=0, by=lead)
    shown = evidence.give(action=action, words="The standard", link="https://council.example/", by=lead)
    evidence.check(evidence=shown, accepted=True, reason="", by=by(Role.AUDITOR))


def _at_once(deed: Deed, stage: Stage) -> list[str]:
    """Each in a thread of its own, all let go at the same moment: whether it was kept, or its doer was told why not."""
    start = Barrier(AT_ONCE)

    def run(turn: int) -> str:
        start.wait()
        try:
            deed(stage, turn)
        except (Overtaken, drafts.Overtaken, NotAllowed):
            return "told"
        finally:
            connections.close_all()
        return "kept"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, range(AT_ONCE)))


def test_evidence_is_taken_back_or_checked_and_never_both(plan: ImprovementPlan) -> None:
    """Its giver takes it back in the moment in which others check it: one of them does, the others are told."""
    stage = _stage(plan)
    given = evidence.give(
        action=stage.action, words="The standard", link="https://council.example/", by=by(Role.ACTION_LEAD)
    )

    def deed(_: Stage, turn: int) -> object:
        one = Evidence.objects.select_related("action__part__plan").get(pk=given.pk)
        if turn % 2:
            return evidence.take_back(evidence=one, reason="The wrong file", by=by(Role.ACTION_LEAD))
        why = "Last year's file" if turn else ""
        return evidence.check(evidence=one, accepted=not turn, reason=why, by=by(Role.AUDITOR))

    assert Counter(_at_once(deed, stage)) == Counter({"kept": 1, "told": AT_ONCE - 1})
    is_back = TakenBack.objects.filter(evidence=given).exists()
    given.refresh_from_db()
    assert given.state in (("waiting",) if is_back else ("accepted", "returned"))
    assert list(queries.faults(heads.read())) == [], "the history is whole"


def test_whoever_tries_again_from_what_was_read_meanwhile_is_kept_too(plan: ImprovementPlan) -> None:
    """Each update is sent again from the newest that its writer was shown, until all of them stand there."""
    stage = _stage(plan)

    def insist(turn: int) -> int:
        seen, tries = 0, 0
        try:
            while True:
                tries += 1
                given = Given(Progress.UNDER_WAY, changed=f"Turn {turn}")
                try:
                    tracking.update(action=_own(stage), given=given, seen=seen, by=stage.who[turn])
                except tracking.SaidMeanwhile as meanwhile:
                    seen = meanwhile.newest.number
                else:
                    return tries
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(insist, range(AT_ONCE)))
    said = stage.action.updates.order_by("number").values_list("number", "changed")
    assert [number for number, _ in said] == list(range(1, AT_ONCE + 1))
    assert {words for _, words in said} == {f"Turn {turn}" for turn in range(AT_ONCE)}
