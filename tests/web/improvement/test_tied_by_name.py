"""A plan that is accepted: an action moves the measures that its document names beside it, and no other."""

from __future__ import annotations

import pytest

from goldenthread.plans.plan import Action as ReadAction
from goldenthread.plans.plan import Measure as ReadMeasure
from goldenthread.plans.plan import Plan, Priority
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action
from goldenthread_web.improvement.operations.accepting import made
from tests.web.council import Council
from tests.web.improvement.conftest import by

FIRST, SECOND = "The front door", "Plans that work"


def _measure(name: str, priority: str = FIRST, part: str = "Schools") -> ReadMeasure:
    return ReadMeasure(part=part, priority=priority, name=name, baseline="31%", target="20%")


def _tied(signs: tuple[str, ...], measures: tuple[ReadMeasure, ...]) -> list[str]:
    """The priorities of the measures that an action of the first one is meant to move."""
    action = ReadAction(part="Schools", priority=FIRST, number="1.1", text="Ring back", measure=signs)
    priorities = (Priority("Schools", "1", FIRST), Priority("Schools", "2", SECOND))
    made(Plan("Steps", priorities=priorities, actions=(action,), measures=measures), by(Role.PLAN_LEAD))
    return [one.area for one in Action.objects.get().measures.order_by("pk")]


@pytest.mark.parametrize(
    ("signs", "measures", "tied"),
    [
        (("Repeat  referrals", "A survey"), (_measure("repeat referrals"),), [FIRST]),
        (("Repeat referrals", "repeat referrals"), (_measure("Repeat referrals"),), [FIRST]),
        (("Repeat referrals",), (_measure("Repeat referrals", SECOND),), [SECOND]),
        (
            ("Repeat referrals",),
            (_measure("Repeat referrals", SECOND), _measure("Repeat referrals")),
            [FIRST],
        ),
        (("Repeat referrals",), (_measure("Repeat referrals"), _measure("Repeat referrals")), []),
        (("Fewer repeat referrals",), (_measure("Repeat referrals"),), []),
        (("Repeat referrals",), (_measure("Repeat referrals", part="Health", priority=""),), []),
    ],
)
def test_what_is_named_word_for_word_and_once_is_tied(
    site: Council, signs: tuple[str, ...], measures: tuple[ReadMeasure, ...], tied: list[str]
) -> None:
    assert _tied(signs, measures) == tied
