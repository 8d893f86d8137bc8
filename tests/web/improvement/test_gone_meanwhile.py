"""What somebody sends a form to, and another took out or back meanwhile: told in words, with nothing typed lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.timezone import localdate

from goldenthread.terms.showing import show_day
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.kinds import line_for
from goldenthread_web.improvement.editing.words import mark_of, waiting
from goldenthread_web.improvement.models import Change, Dependency, ImprovementPlan, Step
from goldenthread_web.improvement.operations import editing, versions
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered
from tests.web.improvement.waiting import added
from tests.web.pages import checked, filled, get, text_of

VERSIONS = "/plan/versions"
TYPED = "A home that is warm"


def _taken_back(site: Council, subject: str) -> None:
    change = Change.objects.get(subject=subject)
    sent(site[Role.PLAN_LEAD], VERSIONS, do="take back", change=change.reference)


def _added(plan: ImprovementPlan, kind: str) -> str:
    """A line that waits; its name."""
    part = f"part-{plan.parts.all()[0].pk}"
    lists: dict[str, Any] = {"leads": [], "signs": [], "impact": [], "sayings": []}
    days = {"baseline_date": "", "target_date": ""}
    words: dict[str, dict[str, Any]] = {
        "action": {"number": "9.9", "place": part, "text": "Build", "by_when": "ongoing", "success": "", "horizon": ""}
        | lists,
        "measure": {"name": "Build", "place": part, "baseline": "", "target": "", "source": "", "unit": ""}
        | days
        | {"shared_with": ""},
        "priority": {"part": part, "number": "9", "name": "Build", "statement": "", "needs": [], "outcomes": []},
        "part": {"name": "Build", "serves": []},
    }  # fmt: skip
    return added(plan, kind, **words[kind])


def test_a_step_that_was_taken_out_meanwhile_is_not_ticked_and_its_page_says_so(
    site: Council, plan: ImprovementPlan
) -> None:
    action = action_numbered(plan, "2.1")
    ask = Step.objects.create(action=action, order=0, text="Ask")
    path, lead, plan_lead = (
        f"/plan/actions/{action.reference}",
        site[Role.ACTION_LEAD],
        site[Role.PLAN_LEAD],
    )
    tick = {"do": "tick", "step": str(ask.pk), "done": "on"}
    for texts, there in (({f"text-{ask.pk}": ""}, []), ({"text-new-1": "Ask"}, ["Ask"])):
        sent(plan_lead, f"{path}/steps", **filled(get(plan_lead, f"{path}/steps")) | texts)
        page = sent(lead, path, status=409, **tick)
        assert "Somebody took this step out, or wrote it anew" in text_of(page)
        assert page.xpath("//h1")[0].text_content().strip() == "Action 2.1", "the way on is its own page"
        assert list(action.steps.values_list("text", "done_on")) == [(text, None) for text in there]
    other = action_numbered(plan, "1.1").steps.first()
    sent(lead, path, status=409, **tick | {"step": str(other.pk)})
    other.refresh_from_db()
    assert other.done_on is None, "a step of another action is none of this one"


@pytest.mark.parametrize("kind", ["action", "measure", "priority", "part"])
def test_words_for_a_line_that_was_taken_back_meanwhile_stand_on_a_page_that_says_so(
    site: Council, plan: ImprovementPlan, kind: str
) -> None:
    lead, subject = site[Role.PLAN_LEAD], _added(plan, kind)
    path = f"/plan/edit/{kind}/{subject}"
    field = "text" if kind == "action" else "name"
    given = filled(get(lead, path)) | {field: TYPED}
    _taken_back(site, subject)
    page = sent(lead, path, status=409, **given)
    said = text_of(page)
    assert f"{person_of(Role.PLAN_LEAD).name} took this {kind} back on" in said
    assert "Build”" in said, "which it was"
    assert TYPED in [one.text_content() for one in page.xpath("//p[@class='said']")]
    for way in (VERSIONS, f"/plan/add/{kind}"):
        assert page.xpath(f"//main//a[@href='{way}']"), way
    old = lead.get(path)
    assert old.status_code == 410
    assert "What you wrote" not in checked(old, path).text_content()
    assert site[Role.PARTNER].get(path).status_code == 404
    assert lead.get(f"/plan/edit/{kind}/{subject}x").status_code == 404
    assert Change.objects.get().dropped_on, "nothing waits"


@pytest.mark.parametrize("kind", ["action", "measure", "priority", "part"])
def test_one_that_is_taken_back_while_its_words_are_on_the_way_is_told_as_that(
    site: Council, plan: ImprovementPlan, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, subject = site[Role.PLAN_LEAD], _added(plan, kind)
    path, change = f"/plan/edit/{kind}/{subject}", editing.change
    given = filled(get(lead, path)) | {"text" if kind == "action" else "name": TYPED}

    def overtaken(**asked: Any) -> Change | None:
        editing.take_back(change=Change.objects.get(), by=by(Role.PLAN_LEAD))
        return change(**asked)

    monkeypatch.setattr(editing, "change", overtaken)
    page = sent(lead, path, status=409, **given)
    assert f"took this {kind} back on" in text_of(page)
    assert TYPED in [one.text_content() for one in page.xpath("//p[@class='said']")]


@pytest.mark.parametrize("kind", ["measure", "priority"])
def test_one_that_is_withdrawn_while_its_words_are_on_the_way_stays_as_it_was(
    plan: ImprovementPlan, kind: str
) -> None:
    lead, subject = by(Role.PLAN_LEAD), _added(plan, kind)
    _approve(plan)
    line = line_for(lead, kind, subject)
    type(line.thing).everything.filter(pk=line.thing.pk).update(withdrawn_on=localdate())
    seen = mark_of(line.words)
    for run in (
        lambda: editing.change(line=line, given=line.words | {"name": TYPED}, seen=seen, by=lead),
        lambda: editing.withdraw(line=line, reason="It is law now", seen=seen, by=lead),
    ):
        with pytest.raises(NotAllowed, match=f"This {kind} was withdrawn"):
            run()
    assert not waiting(plan).exists()


def _approve(plan: ImprovementPlan) -> None:
    seen = versions.mark_of_waiting(list(waiting(plan)))
    versions.approve_next(plan=plan, seen=seen, by=by(Role.DIRECTOR))


@pytest.mark.parametrize("kind", ["action", "measure", "priority"])
def test_words_for_a_line_that_was_withdrawn_meanwhile_stand_on_a_page_that_says_so(
    site: Council, plan: ImprovementPlan, kind: str
) -> None:
    lead, subject = site[Role.PLAN_LEAD], _added(plan, kind)
    _approve(plan)
    edited, withdrawn = f"/plan/edit/{kind}/{subject}", f"/plan/edit/{kind}/{subject}/withdraw"
    withdrawn = f"/plan/actions/{subject}/withdraw" if kind == "action" else withdrawn
    field = "text" if kind == "action" else "name"
    given, why = filled(get(lead, edited)) | {field: TYPED}, filled(get(lead, withdrawn))
    sent(lead, withdrawn, **why | {"reason": "The council buys it from a neighbour now"})
    _approve(plan)
    for path, sends in ((edited, given), (withdrawn, why | {"reason": TYPED})):
        page = sent(lead, path, status=409, **sends)
        said = text_of(page)
        assert f"This {kind} was withdrawn on {show_day(localdate())}. It stays as it was" in said
        assert "Build”" in said, "which it was"
        assert TYPED in [one.text_content() for one in page.xpath("//p[@class='said']")]
        own = VERSIONS if kind == "priority" else f"/plan/{kind}s/{subject}"
        for way in (own, f"/plan/add/{kind}"):
            assert page.xpath(f"//main//a[@href='{way}']"), way
            get(lead, way)
        old = lead.get(path)
        assert old.status_code == 410
        assert "What you wrote" not in checked(old, path).text_content()
        assert site[Role.PARTNER].get(path).status_code == 404
        assert lead.get(f"{path}x").status_code == 404
    assert not waiting(plan).exists()


def test_a_choice_that_is_gone_meanwhile_is_told_as_that(site: Council, plan: ImprovementPlan) -> None:
    lead, subject = site[Role.PLAN_LEAD], _added(plan, "priority")
    given = filled(get(lead, "/plan/add/action")) | {"text": TYPED, "place": subject}
    _taken_back(site, subject)
    page = sent(lead, "/plan/add/action", status=400, **given)
    assert "What you chose can't be chosen any more: somebody changed the plan meanwhile" in text_of(page)
    assert TYPED in filled(page)["text"]
    assert filled(page)["place"] == "", "nothing is chosen in silence"
    sent(lead, "/plan/add/action", status=400, **filled(page))
    action = action_numbered(plan, "2.1")
    path = f"/plan/actions/{action.reference}/leads"
    of_nobody = filled(get(lead, path)) | {f"lead-{action.leads.all()[0].pk}": "nobody"}
    assert "can't lead an action any more" in text_of(sent(lead, path, status=400, **of_nobody))


def test_a_form_of_steps_without_a_word_takes_nothing_out(site: Council, plan: ImprovementPlan) -> None:
    action = action_numbered(plan, "1.1")
    path, before = f"/plan/actions/{action.reference}/steps", list(action.steps.values())
    page = sent(site[Role.PLAN_LEAD], path, status=409)
    assert "The steps as they stand now" in text_of(page)
    assert list(action.steps.values()) == before


def test_who_is_overtaken_in_steps_reads_that_it_rests_on_what_they_do_not_see(
    site: Council, plan: ImprovementPlan
) -> None:
    own, theirs = action_numbered(plan, "P1"), action_numbered(plan, "1.1")
    own.rests_on.all().delete()
    Dependency.objects.create(action=own, on=theirs)
    path = f"/plan/actions/{own.reference}/steps"
    given = filled(get(site[Role.PARTNER], path))
    Step.objects.create(action=own, order=0, text="Ask")
    said = text_of(sent(site[Role.PARTNER], path, status=409, **given | {"text-new-1": TYPED}))
    assert "1 action of a part that other people work on." in said
    assert theirs.text not in said
    said = text_of(sent(site[Role.PLAN_LEAD], path, status=409, **given | {"text-new-1": TYPED}))
    assert theirs.called in said
