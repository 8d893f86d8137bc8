"""A saying that is taken out and put back before a version is approved: what is told of it is what holds."""

from __future__ import annotations

import pytest

from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.editing.going_on import GOES_ON
from goldenthread_web.improvement.editing.sayings import key_of
from goldenthread_web.improvement.editing.ties import Ties, told_of
from goldenthread_web.improvement.editing.words import waiting
from goldenthread_web.improvement.models import Action, Impact, ImprovementPlan
from goldenthread_web.improvement.operations.versions import approve_next, mark_of_waiting
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered
from tests.web.improvement.waiting import put
from tests.web.pages import filled, get, text_of

HEARD, SAFE = "I am listened to", "I am safe where I live"
RING, CALL = "I can ring my worker when I want to", "Somebody answers when I call"
OWN = "My plan says what I want"


def _sayings(plan: ImprovementPlan, *texts: str, **goes_on: dict[str, str]) -> None:
    put("plan", plan.reference, key_outcomes=list(texts), **({GOES_ON: goes_on} if goes_on else {}))


def _serves(plan: ImprovementPlan, number: str, *texts: str) -> None:
    """Tick sayings of an action, those that wait too."""
    held = {one.text: key_of(one.pk) for one in plan.key_outcomes.all()}
    keys = sorted(held.get(text, f"new saying: {text}") for text in texts)
    put("action", action_numbered(plan, number).reference, sayings=keys)


def _approve(plan: ImprovementPlan) -> None:
    plan.refresh_from_db()
    approve_next(plan=plan, seen=mark_of_waiting(list(waiting(plan))), by=by(Role.DIRECTOR))


def _untied() -> str:
    return " ".join(Line.objects.filter(action="improvement.saying.untied").values_list("object", flat=True))


def test_the_actions_of_a_saying_that_is_put_back_serve_it_as_before(
    site: Council, plan: ImprovementPlan
) -> None:
    _serves(plan, "1.1", HEARD, RING)
    _sayings(plan, HEARD, SAFE, RING)
    before = sorted(Impact.objects.filter(key_outcome__text=SAFE).values_list("pk", "text"))
    assert [text for _, text in before] == [OWN], "in words of its own"
    lead, path = site[Role.PLAN_LEAD], f"/plan/edit/plan/{plan.reference}"
    said = {
        HEARD: f"“{SAFE}” is taken out. Action 2.1 serves it no more.",
        f"{HEARD}\n{SAFE}\n{RING}": f"“{SAFE}” is put back. Action 2.1 serves it as before.",
    }
    for texts, told in said.items():
        sent(lead, path, **filled(get(lead, path)) | {"key_outcomes": texts})
        assert told in text_of(get(lead, "/plan/versions"))
    for browser, at in ((site[Role.COMMISSIONER], "/plan/versions"), (lead, path)):
        page = text_of(get(browser, at))
        assert "is taken out" not in page
        assert f"“{RING}” is put back. Action 1.1 serves it as before." in page
    action = action_numbered(plan, "1.1")
    edit = f"/plan/edit/action/{action.reference}"
    sent(lead, edit, **filled(get(lead, edit)) | {"success": "They ring"})
    _approve(plan)
    assert sorted(Impact.objects.filter(key_outcome__text=SAFE).values_list("pk", "text")) == before
    assert not action_numbered(plan, "2.1").impacts.filter(text=SAFE).exists()
    assert set(action.impacts.values_list("key_outcome__text", flat=True)) >= {HEARD, RING}
    assert not _untied()


@pytest.mark.parametrize(
    "steps",
    [
        (("list", HEARD), ("list", SAFE, HEARD)),
        (("list", HEARD), ("2.1",), ("list", HEARD, SAFE)),
        (("list", SAFE), ("1.2", HEARD), ("list", SAFE, HEARD), ("list", SAFE)),
        (("list", HEARD, SAFE, RING), ("1.2", RING, SAFE), ("list", RING), ("list", RING, SAFE)),
        (("list", HEARD, SAFE, RING), ("1.2", RING), ("goes on", RING, CALL), ("list", HEARD, RING)),
        (("list", HEARD, SAFE, RING), ("1.2", RING), ("goes on", RING, CALL), ("list", SAFE, CALL, RING)),
    ],
    ids=["back", "unticked meanwhile", "twice", "of two one", "by other words", "beside other words"],
)
def test_what_is_told_before_a_version_is_what_holds_with_it(
    plan: ImprovementPlan, steps: tuple[tuple[str, ...], ...]
) -> None:
    for what, *texts in steps:
        if what == "list":
            _sayings(plan, *texts, key_outcomes={})
        elif what == "goes on":
            _sayings(plan, HEARD, SAFE, texts[1], key_outcomes={texts[0]: texts[1]})
        else:
            _serves(plan, what, *texts)
    changes = list(waiting(plan))
    ties = Ties.of_plan(plan, changes)
    told = [tie for several in told_of(ties, changes).values() for tie in several]
    holds = {
        (number, ties.sayings[key])
        for reference, keys in ties.serves.items()
        for key in keys & ties.sayings.keys()
        for number in Action.objects.filter(reference=reference).values_list("number", flat=True)
    }
    _approve(plan)
    tied = Impact.objects.exclude(key_outcome=None).values_list("action__number", "key_outcome__text")
    assert set(tied) == holds
    lost = {(who, tie.was) for tie in told if not tie.now for who in tie.who}
    assert not lost & holds, "nobody is told that it is lost"
    assert {one for tie in told if not tie.now for one in tie.references} == {
        one.reference for one in Action.objects.all() if one.reference in _untied()
    }
