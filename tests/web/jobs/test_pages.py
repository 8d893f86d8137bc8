"""The pages of jobs: how far each is, who sees it, who cancels it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.jobs import operations
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.work import Work
from goldenthread_web.jobs.worker import do_all
from tests.web.accounts.people import acting, client_of, somebody
from tests.web.jobs.conftest import Doing
from tests.web.pages import get, text_of


@pytest.fixture
def asker(a_database: str, doing: Doing) -> Person:
    return somebody("Ada", Role.ANALYST)


@pytest.fixture
def job(asker: Person) -> Job:
    return operations.ask(by=acting(asker), kind="test", about="one")


def at(job: Job) -> str:
    return reverse("job", args=[job.reference])


def test_a_job_that_waits_can_be_looked_at_again_and_cancelled(asker: Person, job: Job) -> None:
    browser = client_of(asker)
    page = get(browser, at(job))
    assert "Count the stars" in text_of(page)
    assert page.xpath("//a[text()='Look again']/@href") == [at(job)]
    assert browser.post(at(job)).status_code == 302
    said = text_of(get(browser, at(job)))
    assert "Nothing was changed by it" in said
    assert "Cancel this work" not in said
    assert "ended already" in browser.post(at(job)).content.decode()


def test_one_that_is_under_way_shows_how_far_it_is(asker: Person, job: Job, doing: Doing) -> None:
    browser, seen = client_of(asker), []

    def run(work: Work) -> str:
        work.say("Counting the north", 3, 12)
        seen.append(get(browser, at(job)))
        return "There are 6,000."

    doing(run)
    do_all()
    assert "Counting the north: 3 of 12" in text_of(seen[0])
    assert [(p.get("value"), p.get("max")) for p in seen[0].iter("progress")] == [("3", "12")]
    page = get(browser, at(job))
    assert "There are 6,000." in text_of(page)
    assert page.xpath("//a[contains(., 'Go on')]/@href") == ["/about/one"]


def test_only_those_see_it_who_asked_or_have_to_do_with_its_kind(asker: Person, job: Job) -> None:
    others = {role: client_of(somebody(role.name, role)) for role in (Role.GOVERNANCE, Role.PUBLISHER)}
    assert "Count the stars" in text_of(get(others[Role.GOVERNANCE], reverse("jobs")))
    get(others[Role.GOVERNANCE], at(job))
    assert "There is none yet" in text_of(get(others[Role.PUBLISHER], reverse("jobs")))
    assert others[Role.PUBLISHER].get(at(job)).status_code == 404
    assert others[Role.PUBLISHER].post(at(job)).status_code == 404
    job.refresh_from_db()
    assert job.status == "waiting"


def test_who_is_not_signed_in_sees_nothing(job: Job) -> None:
    assert Client().get(at(job)).status_code == 302
