"""A plan is read in from a document, its guesses answered, and accepted; nothing of it is lost on the way."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldenthread.plans.correcting.headings import A_PART, LEFT_OUT, NO_PRIORITY
from goldenthread.plans.reading.reader import read_file
from goldenthread.plans.telling import from_data
from goldenthread_web.accounts.roles import Role
from goldenthread_web.improvement.models import Action, ImprovementPlan, Matched, ReadDraft
from goldenthread_web.improvement.queries.whole import whole
from tests.plans.test_real_plan import SEED
from tests.web.council import Council
from tests.web.pages import Page, checked, get

pytestmark = pytest.mark.xdist_group("demo")
MOST_QUERIES = 12
PLAN = """\
# Stepping Stones Improvement Plan April 2030 - March 2031

## Key outcomes

"I am listened to."

"I sleep in my own bed."

# 1. Children's Action Plan

## Priority 1 - Front door

Families get the right help at once.

### 0-3 Months

| Success criteria | Actions | By when | Action leads | Measure | Impact for children |
|---|---|---|---|---|---|
| Told at<br>once | 1.1 Answer every contact | In place from April 2030 | Front Door | It is so | "I am listened to" |
| | 1.2 Ring back whoever referred. This rests on 1.1 | July | Head of Front Door and Service Manager | | |

## Measures

