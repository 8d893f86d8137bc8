"""What an action says for children once a version holds: the same whatever the order of the changes, and as told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import pytest
from django.db import transaction

from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.editing.going_on import GOES_ON
from goldenthread_web.improvement.editing.kinds import line_for
from goldenthread_web.improvement.editing.serving import Sayings, Says, lines_at_last
from goldenthread_web.improvement.editing.ties import ties_at_hand, told_of
from goldenthread_web.improvement.editing.words import mark_of, waiting
from goldenthread_web.improvement.models import Impact, ImprovementPlan
from goldenthread_web.improvement.operations import editing
from goldenthread_web.improvement.operations.versions import approve_next, mark_of_waiting
from tests.web.council import Council
from tests.web.improvement.conftest import by
from tests.web.improvement.plans import action_numbered
from tests.web.improvement.waiting import put
from tests.web.pages import get, text_of

HEARD, SAFE = "I am listened to", "I am safe where I live"
ONCE, OWN = "Only one person ever asks me", "Nobody waits for a visit"
A, B = "outcome-1", "outcome-2"
HELD = {A: HEARD, B: SAFE}
NEW = f"new saying: {ONCE}"


@pytest.mark.parametrize(
    ("before", "own", "serves", "stand", "expected"),
    [
        ([(HEARD, A)], [], {A}, {A: HEARD}, [(HEARD, A)]),
        ([(HEARD, A)], [], {A}, {A: ONCE}, [(ONCE, A)]),
        ([(HEARD, A)], [], {A}, {}, [(HEARD, "")]),
        ([(HEARD, A)], [], set(), {A: HEARD}, []),
        ([(HEARD, A)], [], set(), {}, []),
        ([(HEARD, A)], [[OWN]], {A}, {}, [(OWN, ""), (HEARD, "")]),
        ([(HEARD, A)], [[HEARD]], {A}, {}, [(HEARD, "")]),
        ([(HEARD, A)], [[HEARD]], {A}, {A: ONCE}, [(ONCE, A)]),
        ([(OWN, A)], [], {A}, {}, [(OWN, "")]),
        ([(OWN, A)], [], set(), {A: HEARD}, [(OWN, "")]),
        ([(OWN, A)], [[f"{OWN} now"]], {A}, {A: HEARD}, [(f"{OWN} now", A)]),
        ([(OWN, A)], [["Other words"]], {A}, {A: HEARD}, [("Other words", ""), (HEARD, A)]),
        ([(OWN, "")], [], {B}, HELD, [(OWN, ""), (SAFE, B)]),
        ([("I am safe where I live.", "")], [], {B}, HELD, [("I am safe where I live.", B)]),
        ([(SAFE, "")], [], {B}, {A: HEARD, B: ONCE}, [(ONCE, B)]),
        ([], [[ONCE]], {NEW}, {NEW: "Somebody answers"}, [("Somebody answers", NEW)]),
        ([], [], {NEW}, {}, []),
    ],
    ids=[
        "as it was", "put otherwise", "taken out", "unticked", "unticked and taken out", "own words beside it",
        "the same words as its own", "own words of before", "own words stay", "own words unticked",
        "own words put a little otherwise", "other own words", "ticked", "ticked, own words the same",
        "ticked, own words the saying's of before", "new and put otherwise", "new and gone",
    ],
)  # fmt: skip
def test_what_an_action_says_at_the_end(
    before: list[tuple[str, str]],
    own: list[list[str]],
    serves: set[str],
    stand: dict[str, str],
    expected: list[tuple[str, str]],
) -> None:
    lines = [Says(text, key, n) for n, (text, key) in enumerate(before, 1)]
    found = lines_at_last(lines, own, serves, Sayings(HELD, stand))
    assert [(one.text, one.saying) for one in found] == expected


REWORD, OUT, BACK = ("goes on", ONCE, SAFE), ("list", SAFE), ("list", HEARD, SAFE)
UNTICK, EDIT = ("untick",), ("own", OWN)


def _make(plan: ImprovementPlan, step: tuple[str, ...]) -> None:
    what, *texts = step
    action = action_numbered(plan, "1.2")
    if what == "own":
        put("action", action.reference, impact=texts)
    elif what == "untick":
        put("action", action.reference, sayings=[])
    else:
        goes_on = {HEARD: texts[0]} if what == "goes on" else {}
        put("plan", plan.reference, key_outcomes=texts, **{GOES_ON: {"key_outcomes": goes_on}})


def _approve(plan: ImprovementPlan) -> None:
    plan.refresh_from_db()
    approve_next(plan=plan, seen=mark_of_waiting(list(waiting(plan))), by=by(Role.DIRECTOR))


def _serve(plan: ImprovementPlan) -> None:
    """1.2 serves a saying in its words."""
    heard = plan.key_outcomes.get(text=HEARD)
    Impact.objects.create(action=action_numbered(plan, "1.2"), text=HEARD, key_outcome=heard)


def _after(plan: ImprovementPlan, steps: Sequence[tuple[str, ...]]) -> tuple[set[tuple[str, str]], list[int]]:
    """What 1.2 says once these changes hold, with what it serves, and the sayings of the plan; all put back after."""
    with transaction.atomic():
        for step in steps:
            _make(plan, step)
        changes = list(waiting(plan))
        told = told_of(ties_at_hand(plan, changes), changes).values()
        keep = {who for tie in chain.from_iterable(told) for who in tie.keep}
        _approve(plan)
        rows = Impact.objects.filter(action__number="1.2").values_list("text", "key_outcome__text")
        found = {(text, said or "") for text, said in rows}
        assert ("1.2" in keep) is ((HEARD, "") in found), "whoever approves is told of it"
        keys = list(plan.key_outcomes.values_list("pk", flat=True))
        transaction.set_rollback(True)
    plan.refresh_from_db()
    return found, keys


@pytest.mark.parametrize(
    ("of_list", "of_action", "expected"),
    [
        ((REWORD, OUT), (), {(HEARD, "")}),
        ((REWORD, OUT), (UNTICK,), set()),
        ((REWORD, OUT), (EDIT,), {(OWN, ""), (HEARD, "")}),
        ((OUT,), (EDIT,), {(OWN, ""), (HEARD, "")}),
        ((OUT,), (UNTICK,), set()),
        ((OUT, BACK), (UNTICK,), set()),
        ((OUT, BACK), (EDIT,), {(OWN, ""), (HEARD, HEARD)}),
        ((REWORD, OUT, BACK), (EDIT,), {(OWN, ""), (HEARD, HEARD)}),
        ((REWORD,), (EDIT, UNTICK), {(OWN, "")}),
    ],
)
def test_the_order_of_the_changes_decides_nothing(
    plan: ImprovementPlan,
    of_list: tuple[tuple[str, ...], ...],
    of_action: tuple[tuple[str, ...], ...],
    expected: set[tuple[str, str]],
) -> None:
    _serve(plan)
    for n in range(len(of_list) + 1):
        assert _after(plan, (*of_list[:n], *of_action, *of_list[n:]))[0] == expected, n


@pytest.mark.parametrize("steps", [(OUT, BACK), (REWORD, OUT, BACK)])
def test_a_saying_that_is_put_back_is_the_same_row(
    plan: ImprovementPlan, steps: tuple[tuple[str, ...], ...]
) -> None:
    before = list(plan.key_outcomes.values_list("pk", flat=True))
    assert _after(plan, steps)[1] == before


@pytest.mark.parametrize(
    ("steps", "text", "served"),
    [((REWORD,), ONCE, ONCE), ((REWORD, OUT), HEARD, None)],
    ids=["goes on", "out"],
)
def test_an_action_that_is_withdrawn_is_not_unticked(
    plan: ImprovementPlan, steps: tuple[tuple[str, ...], ...], text: str, served: str | None
) -> None:
    _serve(plan)
    lead, action = by(Role.PLAN_LEAD), action_numbered(plan, "1.2")
    line = line_for(lead, "action", action.reference)
    editing.withdraw(line=line, reason="It is law now", seen=mark_of(line.words), by=lead)
    for step in steps:
        _make(plan, step)
    _approve(plan)
    assert list(action.impacts.values_list("text", "key_outcome__text")) == [(text, served)]


def test_versions_say_which_words_stay_on_actions(site: Council, plan: ImprovementPlan) -> None:
    _serve(plan)
    waits, reader = "/plan/versions", site[Role.AUDITOR]
    for step in (REWORD, OUT):
        _make(plan, step)
    page = text_of(get(reader, waits))
    assert f"“{HEARD}” goes on as “{ONCE}”. Actions 1.1, 1.2 and P1 serve it as before." in page
    assert f"“{ONCE}” is taken out. Actions 1.1, 1.2 and P1 serve it no more." in page
    kept = f"“{HEARD}”, the words approved before, as {{}} own words for children"
    assert f"Action 1.2 keeps {kept.format('its')}" in page, "the others have words of their own for it"
    _approve(plan)
    assert not Impact.objects.filter(text=ONCE).exists()
    assert f"“{ONCE}”" not in text_of(
        get(site[Role.COUNCILLOR], f"/plan/actions/{action_numbered(plan, '1.2').reference}")
    )
    page = text_of(get(reader, waits))
    assert f"“{ONCE}” was taken out." in page
    assert f"kept {kept.format('their')}, unless" in page


def test_a_saying_that_somebody_says_is_taken_out_is_not_put_back_by_the_same_change(
    site: Council, plan: ImprovementPlan
) -> None:
    _serve(plan)
    heard = plan.key_outcomes.get(text=HEARD)
    _make(plan, REWORD)
    put("plan", plan.reference, key_outcomes=[HEARD, SAFE], **{GOES_ON: {"key_outcomes": {ONCE: ""}}})
    page = text_of(get(site[Role.AUDITOR], "/plan/versions"))
    assert f"“{ONCE}” is taken out. Actions 1.1, 1.2 and P1 serve it no more." in page
    assert "is put back" not in page
    _approve(plan)
    assert plan.key_outcomes.get(text=HEARD).pk != heard.pk
    assert list(action_numbered(plan, "1.2").impacts.values_list("text", "key_outcome")) == [(HEARD, None)]


def test_versions_say_nothing_of_a_saying_that_never_held(site: Council, plan: ImprovementPlan) -> None:
    put("plan", plan.reference, key_outcomes=[HEARD, SAFE, ONCE])
    put("plan", plan.reference, key_outcomes=[HEARD, SAFE])
    put("plan", plan.reference, title="Stepping further")
    _approve(plan)
    assert "was taken out" not in text_of(get(site[Role.AUDITOR], "/plan/versions"))
