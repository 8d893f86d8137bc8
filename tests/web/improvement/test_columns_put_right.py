"""On the page of a draft a column that was listed is put right once, and its words have their answer."""

import pytest

from goldenthread.plans.telling import from_data
from goldenthread_web.accounts.roles import Role
from tests.web.council import Council
from tests.web.improvement.test_reading_in import hand_over
from tests.web.pages import checked, get

pytestmark = pytest.mark.xdist_group("demo")

PLAN = """\
# Our improvement plan 2025/26

| Ref | Action | Lead | Impact to date |
|--|--|--|--|
| 1.1 | Do it | Head of Care | None yet |
| 1.2 | Do more | Head of Care | It is quicker |
"""
CHOICE = "It says what shows that each action is done"


def test_words_go_to_the_actions_and_those_that_had_an_answer_keep_it(council: Council) -> None:
    lead = council[Role.PLAN_LEAD]
    draft = hand_over(lead, PLAN)
    at = f"/plan/drafts/{draft.reference}"
    [n] = [n for n, each in enumerate(draft.draft["guesses"]) if each["field"] == "column"]
    first, second = (
        next(n for n, each in enumerate(draft.draft["unplaced"]) if words in each["text"])
        for words in ("None yet", "quicker")
    )
    draft.placings.create(unplaced=first, reason="It says nothing", by=draft.by)
    assert CHOICE in get(lead, at).xpath(f"//select[@id='words-{n}']/option/text()")
    assert lead.post(at, {"do": "correct", "guess": n, "words": CHOICE, "seen": ""}).status_code == 302
    draft.refresh_from_db()
    read = from_data(draft.draft)
    assert [each.measure for each in read.plan.actions] == [(), ("It is quicker",)]
    answers = {each.unplaced: (each.field, each.of, each.reason) for each in draft.placings.all()}
    assert answers == {first: ("", "", "It says nothing"), second: ("measure", "1.2", "")}
    assert "No place for a column" in read.unplaced[first].why
    checked(lead.get(at), at)
