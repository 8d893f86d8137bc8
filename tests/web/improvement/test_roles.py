"""Who may do what: each role at the own action, at another's, at the own part's and at another part's, by one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from goldenthread.terms.months import Month
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ImprovementPlan, Measure
from goldenthread_web.improvement.operations import entered, evidence, tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.status import MeasureKind, Progress
from tests.web.accounts.people import client_of, somebody
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered, measure_named
from tests.web.pages import get, text_of

LEAD, OTHER_LEAD, PARTNER, OTHER_PARTNER = (
    "its lead",
    "another lead",
    "the partner that leads it",
    "another partner",
)
PLAN_LEAD, HEAD, DIRECTOR, AUDITOR = "plan lead", "head of service", "director", "auditor"
ANALYST, COUNCILLOR, ADMINISTRATOR = "analyst", "councillor", "administrator"
ROLES = {
    PLAN_LEAD: Role.PLAN_LEAD, LEAD: Role.ACTION_LEAD, PARTNER: Role.PARTNER, HEAD: Role.HEAD_OF_SERVICE,
    DIRECTOR: Role.DIRECTOR, AUDITOR: Role.AUDITOR, ANALYST: Role.ANALYST, COUNCILLOR: Role.COUNCILLOR,
    ADMINISTRATOR: Role.ADMINISTRATOR,
}  # fmt: skip
OWN, PARTNERS = "2.1", "P1"
"""An action of children's services, and one of the part that partners work on."""

CHECKERS = {HEAD, DIRECTOR, AUDITOR}
"""Of those who check, all but the plan lead, who gave what is checked here."""

MAY: dict[str, dict[str, set[str]]] = {
    "update": {OWN: {PLAN_LEAD, LEAD}, PARTNERS: {PLAN_LEAD, PARTNER}},
    "move": {OWN: {PLAN_LEAD, LEAD}, PARTNERS: {PLAN_LEAD, PARTNER}},
    "give": {OWN: {PLAN_LEAD, LEAD}, PARTNERS: {PLAN_LEAD, PARTNER}},
    "carried-on": {OWN: {PLAN_LEAD, LEAD}, PARTNERS: {PLAN_LEAD, PARTNER}},
    "close": {OWN: {PLAN_LEAD, LEAD}, PARTNERS: {PLAN_LEAD, PARTNER}},
    "embed": {OWN: CHECKERS | {PLAN_LEAD, LEAD}, PARTNERS: CHECKERS | {PLAN_LEAD, PARTNER}},
    "accept": {OWN: CHECKERS, PARTNERS: CHECKERS},
    "override": {OWN: {PLAN_LEAD, HEAD, DIRECTOR}, PARTNERS: {PLAN_LEAD, HEAD, DIRECTOR}},
    "reopen": {OWN: {PLAN_LEAD}, PARTNERS: {PLAN_LEAD}},
    "leads": {OWN: {PLAN_LEAD}, PARTNERS: {PLAN_LEAD}},
    "measures": {OWN: {PLAN_LEAD}, PARTNERS: {PLAN_LEAD}},
    "enter": {OWN: {PLAN_LEAD, ANALYST}, PARTNERS: {PLAN_LEAD, ANALYST, PARTNER, OTHER_PARTNER}},
    "accept figure": {OWN: CHECKERS, PARTNERS: CHECKERS},
    "dismiss": {OWN: {PLAN_LEAD}},
}
"""Who may do each thing. Nobody else may; a partner is told of another part that it is not there."""


@dataclass(frozen=True)
class Stage:
    """An action and a measure of its part, with evidence and a figure from the plan lead that wait for a check."""

    action: Action
    measure: Measure
    evidence: str
    figure: str


@pytest.fixture
def browsers(site: Council, plan: ImprovementPlan) -> dict[str, Client]:
    """A browser for each of those who try: 1.1 has a lead of its own, and there is a second partner."""
    other = somebody("Other", Role.ACTION_LEAD)
    action_numbered(plan, "1.1").leads.update(person=other)
    found = {name: site[role] for name, role in ROLES.items()}
    return found | {OTHER_LEAD: client_of(other), OTHER_PARTNER: client_of(somebody("Police", Role.PARTNER))}


def staged(plan: ImprovementPlan, number: str) -> Stage:
    action, lead = action_numbered(plan, number), by(Role.PLAN_LEAD)
    start = "Staff who" if number == OWN else "Health assessments"
    measure = measure_named(plan, start)
    Measure.objects.filter(pk=measure.pk).update(kind=MeasureKind.ENTERED.value)
    measure.refresh_from_db()
    shown = evidence.give(action=action, words="A standard", link="https://a.example/", by=lead)
    given = entered.Given(Month.of(timezone.localdate()).plus(-3), 50.0, "The register")
    made = entered.enter(measure=measure, given=given, replaces="", by=lead)
    return Stage(action, measure, shown.reference, made.reference)


