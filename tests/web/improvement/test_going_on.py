"""A list that is written anew: what hangs on a line goes with it, is untied with a word, or is asked about."""

from __future__ import annotations

from itertools import chain
from typing import Any

import pytest
from lxml.html import HtmlElement

from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.editing.going_on import going_on, nearly_alike, put_otherwise, same_words
from goldenthread_web.improvement.editing.kinds import line_for
from goldenthread_web.improvement.editing.ties import Ties
from goldenthread_web.improvement.editing.words import mark_of, waiting
from goldenthread_web.improvement.models import (
    Change,
    Impact,
    ImprovementPlan,
    Need,
    Outcome,
    Serves,
    Sign,
)
from goldenthread_web.improvement.operations import editing
from goldenthread_web.improvement.operations.versions import approve_next, mark_of_waiting
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.next_version import become, demo_plan, exported, handed
from tests.web.improvement.plans import action_numbered, measure_named
from tests.web.improvement.questions import too_many
from tests.web.pages import filled, get, text_of

HEARD, SAFE = "I am listened to", "I am safe where I live"
DENTIST = "I can go to the dentist when I need to"


@pytest.mark.parametrize(
    ("was", "now", "said", "expected"),
    [
        (["I am safe."], ["I am safe"], {}, {"I am safe.": "I am safe"}),
        (["I am safe"], [DENTIST], {}, {}),
        ([HEARD, SAFE], [SAFE, DENTIST], {}, {}),
        ([HEARD], ["I am heard", DENTIST], {HEARD: "I am heard"}, {HEARD: "I am heard"}),
        ([HEARD], [f"{HEARD}."], {HEARD: ""}, {}),
        (["I am safe", "I am SAFE"], ["I am safe."], {}, {}),
        ([HEARD, SAFE], ["A", SAFE], {HEARD: SAFE}, {}),
    ],
    ids=[
        "a point",
        "other words",
        "as many new as gone",
        "said",
        "said to be taken out",
        "two like one",
        "held",
    ],
)
def test_a_line_goes_on_as_one_other_or_as_none(
    was: list[str], now: list[str], said: dict[str, str], expected: dict[str, str]
) -> None:
    assert going_on(was, now, said) == expected


def test_what_is_one_where_nobody_was_asked() -> None:
    assert nearly_alike("I live somewhere I can call home.", "I live somewhere that I can call home")
    assert not nearly_alike("I live somewhere I can call home.", DENTIST)
    assert not same_words("Head of Service North", "Head of Service South")


def test_an_account_goes_with_its_lead_and_with_no_other() -> None:
    held = {"Nurse": "Ann", "Head": None, "Named meanwhile": "Bob"}
    kept = {"Nurse": "Designated nurse"}
    assert put_otherwise(held, ["Nurse", "Head"], ["New", "Designated nurse"], kept) == {
        "New": None, "Designated nurse": "Ann", "Named meanwhile": "Bob",
    }  # fmt: skip


def test_nothing_hangs_on_lines_that_are_written_anew_without_a_question() -> None:
    """Else `relisted` would take it away with them."""
    for model in (Need, Outcome, Serves, Sign, Impact):
        assert not model._meta.related_objects, model


def _question(page: HtmlElement, old: str) -> tuple[str, dict[str, str]]:
    """The name of the question that is asked of a line, and what can be answered."""
    [group] = page.xpath(f"//fieldset[contains(., 'What becomes of “{old}”')]")
    answers = {
        box.getparent().text_content().strip(): str(box.get("value")) for box in group.xpath(".//input")
    }
    return str(group.xpath(".//input/@name")[0]), answers


def _approve(plan: ImprovementPlan) -> None:
    plan.refresh_from_db()
    approve_next(plan=plan, seen=mark_of_waiting(list(waiting(plan))), by=by(Role.DIRECTOR))


def _serving(text: str) -> set[str]:
    found = Impact.objects.filter(key_outcome__text=text)
    return set(found.values_list("action__number", flat=True))


def _history(action: str) -> str:
    return " ".join(Line.objects.filter(action=action).values_list("object", flat=True))


