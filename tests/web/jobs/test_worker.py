"""What becomes of a job: done, failed, cancelled, tried again, begun again after it was killed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, transaction

from goldenthread_web.accounts.models import Appointment
from goldenthread_web.accounts.people import CommandLine, SignedIn
from goldenthread_web.accounts.permissions import NotAllowed
from goldenthread_web.history.models import Line
from goldenthread_web.jobs import operations
from goldenthread_web.jobs.kinds import NotDone, TryLater
from goldenthread_web.jobs.models import Job
from goldenthread_web.jobs.status import Status
from goldenthread_web.jobs.work import Work
from goldenthread_web.jobs.worker import MOST_TRIES, alone, do_all
from tests.web.jobs.conftest import LEFT, Doing


def ask(by: SignedIn, about: str = "one") -> Job:
    return operations.ask(by=by, kind="test", about=about)


def stands(job: Job) -> tuple[str, str]:
    job.refresh_from_db()
    return job.status, job.ending


def noting(seen: list[Any], what: Callable[[Work], Any]) -> Callable[[Work], str]:
    """Work that notes something of itself."""

    def run(work: Work) -> str:
        seen.append(what(work))
        return ""

    return run


def test_a_job_is_done_and_says_so(ada: SignedIn, doing: Doing) -> None:
    job = ask(ada)
    assert stands(job) == ("waiting", "")
    assert do_all() == 1
    assert stands(job) == ("done", "Counted one.")
    assert job.tries == 1
    assert LEFT == []
    lines = Line.objects.filter(action__startswith="jobs.").order_by("number")
    assert [(line.action, line.person, line.object) for line in lines] == [
        ("jobs.job.asked", ada.reference, job.reference),
        ("jobs.job.done", ada.reference, job.reference),
    ]
    assert do_all() == 0


def test_the_oldest_is_done_first(ada: SignedIn, doing: Doing) -> None:
    done: list[str] = []
    doing(noting(done, lambda work: work.about))
    for about in ("b", "a", "c"):
        ask(ada, about)
    do_all()
    assert done == ["b", "a", "c"]


def test_the_same_asked_for_twice_is_one_job_until_it_has_ended(ada: SignedIn, doing: Doing) -> None:
    first = ask(ada)
    assert ask(ada) == first
    assert ask(ada, "two") != first
    do_all()
    assert ask(ada) != first


def test_two_at_a_time_the_database_refuses(ada: SignedIn, doing: Doing) -> None:
    first, second = ask(ada, "one"), ask(ada, "two")
    Job.objects.filter(pk=first.pk).update(status=Status.UNDER_WAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=second.pk).update(status=Status.UNDER_WAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.filter(pk=second.pk).update(status=Status.DONE)  # without a day


def test_progress_is_seen_while_it_goes_on(ada: SignedIn, doing: Doing) -> None:
    seen = []

    def run(work: Work) -> str:
        for part in range(1, 3):
            work.say(f"Star {part}", part, 2)
            seen.append(Job.objects.values_list("status", "saying", "part", "parts").get())
        return ""

    doing(run)
    ask(ada)
    do_all()
    assert seen == [("under way", "Star 1", 1, 2), ("under way", "Star 2", 2, 2)]


def test_what_cannot_be_done_is_said_in_words(ada: SignedIn, doing: Doing) -> None:
    def run(_: Work) -> str:
        raise NotDone("There are no stars by day. Come back at night.")

    doing(run)
    job = ask(ada)
    do_all()
    assert stands(job) == ("failed", "There are no stars by day. Come back at night.")
    assert LEFT == ["one"]


def test_what_nobody_foresaw_is_found_by_its_reference_and_says_no_value(
    ada: SignedIn, doing: Doing, caplog: pytest.LogCaptureFixture
) -> None:
    def run(_: Work) -> str:
        raise ValueError("Petra Novak, 4 May 2011")

    doing(run)
    job = ask(ada)
    with caplog.at_level(logging.ERROR):
        do_all()
    status, words = stands(job)
    assert status == "failed"
    assert job.reference in words
    assert "Petra" not in words
    [logged] = [record for record in caplog.records if record.name == "goldenthread.jobs"]
    assert (logged.job, logged.exc_info[0]) == (job.reference, ValueError)  # type: ignore[attr-defined, index]
    assert LEFT == ["one"]


def test_one_that_waits_is_cancelled_at_once(ada: SignedIn, doing: Doing) -> None:
    job = ask(ada)
    operations.cancel(job=job, by=ada)
    assert stands(job)[0] == "cancelled"
    assert LEFT == ["one"]
    assert do_all() == 0
    with pytest.raises(NotAllowed, match="ended already"):
        operations.cancel(job=job, by=ada)


def test_one_under_way_ends_at_its_next_step(ada: SignedIn, doing: Doing) -> None:
    went_on = []

    def run(work: Work) -> str:
        operations.cancel(job=Job.objects.get(), by=ada)
        work.say("Next star")
        went_on.append(True)
        return ""

    doing(run)
    job = ask(ada)
    do_all()
    assert stands(job)[0] == "cancelled"
    assert went_on == []
    assert LEFT == ["one"]


def test_the_last_step_cannot_be_cancelled(ada: SignedIn, doing: Doing) -> None:
    def run(work: Work) -> str:
        work.make_final()
        with pytest.raises(NotAllowed, match="last step"):
            operations.cancel(job=Job.objects.get(), by=ada)
        work.say("Switching")
        return "Switched."

    doing(run)
    job = ask(ada)
    do_all()
    assert stands(job) == ("done", "Switched.")


def test_who_cancels_just_before_the_last_step_is_heard(ada: SignedIn, doing: Doing) -> None:
    def run(work: Work) -> str:
        operations.cancel(job=Job.objects.get(), by=ada)
        work.make_final()
        return "Switched."

    doing(run)
    job = ask(ada)
    do_all()
    assert stands(job)[0] == "cancelled"


def test_what_is_not_possible_now_is_tried_again(ada: SignedIn, doing: Doing) -> None:
    def run(work: Work) -> str:
        if not night:
            raise TryLater("The sun shines.")
        return "Counted."

    night: list[bool] = []
    doing(run)
    job = ask(ada)
    for _ in range(MOST_TRIES + 2):
        do_all()
        assert stands(job)[0] == "waiting"
        assert job.saying == "The sun shines."
    night.append(True)
    do_all()
    assert stands(job) == ("done", "Counted.")


def test_a_process_that_is_to_end_leaves_the_job_for_the_next(ada: SignedIn, doing: Doing) -> None:
    stop: list[bool] = []

    def run(work: Work) -> str:
        work.say("First star")
        stop.append(True)
        work.say("Second star")
        return "Counted."

    doing(run)
    job = ask(ada)
    do_all(lambda: bool(stop))
    assert stands(job)[0] == "waiting"
    stop.clear()
    doing(lambda _: "Counted.")
    do_all()
    assert stands(job) == ("done", "Counted.")


def test_one_that_was_killed_is_begun_again_but_not_for_ever(ada: SignedIn, doing: Doing) -> None:
    class KilledError(BaseException):
        """As a process that ends between two steps: nothing of the worker's own runs after it."""

    def run(_: Work) -> str:
        raise KilledError

    doing(run)
    job = ask(ada)
    for tries in range(1, MOST_TRIES + 1):
        with pytest.raises(KilledError):
            do_all()
        assert stands(job)[0] == "under way"
        assert job.tries == tries
    do_all()
    status, words = stands(job)
    assert status == "broken off"
    assert "3 times" in words
    assert LEFT == ["one"]


