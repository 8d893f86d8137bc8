"""The site's plan check says of an accepted document what `plan check` says of its file."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from goldenthread.plans.check.checking import check
from goldenthread.plans.plan import Action, Draft, Part, Plan, Step
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Impact
from goldenthread_web.improvement.operations import accepting, drafts
from goldenthread_web.improvement.queries.findings import findings
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.pages import get

PART = "Children's services"
BELONG = "I want to feel like I belong where I live."
ONCE = "I only tell my story once."
HOME = "I feel safe at home."
PLAN = Plan(
    "Promises",
    parts=(Part(PART),),
    key_outcomes=(BELONG, ONCE, HOME),
    actions=(
        Action(PART, "", "1", "Find homes", by_when="soon", impact=("I live where I want to live.",)),
        Action(PART, "", "2", "Share records", impact=("I only tell my story once",)),
        Action(PART, "", "3", "Visit", impact=("I am well, I feel safe at home and I am heard at school.",)),
    ),
)


@pytest.mark.acceptance("5.2")
@pytest.mark.usefixtures("site")
def test_a_saying_that_is_only_near_a_promise_serves_it_on_the_site_as_little_as_in_its_file() -> None:
    lead = by(Role.PLAN_LEAD)
    draft = drafts.keep(name="plan.docx", sha256="", source={}, draft=Draft(PLAN), by=lead)
    plan = accepting.accept(draft=draft, by=lead)
    tied = dict(
        Impact.objects.filter(action__part__plan=plan).values_list("action__number", "key_outcome__text")
    )
    assert tied == {"1": None, "2": ONCE, "3": HOME}
    on_the_site = [
        (one.finding.rule, one.finding.where, one.finding.message)
        for rule in findings(plan, lead)
        for one in rule.open
    ]
    of_the_file = [(one.rule, one.where, one.message) for one in check(PLAN, timezone.localdate())]
    assert sorted(on_the_site) == sorted(of_the_file)
    assert [(rule, where) for rule, where, _ in on_the_site if rule == "unserved-outcome"] == [
        ("unserved-outcome", BELONG)
    ]


@pytest.mark.acceptance("5.2")
def test_an_action_without_words_is_named_by_what_it_says_and_no_line_of_a_document(site: Council) -> None:
    steps = (Step("Review the levels of need"), Step("Agree who comes first"))
    actions = tuple(
        Action(PART, "", "", "", leads=("Head of Service",), steps=steps, line=at) for at in (582, 583)
    )
    read = Draft(Plan("Twins", parts=(Part(PART),), actions=(*PLAN.actions, *actions)))
    draft = drafts.keep(name="plan.docx", sha256="", source={}, draft=read, by=by(Role.PLAN_LEAD))
    accepting.accept(draft=draft, by=by(Role.PLAN_LEAD))
    told = get(site[Role.PLAN_LEAD], reverse("plan_check")).xpath("string(//main)")
    begins = (
        'the action without words that begins "Review the levels of need" (number {} in the plan\'s order)'
    )
    assert begins.format(5) in told
    assert f"It is there twice: also as {begins.format(4)}." in told
    assert "of line" not in told
