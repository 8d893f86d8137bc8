"""A document whose actions have the words of its own list of sayings: they serve these, and it is told before."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.plans.plan import Draft
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.comparing.compared import Comparison
from goldenthread_web.improvement.comparing.sides import sides
from goldenthread_web.improvement.editing.going_on import GOES_ON
from goldenthread_web.improvement.editing.words import waiting
from goldenthread_web.improvement.models import Change, Impact, ImprovementPlan
from goldenthread_web.improvement.operations import comparing, drafts
from goldenthread_web.improvement.operations.versions import approve_next, mark_of_waiting
from goldenthread_web.improvement.queries.versions import in_lines
from goldenthread_web.improvement.queries.whole import whole
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.next_version import address, become
from tests.web.improvement.plans import action_numbered
from tests.web.improvement.waiting import put
from tests.web.pages import filled, get, text_of

HEARD, SAFE = "I am listened to", "I am safe where I live"
RING, DENTIST = "I can ring my worker when I want to", "I can go to the dentist when I need to"


def _document(plan: ImprovementPlan) -> drafts.ReadDraft:
    """The plan's own, with another saying in the place of one, one that is new, and an action more."""
    said = whole(plan)
    changed = {"P1": (DENTIST,), "2.1": ("My plan says what I want", f"{RING}.")}
    actions = [replace(one, impact=changed.get(one.number, one.impact)) for one in said.actions]
    like = next(one for one in said.actions if one.number == "1.2")
    new = replace(
        like, number="1.7", text="Give every child the number of a worker", impact=(RING,), depends=()
    )
    document = replace(said, key_outcomes=(DENTIST, SAFE, RING), actions=(*actions, new))
    lead = by(Role.PLAN_LEAD)
    draft = drafts.keep(name="next.xlsx", sha256="", source={}, draft=Draft(document), by=lead, next_of=plan)
    open_ones = Comparison(sides(draft, plan)).questions
    answers = {one.key: one.subject or "new" for one in open_ones}
    comparing.answer(draft=draft, said=answers, seen="", by=lead)
    return draft


def test_actions_serve_the_sayings_whose_words_a_document_gives_them(
    site: Council, plan: ImprovementPlan
) -> None:
    lead, draft = site[Role.PLAN_LEAD], _document(plan)
    page = text_of(get(lead, address(draft)))
    assert page.count("What children should be able to say by it") == 3, "of 1.7, 2.1 and P1"
    become(lead, draft)
    page = text_of(get(lead, "/plan/versions"))
    assert page.count("What children should be able to say by it") == 3
    assert f"“{RING}”" in page
    assert f"“{HEARD}” is taken out. Action 1.1 serves it no more." in page, "P1 serves another"
    of_action = f"/plan/edit/action/{action_numbered(plan, 'P1').reference}"
    given = filled(get(lead, of_action))
    assert given["sayings"] == [f"new saying: {DENTIST}"], "a form of words keeps what waits"
    sent(lead, of_action, **given | {"success": "Teeth are looked at"})
    of_list = Change.objects.get(kind="plan")
    refused = text_of(sent(lead, "/plan/versions", status=403, do="take back", change=of_list.reference))
    assert "to serve a saying that this adds. Take those changes back first." in refused
    assert all(
        number in refused.split(" are to serve")[0].split("Actions ")[-1] for number in ("1.7", "2.1", "P1")
    )
    approve_next(plan=plan, seen=mark_of_waiting(list(waiting(plan))), by=by(Role.DIRECTOR))
    served = Impact.objects.exclude(key_outcome=None).values_list(
        "action__number", "text", "key_outcome__text"
    )
    assert sorted(served) == [
        ("1.7", RING, RING), ("2.1", f"{RING}.", RING), ("2.1", "My plan says what I want", SAFE),
        ("P1", DENTIST, DENTIST),
    ]  # fmt: skip
    assert "No action names this" not in text_of(get(site[Role.COUNCILLOR], "/plan"))


def test_a_new_saying_that_is_put_otherwise_before_it_holds_leaves_its_first_words_nowhere(
    site: Council, plan: ImprovementPlan
) -> None:
    become(site[Role.PLAN_LEAD], _document(plan))
    call = "Somebody answers when I call"
    put(
        "plan",
        plan.reference,
        key_outcomes=[DENTIST, SAFE, call],
        **{GOES_ON: {"key_outcomes": {RING: call}}},
    )
    page = text_of(get(site[Role.DIRECTOR], "/plan/versions"))
    assert f"“{RING}” goes on as “{call}”." in page
    approve_next(plan=plan, seen=mark_of_waiting(list(waiting(plan))), by=by(Role.DIRECTOR))
    served = Impact.objects.filter(key_outcome__text=call).values_list("action__number", "text")
    assert sorted(served) == [("1.7", call), ("2.1", f"{RING}.")], (
        "own words stay, those of the saying go with it"
    )
    assert not Impact.objects.filter(text=RING).exists()


def test_who_is_overtaken_in_the_list_is_told_before_anything_is_asked(
    site: Council, plan: ImprovementPlan
) -> None:
    lead, path = site[Role.PLAN_LEAD], f"/plan/edit/plan/{plan.reference}"
    given = filled(get(lead, path))
    sent(lead, path, **given | {"key_outcomes": f"{HEARD}\n{SAFE}\n{RING}"})
    page = sent(lead, path, status=409, **given | {"key_outcomes": f"{DENTIST}\n{SAFE}"})
    assert "Somebody else changed this" in text_of(page)
    assert DENTIST in filled(page)["key_outcomes"]


def test_a_saying_without_words_is_called_what_it_is() -> None:
    assert in_lines(["outcome-3"], {}) == ("A saying that was taken out",)
    assert in_lines(["outcome-3"], {}, {"outcome-3": HEARD}) == (f"“{HEARD}”",)
    assert in_lines([f"new saying: {HEARD}"], {}) == (f"“{HEARD}”",)
