"""Rows that were put to the action above are put apart on the site: what was said of that action is asked again."""

import pytest

from goldenthread.plans.correcting.rests import NOTHING
from goldenthread.plans.telling import from_data
from goldenthread_web.accounts.roles import Role
from tests.web.council import Council
from tests.web.improvement.test_reading_in import hand_over
from tests.web.pages import get

pytestmark = pytest.mark.xdist_group("demo")
PLAN = """\
# Stepping Stones Improvement Plan April 2030 - March 2031

| Ref | Action | Milestone | Lead | By when |
|---|---|---|---|---|
| 1.1 | Renew the plans | Write them | Head of Care | June 2030 |
| | | Share them | Head of Pay | July 2030 |
| | | Audit them | Head of Pay | August 2030 |
| 1.2 | Visit more | Buy a tool | Head of QA | May 2030 |
"""


def test_a_day_that_was_right_is_asked_again_once_the_action_has_another(council: Council) -> None:
    lead = council[Role.PLAN_LEAD]
    draft = hand_over(lead, PLAN)
    at, guesses = f"/plan/drafts/{draft.reference}", from_data(draft.draft).guesses
    [day] = [n for n, each in enumerate(guesses) if each.field == "due"]
    rows = [n for n, each in enumerate(guesses) if each.field == "row"]
    lead.post(at, {"do": "right", "guesses": f"{day},{rows[0]}"})
    lead.post(at, {"do": "correct", "guess": rows[1], "words": NOTHING, "seen": ""})
    shown = get(lead, at).get_element_by_id(f"guess-{day}")
    assert "31 July 2030" in shown.text_content()
    assert shown.xpath(".//button[@value='right']")
    assert {one.guess: one.right for one in draft.answers.all()} == {rows[0]: True, rows[1]: False}
    [seen] = draft.answers.filter(guess=rows[0])
    lead.post(at, {"do": "correct", "guess": rows[0], "words": NOTHING, "seen": seen.at.isoformat()})
    draft.refresh_from_db()
    assert str(from_data(draft.draft).plan.actions[0].due) == "2030-06-30"
    assert {one.guess: one.right for one in draft.answers.all()} == dict.fromkeys((*rows, day), False)