def deliver(stage: Stage, *, close: bool) -> None:
    lead = by(Role.PLAN_LEAD)
    tracking.update(action=stage.action, given=Given(Progress.DELIVERED), seen=0, by=lead)
    evidence.check(evidence=stage.action.evidence.get(), accepted=True, reason="", by=by(Role.AUDITOR))
    if close:
        tracking.close(action=stage.action, by=lead)


def posts(stage: Stage) -> dict[str, tuple[str, dict[str, Any]]]:
    """The address and the form of each thing to do."""
    page = f"/plan/actions/{stage.action.reference}"
    day, month = timezone.localdate() + timedelta(days=90), Month.of(timezone.localdate()).plus(-2)
    to = {"to_day": day.day, "to_month": day.month, "to_year": day.year, "was": stage.action.due.isoformat()}
    figure = {
        "month": str(month),
        "value": "60",
        "numerator": "",
        "denominator": "",
        "source": "It",
        "replaces": "",
    }
    return {
        "update": (f"{page}/update", {"progress": "under way", "confidence": "", "seen": "0"}),
        "move": (page, {"do": "move", "reason": "Later", **to}),
        "give": (page, {"do": "give", "words": "More", "link": "https://b.example/"}),
        "carried-on": (f"{page}/carried-on", {"kind": "team plan", "text": "A line"}),
        "close": (page, {"do": "close"}),
        "embed": (page, {"do": "embed", "state": "in part", "seen_by": "An audit", "seen": "0"}),
        "accept": (page, {"do": "accept", "evidence": stage.evidence}),
        "override": (page, {"do": "override", "brag": "at risk", "reason": "So it is", "seen": "0"}),
        "reopen": (page, {"do": "reopen", "reason": "It stopped"}),
        "leads": (f"{page}/leads", {}),
        "measures": (f"{page}/measures", {"tied": stage.measure.reference, "seen": ""}),
        "enter": (f"/plan/measures/{stage.measure.reference}/enter", figure),
        "accept figure": (f"/plan/figures/{stage.figure}", {"do": "accept"}),
        "dismiss": (
            "/plan/check",
            {"do": "dismiss", "rule": "no-impact", "where": "1.2", "reason": "It is so"},
        ),
    }


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is written meanwhile is not there after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.acceptance("5.6")
@pytest.mark.parametrize("number", [OWN, PARTNERS])
def test_each_role_does_what_the_table_says_and_nothing_else(
    browsers: dict[str, Client], plan: ImprovementPlan, number: str
) -> None:
    """Each role changes what the table says, at its own action and others', and nothing else."""
    stage, wrong = staged(plan, number), []
    before: dict[str, Callable[[], None]] = {
        "close": lambda: deliver(stage, close=False), "embed": lambda: deliver(stage, close=False),
        "reopen": lambda: deliver(stage, close=True),
    }  # fmt: skip
    for deed, (address, form) in posts(stage).items():
        for name, browser in browsers.items() if number in MAY[deed] else ():
            with taken_back():
                before.get(deed, lambda: None)()
                status = browser.post(address, form).status_code
            hidden = number == OWN and name in (PARTNER, OTHER_PARTNER)
            expected = (302,) if name in MAY[deed][number] else (404,) if hidden else (403, 404)
            if status not in expected:
                wrong.append(f"{deed} at {number} as {name}: {status}, not {expected}")
    assert not wrong, "\n".join(wrong)


SEEN = {
    "/plan": {*ROLES} - {ADMINISTRATOR}, "/plan/by/lead": {*ROLES} - {ADMINISTRATOR},
    "/plan/thread": {*ROLES} - {ADMINISTRATOR}, "/plan/files/xlsx": {*ROLES} - {ADMINISTRATOR},
    "/plan/mine": {*ROLES} - {ADMINISTRATOR, COUNCILLOR}, "/plan/digest": {*ROLES} - {ADMINISTRATOR, COUNCILLOR},
    "/plan/check": {*ROLES} - {ADMINISTRATOR, COUNCILLOR}, "/plan/read": {PLAN_LEAD},
    "/plan/template/xlsx": {PLAN_LEAD},
}  # fmt: skip