def test_a_new_saying_is_served_by_nobody_and_the_approver_is_told_what_is_untied(
    site: Council, plan: ImprovementPlan
) -> None:
    lead, path = site[Role.PLAN_LEAD], f"/plan/edit/plan/{plan.reference}"
    given = filled(get(lead, path)) | {"key_outcomes": f"{SAFE}\n{DENTIST}"}
    page = sent(lead, path, status=400, **given)
    assert "1.1 and P1 serve it." in text_of(page)
    name, answers = _question(page, HEARD)
    assert list(answers) == [f"It goes on as “{DENTIST}”", "It is taken out"]
    told = f"“{HEARD}” is taken out. Actions 1.1 and P1 serve it no more. None of them serves another saying."
    sent(lead, path, **given | {name: answers["It is taken out"]})
    for browser, at in ((site[Role.COMMISSIONER], "/plan/versions"), (lead, path)):
        assert told in text_of(get(browser, at))
    _approve(plan)
    assert (_serving(DENTIST), _serving(HEARD), _serving(SAFE)) == (set(), set(), {"2.1"})
    untied = _history("improvement.saying.untied")
    assert all(action_numbered(plan, number).reference in untied for number in ("1.1", "P1"))
    assert action_numbered(plan, "2.1").reference not in untied


def test_a_saying_put_otherwise_keeps_its_actions_beside_one_that_is_new(
    site: Council, plan: ImprovementPlan
) -> None:
    Impact.objects.create(
        action=action_numbered(plan, "1.2"), text=HEARD, key_outcome=plan.key_outcomes.first()
    )
    lead, path = site[Role.PLAN_LEAD], f"/plan/edit/plan/{plan.reference}"
    given = filled(get(lead, path)) | {"key_outcomes": f"{DENTIST}\nI am heard\n{SAFE}"}
    name, answers = _question(sent(lead, path, status=400, **given), HEARD)
    sent(lead, path, **given | {name: answers["It goes on as “I am heard”"]})
    page = text_of(get(site[Role.COMMISSIONER], "/plan/versions"))
    assert f"“{HEARD}” goes on as “I am heard”. Actions 1.1, 1.2 and P1 serve it as before." in page
    _approve(plan)
    assert (_serving("I am heard"), _serving(DENTIST)) == ({"1.1", "1.2", "P1"}, set())
    assert action_numbered(plan, "1.2").impacts.get().text == "I am heard", "where it has no words of its own"
    assert plan.reference in _history("improvement.saying.carried")
    assert f"“{HEARD}” went on as “I am heard”." in text_of(get(lead, "/plan/versions"))


def test_two_sayings_do_not_go_on_as_one(site: Council, plan: ImprovementPlan) -> None:
    lead, path = site[Role.PLAN_LEAD], f"/plan/edit/plan/{plan.reference}"
    given = filled(get(lead, path)) | {"key_outcomes": DENTIST}
    page = sent(lead, path, status=400, **given)
    for old in (HEARD, SAFE):
        name, answers = _question(page, old)
        given[name] = answers[f"It goes on as “{DENTIST}”"]
    assert "Only one goes on as this" in text_of(sent(lead, path, status=400, **given))
    assert not Change.objects.exists()


@pytest.mark.parametrize("goes_on", [True, False])
def test_a_lead_put_otherwise_keeps_the_account_or_says_that_it_does_not(
    site: Council, plan: ImprovementPlan, *, goes_on: bool
) -> None:
    action, who = action_numbered(plan, "2.1"), person_of(Role.ACTION_LEAD)
    lead, path = site[Role.PLAN_LEAD], f"/plan/edit/action/{action.reference}"
    given = filled(get(lead, path)) | {"leads": "Head of Safeguarding and Reviews\nHead of Assessment"}
    page = sent(lead, path, status=400, **given)
    assert f"It is the account of {who.name}." in text_of(page)
    name, answers = _question(page, "Head of Safeguarding")
    answer = "It goes on as “Head of Safeguarding and Reviews”" if goes_on else "It is taken out"
    sent(lead, path, **given | {name: answers[answer]})
    told = (
        f"with the account of {who.name}."
        if goes_on
        else f"the account of {who.name} leads this action no more."
    )
    for browser, at in ((site[Role.COMMISSIONER], "/plan/versions"), (lead, path)):
        assert told in text_of(get(browser, at))
    _approve(plan)
    assert list(action.leads.values_list("words", "person__name")) == [
        ("Head of Safeguarding and Reviews", who.name if goes_on else None), ("Head of Assessment", None),
    ]  # fmt: skip
    called = "improvement.lead.carried" if goes_on else "improvement.lead.untied"
    assert f"{action.reference} {who.reference}" in _history(called)
    mine = text_of(get(site[Role.ACTION_LEAD], "/plan/mine"))
    assert ("Write each plan with the child" in mine) is goes_on


