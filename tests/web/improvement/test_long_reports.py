"""A report of a large plan is made as a job: asked for once, kept sealed for a day, for who asked and may see it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldenthread.workspace.problem import DiskFullError
from goldenthread_web.accounts.models import Appointment
from goldenthread_web.accounts.roles import Role
from goldenthread_web.files import keeping
from goldenthread_web.history.models import Line
from goldenthread_web.improvement.models import ImprovementPlan, Part
from goldenthread_web.improvement.reporting import long, making
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.work import Work
from goldenthread_web.jobs.worker import do_all
from goldenthread_web.upkeep.picture import LEFT_OUT
from tests.web.council import Council
from tests.web.improvement.conftest import person_of
from tests.web.improvement.plans import OWN, PARTNERSHIP
from tests.web.pages import get, text_of

PAGE = "/plan/report"
MOST_QUERIES = 12
TAKEN = "improvement.report.taken"


@pytest.fixture
def large(plan: ImprovementPlan, monkeypatch: pytest.MonkeyPatch) -> ImprovementPlan:
    """A plan of more actions than a report is made of while somebody waits."""
    for form in making.AT_ONCE:
        monkeypatch.setitem(making.AT_ONCE, form, 0)  # type: ignore[arg-type]
    return plan


def ask(site: Council, role: Role, form: str = "html", **asked: str) -> HttpResponse:
    return site[role].post(f"{PAGE}/{form}", asked)


def asked(site: Council, role: Role, form: str = "html", **given: str) -> Job:
    response = ask(site, role, form, **given)
    assert response.status_code == 302
    job = Job.objects.get(reference=response["Location"].rpartition("/")[2])
    assert at(job) == response["Location"]
    return job


def at(job: Job) -> str:
    return f"{PAGE}/made/{job.reference}"


def kept(site: Council) -> list[Path]:
    folder = site.workspace.folder / long.FOLDER
    return sorted(folder.iterdir()) if folder.is_dir() else []


def statuses(site: Council, role: Role, job: Job) -> list[int]:
    """How the page of a report, its file and its cancelling are answered."""
    browser = site[role]
    return [
        browser.get(at(job)).status_code,
        browser.get(f"{at(job)}/file").status_code,
        browser.post(at(job)).status_code,
    ]


def test_it_is_asked_for_made_and_taken_by_who_asked(site: Council, large: ImprovementPlan) -> None:
    browser = site[Role.DIRECTOR]
    assert "is made while you do something else" in text_of(get(browser, PAGE))
    job = asked(site, Role.DIRECTOR)
    waiting = get(browser, at(job))
    assert "It waits for its turn" in text_of(waiting)
    assert waiting.xpath("//a[text()='Look again']/@href") == [at(job)]
    assert browser.get(f"{at(job)}/file").status_code == 404
    do_all()
    [file] = get(browser, at(job)).xpath("//a[contains(., 'Take the report')]/@href")
    assert at(job) in get(browser, PAGE).xpath("//li/a/@href")
    assert not Line.objects.filter(action=TAKEN).exists()
    response = browser.get(file)
    assert (response.status_code, response["Content-Type"]) == (200, making.TYPES["html"])
    assert f"report-to-the-board-{timezone.localdate()}.html" in response["Content-Disposition"]
    assert "Answer every contact" in response.content.decode()
    [line] = Line.objects.filter(action=TAKEN)
    assert (line.object, line.reason) == (large.reference, "board html")
    [sealed] = kept(site)
    assert b"Answer every contact" not in sealed.read_bytes()
    assert sealed.stat().st_mode & 0o077 == 0
    assert long.FOLDER in LEFT_OUT, "a backup holds nothing that goes within a day"


def test_a_small_plan_is_one_click_and_a_link_makes_nothing_of_a_large_one(
    site: Council, plan: ImprovementPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask(site, Role.DIRECTOR)["Content-Type"] == making.TYPES["html"]
    monkeypatch.setitem(making.AT_ONCE, "html", 1)  # type: ignore[arg-type]
    page = site[Role.DIRECTOR].get(
        f"{PAGE}/html", {"since_day": "1", "since_month": "1", "since_year": "2023"}
    )
    assert page.status_code == 200
    assert page["Content-Type"].startswith("text/html")
    assert 'value="2023"' in page.content.decode(), "what was asked stands in the form"
    assert not Job.objects.exists()


def test_asked_for_again_it_is_the_same_and_another_one_waits_until_it_is_taken_or_cancelled(
    site: Council, large: ImprovementPlan
) -> None:
    first = asked(site, Role.DIRECTOR)
    assert asked(site, Role.DIRECTOR) == first
    other = asked(site, Role.PLAN_LEAD)
    assert other != first, "each person has one of their own"
    refused = ask(site, Role.DIRECTOR, reader="published")
    assert refused.status_code == 403
    assert "one made at a time" in refused.content.decode()
    assert at(first) in refused.content.decode()
    assert Line.objects.filter(action=TAKEN, outcome="refused").count() == 1
    assert site[Role.DIRECTOR].post(at(first)).status_code == 302
    assert "It was cancelled" in text_of(get(site[Role.DIRECTOR], at(first)))
    second = asked(site, Role.DIRECTOR, reader="published")
    do_all()
    assert [each.name for each in kept(site)] == sorted([other.reference, second.reference])
    page = text_of(get(site[Role.DIRECTOR], at(second)))
    assert "Page (HTML) for publication, changes since" in page
    assert "ended already" in site[Role.DIRECTOR].post(at(second)).content.decode()


def test_nobody_else_sees_it(site: Council, large: ImprovementPlan) -> None:
    job = asked(site, Role.COUNCILLOR)
    for _ in range(2):
        for role in (Role.DIRECTOR, Role.PLAN_LEAD, Role.BOARD_MEMBER):
            assert statuses(site, role, job) == [404, 404, 404]
            assert at(job) not in site[role].get(PAGE).content.decode()
        do_all()
    job.refresh_from_db()
    assert job.status == "done"
    assert "For publication" in site[Role.COUNCILLOR].get(f"{at(job)}/file").content.decode()


def test_who_has_other_rights_since_gets_nothing_of_what_was_made_or_was_to_be(
    site: Council, large: ImprovementPlan
) -> None:
    made = asked(site, Role.DIRECTOR)
    do_all()
    still = asked(site, Role.DIRECTOR, reader="published")
    held = Appointment.objects.filter(person=person_of(Role.DIRECTOR))
    held.update(role=Role.BOARD_MEMBER.value)
    assert statuses(site, Role.DIRECTOR, made) == [404, 404, 404]
    assert "you asked for" not in text_of(get(site[Role.DIRECTOR], PAGE))
    do_all()
    still.refresh_from_db()
    assert (still.status, "roles" in still.ending) == ("failed", True)
    assert [each.name for each in kept(site)] == [made.reference]


def test_a_partner_gets_the_own_parts_as_long_as_they_are(site: Council, large: ImprovementPlan) -> None:
    job = asked(site, Role.PARTNER)
    do_all()
    text = site[Role.PARTNER].get(f"{at(job)}/file").content.decode()
    assert PARTNERSHIP in text
    assert OWN not in text
    Part.objects.filter(plan=large).update(for_partners=False)
    assert statuses(site, Role.PARTNER, job) == [404, 404, 404]


def test_it_goes_a_day_after_it_was_made_with_what_was_left_of_others(
    site: Council, large: ImprovementPlan
) -> None:
    old, new = asked(site, Role.DIRECTOR), asked(site, Role.PLAN_LEAD)
    do_all()
    left = site.workspace.folder / long.FOLDER / ".report-left"
    left.mkdir()
    (left / "report.pdf").write_bytes(b"open")
    ended = timezone.now() - long.GOOD_FOR - timedelta(minutes=1)
    Job.objects.filter(pk=old.pk).update(ended_on=ended)
    assert statuses(site, Role.DIRECTOR, old) == [404, 404, 404]
    do_all()
    assert [each.name for each in kept(site)] == [new.reference]
    assert site[Role.PLAN_LEAD].get(f"{at(new)}/file").status_code == 200
    kept(site)[0].unlink()
    assert site[Role.PLAN_LEAD].get(f"{at(new)}/file").status_code == 404


def test_killed_when_it_was_made_and_not_said_to_be_it_is_made_again(
    site: Council, large: ImprovementPlan
) -> None:
    job = asked(site, Role.DIRECTOR)
    do_all()
    Job.objects.filter(pk=job.pk).update(status="under way", ended_on=None, ending="")
    before = kept(site)[0].read_bytes()
    do_all()
    job.refresh_from_db()
    assert (job.status, job.tries) == ("done", 2)
    assert kept(site)[0].read_bytes() != before, "sealed anew"
    assert site[Role.DIRECTOR].get(f"{at(job)}/file").status_code == 200


def test_a_document_tells_of_its_pages_and_is_cancelled_between_two(
    site: Council, large: ImprovementPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, said, say = asked(site, Role.DIRECTOR, "pdf"), [], Work.say

    def watched(work: Work, words: str, part: int = 0, parts: int = 0) -> None:
        said.append(words)
        if words == "Laying out page 2":
            assert "Laying out page 1" in text_of(get(site[Role.DIRECTOR], at(job)))
            assert site[Role.DIRECTOR].post(at(job)).status_code == 302
        say(work, words, part, parts)

    monkeypatch.setattr(Work, "say", watched)
    do_all()
    assert said == ["Gathering what it tells", "Laying out page 1", "Laying out page 2"]
    job.refresh_from_db()
    assert job.status == "cancelled"
    assert kept(site) == []


def test_where_the_disk_is_full_it_waits(
    site: Council, large: ImprovementPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError

    job = asked(site, Role.DIRECTOR)
    with monkeypatch.context() as patched:
        patched.setattr(keeping, "need_space", full)
        do_all()
    assert "tried again by itself" in text_of(get(site[Role.DIRECTOR], at(job)))
    assert kept(site) == []
    do_all()
    assert "Take the report" in text_of(get(site[Role.DIRECTOR], at(job)))


def test_its_pages_ask_few_questions(site: Council, large: ImprovementPlan) -> None:
    job = asked(site, Role.DIRECTOR)
    do_all()
    for address in (PAGE, at(job)):
        with CaptureQueriesContext(connection) as questions:
            get(site[Role.DIRECTOR], address)
        assert len(questions) <= MOST_QUERIES