def test_a_database_that_was_not_there_for_a_while_loses_no_job(ada: SignedIn, doing: Doing) -> None:
    def run(_: Work) -> str:
        raise OperationalError("database or disk is full")

    doing(run)
    job = ask(ada)
    with pytest.raises(OperationalError):
        do_all()
    doing(lambda _: "Counted.")
    do_all()
    assert stands(job) == ("done", "Counted.")


def test_a_role_that_was_taken_away_since_does_not_count(ada: SignedIn, doing: Doing) -> None:
    roles: list[object] = []
    doing(noting(roles, lambda work: work.actor.roles))  # type: ignore[union-attr]
    ask(ada)
    Appointment.objects.all().delete()
    do_all()
    assert roles == [frozenset()]


def test_the_machine_itself_may_ask(database: str, doing: Doing) -> None:
    by: list[str] = []
    doing(noting(by, lambda work: work.by.person))
    operations.ask(by=CommandLine("watch folder"), kind="test", about="one")
    do_all()
    assert by == ["watch folder"]


def test_work_that_this_version_does_not_know_fails_in_words(ada: SignedIn) -> None:
    job = operations.ask(by=ada, kind="gone", about="one")
    do_all()
    assert stands(job)[0] == "failed"
    assert "does not know this kind" in job.ending


def test_one_process_works_at_a_time(tmp_path: Path) -> None:
    with alone(tmp_path) as first, alone(tmp_path) as second:
        assert (first, second) == (True, False)
    with alone(tmp_path) as again:
        assert again