def test_a_saying_that_a_document_puts_a_little_otherwise_keeps_its_actions(site: Council) -> None:
    plan, lead = demo_plan(), site[Role.PLAN_LEAD]
    old = "I live somewhere I can call home."
    new, serving = "I live somewhere that I can call home.", _serving(old)
    assert serving

    def put_otherwise(document: Any) -> None:
        cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
        for one in chain(document.paragraphs, *(cell.paragraphs for cell in cells)):
            if old in one.text:
                one.text = one.text.replace(old, new)

    become(lead, handed(lead, exported(lead, put_otherwise), plan))
    assert f"“{old}” goes on as “{new}”." in text_of(get(lead, "/plan/versions"))
    _approve(plan)
    assert (_serving(new), _serving(old)) == (serving, set())


def test_what_is_untied_is_told_with_few_questions(site: Council, plan: ImprovementPlan) -> None:
    lead, action = by(Role.PLAN_LEAD), action_numbered(plan, "2.1")
    measure = measure_named(plan, "Repeat")
    for kind, subject, given in (
        ("plan", plan.reference, {"key_outcomes": [SAFE]}),
        ("action", action.reference, {"leads": ["Head of Assessment"]}),
        ("measure", measure.reference, {"unit": "%"}),
    ):
        line = line_for(lead, kind, subject)
        editing.change(line=line, given=given, seen=mark_of(line.words), by=lead)
    paths = ["/plan/versions", f"/plan/edit/plan/{plan.reference}", f"/plan/edit/action/{action.reference}"]
    page = text_of(get(site[Role.PLAN_LEAD], paths[0]))
    assert "Actions 1.1 and P1 serve it no more." in page
    assert "leads this action no more" in page
    assert not too_many(site[Role.PLAN_LEAD], paths)


def test_an_action_whose_first_saying_is_taken_out_is_told_by_its_number(
    site: Council, plan: ImprovementPlan
) -> None:
    lead, action = by(Role.PLAN_LEAD), action_numbered(plan, "1.2")
    heard = plan.key_outcomes.get(text=HEARD)
    for kind, subject, given in (
        ("action", action.reference, {"sayings": [f"outcome-{heard.pk}"]}),
        ("plan", plan.reference, {"key_outcomes": [SAFE]}),
    ):
        line = line_for(lead, kind, subject)
        editing.change(line=line, given=given, seen=mark_of(line.words), by=lead)
    told = f"“{HEARD}” is taken out. Actions 1.1, P1 and 1.2 serve it no more."
    assert told in text_of(get(site[Role.PLAN_LEAD], "/plan/versions"))
    _approve(plan)
    page = text_of(get(site[Role.PLAN_LEAD], "/plan/versions"))
    assert f"“{HEARD}”" in page, "its words stay where a version of the past says them"
    assert "outcome-" not in page


def test_both_databases_say_what_hangs_on_what(plan_on_each: ImprovementPlan) -> None:
    action = action_numbered(plan_on_each, "2.1")
    changes = [Change(kind="action", subject=action.reference, was={"leads": []}, now={"leads": []})]
    ties = Ties.of_plan(
        plan_on_each,
        [*changes, Change(kind="action", subject=action.reference, was={"sayings": []}, now={"sayings": []})],
    )
    assert ties.hanging("key_outcomes", plan_on_each.reference) == {
        HEARD: "1.1 and P1 serve it.", SAFE: "2.1 serves it.",
    }  # fmt: skip
    name = person_of(Role.ACTION_LEAD).name
    assert ties.hanging("leads", action.reference) == {
        "Head of Safeguarding": f"It is the account of {name}."
    }
