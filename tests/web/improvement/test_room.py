"""Words for which a plan has no room are cut at a whole word, and each is told before anything is accepted."""

from dataclasses import replace

import pytest

from goldenthread.plans.plan import Action, Draft, Measure, Part, Plan, Step
from goldenthread.plans.telling import as_data
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement import models
from goldenthread_web.improvement.fitted import fitted
from goldenthread_web.improvement.models.shared import SHORT
from goldenthread_web.improvement.room import cut
from tests.web.council import Council
from tests.web.improvement.next_version import address, demo_plan, exported, handed
from tests.web.improvement.test_accepting_twins import AGAIN
from tests.web.improvement.test_reading_in import accepted, hand_over
from tests.web.pages import get

LONG = "The figures come from the register, and whoever counts them says so. " * 10
KEPT = LONG[:SHORT].rsplit(None, 1)[0]
ROOM = Plan(
    parts=(Part("Children", line=1),),
    actions=(Action("Children", "", "1", "Begin", leads=("Head of Care", LONG), by_when=LONG,
                    steps=(Step("First", LONG),), line=4),),
    measures=(Measure("Children", "An area", "Visits", baseline="1", target=LONG, source=LONG, line=9),),
)  # fmt: skip


def test_what_is_too_long_is_cut_at_a_word_and_its_line_and_last_words_are_told() -> None:
    found = cut(ROOM)
    [action], [measure] = found.plan.actions, found.plan.measures
    assert (action.leads, action.by_when, action.steps[0].by_when) == (("Head of Care", KEPT), KEPT, KEPT)
    assert (measure.target, measure.source, measure.baseline) == (KEPT, KEPT, "1")
    assert len(KEPT) <= SHORT
    last = " ".join(KEPT.split()[-4:])
    assert found.told == tuple(
        f"Line {line}: {what} is longer than {SHORT} letters. It is cut after “{last}”."
        for line, what in (
            (4, "the date in words of this action"), (4, "a lead of this action"),
            (4, "the date in words of this step"), (9, "the target of this measure"),
            (9, "the source of this measure"),
        )
    )  # fmt: skip


@pytest.mark.parametrize("text", ["W" * SHORT, "word " * 59 + "12345", ""])
def test_what_has_room_stays_as_it_is(text: str) -> None:
    given = replace(ROOM, actions=(), measures=(Measure("Children", "", "Visits", target=text),))
    assert cut(given).plan == given
    assert cut(given).told == ()


def test_a_word_without_end_is_cut_in_the_middle() -> None:
    [measure] = cut(Plan(measures=(Measure("", "W" * 400, "Visits", target="W" * 400),))).plan.measures
    assert (measure.target, measure.priority) == ("W" * SHORT, "W" * SHORT)


def test_it_is_told_on_the_draft_and_kept_so(site: Council) -> None:
    lead = site[Role.PLAN_LEAD]
    draft = hand_over(lead, AGAIN)
    draft.draft = as_data(Draft(ROOM))
    draft.save()
    page = " ".join(get(lead, f"/plan/drafts/{draft.reference}").text_content().split())
    assert all(words in page for words in fitted(ROOM).told)
    plan = accepted(lead, draft)
    [measure] = models.Measure.objects.filter(part__plan=plan)
    assert (measure.target, measure.source) == (KEPT, KEPT)


def test_it_is_told_beside_the_plan_too(site: Council) -> None:
    lead = site[Role.PLAN_LEAD]
    plan = demo_plan()
    draft = handed(lead, exported(lead), plan)
    draft.draft["measures"][0]["target"] = LONG
    draft.save()
    page = " ".join(get(lead, address(draft)).text_content().split())
    assert f"the target of this measure is longer than {SHORT} letters. It is cut after" in page
    assert KEPT in page
    assert LONG.strip() not in page
