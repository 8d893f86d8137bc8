"""A document that was accepted leads to the plan that it became, whichever plan holds now."""

from __future__ import annotations

import pytest

from goldenthread.plans.plan import Action as ReadAction
from goldenthread.plans.plan import Draft, Plan, Unplaced
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import ImprovementPlan, ReadDraft
from goldenthread_web.improvement.operations import accepting, approving, drafts
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import make_plan
from tests.web.pages import Page, get, text_of

TITLE = "The next stones"


@pytest.fixture
def accepted(plan: ImprovementPlan) -> ReadDraft:
    """A document that became a draft beside the plan that holds; words of it found no place."""
    read = Plan(TITLE, actions=(ReadAction(part="Staff", priority="", text="Fill the posts", number="1"),))
    document = Draft(read, unplaced=(Unplaced(3, "As agreed in May", "Nothing says what it belongs to."),))
    kept = drafts.keep(name="plan.md", sha256="", source={}, draft=document, by=by(Role.PLAN_LEAD))
    accepting.accept(draft=kept, by=by(Role.PLAN_LEAD))
    kept.refresh_from_db()
    return kept


def _approve(plan: ImprovementPlan) -> None:
    plan.refresh_from_db()
    approving.approve(plan=plan, version=plan.version, by=by(Role.DIRECTOR))


def _to_title(page: Page) -> list[str]:
    return page.xpath(f"//main//a[text()='{TITLE}']/@href")


def test_it_leads_to_the_plan_that_it_became(site: Council, accepted: ReadDraft) -> None:
    lead, at, made = site[Role.PLAN_LEAD], f"/plan/drafts/{accepted.reference}", accepted.plan
    assert made is not None

    def leads_with(ending: str, said: str, said_of_words: str) -> None:
        document, words = get(lead, at), get(lead, f"{at}/unplaced/0")
        assert _to_title(document) == [f"/plan{ending}"]
        assert f"and became the improvement plan {TITLE}{said}." in text_of(document)
        assert _to_title(words) == [f"/plan/by/priority{ending}"]
        assert said_of_words in text_of(words)
        for address in (*_to_title(document), *_to_title(words)):
            assert TITLE in text_of(get(lead, address))

    leads_with(f"?draft={made.reference}", ", which nobody has approved yet", "and change it")
    _approve(made)
    leads_with("", "", "and change it")
    other = make_plan(person_of(Role.PLAN_LEAD))
    _approve(other)
    leads_with(f"?ended={made.reference}", ", which has ended since", "has ended: it stays as it was")


def test_an_answer_that_comes_too_late_is_refused_beside_that_plan(
    site: Council, accepted: ReadDraft
) -> None:
    at, made = f"/plan/drafts/{accepted.reference}", accepted.plan
    assert made is not None
    refused = sent(site[Role.PLAN_LEAD], at, status=400, do="right", guesses="0")
    assert "accepted already: change the plan that it became" in text_of(refused)
    assert _to_title(refused) == [f"/plan?draft={made.reference}"]
    _approve(made)
    _approve(make_plan(person_of(Role.PLAN_LEAD)))
    refused = sent(site[Role.PLAN_LEAD], at, status=400, do="right", guesses="0")
    assert "the plan that it became has ended" in text_of(refused)