| Measure | Baseline | Target April 2031 |
|---|---|---|
| % of referrals which are repeat referrals | 27% | 20% |
| Calls that nobody answers | 12% | TBD |
"""


def hand_over(browser: Client, text: str = PLAN, name: str = "plan.md") -> ReadDraft:
    response = browser.post("/plan/read", {"document": SimpleUploadedFile(name, text.encode())})
    assert response.status_code == 302, response.content.decode()
    return ReadDraft.objects.get(reference=response["Location"].split("/")[-1])


def right(browser: Client, draft: ReadDraft) -> None:
    numbers = ",".join(str(n) for n in range(len(draft.draft["guesses"])))
    browser.post(f"/plan/drafts/{draft.reference}", {"do": "right", "guesses": numbers})


def accepted(browser: Client, draft: ReadDraft) -> ImprovementPlan:
    right(browser, draft)
    response = browser.post(f"/plan/drafts/{draft.reference}", {"do": "accept"})
    assert response["Location"] == "/plan"
    return ImprovementPlan.objects.get()


def test_from_the_document_to_the_plan(council: Council) -> None:
    lead = council[Role.PLAN_LEAD]
    assert "no improvement plan here yet" in get(lead, "/plan").text_content()
    draft = hand_over(lead)
    page = get(lead, f"/plan/drafts/{draft.reference}").text_content()
    assert "2 actions, 2 measures" in " ".join(page.split())
    assert "No year is written" in page
    assert "Head of Front Door; Service Manager" in page  # two leads are told from one with a comma in it
    assert "1.2 | Ring" not in page  # the lines of the document stand as they were, a bar between cells
    refused = lead.post(f"/plan/drafts/{draft.reference}", {"do": "accept"})
    assert refused.status_code == 400
    assert not ImprovementPlan.objects.exists()
    plan = accepted(lead, draft)
    assert whole(plan) == from_data(draft.draft).plan
    page = get(lead, "/plan").text_content()
    assert "I sleep in my own bed" in page
    assert "No action names this" in page
    assert "2 actions serve this" in page  # an empty cell is the one above: 1.2 has it too


def test_after_an_answer_the_next_open_guess_is_in_front_of_the_reader(council: Council) -> None:
    lead = council[Role.PLAN_LEAD]
    draft = hand_over(lead)
    at, many = f"/plan/drafts/{draft.reference}", len(draft.draft["guesses"])
    asked = set()
    answered = 0
    while len(asked) < many - 1:
        response = lead.post(at, {"do": "right", "guesses": str(answered)})
        asked.add(answered)
        address, _, place = response["Location"].partition("#")
        [shown] = get(lead, address).xpath(f"//article[@id='{place}' and @tabindex='-1']")
        assert [one.get("open") is not None for one in shown.iterancestors("details")] == [True]
        assert shown.xpath(".//button[@value='right']")
        answered = int(place.removeprefix("guess-"))
        assert answered not in asked
    assert "The one that is open is right" in get(lead, at).text_content()
    assert lead.post(at, {"do": "right", "guesses": str(answered)})["Location"] == at


@pytest.mark.skipif(not SEED.is_file(), reason="the shared folder of seeds is not beside the repository")
def test_a_real_plan_is_kept_to_the_last_word(council: Council) -> None:
    draft = hand_over(council[Role.PLAN_LEAD], SEED.read_text("utf-8"), "plan.txt")
    assert whole(accepted(council[Role.PLAN_LEAD], draft)) == from_data(draft.draft).plan


def _box(page: Page, words: str) -> Any:
    """The box of a correction that came back as it was typed, open to be sent again."""
    [box] = page.xpath(f"//details[@open]//details[@open]//textarea[normalize-space()='{words}']")
    return box


def test_what_is_answered_to_another_guess_is_no_conflict_and_nothing_typed_is_lost(council: Council) -> None:
    lead = council[Role.PLAN_LEAD]
    draft = hand_over(lead)
    at, fields = (
        f"/plan/drafts/{draft.reference}",
        [(one["of"], one["field"]) for one in draft.draft["guesses"]],
    )
    due = fields.index(("1.2", "due"))
    other = next(n for n in range(len(fields)) if n != due)
    assert lead.post(at, {"do": "right", "guesses": str(other)}).status_code == 302
    given = {"do": "correct", "guess": due, "words": "31 August 2030", "seen": ""}
    assert lead.post(at, given).status_code == 302
    assert draft.answers.get(guess=due).value == "31 August 2030"
    ReadDraft.objects.filter(pk=draft.pk).update(set_aside_on=timezone.now())
    page = checked(lead.post(at, given | {"words": "30 June 2030"}), at)
    assert "What you wrote" in page.text_content()
    assert "30 June 2030" in page.text_content()


def test_a_guess_is_put_right_where_it_stands(council: Council) -> None:
    lead = council[Role.PLAN_LEAD]
    draft = hand_over(lead)
    fields = [(guess["of"], guess["field"]) for guess in draft.draft["guesses"]]
    given = {"do": "correct", "guess": fields.index(("1.2", "due")), "words": "31 August 2030", "seen": ""}
    at = f"/plan/drafts/{draft.reference}"
    assert get(lead, at).xpath(f"string(//textarea[@id='words-{given['guess']}'])") == "31 July 2030"
    assert lead.post(at, given).status_code == 302
    later = given | {"words": "1 September 2030"}
    page = checked(lead.post(at, later), at)
    assert "Somebody else changed this" in page.text_content()
    [seen] = _box(page, "1 September 2030").xpath("ancestor::form//input[@name='seen']/@value")
    page = checked(lead.post(at, given | {"words": "soon", "seen": seen}), at)
    box = _box(page, "soon")
    assert "Write a day or a month" in box.getparent().text_content()
    assert page.xpath(f"//*[contains(@class, 'govuk-error-summary')]//a[@href='#{box.get('id')}']")
    draft.refresh_from_db()
    assert from_data(draft.draft).plan.actions[1].by_when == "31 August 2030"
    answer = draft.answers.get()
    assert (answer.right, answer.value) == (False, "31 August 2030")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.pdf", "%PDF-1.7 and so on", "open the PDF in Word"),
        ("notes.md", "# Notes\n\nNothing to see here.", "No action and no measure was found"),
        ("plan.docx", "this is no Word document | at all", "No action and no measure was found"),
    ],
)
def test_what_is_no_plan_is_refused_in_words(council: Council, name: str, content: str, words: str) -> None:
    response = council[Role.PLAN_LEAD].post(
        "/plan/read", {"document": SimpleUploadedFile(name, content.encode())}
    )
    assert response.status_code == 400
    assert words in response.content.decode()
    assert not ReadDraft.objects.exists()


def test_others_read_no_drafts(council: Council) -> None:
    draft = hand_over(council[Role.PLAN_LEAD])
    for role in (Role.ACTION_LEAD, Role.DIRECTOR, Role.PARTNER, Role.COUNCILLOR):
        assert council[role].get(f"/plan/drafts/{draft.reference}").status_code == 404
        assert council[role].post(f"/plan/drafts/{draft.reference}", {"do": "accept"}).status_code == 404
    assert not ImprovementPlan.objects.exists()


def test_a_plan_that_is_no_more_than_a_draft_is_for_those_who_work_on_it(council: Council) -> None:
    accepted(council[Role.PLAN_LEAD], hand_over(council[Role.PLAN_LEAD]))
    assert "Stepping Stones" in get(council[Role.BOARD_MEMBER], "/plan").text_content()
    for role in (Role.PARTNER, Role.COUNCILLOR):
        assert "No improvement plan is approved yet" in get(council[role], "/plan").text_content()


@pytest.mark.parametrize(
    ("how", "headings"),
    [
        ("priority", ["Children's Action Plan: 1. Front door (2)"]),
        ("horizon", ["0-3 Months (2)"]),
        ("lead", ["Front Door (1)", "Head of Front Door (1)", "Service Manager (1)"]),
        ("month", ["April 2030 (1)", "July 2030 (1)"]),
    ],
)
def test_actions_are_put_together(council: Council, how: str, headings: list[str]) -> None:
    lead = council[Role.PLAN_LEAD]
    accepted(lead, hand_over(lead))
    page = get(lead, f"/plan/by/{how}")
    assert [" ".join(h.text_content().split()) for h in page.iter("h2")][-len(headings) :] == headings


def test_what_is_wrong_is_dismissed_with_a_reason_and_stands_again(council: Council) -> None:
    lead = council[Role.PLAN_LEAD]
    plan = accepted(lead, hand_over(lead))
    second = Action.objects.get(part__plan=plan, number="1.2").reference
    given = {"do": "dismiss", "rule": "no-measure", "where": second, "reason": "It is a habit, not a project"}
    assert lead.post("/plan/check", given | {"reason": " "}).status_code == 400
    assert lead.post("/plan/check", given).status_code == 302
    assert "It is a habit" in get(lead, "/plan/check").text_content()
    assert lead.post("/plan/check", given).status_code == 400  # once is enough
    assert lead.post("/plan/check", given | {"do": "take back"}).status_code == 302
    assert "It is a habit" not in get(lead, "/plan/check").text_content()
    assert plan.dismissals.count() == 1  # what was said stays in the database
    assert council[Role.ACTION_LEAD].post("/plan/check", given).status_code == 404


@pytest.mark.parametrize("address", ["/plan", "/plan/by/priority", "/plan/check"])
def test_pages_ask_the_database_little(council: Council, address: str) -> None:
    lead = council[Role.PLAN_LEAD]
    accepted(lead, hand_over(lead))
    lead.get(address)
    with CaptureQueriesContext(connection) as asked:
        lead.get(address)
    assert len(asked) <= MOST_QUERIES, [query["sql"][:90] for query in asked]


def test_approved_by_another_and_taken_along_as_the_same_plan(council: Council, tmp_path: Path) -> None:
    lead = council[Role.PLAN_LEAD]
    plan = accepted(lead, hand_over(lead))
    assert lead.post("/plan", {"version": 1}).status_code == 404  # who wrote it does not approve it
    assert council[Role.BOARD_CHAIR].post("/plan", {"version": 7}).status_code == 403
    assert council[Role.BOARD_CHAIR].post("/plan", {"version": 1}).status_code == 302
    assert council[Role.DIRECTOR].post("/plan", {"version": 2}).status_code == 403  # it is approved
    plan.refresh_from_db()
    assert plan.status == "approved"
    assert "Stepping Stones" in get(council[Role.COUNCILLOR], "/plan").text_content()
    told = whole(plan)
    approved = replace(told, actions=tuple(replace(one, depends=()) for one in told.actions))
    assert approved != told
    for role, same in ((Role.BOARD_CHAIR, told), (Role.COUNCILLOR, approved)):
        for form in ("docx", "xlsx"):
            response = council[role].get(f"/plan/files/{form}")
            assert "attachment" in response["Content-Disposition"]
            path = tmp_path / f"{role.name}.{form}"
            path.write_bytes(response.content)
            assert read_file(path).plan == same
    assert lead.get("/plan/files/exe").status_code == 404
    assert lead.get("/plan/template/docx").content[:2] == b"PK"


def test_a_heading_that_is_no_priority_is_put_right_before_the_plan_is_accepted(council: Council) -> None:
    lead = council[Role.PLAN_LEAD]
    draft = hand_over(lead, PLAN.replace("Priority 1 - Front door", "Front door"))
    fields = [guess["field"] for guess in draft.draft["guesses"]]
    n, at = fields.index("heading"), f"/plan/drafts/{draft.reference}"
    offered = get(lead, at).xpath(f"//select[@id='words-{n}']/option/text()")
    assert offered == ["Choose what it is", A_PART, NO_PRIORITY, LEFT_OUT]
    given = {"do": "correct", "guess": n, "seen": "", "words": ""}
    page = checked(lead.post(at, given), at)
    assert "Choose what the heading is." in page.text_content()
    for line in ("priority 0", "part 0", "action 0"):
        Matched.objects.create(draft=draft, line=line, said="new", by=draft.by)
    assert lead.post(at, given | {"words": NO_PRIORITY}).status_code == 302
    assert set(draft.matches.values_list("line", flat=True)) == {"action 0"}, (
        "those counted anew are asked again"
    )
    draft.refresh_from_db()
    assert whole(accepted(lead, draft)).priorities == ()
