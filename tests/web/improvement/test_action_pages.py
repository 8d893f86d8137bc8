"""The page of an action as each role sees it, what can be done on it, and the lists of what is mine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, cast

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldenthread_web.accounts.roles import Role
from goldenthread_web.history.models import Line
from goldenthread_web.improvement import keeping
from goldenthread_web.improvement.models import Action, Evidence, Impact, ImprovementPlan
from goldenthread_web.improvement.operations import evidence, tracking
from goldenthread_web.improvement.operations.tracking import Given
from goldenthread_web.improvement.status import Progress
from goldenthread_web.improvement.waiting import waiting
from goldenthread_web.performance.slots import Seen
from tests.web.commentary.pages import sent
from tests.web.council import Council
from tests.web.improvement.conftest import by, person_of
from tests.web.improvement.plans import action_numbered
from tests.web.pages import get, text_of

MOST_QUESTIONS = 12
PDF = b"%PDF-1.7\nmade up\n"
SECRET = "Three families said that they were heard"


@contextmanager
def asking_little() -> Iterator[None]:
    """At most 12 questions to the database, each told if there are more."""
    with CaptureQueriesContext(connection) as asked:
        yield
    assert len(asked) <= MOST_QUESTIONS, "\n".join(one["sql"][:300] for one in asked)


def address(action: Action) -> str:
    return f"/plan/actions/{action.reference}"


@pytest.fixture
def action(plan: ImprovementPlan) -> Action:
    """An action of which everything was said, shown and decided."""
    found, lead = action_numbered(plan, "2.1"), by(Role.ACTION_LEAD)
    tracking.update(action=found, given=Given(Progress.UNDER_WAY, changed=SECRET), seen=0, by=lead)
    tracking.update(action=found, given=Given(Progress.DELIVERED), seen=1, by=lead)
    evidence.give(action=found, words="The standard", link="https://council.example/standard", by=lead)
    to = timezone.localdate() + timedelta(days=20)
    tracking.move(action=found, to=to, reason="The course begins in May", was=found.due, by=lead)
    return action_numbered(plan, "2.1")


def test_the_page_says_what_an_action_is_and_how_it_stands(site: Council, action: Action) -> None:
    site[Role.ANALYST].get("/help")
    with asking_little():
        page = get(site[Role.ANALYST], address(action))
    said = text_of(page)
    for words in (
        "Write each plan with the child", "Plans that work", "Head of Safeguarding", "At first: 31 March 2024",
        "My plan says what I want", "Answer every contact on the day it comes", "The course begins in May", SECRET,
        "Waits to be checked", "I am safe where I live",
    ):  # fmt: skip
        assert words in said
    assert page.xpath("//*[contains(@class, 'brag')]")[0].text_content() == "On track"
    assert not page.xpath("//main//form"), "an analyst changes nothing here"


@pytest.mark.parametrize("role", [Role.PLAN_LEAD, Role.ACTION_LEAD, Role.DIRECTOR])
def test_the_page_of_those_who_change_it_asks_no_more(site: Council, action: Action, role: Role) -> None:
    site[role].get("/help")
    with asking_little():
        assert get(site[role], address(action)).xpath("//main//form")


def test_a_councillor_sees_the_words_and_nothing_of_the_tracking(site: Council, action: Action) -> None:
    page = get(site[Role.COUNCILLOR], address(action))
    said = text_of(page)
    assert "Write each plan with the child" in said
    assert "31 March 2024" in said
    for words in (SECRET, "The course begins in May", "The standard", "Delivered", "On track", "Action_Lead"):
        assert words not in said
    for path in (
        f"{address(action)}/update",
        "/plan/mine",
        f"/plan/evidence/{action.evidence.first().reference}",
    ):
        assert site[Role.COUNCILLOR].get(path).status_code == 404
    assert site[Role.COUNCILLOR].post(address(action), {"do": "close"}).status_code == 404


def test_a_partner_sees_the_part_of_partners_alone(
    site: Council, plan: ImprovementPlan, action: Action
) -> None:
    own = action_numbered(plan, "P1")
    assert "Offer each child a health assessment" in text_of(get(site[Role.PARTNER], address(own)))
    for path in (address(action), f"{address(action)}/update"):
        assert site[Role.PARTNER].get(path).status_code == 404
        assert site[Role.PARTNER].post(path, {"do": "tick"}).status_code == 404
    sent(site[Role.PARTNER], f"{address(own)}/update", progress="under way", confidence="", seen="0")
    assert own.updates.get().role == "partner"
    page = get(site[Role.PARTNER], "/plan/mine")
    assert page.xpath(f"//main//a[@href='{address(own)}']")
    assert not page.xpath(f"//main//a[@href='{address(action)}']")


def test_an_update_needs_the_progress_alone(site: Council, plan: ImprovementPlan) -> None:
    action = action_numbered(plan, "2.1")
    path = f"{address(action)}/update"
    get(site[Role.ACTION_LEAD], path)
    sent(site[Role.ACTION_LEAD], path, status=400, seen="0")
    sent(site[Role.ACTION_LEAD], path, progress="not started", seen="0")
    page = get(site[Role.ACTION_LEAD], path)
    assert page.xpath("//input[@name='progress'][@checked]/@value") == ["not started"]
    assert get(site[Role.ANALYST], address(action)).xpath("//article[@aria-label='Update 1']")
    get(site[Role.HEAD_OF_SERVICE], path, status=403)


def test_whoever_comes_second_sees_both_and_can_send_again(site: Council, action: Action) -> None:
    path, browser = f"{address(action)}/update", site[Role.ACTION_LEAD]
    given = {"progress": "under way", "changed": "My own words"}
    page = sent(browser, path, status=409, seen="1", **given)
    assert "What was said meanwhile" in text_of(page)
    assert page.xpath("//textarea[@name='changed']")[0].text_content().strip() == "My own words"
    sent(browser, path, seen=page.xpath("//input[@name='seen']/@value")[0], **given)
    assert list(action.updates.values_list("number", "changed")) == [
        (3, "My own words"),
        (2, ""),
        (1, SECRET),
    ]


def test_evidence_is_given_checked_by_another_and_closes_the_action(site: Council, action: Action) -> None:
    lead, auditor, path = site[Role.ACTION_LEAD], site[Role.AUDITOR], address(action)
    assert "None is accepted yet" in text_of(sent(lead, path, status=403, do="close"))
    file = SimpleUploadedFile("../../Report (final).exe", PDF)
    sent(lead, path, do="give", words="The report", file=file)
    given = Evidence.objects.get(words="The report")
    assert given.file_name == "Report (final).pdf"
    kept = settings.ENVIRONMENT.workspace / keeping.FOLDER / given.reference
    assert b"made up" not in kept.read_bytes()
    answer = auditor.get(f"/plan/evidence/{given.reference}")
    assert (answer.content, answer.headers["Content-Type"]) == (PDF, "application/pdf")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Report (final).pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    own = sent(lead, path, status=403, do="accept", evidence=given.reference)
    assert "checks no evidence" in text_of(own)
    sent(auditor, path, status=403, do="return", evidence=given.reference, reason="")
    sent(auditor, path, do="accept", evidence=given.reference)
    sent(lead, path, do="close")
    action.refresh_from_db()
    assert action.closed_on
    sent(site[Role.PLAN_LEAD], path, status=400, do="reopen", reason="")
    sent(site[Role.PLAN_LEAD], path, do="reopen", reason="It stopped")
    assert "It stopped" in text_of(get(site[Role.ANALYST], path))
    said = list(Line.objects.values_list("action", "object", "reason"))
    assert not any("stopped" in " ".join(line) or "Report" in " ".join(line) for line in said)


def office(*parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, "<x/>")
    return out.getvalue()


BAD = {
    "a page": b"<html><script>alert(1)</script>",
    "a picture that runs": b"\xef\xbb\xbf  <svg onload='alert(1)'/>",
    "a program": b"MZ\x90\x00\x03",
    "an archive": office("run.exe"),
    "macros": office("word/document.xml", "word/vbaProject.bin"),
    "a cut archive": office("word/document.xml")[:40],
    "nothing": b"",
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_and_nothing_is_left(site: Council, action: Action, content: bytes) -> None:
    file = SimpleUploadedFile("report.docx", content)
    status = 403 if content else 400
    sent(site[Role.ACTION_LEAD], address(action), status=status, do="give", words="It", file=file)
    assert action.evidence.count() == 1
    folder = settings.ENVIRONMENT.workspace / keeping.FOLDER
    assert not folder.exists() or not any(folder.iterdir())


def test_good_files_are_told_by_what_they_hold(site: Council, action: Action) -> None:
    good = {
        "a.docx": office("word/document.xml"), "a.xlsx": office("xl/workbook.xml"), "a.csv": b"month,n\n1,2\n",
        "a.png": b"\x89PNG\r\n\x1a\n", "a.jpeg": b"\xff\xd8\xff\xe0",
    }  # fmt: skip
    for name, content in good.items():
        file = SimpleUploadedFile(name, content)
        sent(site[Role.ACTION_LEAD], address(action), do="give", words=name, file=file)
        assert Evidence.objects.get(words=name).file_name == name
    kinds = {keeping.type_of(name).partition(";")[0].rpartition(".")[2] for name in good}
    assert kinds == {"document", "sheet", "text/plain", "image/png", "image/jpeg"}


def test_a_file_or_a_link_and_never_both_nor_a_strange_one(site: Council, action: Action) -> None:
    path, lead = address(action), site[Role.ACTION_LEAD]
    sent(lead, path, status=400, do="give", words="It")
    sent(lead, path, status=400, do="give", words="It", link="javascript:alert(1)")
    file = SimpleUploadedFile("a.pdf", PDF)
    sent(lead, path, status=400, do="give", words="It", link="https://a.example/", file=file)
    assert action.evidence.count() == 1


def test_a_file_whose_key_is_gone_is_said_in_words(site: Council, action: Action) -> None:
    file = SimpleUploadedFile("a.pdf", PDF)
    given = evidence.give(action=action, words="It", file=file, by=by(Role.ACTION_LEAD))
    (settings.ENVIRONMENT.workspace / keeping.FOLDER / given.reference).unlink()
    get(site[Role.AUDITOR], f"/plan/evidence/{given.reference}", status=410)


def test_a_moved_date_and_an_override_from_what_was_seen(site: Council, action: Action) -> None:
    path, lead, head = address(action), site[Role.ACTION_LEAD], site[Role.HEAD_OF_SERVICE]
    day = timezone.localdate() + timedelta(days=90)
    to = {"to_day": str(day.day), "to_month": str(day.month), "to_year": str(day.year)}
    page = sent(lead, path, status=409, do="move", reason="Later", was="2024-03-31", **to)
    assert page.xpath("//input[@name='was']/@value") == [action.due.isoformat()]
    sent(lead, path, do="move", reason="Later", was=action.due.isoformat(), **to)
    action.refresh_from_db()
    assert (action.due, action.moves.count()) == (day, 2)
    sent(lead, path, status=403, do="override", brag="at risk", reason="So it is", seen="0")
    sent(head, path, do="override", brag="at risk", reason="The money is not there", seen="0")
    said = text_of(get(site[Role.ANALYST], path))
    assert "A person rated it so: Head_Of_Service" in said
    assert "By the rules it is on track." in said
    held = action.overrides.get()
    sent(head, path, do="take_back", seen=str(held.pk))
    assert "A person rated it so" not in text_of(get(site[Role.ANALYST], path))


def test_mine_stands_with_what_is_late_first(site: Council, plan: ImprovementPlan) -> None:
    late, soon = action_numbered(plan, "1.1"), action_numbered(plan, "1.2")
    for one in (late, soon):
        one.leads.update(person=person_of(Role.ACTION_LEAD))
    Action.objects.filter(pk=soon.pk).update(due=timezone.localdate() + timedelta(days=7))
    page = get(site[Role.ACTION_LEAD], "/plan/mine")
    heads = [" ".join(h.text_content().split()) for h in page.xpath("//main//h2")]
    assert heads == ["Late (2)", "Due in 30 days (1)"]
    assert page.xpath("string(//section[@aria-labelledby='soon']//li)").count("Due in 7 days") == 1
    assert "No open action names you" in text_of(get(site[Role.AUDITOR], "/plan/mine"))


def test_what_waits_for_my_check_is_never_my_own(
    site: Council, plan: ImprovementPlan, action: Action
) -> None:
    evidence.give(action=action, words="From the plan lead", link="https://a.example/", by=by(Role.PLAN_LEAD))
    get(site[Role.PLAN_LEAD], "/help")  # the first page of a minute writes down that somebody was here
    with asking_little():
        page = get(site[Role.PLAN_LEAD], "/plan/mine")
    waits = page.xpath("//section[@aria-labelledby='check']//a/text()")
    assert waits == ["The standard"]
    everything = get(site[Role.AUDITOR], "/plan/mine").xpath("//section[@aria-labelledby='check']//a/text()")
    assert everything == ["The standard", "From the plan lead"]


def test_this_month_lists_what_is_late_or_due_soon_and_what_to_check(
    site: Council, plan: ImprovementPlan, action: Action
) -> None:
    soon = action_numbered(plan, "1.2")
    Action.objects.filter(pk=soon.pk).update(due=timezone.localdate() + timedelta(days=30))

    def seen(role: Role) -> dict[str, list[str]]:
        sections = waiting(Seen(by(role), cast("Any", None), cast("Any", None)))
        return {each.name: [f"{one.label}|{one.words}" for one in each.items] for each in sections}

    lead = seen(Role.PLAN_LEAD)
    assert len(lead["plan-due"]) == 4, "what is delivered is left out"
    assert lead["plan-due"][0].startswith("1.1 Answer every contact")
    assert lead["plan-due"][-1] == "1.2 Ring back whoever referred a child|Due in 30 days"
    assert lead["plan-check"] == ["The standard|2.1 Write each plan with the child"]
    assert seen(Role.ACTION_LEAD) == {"plan-due": [], "plan-check": []}, "the own one is delivered"
    assert seen(Role.ANALYST) == {}


def test_a_plan_lead_says_whose_account_a_lead_is(site: Council, plan: ImprovementPlan) -> None:
    action = action_numbered(plan, "C1")
    path, lead = f"{address(action)}/leads", action.leads.get()
    page = get(site[Role.PLAN_LEAD], path)
    who = person_of(Role.ACTION_LEAD)
    assert not page.xpath(f"//option[@value='{person_of(Role.ANALYST).reference}']")
    sent(site[Role.PLAN_LEAD], path, **{f"lead-{lead.pk}": who.reference}, words="The director")
    assert [(one.words, one.person) for one in action.leads.all()] == [("Head of Human Resources", who)], (
        "who is named stands in the words of the plan, which somebody approves"
    )
    assert page.xpath(f"//main//a[@href='/plan/edit/action/{action.reference}']")
    assert "the change waits for its next version" in text_of(page)
    sent(site[Role.PLAN_LEAD], path, status=400, **{f"lead-{lead.pk}": person_of(Role.ANALYST).reference})
    assert site[Role.ACTION_LEAD].get(path).status_code == 404


def test_what_children_should_be_able_to_say_stands_once_on_the_page(site: Council, action: Action) -> None:
    outcome = action.part.plan.key_outcomes.first()
    action.impacts.all().delete()
    Impact.objects.create(action=action, order=0, text=f"{outcome.text}.", key_outcome=outcome)
    page = text_of(get(site[Role.ACTION_LEAD], f"/plan/actions/{action.reference}"))
    assert page.count(outcome.text) == 1
    Impact.objects.update(text="They hear what was decided")
    page = text_of(get(site[Role.ACTION_LEAD], f"/plan/actions/{action.reference}"))
    assert "They hear what was decided" in page
    assert f"“{outcome.text}”" in page
    Impact.objects.update(key_outcome=None)
    page = text_of(get(site[Role.ACTION_LEAD], f"/plan/actions/{action.reference}"))
    assert "They hear what was decided" in page
    assert "“" not in page.partition("They hear what was decided")[2].partition("What shows")[0]
