"""A document beside the plan that two people look at: nobody's answer is written over by one who has not seen it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from goldenthread.plans.plan import Draft
from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import ImprovementPlan, Matched, ReadDraft
from goldenthread_web.improvement.operations import comparing, drafts
from goldenthread_web.improvement.queries.whole import whole
from tests.web.accounts.people import client_of, somebody
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.next_version import address
from tests.web.improvement.plans import action_numbered
from tests.web.pages import filled, get, text_of

BECAUSE = "The board of the region does this since May"


@pytest.fixture
def draft(plan: ImprovementPlan) -> ReadDraft:
    """A document that leaves 1.2 and C1 out and words 1.1 otherwise, to be the next version of the plan."""
    read = whole(plan)
    kept = [one for one in read.actions if one.number not in ("1.2", "C1")]
    other = replace(kept[0], text="Answer contacts, letters and calls on a single telephone line")
    document = Draft(replace(read, actions=(other, *kept[1:])))
    lead = by(Role.PLAN_LEAD)
    return drafts.keep(name="b.docx", sha256="", source={}, draft=document, next_of=plan, by=lead)


@pytest.fixture
def second(plan: ImprovementPlan) -> Client:
    return client_of(somebody("Second", Role.PLAN_LEAD))


def form_of(page: Any, deed: str, words: str = "") -> dict[str, str]:
    """What a browser sends of the form that has a button with a deed (and words of the line)."""
    for form in page.xpath(f"//form[.//button[@value='{deed}']]"):
        if words in form.text_content():
            fields = {one.get("name"): one.get("value", "") for one in form.xpath(".//input[@name]")}
            return {name: value for name, value in fields.items() if name != "csrfmiddlewaretoken"} | {
                "do": deed
            }
    raise AssertionError(words)


def of_both(page: Any) -> str:
    """What a page says of the lines that two people answered."""
    [section] = page.xpath("//section[@aria-labelledby='meanwhile']")
    return " ".join(section.text_content().split())


def test_what_stays_and_what_is_withdrawn_is_not_written_over_unseen(
    site: Council, plan: ImprovementPlan, draft: ReadDraft, second: Client
) -> None:
    first, gone = site[Role.PLAN_LEAD], f"gone {action_numbered(plan, 'C1').reference}"
    older = get(second, address(draft))
    sent(first, address(draft), do="withdraw", answers=gone, reason=BECAUSE)
    sent(first, address(draft), **form_of(older, "stays", "1.2 Ring back"))
    page = sent(second, address(draft), status=409, **form_of(older, "stays", "Fill the posts"))
    held = Matched.objects.get(line=gone)
    assert (held.said, held.reason) == ("withdraw", BECAUSE), "the first answer holds"
    said = of_both(page)
    assert f"Plan_Lead, {held.at:%-d %B %Y}" in said
    assert "It is withdrawn. “" + BECAUSE in said
    assert "You: It stays as it is." in said
    assert "1.2" not in said, "of what nobody else answered nothing is told"
    sent(second, address(draft), **form_of(page, "stays", "Put my answer"))
    held.refresh_from_db()
    assert (held.said, held.by.name) == ("stays", "Second"), "who has seen both decides"
    told = Line.objects.filter(action="improvement.draft.compared").values_list("reason", flat=True)[0]
    assert told == f"{gone}: stays (was withdraw)"


def test_a_reason_that_was_typed_on_an_older_page_is_shown_beside_what_was_answered(
    site: Council, plan: ImprovementPlan, draft: ReadDraft, second: Client
) -> None:
    first = site[Role.PLAN_LEAD]
    gone = [f"gone {action_numbered(plan, number).reference}" for number in ("1.2", "C1")]
    sent(first, address(draft), do="stays", answers=gone[0])
    both = "\n".join(gone)
    page = sent(second, address(draft), status=409, do="withdraw", answers=both, reason=BECAUSE)
    said = of_both(page)
    assert f"You: It is withdrawn. “{BECAUSE}”" in said
    assert "Your other 1 answer can be sent again below" in said
    assert list(draft.matches.values_list("line", "said")) == [(gone[0], "stays")]
    sent(second, address(draft), do="stays", answers=gone[0])
    assert draft.matches.get().by.name == "Plan_Lead", "the same answer overtakes nobody"


def test_which_line_it_is_is_not_written_over_unseen(
    site: Council, plan: ImprovementPlan, draft: ReadDraft, second: Client
) -> None:
    of = f"/plan/drafts/{draft.reference}/compared/action/0"
    first, other = site[Role.PLAN_LEAD], action_numbered(plan, "1.2")
    older = get(second, address(draft))
    opened = filled(get(second, of)) | {"said": other.reference}
    sent(first, of, **filled(get(first, of)) | {"said": "new"})
    asked = sent(second, of, status=409, **opened)
    assert "It is new." in text_of(asked)
    assert filled(asked)["said"] == other.reference, "and what was chosen stands in the form"
    question = {"do": "right", "seen": "", "answers": f"action 0={other.reference}"}
    page = sent(second, address(draft), status=409, **question)
    assert f"You: It is this one: {other.called}" in text_of(page)
    assert older.xpath("//input[@name='seen'][@value='']"), "nothing was answered when it was opened"
    assert Matched.objects.get(line="action 0").said == "new"
    sent(second, of, **filled(asked))
    assert Matched.objects.get(line="action 0").said == other.reference


def test_the_history_names_every_line_and_what_was_said_of_it(
    site: Council, plan: ImprovementPlan, draft: ReadDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "_LONGEST", 60)
    actions = [action_numbered(plan, number).reference for number in ("1.2", "C1")]
    said = {f"gone {one}": "stays" for one in actions} | {f"measure {n}": "new" for n in range(3)}
    said |= {f"priority {n}": "new" for n in range(4)} | {f"action {n}": "new" for n in range(3)}
    answers = "\n".join(f"{line}={words}" for line, words in said.items())
    for _ in range(2):
        sent(site[Role.PLAN_LEAD], address(draft), do="right", answers=answers)
    told = Line.objects.filter(action="improvement.draft.compared").values_list("reason", flat=True)
    assert len(told) > 1
    assert max(map(len, told)) <= 60
    assert ("; ".join(reversed(told))).split("; ") == [f"{line}: {words}" for line, words in said.items()]
    assert not any(one.text in "".join(told) for one in whole(plan).actions)