def test_each_role_reads_what_the_table_says(browsers: dict[str, Client], plan: ImprovementPlan) -> None:
    wrong = []
    for address, who in SEEN.items():
        for name, browser in browsers.items():
            role = {OTHER_LEAD: LEAD, OTHER_PARTNER: PARTNER}.get(name, name)
            status = browser.get(address).status_code
            if status != (200 if role in who else 404):
                wrong.append(f"{address} as {name}: {status}")
    assert not wrong, "\n".join(wrong)


SAID = "Zebras were heard"


@pytest.fixture
def spoken(plan: ImprovementPlan) -> ImprovementPlan:
    """Each action has been spoken of, moved, rated and shown, in words that stand nowhere else."""
    lead = by(Role.PLAN_LEAD)
    for action in Action.objects.all():
        given = Given(Progress.UNDER_WAY, changed=f"{SAID} {action.number}", help_needed=SAID)
        tracking.update(action=action, given=given, seen=0, by=lead)
        to = timezone.localdate() + timedelta(days=9)
        tracking.move(action=action, to=to, reason=SAID, was=action.due, by=lead)
        evidence.give(action=action, words=SAID, link="https://a.example/zebra", by=lead)
    return plan


def pages(plan: ImprovementPlan) -> list[str]:
    """Every page of the plan that is read: whole, in each way, and each line of it."""
    whole = ["/plan", "/plan/check", "/plan/mine", "/plan/digest", "/plan/thread"]
    ways = [f"/plan/by/{how}" for how in ("priority", "horizon", "lead", "month")]
    actions = [f"/plan/actions/{one.reference}" for one in Action.objects.filter(part__plan=plan)]
    measures = [f"/plan/measures/{one.reference}" for one in Measure.objects.filter(part__plan=plan)]
    at = [f"/plan/thread?at={path.rpartition('/')[2]}" for path in (*actions, *measures)]
    return [*whole, *ways, *actions, *measures, *at]


def test_a_partner_reads_no_word_of_another_part(
    browsers: dict[str, Client], spoken: ImprovementPlan
) -> None:
    """Neither the one that leads an action of the part, nor the other."""
    others = [one.text for one in Action.objects.filter(part__for_partners=False)]
    others += [one.name for one in Measure.objects.filter(part__for_partners=False)]
    others += ["Head of Human Resources", *(f"{SAID} {number}" for number in ("1.1", "1.2", "2.1", "C1"))]
    for name in (PARTNER, OTHER_PARTNER):
        read = 0
        for address in pages(spoken):
            answer = browsers[name].get(address)
            if answer.status_code == 200:
                read += 1
                said = text_of(get(browsers[name], address))
                assert not [words for words in others if words in said], f"{address} as {name}"
        assert read >= 12


def test_a_councillor_reads_the_plan_and_nothing_that_is_said_of_it(
    browsers: dict[str, Client], spoken: ImprovementPlan
) -> None:
    read = 0
    for address in pages(spoken):
        answer = browsers[COUNCILLOR].get(address)
        if answer.status_code == 200:
            read += 1
            said = text_of(get(browsers[COUNCILLOR], address))
            for words in ("Zebra", "zebra", "On track", "At risk", "Off track", "Plan_Lead"):
                assert words not in said, f"{address}: {words}"
    assert read >= 15
    assert SAID not in text_of(get(browsers[COUNCILLOR], "/plan"))
    assert SAID in text_of(get(browsers[ANALYST], f"/plan/actions/{action_numbered(spoken, OWN).reference}"))


def test_a_draft_is_for_those_who_work_on_it(browsers: dict[str, Client], plan: ImprovementPlan) -> None:
    ImprovementPlan.objects.update(status="draft", approved_by=None, approved_on=None)
    number = action_numbered(plan, PARTNERS).reference
    for name in (COUNCILLOR, PARTNER, OTHER_PARTNER):
        assert "Stepping stones" not in text_of(get(browsers[name], "/plan"))
        assert browsers[name].get(f"/plan/actions/{number}").status_code == 404
        assert browsers[name].get("/plan/files/xlsx").status_code == 404
    assert "Stepping stones" in text_of(get(browsers[ANALYST], "/plan"))


def test_an_ended_plan_is_changed_by_nobody(browsers: dict[str, Client], plan: ImprovementPlan) -> None:
    stage = staged(plan, OWN)
    ImprovementPlan.objects.update(status="ended")
    for deed, (address, form) in posts(stage).items():
        if deed not in ("dismiss", "reopen", "measures"):
            with taken_back():
                status = browsers[PLAN_LEAD].post(address, form).status_code
            assert status != 302, deed
