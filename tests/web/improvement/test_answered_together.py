"""On the page of a draft a value is put right once, and what that takes out of the plan is listed."""

import pytest

from goldenthread.plans.correcting.rests import ITS_OWN
from goldenthread.plans.correcting.rows import NOTHING
from goldenthread.plans.telling import from_data
from goldenthread_web.accounts.roles import Role
from tests.plans.test_taken_out import CELLS, JOINED
from tests.web.council import Council
from tests.web.improvement.test_reading_in import hand_over
from tests.web.pages import checked, get

pytestmark = pytest.mark.xdist_group("demo")


def test_two_guesses_on_one_date_are_answered_with_one_correction(council: Council) -> None:
    lead = council[Role.PLAN_LEAD]
    draft = hand_over(lead, JOINED)
    at, before = f"/plan/drafts/{draft.reference}", len(draft.draft["unplaced"])
    due = [n for n, each in enumerate(draft.draft["guesses"]) if each["field"] == "due"]
    assert len(due) > 1
    lead.post(at, {"do": "right", "guesses": str(due[-1])})
    given = {"do": "correct", "guess": due[0], "words": "30 June 2025", "seen": ""}
    assert lead.post(at, given).status_code == 302
    answers = {each.guess: (each.right, each.value) for each in draft.answers.all()}
    assert answers == dict.fromkeys(due, (False, "30 June 2025"))
    draft.refresh_from_db()
    read = from_data(draft.draft)
    assert str(read.plan.actions[0].due) == "2025-06-30"
    [listed] = [each for each in read.unplaced if "was put right" in each.why]
    page = checked(lead.get(at), at).text_content()
    assert "is listed under what could not be placed" in page
    assert f"What could not be placed ({before + 1})" in page
    assert listed.text in page
    assert page.count("Corrected to “30 June 2025”") == len(due)


def test_a_row_that_is_no_action_is_taken_out_before_the_plan_is_accepted(council: Council) -> None:
    lead = council[Role.PLAN_LEAD]
    draft = hand_over(lead, CELLS, "plan.csv")
    at = f"/plan/drafts/{draft.reference}"
    [n] = [n for n, each in enumerate(draft.draft["guesses"]) if each["field"] == "row"]
    assert NOTHING in get(lead, at).xpath(f"//select[@id='words-{n}']/option/text()")
    assert lead.post(at, {"do": "correct", "guess": n, "words": NOTHING, "seen": ""}).status_code == 302
    draft.refresh_from_db()
    read = from_data(draft.draft)
    assert [each.text for each in read.plan.actions] == ["Launch it for", "Open a hub"]
    assert any("all staff" in each.text for each in read.unplaced)
    checked(lead.get(at), at)


def test_a_row_put_to_the_action_above_is_made_one_of_its_own_and_its_words_are_asked(
    council: Council,
) -> None:
    lead = council[Role.PLAN_LEAD]
    text = (
        "Improvement plan 2030/31,,,,\nRef,Action,Milestone,Lead,By when\n1.1,Renew the plans,Write them,Director,"
        "June 2030\n,,Share them,Head of Care,July 2030\n"
    )
    draft = hand_over(lead, text, "plan.csv")
    at = f"/plan/drafts/{draft.reference}"
    [n] = [n for n, each in enumerate(draft.draft["guesses"]) if each["field"] == "row"]
    assert ITS_OWN in get(lead, at).xpath(f"//select[@id='words-{n}']/option/text()")
    assert lead.post(at, {"do": "correct", "guess": n, "words": ITS_OWN, "seen": ""}).status_code == 302
    draft.refresh_from_db()
    guesses, open_one = draft.draft["guesses"], len(draft.draft["guesses"]) - 1
    day = [n for n, each in enumerate(guesses) if each["field"] == "due"]  # of two rows, which it has no more
    assert guesses[open_one]["field"] == "text"
    assert {one.guess for one in draft.answers.all()} == {n, *day}
    checked(lead.get(at), at)
    assert (
        lead.post(at, {"do": "correct", "guess": open_one, "words": "Tell all", "seen": ""}).status_code
        == 302
    )
    draft.refresh_from_db()
    assert [(each.text, each.leads) for each in from_data(draft.draft).plan.actions] == [
        ("Renew the plans", ("Director",)),
        ("Tell all", ("Head of Care",)),
    ]
